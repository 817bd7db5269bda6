# SPDX-License-Identifier: Apache-2.0
"""Publishers who change ids, links, order and dates, or send too much."""

import gzip
import json
from functools import cache

from feeds import BRAND
from server import Answer
from threats.threat import (
    JSON_FEED, RSS, Answerer, Scene, Threat, Want, document, filled, items_rss, made, rss,
)

# The text of an item tells it from the others; the day is one on which the torture's clock stands.
WORDS = ("shop roof sign door mug lid jar van bus desk lamp wall bell path yard gate fork pot "
         "cup pan").split()


def item(number: int, *, guid: str | None = None, link: str | None = None, date: str = "",
         text: str = "") -> str:
    """One item that is like no other."""
    words = f"{WORDS[number % 20]} {WORDS[number // 20 % 20]} {number}"
    return (f"<item><guid isPermaLink=\"false\">{guid or f'g{number}'}</guid>"
            f"<title>{BRAND} opens {words}</title>"
            f"<link>{link or f'https://a.example/{number}'}</link>"
            + (f"<pubDate>{date}</pubDate>" if date else "")
            + f"<description>{text}</description></item>")


def many(count: int) -> bytes:
    return items_rss([item(number) for number in range(count)]).encode()


@cache
def flood() -> bytes:
    """A million items of some 190 bytes, as gzip."""
    block = b"".join(
        b"<item><guid>%d</guid><title>%s opens shop number %d</title><link>https://a.example/%d"
        b"</link><description>%s</description></item>" % (n, BRAND.encode(), n, n, b"x" * 60)
        for n in range(10_000))
    return gzip.compress(b"<rss version='2.0'><channel><title>F</title>" + block * 100
                         + b"</channel></rss>", 1)


def _turning(body) -> Answerer:
    """Another document at each request; `body` gets its number."""
    return lambda scene: Answer(
        body=filled(body(scene.turn).encode(), scene), headers={"Content-Type": RSS})


def _tracked(turn: int) -> str:
    return items_rss([item(number, link=f"https://a.example/{number}?utm_source=s{turn}"
                                        f"&amp;fbclid=f{turn}") for number in range(20)])


def _new_links(turn: int) -> str:
    return items_rss([item(number, link=f"https://a.example/{turn}/{number}")
                      for number in range(20)])


def _new_guids(turn: int) -> str:
    return items_rss([item(number, guid=f"{turn}-{number}") for number in range(20)])


def _no_marks(turn: int) -> str:
    return items_rss([f"<item><title>{BRAND} opens {word}</title><description>{word} of {word}"
                      f"</description></item>" for word in WORDS[turn % 2:] + WORDS[:turn % 2]])


def _shuffled(turn: int) -> str:
    order = sorted(range(100), key=lambda number: (number * (2 * turn + 1) * 7919) % 101)
    return items_rss([item(number) for number in order])


def _dates(turn: int) -> str:
    return items_rss([item(number, date=f"Sun, {turn % 9 + 1:02d} Nov 2026 10:00:{number:02d} GMT")
                      for number in range(20)])


def _json_odd() -> str:
    good = json.dumps({"id": "good", "title": f"{BRAND} opens", "content_text": "good",
                       "url": "https://a.example/good"})
    odd = ('{"id":1e999,"title":{"a":[]},"content_text":7},{"id":null},null,7,"x",[],{},'
           '{"id":"a","id":"b","title":"\\ud800","title":"\\udc00x","date_published":-1,'
           '"authors":{"name":[]},"tags":"t","url":["u"],"content_html":true},'
           f'{{"id":{"9" * 5000},"date_published":{"1" * 400}.5e-999}}')
    return (f'{{"version":"https://jsonfeed.org/version/1.1","version":7,"title":["\\u0000"],'
            f'"items":[{odd},{good}],"next_url":"$canary/next","hubs":[{{"url":"$canary/hub"}}],'
            '"feed_url":"$canary/feed","icon":"$canary/icon"}')


def _json_deep(opening: str, closing: str) -> str:
    return (f'{{"version":"https://jsonfeed.org/version/1","title":"x","items":{opening * 200_000}'
            f'{closing * 200_000}}}')


ENCLOSED = rss(more=(
    "<enclosure url=\"$canary/e.mp3\" length=\"1\" type=\"audio/mpeg\"/>"
    "<comments>$canary/comments</comments><source url=\"$canary/source\">s</source>"
    "<media:content xmlns:media='http://search.yahoo.com/mrss/' url='$canary/media'/>"
    "<wfw:commentRss xmlns:wfw='http://wellformedweb.org/CommentAPI/'>$canary/rss</wfw:commentRss>"
    "<description>&lt;img src=\"$canary/pixel\"&gt;</description>"),
    channel="<title>F</title><image><url>$canary/image</url><link>$canary/i</link></image>"
            "<cloud domain='127.0.0.2' port='80' path='/canary' registerProcedure='p' "
            "protocol='xml-rpc'/><atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub' "
            "href='$canary/hub'/><pingback:server "
            "xmlns:pingback='http://madskills.com/public/xml/rss/module/pingback/'>$canary/ping"
            "</pingback:server><docs>$canary/docs</docs>")


def _date(number: int, date: str) -> str:
    return item(number, date=date, text=f"{BRAND} is awful, glass in the jar {number}")


def _negatives(date: str) -> str:
    """What would be a burst if it were said now."""
    return items_rss([_date(number, date).replace("</title>", f", awful</title><author>p{number}"
                                                  "</author>") for number in range(60)])


def _flood_answer(_: Scene) -> Answer:
    return Answer(body=flood(), headers={"Content-Type": RSS, "Content-Encoding": "gzip"})


THREATS = [
    Threat("item-flood-gzip", _flood_answer, Want.EITHER, is_swift=True),
    Threat("item-flood", made(lambda: many(40_000)), Want.EITHER, is_alone=True),
    Threat("backfill-20k", made(lambda: many(20_000)), mentions=20_000,
           is_alone=True),
    Threat("tiny-items", made(lambda: items_rss(["<item/>"] * 2_000_000).encode()), Want.EITHER),
    Threat("dup-items", document(items_rss([item(1)] * 50))),
    Threat("dup-texts", document(items_rss(
        [item(1, guid=f"g{number}", link=f"https://a.example/{number}") for number in range(50)])),
        Want.EITHER),
    Threat("links-track", _turning(_tracked), mentions=20),
    Threat("links-change", _turning(_new_links), mentions=20),
    Threat("guids-change", _turning(_new_guids), mentions=20),
    Threat("no-guids", _turning(_no_marks), mentions=20),
    Threat("dates-change", _turning(_dates), mentions=20),
    Threat("order-shuffle", _turning(_shuffled), mentions=100),
    Threat("dates-same", document(items_rss(
        [item(number, date="Sun, 01 Nov 2026 10:00:00 GMT") for number in range(500)])),
        mentions=500),
    Threat("dates-future", document(_negatives("Sun, 01 Nov 2999 10:00:00 GMT")), mentions=60),
    Threat("dates-past", document(_negatives("Sun, 01 Nov 1998 10:00:00 GMT")), mentions=60),
    Threat("dates-nonsense", document(items_rss([_date(number, date) for number, date in enumerate((
        "Sun, 99 Nov 99999999999 99:99:99 GMT", "0000-00-00T00:00:00Z", "-1", "9" * 400,
        "Mon, 01 Jan 0001 00:00:00 +9999", "31 Dec 9999 23:59:60 -9999", "yesterday", "NaN"))])),
        mentions=8),
    Threat("enclosure-canary", document(ENCLOSED)),
    Threat("json-deep", document(_json_deep("[", "]"), JSON_FEED), Want.REFUSED),
    Threat("json-deep-objects", document(_json_deep('{"a":', "}"), JSON_FEED), Want.REFUSED),
    Threat("json-open", document('{"version":"https://jsonfeed.org/version/1","items":[' + "[" * 9
                                 * 100_000, JSON_FEED), Want.REFUSED),
    Threat("json-odd", document(_json_odd(), JSON_FEED), Want.EITHER),
]
