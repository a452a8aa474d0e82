"""An editor that wraps by words and shows controls visibly, on top of prompt_toolkit's buffer."""

from functools import lru_cache

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.utils import get_cwidth

from alliance_journal.terminal.rows import Laid, column_of, index_at, lay


@lru_cache(maxsize=256)
def laid_out(line: str, width: int) -> Laid:
    """Return a line laid out with the widths that prompt_toolkit takes characters to have."""
    return lay(line, width, get_cwidth)


class SoftWrap(Processor):
    """Shows each line laid out by words; positions in the text and on the screen are translated both ways."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the line as it is displayed."""
        line = transformation_input.document.lines[transformation_input.lineno]
        laid = laid_out(line, max(transformation_input.width, 2))
        return Transformation(
            _styled(transformation_input.fragments, laid),
            source_to_display=laid.shown_at,
            display_to_source=laid.source_at,
        )


def _styled(fragments: StyleAndTextTuples, laid: Laid) -> StyleAndTextTuples:
    """Return the display with the style (of a selection) that each character of the line has."""
    if len(fragments) <= 1:
        return [(fragments[0][0] if fragments else "", laid.display)]
    pieces: StyleAndTextTuples = []
    n = 0
    for style, text, *_ in fragments:
        end = min(n + len(text), len(laid.starts) - 1)
        pieces.append((style, laid.display[laid.starts[n] : laid.starts[end]]))
        n = end
    return pieces


def move_by_rows(buffer: Buffer, rows: int, width: int) -> None:
    """Move the cursor one row up (-1) or down (1) as the eye sees it; beyond the first or last row, to the very end."""
    document = buffer.document
    line, column = document.current_line, document.cursor_position_col
    laid = laid_out(line, width)
    row, at = laid.row_of(column) + rows, column_of(column, laid, get_cwidth)
    if 0 <= row < len(laid.row_starts):
        buffer.cursor_position += index_at(line, row, at, laid, get_cwidth) - column
        return
    buffer.cursor_position = _in_next_line(document, rows, at, width)


def _in_next_line(document: Document, rows: int, at: int, width: int) -> int:
    """Return the place at column `at` in the last row of the line above, or the first of the line below."""
    there = document.cursor_position_row + rows
    if not 0 <= there < document.line_count:
        return 0 if rows < 0 else len(document.text)
    line = document.lines[there]
    index = index_at(line, -1 if rows < 0 else 0, at, laid_out(line, width), get_cwidth)
    return document.translate_row_col_to_index(there, index)
