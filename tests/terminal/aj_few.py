"""The whole program with a spotting that knows a few invented people, for tests in a real terminal."""

from alliance_journal.__main__ import main
from alliance_journal.findings import mentions, spotted
from tests.terminal.spotting_fakes import a_few

if __name__ == "__main__":
    mentions.identifiers_in = a_few  # type: ignore[assignment]  it has no default
    spotted.identifiers_in = a_few  # type: ignore[assignment]  the same
    main()
