# SPDX-License-Identifier: Apache-2.0
"""Redirects that lead in circles, to other schemes, and to addresses that must not be reached."""

import random

from server import Answer, Request, Wire
from threats.threat import (
    GOOD, Answerer, Scene, Threat, Want, document, filled,
)

# What the feeds of these tables may ask at most, over all redirects of one fetch.
MOST_REQUESTS = 25


def to(target: str, status: int = 302, body: bytes = b"") -> Answerer:
    """`$canary`, `$base` and `$port` in the target are filled in."""
    def answer(scene: Scene) -> Answer:
        location = filled(target.encode(), scene).decode("latin-1")
        return Answer(status, body, {
            "Location": location.replace("$port", str(scene.canary_port))})
    return answer


def _to_canary(name: str, target: str, **more: object) -> Threat:
    target = target.replace("/canary", f"/canary/redirect-{name}")
    return Threat(f"redirect-{name}", to(target), Want.REFUSED, most_requests=MOST_REQUESTS, **more)


def _loop(scene: Scene) -> Answer:
    other = "/feed" if scene.request.path == "/other" else "/other"
    return Answer(302, headers={"Location": scene.base + other})


def _chain(scene: Scene) -> Answer:
    number = int(scene.request.path.removeprefix("/feed") or 0)
    if number == 40:
        return document(GOOD)(scene)
    return Answer(302, headers={"Location": f"{scene.base}/feed{number + 1}"})


def _growing(scene: Scene) -> Answer:
    return Answer(302, headers={"Location": f"{scene.base}{scene.request.path}x"})


def _then(status: int, place: str, last: Answerer = document(GOOD)) -> Answerer:
    """A redirect to a good feed at the same server."""
    def answer(scene: Scene) -> Answer:
        if scene.request.path == place:
            return last(scene)
        return Answer(status, headers={"Location": scene.base + place})
    return answer


def keeps_new_address(requests: list[Request]) -> str | None:
    """Once three answers have named it; how often that is is ours."""
    paths = [request.path for request in requests]
    olds = [place for place, path in enumerate(paths) if path == "/feed"]
    news = [place for place, path in enumerate(paths) if path == "/new"]
    if len(olds) > 6:
        return f"the old address was asked {len(olds)} times"
    if not news or paths[-2:] != ["/new", "/new"]:
        return f"the last requests went to {paths[-4:]}, not to the new address"
    return None


def keeps_old_address(requests: list[Request]) -> str | None:
    count = sum(1 for request in requests if request.path == "/feed")
    return None if count >= 5 else f"the configured address was asked {count} times only"


def _endless_body(wire: Wire) -> None:
    wire.send(b"HTTP/1.1 302 Found\r\nLocation: /new\r\n\r\n")
    while not wire.owner.closing.is_set():
        wire.send(b"junk " * 13_000)


def no_password_elsewhere(requests: list[Request]) -> str | None:
    """The feed's password is for its own host."""
    leaks = [request.host for request in requests
             if request.path == "/elsewhere" and "authorization" in request.headers]
    return f"the password was sent to {leaks[0]}" if leaks else None


def _elsewhere(scene: Scene) -> Answer:
    """To another host that may be reached, and which must not be told the password."""
    if scene.request.path == "/elsewhere":
        return document(GOOD)(scene)
    return Answer(302, headers={
        "Location": f"http://{OTHER_HOST}:{scene.canary_port}/elsewhere"})


OTHER_HOST = "127.1.9.9"

THREATS = [
    Threat("redirect-loop", _loop, Want.REFUSED, most_requests=MOST_REQUESTS),
    Threat("redirect-self", to("$base/feed"), Want.REFUSED, most_requests=MOST_REQUESTS),
    Threat("redirect-grows", _growing, Want.REFUSED, most_requests=MOST_REQUESTS),
    Threat("redirect-chain-40", _chain, Want.REFUSED, most_requests=MOST_REQUESTS),
    Threat("redirect-endless-body", lambda scene: (
        document(GOOD)(scene) if scene.request.path == "/new" else Answer(raw=_endless_body)),
        Want.EITHER, most_sent=64 << 20),
    *[_to_canary(scheme, f"{scheme}://127.0.0.2:$port/canary") for scheme in (
        "gopher", "dict", "ftp", "ftps", "ldap", "smb", "telnet", "tftp", "rtsp", "imap", "pop3",
        "smtp", "mqtt", "sftp", "scp", "ws", "https")],
    _to_canary("data", f"data:application/rss+xml,{GOOD.replace(' ', '%20')}",
               never="opens a good shop"),
    _to_canary("file", "file://$secret", never="the-text-of-a-local-file"),
    _to_canary("javascript", "javascript:alert(1)"),
    _to_canary("v4mapped", "http://[::ffff:127.0.0.2]:$port/canary"),
    _to_canary("v4mapped-hex", "http://[::ffff:7f00:2]:$port/canary"),
    _to_canary("v4compatible", "http://[::127.0.0.2]:$port/canary"),
    _to_canary("nat64", "http://[64:ff9b::127.0.0.2]:$port/canary"),
    _to_canary("v6-loopback", "http://[::1]:$port/canary"),
    _to_canary("v6-unspecified", "http://[::]:$port/canary"),
    _to_canary("v6-zone", "http://[fe80::1%25lo]:$port/canary"),
    _to_canary("zero", "http://0.0.0.0:$port/canary"),
    _to_canary("zero-short", "http://0:$port/canary"),
    _to_canary("loopback", "http://127.0.0.2:$port/canary"),
    _to_canary("localhost", "http://localhost:$port/canary"),
    _to_canary("decimal", "http://2130706434:$port/canary"),
    _to_canary("octal", "http://0177.0.0.2:$port/canary"),
    _to_canary("hexadecimal", "http://0x7f000002:$port/canary"),
    _to_canary("short", "http://127.2:$port/canary"),
    _to_canary("dot", "http://127.0.0.2.:$port/canary"),
    _to_canary("fullwidth", "http://127。0。0。2:$port/canary"),
    _to_canary("userinfo", "http://user:password@127.0.0.2:$port/canary"),
    _to_canary("userinfo-lie", "http://127.1.9.9:80@127.0.0.2:$port/canary"),
    _to_canary("no-scheme", "//127.0.0.2:$port/canary"),
    _to_canary("backslash", "http:\\\\127.0.0.2:$port\\canary"),
    _to_canary("blank", " http://127.0.0.2:$port/canary"),
    _to_canary("tab", "ht\ttp://127.0.0.2:$port/canary"),
    _to_canary("private", "http://10.0.0.1:$port/canary"),
    _to_canary("link-local", "http://169.254.169.254:$port/canary"),
    _to_canary("broadcast", "http://255.255.255.255:$port/canary"),
    _to_canary("multicast", "http://224.0.0.1:$port/canary"),
    _to_canary("bad-url", "http://[::bad::url]:x:y/%zz"),
    _to_canary("bad-port", "http://127.1.9.9:99999/"),
    _to_canary("long", "http://" + "a" * 60_000 + "/"),
    Threat("redirect-empty", to(""), Want.REFUSED, most_requests=MOST_REQUESTS),
    Threat("redirect-none", lambda _: Answer(302), Want.REFUSED),
    Threat("redirect-permanent", _then(301, "/new"), manners=keeps_new_address,
           has_password=False),
    Threat("redirect-308", _then(308, "/new"), manners=keeps_new_address,
           has_password=False),
    Threat("redirect-302", _then(302, "/new"), manners=keeps_old_address),
    Threat("redirect-307", _then(307, "/new"), manners=keeps_old_address),
    Threat("redirect-permanent-bad", _then(301, "/new", to("http://127.0.0.2:$port/canary")),
           Want.REFUSED, most_requests=MOST_REQUESTS),
    Threat("redirect-elsewhere", _elsewhere, manners=no_password_elsewhere),
    Threat("refresh-header", document(GOOD, Refresh="0; url=$canary",
                                      Link="<$canary>; rel=\"preload\"")),
    Threat("refresh-page", document(
        "<html><head><meta http-equiv='refresh' content='0;url=$canary'></head></html>",
        "text/html"), Want.REFUSED),
    Threat("connect-refused", document(GOOD), Want.REFUSED, url="http://{host}:1/feed"),
    Threat("direct-loopback", document(GOOD), Want.REFUSED,
           url="http://127.0.0.2:{port}/canary/direct-loopback"),
    Threat("direct-v4mapped", document(GOOD), Want.REFUSED,
           url="http://[::ffff:127.0.0.2]:{port}/canary/direct-v4mapped"),
    Threat("direct-localhost", document(GOOD), Want.REFUSED,
           url="http://localhost:{port}/canary/direct-localhost"),
    Threat("tls-garbage", document(GOOD), Want.REFUSED, url="https://{host}:{port}/feed",
           greeting=lambda wire: wire.send(random.Random(5).randbytes(20_000))),
    Threat("tls-endless", document(GOOD), Want.REFUSED, url="https://{host}:{port}/feed",
           greeting=lambda wire: _forever(wire), is_alone=True),
    Threat("tls-silent", document(GOOD), Want.REFUSED, url="https://{host}:{port}/feed",
           greeting=lambda wire: wire.rest(3600)),
    Threat("tls-plain", document(GOOD), Want.REFUSED, url="https://{host}:{port}/feed"),
]


def _forever(wire: Wire) -> None:
    """Records of TLS that say nothing."""
    while not wire.owner.closing.is_set():
        wire.send(b"\x16\x03\x03\x40\x00" + bytes(0x4000))
