# SPDX-License-Identifier: Apache-2.0
"""The daemon while it is measured: its configuration, one life of it, and what the system says
about the process.

LEUMUND names another program than the release build.
"""

import json
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import ROOT
from generated_feeds import BRAND

# Dates in records count from the first second of 2001.
REFERENCE = 978_307_200
# A start reads the mentions of a week again.
PATIENCE = 600
TICKS = os.sysconf("SC_CLK_TCK")


def program() -> Path:
    return Path(os.environ.get("LEUMUND", ROOT / ".build/release/leumund")).resolve()


def environment() -> dict[str, str]:
    """A program that lies elsewhere finds the data of this checkout."""
    own = {name: value for name, value in os.environ.items() if name != "NOTIFY_SOCKET"}
    if not program().is_relative_to(ROOT):
        own.setdefault("LEUMUND_DATA", str(ROOT))
    return own


@dataclass
class Place:
    """A folder with configuration, state, alerts and log."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.config = self.folder / "leumund.yaml"
        self.database = self.folder / "state/leumund.sqlite"
        self.log = self.folder / "log"

    def configure(self, feeds: Iterable[str], fetch: str) -> None:
        """`feeds`: each as the inside of its braces in YAML."""
        self.config.write_text("\n".join([
            f"state_directory: {self.folder}/state", f"alert_directory: {self.folder}/alerts",
            "time_zone: UTC", f"fetch: {{{fetch}, allow_private_networks: [127.0.0.0/8]}}",
            f"brands: [{{name: {BRAND}, code: HBK}}]", "feeds:",
            *(f"  - {{{feed}}}" for feed in feeds)]) + "\n")

    def make_due(self, addresses: Mapping[str, str]) -> None:
        """Every feed is due at the next start, at this address, as if it had been read there; no
        daemon may run."""
        connection = sqlite3.connect(self.database)
        rows = connection.execute("SELECT name, record FROM source").fetchall()
        with connection:
            for name, stored in rows:
                record = json.loads(stored) | {"address": addresses[name]}
                record.pop("nextPoll", None)
                connection.execute("UPDATE source SET record = ? WHERE name = ?",
                                   (json.dumps(record).encode(), name))
        connection.close()

    def last_reads(self) -> list[float]:
        """When each feed was read, in seconds since 1970."""
        with sqlite3.connect(self.database) as connection:
            records = [json.loads(record) for record, in
                       connection.execute("SELECT record FROM source")]
        connection.close()
        return [record["lastRead"] + REFERENCE for record in records if record.get("lastRead")]

    def count(self, table: str) -> int:
        connection = sqlite3.connect(self.database)
        count, = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        connection.close()
        return count

    def logged(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def mentions(self) -> list[dict[str, object]]:
        """Everything stored, as `leumund mentions` prints it."""
        done = subprocess.run(
            [str(program()), "mentions", "--config", str(self.config), "--output", "jsonl"],
            check=True, capture_output=True, encoding="utf-8", env=environment())
        return [json.loads(line) for line in done.stdout.splitlines()]


class Process:
    """A process, as /proc shows it."""

    def __init__(self, identifier: int) -> None:
        self.identifier = identifier

    def kilobytes(self, key: str) -> int:
        """`VmRSS` now, `VmHWM` at the most; 0 when it has ended."""
        return self._status(key)

    @property
    def threads(self) -> int:
        return self._status("Threads")

    @property
    def descriptors(self) -> int:
        return len(list(Path(f"/proc/{self.identifier}/fd").iterdir()))

    @property
    def processor_seconds(self) -> float:
        stat = Path(f"/proc/{self.identifier}/stat").read_text()
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def _status(self, key: str) -> int:
        status = Path(f"/proc/{self.identifier}/status").read_text()
        found = [line.split()[1] for line in status.splitlines() if line.startswith(f"{key}:")]
        return int(found[0]) if found else 0


class Daemon:
    """One life; it must not end by itself."""

    def __init__(self, place: Place) -> None:
        self.place = place
        place.log.unlink(missing_ok=True)
        with place.log.open("wb") as log:
            self._process = subprocess.Popen(
                [str(program()), "daemon", "--config", str(place.config)],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log,
                env=environment())
        self.process = Process(self._process.pid)

    def __enter__(self) -> "Daemon":
        start = time.monotonic()
        self.wait_until(lambda: "Watching." in self.place.logged(), PATIENCE, 0.005)
        self.start_seconds = time.monotonic() - start
        self.start_processor_seconds = self.process.processor_seconds
        return self

    def __exit__(self, *_: object) -> None:
        """SIGTERM keeps what has been received whole."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def status(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    def wait_until(self, is_so: Callable[[], bool], seconds: float, pause: float = 0.05) -> None:
        deadline = time.monotonic() + seconds
        while not is_so():
            if self.status is not None:
                raise SystemExit(f"the daemon ended by itself with {self.status}: "
                                 f"{self.place.logged().strip()[-500:]}")
            if time.monotonic() > deadline:
                raise SystemExit(f"what was waited for did not come in {seconds:.0f} s")
            time.sleep(pause)
