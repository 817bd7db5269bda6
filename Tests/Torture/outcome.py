# SPDX-License-Identifier: Apache-2.0
"""What a case of the torture ends with: figures, or the sentence of what is wrong."""

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

Case = Callable[[], str]
_printing = threading.Lock()


class Failed(Exception):
    """The program did what it must not do."""


class Skipped(Exception):
    """This machine cannot show the case: a tool or a right is missing."""


def expect(is_so: bool, what: str) -> None:
    if not is_so:
        raise Failed(what)


@dataclass
class Outcome:
    name: str
    failed: bool
    line: str


def run_case(name: str, case: Case) -> Outcome:
    """Runs a case and prints its line."""
    start = time.monotonic()
    failed = False
    try:
        line = f"ok {name} ({case()}; {time.monotonic() - start:.0f} s)"
    except Failed as failure:
        failed = True
        line = f"FAILED {name}: {failure}"
    except Skipped as reason:
        line = f"skipped {name}: {reason}"
    say(line)
    return Outcome(name, failed, line)


def say(line: str) -> None:
    with _printing:
        print(line, flush=True)


def note(line: str) -> None:
    """Progress, for people who wait."""
    with _printing:
        print(f"torture: {line}", file=sys.stderr, flush=True)


def until(is_so: Callable[[], bool], seconds: float, pause: float = 0.02) -> bool:
    """Waits for something; whether it came in time."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True
