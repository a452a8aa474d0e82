import os
import signal
import threading

import pytest

from alliance_journal.terminal.signals import Signals, watched_signals


def test_the_first_signal_is_remembered() -> None:
    signals = Signals()
    signals.note(15)
    signals.note(1)
    assert signals.came == 15


def test_whoever_waits_is_woken() -> None:
    signals, woken = Signals(), []
    with signals.waking(lambda: woken.append("outer")):
        with signals.waking(lambda: woken.append("inner")):
            signals.note(15)
        signals.note(15)
    signals.note(15)
    assert woken == ["inner", "outer"]


def test_whoever_begins_to_wait_after_a_signal_is_woken_at_once() -> None:
    signals, woken = Signals(), []
    signals.note(2)
    with signals.waking(lambda: woken.append("now")):
        assert woken == ["now"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_are_noted_while_they_are_watched(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with watched_signals() as signals:
        os.kill(os.getpid(), number)
        assert signals.have_come()
    assert signals.came == number
    assert signal.getsignal(number) == before


def test_a_hangup_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with watched_signals() as signals:
            os.kill(os.getpid(), signal.SIGHUP)
        assert not signals.have_come()
    finally:
        signal.signal(signal.SIGHUP, before)


def test_outside_the_main_thread_nothing_is_watched() -> None:
    handlers = []

    def watch() -> None:
        with watched_signals():
            handlers.append(signal.getsignal(signal.SIGTERM))

    before = signal.getsignal(signal.SIGTERM)
    thread = threading.Thread(target=watch)
    thread.start()
    thread.join()
    assert handlers == [before]
