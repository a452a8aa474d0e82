"""Papers to try the formats on: a long sheet with all that is awkward, and any paper at all."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st

from alliance_journal.model.papers import (
    Bar,
    Bars,
    Block,
    Bullets,
    Chart,
    Curve,
    Facts,
    Heading,
    Paper,
    Quote,
    Room,
    Signatures,
    Table,
    Words,
)
from alliance_journal.queries.almanac import say_short
from alliance_journal.reports.paper.texts import has_values, readable

LONG_WORD = "Unterhaltungselektronikfachverkäuferinnenausbildungsverordnung" * 3
HEBREW = "היא שתקה, ואני דיברתי על הטופס. מה קרה לי ברגע ההוא?"
FAMILY = "👩‍👩‍👧‍👦"
AWKWARD = '<script>alert("x")</script> & </style> | a | *b* _c_ `d` [e](http://f.example) ~~g~~ \\ # 1. $h$ &amp;'
DAY = date(2026, 11, 25)


def days(number: int) -> tuple[str, ...]:
    """Return so many days a week apart, the last one in November 2026."""
    return tuple(say_short(DAY - timedelta(weeks=number - 1 - place)) for place in range(number))


def waves(number: int, *, gaps: int = 0, start: int = 5) -> tuple[float | None, ...]:
    """Return so many values that go up and down, every so many of them missing."""
    values = (min(max(start + (place * 7 % 5) - 2 + place / number * 3, 0), 10) for place in range(number))
    return tuple(
        None if gaps and place % gaps == gaps - 1 else round(value * 2) / 2 for place, value in enumerate(values)
    )


RECURRING = Bars(
    "What kept coming back",
    (
        Bar("Client went quiet, or gave short answers", 14),
        Bar("I moved on, or told instead of asking", 9, "2 of them only suggested"),
        Bar("Missed or cancelled", 7),
        Bar("I felt frustrated", 6),
        Bar("Something else", 0),
    ),
    of=24,
    unit="entries",
)
TOGETHER = Chart("How it was between us, C04", days(9), (Curve("Together", waves(9, gaps=5)),))

RICH: tuple[Block, ...] = (
    Facts(
        (
            ("Period", "15 September to 22 November 2026"),
            ("Entries", "24"),
            ("Clients", "7"),
            ("With", "placement supervisor"),
        )
    ),
    Heading("What I want from supervision"),
    Words(
        "I would like to understand what happens in me in the second before I explain.\n\n"
        "It is the third time that I bring this.\nLast time I wrote down two lines and kept to neither."
    ),
    Bullets(
        ("Why do I explain the form again when she looks at the floor?", "What would it be like to say nothing?"),
        numbered=True,
    ),
    Heading("What recurs"),
    RECURRING,
    Words("Your own view, not the client's. Counts are of entries, each counted once.", role="note"),
    Heading("Ratings over time"),
    TOGETHER,
    Heading("A very long view", level=3),
    Chart(
        "Sixty meetings, three ratings",
        days(60),
        (
            Curve("Together", waves(60)),
            Curve(
                "How strong the strain was, as I saw it when I wrote about it afterwards in the evening",
                waves(60, gaps=7, start=3),
            ),
            Curve("Never rated", (None,) * 60),
        ),
    ),
    Chart("Thirty meetings", days(30), (Curve("Together", waves(30, gaps=11)),)),
    Chart("One meeting", days(1), (Curve("Together", (7,)),)),
    Chart("Nobody rated anything", days(4), (Curve("Together", (None,) * 4),)),
    Heading("Chosen moments"),
    Quote("I explained the form again while she looked at the floor.", "C11, 12 November 2026"),
    Quote(f"{HEBREW}\n\nAnd I said: “it is fine”. {FAMILY} 🌧️", "C04, 3 November 2026"),
    Quote(AWKWARD),
    Words(f"{HEBREW}\n\n{LONG_WORD}"),
    Heading("What I tried"),
    Bullets(("named it: once", "owned my part:\nthree times", f"tracked my feelings {FAMILY}", LONG_WORD)),
    Heading("Rival guesses"),
    Table(
        "What else it may have been",
        ("Guess", "What speaks for it", "What speaks against it"),
        (
            ("She was tired", "came from a night shift", "quiet on other days too"),
            ("The form is about her brother | the flat", "looked away when it came up", HEBREW),
            (LONG_WORD, "nothing", "https://example.org/a?b=c&d=e"),
        ),
    ),
    Heading("Hours"),
    Table(
        "Weekly log",
        ("Week", "Client", "Session", "Minutes", "Kind", "Setting", "Supervision", "Minutes so far"),
        tuple(
            (
                f"week of {day}",
                f"C{n:02}",
                str(n),
                "50",
                "individual",
                "room" if n % 2 else "telephone",
                "yes" if n % 4 else "no",
                str(50 * n),
            )
            for n, day in enumerate(days(22), 1)
        ),
        frozenset({2, 3, 7}),
    ),
    Heading("Everything at once"),
    Bars("Thirty themes", tuple(Bar(f"Theme number {n}", 31 - n) for n in range(1, 31)), unit="entries"),
    Bars("One theme", (Bar(LONG_WORD, 3),), unit="entries"),
    Bars("No theme", ()),
    Heading("My question"),
    Room("What I take from it", 5),
    Signatures(("Trainee", "Supervisor", f"Somebody with a long name who signs for {HEBREW}")),
)
SHEET = Paper(
    title="Supervision sheet",
    blocks=RICH,
    made=DAY,
    author="R. Example",
    notices=("Reflection, not a clinical record.", "Anonymised by the author on 25 November 2026."),
)

TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="ab \t\n\\`*_[]()<>|~#&;!-+=:.1@/'\"$", max_size=40),
    st.sampled_from(
        (
            AWKWARD,
            HEBREW,
            LONG_WORD,
            "    code",
            "- a\n+ b\n10) c",
            "a\n===\nb\n---",
            "&amp; &#35; <!-- -->",
            "\x00\ud800",
            "```\nx\n```",
        )
    ),
)
NUMBERS = st.integers(0, 40)
VALUES = st.one_of(st.none(), st.floats(-2, 12), st.just(float("nan")))


def _rows(width: int) -> st.SearchStrategy[Table]:
    cells = st.lists(TEXTS, min_size=width, max_size=width).map(tuple)
    columns = st.frozensets(st.integers(0, width - 1)) if width else st.just(frozenset[int]())
    return st.builds(Table, TEXTS, cells, st.lists(cells, max_size=3).map(tuple), columns)


def _charts(number: int) -> st.SearchStrategy[Chart]:
    names = st.lists(TEXTS, min_size=number, max_size=number).map(tuple)
    curves = st.builds(Curve, TEXTS, st.lists(VALUES, max_size=number).map(tuple))
    return st.builds(Chart, TEXTS, names, st.lists(curves, max_size=2).map(tuple))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXTS, st.integers(1, 3)),
    st.builds(Words, TEXTS, st.sampled_from(("", "note"))),
    st.builds(Quote, TEXTS, TEXTS),
    st.builds(Bullets, st.lists(TEXTS, max_size=3).map(tuple), st.booleans()),
    st.builds(Facts, st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple)),
    st.integers(0, 3).flatmap(_rows),
    st.builds(Bars, TEXTS, st.lists(st.builds(Bar, TEXTS, NUMBERS, TEXTS), max_size=3).map(tuple), NUMBERS, TEXTS),
    st.integers(0, 4).flatmap(_charts),
    st.builds(Signatures, st.lists(TEXTS, max_size=2).map(tuple)),
    st.builds(Room, TEXTS, st.integers(0, 3)),
)
PAPERS = st.builds(
    Paper,
    title=TEXTS,
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
    made=st.dates(),
    author=TEXTS,
    notices=st.lists(TEXTS, max_size=2).map(tuple),
)


def shown_lines(paper: Paper) -> Iterator[str]:
    """Yield every line of every text that a format has to show, without blanks at its ends."""
    blocks = (text for block in paper.blocks for text in _shown(block))
    for text in (paper.title, paper.author, *blocks, *paper.notices):
        yield from filter(None, map(str.strip, readable(text).split("\n")))


def _shown(block: Block) -> Iterator[str]:
    if isinstance(block, Table) and not block.head:
        return
    if isinstance(block, Chart) and not has_values(block):
        yield block.caption
        return
    yield from block.texts()
