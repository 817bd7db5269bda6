# SPDX-License-Identifier: Apache-2.0
"""What a scan shows people of all texts that attack them."""

import json

from outcome import expect
from threats import rules
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
        return f"{len(text.splitlines())} lines of report, {len(mentions)} mentions"


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
