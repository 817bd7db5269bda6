# SPDX-License-Identifier: Apache-2.0
"""The daemon is killed at any moment, again and again, and loses and doubles nothing."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

from alerts import check_alerts
from daemon import Daemon, Place, end_quietly
from feeds import Item, Writer
from mentions import check_mentions
from outcome import Failed, expect, note, until
from server import Server
from window import WindowFeed, WindowFeeds

# Seconds an item stays in its feed.
STAY = 4.0
# What the daemon takes for the time: some four days in a run, so that bursts come and go. Each life
# begins where its kill stands in the story, so a slow machine does not make it a longer one.
STORY_SECONDS = 100 * 3600
SPEED = 60
BEGIN = 1_795_000_000
# Shares of the run in which people complain, and of what.
WAVES = ((0.10, 0.22, "glass"), (0.42, 0.54, "mould"), (0.74, 0.86, "sick"))
# Items of a life, at most: on a slow machine lives are long.
LIFE_SAYS = 16


@dataclass
class KillRun:
    """One seed."""

    seed: int
    kills: int

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.writer = Writer(self.seed, f"s{self.seed}")
        # All but the last may leave the feed; the archive teaches what is usual.
        self.feeds = WindowFeeds({
            "forum": WindowFeed("rss", STAY, has_etag=True),
            "blogs": WindowFeed("atom", STAY, has_etag=True, cut_percent=4),
            "news": WindowFeed("json", STAY, has_etag=False),
            "talk": WindowFeed("rss", STAY, has_etag=False, cut_percent=4),
            "archive": WindowFeed("atom", None, has_etag=True),
        }, self.seed)
        self.server = Server(self.feeds.answer)
        self.place = Place({name: f"{self.server.address}/{name}" for name in self.feeds.feeds})
        self.place.clock.run(SPEED, BEGIN)
        self.start_up = 1.0
        self.killed_early = 0
        # Of a run that is too quiet nothing can be learnt.
        self.fewest_alerts = 2
        self.last_added = time.monotonic()
        self.said = 0

    def run(self) -> str:
        try:
            figures = self.live_and_check()
        except Failed as failure:
            raise Failed(f"{failure} [{self.place.folder}]") from None
        self.end()
        return figures

    def live_and_check(self) -> str:
        self.feeds.add("archive", self.writer.history(BEGIN, days=28, a_day=2))
        for number in range(self.kills):
            self.one_life(number)
            if (number + 1) % 50 == 0:
                note(f"seed {self.seed}: {number + 1} kills")
        self.last_life()
        return self.check()

    def end(self) -> None:
        self.server.stop()
        self.place.remove()

    @staticmethod
    def invented(count: int) -> list[Item]:
        writer = Writer(1)
        return [writer.neutral(BEGIN) for _ in range(count)]

    # Lives

    def one_life(self, number: int) -> None:
        life = self.server.next_life()
        clock = self.place.clock
        clock.run(SPEED, max(clock.now(), BEGIN + STORY_SECONDS * number / self.kills))
        self.said = 0
        with Daemon(self.place) as daemon:
            for pause in self.until_kill(daemon, life):
                self.publish(number / self.kills)
                expect(daemon.is_running,
                       f"life {life} ended by itself with {daemon.process.poll()}")
                time.sleep(pause)
        if not self.asked(life):
            self.killed_early += 1

    def until_kill(self, daemon: Daemon, life: int) -> Iterator[float]:
        """The seconds to wait, piece by piece; then comes the moment."""
        way = self.random.choices(("start-up", "answer", "alert", "any"), (2, 4, 2, 2))[0]
        if way == "start-up":
            yield self.random.random() * self.start_up
            return
        yield from self.until_asked(daemon, life)
        if way == "any":
            yield self.random.random() * 1.5
        elif way == "answer":
            yield from self.until_answered(self.random.randint(1, 12))
            yield self.random.expovariate(1 / 0.03)
        else:
            yield from self.until_alert()
            yield self.random.expovariate(1 / 0.03)

    def until_asked(self, daemon: Daemon, life: int) -> Iterator[float]:
        while not self.asked(life):
            expect(time.monotonic() - daemon.started < 60, f"life {life} never asks for a feed")
            yield 0.005
        self.start_up += 0.2 * (time.monotonic() - daemon.started - self.start_up)

    def until_answered(self, answers: int) -> Iterator[float]:
        before, deadline = self.feeds.answers, time.monotonic() + 3
        while self.feeds.answers < before + answers and time.monotonic() < deadline:
            yield 0.005

    def until_alert(self) -> Iterator[float]:
        """The first file of an alert is there, the others are not, if there is an alert."""
        before, deadline = self.written(), time.monotonic() + 2
        while self.written() == before and time.monotonic() < deadline:
            yield 0.005

    def written(self) -> int:
        return sum(1 for _ in self.place.alerts.glob("log/*/*"))

    def asked(self, life: int) -> bool:
        return any(request.life == life for request in self.server.asked[-50:])

    def last_life(self) -> None:
        """Nobody says anything more; the daemon has time for what is left."""
        life = self.server.next_life()
        with Daemon(self.place) as daemon:
            names = [f"/{name}" for name in self.feeds.feeds]
            came = until(lambda: all(self.server.count(name, life) >= 3 for name in names), 120)
            expect(came, "120 s, and the last life did not ask for every feed three times")
            time.sleep(2)
            end_quietly(daemon)

    # What people say

    def publish(self, progress: float) -> None:
        now = time.monotonic()
        passed, self.last_added = min(1.0, now - self.last_added), now
        claim = next((claim for start, end, claim in WAVES if start <= progress < end), None)
        for name, feed in self.feeds.feeds.items():
            if feed.seconds is not None and self.said < LIFE_SAYS:
                said = self.sayings(passed, claim)
                self.said += len(said)
                self.feeds.add(name, said)

    def sayings(self, seconds: float, claim: str | None) -> list[Item]:
        """What is said in one feed in these seconds."""
        said = []
        if self.random.random() < seconds:
            said.append(self.writer.neutral(self.place.clock.now()))
        if claim and self.random.random() < seconds * 4:
            said.append(self.writer.negative(self.place.clock.now(), claim))
        return said

    # The end

    def check(self) -> str:
        served = self.feeds.total("served")
        perhaps = self.feeds.total("sent")
        faults = [fault for feed in self.feeds.feeds.values() for fault in feed.faults]
        expect(not faults, faults[0] if faults else "")
        rows = self.place.mentions()
        unsettled = len(served - self.feeds.total("settled"))
        expect(unsettled == 0, f"{unsettled} items were handed out and never settled")
        ids = check_mentions(rows, served, perhaps=perhaps)
        stream = check_alerts(self.place.alerts, ids)
        incidents = {row["incident"] for row in stream}
        expect(len(stream) >= self.fewest_alerts,
               f"the story raised {len(stream)} alerts: too few to show anything")
        errors = self.place.errors()
        expect(not errors, f"{len(errors)} errors were logged: {errors[0] if errors else ''}")
        feeds = self.feeds.feeds.values()
        return (f"{self.kills} kills, {self.killed_early} before the first request; "
                f"{len(served)} items, 0 lost, 0 double; "
                f"{len(incidents)} incidents, {len(stream)} revisions; "
                f"{sum(feed.not_modified for feed in feeds)} times 304, "
                f"longest stay {max(feed.longest_stay for feed in feeds):.1f} s")
