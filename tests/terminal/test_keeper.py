from collections.abc import Callable
from datetime import datetime

import pytest

from alliance_journal.guide.walk import Walk
from alliance_journal.terminal.keeper import Keeping
from alliance_journal.terminal.snapshots import AFTER_THE_LAST_KEY, AT_LEAST_EVERY, Snapshots
from tests.terminal.fakes import EVERY_KIND, FakeKeeper

NOW = datetime(2026, 11, 22, 16, 42)  # noqa: DTZ001 - only hours and minutes are shown


def keeping_with(keeper: FakeKeeper) -> Keeping:
    return Keeping(Walk.started(EVERY_KIND), keeper, lambda: NOW)


def test_nothing_is_called_saved_before_it_is() -> None:
    keeping = keeping_with(FakeKeeper())
    assert keeping.status() == ""
    assert not keeping.is_kept


def test_what_was_kept_is_saved_at_that_minute() -> None:
    keeping = keeping_with(FakeKeeper())
    assert keeping.keep()
    assert keeping.status() == "saved 16:42"
    assert keeping.is_kept


def test_open_words_are_kept_with_the_walk() -> None:
    keeper = FakeKeeper()
    keeping = keeping_with(keeper)
    keeping.typed("half a thought")
    assert not keeping.is_kept
    keeping.keep()
    assert keeper.kept[-1].open_text == "half a thought"


def test_nothing_is_written_twice() -> None:
    keeper = FakeKeeper()
    keeping = keeping_with(keeper)
    assert keeping.keep()
    assert keeping.keep()
    assert len(keeper.kept) == 1


def test_a_refusal_is_told_and_tried_again() -> None:
    keeper = FakeKeeper(refuses=True)
    keeping = keeping_with(keeper)
    assert not keeping.keep()
    assert keeping.status() == "not saved: the disk is full"
    keeper.refuses = False
    assert keeping.keep()
    assert keeping.status() == "saved 16:42"


def test_an_error_of_the_system_is_a_refusal_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_keeper: FakeKeeper, _walk: Walk) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FakeKeeper, "keep", refuse)
    keeping = keeping_with(FakeKeeper())
    assert not keeping.keep()
    assert keeping.trouble == "the disk refused"


class FakeTimer:
    """Runs nothing by itself; remembers what was asked for."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.call: Callable[[], None] | None = None

    def later(self, seconds: float, call: Callable[[], None]) -> "FakeTimer":
        self.waits.append(seconds)
        self.call = call
        return self

    def cancel(self) -> None:
        self.call = None

    def ring(self) -> None:
        assert self.call is not None
        call, self.call = self.call, None
        call()


def test_words_are_kept_half_a_second_after_the_last_key() -> None:
    timer, kept = FakeTimer(), []
    snapshots = Snapshots(timer.later, lambda: bool(kept.append("kept")) or True)
    snapshots.changed()
    assert timer.waits == [AFTER_THE_LAST_KEY]
    timer.ring()
    assert kept == ["kept"]


def test_words_are_kept_each_second_while_somebody_goes_on_typing(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([100.0, 100.4, 100.8, 101.5])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    timer = FakeTimer()
    snapshots = Snapshots(timer.later, lambda: True)
    for _ in range(4):
        snapshots.changed()
    assert timer.waits == pytest.approx([0.5, 0.5, 0.2, 0.0])


def test_a_refused_snapshot_is_tried_again() -> None:
    timer, answers = FakeTimer(), [True, False]
    snapshots = Snapshots(timer.later, answers.pop)
    snapshots.changed()
    timer.ring()
    assert timer.waits[-1] == AT_LEAST_EVERY
    timer.ring()
    assert timer.call is None


def test_nothing_rings_after_the_end() -> None:
    timer = FakeTimer()
    snapshots = Snapshots(timer.later, lambda: True)
    snapshots.changed()
    snapshots.stop()
    snapshots.stop()
    assert timer.call is None
