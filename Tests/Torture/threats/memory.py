# SPDX-License-Identifier: Apache-2.0
"""Little memory, feeds that kill the program, and ends in the worst moments."""

import shutil
import time
from pathlib import Path

from daemon import Daemon, end_quietly, last_line
from outcome import Skipped, expect, until
from threats import rules
from threats.field import Field
from threats.items import THREATS as ITEMS
from threats.items import many
from threats.polls import LONGEST_END, check_mentions, peak
from threats.threat import Threat, Want, made
from threats.transport import THREATS as TRANSPORT

GIBIBYTE = 1 << 30
# What needs the most memory, all at once.
GREEDY = ("item-flood-gzip", "backfill-20k", "tiny-items", "gzip-bomb-polled", "brotli-bomb",
          "deflate-bomb", "endless-gzip", "json-deep", "json-open")
DAY = 86_400
SAID = "A feed could not be read."


def memory_max(seconds: float = 15) -> str:
    """It lives with 1 GiB of addresses, and with greedy feeds only."""
    if shutil.which("prlimit") is None:
        raise Skipped("there is no prlimit")
    greedy = [threat for threat in (*ITEMS, *TRANSPORT) if threat.name in GREEDY]
    with Field(greedy) as field, \
            Daemon(field.place, before=("prlimit", f"--as={GIBIBYTE}")) as daemon:
        until(lambda: not daemon.is_running, seconds, 0.2)
        expect(daemon.is_running,
               f"it ended with {daemon.process.poll()}: {last_line(field.place)}")
        memory = peak(daemon.process.pid)
        # The end in the midst of twenty thousand items is a case of its own.
        until(lambda: "backfill-20k" not in _in_work(field), 60)
        end_quietly(daemon)
        rules.small("the daemon", memory)
        check_mentions(field)
        figures = f"{memory // 1024} MiB with {len(greedy)} greedy feeds"
    return figures


def quarantine() -> str:
    """A feed that is in work at three deaths in a row is left alone, and that is told."""
    heavy = Threat("heavy", made(lambda: many(6000)), Want.EITHER)
    with Field([heavy]) as field:
        for death in range(3):
            before = len(field.requests("heavy"))
            with Daemon(field.place) as daemon:
                # What the life before left behind does not count.
                came = until(lambda: len(field.requests("heavy")) > before
                             and "heavy" in _in_work(field), 20, 0.005)
                expect(came, f"death {death + 1}: the feed is not in work")
                time.sleep(0.2)
                daemon.kill()
        before, goods = len(field.requests("heavy")), len(field.requests("good-first"))
        with Daemon(field.place) as daemon:
            came = until(lambda: len(field.requests("good-first")) >= goods + 5, 20)
            expect(came, "the good feed is not polled")
            asked = len(field.requests("heavy")) - before
            expect(asked == 0, f"the feed was asked {asked} times after three deaths")
            _expect_told(field)
            end_quietly(daemon)
        field.place.clock.jump(DAY * 1.1 + 60)
        with Daemon(field.place) as daemon:
            came = until(lambda: len(field.requests("heavy")) > before
                         and "heavy" in _in_work(field), 20, 0.005)
            expect(came, "the feed is left alone for ever")
            until(lambda: "heavy" not in _in_work(field), 120)
            end_quietly(daemon)
        rows = [row for row in field.place.mentions() if row["source"] == "heavy"]
        expect(len(rows) == 6000, f"{len(rows)} of 6000 mentions a day later")
    return "left alone after 3 deaths, 6000 mentions a day later"


def _expect_told(field: Field) -> None:
    lines = [rules.fields(line) for line in field.place.logged().splitlines() if SAID in line]
    told = [line for line in lines if line.get("feed") == "heavy"]
    expect(len(told) == 1, f"{len(told)} lines of the log say that the feed is left alone")
    rules.plain_cause("heavy", told[0].get("cause"))
    expect("again" in told[0], f"when it is tried again is not told: {told[0]}")


def end_in_work() -> str:
    """SIGTERM while 20,000 items of one document are taken."""
    heavy = Threat("heavy", made(lambda: many(20_000)), Want.EITHER)
    with Field([heavy]) as field:
        with Daemon(field.place) as daemon:
            came = until(lambda: "heavy" in _in_work(field), 30, 0.005)
            expect(came, "the feed is not in work")
            time.sleep(1)
            seconds = end_quietly(daemon)
        expect(seconds < LONGEST_END, f"SIGTERM took {seconds:.1f} s")
        count = sum(1 for row in field.place.mentions() if row["source"] == "heavy")
        expect(count in (0, 20_000), f"{count} of 20000 mentions are stored: a part")
    return f"ended in {seconds:.1f} s, {count} mentions"


def others_in_work() -> str:
    """Other feeds are read while 20,000 items of one document are taken."""
    heavy = Threat("heavy", made(lambda: many(20_000)), Want.EITHER)
    with Field([heavy]) as field, Daemon(field.place) as daemon:
        came = until(lambda: "heavy" in _in_work(field), 30, 0.005)
        expect(came, "the feed is not in work")
        start, before = time.monotonic(), len(field.requests("good-first"))
        until(lambda: "heavy" not in _in_work(field), 120, 0.05)
        seconds = time.monotonic() - start
        asked = [request.at for request in field.requests("good-first")[before:]]
        times = [start, *asked, max(start + seconds, *asked, 0)]
        longest = max(after - at for at, after in zip(times, times[1:]))
        end_quietly(daemon)
    expect(longest < 8, f"the good feed was not asked for {longest:.0f} s")
    return f"taken in {seconds:.0f} s, the good feed waited {longest:.1f} s"


def _in_work(field: Field) -> str:
    path: Path = field.place.state / "in-work"
    return path.read_text() if path.exists() else ""
