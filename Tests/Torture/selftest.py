# SPDX-License-Identifier: Apache-2.0
"""Whether the checks bite: each spoils something on purpose and must be told so."""

import json
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from access import NAME, check_asked, check_untold
from alerts import check_alerts
from iofaults import compare
from kills import KillRun
from outcome import expect
from server import Request
from socks import Asked
from story import Fault, Story, reference
from threats.spoilt import bites, spoilt_threats
from window import WindowFeed, WindowFeeds

INCIDENT = "HBK-2026-0001"


def self_test(known: Iterable[str]) -> str:
    """`known`: the names of all cases."""
    checked = [spoilt_threats(known), _mentions_bite(), _alerts_bite(), _validators_bite(),
               _access_bites(), _faults_fire()]
    return f"{sum(checked)} spoilt results were all noticed"


def _mentions_bite() -> int:
    run = KillRun(seed=9, kills=0)
    run.feeds.add("forum", [run.writer.neutral(1_795_000_000)])
    run.last_life()
    run.fewest_alerts = 0
    run.check()
    found = 0
    for name, sql in {
        "a mention is missing": "DELETE FROM mention WHERE rowid = 1",
        "a mention is there twice":
            "INSERT INTO mention (id, brand, label, arrived, source, record) "
            "SELECT id || 'x', brand, label, arrived, source, record FROM mention LIMIT 1",
    }.items():
        good = run.place.database.read_bytes()
        with sqlite3.connect(run.place.database) as connection:
            connection.execute(sql)
        connection.close()
        found += bites(name, run.check)
        run.place.database.write_bytes(good)
    run.check()
    run.end()
    return found


def _alerts_bite() -> int:
    story = Story()
    story.tell(alerts=2)
    ids = {str(row["id"]) for row in story.place.mentions()}
    spoilt = story.place.folder / "spoilt"
    found = 0
    for name, spoil in SPOILERS.items():
        shutil.copytree(story.place.alerts, spoilt)
        check_alerts(spoilt, ids)
        spoil(spoilt)
        found += bites(name, lambda: check_alerts(spoilt, ids))
        shutil.rmtree(spoilt)
    result = story.result()
    found += bites("another result", lambda: compare(result, (result[0][1:], result[1])))
    story.end()
    return found


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _repeat_line(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, lines[-1]]))


def _drop_line(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))


SPOILERS: dict[str, Callable[[Path], object]] = {
    "a hidden file": lambda folder: (folder / "open/.x.md.new").write_text("x"),
    "a file without an alert": lambda folder: (folder / "open/HBK-2026-0099.md").write_text("x"),
    "a cut Markdown file": lambda folder: _cut(folder / f"open/{INCIDENT}.md"),
    "a cut JSON file": lambda folder: _cut(folder / f"open/{INCIDENT}.json"),
    "cut evidence": lambda folder: _cut(folder / f"open/{INCIDENT}.items.jsonl"),
    "evidence without a line": lambda folder: _drop_line(folder / f"open/{INCIDENT}.items.jsonl"),
    "a cut history": lambda folder: _cut(folder / f"open/{INCIDENT}.history.jsonl"),
    "a revision that is missing": lambda folder: (folder / f"log/{INCIDENT}/r1.json").unlink(),
    "a cut stream": lambda folder: _cut(folder / "alerts.jsonl"),
    "a stream with a line twice": lambda folder: _repeat_line(folder / "alerts.jsonl"),
    "a stream without a line": lambda folder: _drop_line(folder / "alerts.jsonl"),
    "an old revision in open":
        lambda folder: shutil.copy(folder / f"log/{INCIDENT}/r1.json",
                                   folder / f"open/{INCIDENT}.json"),
    "another text in the log":
        lambda folder: (folder / f"log/{INCIDENT}/r1.json").write_text(json.dumps({"id": 1})),
}


def _validators_bite() -> int:
    """The book of the kill loop: what comes back settles, and a cut answer must not."""
    feed = WindowFeed("rss", 4.0, has_etag=True)
    feeds = WindowFeeds({"forum": feed}, seed=1)
    feeds.add("forum", KillRun.invented(3))
    feeds.answer(Request("/forum", 1, None)).when_whole()
    expect(len(feed.served) == 3 and not feed.settled, "self-test: settled too early")
    feeds.answer(Request("/forum", 2, None)).when_whole()
    expect(not feed.settled, "self-test: another life does not settle")
    feeds.answer(Request("/forum", 2, None))
    expect(len(feed.settled) == 3, "self-test: the same life settles")
    feed.cut_percent = 100
    feed.etag = ""
    cut = feeds.answer(Request("/forum", 2, None)).headers["ETag"]
    feeds.answer(Request("/forum", 2, cut))
    expect(len(feed.faults) == 1, "self-test: nobody notices the ETag of a cut answer")
    return 1


def _access_bites() -> int:
    """What a proxy is asked for, and what a log tells of a key."""
    good = Asked(NAME, 80, is_name=True)
    check_asked([good, good])
    found = sum(bites(name, lambda asked=asked: check_asked([good, asked])) for name, asked in {
        "an address in place of the name": Asked("127.0.0.1", 80, is_name=False),
        "a private address": Asked("10.0.0.1", 80, is_name=False),
        "another name": Asked("other.invalid", 80, is_name=True),
        "another port": Asked(NAME, 8080, is_name=True),
    }.items())
    lines = [secrets.token_hex(32), secrets.token_hex(8)]
    key = "\n".join(["-----BEGIN PRIVATE KEY-----", *lines, "-----END PRIVATE KEY-----", ""])
    check_untold("<5>Watching. brands=1\n", key)
    return found + sum(bites(name, lambda log=log: check_untold(log, key)) for name, log in {
        "a key in the log": f"<4>A {key}",
        "the head of a key": "<4>A -----BEGIN PRIVATE KEY-----",
        "a part of a key": f"<4>A {lines[0][30:50]}",
        "the end of a key": f"<4>A {lines[1]}",
    }.items())


def _faults_fire() -> int:
    expected, calls = reference()
    # Of an alert file: that a list of what is in work cannot be kept is no error.
    place = next(number for number, line in enumerate(calls, 1)
                 if " rename " in line and "/alerts/" in line)
    for errno in (5, -1):
        story = Story()
        story.tell(Fault(place, errno), alerts=len(expected[1]))
        fired = [line for line in story.trace.read_text().splitlines() if line.endswith("FAILED")]
        expect(len(fired) == 1, f"self-test: {len(fired)} faults fired, not one")
        expect(errno == 5 or story.restarts[0][0] == -9, f"self-test: not killed: {story.restarts}")
        expect(errno == -1 or bool(story.place.errors()), "self-test: the error is not logged")
        story.end()
    return 2
