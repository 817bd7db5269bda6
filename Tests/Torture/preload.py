# SPDX-License-Identifier: Apache-2.0
"""Builds the library that stands between the daemon and the C library, and the clock it bends."""

import atexit
import mmap
import shutil
import struct
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

from outcome import Skipped

SOURCE = Path(__file__).resolve().with_name("interposer.c")


@cache
def library() -> Path:
    """The interposer, compiled once a run."""
    compiler = shutil.which("clang") or shutil.which("cc")
    if compiler is None:
        raise Skipped("there is no C compiler")
    folder = tempfile.mkdtemp(prefix="torture-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    built = Path(folder) / "interposer.so"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", str(SOURCE), "-o", str(built), "-ldl"],
                   check=True)
    return built


class Clock:
    """The time of day as the daemon sees it, told through a file of three doubles."""

    LAYOUT = struct.Struct("ddd")

    def __init__(self, path: Path) -> None:
        self.path = path
        path.write_bytes(bytes(self.LAYOUT.size))
        with path.open("r+b") as file:
            self._page = mmap.mmap(file.fileno(), self.LAYOUT.size)
        self._bend = (0.0, 0.0, 1.0)
        self.run()

    def run(self, speed: float = 1, start: float | None = None) -> None:
        """From `start`, else from where it stands, at this speed; 0 stands still."""
        real = time.time()
        start = self._at(real) if start is None else start
        self._bend = (start - real, real, speed)
        self._page[:] = self.LAYOUT.pack(*self._bend)

    def jump(self, seconds: float) -> None:
        self.run(self._bend[2], self.now() + seconds)

    def now(self) -> float:
        return self._at(time.time())

    def _at(self, real: float) -> float:
        offset, origin, speed = self._bend
        return real + offset + (real - origin) * (speed - 1)
