# SPDX-License-Identifier: Apache-2.0
"""Feeds that only grow, and a daemon that reads them: the calm in which one fault is set."""

import ssl
from collections.abc import Iterable, Mapping

from daemon import Daemon, Place, end_quietly, last_line
from feeds import FORMATS, Item, Writer
from mentions import check_mentions
from outcome import expect, note, until
from server import Answer, Request, Server

BEGIN = 1_795_000_000


class Steady:
    """Feeds of one format; what the daemon has stored is known by the ETags it sends back."""

    def __init__(self, names: Iterable[str] = ("forum", "blogs"), *, hosts: int = 1,
                 format: str = "rss", tls: ssl.SSLContext | None = None,
                 addresses: Mapping[str, str] | None = None, **place: object) -> None:
        """`addresses`: those of feeds that are named in another way, and of feeds that must not
        be read; {base} is where the first server listens."""
        self.format = format
        self.writer = Writer(3)
        self.items: dict[str, list[Item]] = {name: [] for name in names}
        self.stored: dict[str, int] = {}
        # Answers of another kind, by the name of the feed.
        self.special: dict[str, Answer] = {}
        self.servers = [Server(self.answer, f"127.0.0.{number + 1}", tls)
                        for number in range(hosts)]
        usual = {name: f"{self.servers[number % hosts].address}/{name}"
                 for number, name in enumerate(self.items)}
        others = {name: address.format(base=self.servers[0].address)
                  for name, address in (addresses or {}).items()}
        self.place = Place(usual | others, **place)
        self.place.clock.run(1, BEGIN)

    def __enter__(self) -> "Steady":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        for server in self.servers:
            server.stop()
        if kind is None:
            self.place.remove()
        else:
            note(f"left to look at: {self.place.folder}")

    def life(self, **options: object) -> Daemon:
        """A life of the daemon; while it is waited for, it must not end."""
        self.daemon = Daemon(self.place, **options)
        return self.daemon

    def first_life(self) -> None:
        """A whole life, so that there is something to find for the next one."""
        self.publish()
        with self.life() as daemon:
            self.wait_until_stored("at first")
            end_quietly(daemon)

    def answer(self, request: Request) -> Answer:
        name = request.path.strip("/")
        if name in self.special:
            return self.special[name]
        items = list(self.items[name])
        etag = f'"{name}-{len(items)}"'
        if request.if_none_match == etag:
            self.stored[name] = len(items)
            return Answer(304, headers={"ETag": etag})
        write, content_type = FORMATS[self.format]
        return Answer(body=write(items), headers={"Content-Type": content_type, "ETag": etag})

    def publish(self, count: int = 3) -> None:
        """Something new in every feed."""
        now = self.place.clock.now()
        for items in self.items.values():
            items[:0] = [self.writer.neutral(now) for _ in range(count)]

    @property
    def requests(self) -> int:
        return sum(len(server.asked) for server in self.servers)

    def is_stored(self) -> bool:
        return all(self.stored.get(name) == len(items) for name, items in self.items.items()
                   if name not in self.special)

    def wait_until_stored(self, when: str, seconds: float = 20) -> None:
        daemon = self.daemon
        done = until(lambda: self.is_stored() or not daemon.is_running, seconds)
        expect(daemon.is_running, f"{when}: it ended by itself with {daemon.process.poll()}; "
                                  f"{last_line(self.place)}")
        if not done:
            behind = [name for name, items in self.items.items()
                      if name not in self.special and self.stored.get(name) != len(items)]
            expect(False, f"{when}: {len(behind)} of {len(self.items)} feeds were not stored in "
                          f"{seconds:.0f} s; {last_line(self.place)}")

    def check(self) -> int:
        """How many mentions are stored: all that were ever said, each once."""
        said = {item.uid for items in self.items.values() for item in items}
        check_mentions(self.place.mentions(), said)
        return len(said)
