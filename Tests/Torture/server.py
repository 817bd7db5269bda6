# SPDX-License-Identifier: Apache-2.0
"""A small web server on the loopback interface that knows which life of the daemon asks."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Request:
    path: str
    # Counted by the driver: a new one for each start of the daemon.
    life: int
    if_none_match: str | None
    # The address of ours that was asked.
    host: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    at: float = 0
    if_modified_since: str | None = None


@dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    # The connection ends after so many bytes of the body.
    cut_at: int | None = None
    # Called when the last byte has been handed to the system.
    when_whole: Callable[[], None] = lambda: None
    # Seconds between two bytes; None is as fast as it goes.
    drip: float | None = None
    # Writes all of the answer by itself, the status line too; then the connection ends.
    raw: "Callable[[Wire], None] | None" = None


class Wire:
    """A connection to which anything can be written, whatever HTTP says."""

    def __init__(self, connection: socket.socket, owner: "Server") -> None:
        self.connection = connection
        self.owner = owner
        self.host = plain_address(connection.getsockname()[0])

    def send(self, data: bytes) -> None:
        """Counts what the system took."""
        self.connection.sendall(data)
        self.owner.sent[self.host] = self.owner.sent.get(self.host, 0) + len(data)

    def drip(self, data: bytes, seconds: float) -> None:
        for place in range(len(data)):
            self.send(data[place:place + 1])
            self.rest(seconds)

    def rest(self, seconds: float) -> None:
        if self.owner.closing.wait(seconds):
            raise ConnectionAbortedError


def plain_address(address: str) -> str:
    """An IPv4 address that a socket for both versions shows as one of IPv6, as itself."""
    return address.removeprefix("::ffff:")


BARRIER = "/barrier"


class Server:
    """Answers by a function; connections belong to the life in which they were accepted."""

    def __init__(self, answer: Callable[[Request], Answer],
                 host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.answer = answer
        self.tls = tls
        self.life = 0
        self.asked: list[Request] = []
        # Addresses of ours to which somebody has connected, and the bytes that left each.
        self.reached: list[str] = []
        self.sent: dict[str, int] = {}
        # When the first answer of an address began.
        self.began: dict[str, float] = {}
        # What is done in place of HTTP at an address of ours.
        self.greetings: dict[str, Callable[[Wire], None]] = {}
        self.closing = threading.Event()
        kind = _BothVersions if host == "::" else _HTTPServer
        self._http = kind((host, 0), _Handler)
        self._http.owner = self
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def address(self) -> str:
        scheme = "https" if self.tls else "http"
        return "{}://{}:{}".format(scheme, *self._http.server_address)

    @property
    def port(self) -> int:
        return self._http.server_address[1]

    def count(self, path: str, life: int | None = None) -> int:
        return sum(1 for request in list(self.asked)
                   if request.path == path and life in (None, request.life))

    def next_life(self) -> int:
        """Call it while no daemon runs. What still waits to be accepted is of the old life, and
        is accepted before the connection made here."""
        with socket.create_connection(self._http.server_address) as connection:
            connection.sendall(f"GET {BARRIER} HTTP/1.0\r\n\r\n".encode())
            while connection.recv(1024):
                pass
        self.life += 1
        return self.life

    def stop(self) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()


class _HTTPServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    owner: Server

    def get_request(self):
        connection, address = super().get_request()
        self.owner.reached.append(plain_address(connection.getsockname()[0]))
        if self.owner.tls:
            # The handshake is made with the first read, by the thread of the connection.
            connection = self.owner.tls.wrap_socket(
                connection, server_side=True, do_handshake_on_connect=False)
        return connection, (*address, self.owner.life)

    def handle_error(self, request, client_address) -> None:
        """A daemon that was killed leaves broken connections."""


class _BothVersions(_HTTPServer):
    """Listens at every address, IPv4 and IPv6."""

    address_family = socket.AF_INET6

    def server_bind(self) -> None:
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are two segments; they are not to wait for each other.
    disable_nagle_algorithm = True

    def handle(self) -> None:
        owner = self.server.owner
        wire = Wire(self.connection, owner)
        if greeting := owner.greetings.get(wire.host):
            return greeting(wire)
        super().handle()

    def do_GET(self) -> None:
        if self.path == BARRIER:
            return self._send(Answer())
        owner = self.server.owner
        wire = Wire(self.connection, owner)
        request = Request(
            self.path, self.client_address[-1], self.headers.get("If-None-Match"), wire.host,
            {name.lower(): value for name, value in self.headers.items()}, time.monotonic(),
            self.headers.get("If-Modified-Since"))
        owner.asked.append(request)
        answer = owner.answer(request)
        owner.began.setdefault(wire.host, time.monotonic())
        if answer.raw is not None:
            self.close_connection = True
            return answer.raw(wire)
        self._send(answer)
        answer.when_whole()

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if answer.cut_at is not None:
            self.wfile.write(answer.body[:answer.cut_at])
            raise ConnectionAbortedError
        if answer.drip is not None:
            return self._drip(answer)
        self.wfile.write(answer.body)

    def _drip(self, answer: Answer) -> None:
        for place in range(len(answer.body)):
            self.wfile.write(answer.body[place:place + 1])
            if self.server.owner.closing.wait(answer.drip):
                raise ConnectionAbortedError

    def log_message(self, *_: object) -> None:
        pass
