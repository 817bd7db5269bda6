# SPDX-License-Identifier: Apache-2.0
"""Each call that changes a file fails once: no space, an error of the disk, an interruption, and
a death in place of the call. The story must end as it does without."""

import errno
import os
import random
import re
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor

from outcome import Failed, Skipped, expect, note, say
from story import Fault, Result, Story, reference

ERRORS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EINTR": errno.EINTR, "SIGKILL": -1}
# Stories told side by side; they wait more than they work.
SIDE_BY_SIDE = 4 * (os.cpu_count() or 1)


def cases(calls: list[str], limit: int | None) -> list[tuple[str, Fault, str]]:
    """Error, fault and call. Of each kind of call and error one, then the second of each, …, so
    that a limit leaves out what is like something else."""
    kinds: dict[tuple[str, str], list[tuple[str, Fault, str]]] = defaultdict(list)
    for line in calls:
        number, call, path = line.split(" ", 2)
        what = f"{call} {'/'.join(path.split('/')[-2:])}"
        for name, code in ERRORS.items():
            kind = re.sub(r"\d+", "N", what)
            kinds[name, kind].append((name, Fault(int(number), code), what))
    chance = random.Random(1)
    for some in kinds.values():
        chance.shuffle(some)
    ordered = [some[place] for place in range(max(map(len, kinds.values())))
               for some in kinds.values() if place < len(some)]
    return ordered[:limit]


def io_faults(limit: int | None) -> str:
    expected, calls = reference()
    chosen = cases(calls, limit)
    note(f"{len(calls)} calls change files, {len(chosen)} cases are tried")
    ends: Counter[str] = Counter()
    failures: list[str] = []

    def try_one(case: tuple[str, Fault, str]) -> None:
        name, fault, what = case
        try:
            end = one_case(fault, expected)
            ends[end.split(":")[0]] += 1
            if end.startswith("ended with 70"):
                note(f"call {fault.call} ({what}) with {name}: {end}")
        except Skipped:
            raise
        except Failed as failure:
            failures.append(f"call {fault.call} ({what}) with {name}: {failure}")
            say(f"  io-faults: {failures[-1]}")

    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        list(pool.map(try_one, chosen))
    expect(not failures, f"{len(failures)} of {len(chosen)} cases, the first: "
                         f"{failures[0] if failures else ''}")
    figures = ", ".join(f"{count} {end}" for end, count in ends.most_common())
    return f"{len(chosen)} cases of {len(calls) * len(ERRORS)}: {figures}"


def one_case(fault: Fault, expected: Result) -> str:
    """How the daemon took it."""
    story = Story()
    try:
        story.tell(fault, alerts=len(expected[1]))
        fired = any(line.endswith(" FAILED") for line in story.trace.read_text().splitlines())
        story.clean_life()
        compare(story.result(), expected)
    except Failed as failure:
        raise Failed(f"{failure} [{story.place.folder}]") from None
    story.end()
    if not fired:
        return "not reached"
    if not story.restarts:
        return "lived on"
    status, words = story.restarts[0]
    return "killed" if status == -9 else f"ended with {status}: {words}"


def compare(result: Result, expected: Result) -> None:
    for what, found, wanted in zip(("mentions", "alerts"), result, expected):
        missing = [row for row in wanted if row not in found]
        more = [row for row in found if row not in wanted]
        expect(found == wanted, f"other {what}: {len(missing)} missing {missing[:1]}, "
                                f"{len(more)} more {more[:1]}")
