# SPDX-License-Identifier: Apache-2.0
"""Hostile feeds beside good ones: one server for all, each feed at an address of its own.

The networks of the feeds may be reached; every other address of the server must not be, and
whoever connects to one has been led there by a feed.
"""

import secrets
import threading
from collections.abc import Sequence

from daemon import Place
from feeds import BRAND
from outcome import expect
from server import Answer, Request, Server
from threats.documents import FILE_TEXT
from threats.threat import RSS, Scene, Threat, rss

NETWORK = "127.1.0.0/16"
CANARY = "127.0.0.2"
GOODS = ("good-first", "good-last")
BEGIN = 1_795_000_000


class Field:
    """The server and the configuration of some threats."""

    def __init__(self, threats: Sequence[Threat], seconds: int = 5,
                 networks: str = NETWORK) -> None:
        """`seconds`: the time limit of a fetch; `networks`: what may be reached."""
        self.threats = {threat.name: threat for threat in threats}
        self.password = f"p4ss-{secrets.token_hex(8)}"
        self.turns: dict[str, int] = {}
        self.lock = threading.Lock()
        self.server = Server(self.answer, "::")
        names = [GOODS[0], *self.threats, GOODS[1]]
        self.hosts = {name: f"127.1.{place // 200}.{place % 200 + 1}"
                      for place, name in enumerate(names)}
        self.names = {host: name for name, host in self.hosts.items()}
        self.addresses = {name: self._address(name) for name in names}
        for name, threat in self.threats.items():
            if threat.greeting:
                self.server.greetings[self.hosts[name]] = threat.greeting
        self.place = Place({name: self._with_password(name) for name in names},
                           fetch=f", timeout: {seconds}s", networks=networks)
        self.place.clock.run(1, BEGIN)
        self.secret_file = self.place.folder / "secret"
        self.secret_file.write_text(FILE_TEXT)
        self._prepare()

    def __enter__(self) -> "Field":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.server.stop()
        if kind is None:
            self.place.remove()

    def _prepare(self) -> None:
        """Large documents are made now: while they are, this server would answer nobody."""
        for name, threat in self.threats.items():
            threat.answer(self.scene(name, Request("/feed", 0, None), 0))

    def _address(self, name: str) -> str:
        """As it may be shown."""
        host, port = self.hosts[name], self.server.port
        base = f"http://{host}:{port}"
        pattern = self.threats[name].url if name in self.threats else "{base}/feed"
        return pattern.format(base=base, host=host, port=port)

    def _with_password(self, name: str) -> str:
        if name in self.threats and not self.threats[name].has_password:
            return self.addresses[name]
        return self.addresses[name].replace("://", f"://reader:{self.password}@", 1)

    def answer(self, request: Request) -> Answer:
        name = self.names.get(request.host)
        if name in GOODS:
            body = rss(f"{BRAND} opens {name}", guid=name).encode()
            return Answer(body=body, headers={"Content-Type": RSS})
        if (threat := self.threats.get(name or "")) is None:
            return self._other(request)
        with self.lock:
            turn = self.turns.get(threat.name, 0)
            self.turns[threat.name] = turn + 1
        return threat.answer(self.scene(threat.name, request, turn))

    def _other(self, request: Request) -> Answer:
        """The canary, or a host beside those of the feeds: a good feed."""
        body = rss(f"{BRAND} was reached at {request.host}", guid="canary").encode()
        return Answer(body=body, headers={"Content-Type": RSS})

    def scene(self, name: str, request: Request, turn: int) -> Scene:
        port = self.server.port
        return Scene(request, turn, f"http://{self.hosts[name]}:{port}",
                     f"http://{CANARY}:{port}/canary/{name}", port, str(self.secret_file))

    def requests(self, name: str) -> list[Request]:
        """Those that a feed has brought about: at its address, or at the other host."""
        host = self.hosts[name]
        return [request for request in list(self.server.asked)
                if request.host == host
                or (name == "redirect-elsewhere" and request.path == "/elsewhere")]

    def check_canary(self) -> None:
        """Nobody came to an address that must not be reached."""
        paths = [f"{request.host}{request.path}" for request in list(self.server.asked)
                 if not request.host.startswith("127.1.")]
        others = [host for host in list(self.server.reached) if not host.startswith("127.1.")]
        expect(not paths and not others,
               f"addresses were reached that must not be: {paths[:3] or others[:3]}")

    def check_secrets(self, what: str, text: str) -> None:
        """What is told holds neither the password nor the text of a local file."""
        expect(self.password not in text, f"{what} tells the password of a feed")
        expect(FILE_TEXT not in text, f"{what} holds the text of a local file")
