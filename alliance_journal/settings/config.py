"""The configuration file: read with every mistake named, changed without touching what is not ours."""

import os
import stat
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from alliance_journal.errors import DiskError, UsageError
from alliance_journal.model.problems import Problem
from alliance_journal.settings.keys import ACTIONS, USUAL, KeyMap, as_written, read_keys, read_press
from alliance_journal.settings.options import BY_NAME, OPTIONS, Option

KEYS: Final = "keys"
"""The one table of the file: which key does what in the walk."""
_NOTHING: Final[Mapping[str, str | bool]] = MappingProxyType({})


class Config(NamedTuple):
    """What the worker has chosen, with the defaults for everything else."""

    chosen: Mapping[str, str | bool] = _NOTHING
    keys: KeyMap = USUAL

    def word(self, name: str) -> str:
        """Return an option that is words."""
        return str(self.chosen.get(name, BY_NAME[name].default))

    def flag(self, name: str) -> bool:
        """Return an option that is true or false."""
        return bool(self.chosen.get(name, BY_NAME[name].default))


def read_config(path: Path) -> tuple[Config, tuple[Problem, ...]]:
    """Return the configuration and every mistake in it; a mistaken option keeps its default."""
    try:
        text = path.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff")
    except FileNotFoundError:
        return Config(), ()
    except OSError as error:
        return Config(), (Problem(str(path), 1, f"cannot be read ({error.strerror})"),)
    return parse_config(text, path=str(path))


def parse_config(text: str, *, path: str) -> tuple[Config, tuple[Problem, ...]]:
    """Return the configuration in `text` and every mistake in it, each at its line."""
    import tomli  # noqa: PLC0415  not every command has a configuration to read

    try:
        table = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        return Config(), (
            Problem(path, getattr(error, "lineno", 1), "is not valid TOML; every option has its default"),
        )
    keys, wrong = read_keys(table.pop(KEYS, {}))
    problems = tuple(
        Problem(path, _line_of(text, name), sentence)
        for name, value in table.items()
        if (sentence := _problem(name, value))
    )
    mistaken = tuple(Problem(path, _key_line(text, action), f"keys: {sentence}") for action, sentence in wrong)
    chosen = {name: value for name, value in table.items() if not _problem(name, value)}
    return Config(chosen, keys), (*problems, *mistaken)


def _problem(name: str, value: object) -> str:
    option = BY_NAME.get(name)
    return option.problem_with(value) if option else f"there is no option {name[:40]!r}; see aj config show"


def _line_of(text: str, name: str) -> int:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith(name):
            return number
    return 1


def _key_line(text: str, action: str) -> int:
    """Return the line of an action in the table of keys, which may also be written `keys.skip = ...`."""
    lines = [line.strip() for line in text.split("\n")]
    table = next((number for number, line in enumerate(lines) if line.startswith(f"[{KEYS}]")), None)
    for number, line in enumerate(lines):
        inside = table is not None and number > table and line.startswith(action)
        if action and (inside or line.startswith(f"{KEYS}.{action}")):
            return number + 1
    return _line_of(text, KEYS) if table is None else table + 1


def parse_press(action: str, words: str, keys: KeyMap) -> str:
    """Return the key that `words` mean for an action, as the file keeps it, or raise UsageError."""
    if action not in ACTIONS:
        raise UsageError("there is no such action", hint=f"keys. and one of {', '.join(ACTIONS)}")
    press, sentence = read_press(words)
    if not sentence:
        others = {name: press for name, press in keys.chosen().items() if name != action}
        _, wrong = read_keys({**others, action: words})
        sentence = wrong[0][1] if wrong else ""
    if sentence:
        raise UsageError(sentence, hint="aj help keys")
    return as_written(press)


def parse_value(name: str, words: str) -> str | bool:
    """Return the value that `words` mean for an option, or raise UsageError."""
    option = BY_NAME.get(name)
    if option is None:
        raise UsageError("there is no such option", hint=f"one of {', '.join(known.name for known in OPTIONS)}")
    value: str | bool = _truth(words) if isinstance(option.default, bool) else words
    if sentence := option.problem_with(value):
        raise UsageError(sentence)
    return value


def _truth(words: str) -> str | bool:
    return {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(words.lower(), words)


def set_option(path: Path, option: Option, value: str | bool) -> None:  # noqa: FBT001  the value of a flag is a flag
    """Change one option in the file and leave every other byte as it is; a file with mistakes is not touched."""
    _change(path, None, option.name, value)


def set_key(path: Path, action: str, press: str) -> None:
    """Put an action on a key in the file, as `set_option` changes an option."""
    _change(path, KEYS, action, press)


def _change(path: Path, table: str | None, name: str, value: str | bool) -> None:  # noqa: FBT001  the value of a flag
    import tomlkit  # noqa: PLC0415  costs 40 ms, needed only here

    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        if table is not None and table not in document:
            document[table] = tomlkit.table()
        where = document if table is None else document[table]
        if not isinstance(where, MutableMapping):
            raise UsageError(f"{table} in {path} is no table, so it has not been changed", hint="mend it in an editor")
        where[name] = value
        _replace(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise DiskError(f"the configuration could not be written: {path} ({error.strerror})") from error
    except (tomlkit.exceptions.TOMLKitError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} is not valid TOML, so it has not been changed", hint="mend it in an editor"
        ) from error


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
    beside = path.with_name(f".{path.name}.tmp")
    beside.unlink(missing_ok=True)
    with open(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123  mode from the start
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
