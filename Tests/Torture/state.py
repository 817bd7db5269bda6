# SPDX-License-Identifier: Apache-2.0
"""Faults of the store: damage, a later release, locks of others."""

import hashlib
import random
import sqlite3
import subprocess
import time
from pathlib import Path

from alerts import revisions
from daemon import Daemon, Place, end_quietly, last_line, program
from outcome import Failed, expect, note, until
from steady import Steady
from story import DOCUMENTED, Story

# Databases that are damaged, each in other places.
DAMAGED = 8


def bit_flips() -> str:
    """64 random bytes of the database are others: that is told, and nothing false is raised."""
    story = Story()
    story.tell(alerts=2)
    good = story.place.database.read_bytes()
    before = revisions(story.place.alerts)
    refused, failures = 0, []
    for seed in range(DAMAGED):
        _damage(story.place.database, good, seed)
        try:
            refused += _damaged_life(story.place) != 0
            expect(revisions(story.place.alerts) == before, "alerts were raised")
            _check_mentions_command(story.place)
        except Failed as failure:
            failures.append(f"seed {seed}: {failure}")
            note(f"bit-flips: {failures[-1]}")
    expect(not failures, f"{len(failures)} of {DAMAGED} [{story.place.folder}], "
                         f"{failures[0] if failures else ''}")
    expect(refused > 0, f"no damage of {DAMAGED} was noticed")
    story.end()
    return f"{refused} of {DAMAGED} damaged databases refused, the others served on"


def newer_schema() -> str:
    """A database of a later release is refused, and stays as it is."""
    with Steady() as calm:
        calm.first_life()
        with sqlite3.connect(calm.place.database) as connection:
            connection.execute("INSERT INTO grdb_migrations VALUES ('99-later')")
        connection.close()
        before = _digests(calm.place.state)
        with calm.life() as daemon:
            status = daemon.wait(15)
        expect(status == 78, f"the daemon ended with {status}, not 78: {last_line(calm.place)}")
        done = _mentions_command(calm.place)
        expect(done.returncode == 78, f"mentions ended with {done.returncode}, not 78")
        expect(len(done.stderr.splitlines()) == 1, f"not one line of error: {done.stderr!r}")
        after = _digests(calm.place.state)
        changed = sorted({name for name, _ in set(after.items()) ^ set(before.items())})
        expect(not changed, f"files changed: {' '.join(changed)}")
        return "status 78 twice, the file untouched"


def locked_store(seconds: float = 10) -> str:
    """Another process holds the write lock; what came meanwhile is stored afterwards."""
    with Steady() as calm:
        calm.publish()
        with calm.life() as daemon:
            calm.wait_until_stored("before the lock")
            other = sqlite3.connect(calm.place.database, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            calm.publish()
            time.sleep(seconds)
            expect(daemon.is_running, f"it ended with {daemon.process.poll()}")
            other.execute("ROLLBACK")
            other.close()
            calm.publish()
            calm.wait_until_stored("after the lock", 30)
            end_quietly(daemon)
        return f"{calm.check()} mentions, {len(calm.place.errors())} errors logged"


def locked_at_start(seconds: float = 10) -> str:
    """The lock is held while the daemon starts: it waits, or ends with 75."""
    with Steady() as calm:
        calm.first_life()
        other = sqlite3.connect(calm.place.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with calm.life() as daemon:
            status = daemon.wait(seconds)
            expect(status in (None, 75), f"it ended with {status}: {last_line(calm.place)}")
            other.execute("ROLLBACK")
            other.close()
            calm.publish()
            if status is None:
                calm.wait_until_stored("after the lock", 30)
                end_quietly(daemon)
        if status is not None:
            with calm.life() as daemon:
                calm.wait_until_stored("after the lock", 30)
                end_quietly(daemon)
        return f"{calm.check()} mentions, {'waited' if status is None else 'ended with 75'}"


def two_daemons() -> str:
    """The second daemon on one state ends with 75; the first does not notice."""
    with Steady() as calm:
        calm.publish()
        with calm.life() as first:
            calm.wait_until_stored("at first")
            with Daemon(calm.place) as second:
                status = second.wait(15)
            expect(status == 75, f"the second ended with {status}: {last_line(calm.place)}")
            calm.publish()
            calm.wait_until_stored("after the second")
            end_quietly(first)
        return f"status 75, {calm.check()} mentions"


def _damaged_life(place: Place) -> int:
    """How it ends by itself; else, after some turns, by SIGTERM."""
    place.log.unlink(missing_ok=True)
    with Daemon(place) as daemon:
        expect(until(lambda: "Watching." in place.logged() or not daemon.is_running, 30),
               "the daemon neither starts nor ends")
        status = daemon.wait(3)
        if status is None:
            status, _ = daemon.terminate()
    expect(status >= 0, f"signal {-status} ended it: {last_line(place)}")
    expect(status in DOCUMENTED, f"it ended with {status}: {last_line(place)}")
    expect(status == 0 or "damaged" in place.logged(),
           f"{status} without a word of damage: {last_line(place)}")
    return status


def _damage(database: Path, good: bytes, seed: int) -> None:
    chance = random.Random(seed)
    bytes_ = bytearray(good)
    for _ in range(64):
        bytes_[chance.randrange(len(bytes_))] ^= chance.randint(1, 255)
    database.write_bytes(bytes_)
    for rest in ("-wal", "-shm"):
        Path(f"{database}{rest}").unlink(missing_ok=True)


def _mentions_command(place: Place) -> subprocess.CompletedProcess[str]:
    return subprocess.run([program(), "mentions", "--config", str(place.config), "--output",
                           "jsonl"], capture_output=True, encoding="utf-8", errors="replace")


def _check_mentions_command(place: Place) -> None:
    done = _mentions_command(place)
    expect(done.returncode in DOCUMENTED, f"mentions ended with {done.returncode}")
    expect(done.returncode == 0 or "damaged" in done.stderr,
           f"mentions: {done.returncode} without a word of damage: {done.stderr.strip()}")


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.iterdir()}
