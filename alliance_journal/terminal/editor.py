"""An answer in the user's own editor, in a folder that nobody else can read and that is gone afterwards."""

import codecs
import os
import shlex
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from alliance_journal.errors import UsageError
from alliance_journal.terminal.safe import mended
from alliance_journal.terminal.signals import Signals

_PREFIX: Final = "aj-edit"
_QUICK: Final = 1.0
"""Seconds under which an editor that changed nothing has probably only opened a window."""
_VIM: Final = ("-n", "-i", "NONE", "--cmd", "set noundofile nobackup nowritebackup")
_NO_TRACES: Final[Mapping[str, tuple[str, ...]]] = {
    "vim": _VIM,
    "vi": (),
    "gvim": (*_VIM, "-f"),
    "nvim": (*_VIM, "--cmd", "set shada="),
    "nano": ("--nohistory", "--ignorercfiles"),
    "emacs": ("--eval", "(setq make-backup-files nil auto-save-default nil create-lockfiles nil)"),
    "micro": ("-backup", "false", "-savehistory", "false"),
    "code": ("--wait",),
    "codium": ("--wait",),
    "subl": ("--wait",),
    "gedit": ("--wait",),
    "kate": ("--block",),
    "mate": ("--wait",),
    "zed": ("--wait",),
}


def editor_command(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words that start the user's editor without swap, undo, history or backup files; UsageError for none.

    $VISUAL, else $EDITOR, may hold options; with neither, nano or vi is taken where there is one.
    """
    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError:
        raise UsageError("$VISUAL or $EDITOR cannot be read", hint="try: export EDITOR=nano") from None
    words = words or [name for name in ("nano", "vi") if shutil.which(name)][:1]
    if not words or shutil.which(words[0]) is None:
        raise UsageError("no editor was found", hint="try: export EDITOR=nano")
    name = Path(words[0]).name.removesuffix(".exe")
    extra = tuple(word for word in _NO_TRACES.get(_plain_vi(name, words[0]), ()) if word not in words[1:])
    return (*words, *extra)


def _plain_vi(name: str, command: str) -> str:
    """Return "vim" for a `vi` that is vim under its old name."""
    found = shutil.which(command)
    return "vim" if name == "vi" and found and "vim" in Path(found).resolve().name else name


def edit_text(
    text: str,
    *,
    suffix: str = ".md",
    fallback: Path | None = None,
    finished: Callable[[], bool] = lambda: True,
    signals: Signals | None = None,
) -> str:
    """Return `text` as the user's editor left it.

    The file lies on memory-backed storage where there is any, else in `fallback` (the journal's drafts folder).
    Where an editor comes back at once and has changed nothing, `finished` is asked. A signal ends the editor, and
    what it had saved is returned.
    """
    command = editor_command(os.environ)
    with _private_folder(fallback) as folder:
        path = folder / f"answer{suffix}"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        path.chmod(0o600)
        began = time.monotonic()
        _run((*command, str(path)), signals or Signals())
        while time.monotonic() - began < _QUICK and _read(path, text) == text and not finished():
            began = time.monotonic()
        return _read(path, text)


def _run(command: Sequence[str], signals: Signals) -> None:
    """Run the editor on this terminal until it ends or a signal comes."""
    import subprocess  # noqa: PLC0415 - only who opens an editor pays for it

    try:
        process = subprocess.Popen(command)  # noqa: S603 - the user's own editor
    except OSError:
        raise UsageError("the editor could not be started", hint="try: export EDITOR=nano") from None
    with signals.waking(process.terminate):
        process.wait()


def _read(path: Path, otherwise: str) -> str:
    """Return what the file says, without a BOM or the line end that editors add; `otherwise` where it is gone."""
    try:
        found = _decoded(path.read_bytes())
    except OSError:
        return otherwise
    found = mended(found.removeprefix("\ufeff").replace("\r\n", "\n"))
    return found if otherwise.endswith("\n") else found.removesuffix("\n")


def _decoded(content: bytes) -> str:
    """Return the text of a file, also where an editor has made UTF-16 of it; every odd byte stays."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with suppress(UnicodeDecodeError):
            return content.decode("utf-16")
    return content.decode("utf-8", "surrogateescape")


@contextmanager
def _private_folder(fallback: Path | None) -> Iterator[Path]:
    """Yield a fresh folder of mode 0700 and remove it with everything an editor has left in it."""
    import tempfile  # noqa: PLC0415 - only who opens an editor pays for it

    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}-{os.getpid()}-", dir=memory_place() or fallback))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def memory_place() -> Path | None:
    """Return a folder on memory-backed storage that we may write to, or None."""
    places = (Path("/dev/shm"), Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent"))  # noqa: S108 - mkdtemp makes it 0700
    return next((place for place in places if place.is_dir() and os.access(place, os.W_OK | os.X_OK)), None)


def left_behind(fallback: Path | None) -> tuple[Path, ...]:
    """Return the editor folders of ours whose program has died without removing them (they may hold unsaved words)."""
    found: list[Path] = []
    for place in (memory_place(), fallback):
        if place is not None and place.is_dir():
            found += [folder for folder in sorted(place.glob(f"{_PREFIX}-*-*")) if _is_left(folder)]
    return tuple(found)


def _is_left(folder: Path) -> bool:
    """Whether a folder is ours and its program is gone."""
    number = folder.name.split("-")[2]
    if folder.is_symlink() or not number.isdecimal() or folder.stat().st_uid != os.getuid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
