# SPDX-License-Identifier: Apache-2.0
"""What the service manager hears, and when it hears nothing."""

import signal
import socket
import sqlite3
import threading
import time
from pathlib import Path

from daemon import end_quietly
from outcome import expect, until
from server import Answer
from steady import Steady

# A calm daemon polls every second.
CALM = 6.0
ALIVE = "WATCHDOG=1"


class Manager:
    """Listens as systemd does."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "notify"
        self.heard: list[tuple[float, str]] = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(self.path))
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            message = self._socket.recv(4096).decode()
            self.heard.append((time.monotonic(), message))

    def count(self, message: str, since: float = 0) -> int:
        return sum(1 for at, text in list(self.heard) if at >= since and message in text)

    def longest_silence(self, since: float, till: float) -> float:
        times = [since, *(at for at, text in list(self.heard)
                          if ALIVE in text and since <= at <= till), till]
        return max(after - before for before, after in zip(times, times[1:]))


def watchdog(stopped: float = 8) -> str:
    """Signs of life come from the work: none while it stands still, and some in any state."""
    with Steady(["forum", "blogs"], hosts=2) as calm:
        manager = Manager(calm.place.folder)
        calm.publish()
        with calm.life(environment={"NOTIFY_SOCKET": str(manager.path)}) as daemon:
            calm.wait_until_stored("at first")
            expect(manager.count("READY=1") == 1, f"heard at the start: {manager.heard[:3]}")
            calm_silence = _silence_of(manager, 6)
            expect(calm_silence < CALM, f"{calm_silence:.1f} s without a sign of life in calm")
            _stand_still(manager, daemon, stopped)
            slow = _slow_feed(manager, calm)
            locked = _locked(manager, calm)
            expect(locked > calm_silence + 1, f"{locked:.1f} s of silence while the work stood "
                                              f"still for 4 s, {calm_silence:.1f} s in calm: the "
                                              "signs do not come from the work")
            _reload(manager, daemon)
            end_quietly(daemon)
            expect(manager.count("STOPPING=1") == 1, "the end was not announced")
        return (f"longest silence: {calm_silence:.1f} s in calm, {slow:.1f} s beside a slow feed, "
                f"{locked:.1f} s with the store locked for 4 s")


def _silence_of(manager: Manager, seconds: float) -> float:
    since = time.monotonic()
    time.sleep(seconds)
    return manager.longest_silence(since, time.monotonic())


def _stand_still(manager: Manager, daemon: object, seconds: float) -> None:
    daemon.process.send_signal(signal.SIGSTOP)
    # What was sent before may be on its way.
    time.sleep(0.5)
    since = time.monotonic()
    time.sleep(seconds)
    expect(manager.count(ALIVE, since) == 0, "a stopped process gives signs of life")
    daemon.process.send_signal(signal.SIGCONT)
    came = until(lambda: manager.count(ALIVE, since) > 0, CALM)
    expect(came, "no sign of life after it went on")


def _slow_feed(manager: Manager, calm: Steady) -> float:
    """A body that drips is in flight."""
    calm.special["blogs"] = Answer(
        body=bytes(3600), headers={"Content-Type": "application/rss+xml"}, drip=1)
    before = calm.servers[1].count("/blogs")
    expect(until(lambda: calm.servers[1].count("/blogs") > before, 10), "it is not asked")
    silence = _silence_of(manager, 8)
    expect(silence < CALM, f"{silence:.1f} s without a sign of life while a feed is slow")
    del calm.special["blogs"]
    return silence


def _locked(manager: Manager, calm: Steady) -> float:
    """The store is locked, so that the work stands still."""
    other = sqlite3.connect(calm.place.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    calm.publish()
    silence = _silence_of(manager, 4)
    other.execute("ROLLBACK")
    other.close()
    return silence


def _reload(manager: Manager, daemon: object) -> None:
    since = time.monotonic()
    daemon.process.send_signal(signal.SIGHUP)
    came = until(lambda: manager.count("READY=1", since) == 1, 10)
    words = [text for at, text in manager.heard if at >= since and "RELOADING=1" in text]
    expect(came and len(words) == 1 and "MONOTONIC_USEC=" in words[0],
           f"a reload is told as {words}")
