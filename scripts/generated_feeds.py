# SPDX-License-Identifier: Apache-2.0
"""Invented feeds of 30 KB for measuring: about what a shop, a forum or a paper offers.

The same number gives the same bytes. All documents are of one size and one age, so that a web
server gives all of them one ETag.
"""

import os
import random
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from pathlib import Path

BRAND = "Halmbach"
BYTES = 30_000
ITEMS = 30
# Of these items so many name the brand: from the first to the second number.
NAMING = (1, 3)
# The newest item of every feed, in seconds since 1970; and the seconds between two.
NEWEST, PAUSE = 1_735_689_600, 5400

PLACES = ("Aurich Bremen Celle Dorum Emden Flensburg Goslar Husum Itzehoe Jever Kiel Leer Meppen "
          "Norden Oldenburg Papenburg Rastede Stade Twist Uelzen Varel Weener Zeven").split()
THINGS = ("counter roaster van window poster mug lid sleeve machine grinder kettle stall corner "
          "menu shelf crate label ticket terrace timetable ferry bridge market garden").split()
PEOPLE = "Anke Birte Cord Dörte Enno Femke Geske Hauke Imke Jelto Keno Levke Momme Nele".split()
SENTENCES = (
    "The {thing} in {place} was moved on {number} occasions this year.",
    "We waited {number} minutes for a {thing}, which was a nuisance.",
    "A good {thing} costs {number} euros in {place} &amp; a little more in {other}.",
    "Der Laden in {place} hat den {thing} nach {number} Tagen zurückgenommen.",
    "Nobody from {other} has answered since the {thing} broke.",
    "Sehr freundlich, und der {thing} kam schon am {number}. an.",
    "It is &lt;b&gt;slower&lt;/b&gt; than the old {thing} from {other}.",
    "Ob das {number} Leute in {place} wissen, ist eine andere Frage.",
    "They say that {place} and {other} will share one {thing} from spring on.",
    "My {thing} stopped after {number} weeks; {other} sent a new one at once.",
    "Ich würde den {thing} aus {place} wieder nehmen, aber nicht für {number} Euro.",
    "The council of {place} talked about it for {number} hours.",
)
OF_BRAND = (
    f"{BRAND} has a new {{thing}} in {{place}}.",
    f"The {{thing}} from {BRAND} broke after {{number}} days, disappointing.",
    f"Bei {BRAND} in {{place}} ist der {{thing}} jetzt günstiger.",
    f"{BRAND} moved its {{thing}} from {{place}} to {{other}}.",
)


def feed(number: int, *, items: int = ITEMS, naming: tuple[int, int] = NAMING,
         size: int = BYTES) -> bytes:
    """An RSS document of exactly so many bytes."""
    chance = random.Random(number)
    count = chance.randint(*naming)
    named = set(chance.sample(range(items), count))
    head = (f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Feed '
            f"{number}</title><link>https://feed{number}.example/</link>"
            "<description>Invented for measuring</description>\n").encode()
    tail = b"</channel></rss>\n"
    # Room for the comment that fills up.
    room = (size - len(head) - len(tail) - 100) // items
    parts = [_item(chance, number, place, place in named, room) for place in range(items)]
    missing = size - len(head) - len(tail) - sum(map(len, parts)) - len(b"<!---->")
    if missing < 0:
        raise ValueError(f"{size} bytes are too few for {items} items")
    return b"".join([head, *parts, b"<!--", b"." * missing, b"-->", tail])


def write_feeds(folder: Path, count: int, **shape: object) -> None:
    """`feed0.xml` and so on, all of the same age; nothing if they are there.

    `shape`: as for `feed`.
    """
    done = folder / "done"
    if done.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"feed{number}.xml"
        path.write_bytes(feed(number, **shape))
        os.utime(path, (NEWEST, NEWEST))
    done.touch()


def _item(chance: random.Random, number: int, place: int, is_named: bool, room: int) -> bytes:
    uid = f"{number}-{place}"
    time = datetime.fromtimestamp(NEWEST - place * PAUSE, UTC)
    words = [_sentence(chance, OF_BRAND)] if is_named else []
    usual = _usual_sentences()
    head = (f"<item><guid isPermaLink=\"false\">tag:feed{number}.example,2026:{uid}</guid>"
            f"<title>{chance.choice(THINGS).title()} {chance.choice(PLACES)} {uid}</title>"
            f"<link>https://feed{number}.example/items/{uid}?utm_source=rss</link>"
            f"<author>{chance.choice(PEOPLE)} {chance.randrange(10_000)}</author>"
            f"<category>{chance.choice(THINGS)}</category>"
            f"<pubDate>{format_datetime(time)}</pubDate><description>")
    tail = "</description></item>\n"
    left = room - len((head + tail + "".join(words)).encode())
    while left > 0:
        words.append(usual[int(chance.random() * len(usual))])
        left -= len(words[-1].encode()) + 1
    # The last sentence is one too many.
    if len(words) > 1:
        words.pop()
    return (head + " ".join(words) + tail).encode()


@cache
def _usual_sentences() -> list[str]:
    """Enough that no two items are alike; made once, since that is what takes long."""
    chance = random.Random(0)
    return [_sentence(chance, SENTENCES) for _ in range(10_000)]


def _sentence(chance: random.Random, forms: tuple[str, ...]) -> str:
    return chance.choice(forms).format(
        thing=chance.choice(THINGS), place=chance.choice(PLACES), other=chance.choice(PLACES),
        number=chance.randrange(2, 90))
