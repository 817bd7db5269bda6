# SPDX-License-Identifier: Apache-2.0
"""Configurations that are broken, or not there."""

import os
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from daemon import Daemon, end_quietly
from outcome import expect, until
from steady import Steady
from threats.looks import look

KEPT = "the old one stays in force"
# What a configuration is overwritten with; whether the error must name a line of it.
BROKEN: dict[str, tuple[bytes, bool]] = {
    "no YAML": (b"brands: [{name: x\nfeeds: ][\n", True),
    "unknown key": (b"brands: [{name: x}]\nfeedz: []\n", True),
    "bad URL": (b"brands: [{name: x}]\nfeeds:\n  - {name: a, url: \"http://[::x/\"}\n", True),
    "bad scheme": (b"brands: [{name: x}]\nfeeds:\n  - {name: a, url: \"gopher://a.example/\"}\n",
                   True),
    "password in a bad URL": (
        b"brands: [{name: x}]\nfeeds:\n  - {name: a, url: \"ftp://u:p4ss-in-config@a.example/\"}\n",
        True),
    "bad duration": (b"brands: [{name: x}]\nfetch: {interval: 99999999999999999999d}\n"
                     b"feeds: [{name: a, url: \"http://a.example/\"}]\n", True),
    "a feed twice": (b"brands: [{name: x}]\nfeeds:\n  - {name: a, url: \"http://a.example/\"}\n"
                     b"  - {name: a, url: \"http://b.example/\"}\n", True),
    "aliases": (b"a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
                b"c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
                b"e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"
                b"g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nbrands: *g\n", False),
    "deep": (b"brands: " + b"[" * 20_000 + b"\n", False),
    "empty": (b"", False),
    "no text": (bytes(range(256)) * 20, False),
    "100 MB": (b"#" * 100_000_000, False),
}


def sighup_broken() -> str:
    """The old configuration stays in force, one error names the file, and polls go on."""
    with Steady() as calm:
        calm.first_life()
        good = calm.place.config.read_bytes()
        calm.stored.clear()
        with calm.life() as daemon:
            calm.wait_until_stored("at the second start")
            for what, (text, has_line) in BROKEN.items():
                calm.place.config.write_bytes(text)
                _expect_kept(calm, daemon, what, has_line)
            calm.place.config.unlink()
            _expect_kept(calm, daemon, "no file", False)
            calm.place.config.write_bytes(good.replace(b"1s, host", b"2s, host"))
            daemon.process.send_signal(signal.SIGHUP)
            came = until(lambda: "was read again" in calm.place.logged(), 15)
            expect(came, "a good configuration is not taken after the broken ones")
            calm.publish()
            calm.wait_until_stored("with the new configuration")
            end_quietly(daemon)
        expect("p4ss-in-config" not in calm.place.logged(), "the log tells a password")
        return f"{len(BROKEN) + 1} broken ones, {calm.check()} mentions"


def _expect_kept(calm: Steady, daemon: Daemon, what: str, has_line: bool) -> None:
    before = len(calm.place.errors())
    daemon.process.send_signal(signal.SIGHUP)
    came = until(lambda: len(calm.place.errors()) > before or not daemon.is_running, 20)
    expect(daemon.is_running, f"{what}: it ended with {daemon.process.poll()}")
    expect(came, f"{what}: no error is logged")
    calm.publish()
    calm.wait_until_stored(f"{what}: polls stop")
    errors = calm.place.errors()[before:]
    expect(len(errors) == 1, f"{what}: {len(errors)} errors logged")
    expect(KEPT in errors[0] and "leumund.yaml" in errors[0], f"{what}: {errors[0][:200]}")
    named = re.search(r"leumund\.yaml:\d+", errors[0])
    expect(named is not None or not has_line, f"{what}: no line is named: {errors[0][:200]}")


def _nothing(_: Path) -> None:
    pass


def _writes(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data)


MISSING: dict[str, tuple[Callable[[Path], object], int]] = {
    "missing": (_nothing, 66),
    "a directory": (Path.mkdir, 66),
    "a link to itself": (lambda path: path.symlink_to(path), 66),
    "unreadable": (lambda path: (path.write_text("brands: []\n"), path.chmod(0)), 66),
    "100 MB": (_writes(b"#" * 100_000_000), 78),
    "endless": (lambda path: path.symlink_to("/dev/zero"), 78),
    "empty": (_writes(b""), 78),
    "no text": (_writes(bytes(range(256))), 78),
    "no brand": (_writes(b"feeds: [{name: a, url: \"http://a.example/\"}]\n"), 78),
}


def config_missing() -> str:
    """The status of the contract, one line of error, and nothing is created."""
    for what, (make, status) in MISSING.items():
        for command in ("daemon", "scan", "mentions", "check"):
            with TemporaryDirectory(prefix="torture-") as folder, \
                    TemporaryDirectory(prefix="torture-") as logs:
                _refused(Path(folder), Path(logs), what, make, command, status)
    return f"{len(MISSING)} files, four commands each"


def _refused(folder: Path, logs: Path, what: str, make: Callable[[Path], object], command: str,
             status: int) -> None:
    path = folder / "leumund.yaml"
    make(path)
    before: list[str] = []
    if what == "unreadable":
        if os.geteuid() == 0:
            if shutil.which("setpriv") is None:
                return
            folder.chmod(0o755)
            logs.chmod(0o777)
            before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            (logs / "look").touch()
            (logs / "look").chmod(0o666)
    there = sorted(folder.rglob("*"))
    found = look([command, "--config", str(path)], logs, before=before)
    told = found.errors.decode()
    name = f"{command}, {what}"
    expect(found.status == status, f"{name}: ended with {found.status}, not {status}: {told[:300]}")
    lines = told.splitlines()
    expect(len(lines) == 1, f"{name}: {len(lines)} lines of error: {told[:300]}")
    expect("leumund.yaml" in lines[0], f"{name}: the file is not named: {lines[0]}")
    expect(not found.output or command == "check", f"{name}: it prints {found.output[:80]!r}")
    expect(sorted(folder.rglob("*")) == there, f"{name}: something was created")
