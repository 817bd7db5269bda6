# SPDX-License-Identifier: Apache-2.0
"""Sets of streams on disk: generated once, read by every rule.

A folder holds `mentions.jsonl`, which is what `leumund replay` reads, `truth.jsonl`, a happening a
line, and `series.jsonl`. The same settings give the same bytes each time.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bursts.happenings import Truth
from bursts.series import Series
from bursts.settings import WEEK, Settings

# A Monday.
START = datetime(2026, 3, 2, tzinfo=UTC).timestamp()
MAKERS = ("chances", "feeds", "happenings", "life", "series", "settings", "streams")


@dataclass(slots=True)
class Mention:
    """A line of a history, times in seconds from the start of the set."""

    time: float
    arrived: float
    source: str
    author: str | None
    cluster: str | None
    is_negative: bool
    is_dated: bool


@dataclass(frozen=True)
class StreamSet:
    """A set of streams as it lies on disk."""

    folder: Path
    classes: dict[str, str]
    truth: dict[str, list[Truth]]
    seconds: float

    @property
    def history(self) -> Path:
        return self.folder / "mentions.jsonl"

    @property
    def series_weeks(self) -> float:
        return len(self.classes) * self.seconds / WEEK

    def mentions(self) -> dict[str, list[Mention]]:
        """In order of arrival, by series."""
        found: dict[str, list[Mention]] = {name: [] for name in self.classes}
        with self.history.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found[row["series"]].append(Mention(
                    seconds(row["time"]), seconds(row["arrived"]), row["source"],
                    row.get("author"), row.get("cluster"), row["label"] == "neg",
                    row.get("dated", True)))
        return found


def stamp(moment: float) -> str:
    """A time of a set as text."""
    return datetime.fromtimestamp(START + int(moment), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds(text: str) -> float:
    """The reverse of `stamp`."""
    return datetime.fromisoformat(text).timestamp() - START


def stream_set(settings: Settings, parent: Path) -> StreamSet:
    """The set of these settings, generated unless it lies there already."""
    folder = parent / f"{settings.name}-{digest(settings)}"
    if not (folder / "complete").exists():
        folder.mkdir(parents=True, exist_ok=True)
        write(settings, folder)
        (folder / "complete").touch()
    rows = [json.loads(line) for line in (folder / "series.jsonl").read_text().splitlines()]
    classes = {row["series"]: row["class"] for row in rows}
    truth: dict[str, list[Truth]] = {name: [] for name in classes}
    for line in (folder / "truth.jsonl").read_text().splitlines():
        row = json.loads(line)
        truth[row.pop("series")].append(Truth(**row))
    return StreamSet(folder, classes, truth, settings.seconds)


def digest(settings: Settings) -> str:
    """Of the settings and of what generates: a change of either makes a new set."""
    found = hashlib.sha256(repr(settings).encode())
    for name in MAKERS:
        found.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return found.hexdigest()[:12]


def write(settings: Settings, folder: Path) -> None:
    """Generates a set."""
    with (open(folder / "mentions.jsonl", "w", encoding="utf-8", newline="\n") as mentions,
          open(folder / "truth.jsonl", "w", encoding="utf-8", newline="\n") as truth,
          open(folder / "series.jsonl", "w", encoding="utf-8", newline="\n") as names):
        for kind, count in settings.series.items():
            for number in range(count):
                series = Series(settings, kind, number)
                mentions.writelines(lines(series))
                for item in series.truth:
                    truth.write(json.dumps({"series": series.name} | asdict(item)) + "\n")
                names.write(json.dumps({
                    "series": series.name, "class": kind,
                    "negatives_per_hour": round(series.life.rate, 4),
                    "share": round(series.life.share, 3),
                    "dispersion": round(series.life.dispersion, 3),
                    "conversation": round(series.sizes.mean, 2),
                    "mentions": len(series.statements)}) + "\n")


def lines(series: Series) -> list[str]:
    """The mentions of a series as `leumund replay` wants them; what has no date, author or
    cluster has no key."""
    random = Random(f"labels/{series.name}")
    found = []
    for item in series.statements:
        label, score = series.label(random, item)
        time = item.time if item.dated else item.arrived
        row: dict[str, object] = {
            "series": series.name, "time": stamp(min(time, item.arrived)),
            "arrived": stamp(item.arrived), "source": item.feed.name, "label": label,
            "score": score}
        if item.author is not None:
            row["author"] = item.author
        if item.cluster is not None:
            row["cluster"] = item.cluster
        if not item.dated:
            row["dated"] = False
        found.append(json.dumps(row, separators=(",", ":")) + "\n")
    return found
