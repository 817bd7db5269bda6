# SPDX-License-Identifier: Apache-2.0
"""All tests of threats by name."""

from collections.abc import Callable
from functools import partial

from outcome import Case
from threats import (
    burst, configuration, documents, items, memory, names, pauses, politeness, redirects, reports,
    surroundings, texts, transport, watchdog,
)
from threats.looks import look_at
from threats.polls import Polls
from threats.room import in_a_room
from threats.threat import Threat

PREFIX = "threat-"
# Seconds of the daemon with the feeds of a table: long enough for several polls, and for the
# pauses that a publisher asks for.
TABLES: dict[str, tuple[list[Threat], float]] = {
    "documents": (documents.THREATS, 16),
    "texts": (texts.THREATS, 12),
    "items": (items.THREATS, 20),
    "transport": (transport.THREATS, 20),
    "statuses": (transport.STATUSES, 10),
    "redirects": (redirects.THREATS, 16),
    "politeness": (politeness.THREATS, 45),
}


def _in_rooms(cases: dict[str, Case]) -> dict[str, Case]:
    return {PREFIX + name: in_a_room(case, PREFIX + name) for name, case in cases.items()}


OTHERS: dict[str, Case] = _in_rooms({
    "dns-internal": names.internal_names,
    "dns-mixed": names.mixed_names,
    "dns-rebinding": names.rebound_names,
    "dns-silent": names.silent_names,
    "private-addresses": names.direct_private,
    "allowed-network": names.allowed_network,
}) | {PREFIX + name: case for name, case in {
    "nothing-fetched": names.nothing_fetched,
    "reports": reports.reports,
    "sighup-broken": configuration.sighup_broken,
    "config-missing": configuration.config_missing,
    "day-later": pauses.a_day_later,
    "watchdog": watchdog.watchdog,
    "hostile-burst": burst.hostile_burst,
    "dst": surroundings.dst,
    "locale": surroundings.locale,
    "lexicon-swap": surroundings.lexicon_swap,
}.items()}
# They measure time or memory.
OTHERS_ALONE: dict[str, Case] = {PREFIX + name: case for name, case in {
    "memory-max": memory.memory_max,
    "quarantine": memory.quarantine,
    "sigterm-in-work": memory.end_in_work,
    "others-in-work": memory.others_in_work,
}.items()}

# Of the looks; those that wait wait longer than they work.
SIDE_BY_SIDE = 4
# Seconds for a threat that is polled beside good feeds only.
ALONE = 12


def threat_groups(is_wanted: Callable[[str], bool]) -> list[tuple[dict[str, Case], int]]:
    """What runs one after the other, with how many cases of each side by side."""
    lives, looks, alone = table_cases(is_wanted)
    return [(lives, 2), (looks | OTHERS, SIDE_BY_SIDE), (alone | OTHERS_ALONE, 1)]


def table_cases(is_wanted: Callable[[str], bool]) -> tuple[dict[str, Case], ...]:
    """Lives of the daemon, a table each; then a look at each threat, which asks its table's life
    for its verdict; last those that are alone. Where only some are wanted, the daemon reads only
    these."""
    lives: dict[str, Case] = {}
    looks: dict[str, Case] = {}
    alone: dict[str, Case] = {}
    for name, (threats, seconds) in TABLES.items():
        all_of_it = f"{PREFIX}daemon-{name}"
        joint = [threat for threat in threats if not threat.is_alone]
        chosen = [threat for threat in joint if is_wanted(PREFIX + threat.name)]
        polls = Polls(joint if is_wanted(all_of_it) else chosen, seconds)
        lives[all_of_it] = polls.run
        for threat in threats:
            own, group = (Polls([threat], ALONE), alone) if threat.is_alone else (polls, looks)
            group[PREFIX + threat.name] = partial(_both, threat, own)
    return lives, looks, alone


def _both(threat: Threat, polls: Polls) -> str:
    """A threat that is polled alone also answers for that life as a whole."""
    found = look_at(threat)
    polls.verdict(threat)
    figures = f"{found.memory_kib // 1024} MiB in {found.seconds:.1f} s"
    return f"{figures}; {polls.run()}" if threat.is_alone else figures
