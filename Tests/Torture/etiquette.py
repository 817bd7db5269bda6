# SPDX-License-Identifier: Apache-2.0
"""Feeds that watch how they are asked: too soon, with wrong validators, after they were gone."""

import random
import threading
import time
from dataclasses import dataclass, field

from feeds import Item, Writer, rss
from server import Answer, Request

# Items that a feed shows; older ones leave it.
WINDOW = 30
# A request is noted some time after it was sent, on a busy machine much later than the next one;
# without any spacing they come at once.
BETWEEN_CONNECTIONS = 0.5
# Steps of the clocks.
EXACT = 0.005


@dataclass
class Validators:
    etag: str | None = None
    last_modified: str | None = None


# How feeds name their versions; some are no valid headers, and must come back as they are.
FORMS = {
    "both": ('"{version}"', "{date}"),
    "weak": ('W/"{version}"', None),
    "bare": ("{version}-no-quotes", None),
    "odd date": (None, "version {version}, some Tuesday"),
    "date": (None, "{date}"),
}


@dataclass
class WatchedFeed:
    """One feed, and the rules by which it is to be asked."""

    name: str
    host: str
    form: str = "both"
    # Seconds between an answer and the next request.
    interval: float = 1.0
    # Every so many requests are answered by this status and Retry-After.
    rest_every: int = 0
    rest_status: int = 503
    rest_seconds: int = 0
    # From this request on the feed is gone.
    gone_after: int | None = None
    max_age: int | None = None
    always: int | None = None

    items: list[Item] = field(default_factory=list)
    version: int = 0
    asked: int = 0
    unchanged: int = 0
    failures: int = 0
    # The version whose validators came back: it is stored.
    stored: int = -1
    told: Validators | None = None
    last: float | None = None
    not_before: float = 0
    is_gone: bool = False

    @property
    def is_steady(self) -> bool:
        """It only has documents to give."""
        return not (self.rest_every or self.gone_after or self.always or self.max_age)

    @property
    def is_stored(self) -> bool:
        return self.always is not None or self.stored == self.version


class Etiquette:
    """Answers for all feeds, and notes each breach of the rules."""

    def __init__(self, feeds: list[WatchedFeed], spacing: float) -> None:
        self.feeds = {feed.name: feed for feed in feeds}
        self.spacing = spacing
        self.breaches: list[str] = []
        # The shortest seconds that were seen between two requests, less what is allowed.
        self.least_margin = float("inf")
        self.least_spacing = float("inf")
        self._hosts: dict[str, float] = {}
        self._resting: dict[str, float] = {}
        self._writer = Writer(5)
        self._chance = random.Random(5)
        self._lock = threading.Lock()

    def publish(self, now: float) -> None:
        """Something new in one of the feeds that can be read."""
        with self._lock:
            readable = [feed for feed in self.feeds.values()
                        if feed.always is None and feed.gone_after is None]
            self._renew(self._chance.choice(readable), now)

    def begin(self, now: float) -> None:
        """Each feed has an item to show."""
        for feed in self.feeds.values():
            self._renew(feed, now)

    @property
    def served(self) -> set[str]:
        return {item.uid for feed in self.feeds.values() if feed.always is None
                for item in feed.items}

    @property
    def is_stored(self) -> bool:
        return all(feed.is_stored for feed in self.feeds.values())

    def answer(self, request: Request) -> Answer:
        with self._lock:
            feed = self.feeds[request.path.strip("/")]
            self._check(feed, request, time.monotonic())
            feed.asked += 1
            answer = self._answer(feed, request)
            # The interval counts from the answer on.
            feed.last = time.monotonic()
            return answer

    def _check(self, feed: WatchedFeed, request: Request, now: float) -> None:
        if feed.is_gone:
            self._breach(feed, "was asked after it was gone")
        if feed.last is not None:
            due = max(feed.last + feed.interval, feed.not_before)
            self.least_margin = min(self.least_margin, now - due)
            if now < due - EXACT:
                self._breach(feed, f"was asked {due - now:.3f} s too soon")
        if now < self._resting.get(feed.host, 0) - EXACT:
            self._breach(feed, "was asked while its host rests")
        if feed.host in self._hosts:
            gap = now - self._hosts[feed.host]
            self.least_spacing = min(self.least_spacing, gap)
            if gap < self.spacing - BETWEEN_CONNECTIONS:
                self._breach(feed, f"its host was asked again after {gap:.3f} s")
        self._hosts[feed.host] = now
        sent = Validators(request.if_none_match, request.if_modified_since)
        expected = feed.told or Validators()
        if sent != expected:
            self._breach(feed, f"was asked with {sent}, not {expected}")

    def _answer(self, feed: WatchedFeed, request: Request) -> Answer:
        if feed.always:
            return self._failure(feed, feed.always)
        if feed.gone_after is not None and feed.asked > feed.gone_after:
            feed.is_gone = True
            return Answer(410)
        if feed.rest_every and feed.asked % feed.rest_every == 0:
            return self._rest(feed)
        feed.failures = 0
        feed.not_before = 0
        now = self._validators(feed)
        headers = {name: value for name, value in
                   (("ETag", now.etag), ("Last-Modified", now.last_modified)) if value}
        if feed.max_age is not None:
            headers["Cache-Control"] = f"max-age={feed.max_age}"
            feed.not_before = time.monotonic() + feed.max_age
        if feed.told == now:
            feed.stored = feed.version
            feed.unchanged += 1
            return Answer(304, headers=headers)
        feed.told = now
        return Answer(body=rss(feed.items[:WINDOW]),
                      headers={"Content-Type": "application/rss+xml", **headers})

    def _rest(self, feed: WatchedFeed) -> Answer:
        until = time.monotonic() + feed.rest_seconds
        feed.not_before = until
        feed.failures += 1
        if feed.rest_status == 429:
            self._resting[feed.host] = until
        return Answer(feed.rest_status, headers={"Retry-After": str(feed.rest_seconds)})

    def _failure(self, feed: WatchedFeed, status: int) -> Answer:
        feed.not_before = time.monotonic() + feed.interval * 2 ** min(20, feed.failures)
        feed.failures += 1
        return Answer(status)

    def _renew(self, feed: WatchedFeed, now: float) -> None:
        feed.items.insert(0, self._writer.neutral(now))
        feed.version += 1

    def _validators(self, feed: WatchedFeed) -> Validators:
        etag, date = FORMS[feed.form]
        minute, second = divmod(feed.version, 60)
        texts = {"version": f"{feed.name}-{feed.version}",
                 "date": f"Mon, 05 Jan 2026 {minute // 60:02}:{minute % 60:02}:{second:02} GMT"}
        return Validators(etag.format(**texts) if etag else None,
                          date.format(**texts) if date else None)

    def _breach(self, feed: WatchedFeed, what: str) -> None:
        self.breaches.append(f"{feed.name} {what}")
