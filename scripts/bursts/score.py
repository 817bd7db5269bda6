# SPDX-License-Identifier: Apache-2.0
"""What alarms are worth against the truth.

- An alarm belongs to a burst when it is raised between its start and six hours after its end.
- The first one finds the burst, and its delay counts from the start of the burst.
- A further one less than 24 hours after the last of the same burst is a repeat, which lowers the
  precision; a later one is free.
- An alarm while all tones grow alike, or six hours after, counts nowhere.
- Every other alarm is false. Its cause is the decoy in or after which it falls, else noise.
- Recall is of the bursts that one who knows the true rates could tell (chance at most 1e-5).
"""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bursts.happenings import Truth
from bursts.settings import DAY, HOUR
from bursts.streams import StreamSet

GRACE = 6 * HOUR
REPEAT = DAY
# A cause found first is the cause where decoys overlap.
CAUSES = ("flood", "copies", "first poll", "new source", "campaign", "outage")


@dataclass(frozen=True, order=True)
class Alarm:
    """Raised by a rule; the start is when it believes that the burst began."""

    raised: float
    start: float


@dataclass
class Found:
    """A burst, and when it was found."""

    burst: Truth
    series: str
    raised: float | None = None
    last: float = 0.0

    @property
    def delay(self) -> float | None:
        return None if self.raised is None else self.raised - self.burst.start


@dataclass
class Score:
    """Counts of one rule on one set."""

    series_weeks: float
    bursts: list[Found] = field(default_factory=list)
    false: Counter[tuple[str, str]] = field(default_factory=Counter)
    repeats: int = 0
    ignored: int = 0

    @property
    def detectable(self) -> list[Found]:
        return [item for item in self.bursts if item.burst.detectable]

    @property
    def recall(self) -> float:
        return recall(self.detectable)

    @property
    def false_alarms(self) -> int:
        return sum(self.false.values())

    @property
    def precision(self) -> float:
        hits = sum(item.raised is not None for item in self.bursts)
        shown = hits + self.false_alarms + self.repeats
        return hits / shown if shown else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def false_per_week(self) -> float:
        return self.false_alarms / self.series_weeks

    @property
    def delay(self) -> float | None:
        """The median in seconds, of the bursts that were found."""
        delays = [item.delay for item in self.bursts if item.delay is not None]
        return statistics.median(delays) if delays else None

    @property
    def delay_all(self) -> float | None:
        """The median over all detectable bursts; nothing where more than half were missed."""
        delays = sorted(item.delay if item.delay is not None else float("inf")
                        for item in self.detectable)
        middle = delays[(len(delays) - 1) // 2] if delays else float("inf")
        return None if middle == float("inf") else middle

    def by_cause(self) -> Counter[str]:
        return self._summed(lambda key: key[0])

    def by_class(self) -> Counter[str]:
        return self._summed(lambda key: key[1])

    def _summed(self, part: Callable[[tuple[str, str]], str]) -> Counter[str]:
        found: Counter[str] = Counter()
        for key, count in self.false.items():
            found[part(key)] += count
        return found


def recall(bursts: list[Found]) -> float:
    return sum(item.raised is not None for item in bursts) / len(bursts) if bursts else 0.0


def scored(streams: StreamSet, alarms: dict[str, list[Alarm]]) -> Score:
    """The score of all alarms on a set, by series."""
    score = Score(streams.series_weeks)
    for series, truth in streams.truth.items():
        bursts = [Found(item, series) for item in truth if item.kind == "burst"]
        score.bursts += bursts
        for alarm in sorted(alarms.get(series, [])):
            own = [item for item in bursts if _covers(item.burst, alarm)]
            if own:
                _belongs(score, own, alarm)
            elif any(item.kind == "ignore" and _covers(item, alarm) for item in truth):
                score.ignored += 1
            else:
                score.false[cause(truth, alarm), streams.classes[series]] += 1
    return score


def _belongs(score: Score, own: list[Found], alarm: Alarm) -> None:
    """To the one not yet found, else to that which began nearest to what the alarm says."""
    found = min(own, key=lambda item: (item.raised is not None,
                                       abs(item.burst.start - alarm.start)))
    if found.raised is None:
        found.raised = alarm.raised
    elif alarm.raised - found.last < REPEAT:
        score.repeats += 1
    found.last = alarm.raised


def cause(truth: Iterable[Truth], alarm: Alarm) -> str:
    """What a false alarm fell for."""
    near = {item.why for item in truth if item.kind == "decoy" and _covers(item, alarm)}
    return next((why for why in CAUSES if why in near), "noise")


def _covers(item: Truth, alarm: Alarm) -> bool:
    return item.start <= alarm.raised <= item.end + GRACE
