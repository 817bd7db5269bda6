# SPDX-License-Identifier: Apache-2.0
"""The ordinary life of a brand: how much is said in each hour, by rhythm, drift and chance."""

import math
from random import Random

# Life before the stream begins: what stands in a feed at its first poll.
PAST_HOURS = 14 * 24
# Hours over which slow changes are forgotten.
SLOW_HOURS = 8 * 24
SLOW_DEVIATION, SHARE_DEVIATION = 0.25, 0.15


class Walk:
    """A random walk that is drawn back to zero, of a given standard deviation."""

    def __init__(self, random: Random, deviation: float, hours: float) -> None:
        self._random = random
        self._keeps = math.exp(-1 / hours)
        self._kick = deviation * math.sqrt(1 - self._keeps ** 2)
        self._place = random.gauss(0, deviation)

    def step(self) -> float:
        self._place = self._place * self._keeps + self._random.gauss(0, self._kick)
        return self._place


class Life:
    """True rates of one series by hour, and the noise upon them."""

    def __init__(self, random: Random, rate: float, share: float, dispersion: float, memory: float,
                 hours: int) -> None:
        self.rate, self.share = rate, share
        self.dispersion, self.memory = dispersion, memory
        self._negatives: list[float] = []
        self._others: list[float] = []
        self._noise: list[tuple[float, float]] = []
        self._fill(random, hours)

    def negatives(self, hour: int) -> float:
        """Expected without noise."""
        return self._negatives[hour + PAST_HOURS]

    def others(self, hour: int) -> float:
        return self._others[hour + PAST_HOURS]

    def noise(self, hour: int) -> tuple[float, float]:
        """Factors upon negatives and others."""
        return self._noise[hour + PAST_HOURS]

    def expected(self, start: float, end: float) -> float:
        """Negatives between two times in seconds, from the beginning of the stream."""
        total, hour = 0.0, int(start // 3600)
        while hour * 3600 < end:
            inside = min(end, (hour + 1) * 3600) - max(start, hour * 3600)
            total += self.negatives(hour) * inside / 3600
            hour += 1
        return total

    def variance(self, mean: float, hours: float, excess: float) -> float:
        """Of a count with that mean over so many hours, conversations and noise included."""
        part = self.memory / hours
        averaged = 2 * part * (1 - part * (1 - math.exp(-1 / part)))
        return mean * (1 + excess) + mean * mean * self.dispersion * averaged

    def _fill(self, random: Random, hours: int) -> None:
        rhythm = week_rhythm(random)
        slow = Walk(random, SLOW_DEVIATION, SLOW_HOURS)
        lean = Walk(random, SHARE_DEVIATION, SLOW_HOURS)
        variance = math.log(1 + self.dispersion)
        # Half of the noise is shared by all tones.
        fast = [Walk(random, math.sqrt(variance / 2), self.memory) for _ in range(3)]
        odds = self.share / (1 - self.share)
        for hour in range(-PAST_HOURS, hours):
            level = rhythm[hour % 168] * math.exp(slow.step() - SLOW_DEVIATION ** 2 / 2)
            others = self.rate / odds * level
            self._others.append(others)
            self._negatives.append(others * odds * math.exp(lean.step() - SHARE_DEVIATION ** 2 / 2))
            both, first, second = (walk.step() - variance / 4 for walk in fast)
            self._noise.append((math.exp(both + first), math.exp(both + second)))


def week_rhythm(random: Random) -> list[float]:
    """A factor for each hour of the week, one on average: two humps a day over a floor."""
    floor = random.uniform(0.1, 0.6)
    humps = [(random.uniform(0.3, 1.0), random.uniform(1.0, 4.0), random.uniform(8, 14)),
             (random.uniform(0.1, 1.2), random.uniform(1.5, 5.0), random.uniform(16, 23))]
    days = [math.exp(random.gauss(0, 0.12)) for _ in range(5)]
    days += [random.uniform(0.35, 1.25)] * 2

    def hour_factor(hour: int) -> float:
        return floor + sum(
            height * math.exp(width * (math.cos((hour - peak) * math.pi / 12) - 1))
            for height, width, peak in humps)

    factors = [days[hour // 24] * hour_factor(hour % 24) for hour in range(168)]
    mean = sum(factors) / 168
    return [factor / mean for factor in factors]
