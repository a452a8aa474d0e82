"""Preparations and meetings as a file writes them: read with every mistake, added to, and nothing else touched."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_journal.entrytext.supervision import (
    is_untouched,
    rows_of_prepared,
    rows_of_texts,
    supervision_in,
    texts_in,
    with_meeting,
    with_prepared,
)
from alliance_journal.errors import AllianceJournalError
from alliance_journal.model.supervision import KINDS, Meeting, Point, Prepared, Supervision

HAND: Final = """\
# for Thursdays

[[prepared]]   # the first one
id = "p7k2"
date = 2026-11-20
since = "2026-10-23"
want = \"\"\"
To hear whether I am working harder than he is.\"\"\"

[[prepared.points]]
kind = "strain"
words = "The form again"
quote = "I explained the form again while she looked at the floor."
entry = "k7f3q2mx"
client = "C11"
date = 2026-11-12
private = true

[[prepared.points]]
kind = "own"
words = "Left for another day"
kept = false

[[meeting]]
id = "m3"
date = 2026-11-21
role = "supervisor"
took = "Wait for the end of the silence."
actions = ["k7f3"]
# the end
"""
POINT: Final = Point(
    "strain",
    "The form again",
    "I explained the form again while she looked at the floor.",
    "k7f3q2mx",
    "C11",
    date(2026, 11, 12),
    private=True,
)
PREPARED: Final = Prepared(
    "p7k2",
    date(2026, 11, 20),
    date(2026, 10, 23),
    points=(POINT,),
    want="To hear whether I am working harder than he is.",
)
MET: Final = Meeting("m3", date(2026, 11, 21), "supervisor", "Wait for the end of the silence.", ("k7f3",))

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ['a\n[[meeting]]\nb"""', '"\n"', "\n", 'x\ny\\"', "a\r\nb\tc\x00\x7f"]
)
ids = st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True)
points = st.builds(
    Point,
    kind=st.sampled_from(sorted(KINDS)),
    words=words.filter(str.strip),
    quote=words,
    entry=st.just("") | ids,
    client=st.just("") | ids,
    day=st.none() | st.dates(),
    private=st.booleans(),
)
preparations = st.builds(
    Prepared,
    id=ids,
    day=st.dates(),
    since=st.none() | st.dates(),
    client=st.just("") | ids,
    points=st.lists(points, max_size=4).map(tuple),
    want=words,
    rivals=words,
    question=words,
)
meetings = st.builds(
    Meeting, id=ids, day=st.dates(), role=words, took=words, actions=st.lists(ids, max_size=3).map(tuple)
)


def text_of(prepared: list[Prepared], met: list[Meeting], text: str = "") -> str:
    for one in prepared:
        text = with_prepared(text, one)
    for meeting in met:
        text = with_meeting(text, meeting)
    return text


def sentences(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.sentence) for problem in supervision_in(text)[1]]


def test_a_file_written_by_hand_is_read_without_the_dropped_points() -> None:
    assert supervision_in(HAND) == (Supervision((PREPARED,), (MET,)), ())


@given(
    st.lists(preparations, max_size=3, unique_by=lambda one: one.id),
    st.lists(meetings, max_size=3, unique_by=lambda one: one.id),
    st.sampled_from(["", HAND, "# a remark", HAND.replace("\n", "\r\n")]),
)
def test_what_is_added_reads_back_and_what_was_there_stays(
    prepared: list[Prepared], met: list[Meeting], before: str
) -> None:
    taken = {"p7k2", "m3"}
    prepared = [one for one in prepared if one.id not in taken]
    met = [one for one in met if one.id not in taken]
    after = text_of(prepared, met, before)
    old, _ = supervision_in(before)
    assert after.startswith(before)
    assert supervision_in(after) == (
        Supervision((*old.prepared, *prepared), (*old.meetings, *met)),
        (),
    )


@given(preparations, preparations)
def test_a_preparation_is_replaced_in_its_place(first: Prepared, second: Prepared) -> None:
    second = replace(second, id=first.id)
    text = with_meeting(with_prepared("# mine\n", first), MET)
    after = with_prepared(text, second)
    assert supervision_in(after)[0] == Supervision((second,), (MET,))
    assert after.startswith("# mine\n")


@given(points, st.permutations([0, 1]))
def test_a_dropped_point_is_read_only_where_it_is_asked_for(dropped: Point, order: list[int]) -> None:
    both = (replace(dropped, kept=False), POINT)
    under_way = replace(PREPARED, points=tuple(both[number] for number in order))
    text = rows_of_prepared(under_way)
    assert supervision_in(text) == (Supervision((PREPARED,)), ())
    assert supervision_in(text, with_dropped=True) == (Supervision((under_way,)), ())


@given(st.dictionaries(ids, words.filter(bool)))
def test_words_of_a_form_read_back_by_their_names(texts: dict[str, str]) -> None:
    assert texts_in(rows_of_texts(texts)) == texts


@pytest.mark.parametrize("text", ["a = ", "x = " + "[" * 5000, "a = 3\n"])
def test_a_form_that_cannot_be_read_is_empty(text: str) -> None:
    assert texts_in(text) == {}


def test_a_preparation_with_remarks_in_it_is_not_untouched() -> None:
    assert not is_untouched(HAND, "p7k2")
    assert not is_untouched(HAND, "nobody")
    assert is_untouched(with_prepared("", PREPARED), "p7k2")
    with pytest.raises(AllianceJournalError, match="nothing was written"):
        with_prepared(HAND, PREPARED)


def test_words_of_several_lines_can_be_read_in_the_file() -> None:
    text = with_meeting("", replace(MET, took='He said "wait".\nI will.'))
    assert 'took = """\nHe said "wait".\nI will."""\n' in text


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("[[prepared\n", 1, "column 11: not valid TOML"),
        ("x = " + "[" * 5000, 1, "is nested too deeply, or holds a number too long to read"),
        ("prepared = 3\n", 1, "prepared should be one [[prepared]] table for each"),
        ("meeting = [1]\n", 1, "meeting should be one [[meeting]] table for each"),
        ("\n[[meeting]]\ndate = 2026-11-21\n", 2, "an id of 1 to 32 small letters and digits is needed, in quotes"),
        ('[[meeting]]\nid = "a"\n', 1, "a day is needed, such as date = 2026-11-27"),
        ('[[meeting]]\nid = "a"\ndate = "soon"\n', 1, "'date' should be a day such as 2026-11-27"),
        ('[[meeting]]\nid = "a"\ndate = 3\n', 1, "'date' should be a day such as 2026-11-27"),
        ('[[meeting]]\nid = "a"\ndate = 2026-11-21\nrole = 3\n', 1, "'role' should be words in quotes"),
        (
            '[[meeting]]\nid = "a"\ndate = 2026-11-21\nactions = ["K7!"]\n',
            1,
            "'actions' should be a list of ids of steps, such as [\"k7f3\"]",
        ),
        (
            '[[meeting]]\nid = "a"\ndate = 2026-11-21\nwho = "x"\n',
            1,
            "there is no key 'who' here; it is left as it is",
        ),
        (
            '[[prepared]]\nid = "a"\ndate = 2026-11-21\n[[prepared]]\nid = "a"\ndate = 2026-11-22\n',
            4,
            "this id is taken already; give this one another",
        ),
        (
            '[[prepared]]\nid = "a"\ndate = 2026-11-21\npoints = 3\n',
            1,
            "points should be one [[prepared.points]] table for each",
        ),
        (
            '[[prepared]]\nid = "a"\ndate = 2026-11-21\n[[prepared.points]]\nkind = "own"\n',
            4,
            'a point needs words: words = "..."',
        ),
        (
            '[[prepared]]\nid = "a"\ndate = 2026-11-21\n[[prepared.points]]\nwords = "x"\nprivate = "yes"\n',
            4,
            "'private' should be true or false",
        ),
    ],
)
def test_every_mistake_is_named_at_its_line_without_its_words(text: str, line: int, sentence: str) -> None:
    assert (line, sentence) in sentences(text)


def test_what_cannot_be_read_of_one_does_not_hide_the_others() -> None:
    text = '[[meeting]]\nid = "?"\n' + HAND
    assert supervision_in(text)[0] == Supervision((PREPARED,), (MET,))


def test_a_kind_that_nobody_knows_is_an_own_point_and_a_doubtful_one_private() -> None:
    text = '[[prepared]]\nid = "a"\ndate = 2026-11-21\n[[prepared.points]]\nkind = "x"\nwords = "y"\nprivate = "no"\n'
    read, problems = supervision_in(text)
    assert read.prepared[0].points == (Point("own", "y", private=True),)
    assert problems[0].sentence.startswith("'kind' should be one of question, strain")


def test_a_file_that_is_no_toml_cannot_be_added_to() -> None:
    with pytest.raises(AllianceJournalError, match="nothing was written"):
        with_meeting("[[meeting\n", MET)
