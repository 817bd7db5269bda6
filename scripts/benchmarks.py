# SPDX-License-Identifier: Apache-2.0
"""Builds what a benchmark needs and gets its peers; shared by the benchmarks.

Everything is built and kept in .build/bench.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("LEUMUND_SHARED", ROOT.parent / "shared"))
WORK = ROOT / ".build/bench"


def run(*command: object, **options) -> str:
    """The standard output of a command that has to succeed."""
    texts = [str(part) for part in command]
    return subprocess.run(texts, check=True, text=True, stdout=subprocess.PIPE, **options).stdout


def build(product: str) -> Path:
    """The program of that name in Benchmarks."""
    options = ["-c", "release", "--package-path", ROOT / "Benchmarks", "--scratch-path", WORK,
               "--product", product]
    subprocess.run([str(part) for part in ["swift", "build", *options]], check=True,
                   stdout=sys.stderr)
    return Path(run("swift", "build", *options, "--show-bin-path").strip()) / product


def python_with(package: str) -> Path | None:
    """A Python that has a package of PyPI; nothing where it cannot be had."""
    venv = WORK / "venv"
    python = venv / "bin/python"
    # In the work folder: some set-ups of pip leave what they downloaded where they run.
    options = {"capture_output": True, "cwd": WORK}
    commands = [[python, "-m", "pip", "install", "-q", package]]
    if not python.exists():
        commands.insert(0, [sys.executable, "-m", "venv", venv])
    if all(subprocess.run(command, **options).returncode == 0 for command in commands):
        return python
    return None
