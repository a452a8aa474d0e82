"""`aj resume --editor`: a paused walk goes on in the editor, and everything typed so far is there."""

import json
import sys
from pathlib import Path

from tests.cli.fakes import Aj


def the_editor(aj: Aj, script: str) -> None:
    """Let the editor run these lines of Python over `path`."""
    program = aj.home / "fake-editor"
    program.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{script}\n", encoding="utf-8"
    )
    program.chmod(0o755)
    aj.monkeypatch.setenv("EDITOR", str(program))


def drafts(aj: Aj) -> list[Path]:
    return sorted((aj.root / "drafts").glob("*.json"))


def test_a_paused_walk_goes_on_with_its_words_in_place(aj: Aj) -> None:
    aj("reflect", "jot", "-c", "C04", "--tag", "hope", typed="He came late.\n/pause\n")
    the_editor(aj, "path.write_text(path.read_text().replace('He came late.', 'He came late.\\nTwice.'))")
    ran = aj("resume", "--editor")
    assert ran.code == 0
    text = aj.file_of(ran.id).read_text(encoding="utf-8")
    assert "He came late.\nTwice.\n" in text
    assert 'tags = ["hope"]' in text
    assert drafts(aj) == []


def test_words_under_a_skipped_question_are_not_lost_where_nothing_else_is_answered(aj: Aj) -> None:
    aj("reflect", "jot", typed="not now\n/skip\n/pause\n")
    the_editor(aj, "pass")
    ran = aj("resume", "--editor")
    assert ran.code == 0
    assert "Go on with: aj resume" in ran.err
    assert json.loads(drafts(aj)[0].read_text(encoding="utf-8"))["begun"] == {"note": "not now"}
    assert aj.files == []


def test_without_an_editor_the_draft_stays(aj: Aj) -> None:
    aj("reflect", "jot", typed="He came late.\n/pause\n")
    aj.monkeypatch.setenv("EDITOR", "no-such-editor")
    assert aj("resume", "--editor").code == 2
    assert "He came late." in drafts(aj)[0].read_text(encoding="utf-8")


def test_a_sheet_that_an_editor_saved_as_utf_16_is_read(aj: Aj) -> None:
    the_editor(aj, "path.write_bytes(path.read_text().replace('## One', 'Wörter\\n\\n## One').encode('utf-16'))")
    ran = aj("reflect", "jot", "--editor")
    assert ran.code == 0
    assert "Wörter" in aj.file_of(ran.id).read_text(encoding="utf-8")


def test_plain_mode_opens_one_answer_in_the_editor(aj: Aj) -> None:
    the_editor(aj, "path.write_text(path.read_text() + '\\nfrom the editor\\n')")
    ran = aj("reflect", "jot", "--plain", typed="typed\n/edit\n.\n/skip\n")
    assert ran.code == 0
    assert "typed\nfrom the editor\n" in aj.file_of(ran.id).read_text(encoding="utf-8")


def test_the_card_opens_one_answer_in_the_editor(aj: Aj) -> None:
    the_editor(aj, "path.write_text(path.read_text() + ' from the editor')")
    session = aj.session("reflect", "jot", "-c", "C04", "--date", "today")
    session.wait("What is on my mind")
    session.type("typed")
    session.wait("1 word")
    session.type("\x18\x05")
    session.wait("typed from the editor")
    session.type("\t")
    session.wait("2 of 2")
    session.type("\x0f")
    assert session.end() == 0
    assert "typed from the editor\n" in aj.files[0].read_text(encoding="utf-8")
