# SPDX-License-Identifier: Apache-2.0
"""Pauses that publishers ask for hold over a restart, and end."""

from daemon import Daemon, end_quietly
from outcome import expect, until
from threats.field import Field
from threats.politeness import DAY_LATER, SLEEPERS, THREATS


def a_day_later() -> str:
    """Not asked again after a restart, and asked again a day later: slowed down, not stopped."""
    with Field([threat for threat in THREATS if threat.name in SLEEPERS]) as field:
        _live(field, 1)
        _live(field, 1)
        field.place.clock.jump(DAY_LATER)
        _live(field, 2)
    return f"{len(SLEEPERS)} feeds asked once a day"


def _live(field: Field, wanted: int) -> None:
    """A life of three polls; each feed has been asked so often in all."""
    with Daemon(field.place) as daemon:
        before = len(field.requests("good-first"))
        came = until(lambda: len(field.requests("good-first")) >= before + 3
                     and min(len(field.requests(name)) for name in SLEEPERS) >= wanted, 20)
        counts = {name: len(field.requests(name)) for name in SLEEPERS}
        expect(came, f"not asked: {counts}, {wanted} times are right")
        expect(set(counts.values()) == {wanted}, f"asked {counts}, not {wanted} times")
        end_quietly(daemon)
