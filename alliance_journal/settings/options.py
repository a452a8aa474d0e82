"""Every option there is, each with its own help: the only list of them (the README's table is made from it)."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Option(NamedTuple):
    """One option of the configuration: its name, what it holds when nothing is said, and its help."""

    name: str
    default: str | bool
    help: str
    choices: tuple[str, ...] = ()

    def problem_with(self, value: object) -> str:
        """Return what is wrong with a value and what to write instead, or an empty string."""
        if isinstance(self.default, bool):
            return "" if isinstance(value, bool) else f"{self.name} is true or false"
        if not isinstance(value, str):
            return f"{self.name} is words in quotes"
        if self.choices and value not in self.choices:
            return f"{self.name} is one of {', '.join(self.choices)}"
        return ""


OPTIONS: Final[tuple[Option, ...]] = (
    Option("journal", "", "Folder of the journal; empty means the usual place for your own files."),
    Option("set", "session", "The guided set that `aj reflect` walks when none is named."),
    Option("editor", "", "Editor command; empty means $VISUAL, then $EDITOR."),
    Option("plain", False, "Plain mode: numbered choices, no cursor tricks; for screen readers and simple terminals."),
    Option("color", "auto", "Colour: auto, or never.", choices=("auto", "never")),
    Option("pager", True, "Show what is taller than the window page by page (only on a terminal)."),
    Option("harm_reminder", True, "After saving, one line where words mention harm, not coping, or boundaries."),
    Option("contact", "", "Your contact line, such as a duty number: shown with that reminder, and kept nowhere else."),
    Option("guard", True, "Say when you keep coming back to one client, or have been writing for 15 minutes."),
    Option("identifiers", True, "Before saving, ask about words that may say who somebody is."),
    Option("suggestions", True, "Let the learned coder suggest themes; false leaves it out everywhere."),
    Option("complete_clients", True, "Offer client codes when Tab is pressed; false keeps them off the screen."),
)
BY_NAME: Final[Mapping[str, Option]] = {option.name: option for option in OPTIONS}
