# SPDX-License-Identifier: Apache-2.0
"""Our detector on the same streams: `leumund replay`."""

import hashlib
import json
import os
import subprocess
from pathlib import Path

from benchmarks import ROOT
from bursts.score import Alarm
from bursts.streams import StreamSet, seconds

LEUMUND = Path(os.environ.get("LEUMUND", ROOT / ".build/release/leumund"))
# A configuration needs a brand and a feed; the streams are series of their own.
CONFIG = """\
alerts: {{false_alarms_per_month: {wish}}}
brands: [{{name: Nobody, match: [Nobody]}}]
feeds: [{{name: none, url: "https://none.example.org/feed.xml"}}]
"""


def replayed(history: Path, wish: float | None) -> list[dict[str, object]]:
    """The bursts that the program finds in a history, with the false alarms wished for; nothing
    wished is the default. What one build of the program has answered is kept beside it."""
    built = LEUMUND.stat()
    key = hashlib.sha256(f"{built.st_size}/{built.st_mtime_ns}/{wish}".encode()).hexdigest()[:12]
    answer = history.parent / f"alerts-{key}.jsonl"
    if not answer.exists():
        options: list[str | Path] = []
        if wish is not None:
            config = history.parent / f"config-{wish}.yaml"
            config.write_text(CONFIG.format(wish=wish), encoding="utf-8")
            options = ["--config", config]
        done = subprocess.run(
            [LEUMUND, "replay", "--output", "jsonl", *options, history],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=True)
        answer.write_text(done.stdout, encoding="utf-8")
    return [json.loads(line) for line in answer.read_text(encoding="utf-8").splitlines()]


def our_alarms(streams: StreamSet, wish: float | None = None) -> dict[str, list[Alarm]]:
    """The same as alarms, by series."""
    found: dict[str, list[Alarm]] = {}
    for row in replayed(streams.history, wish):
        alarm = Alarm(seconds(str(row["raised"])), seconds(str(row["start"])))
        found.setdefault(str(row["series"]), []).append(alarm)
    return found
