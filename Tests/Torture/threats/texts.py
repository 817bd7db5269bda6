# SPDX-License-Identifier: Apache-2.0
"""Texts that attack whoever reads them."""

from feeds import BRAND
from threats.threat import Threat, Want, document, made, rss

BIDI = "".join(map(chr, (0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x200E, 0x200F,
                         0x061C)))
TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "evil")


def _escaped(html: str) -> str:
    return html.replace("&", "&amp;").replace("<", "&lt;")


def _split(word: str, between: str) -> str:
    return between.join(word)


HTML = _escaped("<h1>x</h1><img src=$canary/i onerror=alert(1)><script src='$canary/s'>alert(2)"
                "</script><iframe src=\"$canary/f\"></iframe><a href=\"javascript:alert(3)\">y</a>")
FORGED = ("&#10;&lt;3&gt;A feed could not be read. feed=forged&#13;&#10;leumund: forged: error"
          "&#x2028;forged=1&#x85;forged=2&#11;forged=3&#12;forged=4")
ESCAPES = "&#27;[31m\x9b2J\x7f\x1b]0;evil\x07&#155;31m"
MARKDOWN = ("[Halmbach](https://evil.example/) ![Halmbach](https://evil.example/i) "
            "&lt;https://evil.example/a> **b** `c` | d | # e")


def _flood() -> bytes:
    return rss(BRAND, f"<description>{f'{BRAND} ' * 100_000}</description>").encode()


def _oversize() -> bytes:
    return rss(BRAND, f"<link>https://a.example/{'l' * (1 << 20)}</link>",
               guid="g" * (1 << 20)).encode()


def _fields(value: str) -> str:
    """The same attack in every field that a reader may show."""
    return rss(f"{BRAND} {value}", (
        f"<author>{value}</author><dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>{value}"
        f"</dc:creator><category>{value}</category><description>{BRAND} {value}</description>"
        f"<link>https://a.example/{value}</link><pubDate>{value}</pubDate>"
        f"<source url='{value}'>{value}</source>"),
        channel=f"<title>{value}</title><description>{value}</description>"
                f"<language>{value}</language><link>{value}</link>", guid=value)


THREATS = [
    Threat("bidi-title", document(rss(
        f"{BRAND} {BIDI}evil", f"<description>{BIDI}</description>"))),
    Threat("invisible-title", document(rss(
        f"{_split(BRAND, chr(0x200B) + chr(0xAD))}{TAGS}{chr(0x2060)}{chr(0xFEFF)} opens"))),
    Threat("html-title", document(rss(f"{BRAND} {HTML}", f"<description>{HTML}</description>"))),
    Threat("brand-flood", made(_flood)),
    Threat("oversize-id", made(_oversize)),
    Threat("log-injection", document(_fields(FORGED))),
    Threat("escape-codes", document(_fields(ESCAPES)), Want.EITHER),
    Threat("formula-title", document(rss(
        f"=HYPERLINK(\"https://evil.example/\",\"{BRAND}\")",
        "<author>@SUM(1)</author><description>+1+cmd|' /C calc'!A0</description>"))),
    Threat("formula-fields", document(_fields("=1+1&#9;=2+2"))),
    Threat("markdown-title", document(rss(f"{BRAND} {MARKDOWN}"))),
    Threat("path-title", document(_fields("../../../../tmp/evil/%2e%2e/x"))),
    Threat("script-link", document(rss(more="<link>javascript:alert(1)</link>")),
           never="javascript:alert"),
    Threat("data-link", document(rss(more="<link>data:text/html,x</link>")), never="data:text"),
    Threat("secret-link", document(rss(more="<link>https://u:p4ss-of-a-link@a.example/</link>")),
           Want.EITHER),
    Threat("noncharacters", document(rss(f"{BRAND} \ufffe\uffff\ufdd0&#xFFFF;&#0;&#xD800;")),
           Want.EITHER),
    Threat("combining-flood", made(lambda: rss(f"{BRAND} {'a' + chr(0x301) * 200_000}").encode()),
           Want.EITHER),
    Threat("long-word", made(lambda: rss(f"{BRAND} {'x' * 3_000_000}").encode())),
    Threat("long-author", made(lambda: rss(more=f"<author>{'y ' * 500_000}</author>").encode())),
    Threat("many-categories", made(lambda: rss(
        more="<category>c</category>" * 300_000).encode())),
]
