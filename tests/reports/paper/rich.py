"""Papers with everything in them that is awkward on a page, about people who do not exist."""

from datetime import date, timedelta
from typing import Final

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
from alliance_journal.reports.paper.notices import notices

MADE: Final = date(2026, 11, 22)
HEBREW: Final = "היא שתקה כשהסברתי את הטופס שוב, ואני המשכתי לדבר."
SHRUG: Final = "\U0001f937"
LONG_WORD: Final = "Wiedereingliederungsvereinbarung" * 6
HOSTILE: Final = (
    "#panic() *not bold* _not slanted_ $x^2$ C:\\new // no comment @ref <label> ~ -- 'x' \"y\" [z] `r` = + /t: 1. "
    '&amp; <b> {= x} \\* \\u{41} #import "x"'
)
"""What would do something if anything read it as more than words."""
CONTROL: Final = "before\x1b[31mafter\x00end"


def chart(meetings: int, *, gaps: bool = False, caption: str = "Ratings over time") -> Chart:
    """Return a chart of so many weekly meetings with two curves."""
    first = date(2026, 11, 19) - timedelta(weeks=meetings - 1)
    days = tuple(f"{day.day} {day:%b}" for day in (first + timedelta(weeks=week) for week in range(meetings)))
    together = tuple(float((week * 7 + 3) % 5 + 4) - 0.5 * (week % 2) for week in range(meetings))
    strain = tuple(float((week * 5) % 8) for week in range(meetings))
    curves = (
        Curve("Together (mean of aims, steps and tie)", _gappy(together) if gaps else together),
        Curve("Strain", _gappy(strain, 4) if gaps else strain),
    )
    return Chart(caption, days, curves)


def _gappy(values: tuple[float, ...], every: int = 3) -> tuple[float | None, ...]:
    return tuple(None if place % every == 1 else value for place, value in enumerate(values))


def bars(count: int, caption: str = "What recurs") -> Bars:
    """Return so many bars, the longest first."""
    names = ("Client went quiet", "I explained instead of asking", "Strain left open", "We lost sight of the aim")
    notes = ("", "2 of them only suggested", "", "")
    made = tuple(Bar(names[n % 4], max(count - n, 0) % 15, notes[n % 4]) for n in range(count))
    return Bars(caption, made, of=14, unit="entries")


MOMENT: Final = (
    "She looked at the form, then at the window, and I said the next sentence before she had a chance to say hers."
)
SHEET: Final = Paper(
    title="Supervision sheet, C07",
    blocks=(
        Facts(
            (
                ("Period", "1 September to 22 November 2026"),
                ("Entries", "14, of which 12 after a meeting"),
                ("Client", "C07"),
            )
        ),
        Heading("What I want from supervision"),
        Words("I explain when C07 goes quiet. What am I protecting?\n\nHelp me hear the silence as an answer."),
        Heading("What recurs"),
        bars(4, "Themes in at least 3 entries"),
        Heading("Ratings over time"),
        chart(9, caption="C07, my view after each meeting"),
        Heading("Chosen moments"),
        Quote(
            MOMENT,
            "C07, 12 November 2026",
        ),
        Quote("I noticed the warmth only after she had gone.", "C07, 19 November 2026"),
        Heading("What I tried"),
        Bullets(("Asked what the form stood for.", "Waited, ten breaths, without filling the gap.")),
        Heading("Rival hypotheses"),
        Bullets(
            (
                "She is weighing whether I can be trusted with bad news.",
                "I go faster when the clock is visible.",
                "The form is simply too long.",
            ),
            numbered=True,
        ),
        Heading("Actions"),
        Table(
            "Agreed last time",
            ("Action", "Due", "State"),
            (
                ("Ask about the aim before opening the form", "15 Nov 2026", "done"),
                ("Bring one recording of my own voice", "29 Nov 2026", "open"),
            ),
        ),
        Room("Notes from the hour", 4),
        Signatures(("Author", "Supervisor")),
    ),
    made=MADE,
    author="A. Trainee",
    notices=notices(MADE, settled=True),
    language="en-GB",
)
"""A usual sheet."""

_ROWS: Final = tuple(
    (f"{day} Nov 2026", "individual", f"{day % 3}.5", "what I took from it: " + "say less, wait longer. " * (day % 4))
    for day in (1 + row % 28 for row in range(40))
)

AWKWARD_BLOCKS: Final[tuple[Block, ...]] = (
    Heading("Words of every kind"),
    Words(f"A line.\nAnother line with  two blanks.\n\n{HEBREW}\n\nShe said {HEBREW} and shrugged {SHRUG}."),
    Words(HOSTILE),
    Words(f"{CONTROL} and {LONG_WORD} and on.", "note"),
    Words("https://example.org/" + "a-long-path/" * 20),
    Quote(HEBREW, "C07, 12 November 2026"),
    Quote(HOSTILE),
    Heading(HEBREW, 2),
    Bullets((HEBREW, HOSTILE, "one\ntwo"), numbered=True),
    Facts((("A name that is longer than its column would like it to be", HOSTILE), (HEBREW, LONG_WORD))),
    Heading("Charts", 2),
    Heading("None and one", 3),
    Chart("An empty chart", (), ()),
    Chart("Days without a value", ("1 Nov", "8 Nov"), (Curve("Strain", (None, None)),)),
    Bars("No bars", ()),
    bars(1, "One bar"),
    chart(1, caption="One meeting"),
    Heading("Many", 3),
    bars(
        30, "Thirty bars, with a caption that goes on for so long that it cannot stand on one line of the page any more"
    ),
    chart(60, gaps=True, caption="Sixty meetings with gaps"),
    Chart(
        "Weeks",
        tuple(f"week of {n} Nov" for n in (2, 9, 16, 23)),
        tuple(Curve(f"Line {n}", tuple(float((n * d) % 10) for d in range(1, 5))) for n in range(1, 7)),
    ),
    Heading("Tables", 2),
    Table("Forty rows", ("Day", "Form", "Hours", "What I took from it"), _ROWS, frozenset({2})),
    Table("Awkward cells", ("Short", HEBREW, LONG_WORD), ((HOSTILE, HEBREW, LONG_WORD), ("", SHRUG, CONTROL))),
    Table("No rows", ("Day", "Hours"), ()),
    Room(HEBREW, 3),
    Signatures((HOSTILE, HEBREW)),
)

AWKWARD: Final = Paper(
    "Everything awkward #panic() *at once*", AWKWARD_BLOCKS, MADE, notices=notices(MADE, settled=False)
)
"""Everything at once."""
