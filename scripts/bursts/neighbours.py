# SPDX-License-Identifier: Apache-2.0
"""Streams and scores of others, where their tools lie beside the repository."""

import json
import sys
from pathlib import Path

from benchmarks import SHARED, run
from bursts.ours import replayed
from bursts.tables import table

MAKER, JUDGE = SHARED / "tools/burst_sim.py", SHARED / "tools/burst_eval.py"


def neighbours(parent: Path, quick: bool) -> None:
    """Ours on the development streams of these tools, by their score."""
    if not (MAKER.exists() and JUDGE.exists()):
        print("\nThe development streams are skipped: there is no ../shared/tools/burst_sim.py")
        return
    folder = parent / ("shared-quick" if quick else "shared")
    if not (folder / "sha256.txt").exists():
        run(sys.executable, "-B", MAKER, "--out", folder, *(["--series", 2] if quick else []))
    alerts = folder / "alerts.jsonl"
    rows = replayed(folder / "mentions.jsonl", None)
    alerts.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    score = json.loads(run(sys.executable, "-B", JUDGE, "--data", folder, "--alerts", alerts,
                           "--json"))
    print(f"\n## Development streams of ../shared, {score['series_weeks']:.0f} series-weeks")
    table(("recall", "precision", "F1", "delay min", "false / series-week"),
          (score["recall_detectable"], score["precision"], score["f1_detectable"],
           score["delay_min"], score["false_per_series_week"]))
