# SPDX-License-Identifier: Apache-2.0
"""Whether the checks of threats bite: true results are spoilt on purpose, and each is noticed."""

import json
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from daemon import Daemon, end_quietly
from outcome import Failed, expect, until
from server import Request
from threats import burst, politeness, redirects, rules
from threats.field import CANARY, Field
from threats.looks import Look, check_look, scan
from threats.politeness import pauses
from threats.polls import SAID, check_run, check_threat, stored
from threats.threat import GOOD, Threat, Want, document
from threats.watchdog import Manager

TABLE = Path(__file__).with_name("README.md")
SMALL = 80 * 1024


def bites(name: str, check: Callable[[], object]) -> int:
    try:
        check()
    except Failed:
        return 1
    raise Failed(f"self-test: nobody notices: {name}")


def spoilt_threats(known: Iterable[str]) -> int:
    """`known`: the names of all cases."""
    return sum((_table(set(known)), _looks(), _open_networks(), _polls(), _rules(), _manners(),
                _signs_of_life()))


def _table(known: set[str]) -> int:
    """Each test that README.md names exists."""
    rows = re.findall(r"^\| `([\w.-]+)` \| [^|]+ \| (.+) \|$", TABLE.read_text(), re.MULTILINE)
    names = [name for name, _ in rows]
    expect(len(set(names)) == len(names) > 80, f"README.md has {len(names)} threats")
    for name, tests in rows:
        for test in re.findall(r"`([^`]+)`", tests) or [f"no test of {name}"]:
            expect(test in known, f"README.md: {name}: there is no case {test}")
    return 0


# One look

READ = Threat("read", document(GOOD), most_sent=10_000)
REFUSED = Threat("refused", document("<html/>", "text/html"), Want.REFUSED)


def _looks() -> int:
    found = 0
    for threat, spoilers in ((READ, _spoilt_looks()), (REFUSED, _spoilt_refusals())):
        with Field([threat]) as field:
            good = scan(field)
            check_look(field, threat, good)
            for name, spoil in spoilers.items():
                look = spoil(good, field)
                found += bites(name, lambda look=look: check_look(field, threat, look))
            check_look(field, threat, good)
            if threat is READ:
                found += _spoilt_servers(field, good)
    return found


Spoil = Callable[[Look, Field], Look]


def _change(change: Callable[[rules.Report], object]) -> Spoil:
    """Another result."""
    def spoil(look: Look, _: Field) -> Look:
        result = json.loads(look.output)
        change(result)
        return replace(look, output=json.dumps(result).encode())
    return spoil


def _feed(result: rules.Report, place: int = 1) -> rules.Report:
    return result["feeds"][place]


def _of(result: rules.Report, source: str) -> rules.Report:
    return next(row for row in result["mentions"] if row["source"] == source)


def _spoilt_looks() -> dict[str, Spoil]:
    return {
        "a status": lambda look, _: replace(look, status=70),
        "a scan that is slow": lambda look, _: replace(look, seconds=31),
        "too much memory": lambda look, _: replace(look, memory_kib=256 * 1024),
        "no figure of memory": lambda look, _: replace(look, memory_kib=0),
        "no UTF-8": lambda look, _: replace(look, output=look.output.replace(b"good", b"g\xff")),
        "cut JSON": lambda look, _: replace(look, output=look.output[:-3]),
        "a bare control": lambda look, _: replace(look, output=look.output + b"\x1b[0m"),
        "a password": lambda look, field: replace(look, errors=field.password.encode()),
        "a local file": lambda look, field: replace(
            look, errors=field.secret_file.read_bytes()),
        "a line of nobody": lambda look, _: replace(look, errors=b"forged\n"),
        "a mention twice": _change(lambda result: result["mentions"].append(_of(result, "read"))),
        "a mention with another id": _change(lambda result: result["mentions"].append(
            {**_of(result, "read"), "id": "x"})),
        "no mention": _change(lambda result: result["mentions"].remove(_of(result, "read"))),
        "a good feed without mention": _change(
            lambda result: result["mentions"].remove(_of(result, "good-last"))),
        "a good feed with an error": _change(
            lambda result: _feed(result, 0).update(error="The connection failed.")),
        "an error of what must be read": _change(
            lambda result: _feed(result).update(error="The connection failed.")),
        "a control in a text": _change(lambda result: _of(result, "read").update(text="a\x07b")),
        "an override in a text": _change(
            lambda result: _of(result, "read").update(text="a\u202eb")),
        "a tag in a text": _change(lambda result: _of(result, "read").update(text="a\U000e0065")),
        "a feed that is missing": _change(lambda result: result["feeds"].pop()),
        "another address": _change(lambda result: _feed(result).update(url="http://x/")),
    }


def _spoilt_refusals() -> dict[str, Spoil]:
    return {
        "no error record": _change(lambda result: _feed(result).pop("error")),
        "an empty cause": _change(lambda result: _feed(result).update(error="")),
        "a cause for nobody": _change(lambda result: _feed(result).update(error="EINVAL(22)")),
        "a mention of a refused feed": _change(lambda result: (
            result["mentions"].append({**_of(result, "good-last"), "source": "refused", "id": "x"}),
            _feed(result).update(mentions=1))),
        "no line of error": lambda look, _: replace(look, errors=b""),
        "two lines of error": lambda look, _: replace(look, errors=look.errors * 2),
    }


def _spoilt_servers(field: Field, good: Look) -> int:
    """The server saw something that must not be."""
    def check() -> None:
        check_look(field, READ, good)
    server, host = field.server, field.hosts["read"]
    server.asked.append(Request("/canary/read", 0, None, CANARY))
    found = bites("a canary that was fetched", check)
    server.asked.pop()
    server.reached.append("10.0.0.1")
    found += bites("a connection to a private address", check)
    server.reached.pop()
    server.asked += [Request("/feed", 0, None, host)] * 9
    found += bites("too many requests", check)
    del server.asked[-9:]
    server.sent[host] = 10_001
    found += bites("too many bytes", check)
    del server.sent[host]
    swift = replace(READ, is_swift=True)
    late = replace(good, ended=good.ended + 6)
    return found + bites("a slow end", lambda: check_look(field, swift, late))


# Spellings of addresses that must not be reached.
SPELLINGS = ("redirect-loopback", "redirect-v4mapped", "redirect-v6-loopback", "redirect-zero",
             "redirect-decimal", "redirect-userinfo", "direct-loopback")


def _open_networks() -> int:
    """A program that refuses no address is noticed: here the configuration allows them all."""
    found = 0
    for threat in redirects.THREATS:
        if threat.name in SPELLINGS:
            with Field([threat], networks="0.0.0.0/0, '::/0'") as field:
                look = scan(field)
                found += bites(threat.name, lambda: check_look(field, threat, look))
                found += bites(threat.name, field.check_canary)
    return found


# The daemon

def _polls() -> int:
    with Field([READ, REFUSED]) as field:
        with Daemon(field.place) as daemon:
            came = until(lambda: min(len(field.requests(name)) for name in field.hosts) >= 3
                         and len(field.requests("good-first")) >= 5, 30)
            expect(came, "self-test: the feeds are not polled")
            end_quietly(daemon)
        rows, log = stored(field), field.place.logged()
        check_run(field, SMALL, 0.1)
        for threat in (READ, REFUSED):
            check_threat(field, threat, rows)
        return _spoilt_logs(field, log, rows) + _spoilt_lives(field, rows)


def _spoilt_logs(field: Field, log: str, rows: list[rules.Report]) -> int:
    line = next(line for line in log.splitlines() if SAID in line)
    found = 0
    for name, spoilt in {
        "no line of the log": log.replace(line + "\n", ""),
        "the same line again": log + line + "\n",
        "a line without an address": log.replace(line, re.sub(r" url=\S+", "", line)),
        "a line without the next try": log.replace(line, re.sub(r" again=\S+", "", line)),
        "a line without a cause": log.replace(line, re.sub(r" cause=\"[^\"]*\"", "", line)),
    }.items():
        field.place.log.write_text(spoilt)
        found += bites(name, lambda: check_threat(field, REFUSED, rows))
    for name, spoilt in {
        "a forged line": log + "forged\n",
        "a control in the log": log + "<4>A \x1b[31m\n",
        "a password in the log": log + f"<4>A {field.password}\n",
        "a cut line": log + "<4>A",
    }.items():
        field.place.log.write_text(spoilt)
        found += bites(name, lambda: check_run(field, SMALL, 0.1))
    field.place.log.write_text(log)
    found += bites("an error of what must be read", lambda: check_threat(
        field, replace(REFUSED, want=Want.READ), rows))
    return found


def _spoilt_lives(field: Field, rows: list[rules.Report]) -> int:
    found = bites("a mention stored twice", lambda: check_threat(
        field, READ, [*rows, *(row for row in rows if row["source"] == "read")]))
    found += bites("a lost mention", lambda: check_threat(
        field, READ, [row for row in rows if row["source"] != "read"]))
    found += bites("too much memory", lambda: check_run(field, 300 * 1024, 0.1))
    found += bites("a slow end", lambda: check_run(field, SMALL, 5.1))
    field.place.alerts.mkdir(exist_ok=True)
    alert = field.place.alerts / "alerts.jsonl"
    alert.write_text("{}\n")
    found += bites("an alert", lambda: check_run(field, SMALL, 0.1))
    alert.unlink()
    host = field.hosts["good-first"]
    late = max(request.at for request in field.requests("good-first")) + 30
    field.server.asked.append(Request("/feed", 0, None, host, {}, late))
    found += bites("a good feed that waits", lambda: check_run(field, SMALL, 0.1))
    field.server.asked.pop()
    check_run(field, SMALL, 0.1)
    return found


# Single checks

def _rules() -> int:
    found = sum(bites(f"a table with {cell}", lambda cell=cell: rules.table(f"a,b\n1,\"{cell}\"\n"))
                for cell in ("=1+1", "+1", "@x", "-x", "\t=1", "a\x1bb"))
    rules.table("a,b\n-1.5,'=1\n")
    found += bites("a key twice", lambda: rules.parsed("x", '{"a":1,"a":2}'))
    found += bites("NaN", lambda: rules.parsed("x", '{"a":NaN}'))
    found += sum(bites(line, lambda line=line: burst.check_line(line)) for line in burst.SPOILT)
    told = Threat("told", document(GOOD), never="<script", always="shop")
    found += bites("markup", lambda: rules.words(told, "shop <script"))
    return found + bites("a text that is missing", lambda: rules.words(told, "x"))


def _asked(*paths_and_times: tuple[str, float], **headers: str) -> list[Request]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return [Request(path, 0, named.get("if-none-match"), "127.1.9.9", named, at)
            for path, at in paths_and_times]


def _manners() -> int:
    """What servers see of daemons that are not polite."""
    twice = _asked(("/feed", 0), ("/feed", 10))
    often = _asked(*(("/feed", second) for second in range(8)))
    expect(pauses(twice) == [10], "self-test: pauses")
    spoilt: dict[str, str | None] = {
        "too early": politeness.again_after(20, 25)(twice),
        "too late": politeness.again_after(2, 5)(twice),
        "never": politeness.again_after(2, 5)(twice[:1]),
        "too often": politeness.once(twice),
        "too rarely": politeness.keeps_asking(twice),
        "no validator": politeness.sent_back(lambda _: '"a"')(often),
        "another validator": politeness.sent_back(lambda _: '"a"')(
            _asked(*(("/feed", 1), ) * 8, if_none_match='"b"')),
        "a validator of what was refused": politeness.keeps_good(
            _asked(*(("/feed", 1), ) * 8, if_none_match='"bad-1"')),
        "the old address": redirects.keeps_new_address(often),
        "a new address": redirects.keeps_old_address(twice),
        "a password elsewhere": redirects.no_password_elsewhere(
            _asked(("/elsewhere", 1), authorization="Basic x")),
    }
    missed = [name for name, sentence in spoilt.items() if sentence is None]
    expect(not missed, f"self-test: nobody notices: {missed}")
    return len(spoilt)


def _signs_of_life() -> int:
    """Silence is measured from the first moment to the last."""
    manager = Manager.__new__(Manager)
    now = time.monotonic()
    manager.heard = [(now + 1, "WATCHDOG=1"), (now + 2, "READY=1"), (now + 6, "WATCHDOG=1")]
    expect(abs(manager.longest_silence(now, now + 8) - 5) < 0.01, "self-test: silence")
    expect(abs(manager.longest_silence(now, now + 20) - 14) < 0.01, "self-test: silence")
    return 1
