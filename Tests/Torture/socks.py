# SPDX-License-Identifier: Apache-2.0
"""A SOCKS5 proxy on the loopback interface that knows names which no resolver knows."""

import socket
import struct
import threading
from dataclasses import dataclass
from select import select
from socketserver import BaseRequestHandler, ThreadingTCPServer

# How a question writes its host, and what is answered.
IPV4, NAME, IPV6 = 1, 3, 4
DONE, UNREACHABLE = 0, 4


@dataclass(frozen=True)
class Asked:
    """Where somebody wants to be connected to."""

    host: str
    port: int
    is_name: bool


class SocksProxy:
    """Connects those who ask for a name that it knows, and nobody else."""

    def __init__(self) -> None:
        # Where each name leads, whatever the port.
        self.known: dict[str, tuple[str, int]] = {}
        self.asked: list[Asked] = []
        # Connections that ended without a question.
        self.silent = 0
        self._listener = _Listener(("127.0.0.1", 0), _Connection)
        self._listener.owner = self
        threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self) -> "SocksProxy":
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown()
        self._listener.server_close()

    @property
    def address(self) -> str:
        return "socks5h://{}:{}".format(*self._listener.server_address)


class _Listener(ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    owner: SocksProxy

    def handle_error(self, request, client_address) -> None:
        """A daemon that ends leaves broken connections."""


class _Connection(BaseRequestHandler):
    def handle(self) -> None:
        proxy = self.server.owner
        try:
            asked = self._question()
        except (OSError, struct.error):
            proxy.silent += 1
            return
        proxy.asked.append(asked)
        target = proxy.known.get(asked.host) if asked.is_name else None
        if target is None:
            return self._say(UNREACHABLE)
        with socket.create_connection(target) as far:
            self._say(DONE)
            _pass_on(self.request, far)

    def _question(self) -> Asked:
        """The greeting, which asks for no login, and then the place."""
        _, methods = self._numbers("BB")
        self._read(methods)
        self.request.sendall(b"\x05\x00")
        _, _, _, kind = self._numbers("BBBB")
        if kind == NAME:
            host = self._read(*self._numbers("B")).decode("latin-1")
        else:
            family, length = (socket.AF_INET6, 16) if kind == IPV6 else (socket.AF_INET, 4)
            host = socket.inet_ntop(family, self._read(length))
        return Asked(host, *self._numbers("H"), kind == NAME)

    def _numbers(self, layout: str) -> tuple[int, ...]:
        return struct.unpack(f"!{layout}", self._read(struct.calcsize(f"!{layout}")))

    def _read(self, count: int) -> bytes:
        read = self.request.recv(count, socket.MSG_WAITALL)
        if len(read) < count:
            raise ConnectionAbortedError
        return read

    def _say(self, what: int) -> None:
        """With an address that means nothing."""
        self.request.sendall(struct.pack("!BBBB4sH", 5, what, 0, IPV4, bytes(4), 0))


def _pass_on(near: socket.socket, far: socket.socket) -> None:
    """Both ways, until one side has ended."""
    others = {near: far, far: near}
    while True:
        for ready in select(list(others), [], [])[0]:
            if not (data := ready.recv(65_536)):
                return
            others[ready].sendall(data)
