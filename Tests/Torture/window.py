# SPDX-License-Identifier: Apache-2.0
"""Feeds whose items live for seconds, and the book of what the daemon must have stored.

An item is settled as soon as the daemon itself shows that it is done with a whole answer that held
it: it sends the ETag of that answer back (validators are committed together with the items), or
the same life asks the same feed again (an answer is taken before the next request). A settled item
that is not stored is lost, whatever happened in between. An item leaves its feed when its seconds
are over and it is settled; so every item that was handed out whole must be stored at the end.
"""

import random
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from feeds import FORMATS, Item
from server import Answer, Request


@dataclass
class Stay:
    """An item in a feed."""

    item: Item
    since: float


@dataclass
class WindowFeed:
    """One feed; with `seconds` None its items stay for ever."""

    format: str
    seconds: float | None
    has_etag: bool
    # So many answers of a hundred end before their body does.
    cut_percent: float = 0
    stays: list[Stay] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)
    # Items by the ETag of the answer that held them.
    by_etag: dict[str, list[str]] = field(default_factory=dict)
    cut_etags: set[str] = field(default_factory=set)
    # What a life was handed out whole since it asked last.
    by_life: dict[int, list[str]] = field(default_factory=dict)
    served: set[str] = field(default_factory=set)
    # With what went out in answers that broke off; the daemon may or may not have had that.
    sent: set[str] = field(default_factory=set)
    etag: str = ""
    serial: int = 0
    not_modified: int = 0
    longest_stay: float = 0
    faults: list[str] = field(default_factory=list)

    def settle(self, request: Request) -> None:
        self.settled.update(self.by_life.pop(request.life, ()))
        if (etag := request.if_none_match) is None:
            return
        if etag in self.cut_etags:
            self.faults.append(f"the ETag {etag} of an answer that was cut came back")
        elif etag in self.by_etag:
            self.settled.update(self.by_etag[etag])
        else:
            self.faults.append(f"the ETag {etag} that came back was never sent")

    def retire(self, now: float) -> None:
        if self.seconds is None:
            return
        staying = []
        for stay in self.stays:
            age = now - stay.since
            if age < self.seconds or stay.item.uid not in self.settled:
                staying.append(stay)
            else:
                self.longest_stay = max(self.longest_stay, age)
        if len(staying) < len(self.stays):
            self.etag = ""
        self.stays = staying

    def add(self, items: Iterable[Item], now: float) -> None:
        stays = [Stay(item, now) for item in items]
        if stays:
            self.etag = ""
        # The newest first, as publishers have it.
        self.stays = stays + self.stays


class WindowFeeds:
    """Answers for all feeds, one request at a time."""

    def __init__(self, feeds: dict[str, WindowFeed], seed: int) -> None:
        self.feeds = feeds
        self.lock = threading.Lock()
        self.answers = 0
        self._random = random.Random(seed)

    def add(self, name: str, items: Iterable[Item]) -> None:
        with self.lock:
            self.feeds[name].add(items, time.monotonic())

    def answer(self, request: Request) -> Answer:
        feed = self.feeds.get(request.path.strip("/"))
        if feed is None:
            return Answer(404)
        with self.lock:
            feed.settle(request)
            feed.retire(time.monotonic())
            if feed.has_etag and feed.etag and request.if_none_match == feed.etag:
                feed.not_modified += 1
                return Answer(304, headers={"ETag": feed.etag})
            return self._document(feed, request.life)

    def _document(self, feed: WindowFeed, life: int) -> Answer:
        write, content_type = FORMATS[feed.format]
        uids = [stay.item.uid for stay in feed.stays]
        body = write(stay.item for stay in feed.stays)
        feed.sent.update(uids)
        headers = {"Content-Type": content_type}
        is_cut = self._random.random() * 100 < feed.cut_percent
        if feed.has_etag:
            headers["ETag"] = self._new_etag(feed, uids, is_cut)
        if is_cut:
            return Answer(body=body, headers=headers, cut_at=len(body) * 2 // 3)

        def when_whole() -> None:
            with self.lock:
                feed.served.update(uids)
                feed.by_life[life] = uids
                self.answers += 1

        return Answer(body=body, headers=headers, when_whole=when_whole)

    def _new_etag(self, feed: WindowFeed, uids: list[str], is_cut: bool) -> str:
        feed.serial += 1
        etag = f'"{feed.format}-{feed.serial}"'
        if is_cut:
            feed.cut_etags.add(etag)
        else:
            feed.etag = etag
            feed.by_etag[etag] = uids
        return etag

    def total(self, what: str) -> set[str]:
        """One of the sets of all feeds together: served, settled, sent."""
        with self.lock:
            return set().union(*(getattr(feed, what) for feed in self.feeds.values()))
