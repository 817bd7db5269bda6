# SPDX-License-Identifier: Apache-2.0
"""One look (`leumund scan`) at a hostile feed between two good ones."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from daemon import program
from outcome import Failed, expect
from threats import rules
from threats.field import GOODS, Field
from threats.threat import Threat

# Three feeds, a fetch limit of five seconds.
LONGEST = 30.0
LIMIT = 5
# Starts the program from a small process: what Linux counts as the peak of a child begins with the
# memory of whoever starts it.
MEASURE = ("import os, sys\nchild = os.fork()\nif child == 0: os.execv(sys.argv[2], sys.argv[2:])\n"
           "_, status, used = os.wait4(child, 0)\n"
           "open(sys.argv[1], 'w').write(f'{os.waitstatus_to_exitcode(status)} {used.ru_maxrss}')")


@dataclass
class Look:
    """How a scan ended."""

    status: int
    output: bytes
    errors: bytes
    seconds: float
    ended: float
    memory_kib: int


def look(arguments: Sequence[str], folder: Path, *, environment: dict[str, str] | None = None,
         before: Sequence[str] = (), longest: float = 2 * LONGEST) -> Look:
    """Runs the program once; one that does not end is killed."""
    result, output, errors = (folder / name for name in ("look", "look.out", "look.err"))
    result.write_text("-99 0")
    start = time.monotonic()
    with output.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(
            [*before, sys.executable, "-I", "-S", "-c", MEASURE, str(result), program(),
             *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            start_new_session=True, env=environment)
        try:
            process.wait(longest)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise Failed(f"it did not end within {longest:.0f} s") from None
    ended = time.monotonic()
    status, memory = result.read_text().split()
    return Look(int(status), output.read_bytes(), errors.read_bytes(), ended - start, ended,
                int(memory))


def scan(field: Field) -> Look:
    return look(["scan", "--config", str(field.place.config), "--output", "json"],
                field.place.folder)


def look_at(threat: Threat) -> Look:
    """One scan of three feeds, and everything that must hold of it."""
    with Field([threat], LIMIT) as field:
        found = scan(field)
        check_look(field, threat, found)
        return found


def check_look(field: Field, threat: Threat, found: Look) -> None:
    output = rules.decoded("the result", found.output)
    errors = rules.decoded("standard error", found.errors)
    expect(found.status == 0, f"the scan ended with {found.status}: {errors[-300:]}")
    expect(found.seconds < LONGEST, f"the scan took {found.seconds:.0f} s")
    rules.small("the scan", found.memory_kib)
    for what, text in (("the result", output), ("standard error", errors)):
        rules.clean(what, text, allowed="\n")
        field.check_secrets(what, text)
    result = rules.parsed("the result", output)
    expect(isinstance(result, dict), "the result is no object")
    check_feeds(field, result)
    check_hostile(field, threat, result, errors)
    field.check_canary()
    check_server(field, threat, found.ended)


def check_feeds(field: Field, result: rules.Report) -> None:
    """Every feed once, with its address; the good ones were read."""
    feeds = result["feeds"]
    names = [feed["name"] for feed in feeds]
    expect(names == list(field.addresses), f"the result speaks of {names}")
    for feed in feeds:
        expect(feed["url"] == field.addresses[feed["name"]],
               f"{feed['name']} is told with the address {feed['url']}")
    for name in GOODS:
        count = sum(1 for mention in result["mentions"] if mention["source"] == name)
        error = next(feed.get("error") for feed in feeds if feed["name"] == name)
        expect(error is None and count == 1, f"{name}: {count} mentions, error: {error}")


def check_hostile(field: Field, threat: Threat, result: rules.Report, errors: str) -> None:
    feed = next(feed for feed in result["feeds"] if feed["name"] == threat.name)
    found = [mention for mention in result["mentions"] if mention["source"] == threat.name]
    expect(feed["mentions"] == len(found), f"{feed['mentions']} mentions told, {len(found)} there")
    expect(len({mention["id"] for mention in found}) == len(found), "a mention is there twice")
    rules.outcome(threat, len(found), feed.get("error"), threat.mentions)
    rules.words(threat, "\n".join(text for mention in found for text in rules.texts(mention)))
    told = [line for line in errors.splitlines() if f"{threat.name}: " in line]
    wanted = 0 if feed.get("error") is None else 1
    expect(len(told) == wanted, 
           f"{len(told)} lines of error about it, not {wanted}: {errors[:200]}")
    for line in errors.splitlines():
        expect(line.startswith("leumund: "), f"no line of ours: {line[:80]!r}")


def check_server(field: Field, threat: Threat, ended: float) -> None:
    """What its server saw."""
    requests = len(field.requests(threat.name))
    most = threat.most_requests or 5
    expect(requests <= most, f"{requests} requests, at most {most} are right")
    sent = field.server.sent.get(field.hosts[threat.name], 0)
    expect(sent <= (threat.most_sent or sent), f"{sent >> 20} MiB were read")
    seconds = ended - field.server.began.get(field.hosts[threat.name], ended)
    expect(not threat.is_swift or seconds < LIMIT, f"it took {seconds:.1f} s to reach the limit")
