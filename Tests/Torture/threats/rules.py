# SPDX-License-Identifier: Apache-2.0
"""What must hold of every output, whatever a feed says."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator

from outcome import Failed, expect
from threats.threat import Threat, Want

MOST_MEMORY_KIB = 256 * 1024
# Of the list of Unicode properties: Bidi_Control.
BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
TAGS = range(0xE0000, 0xE0080)
LONGEST_CAUSE = 400
FORMULA = re.compile(r"^[\s'\"]*[=+\-@\t\r]")
Report = dict[str, object]


def clean(what: str, text: str, allowed: str = "") -> None:
    """No character that steers a terminal, a log or the direction of writing."""
    for place, letter in enumerate(text):
        if letter in allowed or (" " <= letter <= "~"):
            continue
        kind = unicodedata.category(letter)
        if kind in ("Cc", "Cs", "Zl", "Zp") or ord(letter) in BIDI or ord(letter) in TAGS:
            around = text[max(0, place - 20):place + 20]
            raise Failed(f"{what} holds U+{ord(letter):04X}: {around!r}")


def decoded(what: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Failed(f"{what} is no UTF-8: {error}") from None


def parsed(what: str, text: str) -> object:
    """JSON by the letter, all of whose texts are clean."""
    def refuse(constant: str) -> object:
        raise Failed(f"{what} holds {constant}, which is no JSON")

    def object_of(pairs: list[tuple[str, object]]) -> Report:
        expect(len(dict(pairs)) == len(pairs), f"{what} has a key twice")
        return dict(pairs)

    try:
        value = json.loads(text, parse_constant=refuse, object_pairs_hook=object_of)
    except (ValueError, RecursionError) as error:
        raise Failed(f"{what} is no JSON: {error}") from None
    for part in texts(value):
        # Title and text of an item are lines of one text; JSON writes the break as two letters.
        clean(what, part, allowed="\n")
    return value


def texts(value: object) -> Iterator[str]:
    """All texts in a value of JSON, keys as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield name
            yield from texts(part)


def plain_cause(name: str, cause: object) -> None:
    """A cause is a short sentence for people."""
    expect(isinstance(cause, str) and 10 <= len(cause) <= LONGEST_CAUSE and " " in cause,
           f"{name}: the cause of its failure is {cause!r}")


def outcome(threat: Threat, mentions: int, error: object, wanted: int) -> None:
    """What came of a feed is what must come of it."""
    name = threat.name
    if threat.want is Want.READ:
        expect(error is None, f"{name}: it must be read, but: {error}")
        expect(mentions == wanted, f"{name}: {mentions} mentions, not {wanted}")
    elif threat.want is Want.REFUSED:
        expect(error is not None, f"{name}: no error record")
        expect(mentions == 0, f"{name}: {mentions} mentions of a feed that must be refused")
    else:
        expect(error is not None or mentions >= 0, f"{name}: no result and no error record")
    if error is not None:
        plain_cause(name, error)


def words(threat: Threat, told: str) -> None:
    """`told`: the texts of what the feed brought."""
    if threat.always and threat.want is Want.READ:
        expect(threat.always in told,
               f"{threat.name}: {threat.always!r} is missing in {told[:80]!r}")
    if threat.never:
        expect(threat.never not in told, f"{threat.name}: {threat.never!r} came through")
    expect("was reached at 127.0" not in told, f"{threat.name}: a canary was read")


def small(what: str, kibibytes: int) -> None:
    expect(kibibytes > 0, f"{what}: its memory could not be measured")
    expect(kibibytes < MOST_MEMORY_KIB, f"{what}: {kibibytes // 1024} MiB of memory")


def log_lines(log: str) -> list[str]:
    """Each line is one of ours: a priority, then clean text."""
    lines = log.split("\n")
    expect(not lines.pop(), "the last line of the log is cut")
    for line in lines:
        expect(re.match(r"<[2-6]>[A-Z0-9]", line) is not None, f"no line of ours: {line[:80]!r}")
        clean("the log", line)
        expect(len(line) < 4096, f"a line of the log has {len(line)} characters")
    return lines


def fields(line: str) -> dict[str, str]:
    """`name=value` of a line of the log; a value with blanks stands in quotes."""
    return {name: quoted or plain for name, quoted, plain in
            re.findall(r" (\w+)=(?:\"([^\"]*)\"|(\S*))", line)}


def table(text: str) -> list[list[str]]:
    """The rows of a table, none of whose cells a spreadsheet takes for a formula."""
    rows = list(csv.reader(io.StringIO(text)))
    for row in rows:
        expect(len(row) == len(rows[0]), f"a row of the table has {len(row)} cells: {row[:3]}")
        for cell in row:
            is_number = re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None
            expect(is_number or not FORMULA.match(cell) or cell.startswith("'"),
                   f"a cell of the table is a formula: {cell[:40]!r}")
            clean("the table", cell, allowed="\n")
    return rows
