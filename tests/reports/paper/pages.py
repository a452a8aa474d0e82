"""An HTML page read strictly: what it says, which elements and attributes it has, and whether each is closed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "meta", "wbr"}
BLOCKS = {"p", "li", "dt", "dd", "th", "td", "caption", "figcaption", "h1", "h2", "h3", "h4", "text", "title", "desc"}


@dataclass
class Element:
    """An element with its attributes and all the text inside it, a line end for each `br`."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""
    inside: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> str | None:
        return self.attributes.get(name)


@dataclass
class Page(HTMLParser):
    """Every element in the order in which they begin."""

    elements: list[Element] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(dict(attrs)) < len(attrs):
            self.problems.append(f"{tag} has an attribute twice")
        element = Element(tag, dict(attrs), inside=tuple(one.name for one in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].name != tag:
            self.problems.append(f"{tag} is closed inside {[one.name for one in self._open]}")
        elif self._open.pop().name in BLOCKS and self._open:
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.problems.append(f"a comment: {data}")

    def close(self) -> None:
        super().close()
        self.problems += [f"{one.name} is never closed" for one in self._open]

    def all(self, *names: str, **attributes: str) -> list[Element]:
        """Return the elements of these names whose attributes are these; `class_` is `class`."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        fitting = (one for one in self.elements if one.name in names)
        return [one for one in fitting if all(one[name] == value for name, value in wanted.items())]

    def one(self, *names: str, **attributes: str) -> Element:
        """Return the only such element."""
        (element,) = self.all(*names, **attributes)
        return element


def page(markup: str) -> Page:
    """Return the page of this markup."""
    read = Page()
    read.feed(markup)
    read.close()
    return read
