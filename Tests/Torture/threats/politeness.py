# SPDX-License-Identifier: Apache-2.0
"""What servers ask of those who read them, and validators that mislead."""

import gzip
from collections.abc import Callable
from email.utils import formatdate

from server import Answer, Request
from threats.items import item, many
from threats.threat import GOOD, RSS, Answerer, Scene, Threat, Want, document, items_rss, rss

Manners = Callable[[list[Request]], str | None]


def pauses(requests: list[Request]) -> list[float]:
    return [after.at - before.at for before, after in zip(requests, requests[1:])]


def none_before(seconds: float) -> Manners:
    """No request before so many seconds are over."""
    def check(requests: list[Request]) -> str | None:
        shortest = min(pauses(requests), default=seconds)
        return None if shortest >= seconds else f"asked again after {shortest:.1f} s"
    return check


def again_after(low: float, high: float) -> Manners:
    """Each pause lies between the two, and there is one."""
    def check(requests: list[Request]) -> str | None:
        found = pauses(requests)
        wrong = [pause for pause in found if not low <= pause <= high]
        if not found:
            return "it was never asked again"
        return f"asked again after {wrong[0]:.1f} s" if wrong else None
    return check


def once(requests: list[Request]) -> str | None:
    return None if len(requests) == 1 else f"asked {len(requests)} times, not once"


def keeps_asking(requests: list[Request]) -> str | None:
    return None if len(requests) >= 5 else f"asked {len(requests)} times only"


def sent_back(values: Callable[[int], str | None], header: str = "if-none-match") -> Manners:
    """Request after request carries what the answer before it gave, byte for byte."""
    def check(requests: list[Request]) -> str | None:
        for turn, request in enumerate(requests[1:]):
            if (found := request.headers.get(header)) != values(turn):
                return f"request {turn + 2} had {header}: {found!r}, not {values(turn)!r}"
        return keeps_asking(requests)
    return check


def with_headers(**headers: str) -> Answerer:
    return document(GOOD, **headers)


def _always_304(scene: Scene) -> Answer:
    if scene.turn > 0:
        return Answer(304)
    return document(GOOD, ETag='"once"')(scene)


def _new_etag(turn: int) -> str:
    return f"W/\"{turn}; 'odd' \\ {turn * 7919} #\xe4\xff\""


def _etag_changes(scene: Scene) -> Answer:
    return document(GOOD, ETag=_new_etag(scene.turn))(scene)


def _etag_once(etag: str, body: str = GOOD) -> Answerer:
    """304 to whoever sends it back."""
    def answer(scene: Scene) -> Answer:
        if scene.request.if_none_match == etag:
            return Answer(304, headers={"ETag": etag})
        return document(body, ETag=etag)(scene)
    return answer


def _after_refusal(refusal: Callable[[str], Answer]) -> Answerer:
    """A good answer, then those that are none, each with validators of its own."""
    def answer(scene: Scene) -> Answer:
        if scene.turn == 0:
            return document(GOOD, ETag='"good"')(scene)
        return refusal(f'"bad-{scene.turn}"')
    return answer


def keeps_good(requests: list[Request]) -> str | None:
    """Validators of a refused answer never come back."""
    for request in requests[1:]:
        if request.if_none_match not in (None, '"good"'):
            return f"it asked with {request.if_none_match} of an answer that was refused"
    return None if len(requests) >= 3 else f"asked {len(requests)} times only"


def _page(etag: str) -> Answer:
    return Answer(body=b"<html><body>down</body></html>",
                  headers={"Content-Type": "text/html", "ETag": etag})


def _cut(etag: str) -> Answer:
    return Answer(body=GOOD.encode(), headers={"Content-Type": RSS, "ETag": etag},
                  cut_at=len(GOOD) - 5)


def _cut_gzip(etag: str) -> Answer:
    """The length is that of what is sent; only the stream itself does not end."""
    items = [item(number, text=f"{number * 7919 ** 9:x}") for number in range(300)]
    whole = gzip.compress(items_rss(items).encode())
    return Answer(body=whole[:-3000], headers={
        "Content-Type": RSS, "Content-Encoding": "gzip", "ETag": etag})


def _half(etag: str) -> Answer:
    return Answer(body=many(30)[:2000], headers={"Content-Type": RSS, "ETag": etag})


def _unavailable(etag: str) -> Answer:
    return Answer(503, GOOD.encode(), {"Content-Type": RSS, "ETag": etag})


def _too_large(etag: str) -> Answer:
    return Answer(body=GOOD.encode() + b" " * (17 << 20),
                  headers={"Content-Type": RSS, "ETag": etag})


def _flap(scene: Scene) -> Answer:
    return document(GOOD)(scene) if scene.turn % 2 == 0 else _page("")


def _shrink(scene: Scene) -> Answer:
    return document(many(100) if scene.turn % 3 != 1 else items_rss([]))(scene)


def _retry_date(scene: Scene) -> Answer:
    """In twenty seconds, by the clock of the server, which may be another one."""
    return Answer(503, headers={"Retry-After": formatdate(scene.request.at, usegmt=True)})


TTL = rss(channel=(
    "<title>F</title><ttl>1440</ttl><skipHours>" + "".join(
        f"<hour>{hour}</hour>" for hour in range(24)) + "</skipHours>"
    "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>yearly"
    "</sy:updatePeriod>"))
SKIP_DAYS = rss(channel="<title>F</title><skipDays>" + "".join(
    f"<day>{day}day</day>" for day in "Mon Tues Wednes Thurs Fri Satur Sun".split())
    + "</skipDays>")
TTL_NONSENSE = rss(channel=(
    f"<title>F</title><ttl>{'9' * 400}</ttl><ttl>-5</ttl><skipHours><hour>-1</hour><hour>99"
    "</hour><hour>x</hour></skipHours><sy:updateFrequency "
    "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>0</sy:updateFrequency>"))

# A pause that the publisher asks for may be longer by a tenth, so that feeds do not stay together.
DAY_LATER = 86_400 * 1.1 + 60

THREATS = [
    Threat("304-always", _always_304, manners=keeps_asking),
    Threat("304-first", lambda _: Answer(304), Want.REFUSED),
    Threat("etag-changes", _etag_changes, manners=sent_back(_new_etag)),
    Threat("etag-kept", _etag_once('"v\xfc1"'), manners=sent_back(lambda _: '"v\xfc1"')),
    Threat("etag-unquoted", _etag_once("a b,c"), manners=sent_back(lambda _: "a b,c")),
    Threat("etag-control", lambda scene: document(GOOD, ETag='"a\x01\x1bb"')(scene),
           manners=sent_back(lambda _: None)),
    Threat("etag-large", document(GOOD, ETag=f'"{"e" * 30_000}"'),
           manners=sent_back(lambda _: None)),
    Threat("modified-nonsense", document(GOOD, Last_Modified="the day before; yesterday"),
           manners=sent_back(lambda _: "the day before; yesterday", "if-modified-since")),
    Threat("etag-of-page", _after_refusal(_page), polled=1, manners=keeps_good),
    Threat("etag-of-cut", _after_refusal(_cut), polled=1, manners=keeps_good),
    # What came whole of it may be taken, but it is asked for again as if for the first time.
    Threat("etag-of-cut-gzip", _after_refusal(_cut_gzip), Want.EITHER, manners=keeps_good),
    Threat("etag-of-half", _after_refusal(_half), Want.EITHER, manners=lambda _: None),
    Threat("etag-of-503", _after_refusal(_unavailable), polled=1, manners=keeps_good),
    Threat("etag-of-large", _after_refusal(_too_large), polled=1, manners=keeps_good),
    Threat("cache-max-age", with_headers(Cache_Control="public, max-age=30"),
           manners=again_after(30, 35)),
    Threat("max-age-huge", with_headers(Cache_Control=f"max-age={'9' * 300}"), manners=once),
    Threat("max-age-negative", with_headers(Cache_Control="max-age=-1, max-age=x, =,;,"),
           manners=keeps_asking),
    Threat("expires-huge", with_headers(Expires="Fri, 01 Jan 2999 00:00:00 GMT"), manners=once),
    Threat("expires-nonsense", with_headers(Expires="-1", Date="x", Age="9" * 99),
           manners=keeps_asking),
    Threat("ttl-skip", document(TTL), manners=once),
    Threat("ttl-nonsense", document(TTL_NONSENSE)),
    # Who never wakes is asked all the same.
    Threat("skip-days", document(SKIP_DAYS), manners=keeps_asking),
    Threat("retry-429", lambda _: Answer(429, headers={"Retry-After": "20"}), Want.REFUSED,
           manners=again_after(19, 26)),
    Threat("retry-huge", lambda _: Answer(503, headers={"Retry-After": "9" * 60}), Want.REFUSED,
           manners=once),
    Threat("retry-negative", lambda _: Answer(503, headers={"Retry-After": "-20"}), Want.REFUSED),
    Threat("retry-date", _retry_date, Want.REFUSED),
    Threat("gone-410", lambda _: Answer(410), Want.REFUSED, manners=once),
    Threat("flap", _flap, Want.EITHER, manners=lambda _: None, polled=1),
    Threat("shrink", _shrink, mentions=100, polled=100, manners=keeps_asking),
]

# Those that must be asked again a day later, not never.
SLEEPERS = ("expires-huge", "ttl-skip", "max-age-huge")
