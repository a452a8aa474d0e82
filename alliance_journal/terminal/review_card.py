"""One suggestion in a real terminal: answered by a single key, or by a few typed letters where a theme is chosen."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.styles import Attrs, Style

from alliance_journal.terminal.card import is_gone
from alliance_journal.terminal.inline import InlineApplication
from alliance_journal.terminal.review_view import Styled
from alliance_journal.terminal.safe import mended
from alliance_journal.terminal.screen import Screen
from alliance_journal.terminal.signals import Signals
from alliance_journal.terminal.softwrap import SoftWrap
from alliance_journal.terminal.spelling import spelled
from alliance_journal.terminal.steps import Reply, Step

Lines = Callable[[str, int, int], Sequence[Styled]]
"""The lines to show for the letters typed so far, in so many columns and rows."""
_DIM: Final = "dim" if "dim" in Attrs._fields else "ansibrightblack"
_STYLE: Final = {"head": "bold", "aside": _DIM, "note": "ansiyellow bold"}
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Table:
    """What a card lies on: the terminal and the signals."""

    input: Input
    output: Output
    screen: Screen
    signals: Signals


def ask_on_review_card(table: Table, lines: Lines, *, takes_words: bool) -> Reply:
    """Return the key that was pressed, or the words that were typed; GONE where nobody is there any more."""
    try:
        card = ReviewCard(table, lines, takes_words=takes_words)
    except OSError as refusal:
        if not is_gone(refusal):
            raise
        return Reply(Step.GONE)
    return card.run()


class ReviewCard:
    """A suggestion that is open: what it shows, what is typed under it, and how it is left."""

    def __init__(self, table: Table, lines: Lines, *, takes_words: bool) -> None:
        """Lay it on the table; with words, Enter leaves it, else the first key does."""
        self._table = table
        self._lines = lines
        self._failure: BaseException | None = None
        self._letter = ""
        self._buffer = Buffer(multiline=False)
        keys = self._word_keys() if takes_words else self._letter_keys()
        self._app = self._application(keys, takes_words=takes_words)

    def run(self) -> Reply:
        """Return the letter or the words, or how it was left instead; GONE where a signal came or nobody is there."""
        step = Step.GONE
        with self._table.signals.waking(self._wake):
            try:
                step = self._app.run(pre_run=self._started, set_exception_handler=False, handle_sigint=False)
            except (EOFError, OSError) as refusal:
                if not is_gone(refusal):
                    raise
        if self._failure is not None and not is_gone(self._failure):
            raise self._failure
        return Reply(step, self._letter or mended(self._buffer.text).strip())

    def _leave(self, step: Step) -> None:
        if self._app.is_running and not self._app.is_done:
            self._app.exit(result=step)

    def _wake(self) -> None:
        loop = self._app.loop
        if loop is not None:
            loop.call_soon_threadsafe(self._leave, Step.GONE)

    def _started(self) -> None:
        """Prepare what needs the running loop; leave at once where a signal came before."""
        loop = self._app.loop
        if loop is None:  # pragma: no cover - prompt_toolkit sets it before it calls us
            return
        # Its own handlers would print a traceback, with whatever words are in it, and wait for Enter.
        loop.set_exception_handler(lambda _loop, context: self._failed(context))
        if self._table.signals.came is not None:
            self._leave(Step.GONE)

    def _failed(self, context: dict[str, Any]) -> None:
        self._failure = self._failure or context.get("exception")
        self._leave(Step.GONE)

    def _stopping_keys(self) -> KeyBindings:
        keys = KeyBindings()
        for press in ("c-s", "c-c", "c-d"):
            keys.add(press)(lambda _event: self._leave(Step.PAUSE))
        if os.name == "posix":
            keys.add("c-z")(lambda _event: self._app.suspend_to_background())
        return keys

    def _letter_keys(self) -> KeyBindings:
        """Return the keys of a card that one key answers; what is pasted or steers the cursor answers nothing."""
        keys = self._stopping_keys()

        @keys.add(Keys.Any)
        def _pressed(event: KeyPressEvent) -> None:
            if len(event.data) == 1 and event.data.isprintable():
                self._letter = self._letter or event.data
                self._leave(Step.NEXT)

        keys.add(Keys.BracketedPaste)(lambda _event: None)
        keys.add("s-tab")(lambda _event: self._leave(Step.BACK))
        keys.add("c-o")(lambda _event: self._leave(Step.SKIP))
        return keys

    def _word_keys(self) -> KeyBindings:
        keys = self._stopping_keys()
        for press, step in (("enter", Step.NEXT), ("tab", Step.NEXT), ("s-tab", Step.BACK), ("c-o", Step.SKIP)):
            keys.add(press)(lambda _event, step=step: self._leave(step))

        @keys.add(Keys.BracketedPaste)
        def _pasted(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text(" ".join(event.data.split())[:_LONGEST_NAME])

        return keys

    def _application(self, keys: KeyBindings, *, takes_words: bool) -> InlineApplication:
        shown = Window(FormattedTextControl(self._text), dont_extend_height=True, wrap_lines=True)
        return InlineApplication(
            layout=Layout(HSplit([shown, *([self._editor()] if takes_words else [])])),
            key_bindings=keys,
            style=Style.from_dict(_STYLE if self._table.screen.colour else {}),
            include_default_pygments_style=False,
            color_depth=None if self._table.screen.colour else ColorDepth.DEPTH_1_BIT,
            full_screen=False,
            erase_when_done=True,
            mouse_support=False,
            input=self._table.input,
            output=self._table.output,
        )

    def _editor(self) -> VSplit:
        control = BufferControl(self._buffer, input_processors=[SoftWrap()], include_default_input_processors=False)
        line = Window(control, wrap_lines=True, dont_extend_height=True, height=Dimension(min=1))
        return VSplit([Window(FormattedTextControl("> "), width=2, dont_extend_height=True), line])

    def _text(self) -> StyleAndTextTuples:
        size = self._table.output.get_size()
        lines = self._lines(self._buffer.text, max(size.columns, 10) - 1, size.rows)
        encoding = self._table.screen.encoding
        return [(f"class:{style}" if style else "", f"{spelled(text, encoding)}\n") for style, text in lines]
