# SPDX-License-Identifier: Apache-2.0
"""What a rule sees of a stream, quarter of an hour by quarter of an hour: all that arrived, or
what is left of it once it was cleaned."""

from collections import deque
from collections.abc import Iterator

from bursts.settings import DAY, HOUR, WEEK
from bursts.streams import Mention

QUARTER = HOUR / 4
QUARTERS_AN_HOUR, QUARTERS_A_DAY = 4, 96


class Counts:
    """Negatives by quarter of an hour, as far as they are known now."""

    def __init__(self, quarters: int) -> None:
        self.bins = [0] * quarters
        # The quarter that is not yet over.
        self.now = 0

    def last(self, quarters: int, before: int = 0) -> int:
        """In the last so many quarters, or in as many before those."""
        end = self.now - before
        return sum(self.bins[max(0, end - quarters):max(0, end)])

    def spans(self, count: int, length: int, gap: int) -> list[int]:
        """In spans of that length one after the other, the newest first, after a gap; those from
        before the beginning are left out."""
        possible = min(count, (self.now - gap) // length)
        return [self.last(length, gap + number * length) for number in range(possible)]


def raw(mentions: list[Mention]) -> list[tuple[float, float]]:
    """Arrival and time of each negative as it comes: all of them, at their arrival."""
    return [(item.arrived, item.arrived) for item in mentions if item.is_negative]


def clean(mentions: list[Mention]) -> list[tuple[float, float]]:
    """The same without what stood in a feed at its first poll, once for each cluster in seven
    days, one negative of an author in 24 hours; at the time of publication."""
    first: dict[str, float] = {}
    clusters: dict[str, float] = {}
    authors: dict[tuple[str, str], float] = {}
    kept = []
    for item in mentions:
        begun = first.setdefault(item.source, item.arrived)
        is_past = item.time < begun - HOUR or (not item.is_dated and item.arrived == begun)
        if is_past or not item.is_negative:
            continue
        if item.cluster is not None:
            known = clusters.get(item.cluster)
            clusters[item.cluster] = item.time
            if known is not None and item.time - known < WEEK:
                continue
        if item.author is not None:
            voice = (item.source, item.author)
            known = authors.get(voice)
            if known is not None and abs(item.time - known) < DAY:
                continue
            authors[voice] = item.time
        kept.append((item.arrived, item.time))
    return kept


def ticks(negatives: list[tuple[float, float]], length: float
          ) -> Iterator[tuple[Counts, list[float]]]:
    """The counts at each whole quarter, and the times of what has come since the last one."""
    counts = Counts(int(length / QUARTER))
    waiting = deque(negatives)
    for now in range(1, len(counts.bins) + 1):
        counts.now = now
        fresh = []
        while waiting and waiting[0][0] < now * QUARTER:
            _, time = waiting.popleft()
            if time >= 0:
                counts.bins[int(time / QUARTER)] += 1
                fresh.append(time)
        yield counts, fresh
