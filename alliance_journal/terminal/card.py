"""One question as a small inline application of prompt_toolkit; it is erased when the question is done."""

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.processors import HighlightSelectionProcessor
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.selection import SelectionState
from prompt_toolkit.styles import Style

from alliance_journal.settings.keys import USUAL, KeyMap
from alliance_journal.terminal.inline import InlineApplication
from alliance_journal.terminal.keeper import Keeping
from alliance_journal.terminal.rows import wrapped
from alliance_journal.terminal.safe import mended
from alliance_journal.terminal.screen import Screen
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.snapshots import Snapshots
from alliance_journal.terminal.softwrap import SoftWrap
from alliance_journal.terminal.spelling import spelled
from alliance_journal.terminal.steps import Reply, Step

Lines = Callable[[int], Sequence[str]]
"""The lines to show in a terminal of so many columns."""
_STYLE = Style.from_dict({"question": "bold", "trouble": "ansiyellow bold"})
_BAR_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Table:
    """What a card lies on: the terminal, what keeps the words, the signals, and the keys that were chosen."""

    input: Input
    output: Output
    screen: Screen
    keeping: Keeping
    signals: Signals
    keys: KeyMap = USUAL

    def columns(self) -> int:
        """Return how wide the terminal is this moment."""
        return max(self.output.get_size().columns, 10)


@dataclass(frozen=True, slots=True)
class Content:
    """What a card shows: the question, the choices under it, help, the key bar for a width and the words in it."""

    question: Lines
    choices: Lines | None
    help: Lines
    bar: Callable[[str, int], Sequence[str]]
    keys: Callable[["OpenCard"], KeyBindings]
    words: str = field(default="", repr=False)
    trouble: str = ""
    runs_on: bool = False
    mark: str = ""
    is_one_thing: bool = False
    has_editor: bool = True


def is_gone(refusal: BaseException) -> bool:
    """Whether an error only says that the terminal has gone away."""
    gone = {errno.EIO, errno.EPIPE, errno.EBADF}
    return isinstance(refusal, EOFError) or (isinstance(refusal, OSError) and refusal.errno in gone)


def ask_on_card(content: Content, table: Table) -> Reply:
    """Return what was typed on a card and where it leads; GONE where a signal came or the terminal went away."""
    try:
        card = OpenCard(content, table)
    except OSError as refusal:
        if not is_gone(refusal):
            raise
        return Reply(Step.GONE, content.words)
    return card.run()


class OpenCard:
    """A question that is open: its buffer, whether help is shown, and how it is left."""

    def __init__(self, content: Content, table: Table) -> None:
        """Lay the question on the table with the cursor behind the words it starts with."""
        self._content = content
        self._table = table
        self._helps = False
        self._failure: BaseException | None = None
        self.buffer = Buffer(
            document=Document(content.words, len(content.words)),
            multiline=content.runs_on,
            on_text_changed=lambda _buffer: self._typed(),
        )
        self._mark_as_one()
        self._editor = Window(
            BufferControl(
                self.buffer,
                input_processors=[HighlightSelectionProcessor(), SoftWrap()],
                include_default_input_processors=False,
            ),
            wrap_lines=True,
            dont_extend_height=True,
            height=Dimension(min=1),
        )
        self._app = self._application()
        self._snapshots: Snapshots | None = None

    def run(self) -> Reply:
        """Return what was typed and where it leads, when the card has been left."""
        step = Step.GONE
        with self._table.signals.waking(self._wake):
            try:
                step = self._app.run(pre_run=self._started, set_exception_handler=False, handle_sigint=False)
            except (EOFError, OSError) as refusal:
                if not is_gone(refusal):
                    raise
            finally:
                if self._snapshots:
                    self._snapshots.stop()
        if self._failure is not None and not is_gone(self._failure):
            raise self._failure
        return Reply(step, mended(self.buffer.text))

    def leave(self, step: Step) -> None:
        """Close the question."""
        if self._app.is_running and not self._app.is_done:
            self._app.exit(result=step)

    def toggle_help(self) -> None:
        """Show or hide why this is asked."""
        self._helps = not self._helps

    def columns(self) -> int:
        """Return the width of the editor."""
        return max(self._table.columns() - _BAR_COLUMNS, 2)

    def restore(self) -> None:
        """Put back the words that the question started with."""
        self.buffer.document = Document(self._content.words, len(self._content.words))
        self._mark_as_one()

    def added(self) -> str:
        """Return what was typed behind the words that the question started with, or all of it where they changed."""
        return self.buffer.text.removeprefix(self._content.words)

    def suspend(self) -> None:
        """Keep the words and give the terminal back to the shell for a while (Ctrl-Z)."""
        self._table.keeping.keep()
        if os.name == "posix":
            self._app.suspend_to_background()

    def _mark_as_one(self) -> None:
        """Mark a reply that is one thing, such as a number, so that typing takes its place: a 0 after a 1 is no 10."""
        if self._content.is_one_thing and self._content.words:
            self.buffer.selection_state = SelectionState()
            self.buffer.selection_state.enter_shift_mode()

    def _started(self) -> None:
        """Prepare what needs the running loop; leave at once where a signal came before."""
        loop = self._app.loop
        if loop is None:  # pragma: no cover - prompt_toolkit sets it before it calls us
            return
        # Its own handlers would print a traceback, with whatever words are in it, and wait for Enter.
        loop.set_exception_handler(lambda _loop, context: self._failed(context))
        self._snapshots = Snapshots(loop.call_later, self._keep)
        if self._table.signals.came is not None:
            self.leave(Step.GONE)

    def _failed(self, context: dict[str, Any]) -> None:
        self._failure = self._failure or context.get("exception")
        self.leave(Step.GONE)

    def _wake(self) -> None:
        if self._app.loop is not None:
            self._app.loop.call_soon_threadsafe(self.leave, Step.GONE)

    def _typed(self) -> None:
        self._table.keeping.typed(mended(self.buffer.text))
        if self._snapshots:
            self._snapshots.changed()

    def _keep(self) -> bool:
        kept = self._table.keeping.keep()
        self._app.invalidate()
        return kept

    def _application(self) -> InlineApplication:
        return InlineApplication(
            layout=Layout(self._layout(), focused_element=self._editor if self._content.has_editor else None),
            key_bindings=self._content.keys(self),
            style=_STYLE,
            include_default_pygments_style=False,
            color_depth=None if self._table.screen.colour else ColorDepth.DEPTH_1_BIT,
            full_screen=False,
            erase_when_done=True,
            mouse_support=False,
            input=self._table.input,
            output=self._table.output,
        )

    def _layout(self) -> HSplit:
        content = self._content
        above = (
            [self._block("class:trouble", lambda width: ("", *wrapped(content.trouble, width)))]
            if content.trouble
            else []
        )
        mark = Window(FormattedTextControl(content.mark), width=_BAR_COLUMNS, dont_extend_height=True)
        editor = [_gap(), VSplit([mark, self._editor])] if content.has_editor else []
        return HSplit(
            [
                _gap(),
                self._block("class:question", content.question),
                *([self._block("", content.choices)] if content.choices else []),
                ConditionalContainer(
                    self._block("", lambda width: ("", *content.help(width))), Condition(lambda: self._helps)
                ),
                *above,
                *editor,
                _gap(),
                self._block("", lambda width: content.bar(self.buffer.text, width)),
            ]
        )

    def _block(self, style: str, lines: Lines) -> Window:
        """Return a window as high as its lines."""

        def text() -> StyleAndTextTuples:
            shown = "\n".join(lines(self._table.columns() - 1))
            return [(style, spelled(shown, self._table.screen.encoding))]

        return Window(FormattedTextControl(text), dont_extend_height=True, wrap_lines=True, height=Dimension(min=1))


def _gap() -> Window:
    return Window(height=Dimension(min=0, max=1, preferred=1))
