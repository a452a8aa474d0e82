"""Entries of every kind, with words that try to look like our own marks; synthetic through and through."""

from datetime import date, datetime, timedelta, timezone
from typing import Final

from hypothesis import strategies as st

from alliance_journal.model.codes import ID_ALPHABET, ClientCode, EntryId, QuestionId, SetId, ThemeId
from alliance_journal.model.entries import REASONS, Answer, Entry, Review

OWN_ID: Final = "k7f3q2"
LOOK_ALIKES: Final = (
    "\n", "\n\n", "\r", "\r\n", " ", "\t", "\\", "\\\\", "#", "# ", "## ", "### ", "## x ", "+++", "+++\n", "\n+++\n",
    "---\n", "```\n", "format = 1\n", 'id = "k7f3q2"\n', "[ratings]\n", "2026-11-22\n", "# 22 November 2026, C07\n",
    f"## My part <!-- {OWN_ID}:own_part -->\n", f"\n## My part <!-- {OWN_ID}:own_part private -->\n\n",
    f"\\## My part <!-- {OWN_ID}:own_part -->", f"<!-- {OWN_ID}:", f"<!-- {OWN_ID}:moment -->", "<!-- ", " -->",
    "private", "## Other <!-- zzzz9999:moment private -->\n", "&", "&amp;", "&#0;", "&amp;#0;", "&#10;", "#0;",
    "\0", "\ud800", "\udfff", "\udcff", "\ufeff", "\u2028", "\x85", "\x1e", "\x0b", "\u202e", "wörds",
)  # fmt: skip

any_text = st.text(st.characters())
look_alikes = st.lists(st.sampled_from(LOOK_ALIKES) | st.text(st.characters(), max_size=3), max_size=8).map("".join)
words = st.text("abc äé,.\n", max_size=60)
texts = words | look_alikes | any_text
"""What can stand in an answer: anything at all."""

plain_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""What can stand in the front matter: anything but surrogates."""

ids = st.just(OWN_ID) | st.text(ID_ALPHABET, min_size=4, max_size=12)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=offsets)  # noqa: DTZ001  the zone comes from `offsets`
days = st.dates(date(1000, 1, 1)) | st.datetimes(datetime(1000, 1, 1))  # noqa: DTZ001  `met` has no zone
codes = st.from_regex(r"\A[A-Z][A-Z0-9_]{0,6}\Z").map(lambda code: ClientCode(f"K{code}"))
questions = st.sampled_from(["", "moment", "own_part", "between", "note"]) | look_alikes
answers = st.builds(Answer, questions.map(QuestionId), look_alikes | plain_words, texts, st.booleans())
reviews = st.builds(
    Review,
    plain_words.map(ThemeId),
    st.sampled_from(["yes", "no"]),
    plain_words,
    st.sampled_from(REASONS) | plain_words,
)
keys = st.sampled_from(["aims", "strain", "between", "my_moves"]) | plain_words


def entries() -> st.SearchStrategy[Entry]:
    """Return a strategy for entries with any words in their answers, headings and titles."""
    return st.builds(
        Entry,
        id=ids.map(EntryId),
        written=moments,
        met=days,
        set=plain_words.map(SetId),
        set_version=st.integers(1, 99),
        client=st.none() | codes,
        title=st.just("") | plain_words | look_alikes,
        answers=st.lists(answers, max_size=4).map(tuple),
        ratings=st.dictionaries(keys, st.integers(0, 10), max_size=3),
        picks=st.dictionaries(keys, st.lists(plain_words, max_size=3).map(tuple), max_size=3),
        feelings=st.dictionaries(keys, st.integers(0, 3), max_size=3),
        reviewed=st.lists(reviews, max_size=3).map(tuple),
        tags=st.lists(plain_words, max_size=3).map(tuple),
        starred=st.booleans(),
        source_id=st.just("") | plain_words,
    )
