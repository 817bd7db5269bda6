# SPDX-License-Identifier: Apache-2.0
"""One hostile feed: what its server does, and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from feeds import BRAND
from server import Answer, Request, Wire

RSS = "application/rss+xml"
JSON_FEED = "application/feed+json"


class Want(Enum):
    """What must come of a feed."""

    # No error, and as many mentions as the threat says.
    READ = "read"
    # One error record, and no mention.
    REFUSED = "refused"
    # A result or an error record.
    EITHER = "either"


@dataclass
class Scene:
    """What the server of a hostile feed knows when it is asked."""

    request: Request
    # How often it was asked before.
    turn: int
    # Where this feed lies, without a path.
    base: str
    # An address that must not be reached, with the name of the threat in its path.
    canary: str
    # The same place, for addresses that are spelt in another way.
    canary_port: int
    # A file of this machine whose text must not be told.
    secret_file: str


Answerer = Callable[[Scene], Answer]


@dataclass(frozen=True)
class Threat:
    """A row of the tables: its name is that of README.md."""

    name: str
    answer: Answerer
    want: Want = Want.READ
    mentions: int = 1
    # The address of the feed; {base} is where its server listens.
    url: str = "{base}/feed"
    # Whether the address holds a user name and a password; a move for good is kept without only.
    has_password: bool = True
    # What is done in place of HTTP.
    greeting: Callable[[Wire], None] | None = None
    # Bytes that may leave the server for one fetch.
    most_sent: int | None = None
    most_requests: int | None = None
    # The fetch ends by itself, before its time limit.
    is_swift: bool = False
    # It keeps the whole daemon busy: it is polled beside good feeds only.
    is_alone: bool = False
    # Text that must not be in any output.
    never: str | None = None
    # Text that must be in the mentions.
    always: str | None = None
    # Mentions after several polls, where they differ from those of one look.
    polled: int | None = None
    # What the requests of several polls must be like: the sentence of what is wrong, or None.
    manners: Callable[[list[Request]], str | None] = field(default=lambda _: None)


def document(body: bytes | str, content_type: str = RSS, **headers: str) -> Answerer:
    """The same document every time; `$canary`, `$base` and `$secret` in it are filled in."""
    body = body.encode() if isinstance(body, str) else body

    def answer(scene: Scene) -> Answer:
        named = {"Content-Type": content_type}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        return Answer(body=filled(body, scene), headers=named)
    return answer


def made(body: Callable[[], bytes], content_type: str = RSS) -> Answerer:
    """A document that is large: made when it is asked for, and not sent again to whoever has it."""
    body, etag = cache(body), '"large"'

    def answer(scene: Scene) -> Answer:
        if scene.request.if_none_match == etag:
            return Answer(304, headers={"ETag": etag})
        return Answer(body=body(), headers={"Content-Type": content_type, "ETag": etag})
    return answer


def raw(write: Callable[[Wire], None]) -> Answerer:
    """Bytes that need not be HTTP."""
    return lambda _: Answer(raw=write)


def filled(body: bytes, scene: Scene) -> bytes:
    if b"$" not in body:
        return body
    for name, value in (("$canary", scene.canary), ("$base", scene.base),
                        ("$secret", scene.secret_file)):
        body = body.replace(name.encode(), value.encode())
    return body


def rss(title: str = f"{BRAND} opens a shop", more: str = "", *, before: str = "",
        channel: str = "<title>Forum</title>", guid: str = "one") -> str:
    """A document with one item."""
    return (f"{before}<rss version=\"2.0\"><channel>{channel}<item>"
            f"<guid isPermaLink=\"false\">{guid}</guid><title>{title}</title>{more}</item>"
            "</channel></rss>")


def items_rss(items: list[str]) -> str:
    return ("<rss version=\"2.0\"><channel><title>Forum</title>" + "".join(items)
            + "</channel></rss>")


GOOD = rss(f"{BRAND} opens a good shop")
