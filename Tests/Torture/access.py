# SPDX-License-Identifier: Apache-2.0
"""Feeds that are not reached as others are: through a proxy, and behind a login."""

import re
import time
from collections.abc import Iterable

from certificates import Authority
from daemon import Place, end_quietly, last_line
from outcome import expect, until
from server import Answer
from socks import Asked, SocksProxy
from steady import Steady

NAME = "feed.invalid"
SAID = "A feed could not be read."
# So many characters of a key in a row are no accident.
TELLING = 12


def through_socks() -> str:
    """A proxy alone knows the name of a feed, and is asked for nothing private."""
    addresses = {"forum": f"http://{NAME}/forum", "inside": "http://10.0.0.1/inside"}
    with SocksProxy() as proxy, Steady(
            ["forum"], addresses=addresses, networks="",
            fetch=f", proxy: \"{proxy.address}\"") as calm:
        proxy.known[NAME] = ("127.0.0.1", calm.servers[0].port)
        with calm.life() as daemon:
            for turn in ("first", "then"):
                calm.publish()
                calm.wait_until_stored(f"{turn} through the proxy")
            wait_until_failing(calm.place, "inside", "10.0.0.1, which lies in a network")
            check_asked(proxy.asked)
            expect(proxy.silent == 0, f"{proxy.silent} connections to the proxy asked for nothing")
            end_quietly(daemon)
        return f"{calm.check()} mentions, the proxy was asked for {NAME} {len(proxy.asked)} times"


def login_by_certificate() -> str:
    """A server reads the certificate of whoever asks; who has none gets nothing."""
    with Authority() as authority:
        certificate, key = authority.sign("partner")
        command = authority.trusting()
        with Steady(["partner"], tls=authority.server(),
                    addresses={"stranger": "{base}/stranger"},
                    more={"partner": f", client_certificate: {certificate}, client_key: {key}"},
                    ) as calm:
            # Certificates are valid from now on.
            calm.place.clock.run(1, time.time())
            calm.publish()
            with calm.life(before=command) as daemon:
                calm.wait_until_stored("with a certificate")
                wait_until_failing(calm.place, "stranger")
                expect(calm.servers[0].count("/stranger") == 0, "asked without a certificate")
                # The error of a login names the file to renew, and tells nothing of it.
                calm.special["partner"] = Answer(403)
                wait_until_failing(calm.place, "partner", f"renew {certificate}")
                end_quietly(daemon)
            check_untold(calm.place.logged(), key.read_text())
            return f"{calm.check()} mentions with a certificate, none without"


def is_failing(log: str, feed: str, why: str) -> bool:
    """Whether a line says that this feed could not be read, and why."""
    return any(SAID in line and f"feed={feed} " in line and why in line
               for line in log.splitlines())


def wait_until_failing(place: Place, feed: str, why: str = "", seconds: float = 15) -> None:
    told = until(lambda: is_failing(place.logged(), feed, why), seconds)
    expect(told, f"no line says that {feed} could not be read ({why or 'whyever'}); "
                 f"{last_line(place)}")


def check_asked(asked: Iterable[Asked]) -> None:
    """The proxy heard the name of the feed, and of nothing else."""
    others = set(asked) - {Asked(NAME, 80, True)}
    expect(not others, f"the proxy was asked for {others}")


def check_untold(log: str, key: str) -> None:
    """Nothing of a private key stands in the log."""
    expect("PRIVATE KEY" not in log, "the log holds a private key")
    for line in re.findall(r"^[A-Za-z0-9+/=]+$", key, re.MULTILINE):
        told = any(line[place:place + TELLING] in log
                   for place in range(max(len(line) - TELLING + 1, 1)))
        expect(not told, "the log holds a part of the private key")
