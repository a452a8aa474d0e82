"""A file written or mended by hand is read as it was meant, and says where it looks odd."""

from datetime import UTC, date, datetime
from typing import Final

import pytest

from alliance_journal.entrytext.document import Document
from alliance_journal.entrytext.reading import decode, read
from alliance_journal.errors import DamagedEntryError
from alliance_journal.model.entries import Answer

PATH: Final = "entries/2026/2026-11-22-1640-k7f3.md"
FRONT: Final = (
    '+++\nformat = 1\nid = "k7f3q2"\nwritten = 2026-11-22T16:58:10Z\nmet = 2026-11-22\nset = "session"\n+++\n'
)
SECTION: Final = "## Why <!-- k7f3q2:why -->\n"


def body(text: str) -> Document:
    return read(FRONT + text, path=PATH)


def answers(document: Document) -> list[tuple[str, str]]:
    return [(answer.question, answer.text) for answer in document.entry.answers]


def warned(document: Document) -> list[tuple[int, str]]:
    return [(warning.line, warning.sentence.split(";")[0].split(",")[0]) for warning in document.warnings]


@pytest.mark.parametrize("before", ["", "\n", "\r\n"])
@pytest.mark.parametrize("behind", ["", "\n"])
def test_missing_blank_lines_and_a_missing_final_newline_do_no_harm(before: str, behind: str) -> None:
    newline = "\r\n" if before == "\r\n" else "\n"
    text = (FRONT + "# Title\n" + SECTION).replace("\n", newline) + before + "So." + behind
    document = read(text, path=PATH)
    assert document.entry.title == "Title"
    assert answers(document) == [("why", "So.")]
    assert document.warnings == ()


def test_blank_lines_beyond_the_usual_ones_belong_to_the_answer() -> None:
    assert answers(body(SECTION + "\n\nSo.\n\n\n")) == [("why", "\nSo.\n\n")]


def test_blank_lines_before_the_first_heading_are_no_answer() -> None:
    assert answers(body("\n\n \t\n\n" + SECTION)) == [("why", "")]


def test_text_before_the_first_heading_is_kept_as_an_answer_that_nobody_asked_for() -> None:
    document = body("\n# T\n\nJust so.\n\n" + SECTION)
    assert document.entry.answers[0] == Answer("", "", "Just so.")  # type: ignore[arg-type]
    assert (document.sections[0].line, document.sections[0].heading) == (11, "")


def test_a_file_that_ends_in_the_middle_of_a_line_is_read_to_its_end() -> None:
    assert body("\n# T").entry.title == "T"
    assert answers(body("\n" + SECTION.rstrip("\n"))) == [("why", "")]
    assert body("").entry.answers == ()
    assert read(FRONT.rstrip("\n"), path=PATH).entry.title == ""


def test_lone_newlines_in_a_crlf_file_are_kept() -> None:
    text = (FRONT + "\n# T\n\n" + SECTION).replace("\n", "\r\n") + "\nOne.\nTwo.\r\nThree.\n\n" + SECTION
    assert answers(read(text, path=PATH))[0] == ("why", "One.\nTwo.\nThree.")


def test_fences_may_have_blanks_behind_them() -> None:
    assert read(FRONT.replace("+++\n", "+++ \t\n"), path=PATH).entry.title == ""


def test_a_line_that_only_begins_like_a_fence_closes_nothing() -> None:
    text = FRONT.replace("format", 'x = """\n+++x\n++++\n"""\nformat')
    assert str(read(text, path=PATH).entry.id) == "k7f3q2"


def test_unknown_keys_and_comments_are_passed_over() -> None:
    assert read(FRONT.replace("format", "# remark\nweather = {rain = true}\nformat"), path=PATH).warnings == ()


def test_an_entry_that_names_no_set_is_a_jot_with_a_warning() -> None:
    document = read(FRONT.replace('set = "session"\n', ""), path=PATH)
    assert document.entry.set == "jot"
    assert warned(document) == [(1, "no guided set is named")]


def test_a_newer_format_is_read_as_far_as_it_is_understood_and_marked_read_only() -> None:
    text = FRONT.replace("format = 1", 'format = 2\nratings = "seven"\ntags = ["a"]') + "\n" + SECTION
    document = read(text, path=PATH)
    assert document.read_only
    assert (document.entry.ratings, document.entry.tags) == ({}, ("a",))
    assert warned(document) == [(1, "written in a newer format than 1: it can be read here")]


def test_a_newer_format_without_a_sound_date_is_damaged_all_the_same() -> None:
    with pytest.raises(DamagedEntryError, match="line 5: met must be"):
        read(FRONT.replace("format = 1", "format = 2").replace("met = 2026-11-22", "met = 1"), path=PATH)


def test_both_answers_to_one_question_are_kept_with_a_warning_at_the_second() -> None:
    document = body(f"\n{SECTION}\nOne.\n\n{SECTION}\nTwo.\n")
    assert answers(document) == [("why", "One."), ("why", "Two.")]
    assert warned(document) == [(13, "this question is answered twice")]


@pytest.mark.parametrize("comment", ["<!-- k7f3q2:own privat -->", "<!-- k7f3q2:own private", "<!-- k7f3q2:own -- >"])
def test_a_section_with_a_broken_comment_is_kept_private(comment: str) -> None:
    document = body(f"\n{SECTION}\nOpen.\n\n## Mine {comment}\n\nHidden.\n")
    assert [(answer.question, answer.text, answer.private) for answer in document.entry.answers] == [
        ("why", "Open.", False),
        ("own", "Hidden.", True),
    ]
    assert warned(document) == [(13, "the comment that ends this heading is broken")]


def test_words_behind_the_comment_of_a_heading_are_not_lost() -> None:
    document = body("\n## Mine <!-- k7f3q2:own --> and yours\n\nHidden.\n")
    assert document.entry.answers[0].heading == "Mine and yours"


@pytest.mark.parametrize("mark", ["K## Mine <!-- k7f3q2:own private -->", "## Mine <!-- k7f3q3:own private -->"])
def test_words_that_slid_out_of_a_private_section_stay_private(mark: str) -> None:
    document = body(f"\nBefore.\n\n{SECTION}\nOpen.\n\n{mark}\n\nHidden.\n\n## Next <!-- k7f3q2:next -->\n\nAsk.\n")
    assert [answer.private for answer in document.entry.answers] == [False, True, False]
    assert warned(document) == [(15, "looks like the heading of a section")]


def test_a_private_mark_before_the_first_heading_hides_the_text_there() -> None:
    document = body(f"\n# T\n\n### Mine <!-- k7f3q2:own private -->\nHidden.\n\n{SECTION}")
    assert [answer.private for answer in document.entry.answers] == [True, False]


def test_the_heading_of_another_entry_pasted_in_by_hand_stays_text() -> None:
    document = body(f"\n{SECTION}\nSee:\n## Mine <!-- zzzz:own -->\n")
    assert answers(document) == [("why", "See:\n## Mine <!-- zzzz:own -->")]
    assert warned(document) == [(12, "looks like the heading of a section")]


def test_a_hundred_warnings_about_pasted_headings_are_enough() -> None:
    document = body(f"\n{SECTION}\n" + "## Mine <!-- zzzz:own -->\n" * 150)
    assert len(document.warnings) == 100


def test_an_ordinary_comment_is_ordinary_text() -> None:
    document = body(f"\n{SECTION}\n<!-- remember: ask -->\n## X <!-- y -->\n")
    assert answers(document) == [("why", "<!-- remember: ask -->\n## X <!-- y -->")]
    assert document.warnings == ()
    assert answers(body("\nJust so. <!-- todo: ask -->\n")) == [("", "Just so. <!-- todo: ask -->")]
    assert answers(read("## Plan <!-- todo: ask -->\n", path=PATH)) == [("note", "## Plan <!-- todo: ask -->")]


@pytest.mark.parametrize("head", ["", FRONT])
def test_bytes_that_are_not_utf_8_are_kept_with_a_warning_at_their_line(head: str) -> None:
    data = head.encode() + "Ä\n".encode() + b"caf\xe9\n"
    document = read(decode(data, PATH), path=PATH)
    assert document.entry.answers[0].text == "Ä\ncaf\udce9"
    assert (head.count("\n") + 2, "not everything here is UTF-8") in warned(document)


def test_utf_8_beyond_ascii_gives_no_warning() -> None:
    assert body(f"\n{SECTION}\nÄrger.\n").warnings == ()


@pytest.mark.parametrize(("bom", "newline"), [("", "\n"), ("\ufeff", "\r\n")])
def test_a_file_without_front_matter_is_a_note_of_the_day_in_its_name(bom: str, newline: str) -> None:
    document = read(f"{bom}# K3{newline}Talked.{newline}", path=PATH)
    entry = document.entry
    assert (entry.met, entry.written) == (date(2026, 11, 22), datetime(2026, 11, 22, 12, tzinfo=UTC))
    assert (entry.set, entry.client, answers(document)) == ("jot", None, [("note", "# K3\nTalked.")])
    section = document.sections[0]
    assert document.text[section.start : section.end] == f"# K3{newline}Talked."
    assert warned(document) == [(1, "no front matter")]


def test_a_note_has_the_same_id_whatever_the_slashes_of_its_path() -> None:
    one, other = (read("Talked.", path=path).entry.id for path in (PATH, PATH.replace("/", "\\")))
    assert one == other
    assert str(one) == "x5gqkv7n"
    assert read("Talked.", path="2026-11-23.md").entry.id != one


def test_the_first_real_day_in_the_path_is_taken() -> None:
    assert read("Talked.", path="2026-13-40/x2026-02-28-a.md").entry.met == date(2026, 2, 28)


def test_a_note_without_a_day_in_its_name_or_without_words_is_damaged() -> None:
    with pytest.raises(DamagedEntryError, match="no front matter, and its name has no date"):
        read("Talked.", path="notes/12026-11-223.md")
    with pytest.raises(DamagedEntryError, match="it is empty"):
        read("\ufeff \r\n", path=PATH)
