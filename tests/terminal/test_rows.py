from hypothesis import example, given
from hypothesis import strategies as st

from alliance_journal.terminal.rows import cells, column_of, folded, index_at, lay, shown_piece, wrapped

LINES = st.text(st.sampled_from("ab  \t漢é\u0301👩\u200dש\x1b\u202e.")) | st.text(
    st.characters(exclude_characters="\n")
)
WIDTHS = st.integers(9, 60)  # a stand-in such as <U+202E> takes eight columns


def rows_of(line: str, width: int) -> list[str]:
    """Cut the display where a terminal would: a character that does not fit starts the next row."""
    rows, column = [""], 0
    for sign in lay(line, width).display:
        if column + cells(sign) > width:
            rows.append("")
            column = 0
        rows[-1] += sign
        column += cells(sign)
    return rows


def test_a_line_is_broken_between_words() -> None:
    assert [row.rstrip() for row in rows_of("I moved on to the action plan", 12)] == [
        "I moved on",
        "to the",
        "action plan",
    ]


def test_a_word_longer_than_a_row_is_broken_inside() -> None:
    assert [row.rstrip() for row in rows_of("abcdefgh", 5)] == ["abcd", "efgh"]


def test_wide_characters_take_two_columns() -> None:
    assert cells("漢字") == 4
    assert [row.rstrip() for row in rows_of("漢字漢", 6)] == ["漢字", "漢"]


def test_a_combining_mark_takes_none() -> None:
    assert cells("e\u0301") == 1


@given(LINES, WIDTHS)
@example("word " * 5, 5)
def test_a_terminal_breaks_rows_exactly_where_we_do(line: str, width: int) -> None:
    laid = lay(line, width)
    at, starts = 0, [0]
    for row in rows_of(line, width)[:-1]:
        at += len(row)
        starts.append(at)
    ours = {laid.shown_at(start) for start in laid.row_starts}
    assert [seen(laid.display, at) for at in starts] == sorted({seen(laid.display, at) for at in ours})


def seen(display: str, at: int) -> int:
    """Return the place of the first character from `at` on that takes any room: the others belong to either row."""
    while at < len(display) and not cells(display[at]):
        at += 1
    return at


def without_blanks(row: str) -> str:
    """Return a row without the blanks at its end, whatever marks without a width of their own stand on them."""
    end = len(row)
    while end and (row[end - 1] in " \t" or not cells(row[end - 1])):
        end -= 1
    return row[:end]


@given(LINES, WIDTHS)
def test_every_row_leaves_the_last_column_to_blanks_and_the_cursor(line: str, width: int) -> None:
    laid = lay(line, width)
    ends = [*laid.row_starts[1:], len(line)]
    for start, end in zip(laid.row_starts, ends, strict=True):
        words = without_blanks(line[start:end])
        shown = laid.display[laid.shown_at(start) : laid.shown_at(start + len(words))].rstrip(" ")
        assert cells(shown) < width or len(words) == 1


@given(LINES, WIDTHS)
def test_nothing_of_the_line_is_missing_from_the_display(line: str, width: int) -> None:
    laid = lay(line, width)
    shown = "".join(shown_piece(sign, line[n - 1 : n] if n else "") for n, sign in enumerate(line))
    assert laid.display.replace(" ", "") == shown.replace(" ", "")


@given(LINES, WIDTHS)
def test_places_are_translated_there_and_back(line: str, width: int) -> None:
    laid = lay(line, width)
    for index in range(len(line) + 1):
        back = laid.source_at(laid.shown_at(index))
        assert laid.shown_at(back) == laid.shown_at(index)


@given(LINES, WIDTHS, st.data())
def test_the_place_at_a_column_lies_in_its_row(line: str, width: int, data: st.DataObject) -> None:
    laid = lay(line, width)
    row = data.draw(st.integers(0, len(laid.row_starts) - 1))
    column = data.draw(st.integers(0, width))
    index = index_at(line, row, column, laid)
    assert laid.row_of(index) == row
    assert column_of(index, laid) <= column or index == laid.row_starts[row]


def test_a_joiner_between_emoji_is_not_drawn_and_between_letters_it_is() -> None:
    assert shown_piece("\u200d", "👩") == ""
    assert shown_piece("\u200d", "ی") == "\u200d"
    assert shown_piece("\u200c", "ی") == "\u200c"
    assert shown_piece("\u202e", "a") == "<U+202E>"


@given(st.text(st.sampled_from("ab 漢\n")), WIDTHS)
def test_wrapped_lines_fit_unless_a_word_does_not(text: str, width: int) -> None:
    for line in wrapped(text, width):
        assert cells(line) <= width or " " not in line
    assert " ".join(wrapped(text, width)).split() == text.split()


@given(st.text(alphabet="ab \u00e9\u6f22", max_size=60), st.integers(4, 20))
def test_a_folded_line_loses_nothing_and_fits_where_its_words_do(line: str, width: int) -> None:
    rows = folded(line, width)
    assert " ".join(rows) == line
    for row in rows:
        assert cells(row) <= width or " " not in row.strip()
