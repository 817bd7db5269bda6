# SPDX-License-Identifier: Apache-2.0
"""Whether what is stored is what was served: nothing lost, nothing double, nothing invented."""

import re
from collections import Counter
from collections.abc import Iterable

from outcome import expect

Row = dict[str, object]
UID = re.compile(r"uid\w*x\d{6}")


def check_mentions(rows: list[Row], served: Iterable[str], *,
                   perhaps: Iterable[str] = ()) -> set[str]:
    """The ids of the mentions. `served` must be stored; `perhaps` may be."""
    counts = Counter(uid(row) for row in rows)
    served = set(served)
    lost = sorted(served - set(counts))
    double = sorted(name for name, count in counts.items() if count > 1)
    unknown = sorted(set(counts) - served - set(perhaps))
    expect(not (lost or double or unknown),
           f"of {len(served)} items {_some('lost', lost)}, {_some('double', double)}, "
           f"{_some('never served', unknown)}")
    ids = {str(row["id"]) for row in rows}
    expect(len(ids) == len(rows), "two mentions have one id")
    return ids


def uid(row: Row) -> str:
    """The name that the driver gave to an item, found in its text."""
    found = UID.search(str(row["text"]))
    return found.group() if found else f"no uid: {row['text']}"


def _some(what: str, names: list[str]) -> str:
    return f"{len(names)} {what}" + (f" ({' '.join(names[:3])} …)" if names else "")
