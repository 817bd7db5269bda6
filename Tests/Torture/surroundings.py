# SPDX-License-Identifier: Apache-2.0
"""Faults around the process: its limits, the clock, standard error, slow servers at the end."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from daemon import Daemon, end_quietly
from outcome import Skipped, expect, until
from server import Answer
from steady import Steady

DAY = 86_400


def few_descriptors() -> str:
    """32 descriptors for 200 feeds on 50 hosts: all are polled."""
    if shutil.which("prlimit") is None:
        raise Skipped("there is no prlimit")
    with Steady([f"feed{number}" for number in range(200)], hosts=50) as calm:
        calm.publish(1)
        with calm.life(before=("prlimit", "--nofile=32:32")) as daemon:
            until(lambda: calm.is_stored() or not daemon.is_running, 60)
            asked = {request.path for server in calm.servers for request in server.asked}
            calm.wait_until_stored(f"{len(asked)} of 200 feeds asked with 32 descriptors", 1)
            end_quietly(daemon)
        warnings = calm.place.logged().count("could not be read")
        return f"{calm.check()} feeds stored, {warnings} polls failed on the way"


def clock_jumps() -> str:
    """The time of day jumps a day ahead, and back: polls go on, nothing is stored twice."""
    with Steady() as calm:
        calm.publish()
        with calm.life() as daemon:
            calm.wait_until_stored("at first")
            for days in (1, -1, -1, 1):
                calm.place.clock.jump(days * DAY)
                calm.publish()
                calm.wait_until_stored(f"after a jump of {days:+d} day")
            end_quietly(daemon)
        return f"4 jumps, {calm.check()} mentions"


def clock_behind() -> str:
    """It is started when the clock is a day before its last life."""
    with Steady() as calm:
        calm.first_life()
        calm.place.clock.jump(-DAY)
        calm.publish()
        with calm.life() as daemon:
            calm.wait_until_stored("started a day before its last life")
            end_quietly(daemon)
        return f"{calm.check()} mentions"


def blocked_stderr(seconds: float = 30) -> str:
    """Nobody reads what it logs: polls go on."""
    with _logging() as (pipe, calm, daemon):
        pipe.fill()
        calm.special["blogs"] = Answer(500)
        time.sleep(seconds / 3)
        before = calm.requests
        time.sleep(seconds * 2 / 3)
        polls = calm.requests - before
        expect(polls >= seconds / 6, f"{polls} polls in {seconds * 2 / 3:.0f} s while nobody "
                                     "reads standard error")
        pipe.drain()
        _recover(calm, daemon, "after standard error was read again")
        return f"{polls} polls meanwhile, {calm.check()} mentions"


def blocked_stderr_end() -> str:
    """Nobody reads what it logs: SIGTERM ends it all the same."""
    with _logging() as (pipe, calm, daemon):
        pipe.fill()
        calm.special["blogs"] = Answer(500)
        time.sleep(3)
        status, seconds = daemon.terminate()
        expect(status == 0 and seconds < 5, f"SIGTERM: status {status} in {seconds:.1f} s")
        return f"ended in {seconds:.1f} s, {calm.check()} mentions"


def closed_stderr() -> str:
    """Whoever read what it logs is gone: it lives on."""
    with _logging() as (pipe, calm, daemon):
        pipe.close()
        calm.special["blogs"] = Answer(500)
        time.sleep(3)
        expect(daemon.is_running, f"it ended with {daemon.process.poll()} when the reader of "
                                  "standard error was gone")
        _recover(calm, daemon, "after standard error was closed")
        return f"{calm.check()} mentions"


def end_in_slow_transfers() -> str:
    """SIGTERM while bodies drip and heads stall: under 5 s, with what came whole."""
    names = ["good", "drip", "stall", "fine"]
    with Steady(names, hosts=4) as calm:
        calm.publish()
        whole = calm.answer
        slow = Answer(body=bytes(3600), headers={"Content-Type": "application/rss+xml"}, drip=1)
        calm.special = {"drip": slow}
        for server in calm.servers:
            server.answer = lambda request: _stalls(calm, request) or whole(request)
        with calm.life() as daemon:
            asked = until(lambda: len({request.path for server in calm.servers
                                       for request in server.asked}) == 4, 15)
            expect(asked, "it does not ask four hosts at once")
            time.sleep(2)
            status, seconds = daemon.terminate()
        expect(status == 0, f"SIGTERM ended it with {status}")
        expect(seconds < 5, f"SIGTERM took {seconds:.1f} s")
        _expect_stored(calm, ("good", "fine"))
        calm.special = {}
        for server in calm.servers:
            server.answer = whole
        with calm.life() as daemon:
            calm.wait_until_stored("in the next life")
            end_quietly(daemon)
        return f"ended in {seconds:.1f} s with 0, {calm.check()} mentions after the next start"


def _stalls(calm: Steady, request: object) -> Answer | None:
    """Never comes to a head for the feed that stalls."""
    if getattr(request, "path") == "/stall":
        calm.servers[0].closing.wait(60)
    return None


def _expect_stored(calm: Steady, names: tuple[str, ...]) -> None:
    stored = {str(row["source"]) for row in calm.place.mentions()}
    missing = [name for name in names if name not in stored]
    expect(not missing, f"received whole two seconds before SIGTERM and not stored: {missing}")


def _recover(calm: Steady, daemon: Daemon, when: str) -> None:
    """The feed that failed works again, and what is new is stored."""
    del calm.special["blogs"]
    calm.publish()
    calm.wait_until_stored(when)
    end_quietly(daemon)


@dataclass
class _Pipe:
    reading: int
    writing: int

    def fill(self) -> None:
        """By an opening of its own: what it does to the mode is not the daemon's."""
        descriptor = os.open(f"/proc/self/fd/{self.writing}", os.O_WRONLY | os.O_NONBLOCK)
        try:
            while True:
                os.write(descriptor, b"\n")
        except BlockingIOError:
            os.close(descriptor)

    def drain(self) -> None:
        os.set_blocking(self.reading, False)
        try:
            while os.read(self.reading, 65_536):
                pass
        except BlockingIOError:
            pass

    def close(self) -> None:
        """Both ends of ours."""
        for descriptor in (self.reading, self.writing):
            os.close(descriptor)
        self.reading = self.writing = -1


@contextmanager
def _pipe() -> Iterator[_Pipe]:
    pipe = _Pipe(*os.pipe())
    fcntl.fcntl(pipe.writing, fcntl.F_SETPIPE_SZ, 4096)
    try:
        yield pipe
    finally:
        if pipe.reading >= 0:
            pipe.close()


@contextmanager
def _logging() -> Iterator[tuple[_Pipe, Steady, Daemon]]:
    """A daemon that has read its feeds, and logs into a pipe of ours."""
    with Steady() as calm, _pipe() as pipe:
        calm.publish()
        with calm.life(stderr=pipe.writing) as daemon:
            calm.wait_until_stored("before standard error fails")
            yield pipe, calm, daemon
