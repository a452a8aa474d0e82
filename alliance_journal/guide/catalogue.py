"""The guided sets there are: the shipped ones, and the journal's own, which replace those of the same id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from alliance_journal.errors import UnknownSetError
from alliance_journal.guide.nearest import nearest
from alliance_journal.guide.parsing import parse_set
from alliance_journal.guide.shape import MOST_BYTES
from alliance_journal.model.codes import SetId
from alliance_journal.model.problems import Problem
from alliance_journal.model.prompts import PromptSet


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every guided set that can be walked, where each comes from, and what is wrong with those that cannot."""

    sets: Mapping[SetId, PromptSet]
    problems: tuple[Problem, ...] = ()
    origins: Mapping[SetId, Path] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, set_id: str) -> PromptSet:
        """Return the set of that id, or raise UnknownSetError with the nearest one."""
        found = self.sets.get(SetId(set_id))
        if found is None:
            near = nearest(set_id, self.sets)
            like = f"{near}; " if near else ""
            raise UnknownSetError("there is no guided set of that name", hint=f"{like}aj prompts list shows them all")
        return found


def shipped_folder() -> Path:
    """Return the folder of the shipped sets: inside the package where it was installed, else beside the package.

    The place is worked out from this file and not through importlib.resources, whose import alone costs more (23 ms)
    than reading every set; a wheel, an editable install and a bare checkout are all found this way.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "_prompts"
    return inside if inside.is_dir() else package.parent / "prompts"


def find_sets(own_folder: Path | None) -> Catalogue:
    """Return the shipped sets with the journal's own laid over them; a broken own set changes nothing."""
    sets: dict[SetId, PromptSet] = {}
    origins: dict[SetId, Path] = {}
    problems: list[Problem] = []
    for folder in (shipped_folder(), own_folder):
        here: dict[SetId, Path] = {}
        for path, prompt_set, mistakes in _read_folder(folder):
            problems.extend(mistakes)
            if prompt_set is None:
                continue
            if prompt_set.id in here:
                problems.append(_taken(path, here[prompt_set.id]))
                continue
            here[prompt_set.id] = path
            sets[prompt_set.id], origins[prompt_set.id] = prompt_set, path
    return Catalogue(MappingProxyType(sets), tuple(problems), MappingProxyType(origins))


def _read_folder(folder: Path | None) -> Iterator[tuple[Path, PromptSet | None, tuple[Problem, ...]]]:
    if folder is None:
        return
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.is_file())
    except FileNotFoundError:
        return
    except OSError as error:
        yield folder, None, (Problem(str(folder), 1, f"cannot be read ({error.strerror})"),)
        return
    for path in paths:
        yield path, *_read_file(path)


def _read_file(path: Path) -> tuple[PromptSet | None, tuple[Problem, ...]]:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)  # one byte more than allowed is enough to say that it is too long
        return parse_set(raw.decode("utf-8"), path=str(path))
    except OSError as error:
        return None, (Problem(str(path), 1, f"cannot be read ({error.strerror})"),)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, (Problem(str(path), line, "is not UTF-8 text; save it as UTF-8"),)


def _taken(path: Path, first: Path) -> Problem:
    return Problem(str(path), 1, f"has the same id as {first.name}, which is used; give one of them another id")
