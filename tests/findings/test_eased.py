"""What was said not to be so."""

from alliance_journal.entrytext.document import Document
from alliance_journal.findings.eased import Eased, eased_in
from alliance_journal.findings.facts import EntryFacts
from alliance_journal.findings.lens import Lens, counting
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Status
from tests.findings.fakes import SETS, THEMES, TODAY, a_document, facts_with, reader_over
from tests.findings.fakes import said as sighting_of

DENIED = "didn't go quiet"
SAID = "went quiet"


def facts_of(document: Document, *, theme: str = "cw.minimal", holder: Holder | None = None) -> EntryFacts:
    """Return the facts of an entry in which a theme is denied, or said, by these words."""
    words = {DENIED: Status.NEGATED, SAID: Status.PRESENT}
    return facts_with(
        document,
        *(
            sighting_of(document, theme, said, status=status, holder=holder)
            for said, status in words.items()
            if said in document.text
        ),
    )


def eased(
    *said: str,
    only: tuple[str, ...] = (),
    confirmed_only: bool = False,
    theme: str = "cw.minimal",
    holder: Holder | None = None,
) -> tuple[Eased, ...]:
    lens = Lens(themes=THEMES, sets=SETS, today=TODAY, only=only, confirmed_only=confirmed_only)
    documents = [a_document(f"2026-11-{day:02}", answers={"moment": text}) for day, text in enumerate(said, start=2)]
    entries = [facts_of(one, theme=theme, holder=holder) for one in documents]
    found = {facts.path: counting(facts, lens) for facts in entries}
    return eased_in(entries, found, lens, reader_over(*documents))


def test_a_denied_theme_is_told_with_its_newest_sentence() -> None:
    (one,) = eased("She didn't go quiet.", "Nothing.", "He didn't go quiet this time.")
    assert (one.theme.id, one.entries) == ("cw.minimal", 2)
    assert [quote.words for quote in one.quotes] == ["didn't go quiet"]


def test_what_happened_all_the_same_is_not_eased() -> None:
    assert eased("At first she didn't go quiet. Then she went quiet.") == ()


def test_only_the_themes_asked_for_are_told() -> None:
    assert eased("She didn't go quiet.", only=("cc",)) == ()
    assert len(eased("She didn't go quiet.", only=("cw",))) == 1


def test_with_only_what_is_confirmed_nothing_is_eased() -> None:
    assert eased("She didn't go quiet.", confirmed_only=True) == ()


def test_what_somebody_else_did_not_do_is_no_news() -> None:
    assert eased("His brother didn't go quiet.", holder=Holder.OTHER) == ()


def test_a_strategy_that_was_not_used_is_no_news() -> None:
    assert eased("I didn't go quiet.", theme="rs.owned") == ()
