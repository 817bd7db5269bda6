# SPDX-License-Identifier: Apache-2.0
"""What happens beside ordinary life: bursts that must be found, and decoys that must not."""

import math
from dataclasses import dataclass
from random import Random

from bursts.chances import poisson, upper_tail
from bursts.life import Life
from bursts.settings import DAY, HOUR, Settings

RATIOS = (1.5, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0)
HOURS = (2, 4, 8, 24, 48, 72)
# A burst of fewer further statements is not planted, nor one that drowns in ordinary life: they
# must be so many standard deviations of it.
LEAST_EXTRA, LEAST_DEVIATIONS = 5.0, 3.0
# Bursts come when something is known of a series.
CALM_DAYS = 8
# Between two happenings.
GAP = 12 * HOUR
DETECTABLE = 1e-5


@dataclass
class Truth:
    """A span of a series, and what an alarm in it means."""

    # burst, decoy or ignore.
    kind: str
    why: str
    start: float
    end: float
    ratio: float = 0.0
    shape: str = ""
    mode: str = ""
    extra: int = 0
    chance: float = 1.0
    detectable: bool = False
    third_arrival: float | None = None

    @property
    def hours(self) -> float:
        return (self.end - self.start) / HOUR


class Calendar:
    """Keeps happenings apart, so that each alarm has one cause."""

    def __init__(self, random: Random, seconds: float) -> None:
        self._random = random
        self._seconds = seconds
        self._taken: list[tuple[float, float]] = []

    def reserve(self, length: float, earliest: float) -> float | None:
        """The start of a free span; nothing where none was found."""
        latest = self._seconds - length - 6 * HOUR
        for _ in range(50):
            start = self._random.uniform(earliest, latest)
            if all(start + length + GAP < begins or start > ends + GAP
                   for begins, ends in self._taken):
                self._taken.append((start, start + length))
                return start
        return None


def plan(random: Random, settings: Settings, life: Life, excess: float) -> list[Truth]:
    """All happenings of a series, those first that need the most room; the excess is that of the
    variance by conversations."""
    calendar = Calendar(random, settings.seconds)
    found = []
    for _ in range(poisson(random, settings.bursts * (settings.weeks - CALM_DAYS / 7))):
        burst = _burst(random, life, excess, calendar)
        if burst:
            found.append(burst)
    kinds = (("attention", settings.attention, 6, 24), ("campaign", settings.campaigns, 6, 48),
             ("copies", settings.copies, 2, 10), ("flood", settings.floods, 1, 8))
    for why, a_week, least, most in kinds:
        for _ in range(poisson(random, a_week * settings.weeks)):
            length = random.uniform(least, most) * HOUR
            start = calendar.reserve(length, DAY)
            if start is not None:
                ratio = random.uniform(2.0, 4.0) if why == "attention" else random.uniform(3, 9)
                kind = "ignore" if why == "attention" else "decoy"
                found.append(Truth(kind, why, start, start + length, ratio))
    return found


def _burst(random: Random, life: Life, excess: float, calendar: Calendar) -> Truth | None:
    mode = "share" if random.random() < 0.35 else "growth"
    for _ in range(40):
        ratio = random.choice(RATIOS)
        length = random.choice(HOURS) * HOUR * random.uniform(0.75, 1.3)
        mean = life.rate * length / HOUR
        replaceable = 0.8 * mean * (1 - life.share) / life.share
        drowned = LEAST_DEVIATIONS * math.sqrt(life.variance(mean, length / HOUR, excess))
        if mean * (ratio - 1) < max(LEAST_EXTRA, drowned):
            continue
        if mode == "share" and mean * (ratio - 1) > replaceable:
            continue
        start = calendar.reserve(length, CALM_DAYS * DAY)
        if start is None:
            return None
        shape = "ramp" if random.random() < 0.4 else "sudden"
        return Truth("burst", "burst", start, start + length, ratio, shape, mode)
    return None


def moment(random: Random, burst: Truth) -> float:
    """When a statement of a burst falls: a ramp rises from nothing, a sudden one fades to a
    third."""
    if burst.shape == "ramp":
        part = math.sqrt(random.random())
    else:
        part = -math.log(1 - random.random() * 2 / 3) / math.log(3)
    return burst.start + part * (burst.end - burst.start)


def oracle(burst: Truth, times: list[float], life: Life, excess: float) -> float:
    """The chance of so many negatives for one who knows the true rate: the smaller one of the
    whole burst and its stronger half, doubled for the two looks."""
    middle = (burst.start + burst.end) / 2
    half = (middle, burst.end) if burst.shape == "ramp" else (burst.start, middle)

    def chance(start: float, end: float) -> float:
        mean = life.expected(start, end)
        seen = sum(start <= time < end for time in times)
        return upper_tail(seen, mean, life.variance(mean, (end - start) / HOUR, excess))

    return min(1.0, 2 * min(chance(burst.start, burst.end), chance(*half)))
