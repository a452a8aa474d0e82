"""The layouts of accounts there are: the shipped ones, and the journal's own, which replace those of the same id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from alliance_journal.errors import UsageError
from alliance_journal.guide.checked import checked_bytes
from alliance_journal.guide.layout_rules import mistakes_in_layout
from alliance_journal.guide.nearest import near_names
from alliance_journal.guide.shape import MOST_BYTES
from alliance_journal.model.codes import QuestionId, SetId
from alliance_journal.model.layouts import CHECK, Layout, LayoutHeading, Source
from alliance_journal.model.problems import Problem

OWN_LAYOUTS: Final = "layouts"
"""The folder of the journal's own layouts."""
SHIPPED: Final = Path(__file__).resolve().parent.parent / "layouts"


@dataclass(frozen=True, slots=True)
class Layouts:
    """Every layout that can be used by its id, where each comes from, and what is wrong with those that cannot."""

    layouts: Mapping[str, Layout]
    origins: Mapping[str, Path] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()

    def get(self, name: str) -> Layout:
        """Return the layout of that id, or raise UsageError with the nearest ones."""
        found = self.known(name)
        if found is None:
            near = near_names(name, self.layouts) or tuple(self.layouts)
            raise UsageError(
                "there is no layout of that name", hint=f"{', '.join(near)}; aj account list shows them all"
            )
        return found

    def known(self, name: str) -> Layout | None:
        """Return the layout of that id, or the one that took its place, or None."""
        if name in self.layouts:
            return self.layouts[name]
        return next((one for one in self.layouts.values() if name in one.also), None)

    def is_own(self, name: str) -> bool:
        """Whether the layout in force is one of the journal's own."""
        return name in self.origins and self.origins[name].parent != SHIPPED


def find_layouts(own_folder: Path | None) -> Layouts:
    """Return the shipped layouts with the journal's own laid over them; a broken own layout changes nothing."""
    layouts: dict[str, Layout] = {}
    origins: dict[str, Path] = {}
    problems: list[Problem] = []
    for folder in (SHIPPED, own_folder):
        here: dict[str, Path] = {}
        for path, content in _files_in(folder, problems):
            layout, mistakes = parse_layout(content, path=str(path))
            problems.extend(mistakes)
            if layout is None:
                continue
            if layout.id in here:
                problems.append(_taken(path, content, here[layout.id]))
                continue
            here[layout.id] = origins[layout.id] = path
            layouts[layout.id] = layout
    return Layouts(MappingProxyType(layouts), MappingProxyType(origins), tuple(problems))


def parse_layout(content: bytes, *, path: str) -> tuple[Layout | None, tuple[Problem, ...]]:
    """Return the layout in a file, or None and every mistake in it with its line."""
    table, problems = checked_bytes(content, mistakes_in_layout, path=path, what="layout")
    return None if table is None else layout_from(table), problems


def layout_from(table: Mapping[str, Any]) -> Layout:
    """Return the layout in a table that has been checked."""
    return Layout(
        id=table["id"],
        title=table["title"],
        purpose=table["purpose"],
        minutes=table["minutes"],
        headings=tuple(_heading(one) for one in table["headings"]),
        check=table.get("check", CHECK),
        also=tuple(table.get("also", ())),
        facts=tuple(table.get("facts", ())),
        signatures=tuple(table.get("signatures", ())),
        language=table.get("language", "en"),
        source=table.get("source", ""),
    )


def _heading(table: Mapping[str, Any]) -> LayoutHeading:
    return LayoutHeading(
        id=QuestionId(table["id"]),
        heading=table["heading"],
        question=table["question"],
        kind=table["kind"],
        help=table.get("help", ""),
        hint=table.get("hint", ""),
        spot=table.get("place", "block"),
        most_words=table.get("most_words", 0),
        most_characters=table.get("most_characters", 0),
        sources=tuple(_source(one) for one in table.get("from", ())),
    )


def _source(name: str) -> Source:
    set_id, _, question = name.rpartition(".")
    return Source(SetId(set_id), QuestionId(question))


def _files_in(folder: Path | None, problems: list[Problem]) -> Iterator[tuple[Path, bytes]]:
    """Yield every layout file of a folder with its bytes; what cannot be read is added to the problems."""
    if folder is None:
        return
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.is_file())
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(Problem(str(folder), 1, f"cannot be read ({error.strerror})"))
        return
    for path in paths:
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)  # one byte more than allowed is enough to say that it is too long
        except OSError as error:
            problems.append(Problem(str(path), 1, f"cannot be read ({error.strerror})"))
        else:
            yield path, content


def _taken(path: Path, content: bytes, first: Path) -> Problem:
    lines = content.split(b"\n")
    line = next((number for number, one in enumerate(lines, start=1) if one.lstrip().startswith(b"id")), 1)
    return Problem(str(path), line, f"has the same id as {first.name}, which is used; give one of them another id")
