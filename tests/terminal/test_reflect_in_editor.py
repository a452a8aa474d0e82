"""A whole set in the editor: whatever comes back is kept first, then saved, asked about, or put aside."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from alliance_journal.errors import DiskError, UsageError
from alliance_journal.guide.catalogue import Catalogue
from alliance_journal.guide.walk import Walk
from alliance_journal.model.codes import ClientCode
from alliance_journal.model.entries import Entry
from alliance_journal.storage.drafts import drafts
from alliance_journal.storage.folder import open_journal
from alliance_journal.storage.fsops import RealDisk
from alliance_journal.terminal import editing_sets, editor
from alliance_journal.terminal.beginning import Beginning, begin
from alliance_journal.terminal.editing_sets import reflect_in_editor
from alliance_journal.terminal.reflecting import DraftKeeper
from alliance_journal.terminal.room import Room
from alliance_journal.terminal.screen import Streams, find_screen
from alliance_journal.terminal.unfinished import unfinished
from alliance_journal.terminal.walking import Heading
from tests.guide.fakes import a_set, question
from tests.terminal.fakes import EVERY_KIND
from tests.terminal.test_screen import Tty, text_in

HEADING = Heading(ClientCode("C04"), date(2026, 11, 20))
NOW = datetime(2026, 11, 20, 16, 42, tzinfo=UTC)
FAKE = """\
#!{python}
import os, pathlib, signal, sys
place, sheet = pathlib.Path({place!r}), pathlib.Path(sys.argv[1])
turn = len(list(place.glob("seen-*"))) + 1
(place / f"seen-{{turn}}").write_bytes(sheet.read_bytes())
text = sheet.read_text()
{turns}
sheet.write_text(text)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A journal, what is typed at the questions, and an editor that does as it is told at each turn."""

    room: Room
    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def editor_does(self, *turns: str) -> None:
        """Let the editor run these lines of Python at its first turn, its second turn ..."""
        program = self.folder / "fake-editor"
        script = "\n".join(f"if turn == {n}: {turn}" for n, turn in enumerate(turns, start=1))
        program.write_text(FAKE.format(python=sys.executable, place=str(self.folder), turns=script))
        program.chmod(0o755)
        self.monkeypatch.setenv("EDITOR", str(program))

    def seen(self, turn: int) -> str:
        """What the editor got to see."""
        return (self.folder / f"seen-{turn}").read_text()

    @property
    def said(self) -> str:
        return text_in(self.room.screen.streams.talk)

    @property
    def entries(self) -> list[Entry]:
        return [self.room.journal.read(file).document.entry for file in self.room.journal.entry_files()]

    @property
    def drafts(self) -> list[Walk]:
        return [kept.walk for kept in unfinished(self.room.journal)]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Place]:
    monkeypatch.setattr(editor, "memory_place", lambda: None)
    monkeypatch.setattr(editor, "_QUICK", 0.0)

    def at(typed: str = "") -> Place:
        screen = find_screen(environ={"TERM": "xterm"}, streams=Streams(Tty(typed), Tty(), Tty()))
        journal = open_journal(tmp_path / "journal", create=True)
        return Place(Room(journal, Catalogue({EVERY_KIND.id: EVERY_KIND}), screen, lambda: NOW), tmp_path, monkeypatch)

    return at


def typing(name: str, words: str) -> str:
    return f"text = text.replace('<!-- aj:{name} -->', '<!-- aj:{name} -->' + {words!r})"


Opened = Callable[[str], Place]


def test_a_filled_sheet_becomes_an_entry(place: Opened) -> None:
    here = place("")
    here.editor_does(typing("moment", "\nShe left.") + "; " + typing("spoken", "\nyes"))
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 0
    (entry,) = here.entries
    assert [answer.text for answer in entry.answers] == ["She left."]
    assert entry.picks == {"spoken": ("yes",)}
    assert (entry.client, entry.met) == (HEADING.client, HEADING.met)
    assert "Saved as" in here.said
    assert drafts(here.room.journal) == ()


def test_the_editor_gets_the_sheet_of_the_set(place: Opened) -> None:
    here = place("")
    here.editor_does("pass")
    reflect_in_editor(here.room, EVERY_KIND, HEADING)
    assert here.seen(1).startswith("# After a session, client C04, Friday 20 November 2026\n")


def test_an_empty_sheet_saves_nothing(place: Opened) -> None:
    here = place("")
    here.editor_does("pass")
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 0
    assert "Nothing was answered, so nothing was saved." in here.said
    assert (here.entries, drafts(here.room.journal)) == ([], ())


MUDDLED = typing("strain", "\nquite a lot") + "; " + typing("moment", "\nShe left.")


def test_what_has_no_place_can_be_edited_again_as_it_was_left(place: Opened) -> None:
    here = place("e\n")
    here.editor_does(MUDDLED, "text = text.replace('quite a lot', '7')")
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 0
    left = here.seen(1).replace("<!-- aj:strain -->", "<!-- aj:strain -->\nquite a lot")
    assert here.seen(2) == left.replace("<!-- aj:moment -->", "<!-- aj:moment -->\nShe left.")
    assert here.entries[0].ratings == {"strain": 7}
    assert "Line 14: Strain: a whole number from 0 to 10 is needed here." in here.said
    assert "quite a lot" not in here.said


def test_what_has_no_place_can_be_saved_under_another_answer(place: Opened) -> None:
    here = place("s\n")
    here.editor_does(MUDDLED)
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 0
    assert here.entries[0].answers[0].text == "She left.\n\nAt its highest, how much strain?\nquite a lot"
    assert "What had no place of its own stands under: One moment" in here.said
    assert drafts(here.room.journal) == ()


def test_words_under_no_answer_reach_the_entry_even_where_everything_else_was_skipped(place: Opened) -> None:
    here = place("s\n")
    here.editor_does(typing("strain", "\nquite a lot"))
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 0
    assert here.entries[0].answers[0].text == "At its highest, how much strain?\nquite a lot"


def test_saving_is_not_offered_where_words_would_be_lost(place: Opened) -> None:
    here = place("s\np\n")
    here.editor_does(typing("strain", "\nquite a lot"))
    assert reflect_in_editor(here.room, a_set(question("strain", "scale")), HEADING) == 0
    assert "[s]" not in here.said
    assert "Please type one of e, p." in here.said


@pytest.mark.parametrize("typed", ["p\n", ""])
def test_a_pause_keeps_every_word(place: Opened, typed: str) -> None:
    here = place(typed)
    here.editor_does(MUDDLED)
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 0
    (walk,) = here.drafts
    assert (walk.given, walk.begun, walk.at) == ({"moment": "She left."}, {"strain": "quite a lot"}, "strain")
    assert "Your words are kept. Go on with: aj resume" in here.said
    assert here.entries == []


def test_where_nobody_can_be_asked_the_words_are_kept(place: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    here = place("")
    monkeypatch.setattr(here.room.screen.streams.typed, "isatty", lambda: False)
    here.editor_does(MUDDLED)
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 0
    assert len(here.drafts) == 1
    assert "[e]" not in here.said


def test_taking_everything_back_saves_nothing(place: Opened) -> None:
    here = place("e\n")
    here.editor_does(MUDDLED, "text = ''")
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 0
    assert (here.entries, here.drafts) == ([], [])


def test_without_an_editor_nothing_is_left_behind(place: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    here = place("")
    monkeypatch.setenv("EDITOR", "no-such-editor")
    with pytest.raises(UsageError, match="no editor was found"):
        reflect_in_editor(here.room, EVERY_KIND, HEADING)
    assert drafts(here.room.journal) == ()


def test_an_editor_that_goes_missing_meanwhile_loses_nothing(place: Opened) -> None:
    here = place("e\n")
    here.editor_does(MUDDLED + "; (place / 'fake-editor').unlink()")
    with pytest.raises(UsageError, match="no editor was found"):
        reflect_in_editor(here.room, EVERY_KIND, HEADING)
    assert here.drafts[0].begun == {"strain": "quite a lot"}


def test_an_editor_file_that_cannot_be_made_is_told(place: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    here = place("")

    def refuse(*_args: object, **_options: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(editing_sets, "edit_text", refuse)
    with pytest.raises(DiskError, match="the file for the editor could not be made"):
        reflect_in_editor(here.room, EVERY_KIND, HEADING)


def test_the_words_are_kept_before_anything_is_saved(place: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    here = place("")
    here.editor_does(MUDDLED.split("; ")[1])
    order: list[tuple[str, str]] = []
    keep = DraftKeeper.keep

    def kept(keeper: DraftKeeper, walk: Walk) -> None:
        order.append(("keep", walk.given.get(EVERY_KIND.questions[0].id, "")))  # type: ignore[arg-type]
        keep(keeper, walk)

    monkeypatch.setattr(DraftKeeper, "keep", kept)
    monkeypatch.setattr(editing_sets, "finish", lambda *_: order.append(("finish", "")))
    reflect_in_editor(here.room, EVERY_KIND, HEADING)
    assert order == [("keep", ""), ("keep", "She left."), ("finish", "")]


def test_a_disk_that_refuses_the_draft_sends_the_words_elsewhere(
    place: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place("")
    here.editor_does(MUDDLED)
    keep = DraftKeeper.keep

    def refuse(keeper: DraftKeeper, walk: Walk) -> None:
        if walk.given:
            raise DiskError("the disk is full")
        keep(keeper, walk)

    monkeypatch.setattr(DraftKeeper, "keep", refuse)
    with pytest.raises(DiskError, match="your words are in"):
        reflect_in_editor(here.room, EVERY_KIND, HEADING)
    (elsewhere,) = Path.home().glob("alliance-journal*")
    assert "quite a lot" in elsewhere.read_text()


def test_a_signal_ends_the_editor_and_keeps_what_it_had_saved(place: Opened) -> None:
    here = place("")
    stop = f"os.kill({os.getpid()}, signal.SIGTERM); signal.pause()"
    here.editor_does(f"{MUDDLED}; sheet.write_text(text); {stop}")
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 128 + signal.SIGTERM
    assert here.drafts[0].given == {"moment": "She left."}


def test_an_editor_that_comes_back_at_once_is_asked_about(place: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "_QUICK", 1e9)
    here = place("n\ny\n")
    here.editor_does("pass")
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 0
    assert here.said.count("Finished? [Y/n]") == 2


def test_a_signal_at_that_question_ends_it(place: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "_QUICK", 1e9)
    monkeypatch.setattr(editing_sets, "confirm", lambda *_args, **_options: os.kill(os.getpid(), signal.SIGINT))
    here = place("")
    here.editor_does("pass")
    assert reflect_in_editor(here.room, EVERY_KIND, HEADING) == 128 + signal.SIGINT


def test_the_command_line_opens_the_editor(place: Opened) -> None:
    here = place("")
    here.editor_does(typing("moment", "\nShe left."))
    way = Beginning("session", client="C04", day="today", editor=True)
    assert begin(here.room, way, default_set="session") == 0
    assert len(here.entries) == 1


def test_the_sheet_is_gone_from_the_disk_afterwards(place: Opened) -> None:
    here = place("")
    here.editor_does(MUDDLED)
    reflect_in_editor(here.room, EVERY_KIND, HEADING)
    left = [path for path in (here.folder / "journal" / "drafts").iterdir() if path.suffix != ".json"]
    assert left == []
    assert RealDisk().look(here.folder / "journal" / "drafts") is not None
