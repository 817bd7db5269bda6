# SPDX-License-Identifier: Apache-2.0
"""Sixty negative texts by sixty people, whose titles attack the files that quote them."""

import re
from pathlib import Path

from alerts import check_alerts
from daemon import Daemon, Place, end_quietly
from email.utils import formatdate
from feeds import BRAND
from outcome import expect, until
from server import Answer, Request, Server
from threats import rules
from threats.polls import peak
from threats.threat import RSS, items_rss

BEGIN = 1_795_000_000 // 900 * 900 + 300
HOUR = 3600
# What begins a block in Markdown, or a formula in a table.
BEGINNINGS = ("# ", "| ", "``` ", "=", "> ", "- ", "1. ", "---\n", "@", "+", "\n\n# forged ",
              "<!-- ", "~~~ ", "* ", "[x]: https://evil.example/ ", "&#35; ", "\\# ",
              "=HYPERLINK(1) ", "\t", "\u202e")
# What becomes a link, an image, an element or code within a line.
MARKUP = (f"[{BRAND}](https://evil.example/)", f"![{BRAND}](https://evil.example/i)",
          f"&lt;script>{BRAND}&lt;/script>", f"&lt;https://evil.example/{BRAND}>",
          f"**{BRAND}** `x`",
          f"<img src=https://evil.example/i>{BRAND}", f"{BRAND} https://evil.example/bare",
          f"{BRAND} www.evil.example \x1b[31m", f"[{BRAND}][x]", f"{BRAND} {{{{#a}}}}{{{{b}}}}")
COMPLAINTS = ("glass in the bread", "found glass splinters", "glass again, disgusting",
              "cut by glass", "awful, glass inside", "never again, glass", "dangerous glass shard",
              "horrible, real glass")
NEGATIVES = 60


def _item(number: int, published: float, title: str, text: str) -> str:
    return (f"<item><guid isPermaLink=\"false\">{number}</guid><title><![CDATA[{title}]]></title>"
            f"<author><![CDATA[person {number} {BEGINNINGS[number % len(BEGINNINGS)]}]]></author>"
            f"<link>https://a.example/{number}?](x)&lt;b></link>"
            f"<description>{text} {number}</description>"
            f"<pubDate>{formatdate(published, usegmt=True)}</pubDate></item>")


def documents() -> tuple[bytes, bytes]:
    """Quiet at first, then the burst beside it."""
    quiet = [_item(1000 + day, BEGIN - day * 86_400, f"{BRAND} opens shop {day}", "A shop.")
             for day in range(1, 21)]
    burst = [_item(number, BEGIN + 0.9 * HOUR + number,
                   BEGINNINGS[number % len(BEGINNINGS)] + MARKUP[number % len(MARKUP)],
                   COMPLAINTS[number % len(COMPLAINTS)]) for number in range(NEGATIVES)]
    return tuple(items_rss(items).encode() for items in (quiet, burst + quiet))


def hostile_burst() -> str:
    """The alert quotes them as evidence, and nothing of them becomes markup."""
    parts = documents()
    hours = [0]
    server = Server(lambda request: _answer(request, parts[int(hours[0] > 0)]))
    place = Place({"forum": f"{server.address}/forum"})
    place.clock.run(1, BEGIN)
    with Daemon(place) as daemon:
        for hour in (0, 1, 3):
            hours[0] = hour
            place.clock.run(1, BEGIN + hour * HOUR)
            before = len(server.asked)
            came = until(lambda: len(server.asked) >= before + 3 or not daemon.is_running, 20)
            expect(came and daemon.is_running, f"it ended with {daemon.process.poll()}")
        until(lambda: any(place.alerts.glob("open/*.md")), 20)
        memory = peak(daemon.process.pid)
        seconds = end_quietly(daemon)
    rules.small("the daemon", memory)
    expect(seconds < 5, f"SIGTERM took {seconds:.1f} s")
    figures = check_burst(place)
    server.stop()
    place.remove()
    return f"{figures}, {memory // 1024} MiB"


def _answer(_: Request, body: bytes) -> Answer:
    return Answer(body=body, headers={"Content-Type": RSS})


def check_burst(place: Place) -> str:
    rows = place.mentions()
    ids = {str(row["id"]) for row in rows}
    # Where the brand stands in a comment or an address, it is not named.
    expect(NEGATIVES <= len(rows) <= NEGATIVES + 20, f"{len(rows)} mentions are stored")
    marks = {str(row["text"])[-40:] for row in rows}
    expect(len(marks) == len(rows), "a text is stored twice")
    stream = check_alerts(place.alerts, ids)
    expect(bool(stream), "no alert was raised")
    for path in place.alerts.rglob("*"):
        expect(re.fullmatch(r"[A-Za-z0-9.-]+", path.name) is not None,
               f"a file is named {path.name}")
        if path.is_file():
            _check_file(path)
    quoted = "".join(path.read_text() for path in place.alerts.glob("open/*.md"))
    expect("evil" in quoted and "glass" in quoted, "the alert does not quote the attacks")
    rules.log_lines(place.logged())
    return f"{len(rows)} mentions, {len(stream)} revisions"


def _check_file(path: Path) -> None:
    text = rules.decoded(path.name, path.read_bytes())
    rules.clean(path.name, text, allowed="\n")
    if path.suffix == ".md":
        for line in text.split("\n"):
            check_line(line)
    elif path.suffix == ".json":
        rules.parsed(path.name, text)
    else:
        for line in text.split("\n")[:-1]:
            rules.parsed(path.name, line)


def check_line(written: str) -> None:
    """Whatever attacks is behind a backslash, or in the quotation of a line."""
    line = re.sub(r"\\.", "", written)
    for sign in ("](https://evil", "](x", "<http", "<script", "<img", "<b", "<!--", f"![{BRAND}",
                 "```", "~~~", "{{", f"[{BRAND}][", "https://evil", "www.evil", f"**{BRAND}"):
        expect(sign not in line, f"{sign!r} became markup: {written!r}")
    for sign in ("# forged", "# [", "=[", "=HYPER", "@[", "+[", "| [", "[x]:", "---"):
        expect(not line.startswith(sign) or len(line) <= 5, f"a line begins so: {written!r}")


# What the checks of a line must notice.
SPOILT = ("# forged heading", f"[{BRAND}](https://evil.example/)", "a <script>", "```x```",
          f"see ![{BRAND}](https://evil.example/i)", "=HYPERLINK(1)", "text https://evil.example/x")
