# SPDX-License-Identifier: Apache-2.0
"""A short story in four chapters that always ends with the same mentions and the same alerts."""

from dataclasses import dataclass
from email.utils import formatdate
from functools import cache

from alerts import check_alerts, revisions
from daemon import Daemon, Place, end_quietly, last_line
from feeds import FORMATS, Item, Writer
from mentions import check_mentions, uid
from outcome import expect, until
from server import Answer, Request, Server

BEGIN = 1_795_000_000 // 900 * 900 + 300
HOUR = 3600
# When each chapter begins, in hours.
CHAPTERS = (0, 1, 3, 5)
# What sysexits.h names and the manual documents.
DOCUMENTED = {0, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78}
FEEDS = {"forum": "rss", "blogs": "atom", "news": "json"}
# A fault may cost a turn or two; a daemon that does nothing for so long does not go on.
PATIENCE = 25.0

Result = tuple[list[tuple[object, ...]], list[tuple[object, ...]]]


def chapters() -> list[dict[str, list[Item]]]:
    """What each feed holds, chapter by chapter."""
    writer = Writer(7)
    usual = writer.history(BEGIN, days=14, a_day=1)
    first = [writer.negative(BEGIN + 0.9 * HOUR, "glass") for _ in range(10)]
    then = [writer.negative(BEGIN + 2.5 * HOUR, "glass") for _ in range(12)]
    last = {"forum": then[:5] + first[:5], "blogs": then[5:], "news": usual[10:]}
    return [
        {"forum": usual[:6], "blogs": usual[6:10], "news": usual[10:]},
        {"forum": first[:5], "blogs": first[5:] + usual[6:10], "news": usual[10:]},
        last, last,
    ]


@dataclass
class Fault:
    """What is to go wrong in the first life: a number of a call, and its error."""

    call: int
    errno: int


class Story:
    """One telling of the story."""

    def __init__(self) -> None:
        self.chapters = chapters()
        self.chapter = 0
        # The last chapter of which each feed has been stored: its ETag came back.
        self.stored = {name: -1 for name in FEEDS}
        self.server = Server(self.answer)
        self.place = Place({name: f"{self.server.address}/{name}" for name in FEEDS})
        self.trace = self.place.folder / "trace"
        # Status and last words of the lives that ended by themselves.
        self.restarts: list[tuple[int, str]] = []

    def answer(self, request: Request) -> Answer:
        name = request.path.strip("/")
        write, content_type = FORMATS[FEEDS[name]]
        etag = f'"{name}-{self.chapter}"'
        if request.if_none_match == etag:
            self.stored[name] = self.chapter
            return Answer(304, headers={"ETag": etag})
        body = write(self.chapters[self.chapter][name])
        return Answer(body=body, headers={
            "Content-Type": content_type, "ETag": etag,
            "Last-Modified": formatdate(BEGIN + self.chapter, usegmt=True)})

    def tell(self, fault: Fault | None = None, alerts: int = 0) -> None:
        """All chapters; a daemon that ends is started again, without faults. Each chapter lasts
        until its documents are stored, the last one until there are so many alerts."""
        environment = {"TORTURE_ROOTS": f"{self.place.state}:{self.place.alerts}",
                       "TORTURE_TRACE": str(self.trace)}
        if fault:
            environment |= {"TORTURE_FAIL_AT": str(fault.call), "TORTURE_ERRNO": str(fault.errno)}
        self.place.clock.run(1, BEGIN)
        daemon = Daemon(self.place, environment=environment)
        try:
            for number, hours in enumerate(CHAPTERS):
                self.chapter = number
                self.place.clock.run(1, BEGIN + hours * HOUR)
                wanted = alerts if number == len(CHAPTERS) - 1 else 0
                daemon = self.live_through(daemon, wanted, fault)
            if daemon.is_running:
                status, _ = daemon.terminate()
                self.note_end(status, fault)
        finally:
            daemon.__exit__()

    def live_through(self, daemon: Daemon, alerts: int, fault: Fault | None) -> Daemon:
        for _ in range(3):
            done = until(lambda: self.is_told(alerts) or not daemon.is_running, PATIENCE, 0.05)
            expect(done, f"{PATIENCE:.0f} s in chapter {self.chapter} and not done: stored "
                         f"{self.stored}, {self.count_alerts()} of {alerts} alerts; "
                         f"{last_line(self.place)}")
            if daemon.is_running:
                return daemon
            self.note_end(daemon.process.returncode, fault)
            daemon = Daemon(self.place)
        expect(False, f"the daemon ended again and again: {self.restarts}")
        return daemon

    def is_told(self, alerts: int) -> bool:
        return all(chapter == self.chapter for chapter in self.stored.values()) \
            and self.count_alerts() >= alerts

    def count_alerts(self) -> int:
        try:
            return (self.place.alerts / "alerts.jsonl").read_bytes().count(b"\n")
        except FileNotFoundError:
            return 0

    def note_end(self, status: int, fault: Fault | None) -> None:
        if status == 0:
            return
        self.restarts.append((status, last_line(self.place)))
        if fault and fault.errno == -1 and status == -9:
            return
        expect(status > 0, f"signal {-status} ended it: {last_line(self.place)}")
        expect(status in DOCUMENTED, f"it ended with {status}: {last_line(self.place)}")

    def clean_life(self) -> None:
        """A life without faults, until everything has been asked for again."""
        self.stored = {name: -1 for name in FEEDS}
        with Daemon(self.place) as daemon:
            came = until(lambda: self.is_told(0), PATIENCE)
            expect(came, f"the clean life does not ask with what it stored: {self.stored}")
            end_quietly(daemon)

    def result(self) -> Result:
        """What is stored and written, without what depends on the moment."""
        rows = self.place.mentions()
        served = {item.uid for chapter in self.chapters for items in chapter.values()
                  for item in items}
        ids = check_mentions(rows, served)
        stream = check_alerts(self.place.alerts, ids)
        mentions = sorted((uid(row), row["label"], row["source"], row["time"]) for row in rows)
        return mentions, [(row["incident"], row["revision"], row["kind"], row["state"],
                           row["severity"], row["headline"], row["mentions_total"])
                          for row in stream
                          # Whether a feed was missed or blind depends on the moment.
                          if row["signal"] != "feed"]

    def end(self) -> None:
        self.server.stop()
        self.place.remove()


@cache
def reference() -> tuple[Result, list[str]]:
    """How the story ends without faults, and the calls of its first life."""
    story = Story()
    story.tell(alerts=2)
    calls = story.trace.read_text().splitlines()
    story.clean_life()
    result = story.result()
    expect(len(revisions(story.place.alerts)) >= 2, "the story raises too few alerts")
    story.end()
    return result, calls
