"""Rewriting touches what differs and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

import pytest
import tomli
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alliance_journal.entrytext.edit import rewrite
from alliance_journal.entrytext.reading import read
from alliance_journal.entrytext.writing import write
from alliance_journal.errors import DamagedEntryError, NewerFormatError
from alliance_journal.model.codes import ClientCode, EntryId, QuestionId, SetId, ThemeId
from alliance_journal.model.entries import Answer, Entry, Review
from tests.entrytext.strategies import entries, look_alikes

PATH: Final = "entries/2026/2026-11-22-1640-k7f3.md"
BY_HAND: Final = """\
+++
# my own remark
format = 1   # the first
written = 2026-11-22T16:58:10+00:00
id = "k7f3q2"
met = 2026-11-22    # Sunday
mood_of_the_day = "grey"
client = 'C07'
set = "session"
starred = false

[ratings]    # as I saw it
aims   = 6   # six
strain = 7

[weather]
rain = true

[[reviewed]]   # first
theme = "cw.appease"
verdict = "yes"
certain = "quite"

[[reviewed]]   # second
theme = "wc.rigid"
verdict = "no"   # not this
+++

# 22 November 2026, C07

A line before everything.

## One moment <!-- k7f3q2:moment -->

She put her coat on.

## My part <!-- k7f3q2:own_part private -->
I kept talking.
## What next <!-- k7f3q2:next -->

Ask her."""

HEAD: Final = 'format = 1\nid = "k7f3q2"\nmet = 2026-11-22\nwritten = 2026-11-22T10:00:00Z # now\n'
PIECES: Final = (
    "[ratings]\naims = 1\n",
    "[ratings] # six\n\n# in\n'aims'=1#x\n\n",
    "ratings.aims = 3\n",
    "ratings = {aims=1, strain = 2}\n",
    "[ratings.deep]\n",
    "[picks]\nbetween=[ 'off', # c\n 'x' ]\n",
    "picks.between=[]\n",
    "[feelings]\nsad=1 \n",
    "[[reviewed]]\ntheme='a'\nverdict='no'\n",
    "[[reviewed]]\ntheme='b'\nverdict='yes'\nx=1\n[reviewed.sub]\na=1\n",
    "[[reviewed]] # third\ntheme='a'\nverdict='no'\nwhy='not_now' # then\nquote='Ask'\n\n",
    "reviewed=[]\n",
    "reviewed=[{theme='a',verdict='no'},\n{theme='b',verdict='yes',x=1}]\n",
    "[other]\nx=1\n",
    "[other.sub]\n",
    "# comment\n",
    "\n",
    "tags=['a',\n'b']\n",
    "starred=false\n",
    "client='C07' # K\n",
    '\'set\'="""s\nx"""\n',
    "set_version=0x10\n",
    "x.y=1\n",
    "x={a=1,\n b=2}\n",
)
OURS: Final = ("met", "written", "client", "set", "set_version", "source_id", "tags", "starred", "ratings", "picks",
               "feelings", "reviewed")  # fmt: skip


def opened(text: str = BY_HAND) -> Entry:
    return read(text, path=PATH).entry


def rewritten(entry: Entry, text: str = BY_HAND) -> str:
    again = rewrite(read(text, path=PATH), entry)
    assert read(again, path=PATH).entry == entry
    return again


def answered(entry: Entry, question: str, text: str) -> Entry:
    return replace(entry, answers=tuple(replace(a, text=text) if a.question == question else a for a in entry.answers))


def changed_lines(text: str, again: str) -> tuple[list[str], list[str]]:
    before, after = text.split("\n"), again.split("\n")
    return [line for line in before if line not in after], [line for line in after if line not in before]


@given(entries(), entries(), st.booleans(), st.booleans())
@settings(max_examples=80)
def test_a_rewritten_document_is_read_as_the_entry_given(old: Entry, new: Entry, crlf: bool, bom: bool) -> None:  # noqa: FBT001  drawn
    text = write(old).replace("\n", "\r\n") if crlf else write(old)
    document = read(("\ufeff" if bom else "") + text, path=PATH)
    assert read(rewrite(document, new), path=PATH).entry == new


@given(entries(), st.data())
@settings(max_examples=80)
def test_any_subset_of_answers_in_any_order_is_read_back(entry: Entry, data: st.DataObject) -> None:
    document = read(write(entry), path=PATH)
    answers = data.draw(st.permutations(entry.answers))[: data.draw(st.integers(0, len(entry.answers)))]
    new = replace(entry, answers=tuple(answers), title=data.draw(st.sampled_from([entry.title, "", "Another"])))
    assert read(rewrite(document, new), path=PATH).entry == new


@given(entries(), entries(), look_alikes, look_alikes)
@settings(max_examples=70)
def test_even_a_body_of_any_shape_takes_new_answers(old: Entry, new: Entry, before: str, behind: str) -> None:
    front, body = write(replace(old, title="t")).split("\n+++\n", 1)
    document = read(f"{front}\n+++\n\n# t\n{before}\n## q <!-- {old.id}:q -->\n{body}{behind}", path=PATH)
    kept = replace(document.entry, answers=(*document.entry.answers[:-1], *new.answers))
    assert read(rewrite(document, kept), path=PATH).entry == kept


@given(
    st.lists(st.sampled_from(PIECES), unique=True, max_size=8), entries(), st.sampled_from(["\n", "\r\n"]), st.data()
)
@settings(max_examples=80)
def test_any_layout_of_the_front_matter_takes_new_values_and_keeps_what_is_not_ours(
    pieces: list[str], new: Entry, newline: str, data: st.DataObject
) -> None:
    text = f"+++\n{HEAD}{''.join(sorted(pieces, key=lambda piece: piece[0] == '['))}+++\n\n# t\n".replace("\n", newline)
    try:
        entry = opened(text)
    except DamagedEntryError:
        assume(False)
    changed = {key: getattr(new, key) for key in data.draw(st.lists(st.sampled_from(OURS), max_size=5))}
    again = rewritten(replace(entry, **changed), text)
    assert not_ours(again) == not_ours(text)
    assert all(text.count(comment) <= again.count(comment) for comment in ("# comment", "# now", "# six", "# in"))


@given(st.lists(st.sampled_from(PIECES), unique=True, max_size=8), st.sampled_from(["\n", "\r\n"]), st.data())
@settings(max_examples=120)
def test_any_layout_of_the_front_matter_takes_reviews_one_by_one(
    pieces: list[str], newline: str, data: st.DataObject
) -> None:
    text = f"+++\n{HEAD}{''.join(sorted(pieces, key=lambda piece: piece[0] == '['))}+++\n\nAsk.\n".replace(
        "\n", newline
    )
    try:
        entry = opened(text)
    except DamagedEntryError:
        assume(False)
    again = text
    steps = st.tuples(st.sampled_from("abc"), st.sampled_from(["yes", "no"]), st.integers(0, 4))
    for theme, verdict, at in data.draw(st.lists(steps, max_size=4)):
        reviewed = list(entry.reviewed)
        review = Review(ThemeId(theme), verdict, why="" if at else "not_now")  # type: ignore[arg-type]  drawn from both
        if at < len(reviewed):
            reviewed[at : at + 1] = [replace(reviewed[at], verdict=review.verdict, why=review.why)] if at else []
        else:
            reviewed.append(review)
        entry = replace(entry, reviewed=tuple(reviewed))
        again = rewritten(entry, again)
    assert not_ours(again) == not_ours(text)
    assert all(text.count(comment) <= again.count(comment) for comment in ("# comment", "# now", "# six", "# in"))


def not_ours(text: str) -> dict[str, object]:
    table = tomli.loads(text.split("+++")[1])
    return {key: value for key, value in table.items() if key not in OURS}


@given(entries(), st.booleans())
@settings(max_examples=40)
def test_the_same_entry_leaves_every_byte_alone(entry: Entry, crlf: bool) -> None:  # noqa: FBT001  drawn
    text = write(entry).replace("\n", "\r\n") if crlf else write(entry) + "\n\n"
    document = read(text, path=PATH)
    assert rewrite(document, document.entry) == text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_new_rating_changes_one_line_and_keeps_its_comment(newline: str, bom: str) -> None:
    text = bom + BY_HAND.replace("\n", newline)
    entry = opened(text)
    again = rewritten(replace(entry, ratings={**entry.ratings, "aims": 8}), text)
    assert again == text.replace("aims   = 6   # six", "aims   = 8   # six")


def test_keys_above_the_tables_are_changed_added_and_removed() -> None:
    entry = replace(opened(), met=datetime(2026, 11, 23, 9, 30), client=None, starred=True, tags=("café",))  # noqa: DTZ001  local
    gone, come = changed_lines(BY_HAND, rewritten(entry))
    assert gone == ["met = 2026-11-22    # Sunday", "client = 'C07'", "starred = false"]
    assert come == ["met = 2026-11-23T09:30:00    # Sunday", "starred = true", 'tags = ["café"]']


def test_a_new_table_is_added_and_an_emptied_one_keeps_its_comment() -> None:
    again = rewritten(replace(opened(), ratings={}, picks={"between": ("off",)}))
    assert changed_lines(BY_HAND, again) == (
        ["aims   = 6   # six", "strain = 7"],
        ["[picks]", 'between = ["off"]'],
    )


def test_a_second_new_table_stands_apart_from_the_first() -> None:
    again = rewritten(replace(opened(), picks={"between": ("off",)}, feelings={"sad": 2}))
    assert again.count('\n\n[picks]\nbetween = ["off"]\n\n[feelings]\nsad = 2\n+++\n') == 1


def test_a_new_review_leaves_the_others_alone() -> None:
    entry = opened()
    again = rewritten(replace(entry, reviewed=(*entry.reviewed, Review(ThemeId("st.rupture"), "yes", 'A "quote"'))))
    gone, come = changed_lines(BY_HAND, again)
    assert gone == []
    assert come == ["[[reviewed]]", 'theme = "st.rupture"', 'quote = "A \\"quote\\""']


def test_a_review_that_changes_its_mind_changes_one_word_and_keeps_the_rest_of_its_table() -> None:
    entry = opened()
    again = rewritten(replace(entry, reviewed=(entry.reviewed[0], replace(entry.reviewed[1], verdict="yes"))))
    assert again == BY_HAND.replace('verdict = "no"   # not this', 'verdict = "yes"   # not this')


def test_why_is_added_changed_and_taken_out_in_its_own_line() -> None:
    entry = opened()
    said = rewritten(replace(entry, reviewed=(entry.reviewed[0], replace(entry.reviewed[1], why="not_now"))))
    assert said == BY_HAND.replace("# not this\n", '# not this\nwhy = "not_now"\n')
    other = rewritten(replace(entry, reviewed=(entry.reviewed[0], replace(entry.reviewed[1], why="of old"))), said)
    assert other == said.replace("not_now", "of old")
    assert rewritten(entry, other) == BY_HAND


@pytest.mark.parametrize("why", ["3", "['a']", "{ a = 1 }", "2026-11-22"])
def test_a_why_of_another_kind_says_nothing_and_stays(why: str) -> None:
    text = BY_HAND.replace("# not this\n", f"# not this\nwhy = {why}\n")
    entry = opened(text)
    assert entry.reviewed == opened().reviewed
    again = rewritten(replace(entry, reviewed=(entry.reviewed[0], replace(entry.reviewed[1], verdict="yes"))), text)
    assert f"# not this\nwhy = {why}\n" in again


def test_reviews_come_one_by_one_with_one_blank_line_between_and_nothing_else_moves() -> None:
    text = BY_HAND
    for number in range(3):
        entry = opened(text)
        review = Review(ThemeId(f"rp.{number}"), "yes", "Ask her.")
        text = rewritten(replace(entry, reviewed=(*entry.reviewed, review)), text)
    tables = "".join(f'\n[[reviewed]]\ntheme = "rp.{n}"\nverdict = "yes"\nquote = "Ask her."\n' for n in range(3))
    assert text == BY_HAND.replace("# not this\n", "# not this\n" + tables)


def test_a_new_review_before_another_table_stands_apart_from_both() -> None:
    front, body = BY_HAND.split("+++\n\n")
    text = f"{front}\n[more]\nx = 1\n+++\n\n{body}"
    entry = opened(text)
    again = rewritten(replace(entry, reviewed=(*entry.reviewed, Review(ThemeId("b"), "yes"))), text)
    assert again == text.replace("\n[more]", '\n[[reviewed]]\ntheme = "b"\nverdict = "yes"\n\n[more]')


def test_a_new_review_before_the_others_takes_nothing_from_them() -> None:
    entry = opened()
    again = rewritten(replace(entry, reviewed=(Review(ThemeId("b"), "yes"), *entry.reviewed)))
    assert changed_lines(BY_HAND, again) == ([], ["[[reviewed]]", 'theme = "b"'])


def test_reviews_change_places_with_their_comments_and_unknown_keys() -> None:
    entry = opened()
    again = rewritten(replace(entry, reviewed=entry.reviewed[::-1]))
    assert changed_lines(BY_HAND, again) == ([], [])
    assert again.index("# second") < again.index("# first") < again.index('certain = "quite"')


def test_a_removed_review_takes_only_itself_away() -> None:
    gone, come = changed_lines(BY_HAND, rewritten(replace(opened(), reviewed=opened().reviewed[1:])))
    assert gone == ["[[reviewed]]   # first", 'theme = "cw.appease"', 'verdict = "yes"', 'certain = "quite"']
    assert come == []


def test_all_reviews_can_go_and_come_back() -> None:
    without = rewritten(replace(opened(), reviewed=()))
    assert "reviewed" not in without
    assert rewritten(opened(), without).count("[[reviewed]]") == 2


def test_reviews_written_as_a_list_on_one_line_can_be_added_to() -> None:
    text = BY_HAND[: BY_HAND.index("[ratings]")] + 'reviewed = [{theme = "a", verdict = "no"}]\nz = 1\n+++\n'
    entry = opened(text)
    again = rewritten(replace(entry, reviewed=(*entry.reviewed, Review(ThemeId("b"), "yes"))), text)
    assert "\nz = 1\n" in again


def test_reviews_of_a_list_on_one_line_keep_their_unknown_keys() -> None:
    text = BY_HAND[: BY_HAND.index("[ratings]")] + 'reviewed = [{theme = "a", verdict = "no", mine = {x = 1}}]\n+++\n'
    entry = opened(text)
    again = rewritten(replace(entry, reviewed=(*entry.reviewed, Review(ThemeId("b"), "yes"))), text)
    assert tomli.loads(again.split("+++")[1])["reviewed"] == [
        {"theme": "a", "verdict": "no", "mine": {"x": 1}},
        {"theme": "b", "verdict": "yes"},
    ]


def test_an_answer_is_replaced_in_its_place() -> None:
    again = rewritten(answered(opened(), "moment", "She stood up.\n\n## Not a section\n"))
    assert again == BY_HAND.replace("She put her coat on.", "She stood up.\n\n## Not a section\n")


def test_an_answer_is_replaced_in_a_crlf_file_with_crlf() -> None:
    text = BY_HAND.replace("\n", "\r\n")
    again = rewritten(answered(opened(text), "moment", "One.\nTwo."), text)
    assert again == text.replace("She put her coat on.", "One.\r\nTwo.")


def test_new_answers_are_appended_with_a_blank_line_between() -> None:
    entry = opened()
    more = Answer(QuestionId("wish"), "A wish", "Time.", private=True)
    again = rewritten(replace(entry, answers=(*entry.answers, more)))
    assert again == f"{BY_HAND}\n\n## A wish <!-- k7f3q2:wish private -->\n\nTime.\n"


def test_a_removed_answer_goes_with_its_heading() -> None:
    entry = opened()
    again = rewritten(replace(entry, answers=entry.answers[:1] + entry.answers[2:]))
    assert again == BY_HAND.replace("## One moment <!-- k7f3q2:moment -->\n\nShe put her coat on.\n\n", "")


def test_the_last_answer_can_go() -> None:
    entry = opened()
    again = rewritten(replace(entry, answers=entry.answers[:-1]))
    assert again == BY_HAND[: BY_HAND.index("## What next")]


def test_making_a_section_private_changes_its_heading_only() -> None:
    entry = opened()
    answers = tuple(
        replace(answer, private=True) if answer.question == "moment" else answer for answer in entry.answers
    )
    again = rewritten(replace(entry, answers=answers))
    assert again == BY_HAND.replace("k7f3q2:moment -->", "k7f3q2:moment private -->")


def test_the_title_is_changed_alone() -> None:
    again = rewritten(replace(opened(), title="A hard hour"))
    assert again == BY_HAND.replace("# 22 November 2026, C07", "# A hard hour")


def test_one_of_two_answers_to_the_same_question_can_go_and_the_other_stays_untouched() -> None:
    text = BY_HAND + "\n\n## What next, again <!-- k7f3q2:next -->\nRing her.  \n"
    entry = opened(text)
    again = rewritten(replace(entry, answers=entry.answers[:3] + entry.answers[4:]), text)
    assert again.endswith("## What next, again <!-- k7f3q2:next -->\nRing her.  \n")
    assert "Ask her." not in again


def test_another_id_is_put_into_every_heading() -> None:
    again = rewritten(replace(opened(), id=EntryId("zzzz")))
    assert "k7f3q2" not in again
    assert again.count("<!-- zzzz:") == 3


def test_a_broken_heading_is_mended_when_its_answer_changes() -> None:
    text = BY_HAND.replace("own_part private -->", "own_part privte -->")
    again = rewritten(answered(opened(text), "own_part", "I kept on talking."), text)
    assert "## My part privte <!-- k7f3q2:own_part private -->\n\nI kept on talking.\n\n## What next" in again


def test_a_file_that_ends_at_its_fence_gets_a_first_answer() -> None:
    text = BY_HAND[: BY_HAND.index("\n\n# 22")]
    again = rewritten(replace(opened(text), answers=(Answer(QuestionId("q"), "Why", "So."),)), text)
    assert again == f"{text}\n\n## Why <!-- k7f3q2:q -->\n\nSo.\n"


def test_a_heading_at_the_end_of_a_file_gets_its_answer() -> None:
    text = BY_HAND[: BY_HAND.index("\n\nAsk her.")]
    assert rewritten(answered(opened(text), "next", "Ask."), text) == text + "\n\nAsk.\n"


@pytest.mark.parametrize(("newline", "bom"), [("\n", ""), ("\r\n", "\ufeff")])
def test_a_note_without_front_matter_is_given_one_when_it_changes(newline: str, bom: str) -> None:
    text = bom + f"Met K.{newline}Talked.{newline}"
    again = rewritten(replace(opened(text), client=ClientCode("K3"), set=SetId("session")), text)
    assert again.startswith(f"{bom}+++{newline}format = 1{newline}")
    assert again.endswith(f"Met K.{newline}Talked.{newline}")


def test_mixed_line_endings_in_the_front_matter_stay_mixed() -> None:
    text = BY_HAND.replace("\n", "\r\n").replace('"grey"\r\n', '"grey"\n')
    again = rewritten(replace(opened(text), starred=True), text)
    assert again == text.replace("starred = false", "starred = true")


def test_a_document_of_a_newer_format_is_not_rewritten() -> None:
    document = read(BY_HAND.replace("format = 1", "format = 2"), path=PATH)
    with pytest.raises(NewerFormatError, match="newer version"):
        rewrite(document, replace(document.entry, written=datetime(2026, 1, 1, tzinfo=UTC), met=date(2026, 1, 1)))


def test_a_front_matter_too_intricate_to_edit_is_said_to_be_so() -> None:
    text = BY_HAND.replace("starred = false", f"x = {'[' * 350}{']' * 350}")
    with pytest.raises(DamagedEntryError, match="too intricate"):
        rewrite(read(text, path=PATH), replace(opened(text), starred=True))
