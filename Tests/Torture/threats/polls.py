# SPDX-License-Identifier: Apache-2.0
"""The daemon over several polls of many hostile feeds at once, beside good ones."""

import re
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Sequence

from daemon import Daemon, end_quietly, program
from outcome import Failed, expect, until
from threats import rules
from threats.field import GOODS, Field
from threats.politeness import pauses
from threats.threat import Threat, Want

LIMIT = 5
# Between two polls of a good feed: the interval, a tenth, the time limit of a fetch, and two
# seconds for a slow machine.
LONGEST_PAUSE = 1.1 + LIMIT + 2
LONGEST_END = 5.0
SAID = "A feed could not be read."


class Polls:
    """One life of the daemon with the threats of a table; each threat then asks for its verdict."""

    def __init__(self, threats: Sequence[Threat], seconds: float) -> None:
        self.threats = threats
        self.seconds = seconds
        self.lock = threading.Lock()
        self.verdicts: dict[str, str | None] | None = None
        self.failure: str | None = None
        self.summary = ""
        self.end_seconds = 0.0

    def run(self) -> str:
        """Figures of the life; it is lived once, whoever asks."""
        with self.lock:
            if self.failure is None and self.verdicts is None:
                self.failure = _sentence(self._live)
        if self.failure:
            raise Failed(self.failure)
        return self.summary

    def verdict(self, threat: Threat) -> None:
        """What came of one threat; the life as a whole may have failed because of another."""
        _sentence(self.run)
        if self.verdicts is None:
            raise Failed(f"in the daemon: {self.failure}")
        if sentence := self.verdicts[threat.name]:
            raise Failed(f"in the daemon: {sentence}")

    def _live(self) -> None:
        with Field(self.threats, LIMIT) as field, Daemon(field.place) as daemon:
            until(lambda: not daemon.is_running, self.seconds, 0.2)
            expect(daemon.is_running, f"the daemon ended with {daemon.process.poll()}")
            command = command_line(daemon.process.pid)
            memory = peak(daemon.process.pid)
            end = _sentence(lambda: self._end(daemon))
            rows = stored(field)
            self.verdicts = {threat.name: _sentence(check_threat, field, threat, rows)
                             for threat in self.threats}
            expect(end is None, str(end))
            self.summary = (f"{len(self.threats)} feeds, {len(field.server.asked)} requests, "
                            f"{memory // 1024} MiB, ended in {self.end_seconds:.1f} s")
            expect(field.password not in command, "the list of processes tells a password")
            check_run(field, memory, self.end_seconds)

    def _end(self, daemon: Daemon) -> None:
        self.end_seconds = end_quietly(daemon)


def _sentence(check: Callable[..., None], *arguments: object) -> str | None:
    try:
        check(*arguments)
    except Failed as failure:
        return str(failure)
    return None


def check_run(field: Field, memory_kib: int, end_seconds: float) -> None:
    """What must hold of the whole life."""
    rules.small("the daemon", memory_kib)
    expect(end_seconds < LONGEST_END, f"SIGTERM took {end_seconds:.1f} s")
    field.check_canary()
    log = field.place.logged()
    rules.log_lines(log)
    field.check_secrets("the log", log)
    for name in GOODS:
        times = field.requests(name)
        longest = max(pauses(times), default=0.0)
        expect(len(times) >= 4, f"{name} was asked {len(times)} times")
        expect(longest < LONGEST_PAUSE, f"{name} was not asked for {longest:.1f} s")
    alerts = [path for path in field.place.alerts.rglob("*") if path.is_file()]
    expect(not alerts, f"alerts were raised: {alerts[:3]}")
    check_mentions(field)


def check_mentions(field: Field) -> None:
    """What `leumund mentions` prints, in each of its formats."""
    rows = stored(field)
    for name in GOODS:
        count = sum(1 for row in rows if row["source"] == name)
        expect(count == 1, f"{name}: {count} mentions are stored")
    expect(len({row["id"] for row in rows}) == len(rows), "two mentions have one id")
    table = rules.table(printed(field, "csv"))
    expect(len(table) == len(rows) + 1, f"the table has {len(table)} rows for {len(rows)} mentions")
    lines = printed(field, "text").splitlines()
    for line in lines:
        rules.clean("the list of mentions", line)


def printed(field: Field, output: str) -> str:
    done = subprocess.run([program(), "mentions", "--config", str(field.place.config), "--output",
                           output], capture_output=True)
    expect(done.returncode == 0, f"leumund mentions --output {output} ended with "
                                 f"{done.returncode}: {done.stderr[:200]!r}")
    text = rules.decoded(f"mentions as {output}", done.stdout)
    field.check_secrets(f"mentions as {output}", text)
    return text


def stored(field: Field) -> list[rules.Report]:
    return [rules.parsed("a mention", line) for line in printed(field, "jsonl").split("\n")[:-1]]


def check_threat(field: Field, threat: Threat, mentions: list[rules.Report]) -> None:
    """What came of one feed. `mentions`: all that are stored."""
    lines = [rules.fields(line) for line in field.place.logged().splitlines() if SAID in line]
    told = [line for line in lines if line.get("feed") == threat.name]
    rows = [row for row in mentions if row["source"] == threat.name]
    error = told[-1].get("cause") if told else None
    wanted = threat.mentions if threat.polled is None else threat.polled
    if threat.polled is None:
        rules.outcome(threat, len(rows), error, wanted)
    else:
        expect(len(rows) == wanted, f"{len(rows)} mentions, not {wanted}")
    if threat.want is Want.REFUSED:
        causes = [line.get("cause") for line in told]
        again = [one for one, next_one in zip(causes, causes[1:]) if one == next_one]
        expect(bool(told), "no line of the log")
        expect(not again, f"told again and again: {again[:1]}")
    for line in told:
        expect(line.get("url") == field.addresses[threat.name], f"told as {line.get('url')}")
        again = line.get("again", "")
        expect(bool(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$|never", again)),
               f"whether it is tried again is not told: {line}")
    texts = Counter(str(row["text"]) for row in rows)
    double = [text for text, count in texts.items() if count > 1]
    expect(threat.want is not Want.READ or not double, f"stored twice: {double[:2]}")
    rules.words(threat, "\n".join(part for row in rows for part in rules.texts(row)))
    if sentence := threat.manners(field.requests(threat.name)):
        raise Failed(sentence)


def command_line(process: int) -> str:
    with open(f"/proc/{process}/cmdline", encoding="utf-8", errors="replace") as file:
        return file.read()


def peak(process: int) -> int:
    """The most memory it ever had, in KiB."""
    with open(f"/proc/{process}/status", encoding="utf-8") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
