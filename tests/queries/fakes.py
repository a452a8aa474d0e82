"""The day the tests are set on, and made-up entries and searches."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from alliance_journal.queries.facts import Facts

TODAY: Final = date(2026, 11, 22)
"""A Sunday."""
WORDS: Final = ("walk", "walked", "form", "quiet", "Café", "don\u2019t")
CLIENTS: Final = ("C04", "C07", "C11", "")
TAGS: Final = ("form", "housing")
THEMES: Final = ("cw.minimal", "cw.appease", "wc.rigid")
SETS: Final = ("session", "strain")


def entry(words: str = "", *, day: date = TODAY, client: str = "C04", tags: Sequence[str] = ()) -> Facts:
    return Facts("k7f3q2mx", day, client=client, set="session", tags=tuple(tags), words=words)


def entries() -> st.SearchStrategy[Facts]:
    return st.builds(
        Facts,
        id=st.sampled_from(["k7f3q2mx", "k7gggggg", "bbbbbbbb"]),
        day=st.integers(0, 120).map(lambda days: TODAY - timedelta(days)),
        client=st.sampled_from(CLIENTS),
        set=st.sampled_from(SETS),
        tags=st.lists(st.sampled_from(TAGS), max_size=2, unique=True).map(tuple),
        themes=st.frozensets(st.sampled_from(THEMES)),
        starred=st.booleans(),
        words=st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    )


def conditions() -> st.SearchStrategy[str]:
    """One condition, or several joined, as text that can stand inside parentheses."""
    leaves = st.sampled_from(
        [
            *WORDS,
            "walk*",
            '"walk form"',
            "client:C04",
            "client:c07,C11",
            'since:"1 nov"',
            "until:2026-10-01",
            "set:strain",
            "tag:form",
            "theme:cw",
            "theme:wc.rigid",
            "is:starred",
            "id:k7",
        ]
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(inner, st.sampled_from([" ", " AND ", " OR "]), inner).map("".join),
            inner.map("-({})".format),
            inner.map("NOT ({})".format),
            inner.map("({})".format),
        ),
        max_leaves=6,
    )
