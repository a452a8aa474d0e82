"""A mistake is told with its line, as one sentence with one mark at its end."""

from alliance_journal.model.problems import Problem


def test_a_mistake_that_ends_in_a_question_has_one_mark_at_its_end() -> None:
    mistyped = "'kind' should be one of text, line; did you mean 'text'?"
    assert Problem("mine.toml", 11, mistyped).in_words == f"Line 11: {mistyped}"
    assert Problem("mine.toml", 2, "'title' is missing").in_words == "Line 2: 'title' is missing."
