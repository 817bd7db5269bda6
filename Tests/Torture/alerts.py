# SPDX-License-Identifier: Apache-2.0
"""Whether a folder of alerts is whole: each revision once, each file entire, none too many."""

import json
from collections.abc import Iterable
from pathlib import Path

from outcome import Failed, expect

Row = dict[str, object]
# What stands in open/ beside each other for one incident.
KINDS = (".md", ".json", ".items.jsonl", ".history.jsonl")
# Alerts about the watching itself have no mentions, and so no history.
FEED_KINDS = (".md", ".json", ".items.jsonl")


def revisions(folder: Path) -> list[Row]:
    """The stream, line by line."""
    stream = folder / "alerts.jsonl"
    return list(_lines(stream)) if stream.exists() else []


def check_alerts(folder: Path, stored_ids: set[str]) -> list[Row]:
    """The revisions, once everything about them has been found right."""
    stream = revisions(folder)
    seen = [(row["incident"], row["revision"]) for row in stream]
    doubles = sorted({str(pair) for pair in seen if seen.count(pair) > 1})
    expect(not doubles, f"alerts.jsonl holds twice: {' '.join(doubles)}")
    latest: dict[str, Row] = {str(row["incident"]): row for row in stream}
    for incident, row in latest.items():
        written = [number for name, number in seen if name == incident]
        expect(written == list(range(1, len(written) + 1)),
               f"the stream has revisions {written} of {incident}")
        _check_incident(folder, incident, row, stored_ids)
    for row in stream:
        path = folder / "log" / str(row["incident"]) / f"r{row['revision']}.json"
        expect(_object(path) == row, f"{_short(path)} is not what the stream says")
    _check_nothing_else(folder, latest, seen)
    return stream


def _check_incident(folder: Path, incident: str, row: Row, stored_ids: set[str]) -> None:
    if row["signal"] == "feed":
        return _check_feeds(folder, incident, row)
    base = folder / "open" / incident
    expect(_object(Path(f"{base}.json")) == row,
           f"open/{incident}.json is not the last revision of the stream")
    evidence = [str(item["id"]) for item in _lines(Path(f"{base}.items.jsonl"))]
    expect(len(set(evidence)) == len(evidence), f"open/{incident}.items.jsonl repeats a mention")
    expect(len(evidence) == row["mentions_total"],
           f"open/{incident}.items.jsonl has {len(evidence)} lines, the alert speaks of "
           f"{row['mentions_total']}")
    history = [str(item["id"]) for item in _lines(Path(f"{base}.history.jsonl"))]
    unknown = (set(evidence) | set(history)) - stored_ids
    expect(not unknown, f"{incident} speaks of {len(unknown)} mentions that are not stored")
    text = _text(Path(f"{base}.md"))
    expect(text.endswith("\n") and incident in text, f"open/{incident}.md is cut")


def _place(row: Row) -> str:
    """Alerts of brands stay in open/ in this release."""
    return "closed" if row["signal"] == "feed" and row["state"] == "closed" else "open"


def _check_feeds(folder: Path, incident: str, row: Row) -> None:
    base = f"{_place(row)}/{incident}"
    expect(_object(folder / f"{base}.json") == row,
           f"{base}.json is not the last revision of the stream")
    evidence = list(_lines(folder / f"{base}.items.jsonl"))
    expect(evidence == row["feeds"], f"{base}.items.jsonl is not what the alert speaks of")
    text = _text(folder / f"{base}.md")
    expect(text.endswith("\n") and incident in text, f"{base}.md is cut")


def _check_nothing_else(folder: Path, latest: dict[str, Row],
                        seen: Iterable[tuple[object, object]]) -> None:
    due = {folder / _place(row) / f"{incident}{kind}" for incident, row in latest.items()
           for kind in (FEED_KINDS if row["signal"] == "feed" else KINDS)}
    due |= {folder / "log" / str(incident) / f"r{number}.json" for incident, number in seen}
    due.add(folder / "alerts.jsonl")
    found = {path for path in folder.rglob("*") if not path.is_dir()}
    hidden = sorted(_short(path) for path in found if path.name.startswith("."))
    expect(not hidden, f"hidden files are left: {' '.join(hidden)}")
    more = sorted(_short(path) for path in found - due)
    expect(not more, f"files without an alert: {' '.join(more)}")


def _lines(path: Path) -> Iterable[Row]:
    text = _text(path)
    expect(not text or text.endswith("\n"), f"the last line of {_short(path)} is cut")
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        yield _parsed(line, f"{_short(path)}:{number}")


def _object(path: Path) -> Row:
    return _parsed(_text(path), _short(path))


def _parsed(text: str, name: str) -> Row:
    try:
        return json.loads(text)
    except ValueError as error:
        raise Failed(f"{name} is no JSON: {error}") from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Failed(f"{_short(path)} is missing") from None
    except UnicodeDecodeError:
        raise Failed(f"{_short(path)} is no UTF-8") from None


def _short(path: Path) -> str:
    return "/".join(path.parts[-2:])
