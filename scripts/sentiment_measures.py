# SPDX-License-Identifier: Apache-2.0
"""What the figures of `scripts/accuracy` mean: labels and scores against what people said."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LABELS = ("negative", "neutral", "positive")
BINS = 10


@dataclass(frozen=True)
class Judged:
    """A text with what people say of it and what the program says."""

    truth: str
    label: str
    score: float = 0.0
    confidence: float = 0.0
    # The mean of people's ratings, where a set has numbers.
    rating: float | None = None

    @property
    def is_right(self) -> bool:
        return self.label == self.truth


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def mean(values: Iterable[float]) -> float:
    values = list(values)
    return share(math.fsum(values), len(values))


def right(texts: Sequence[Judged]) -> float:
    return mean(text.is_right for text in texts)


def precision_recall_f1(texts: Sequence[Judged], label: str) -> tuple[float, float, float]:
    """Of one label against all others."""
    hits = sum(text.truth == label == text.label for text in texts)
    precision = share(hits, sum(text.label == label for text in texts))
    recall = share(hits, sum(text.truth == label for text in texts))
    return precision, recall, share(2 * precision * recall, precision + recall)


def macro_f1(texts: Sequence[Judged]) -> float:
    """The mean over the labels that people gave; without neutral texts these are two."""
    given = {text.truth for text in texts}
    return mean(precision_recall_f1(texts, label)[2] for label in LABELS if label in given)


def false_alarm_rate(texts: Sequence[Judged]) -> float:
    """The share called negative of what is not."""
    return mean(text.label == "negative" for text in texts if text.truth != "negative")


def flips(texts: Sequence[Judged]) -> float:
    """The share of praise and complaints that was taken for the opposite."""
    return mean("neutral" != text.label != text.truth for text in texts if text.truth != "neutral")


def average_precision(texts: Sequence[Judged]) -> float:
    """Of the negative ones, in the order of the score; texts of one score come together."""
    counts: dict[float, Counter[bool]] = {}
    for text in texts:
        counts.setdefault(text.score, Counter())[text.truth == "negative"] += 1
    all_hits = sum(count[True] for count in counts.values())
    total, hits, seen = 0.0, 0, 0
    for score in sorted(counts):
        hits += counts[score][True]
        seen += counts[score].total()
        total += share(counts[score][True], all_hits) * share(hits, seen)
    return total


def correlation(texts: Sequence[Judged]) -> float | None:
    """Pearson's r of score and rating; nothing where not every text is rated."""
    ratings = [text.rating for text in texts if text.rating is not None]
    if not texts or len(ratings) < len(texts):
        return None
    scores = [text.score for text in texts]
    middle = mean(scores), mean(ratings)
    products = math.fsum((x - middle[0]) * (y - middle[1]) for x, y in zip(scores, ratings))
    spread = (math.fsum((x - middle[0]) ** 2 for x in scores)
              * math.fsum((y - middle[1]) ** 2 for y in ratings))
    return share(products, math.sqrt(spread))


def confidence_bins(texts: Iterable[Judged]) -> list[list[Judged]]:
    """By tenths of the confidence; the last holds 1 as well."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for text in texts:
        bins[min(int(text.confidence * BINS), BINS - 1)].append(text)
    return bins


def calibration_error(texts: Sequence[Judged]) -> float:
    """Expected calibration error: how far confidence and share of right labels lie apart in a bin,
    by its texts (Naeini et al. 2015)."""
    gaps = (len(part) * abs(right(part) - mean(text.confidence for text in part))
            for part in confidence_bins(texts))
    return share(math.fsum(gaps), len(texts))


def brier_score(texts: Sequence[Judged]) -> float:
    """Mean square of confidence minus right (1) or wrong (0)."""
    return mean((text.confidence - text.is_right) ** 2 for text in texts)


def check_definitions() -> None:
    """Six texts by hand; a figure that comes out otherwise ends the program."""
    texts = [
        Judged("negative", "negative", -0.9, 0.9, -3), Judged("negative", "positive", 0.2, 0.6, -1),
        Judged("neutral", "negative", -0.3, 0.3, 0), Judged("positive", "positive", 0.5, 0.5, 2),
        Judged("positive", "neutral", 0.0, 0.4, 1), Judged("negative", "negative", -0.1, 0.2, -2)]
    expected = {
        "right": (right(texts), 3 / 6), "flips": (flips(texts), 1 / 5),
        "precision": (precision_recall_f1(texts, "negative")[0], 2 / 3),
        "recall": (precision_recall_f1(texts, "negative")[1], 2 / 3),
        "macro F1": (macro_f1(texts), (2 / 3 + 0 + 1 / 2) / 3),
        "false alarms": (false_alarm_rate(texts), 1 / 3),
        # In order: hit, miss, hit, miss, hit, miss.
        "average precision": (average_precision(texts), (1 + 2 / 3 + 3 / 5) / 3),
        "r": (correlation(texts), 3.4 / math.sqrt(1.14 * 17.5)),
        # No two of them share a bin.
        "calibration error": (calibration_error(texts), (0.1 + 0.6 + 0.3 + 0.5 + 0.4 + 0.8) / 6),
        "Brier": (brier_score(texts), (0.01 + 0.36 + 0.09 + 0.25 + 0.16 + 0.64) / 6),
    }
    for name, (found, wanted) in expected.items():
        if found is None or abs(found - wanted) > 1e-9:
            raise SystemExit(f"accuracy: {name} of the worked example is {found}, not {wanted}")
