# SPDX-License-Identifier: Apache-2.0
"""Invented items, and documents of three formats that hold them."""

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

BRAND = "Halmbach"

PLACES = ("Aurich Bremen Celle Dorum Emden Flensburg Goslar Husum Itzehoe Jever Kiel Leer Meppen "
          "Norden Oldenburg Papenburg Rastede Stade Twist Uelzen Varel Weener Zeven").split()
THINGS = ("shop counter roaster van window poster mug lid sleeve machine grinder kettle stall "
          "corner menu shelf crate label ticket terrace").split()
PEOPLE = "Anke Birte Cord Dörte Enno Femke Geske Hauke Imke Jelto Keno Levke Momme Nele".split()
# Each line is another claim; the words of a line go into texts of their own.
CLAIMS = {
    "glass": ["found glass splinters in the jar", "glass again, disgusting", "cut my lip, glass!",
              "awful, glass inside the bag", "dangerous glass shard in the tin"],
    "mould": ["mouldy beans, disgusting", "mould all over it, terrible", "it was full of mould",
              "mould again, horrible", "the bag was mouldy and it stank"],
    "sick": ["made us sick, terrible", "food poisoning, never again", "we were all sick from it",
             "vomiting all night, horrible", "my child got sick, awful"],
}


@dataclass(frozen=True)
class Item:
    """One thing that somebody says."""

    uid: str
    title: str
    text: str
    author: str
    published: float


class Writer:
    """Invents items; the same seed invents the same ones."""

    def __init__(self, seed: int, prefix: str = "") -> None:
        self._random = random.Random(seed)
        self._prefix = prefix
        self._count = 0

    def neutral(self, published: float) -> Item:
        return self._item(published, f"{BRAND} moves the {self._thing()}",
                          f"From {self._place()} to {self._place()}, with a {self._thing()}.")

    def negative(self, published: float, claim: str) -> Item:
        complaint = self._random.choice(CLAIMS[claim])
        return self._item(published, f"{BRAND} {self._thing()} in {self._place()}",
                          f"{BRAND}: {complaint}. {self._place()}, {self._thing()}.")

    def history(self, now: float, days: int, a_day: int) -> list[Item]:
        """What a brand is usually said to do, from before the daemon watches."""
        return [self.neutral(now - 7200 - day * 86_400 - self._random.random() * 86_400)
                for day in range(days) for _ in range(a_day)]

    def _item(self, published: float, title: str, text: str) -> Item:
        self._count += 1
        uid = f"uid{self._prefix}x{self._count:06d}"
        author = f"{self._random.choice(PEOPLE)} {self._count}"
        return Item(uid, f"{title} {uid}", text, author, published)

    def _thing(self) -> str:
        return self._random.choice(THINGS)

    def _place(self) -> str:
        return self._random.choice(PLACES)


def rss(items: Iterable[Item]) -> bytes:
    parts = [f"<item><guid isPermaLink=\"false\">{item.uid}</guid><title>{item.title}</title>"
             f"<link>https://forum.example/{item.uid}</link><author>{item.author}</author>"
             f"<description>{item.text}</description>"
             f"<pubDate>{format_datetime(_time(item))}</pubDate></item>" for item in items]
    return ("<rss version=\"2.0\"><channel><title>Forum</title>"
            + "".join(parts) + "</channel></rss>").encode()


def atom(items: Iterable[Item]) -> bytes:
    parts = [f"<entry><id>{item.uid}</id><title>{item.title}</title>"
             f"<link href=\"https://blog.example/{item.uid}\"/>"
             f"<author><name>{item.author}</name></author>"
             f"<published>{_time(item).isoformat()}</published>"
             f"<content>{item.text}</content></entry>" for item in items]
    return ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Blogs</title>"
            + "".join(parts) + "</feed>").encode()


def json_feed(items: Iterable[Item]) -> bytes:
    parts = [{"id": item.uid, "title": item.title, "url": f"https://news.example/{item.uid}",
              "content_text": item.text, "authors": [{"name": item.author}],
              "date_published": _time(item).isoformat()} for item in items]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News",
                       "items": parts}).encode()


FORMATS = {
    "rss": (rss, "application/rss+xml"),
    "atom": (atom, "application/atom+xml"),
    "json": (json_feed, "application/feed+json"),
}


def _time(item: Item) -> datetime:
    return datetime.fromtimestamp(int(item.published), UTC)
