# SPDX-License-Identifier: Apache-2.0
"""What a scan shows people of all texts that attack them."""

import json
from datetime import UTC, datetime

from daemon import Place
from feeds import BRAND
from outcome import expect
from threats import burst, rules
from threats.field import Field
from threats.looks import Look, look
from threats.texts import THREATS


def reports() -> str:
    """The report for people, and the mentions a line each."""
    with Field(THREATS) as field:
        text = _told(field, "text")
        mentions = _told(field, "jsonl").splitlines()
        for line in mentions:
            rules.parsed("a mention", line)
        sources = {json.loads(line)["source"] for line in mentions}
        expect(len(sources) >= len(THREATS) - 2, f"mentions of {len(sources)} feeds only")
        shown = _burst(field.place)
        return (f"{len(text.splitlines())} and {len(shown.splitlines())} lines of report, "
                f"{len(mentions)} mentions")


def _burst(place: Place) -> str:
    """The report of a burst, which quotes what attacks it."""
    path = place.folder / "burst.xml"
    path.write_bytes(burst.documents()[1])
    end = datetime.fromtimestamp(burst.BEGIN + 3 * burst.HOUR, UTC)
    found = look(["scan", "--brand", BRAND, "--as-of", end.strftime("%Y-%m-%dT%H:%M:%SZ"),
                  str(path)], place.folder)
    told = rules.decoded("the report", found.output)
    rules.clean("the report", told, allowed="\n")
    expect(found.status == 0 and "HAL-" in told.upper() or "glass" in told.lower(),
           f"the report tells of no burst: {told[:300]}")
    return told


def _told(field: Field, output: str) -> str:
    found: Look = look(["scan", "--config", str(field.place.config), "--output", output],
                       field.place.folder)
    expect(found.status == 0, f"the scan ended with {found.status}: {found.errors[-300:]!r}")
    told = rules.decoded(output, found.output)
    for what, text in ((output, told), ("standard error", rules.decoded("errors", found.errors))):
        rules.clean(what, text, allowed="\n")
        field.check_secrets(what, text)
        for line in text.splitlines():
            expect(not line.startswith(("<3>", "leumund: forged", "forged")),
                   f"{what} holds a forged line: {line!r}")
    field.check_canary()
    return told
