# SPDX-License-Identifier: Apache-2.0
"""Tables in Markdown."""

from bursts.happenings import HOURS, RATIOS
from bursts.score import CAUSES, Found, Score, recall
from bursts.settings import CLASSES


def table(*rows: tuple[object, ...]) -> None:
    """Prints a head and its rows."""
    head, *rest = rows
    print()
    for cells in (head, ["---"] * len(head), *rest):
        print("|", " | ".join(map(str, cells)), "|", flush=True)


def minutes(delay: float | None) -> str:
    return "-" if delay is None else f"{delay / 60:.0f}"


def score_cells(score: Score) -> tuple[str, ...]:
    """Recall, precision, false alarms, delay, delay with misses, F1."""
    return (f"{score.recall:.2f}", f"{score.precision:.2f}", f"{score.false_per_week:.3f}",
            minutes(score.delay), minutes(score.delay_all), f"{score.f1:.2f}")


SCORE_HEAD = ("recall", "precision", "false / series-week", "delay min", "delay min, misses too",
              "F1")


def details(score: Score, classes: dict[str, str]) -> None:
    """Where bursts were found, and what false alarms fell for."""
    rows: list[tuple[object, ...]] = []

    def group(name: str, bursts: list[Found]) -> None:
        able = [item for item in bursts if item.burst.detectable]
        delays = sorted(item.delay for item in able if item.delay is not None)
        rows.append((name, len(bursts), len(able), f"{recall(able):.2f}" if able else "-",
                     minutes(delays[len(delays) // 2] if delays else None),
                     f"{recall(bursts):.2f}" if bursts else "-"))

    bursts = score.bursts
    for kind in CLASSES:
        group(f"{kind} rate", [item for item in bursts if classes[item.series] == kind])
    for ratio in RATIOS:
        group(f"{ratio:g} times", [item for item in bursts if item.burst.ratio == ratio])
    for least, most in zip(HOURS[::2], (*HOURS[2::2], 1000)):
        # Lengths vary by a quarter around those planned.
        group(f"planned {least} h and more" if most == 1000 else f"planned {least} to {most} h",
              [item for item in bursts if 0.75 * least <= item.burst.hours < 0.75 * most])
    for shape in ("sudden", "ramp"):
        group(shape, [item for item in bursts if item.burst.shape == shape])
    for mode in ("growth", "share"):
        group(mode, [item for item in bursts if item.burst.mode == mode])
    table(("leumund by", "bursts", "detectable", "recall", "delay min", "recall of all"), *rows)
    causes, kinds = score.by_cause(), score.by_class()
    table(("false alarms of leumund", "number"),
          *((why, causes[why]) for why in ("noise", *CAUSES)),
          *((f"in series of {kind} rate", kinds[kind]) for kind in CLASSES),
          ("repeats, not false", score.repeats), ("while all tones grew, not counted",
                                                  score.ignored))
