# SPDX-License-Identifier: Apache-2.0
"""Feeds that are polled: when a statement is seen, and which part of the past at the first poll."""

import math
from bisect import bisect_left
from dataclasses import dataclass, field
from random import Random

from bursts.chances import poisson
from bursts.settings import DAY, HOUR, WEEK, Settings

INTERVALS = (5 * 60, 15 * 60, 20 * 60, 30 * 60, 60 * 60, 4 * 60 * 60)
MISSED = 0.03
SLOW_FEEDS = 0.2
UNDATED_FEEDS = 0.4
UNDATED_ITEMS = 0.7
NAMELESS_FEEDS = 0.15
OLDEST = 14 * DAY

Span = tuple[float, float]


@dataclass(slots=True)
class Statement:
    """What somebody said, and what became of it."""

    time: float
    tone: str
    author: str | None
    feed: "Feed"
    # Shared by copies that are known as such; nothing for what stands alone.
    cluster: str | None = None
    # What is one text, whether it is known or not; for the truth only.
    text: int = 0
    arrived: float = math.inf
    dated: bool = True


@dataclass
class Feed:
    """One source of a series."""

    name: str
    weight: float
    polls: list[float]
    # Median time from publication to the feed.
    delay: float
    # How many items it shows at once, which is what the first poll sees of the past.
    shows: int
    undated: float
    names_authors: bool
    statements: list[Statement] = field(default_factory=list)

    @property
    def first_poll(self) -> float:
        return self.polls[0] if self.polls else math.inf

    def deliver(self, random: Random) -> list[Statement]:
        """Those of its statements that are ever seen, with their arrival."""
        waiting: list[Statement] = []
        seen: list[Statement] = []
        for statement in self.statements:
            visible = statement.time + self.delay * math.exp(random.gauss(0, 0.8))
            place = bisect_left(self.polls, visible)
            if place == len(self.polls):
                continue
            statement.arrived = self.polls[place]
            statement.dated = random.random() >= self.undated
            (seen if place else waiting).append(statement)
        waiting = [item for item in waiting if item.time > self.first_poll - OLDEST]
        waiting.sort(key=lambda item: item.time)
        return waiting[-self.shows:] + seen


def outages(random: Random, a_week: float, seconds: float, longest: float) -> list[Span]:
    """Spans in which nothing is polled."""
    starts = [random.uniform(DAY, seconds) for _ in range(poisson(random, a_week * seconds / WEEK))]
    return [(start, start + random.uniform(2 * HOUR, longest)) for start in starts]


def make_feeds(random: Random, settings: Settings, series: str, daemon: list[Span]) -> list[Feed]:
    """Two to seven feeds that are there from the beginning, and perhaps one that joins later."""
    feeds = [_feed(random, settings, f"{series}-{number}", 0.0, daemon)
             for number in range(random.randint(2, 7))]
    if random.random() < settings.joins:
        joined = random.uniform(8 * DAY, settings.seconds * 0.85)
        late = _feed(random, settings, f"{series}-late", joined, daemon)
        late.weight = random.uniform(0.05, 0.25) * sum(feed.weight for feed in feeds)
        if random.random() < UNDATED_FEEDS:
            late.undated = UNDATED_ITEMS
        feeds.append(late)
    return feeds


def _feed(random: Random, settings: Settings, name: str, begins: float,
          daemon: list[Span]) -> Feed:
    interval = random.choice(INTERVALS)
    silent = daemon + outages(random, 0.2, settings.seconds, 12 * HOUR)
    polls: list[float] = []
    moment = begins + random.random() * interval
    while moment < settings.seconds:
        missed = polls and random.random() < MISSED
        if not missed and not any(start <= moment < end for start, end in silent):
            polls.append(moment)
        moment += interval * random.uniform(1.0, 1.03)
    delay = random.uniform(1, 6) * HOUR if random.random() < SLOW_FEEDS else random.uniform(30, 300)
    return Feed(name, random.expovariate(1.0) + 0.1, polls, delay, random.randint(15, 80), 0.0,
                random.random() >= NAMELESS_FEEDS)
