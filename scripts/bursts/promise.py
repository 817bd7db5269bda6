# SPDX-License-Identifier: Apache-2.0
"""False alarms promised against false alarms measured, on streams in which nothing happens."""

from collections import Counter
from pathlib import Path

from bursts.chances import poisson_interval
from bursts.ours import our_alarms
from bursts.score import CAUSES, Score, scored
from bursts.settings import CLASSES, COMBINATIONS, DAY, Combination, Settings, calm
from bursts.streams import StreamSet, stream_set
from bursts.tables import table

PROMISES = (2, 1, 0.5, 0.16, 0.03)
QUICK_PROMISES = (0.5, 0.16)
DEFAULT = 0.16
FIRST_DAYS = 7 * DAY

Scores = dict[tuple[Combination, float], Score]

HEAD = ("dispersion", "its memory, h", "clustering")


def promises(parent: Path, settings: Settings, chosen: tuple[float, ...]) -> None:
    """Prints what was measured for each promise, combination by combination."""
    scores: Scores = {}
    early: Counter[float] = Counter()
    kinds: dict[Combination, StreamSet] = {}
    for combination in COMBINATIONS:
        kinds[combination] = streams = stream_set(calm(combination, settings), parent)
        for promise in chosen:
            alarms = our_alarms(streams, promise)
            scores[combination, promise] = scored(streams, alarms)
            early[promise] += sum(alarm.raised < FIRST_DAYS
                                  for found in alarms.values() for alarm in found)
    months = next(iter(scores.values())).series_weeks * 7 / 30
    print(f"\n## Promised and measured: false alarms per series and 30 days\n\nNo bursts; "
          f"{months:.0f} series-months a line; in brackets the 95 % interval of a Poisson count."
          "\nDispersion is the variance of the hourly rate relative to its square, memory how long "
          "such a\ndeviation lasts, clustering the mean size of a conversation. Bold: the whole "
          "interval lies above\nthe promise. Alarms while all tones grow are left out.")
    print("\nFrom ordinary life alone:")
    lines(scores, months, decoys=False)
    print("\nWith decoys (floods, copies, campaigns, outages, first polls, new sources):")
    lines(scores, months, decoys=True)
    causes(scores, early)
    classes(scores, kinds)


def lines(scores: Scores, months: float, decoys: bool) -> None:
    """A line for each combination and one for all."""
    def number(combination: Combination, promise: float) -> int:
        score = scores[combination, promise]
        return score.false_alarms if decoys else score.by_cause()["noise"]

    rows: list[tuple[object, ...]] = []
    for combination in COMBINATIONS:
        rows.append((*combination, *(measured(number(combination, promise), months, promise)
                                     for promise in wishes(scores))))
    rows.append(("all", "", "", *(measured(sum(number(each, promise) for each in COMBINATIONS),
                                       months * len(COMBINATIONS), promise)
                              for promise in wishes(scores))))
    table((*HEAD, *(f"promised {promise}" for promise in wishes(scores))), *rows)


def wishes(scores: Scores) -> list[float]:
    """What was promised in a run, in that order."""
    return list(dict.fromkeys(promise for _, promise in scores))


def measured(count: int, months: float, promise: float) -> str:
    """A rate with its interval; bold where the whole interval lies above the promise."""
    low, high = (limit / months for limit in poisson_interval(count))
    text = f"{count / months:.2f} ({low:.2f}, {high:.2f})"
    return f"**{text}**" if low > promise else text


def causes(scores: Scores, early: Counter[float]) -> None:
    """What the false alarms fell for, all combinations together."""
    rows: list[tuple[object, ...]] = []
    for promise in wishes(scores):
        found: Counter[str] = Counter()
        for combination in COMBINATIONS:
            found += scores[combination, promise].by_cause()
        ignored = sum(scores[each, promise].ignored for each in COMBINATIONS)
        rows.append((promise, *(found[why] for why in ("noise", *CAUSES)), ignored,
                     early[promise]))
    table(("promised", "noise", *CAUSES, "all tones grew", "any, in the first seven days"), *rows)


def classes(scores: Scores,
            kinds: dict[Combination, StreamSet]) -> None:
    """Noise alone at the default, by rate of the series."""
    rows: list[tuple[object, ...]] = []
    for combination in COMBINATIONS:
        streams, score = kinds[combination], scores[combination, DEFAULT]
        cells = []
        for kind in CLASSES:
            series = sum(name == kind for name in streams.classes.values())
            months = score.series_weeks * series / len(streams.classes) * 7 / 30
            cells.append(measured(score.false["noise", kind], months, DEFAULT))
        rows.append((*combination, *cells))
    print(f"\nFrom ordinary life, {DEFAULT} promised, by rate of the series:")
    table((*HEAD, *CLASSES), *rows)
