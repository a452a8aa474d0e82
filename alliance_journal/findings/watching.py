"""The journal's list of names as the spotting needs it, and how a name, or a word never to ask about, gets onto it."""

from dataclasses import replace

from alliance_journal.errors import UsageError
from alliance_journal.model.problems import Problem
from alliance_journal.privacy.watching import WatchList, read_watch_list
from alliance_journal.storage.folder import Journal
from alliance_journal.storage.watch_list import change_names, own_names


def watched_in(journal: Journal) -> tuple[WatchList, tuple[Problem, ...]]:
    """Return the journal's list and its mistakes, each at its line; DiskError where it cannot be read."""
    return read_watch_list(_text(own_names(journal) or b""))


def watch(journal: Journal, name: str) -> None:
    """Put a name onto the list, unless it stands there; UsageError for what cannot, and what `change_names` raises."""
    line = " ".join(name.split())
    if read_watch_list(line)[0] != WatchList(names=(line,)):
        raise UsageError("that cannot be a name on the list", hint="a name in one line, without # and no - in front")
    change_names(journal, lambda before: before if _holds(before, "names", line) else extended_by(before, line))


def never_ask(journal: Journal, word: str) -> None:
    """Put a word onto the list of those never to ask about; as `watch`."""
    plain = " ".join(word.split())
    line = f"- {plain}"
    if read_watch_list(line)[0] != WatchList(allowed=(plain,)):
        raise UsageError("that cannot stand on the list", hint="keep it, or choose other words for it")
    change_names(journal, lambda before: before if _holds(before, "allowed", plain) else extended_by(before, line))


def forget(journal: Journal, line: str) -> None:
    """Take every line off the list that says this (`Anna`, or `- Anna`); what `change_names` raises."""
    wanted, _ = read_watch_list(line)
    change_names(journal, lambda before: "".join(_others(_text(before), wanted)).encode("utf-8", "surrogateescape"))


def allowing(watched: WatchList, word: str) -> WatchList:
    """Return the list with one word more that is never asked about."""
    return replace(watched, allowed=(*watched.allowed, " ".join(word.split())))


def extended_by(before: bytes, line: str) -> bytes:
    """Return the list with one line more at its end, in the manner of its own line ends."""
    newline = "\r\n" if b"\r\n" in before else "\n"
    gap = newline if before and not before.endswith((b"\n", b"\xef\xbb\xbf")) else ""
    return before + f"{gap}{line}{newline}".encode("utf-8", "surrogateescape")


def _others(text: str, wanted: WatchList) -> list[str]:
    """Return the lines that say something else, each with its end."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    folded = _folded(wanted)
    return [line for line in lines if _folded(read_watch_list(line)[0]) != folded]


def _folded(watched: WatchList) -> tuple[list[str], list[str]]:
    return [word.casefold() for word in watched.names], [word.casefold() for word in watched.allowed]


def _holds(before: bytes, which: str, word: str) -> bool:
    watched, _ = read_watch_list(_text(before))
    listed = watched.names if which == "names" else watched.allowed
    return word.casefold() in {one.casefold() for one in listed}


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")
