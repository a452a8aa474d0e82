"""Layouts out of TOML: the shipped ones are whole, own ones take their place, and every mistake is told at its line."""

from pathlib import Path
from typing import Final

import pytest

from alliance_journal.errors import UsageError
from alliance_journal.guide.layouts import SHIPPED, find_layouts, parse_layout
from alliance_journal.model.layouts import CHECK, Excess, LayoutHeading, Source

OWN: Final = """\
id = "log"
title = "Learning log"
purpose = "What I did."
minutes = 5

[[headings]]
id = "did"
heading = "What I did"
question = "What did you do?"
kind = "text"
"""
"""Ten lines; the heading begins on line 6."""


def problems_of(text: str) -> list[tuple[int, str]]:
    layout, problems = parse_layout(text.encode(), path="x.toml")
    assert layout is None
    return [(one.line, one.sentence) for one in problems]


def written(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_shipped_layout_is_whole() -> None:
    found = find_layouts(None)
    assert found.problems == ()
    assert set(found.layouts) == {path.stem for path in SHIPPED.glob("*.toml")}
    assert not any(found.is_own(name) for name in found.layouts)


def test_what_is_left_out_of_a_layout_has_its_usual_value() -> None:
    layout, problems = parse_layout(OWN.encode(), path="x.toml")
    assert problems == ()
    assert layout is not None
    assert (layout.check, layout.facts, layout.signatures, layout.language) == (CHECK, (), (), "en")
    assert layout.headings == (LayoutHeading("did", "What I did", "What did you do?"),)
    assert layout.heading("did") == layout.headings[0]
    assert layout.heading("other") is None


def test_everything_that_may_be_written_is_read() -> None:
    more = 'place = "block"\nmost_words = 3\nmost_characters = 9\nhelp = "h"\nhint = "i"\nfrom = ["a.b", "c"]\n'
    layout, _ = parse_layout((OWN.replace("minutes = 5\n", 'minutes = 5\nalso = ["old"]\n') + more).encode(), path="")
    assert layout is not None
    assert layout.also == ("old",)
    heading = layout.headings[0]
    assert (heading.most_words, heading.most_characters, heading.help, heading.hint) == (3, 9, "h", "i")
    assert heading.sources == (Source("a", "b"), Source("", "c"))


def test_every_mistake_is_told_at_once_at_its_line() -> None:
    told = problems_of(
        'id = "Log"\ntitle = "Log"\nminutes = 5\nsignature = "me"\nfacts = ["dat"]\nzzz = 1\n'
        '[[headings]]\nid = "next"\nheading = "H"\nquestion = "Q?"\nkind = "txt"\nmax_words = 3\nfrom = ["A.b"]\n'
        '[[headings]]\nid = "did"\nheading = "H"\nquestion = "Q?"\nkind = "standards"\nmost_words = 3\n'
        '[[headings]]\nid = "did"\nheading = "H"\nquestion = "Q?"\nkind = "text"\nplace = "facts"\n'
    )
    assert told == [
        (1, "'id' should be 1 to 32 small letters, digits, - or _, a letter first"),
        (1, "a layout needs a key 'purpose'; it should be words in quotes"),
        (4, "a layout has no key 'signature'; write signatures = ..."),
        (5, "'facts' holds 'dat', which should be one of date, period; did you mean \"date\"?"),
        (6, "a layout has no key 'zzz'; leave it out"),
        (8, "the id 'next' belongs to a question that every account is asked"),
        (11, "'kind' should be one of text, line, date, standards; did you mean \"text\"?"),
        (12, "a heading has no key 'max_words'; write most_words = ..."),
        (13, "'from' holds 'A.b', which should be such as \"session.moment\", or \"moment\" for any set"),
        (19, "'most_words' belongs to words, not to kind standards; leave it out here"),
        (21, "the id 'did' is taken already; give this one another"),
        (25, 'a fact is one line: write kind = "line", or leave place out'),
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("facts = []", 'should be a list such as ["date", "period"]'),
        ('signatures = ["a", "b", "c", "d", "e"]', "should be at most 4, not 5"),
        ("questions = 1", "write [[headings]]"),
        ("purposes = 1", 'did you mean "purpose"?'),
    ],
)
def test_a_mistaken_key_says_what_to_write(line: str, sentence: str) -> None:
    told = problems_of(f"{line}\n{OWN}")
    assert [one for at, one in told if at == 1 and sentence in one] != []


def test_a_heading_whose_id_is_no_word_is_told_once() -> None:
    assert [line for line, _ in problems_of(OWN.replace('"did"', "7"))] == [7]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", "is a PDF; a layout is plain text"),
        (b"id = \xff", "is not UTF-8 text; save it as UTF-8"),
        (b"#" * 200_001, "is longer than 200 kB; split it into two layouts"),
        (b"id : x\n", ""),
    ],
)
def test_what_is_no_layout_at_all_is_told_plainly(content: bytes, sentence: str) -> None:
    layout, problems = parse_layout(content, path="x.toml")
    assert layout is None
    assert sentence in problems[0].sentence


def test_an_own_layout_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    found = find_layouts(written(tmp_path / "layouts", "mine.toml", OWN.replace('"log"', '"cycle"')))
    assert found.layouts["cycle"].title == "Learning log"
    assert found.is_own("cycle")
    assert not found.is_own("four_headings")


def test_a_broken_own_layout_changes_nothing_and_is_told(tmp_path: Path) -> None:
    found = find_layouts(written(tmp_path / "layouts", "cycle.toml", 'id = "cycle"\n'))
    assert found.layouts["cycle"] == find_layouts(None).layouts["cycle"]
    assert {problem.path for problem in found.problems} == {str(tmp_path / "layouts" / "cycle.toml")}


def test_of_two_own_layouts_with_one_id_the_first_is_used(tmp_path: Path) -> None:
    written(tmp_path / "layouts", "a.toml", OWN)
    found = find_layouts(written(tmp_path / "layouts", "b.toml", f"# again\n{OWN.replace('Learning', 'Other')}"))
    assert found.layouts["log"].title == "Learning log"
    assert [(one.line, one.sentence) for one in found.problems] == [
        (2, "has the same id as a.toml, which is used; give one of them another id")
    ]


def test_a_folder_or_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_layouts(tmp_path / "none").problems == ()
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert "cannot be read" in find_layouts(file).problems[0].sentence
    folder, opened = written(tmp_path / "layouts", "a.toml", OWN), Path.open

    def refuses(path: Path, *rest: str) -> object:
        if path.parent == folder:
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest)

    monkeypatch.setattr(Path, "open", refuses)
    assert [one.sentence for one in find_layouts(folder).problems] == ["cannot be read (Permission denied)"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("four_heading", "four_headings; aj account list shows them all"),
        ("what_what", "what_so_what; aj account list shows them all"),
        ("\x1b[2J", "cpd_blocks, cycle, four_headings"),
    ],
)
def test_an_unknown_layout_is_refused_with_the_nearest_ones(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as refusal:
        find_layouts(None).get(name)
    assert refusal.value.sentence == "there is no layout of that name"
    assert refusal.value.hint.startswith(hint)


def test_a_layout_answers_to_its_former_name() -> None:
    assert find_layouts(None).get("cpd").id == "cpd_blocks"


def test_what_is_longer_than_its_place_is_counted_in_words_and_in_characters() -> None:
    heading = LayoutHeading("did", "What I did", "What?", most_words=2, most_characters=5)
    assert list(heading.excesses(" one two three ")) == [
        Excess("What I did", 3, 2, "words"),
        Excess("What I did", 13, 5, "characters"),
    ]
    assert list(heading.excesses("a b")) == []
    assert list(LayoutHeading("did", "H", "Q?").excesses("many words " * 99)) == []
