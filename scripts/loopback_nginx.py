# SPDX-License-Identifier: Apache-2.0
"""nginx on the loopback interface: fast enough to measure clients, and its log tells when what
was answered."""

import shutil
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

# Its log is written at least once a second.
FLUSH = 1.0
# One process without a master runs as whoever starts it, root or not.
CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 8192; }}
http {{
    types {{ application/rss+xml xml; }}
    log_format timed "$msec $request_time $status";
    access_log {folder}/access.log timed buffer=64k flush=1s;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    sendfile on;
    keepalive_requests 1000000;
    open_file_cache max=20000 inactive=600s;
    open_file_cache_valid 600s;
    server {{
        # All of 127.0.0.0/8, so that there can be thousands of hosts.
        listen 0.0.0.0:{port} backlog=4096;
        root {root};
    }}
}}
"""


@dataclass
class Served:
    """What the log says of one stretch of time."""

    # Of the first request that came, and of the last answer that went, in seconds since 1970.
    first: float
    last: float
    statuses: dict[int, int]


def program() -> str | None:
    return shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


class Nginx:
    """A server of the files of a folder."""

    def __init__(self, folder: Path, root: Path, port: int = 18_087) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.port = port
        self._log = folder / "access.log"
        self._log.unlink(missing_ok=True)
        configuration = folder / "nginx.conf"
        configuration.write_text(CONFIGURATION.format(folder=folder, root=root, port=port))
        self._process = subprocess.Popen(
            [str(program()), "-c", str(configuration), "-e", str(folder / "error.log")],
            stdin=subprocess.DEVNULL)
        self._place = 0

    def __enter__(self) -> "Nginx":
        for _ in range(100):
            try:
                self.validators("feed0.xml")
                return self
            except OSError:
                time.sleep(0.05)
        raise SystemExit("nginx does not answer")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()

    @property
    def processor_seconds(self) -> float:
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / 100

    def validators(self, path: str) -> dict[str, str]:
        """ETag and Last-Modified of a file."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}") as answer:
            return {name: answer.headers[name] for name in ("ETag", "Last-Modified")}

    def begin(self) -> None:
        """What is logged from now on counts; nobody may be asking."""
        time.sleep(FLUSH + 0.2)
        self._place = self._log.stat().st_size

    def count(self) -> int:
        """Answers since the beginning, as far as they are written."""
        return self._lines().count(b"\n")

    def served(self) -> Served:
        """All answers since the beginning; nobody may be asking any more."""
        time.sleep(FLUSH + 0.2)
        rows = [line.split() for line in self._lines().splitlines()]
        statuses: dict[int, int] = {}
        for _, _, status in rows:
            statuses[int(status)] = statuses.get(int(status), 0) + 1
        ends = [float(end) for end, _, _ in rows]
        starts = [float(end) - float(took) for end, took, _ in rows]
        return Served(min(starts, default=0), max(ends, default=0), statuses)

    def _lines(self) -> bytes:
        with self._log.open("rb") as log:
            log.seek(self._place)
            return log.read()
