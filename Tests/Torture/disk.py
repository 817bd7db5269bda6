# SPDX-License-Identifier: Apache-2.0
"""Faults of the disk: full, read-only, links in place of files."""

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from daemon import Daemon, end_quietly
from outcome import Skipped, expect, until
from steady import Steady
from story import BEGIN, CHAPTERS, HOUR, Story, reference
from iofaults import compare

INCIDENT = "HBK-2026-0001"


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Something mounted on a folder, taken away at the end."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        raise Skipped("mounting needs root")
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True)
    if done.returncode != 0:
        raise Skipped(f"mount is not allowed: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def full_disk() -> str:
    """A state folder of 2 MiB is full for a while; then there is room again."""
    with Steady() as calm, mounted(calm.place.state, "-t", "tmpfs", "-o", "size=2m", "torture"):
        calm.publish(20)
        with calm.life() as daemon:
            calm.wait_until_stored("before the disk is full")
            filler = calm.place.state / "filler"
            _fill(filler)
            calm.publish(40)
            told = until(lambda: any("full" in line for line in calm.place.errors()), 15)
            expect(told, "no error says that the disk is full")
            before = calm.requests
            expect(until(lambda: calm.requests >= before + 4, 15), "polls stop on a full disk")
            expect(daemon.is_running, f"it ended with {daemon.process.poll()}")
            filler.unlink()
            calm.publish(5)
            calm.wait_until_stored("after room was made")
            end_quietly(daemon)
        _check_integrity(calm.place.database)
        return f"{calm.check()} mentions, {len(calm.place.errors())} errors logged"


def full_disk_restart() -> str:
    """It is killed and started on a full disk: refused with a status, then goes on."""
    with Steady() as calm, mounted(calm.place.state, "-t", "tmpfs", "-o", "size=2m", "torture"):
        calm.publish(20)
        with calm.life():
            calm.wait_until_stored("before the disk is full")
        filler = calm.place.state / "filler"
        _fill(filler)
        with calm.life() as daemon:
            status = daemon.wait(5)
            expect(status in (None, 73, 74, 75), f"on a full disk it ends with {status}: "
                                                 f"{calm.place.logged().splitlines()[-1:]}")
        filler.unlink()
        calm.publish(5)
        with calm.life() as daemon:
            calm.wait_until_stored("after room was made")
            end_quietly(daemon)
        _check_integrity(calm.place.database)
        return f"{calm.check()} mentions, started on a full disk: {status or 'lives'}"


def read_only_alerts() -> str:
    """The folder of alerts cannot be written while two revisions come due."""
    expected, _ = reference()
    story = Story()
    place = story.place
    with mounted(place.alerts, "-o", "bind", str(place.alerts)), Daemon(place) as daemon:
        for chapter in range(len(CHAPTERS)):
            if chapter == 2:
                _remount(place.alerts, "ro")
            story.chapter = chapter
            place.clock.run(1, BEGIN + CHAPTERS[chapter] * HOUR)
            story.live_through(daemon, 0, None)
        told = until(lambda: any("could not be written" in line for line in place.errors()), 15)
        expect(told, "no error speaks of the alert file")
        expect(daemon.is_running, f"it ended with {daemon.process.poll()}")
        expect(story.count_alerts() == 0, "an alert was written into a read-only folder")
        _remount(place.alerts, "rw")
        done = until(lambda: story.count_alerts() >= len(expected[1]), 20)
        expect(done, f"{story.count_alerts()} of {len(expected[1])} alerts 20 s after the folder "
                     "could be written again")
        end_quietly(daemon)
        compare(story.result(), expected)
        errors = len(place.errors())
    story.end()
    return f"{len(expected[1])} revisions came later, {errors} errors logged"


def links_for_alerts() -> str:
    """Links lie where alert files are to be; what they point to stays as it was."""
    expected, _ = reference()
    story = Story()
    victim = story.place.folder / "victim"
    victim.write_text("untouched\n")
    folder = story.place.alerts / "open"
    folder.mkdir(parents=True)
    names = [f"{INCIDENT}.md", f"{INCIDENT}.json", f".{INCIDENT}.items.jsonl.new"]
    for name in names:
        (folder / name).symlink_to(victim)
    story.tell(alerts=len(expected[1]))
    expect(victim.read_text() == "untouched\n", "the target of a link was overwritten")
    links = [name for name in names if (folder / name).is_symlink()]
    expect(not links, f"links are left: {links}")
    compare(story.result(), expected)
    story.end()
    return f"{len(names)} links replaced, their target untouched"


def link_for_stream() -> str:
    """The stream of alerts is a link: an error, its target untouched, and whole afterwards."""
    expected, _ = reference()
    story = Story()
    victim = story.place.folder / "victim"
    victim.write_text("untouched\n")
    stream = story.place.alerts / "alerts.jsonl"
    stream.parent.mkdir()
    stream.symlink_to(victim)
    with Daemon(story.place) as daemon:
        for chapter, hours in enumerate(CHAPTERS):
            story.chapter = chapter
            story.place.clock.run(1, BEGIN + hours * HOUR)
            story.live_through(daemon, 0, None)
        told = until(lambda: bool(story.place.errors()), 15)
        expect(victim.read_text() == "untouched\n", "the target of the link was written to")
        expect(told, "no error speaks of the stream")
        stream.unlink()
        until(lambda: story.count_alerts() >= len(expected[1]), 20)
        end_quietly(daemon)
    compare(story.result(), expected)
    story.end()
    return "target untouched, the stream whole after the link was taken away"


def _remount(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,bind,{how}", str(folder)], check=True)


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            time.sleep(0)


def _check_integrity(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    expect(found == "ok", f"the database is damaged: {found}")
