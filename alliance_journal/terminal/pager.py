"""A pager that keeps no history, opens no shell and saves no log: `less`, or none at all."""

import os
import shutil


def page(text: str) -> bool:
    """Show `text` in less and return whether that worked; it does not where PAGER names anything else.

    LESSHISTFILE=- keeps searches out of a history file; LESSSECURE=1 switches off logs, editors, shells and LESSOPEN.
    """
    import subprocess  # noqa: PLC0415 - only a long page pays for it

    less = _less()
    if less is None:
        return False
    environ = {**os.environ, "LESSHISTFILE": "-", "LESSSECURE": "1", "LESSCHARSET": "utf-8"}
    try:
        subprocess.run([less, "-R"], input=text.encode("utf-8"), env=environ, check=False)  # noqa: S603 - less, found in PATH
    except OSError:
        return False
    return True


def _less() -> str | None:
    """Return the path of less where the user wants a pager and has not chosen another one."""
    chosen = os.environ.get("PAGER", "less").split()
    if not chosen or os.path.basename(chosen[0]) != "less":  # noqa: PTH119 - a command, not a place
        return None
    return shutil.which(chosen[0])
