"""However the app ends, the terminal is as it was, within a second."""

from __future__ import annotations

import os
import pty
import shlex
import shutil
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from extent import tries
from terminal import Terminal
from world import small_dossier

from dossier.session import Dossier
from dossier.storage.drafts import Drafts

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?1000l", b"\x1b[?2004l")
"""The other screen, the cursor, the mouse and pasting as they were."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, str]]]:
    place = tmp_path_factory.mktemp("endings")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOSSIER_CACHE", str(place / "cache"))
        folder = small_dossier(place / "dossier")
        dossier = Dossier.open(folder)
        dossier.refresh()
        dossier.reading.leave_at({"opened": True})  # without the first screen of all
        dossier.close()
    yield folder, {"DOSSIER_CACHE": str(place / "cache")}


KEYS = ("j", "enter", "esc", "2", "c", "esc", "1", "?", "esc", "4")

SHOWN = "over failed cranes"  # in the list and above each article, for the app opens where it was left

World = tuple[Path, dict[str, str]]


def opened(world: World, size: tuple[int, int] = (80, 24), **environment: str) -> Terminal:
    terminal = Terminal(["-m", "dossier", world[0]], size=size, environment={**world[1], **environment})
    terminal.open()
    return terminal


def modes(terminal: Terminal) -> list[object]:
    return termios.tcgetattr(terminal.handle)[:4]


def check_sequences(terminal: Terminal) -> None:
    last = terminal.output[terminal.output.rindex(b"\x1b[?1049l") - 200 :]
    for sequence in RESTORED:
        assert sequence in last


def check_restored(terminal: Terminal) -> None:
    check_sequences(terminal)
    assert modes(terminal)[3] & termios.ECHO  # type: ignore[operator]
    assert modes(terminal)[3] & termios.ICANON  # type: ignore[operator]


def crowd() -> float:
    """Return how many times as long as alone something takes here, with what else is at work."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def ends(terminal: Terminal, act: Callable[[], None]) -> int:
    before, began = len(terminal.output), time.monotonic()
    act()
    while b"\x1b[?1049l" not in terminal.output[before:] and terminal.read(0.01):
        assert time.monotonic() - began < 60, "the terminal was not given back"
    assert time.monotonic() - began < 1.0 * crowd()
    status = terminal.wait()
    assert time.monotonic() - began < 3.0 * crowd()  # threads that read are not waited for
    check_restored(terminal)
    return status


@pytest.mark.parametrize("keys", [("ctrl+q",), ("q",), ("ctrl+p", "a", "ctrl+q"), ("/", "port", "ctrl+q")])
def test_quitting(world: World, keys: tuple[str, ...]) -> None:
    with opened(world) as terminal:
        terminal.press(*keys[:-1])
        terminal.settle()
        assert ends(terminal, lambda: terminal.press(keys[-1])) == 0


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_signals(world: World, name: str) -> None:
    number = signal.Signals[name]
    with opened(world) as terminal:
        assert ends(terminal, lambda: terminal.signal(number)) == 128 + number


FAILING = """
import sys
from pathlib import Path
from dossier.session import Dossier
from dossier.tui.app import DossierApp
def fail(*args, **kwargs):
    raise RuntimeError("\\x1b]0;zqx\\x07 [/nope] on purpose")
where, what = sys.argv[1:]
if what == "worker":
    Dossier.articles = Dossier.events = Dossier.refresh = fail
elif what == "screen":
    DossierApp.action_theme = fail
elif what == "quitting":
    DossierApp.action_quit = fail
dossier = Dossier.open(Path(where))
app = DossierApp(dossier)
app.run()
sys.exit(app.return_code)
"""


DRAFT = "what nobody may lose"
ENDINGS: dict[str, Callable[[Terminal], None]] = {
    "ctrl+q": lambda terminal: terminal.press("ctrl+q"),
    **{
        name: lambda terminal, name=name: terminal.signal(signal.Signals[name])
        for name in ("SIGTERM", "SIGHUP", "SIGINT")
    },
    "an exception": lambda terminal: terminal.press("ctrl+q"),
}


@pytest.mark.parametrize("how", ENDINGS)
def test_a_note_that_was_begun_is_there_again(tmp_path: Path, how: str) -> None:
    """And whoever takes it up, as after a window was closed, keeps it, and it is a draft no longer."""
    folder = small_dossier(tmp_path / "dossier", 1)
    dossier = Dossier.open(folder)
    dossier.refresh()
    dossier.reading.leave_at({"opened": True})
    article = dossier.articles()[0].id
    dossier.close()
    program = ["-c", FAILING, folder, "quitting" if how == "an exception" else ""]
    with Terminal(program) as terminal:
        terminal.open()
        terminal.wait_for(SHOWN)
        terminal.settle()
        terminal.press("W")
        terminal.wait_for("leaves all as it is")
        terminal.press(DRAFT)
        terminal.settle()
        ends(terminal, lambda: ENDINGS[how](terminal))
    assert Drafts(folder / "notes" / "drafts.json").of(article) == DRAFT
    if how != "SIGHUP":
        return
    with Terminal(["-m", "dossier", folder]) as terminal:
        terminal.open()
        terminal.wait_for(SHOWN)
        terminal.settle()
        terminal.press("W")
        terminal.wait_for("begun when the app ended")
        terminal.wait_for(DRAFT)
        terminal.press("ctrl+s")
        terminal.wait_for("kept. U takes that back")
        assert ends(terminal, lambda: terminal.press("ctrl+q")) == 0
    dossier = Dossier.open(folder)
    assert dossier.notes.of(article).note == DRAFT
    assert not (folder / "notes" / "drafts.json").exists()
    dossier.close()


def test_a_signal_while_lists_are_read_and_sorted(tmp_path: Path) -> None:
    folder = small_dossier(tmp_path / "dossier", 60)
    dossier = Dossier.open(folder)
    dossier.refresh()
    dossier.reading.leave_at({"opened": True})
    dossier.close()
    busy = ((("4", "s"), signal.SIGHUP), (("R",), signal.SIGTERM), (("2", "x"), signal.SIGINT))
    for keys, number in busy[: tries(3, 1)]:
        with opened((folder, {})) as terminal:
            for key in keys:
                terminal.press(key, pause=0.02)
            assert ends(terminal, lambda number=number: terminal.signal(number)) == 128 + number


def test_a_signal_during_the_first_reading(tmp_path: Path) -> None:
    folder = small_dossier(tmp_path / "dossier", 150)
    with opened((folder, {})) as terminal:
        assert ends(terminal, lambda: terminal.signal(signal.SIGTERM)) == 128 + signal.SIGTERM


@pytest.mark.parametrize("keys", [(), ("R",)])
@pytest.mark.parametrize("going_on", [0, 3], ids=["once", "told to go on"])
def test_the_terminal_is_closed(world: World, keys: tuple[str, ...], going_on: int) -> None:
    """As when a window is closed, which is told by two signals: the app must not go on without anybody."""
    terminal = opened(world)
    for key in keys:
        terminal.press(key, pause=0.01)
    for _ in range(going_on):
        terminal.signal(signal.SIGCONT)
        terminal.read(0.02)
    os.close(terminal.handle)
    until = time.monotonic() + 120
    pid = 0
    while not pid and time.monotonic() < until:
        pid, _ = os.waitpid(terminal.pid, os.WNOHANG)
        time.sleep(0.05)
    if not pid:
        os.kill(terminal.pid, signal.SIGKILL)
        os.waitpid(terminal.pid, 0)
    assert pid == terminal.pid


@pytest.mark.parametrize("what", ["worker", "screen"])
def test_an_exception(world: World, what: str) -> None:
    with Terminal(["-c", FAILING, world[0], what], environment=world[1]) as terminal:
        terminal.open()
        if what == "worker":
            terminal.wait_for("on purpose")
            assert b"]0;zqx" not in terminal.output.replace(b"\xef\xbf\xbd]0;zqx", b"")
            assert ends(terminal, lambda: terminal.press("ctrl+q")) == 0
        else:
            assert ends(terminal, lambda: terminal.press("ctrl+t")) == 1
            assert b"\x1b]0;zqx" not in terminal.output


def test_a_stop_and_going_on(world: World) -> None:
    """As ctrl+z and fg: in between the terminal is the shell's."""
    with opened(world) as terminal:
        for stop in (lambda: terminal.press("ctrl+z"), lambda: terminal.signal(signal.SIGTSTP)):
            before = len(terminal.output)
            stop()
            pid = status = 0
            until = time.monotonic() + 120
            while not pid and time.monotonic() < until:
                terminal.read(0.05)
                pid, status = os.waitpid(terminal.pid, os.WNOHANG | os.WUNTRACED)
            assert pid
            assert os.WIFSTOPPED(status)
            terminal.read(0.1)
            assert b"\x1b[?1049l" in terminal.output[before:]
            assert modes(terminal)[3] & termios.ECHO  # type: ignore[operator]
            before = len(terminal.output)
            terminal.signal(signal.SIGCONT)
            terminal.wait_for(SHOWN, since=before)
            assert b"\x1b[?1049h" in terminal.output[before:]
        terminal.press("j", "enter")
        terminal.settle()
        assert ends(terminal, lambda: terminal.press("ctrl+q")) == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_shell_takes_over_and_gives_back(world: World) -> None:
    """As a user stops it in a shell with job control, works there, and brings it back."""
    command = shlex.join([sys.executable, "-m", "dossier", str(world[0])])
    code = "import os; os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])"
    environment = {**world[1], "PS1": "prompt> ", "HISTFILE": "/dev/null"}
    with Terminal(["-c", code], environment=environment) as terminal:
        terminal.wait_for("prompt>")
        before = len(terminal.output)
        terminal.press(f"{command}\r")
        for _ in range(2):
            terminal.wait_for(SHOWN, since=before)
            terminal.settle()
            before = len(terminal.output)
            terminal.press("\x1a")
            terminal.wait_for("prompt>", since=before)
            assert b"\x1b[?1049l" in terminal.output[before:]
            before = len(terminal.output)
            terminal.press("echo $((40 + 2))-here\r")
            terminal.wait_for("42-here", since=before)
            before = len(terminal.output)
            terminal.press("fg\r")
        terminal.wait_for(SHOWN, since=before)
        terminal.settle()
        before = len(terminal.output)
        terminal.press("ctrl+q")
        terminal.wait_for("prompt>", since=before)
        check_sequences(terminal)
        terminal.press("stty -a\r")
        terminal.wait_for(" icanon ", since=before)
        terminal.wait_for(" echo ", since=terminal.output.rindex(b" icanon "))
        terminal.press("exit 7\r")
        assert terminal.wait() == 7


def test_many_sizes(world: World) -> None:
    with opened(world) as terminal:
        for number in range(tries(500, 120)):
            terminal.resize((20 + number * 37 % 180, 3 + number * 13 % 57))
            if number % 10 == 0:
                terminal.press(KEYS[number // 10 % 10])
            terminal.read(0.01)
        terminal.resize((80, 24))
        terminal.settle()
        assert ends(terminal, lambda: terminal.press("ctrl+q")) == 0


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (300, 90)])
def test_odd_sizes(world: World, size: tuple[int, int]) -> None:
    with opened(world, size) as terminal:
        terminal.press(
            "j", "enter", "J", "esc", "2", "3", "4", "5", "1", "?", "esc", "/", "port", "enter", "esc"
        )
        terminal.press("esc", "esc", "esc", "c")
        terminal.settle()
        assert ends(terminal, lambda: terminal.press("ctrl+q")) == 0


@pytest.mark.parametrize("closed", ["input", "output"])
def test_without_a_terminal(world: World, closed: str) -> None:
    """A sentence and the status of wrong use, also where only one end is a terminal."""
    main, other = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "dossier", str(world[0])],
        stdin=subprocess.DEVNULL if closed == "input" else other,
        stdout=other if closed == "input" else subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **world[1]},
        check=False,
    )
    os.close(main)
    os.close(other)
    assert done.returncode == 2
    assert (
        done.stderr.decode() == "The app needs a terminal; “dossier --help” lists the commands that do not.\n"
    )
    assert not done.stdout


LOCALES = ({"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, {"LANG": "C"}, {"LC_ALL": "C"})


@pytest.mark.parametrize("locale", LOCALES[: tries(3, 1)])
def test_in_a_plain_locale(world: World, locale: dict[str, str]) -> None:
    with opened(world, **locale) as terminal:
        terminal.press("/", "Müller", "esc", "esc")
        terminal.settle()
        assert ends(terminal, lambda: terminal.press("ctrl+q")) == 0
    (world[0] / "articles" / "umlaut.txt").write_text("Müller said “nö” in Köln.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "dossier", "search", "-d", str(world[0]), "--format", "json", "Müller"],
        capture_output=True,
        env={**os.environ, **world[1], **locale},
        check=False,
    )
    (world[0] / "articles" / "umlaut.txt").unlink()
    assert done.returncode == 0, done.stderr
    assert b"umlaut" in done.stdout
