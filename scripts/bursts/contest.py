# SPDX-License-Identifier: Apache-2.0
"""All rules and ours on the same streams, thresholds tuned on one set and measured on another."""

from collections.abc import Callable

from bursts.counting import clean, raw
from bursts.ours import our_alarms
from bursts.rules import RULES, Rule, alarms, figures
from bursts.score import Score, scored
from bursts.streams import Mention, StreamSet
from bursts.tables import SCORE_HEAD, details, score_cells, table

Negatives = dict[str, list[tuple[float, float]]]
Figures = dict[str, list[tuple[float, float]]]
INPUTS: dict[str, Callable[[list[Mention]], list[tuple[float, float]]]] = {
    "raw": raw, "clean": clean}
# What is wished of ours beside the default.
WISHES = (0.5, 0.03)


def contest(tuning: StreamSet, test: StreamSet, runs_ours: bool) -> None:
    """Prints the table of all rules, and that of ours by kinds of bursts."""
    rows: list[tuple[object, ...]] = []
    if runs_ours:
        ours = scored(test, our_alarms(test))
        rows.append(("**leumund**, default", "its own", *score_cells(ours)))
        rows += [(f"leumund, {wish} false alarms a month wished", "its own",
                  *score_cells(scored(test, our_alarms(test, wish)))) for wish in WISHES]
    rows += published_rows(tuning, test)
    print(f"\n## Rules on {test.series_weeks:.0f} series-weeks with "
          f"{sum(item.kind == 'burst' for truth in test.truth.values() for item in truth)} bursts\n"
          "\nThresholds are published, or tuned for F1 on the tuning set of another seed; all is "
          "measured\non the test set. Only ours may alarm in the first three days.")
    table(("rule", "input", *SCORE_HEAD), *rows)
    if runs_ours:
        details(ours, test.classes)


def published_rows(tuning: StreamSet, test: StreamSet) -> list[tuple[object, ...]]:
    """Each rule on both inputs, with both thresholds."""
    rows: list[tuple[object, ...]] = []
    learnt_from, measured_on = tuning.mentions(), test.mentions()
    inputs = {name: (negatives(learnt_from, read), negatives(measured_on, read))
              for name, read in INPUTS.items()}
    for rule in RULES:
        for name, (learnt, measured) in inputs.items():
            best = tuned(rule, tuning, all_figures(rule, learnt, tuning))
            found = all_figures(rule, measured, test)
            for how, threshold in (("published", rule.published), ("tuned", best)):
                rows.append((f"{rule.name} > {threshold:g} ({how})", name,
                             *score_cells(at(test, found, threshold))))
    return rows


def negatives(mentions: dict[str, list[Mention]],
              read: Callable[[list[Mention]], list[tuple[float, float]]]) -> Negatives:
    return {series: read(items) for series, items in mentions.items()}


def all_figures(rule: Rule, counted: Negatives, streams: StreamSet) -> Figures:
    return {series: figures(rule, items, streams.seconds) for series, items in counted.items()}


def at(streams: StreamSet, found: Figures, threshold: float) -> Score:
    return scored(streams, {series: alarms(items, threshold) for series, items in found.items()})


def tuned(rule: Rule, streams: StreamSet, found: Figures) -> float:
    """The threshold with the best F1; of equals the highest."""
    return max(rule.choices, key=lambda choice: (at(streams, found, choice).f1, choice))
