# SPDX-License-Identifier: Apache-2.0
"""Names and addresses under the rules of a fresh installation: public ones alone."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from daemon import Daemon, Place, end_quietly
from feeds import BRAND
from outcome import Failed, expect, until
from server import Answer, Request, Server
from threats import rules
from threats.looks import look
from threats.room import PRIVATE, PRIVATE_V6, PUBLIC, PUBLIC_V6, Names, furnish
from threats.threat import RSS, rss

ALLOWED = (PUBLIC, PUBLIC_V6)


class Web:
    """One server at every address, and feeds that lead to it."""

    def __init__(self, feeds: Mapping[str, str], redirects: Mapping[str, str] | None = None,
                 fetch: str = ", timeout: 5s", networks: str = "") -> None:
        """`feeds`: addresses by name, with {port}; `redirects`: where paths lead; `networks`:
        those that may be reached although they are not public."""
        self.redirects = redirects or {}
        self.server = Server(self.answer, "::")
        self.port = self.server.port
        self.place = Place({name: url.format(port=self.port) for name, url in feeds.items()},
                           fetch=fetch, networks=networks)

    def answer(self, request: Request) -> Answer:
        if target := self.redirects.get(request.path):
            return Answer(302, headers={"Location": target.format(port=self.port)})
        body = rss(f"{BRAND} at {request.path}", guid=request.path).encode()
        return Answer(body=body, headers={"Content-Type": RSS})

    def scan(self) -> dict[str, str | None]:
        """The error of each feed; whoever was read has a mention."""
        found = look(["scan", "--config", str(self.place.config), "--output", "json"],
                     self.place.folder)
        result = json.loads(found.output)
        expect(found.status == 0, f"the scan ended with {found.status}: {found.errors!r}")
        expect(found.seconds < 30, f"the scan took {found.seconds:.0f} s")
        rules.small("the scan", found.memory_kib)
        for feed in result["feeds"]:
            is_read = feed.get("error") is None
            expect(feed["mentions"] == int(is_read), f"{feed['name']}: {feed['mentions']} mentions")
        return {feed["name"]: feed.get("error") for feed in result["feeds"]}

    def check_reached(self) -> None:
        """Connections went to public addresses alone."""
        others = sorted({host for host in self.server.reached if host not in ALLOWED})
        expect(not others, f"reached although not public: {' '.join(others)}")

    def end(self) -> None:
        self.server.stop()
        self.place.remove()


def direct_private() -> str:
    """Each address that is not public, as it is, as an IPv4 in IPv6, and behind a redirect."""
    furnish()
    others = ["127.0.0.1", "0.0.0.0", *PRIVATE, *(f"[::ffff:{address}]" for address in PRIVATE),
              "[::1]", "[::]", *(f"[{address}]" for address in PRIVATE_V6)]
    feeds = {"good": f"http://{PUBLIC}:{{port}}/good",
             "good-v6": f"http://[{PUBLIC_V6}]:{{port}}/6"}
    feeds |= {f"direct-{place}": f"http://{address}:{{port}}/direct"
              for place, address in enumerate(others)}
    feeds |= {f"behind-{place}": f"http://{PUBLIC}:{{port}}/to-{place}"
              for place in range(len(others))}
    web = Web(feeds, {f"/to-{place}": f"http://{address}:{{port}}/behind"
                      for place, address in enumerate(others)})
    errors = web.scan()
    for name, error in errors.items():
        expect((error is None) == name.startswith("good"), f"{name} ({feeds[name]}): {error}")
        if error is not None:
            rules.plain_cause(name, error)
    web.check_reached()
    web.end()
    return f"{len(others)} addresses refused, twice each"


def allowed_network() -> str:
    """A network that the configuration names may be reached, its neighbours not; and a connection
    to it is noticed here."""
    furnish()
    web = Web({"good": f"http://{PUBLIC}:{{port}}/good", "in": "http://10.0.0.1:{port}/in",
               "behind": f"http://{PUBLIC}:{{port}}/to-in", "out": "http://172.16.0.1:{port}/out"},
              {"/to-in": "http://10.0.0.1:{port}/behind"}, networks="10.0.0.0/16")
    errors = web.scan()
    wrong = [name for name, error in errors.items() if (error is None) != (name != "out")]
    expect(not wrong, f"{wrong[:1]}: {errors}")
    try:
        web.check_reached()
    except Failed:
        web.end()
        return "10.0.0.0/16 is reached, 172.16.0.1 is not"
    raise Failed("nobody notices a connection to 10.0.0.1")


def internal_names() -> str:
    """Names that lead inside."""
    furnish()
    inside = {f"in{place}.example": [[address]]
              for place, address in enumerate((*PRIVATE, *PRIVATE_V6, "127.0.0.1", "::1",
                                               "0.0.0.0", "::ffff:10.0.0.1"))}
    Names({"good.example": [[PUBLIC]], **inside})
    web = Web({"good": "http://good.example:{port}/good",
               **{name.removesuffix(".example"): f"http://{name}:{{port}}/x" for name in inside},
               "none": "http://none.example:{port}/x", "last": "http://good.example:{port}/last"})
    errors = web.scan()
    for name, error in errors.items():
        expect((error is None) == (name in ("good", "last")), f"{name}: {error}")
    web.check_reached()
    web.end()
    return f"{len(inside)} names refused"


def mixed_names() -> str:
    """A public and an internal address for one name, in both orders and in IPv4 and IPv6."""
    furnish()
    mixes = [[PUBLIC, "10.0.0.1"], ["10.0.0.1", PUBLIC], ["127.0.0.1", PUBLIC, "192.168.0.1"],
             [PUBLIC, "fd00::1"], ["::1", PUBLIC], ["127.0.0.1", PUBLIC_V6],
             ["169.254.169.254", PUBLIC_V6, "::1"]]
    Names({"good.example": [[PUBLIC]],
           **{f"mixed{place}.example": [mix] for place, mix in enumerate(mixes)}})
    web = Web({"good": "http://good.example:{port}/good",
               **{f"mixed{place}": f"http://mixed{place}.example:{{port}}/m{place}"
                  for place in range(len(mixes))}})
    errors = web.scan()
    expect(errors["good"] is None, f"good: {errors['good']}")
    web.check_reached()
    web.end()
    return f"{sum(error is None for error in errors.values()) - 1} of {len(mixes)} read"


def rebound_names() -> str:
    """A name that is public when it is asked first, and internal from then on."""
    furnish()
    names = Names({"good.example": [[PUBLIC]], "turns.example": [[PUBLIC], ["127.0.0.1"]],
                   "swings.example": [["10.0.0.1"], [PUBLIC]]})
    web = Web({"good": "http://good.example:{port}/good",
               "turns": "http://turns.example:{port}/turns",
               "swings": "http://swings.example:{port}/swings",
               "behind": f"http://{PUBLIC}:{{port}}/to-turns"},
              {"/to-turns": "http://turns.example:{port}/inside"})
    with Daemon(web.place) as daemon:
        came = until(lambda: web.server.count("/good") >= 8 or not daemon.is_running, 30)
        expect(came, "the good feed is not polled")
        seconds = end_quietly(daemon)
    web.check_reached()
    asked = sum("turns" in name for name in names.asked)
    expect(asked >= 2, f"the name was asked {asked} times: nothing was shown")
    web.end()
    return f"{asked} questions, ended in {seconds:.1f} s"


def silent_names() -> str:
    """The server of names does not answer: the others are polled, and SIGTERM ends it."""
    furnish()
    Names({"good.example": [[PUBLIC]]}, silent={"silent.example"})
    web = Web({"good": "http://good.example:{port}/good",
               "silent": "http://silent.example:{port}/x"}, fetch=", timeout: 3s")
    with Daemon(web.place) as daemon:
        until(lambda: "A feed could not be read." in web.place.logged(), 15)
        came = until(lambda: web.server.count("/good") >= 6, 15)
        expect(came, "the good feed is not polled")
        expect("feed=silent" in web.place.logged(), "no error record of the silent name")
        seconds = end_quietly(daemon)
    expect(seconds < 5, f"SIGTERM took {seconds:.1f} s")
    web.end()
    return f"ended in {seconds:.1f} s"


def nothing_fetched() -> str:
    """All feeds fail because nobody can be reached: status 69, not 65."""
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        found = look(["scan", "--brand", BRAND, "--output", "json", "http://127.0.0.1:9/a",
                      "http://10.0.0.1/b"], Path(folder))
    expect(found.status == 69, f"the scan ended with {found.status}: {found.errors!r}")
    errors = found.errors.decode().splitlines()
    expect(len(errors) == 2, f"{len(errors)} lines of error for two feeds")
    return "status 69"
