"""Which command lives in which file; a command's file is imported only when that command is called."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Command(NamedTuple):
    """Where a command lives, and what it does in a few words, for the list of all commands."""

    module: str
    short: str


COMMANDS: Final[Mapping[str, Command]] = {
    "reflect": Command("reflecting", "Reflect on a meeting, question by question."),
    "resume": Command("resuming", "Go on with an unfinished walk."),
    "list": Command("listing", "List the entries."),
    "show": Command("showing", "Show an entry as you wrote it."),
    "search": Command("searching", "Find entries by words and filters."),
    "summary": Command("summing", "Show what keeps coming back."),
    "themes": Command("sighting", "Show themes with your own sentences."),
    "explain": Command("explaining", "Say why a theme was seen."),
    "strains": Command("straining", "Show which strains are still open."),
    "ratings": Command("rating", "Show your own ratings over time."),
    "words": Command("wording", "Show words that keep coming back."),
    "phrases": Command("phrasing", "Show the first words you drafted."),
    "actions": Command("agreeing", "Keep the steps that were agreed."),
    "hours": Command("hours", "Keep hours of contact and supervision."),
    "supervision": Command("supervising", "Prepare supervision, log what came of it."),
    "ask": Command("asking", "Ask whether two things go together."),
    "review": Command("reviewing", "Say yes or no to what was found."),
    "account": Command("accounting", "Write accounts for a register or a course."),
    "edit": Command("editing", "Change an entry in your editor."),
    "amend": Command("amending", "Add an afterthought to an entry."),
    "star": Command("starring", "Star an entry to come back to."),
    "tag": Command("tagging", "Put tags on an entry, or take them off."),
    "tags": Command("listing_tags", "List your tags."),
    "delete": Command("deleting", "Move an entry to the trash."),
    "restore": Command("restoring", "Bring an entry back from the trash."),
    "undo": Command("undoing", "Take back the last change."),
    "verify": Command("verifying", "Check that everything is whole."),
    "check": Command("checking", "Find what may say who somebody is."),
    "names": Command("naming", "Keep your own list of names."),
    "prompts": Command("prompts", "List, show, check and make guided sets."),
    "codebook": Command("codebook", "List, show, try and make themes."),
    "import": Command("importing", "Bring in entries from elsewhere."),
    "export": Command("exporting", "Give out entries for other programs."),
    "demo": Command("demo", "Look around in a fictional journal."),
    "where": Command("places", "Print where everything is kept."),
    "config": Command("config", "Show or set the options."),
    "help": Command("topics", "Read about one topic."),
}
"""Every command, in the order of the help, with the module of this folder that adds it."""
