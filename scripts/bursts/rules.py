# SPDX-License-Identifier: Apache-2.0
"""The published rules, as detectors that know only what has arrived.

Each gives a figure at each quarter of an hour; it fires while the figure is above its threshold.
The makers may filter in ways that they do not publish.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from bursts.counting import QUARTER, QUARTERS_A_DAY, QUARTERS_AN_HOUR, Counts, ticks
from bursts.score import Alarm
from bursts.settings import DAY, HOUR

# Nothing fires before so much is known.
LEARNS = 3 * DAY
# A quiet time after which a burst is over.
OVER = 12 * HOUR
# Where a published rule divides by a deviation, it must not be zero. Source: Burkom's suggestion
# for EARS, 0.5 to 1.
LEAST_DEVIATION = 0.5
HALVES = (1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50)


class FixedCount:
    """So many negatives in a fixed time. Source: the critical alert after n mentions of SentiOne
    (sentione.com/knowledge/alerts) and the fixed count of Emplifi (docs.emplifi.io, crisis
    management and spike alerts); n is the user's there, and the values here are ours."""

    def __init__(self, hours: int) -> None:
        self._quarters = hours * QUARTERS_AN_HOUR

    def value(self, counts: Counts, fresh: list[float]) -> float:
        return counts.last(self._quarters)


class TimesMean:
    """The last span against the mean span of the seven days before it. Source: 150 % of the
    hourly mean is the example of Agility (help.agilitypr.com, article 9272018), 150 % of the
    daily mean the rule of ThirdEye (help.usethirdeye.com, article 4183147)."""

    def __init__(self, hours: int) -> None:
        self._quarters = hours * QUARTERS_AN_HOUR

    def value(self, counts: Counts, fresh: list[float]) -> float:
        last = counts.last(self._quarters)
        if not last:
            return 0.0
        before = counts.last(7 * QUARTERS_A_DAY, self._quarters)
        spans = min(7 * QUARTERS_A_DAY, counts.now - self._quarters) / self._quarters
        return last * spans / before if before else math.inf


class DeviationsOfDays:
    """Standard deviations of the last 24 hours above the mean of the seven days before. Source:
    SentiOne's strength of an anomaly (listen.help.sentione.com) and the rule of Socialmetrix, two
    deviations of daily sums (socialmetrix.freshdesk.com, article 1000143951)."""

    gap = QUARTERS_A_DAY

    def value(self, counts: Counts, fresh: list[float]) -> float:
        days = counts.spans(7, QUARTERS_A_DAY, self.gap)
        return above(counts.last(QUARTERS_A_DAY), days) if len(days) > 1 else 0.0


class EarsC2(DeviationsOfDays):
    """The same after a gap of two days, which keeps a rise out of its own baseline, with three
    deviations. Source: EARS C2, Hutwagner et al. 2003, doi:10.1007/PL00022319; as in earsC of the
    R package surveillance, with days that end now."""

    gap = 3 * QUARTERS_A_DAY


class PeakOfHours:
    """Standard deviations of the last hour above the hours of the 14 days before. Source: the
    peak detector agent of Huginn with its defaults, three deviations."""

    def __init__(self) -> None:
        self._hours: list[int] = []
        self._mean = self._deviation = 0.0

    def value(self, counts: Counts, fresh: list[float]) -> float:
        if counts.now % QUARTERS_AN_HOUR == 0:
            # The newest hour that is no part of any last hour until this is done again.
            self._hours = [*self._hours, counts.last(4, 4)][-14 * 24:]
            squares = sum(count * count for count in self._hours)
            self._mean = sum(self._hours) / len(self._hours)
            variance = squares / len(self._hours) - self._mean ** 2
            self._deviation = max(LEAST_DEVIATION, math.sqrt(max(0.0, variance)))
        last = counts.last(QUARTERS_AN_HOUR)
        return (last - self._mean) / self._deviation if self._hours else 0.0


class EwmaZ:
    """Deviations of the last hour above an exponentially weighted mean of the hours before, whose
    weight halves in seven days. Source: control charts of Roberts 1959,
    doi:10.1080/00401706.1959.10489860, with a limit of three."""

    def __init__(self) -> None:
        self._mean: float | None = None
        self._variance = 0.0
        self._gain = 1 - 0.5 ** (1 / (7 * 24))

    def value(self, counts: Counts, fresh: list[float]) -> float:
        if counts.now % QUARTERS_AN_HOUR == 0:
            self._learn(counts.last(4, 4))
        if self._mean is None:
            return 0.0
        deviation = max(LEAST_DEVIATION, math.sqrt(self._variance))
        return (counts.last(QUARTERS_AN_HOUR) - self._mean) / deviation

    def _learn(self, count: int) -> None:
        if self._mean is None:
            self._mean = float(count)
        change = count - self._mean
        self._mean += self._gain * change
        self._variance = (1 - self._gain) * (self._variance + self._gain * change * change)


class Kleinberg:
    """Two states of an automaton, usual and s times as fast. Source: Kleinberg 2003,
    doi:10.1023/A:1024940629314, with s = 2 and gamma = 1 as the R package bursts has them.

    Read forward: the faster state explains the gaps so far better as soon as what it has gained
    since the rise began exceeds the price of entering it, gamma times the logarithm of the number
    of gaps. The figure is the gain in units of that logarithm, so that the threshold is gamma. The
    usual rate is the mean so far. What arrives after something younger has no gap of its own.
    """

    def __init__(self, times: float) -> None:
        self._times = times
        self._latest: float | None = None
        self._first = 0.0
        self._gaps = 0
        self._gain = 0.0

    def value(self, counts: Counts, fresh: list[float]) -> float:
        for time in sorted(fresh):
            if self._latest is None:
                self._first = self._latest = time
            elif time >= self._latest:
                self._take(time - self._latest, time)
        if self._gaps < 2 or self._latest is None:
            return 0.0
        silence = counts.now * QUARTER - self._latest
        gain = self._gain - (self._times - 1) * self._rate() * silence
        return max(0.0, gain) / math.log(self._gaps)

    def _rate(self) -> float:
        assert self._latest is not None
        return self._gaps / max(1.0, self._latest - self._first)

    def _take(self, gap: float, time: float) -> None:
        self._gaps += 1
        self._latest = time
        change = math.log(self._times) - (self._times - 1) * self._rate() * gap
        self._gain = max(0.0, self._gain + change)


def above(count: float, before: list[int]) -> float:
    """How many standard deviations a count is above the mean of others."""
    mean = sum(before) / len(before)
    variance = sum((value - mean) ** 2 for value in before) / (len(before) - 1)
    return (count - mean) / max(LEAST_DEVIATION, math.sqrt(variance))


@dataclass(frozen=True)
class Rule:
    """A published rule with its threshold, and thresholds that tuning may choose from."""

    name: str
    make: Callable[[], FixedCount | TimesMean | DeviationsOfDays | PeakOfHours | EwmaZ | Kleinberg]
    published: float
    choices: tuple[float, ...]


RULES = [
    Rule("fixed count in 1 h", lambda: FixedCount(1), 9,
         (1, 2, 3, 4, 5, 6, 7, 9, 12, 15, 19, 25, 30, 40)),
    Rule("fixed count in 24 h", lambda: FixedCount(24), 49,
         (4, 6, 9, 12, 15, 19, 29, 39, 49, 69, 99, 149, 199, 299)),
    Rule("hour above mean of 7 days, times", lambda: TimesMean(1), 1.5, HALVES),
    Rule("day above mean of 7 days, times", lambda: TimesMean(24), 1.5, HALVES),
    Rule("days, mean + k sd", DeviationsOfDays, 2, HALVES),
    Rule("hours, mean + k sd of 14 days", PeakOfHours, 3, HALVES),
    Rule("EARS C2", EarsC2, 3, HALVES),
    Rule("EWMA z", EwmaZ, 3, HALVES),
    Rule("Kleinberg, s = 2, gamma", lambda: Kleinberg(2), 1,
         (0.3, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 2.5, 3, 4, 6)),
    Rule("Kleinberg, s = 3, gamma", lambda: Kleinberg(3), 1,
         (0.3, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 2.5, 3, 4, 6)),
]


def figures(rule: Rule, negatives: list[tuple[float, float]], length: float
            ) -> list[tuple[float, float]]:
    """Time and figure of a rule at each quarter at which some threshold could be passed."""
    detector = rule.make()
    least = min(rule.published, *rule.choices)
    found = []
    for counts, fresh in ticks(negatives, length):
        value = detector.value(counts, fresh)
        if value > least and counts.now * QUARTER >= LEARNS:
            found.append((counts.now * QUARTER, value))
    return found


def alarms(found: list[tuple[float, float]], threshold: float) -> list[Alarm]:
    """One alarm for each time that the threshold is passed after a quiet time."""
    raised = []
    last = -math.inf
    for time, value in found:
        if value > threshold:
            if time - last > OVER:
                raised.append(Alarm(time, time))
            last = time
    return raised
