# SPDX-License-Identifier: Apache-2.0
"""The daemon under torture: its configuration, its lives, and what it has stored."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from feeds import BRAND
from outcome import Failed, expect
from preload import Clock, library

ROOT = Path(__file__).resolve().parent.parent.parent
Row = dict[str, object]


def program() -> str:
    """LEUMUND names another program than the release build."""
    return os.path.abspath(os.environ.get("LEUMUND", ROOT / ".build/release/leumund"))


class Place:
    """A folder with a configuration, the state and the alerts of one daemon."""

    def __init__(self, feeds: Mapping[str, str], *, state: Path | None = None,
                 fetch: str = "", networks: str = "127.0.0.0/8",
                 more: Mapping[str, str] | None = None) -> None:
        """`fetch`: more of that section; `networks`: those that may be reached beside public
        ones; `more`: what else is said of a feed, by its name."""
        self.folder = Path(tempfile.mkdtemp(prefix="torture-"))
        self.state = state or self.folder / "state"
        self.alerts = self.folder / "alerts"
        self.config = self.folder / "leumund.yaml"
        self.log = self.folder / "log"
        self.clock = Clock(self.folder / "clock")
        lines = [f"  - {{name: {name}, url: \"{url}\", kind: forum{(more or {}).get(name, '')}}}"
                 for name, url in feeds.items()]
        self.config.write_text("\n".join([
            f"state_directory: {self.state}", f"alert_directory: {self.alerts}", "time_zone: UTC",
            "fetch: {interval: 1s, minimum_interval: 1s, host_spacing: 0s, "
            f"allow_private_networks: [{networks}]{fetch}}}",
            f"brands: [{{name: {BRAND}, code: HBK}}]", "feeds:", *lines]) + "\n")

    @property
    def database(self) -> Path:
        return self.state / "leumund.sqlite"

    def logged(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def errors(self) -> list[str]:
        """Lines of the log with the priority of an error."""
        return [line for line in self.logged().splitlines() if line.startswith(("<3>", "<2>"))]

    def mentions(self) -> list[Row]:
        """Everything stored, as `leumund mentions` prints it."""
        done = subprocess.run(
            [program(), "mentions", "--config", str(self.config), "--output", "jsonl"],
            capture_output=True, encoding="utf-8")
        expect(done.returncode == 0, f"leumund mentions ended with {done.returncode}: "
                                     f"{done.stderr.strip()}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


class Daemon:
    """One life of the daemon."""

    def __init__(self, place: Place, *, environment: Mapping[str, str] | None = None,
                 before: Sequence[str] = (), stderr: int | None = None) -> None:
        """`before`: a command that runs the daemon, such as one that sets limits."""
        inherited = {name: value for name, value in os.environ.items() if name != "NOTIFY_SOCKET"}
        bent = {"LD_PRELOAD": str(library()), "TORTURE_CLOCK": str(place.clock.path)}
        self.place = place
        with place.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*before, program(), "daemon", "--config", str(place.config)],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=log if stderr is None else stderr,
                env={**inherited, **bent, **(environment or {})})
        self.started = time.monotonic()

    def __enter__(self) -> "Daemon":
        return self

    def __exit__(self, *_: object) -> None:
        if self.is_running:
            self.kill()

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def terminate(self, seconds: float = 20) -> tuple[int, float]:
        """Status and seconds of an end by SIGTERM."""
        start = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        status = self.wait(seconds)
        if status is None:
            self.kill()
            raise Failed(f"SIGTERM did not end it within {seconds:.0f} s")
        return status, time.monotonic() - start

    def wait(self, seconds: float) -> int | None:
        """Its status, if it ends in time."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None


def end_quietly(daemon: Daemon) -> float:
    """Ends it by SIGTERM; it must have lived until then and end with 0. Seconds it took."""
    expect(daemon.is_running, f"the daemon ended by itself with {daemon.process.poll()}: "
                              f"{last_line(daemon.place)}")
    status, seconds = daemon.terminate()
    expect(status == 0, f"SIGTERM ended it with {status}: {last_line(daemon.place)}")
    return seconds


def last_line(place: Place) -> str:
    lines = place.logged().splitlines()
    return lines[-1] if lines else "nothing logged"
