"""A terminal that goes away, and one that was never stopped."""

import io
from threading import Thread

from fake import harbour
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.drivers.headless_driver import HeadlessDriver
from textual.drivers.linux_driver import LinuxDriver

from dossier.tui.app import DossierApp
from dossier.tui.driver import LastingFile, TerminalDriver, lasting


class Gone(io.StringIO):
    def write(self, _):
        raise OSError(5, "Input/output error")

    def flush(self):
        raise OSError(5, "Input/output error")


class Stopped(TerminalDriver):
    """A driver without a terminal."""

    def __init__(self, stopped):
        self._must_signal_resume = stopped


def test_what_nobody_reads_is_left():
    file = LastingFile(Gone())
    assert file.write("four") == 4
    file.flush()


def test_many_texts_to_nobody_hold_up_nothing():
    """Textual's thread would end at the first of them, and the thirty-first wait for ever."""
    writer = WriterThread(LastingFile(Gone()))
    writer.start()

    def write():
        for number in range(3 * MAX_QUEUED_WRITES):
            writer.write(str(number))
        writer.stop()

    writing = Thread(target=write, daemon=True)
    writing.start()
    writing.join(60)
    assert not writing.is_alive()


def test_what_somebody_reads_is_written():
    held = io.StringIO()
    file = LastingFile(held)
    file.write("one ")
    file.write("two")
    assert held.getvalue() == "one two"


def test_going_on_is_taken_for_the_end_of_a_stop_only_after_one(monkeypatch):
    resumed = []
    monkeypatch.setattr(LinuxDriver, "_sigcont_application", lambda self, *_: resumed.append(self))
    Stopped(False)._sigcont_application(18, None)
    assert not resumed
    Stopped(True)._sigcont_application(18, None)
    assert len(resumed) == 1


def test_only_the_driver_of_a_terminal_is_replaced():
    assert lasting(LinuxDriver) is TerminalDriver
    assert lasting(HeadlessDriver) is HeadlessDriver


async def test_the_app_ends_where_nothing_can_be_remembered(monkeypatch):
    app = DossierApp(harbour(3))
    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(app.main, "remember", lambda: 1 / 0)
        app.exit(3)
        await pilot.pause()
    assert app.return_value == 3
