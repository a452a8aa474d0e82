"""Everything that can go wrong for a user: one sentence, one thing to try, one exit code; `cli` is the only catcher.

No sentence here may ever hold words of an entry: paths, line numbers, ids and counts only.
"""

from typing import ClassVar


class AllianceJournalError(Exception):
    """A refusal in one lower-case sentence, with what to try instead and the exit code it ends with."""

    exit_code: ClassVar[int] = 1

    def __init__(self, sentence: str, *, hint: str = "") -> None:
        """Keep the sentence and the hint; neither may hold words of an entry."""
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class UsageError(AllianceJournalError):
    """The command's words cannot be followed (exit 2)."""

    exit_code = 2


class BadClientCodeError(UsageError):
    """A client code that is not letters, digits, `-` and `_`, 1 to 32 characters long."""


class BadDateError(UsageError):
    """A date that is not understood, ambiguous, or in the future."""


class BadQueryError(UsageError):
    """A search that cannot be read."""


class UnknownSetError(UsageError):
    """A guided set that is neither shipped nor in the journal."""


class PromptSetError(UsageError):
    """A guided set with mistakes; the sentence counts them and the hint says how to see them all."""


class NotFoundError(AllianceJournalError):
    """Nothing answers to that name (exit 3)."""

    exit_code = 3


class ConflictError(AllianceJournalError):
    """The file changed meanwhile: both versions are kept, ours beside it as a conflict copy (exit 3)."""

    exit_code = 3


class DamagedEntryError(AllianceJournalError):
    """An entry that cannot be read, named by file and line (exit 4)."""

    exit_code = 4

    def __init__(self, path: str, *, line: int, why: str = "") -> None:
        """Name the place and the reason, never the text."""
        reason = f": {why}" if why else ""
        super().__init__(
            f"{path} cannot be read at line {line}{reason}",
            hint="open it in an editor and mend that line; nothing has been changed",
        )
        self.path = path
        self.line = line


class DiskError(AllianceJournalError):
    """The disk refused (full, read-only, no permission, gone); says where the text went instead (exit 4)."""

    exit_code = 4


class NewerFormatError(AllianceJournalError):
    """An entry written by a newer version of this program: it can be read here, not changed (exit 4)."""

    exit_code = 4


class LockedError(AllianceJournalError):
    """A passphrase is needed (exit 5)."""

    exit_code = 5


class BusyError(AllianceJournalError):
    """Another `aj` is changing this journal right now (exit 6)."""

    exit_code = 6
