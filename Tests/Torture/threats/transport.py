# SPDX-License-Identifier: Apache-2.0
"""Servers that break HTTP, never end, or send what must not be taken."""

import base64
import gzip
import random
import zlib
from functools import cache

from feeds import BRAND
from server import Wire
from threats.threat import GOOD, RSS, Answerer, Threat, Want, document, raw, rss

MIB = 1 << 20
BODY = GOOD.encode()
HEAD = f"HTTP/1.1 200 OK\r\nContent-Type: {RSS}\r\n".encode()
PLAIN = HEAD + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY
# What must not be taken from behind an answer.
FORGED = rss(f"{BRAND} forged").encode()
FORGED_ANSWER = HEAD + b"Content-Length: %d\r\n\r\n" % len(FORGED) + FORGED

# 851 bytes of brotli that are 512 MiB of blanks, and once more compressed.
BROTLI = zlib.decompress(base64.b64decode(
    "eNo7/f+/PcOTy0tXZaYZbQoKZNG/3rvl0el8qY3rJv96r9C5UGDx64mNu8v3/O++E36T+cP///wMnA0WOgx3"
    "f9v/+/+fUYFRoJ11QfX/4yBjVBgebWAoef//x///7A0sDjJiDe/+yv///59hAkPHYaYLe/8//v9fnkGIoTCC"
    "Ydf3+j///zM7MCnwcTt8/9f//389gwfDkUTGF/f+fxy1ZNSSIWeJfggD0I4WQUYRAEfksuY="))


def _sends(*parts: bytes) -> Answerer:
    def write(wire: Wire) -> None:
        for part in parts:
            wire.send(part)
    return raw(write)


def _endless(start: bytes, part: bytes) -> Answerer:
    """Goes on until the other side has had enough."""
    def write(wire: Wire) -> None:
        wire.send(start)
        while not wire.owner.closing.is_set():
            wire.send(part)
    return raw(write)


def _drips(start: bytes, data: bytes, seconds: float = 1.0) -> Answerer:
    def write(wire: Wire) -> None:
        wire.send(start)
        wire.drip(data, seconds)
    return raw(write)


def _stalls(start: bytes) -> Answerer:
    def write(wire: Wire) -> None:
        if start:
            wire.send(start)
        wire.rest(3600)
    return raw(write)


def _encoded(body: bytes, encoding: str) -> Answerer:
    return document(body, Content_Encoding=encoding)


def _zipped(times: int, body: bytes = BODY) -> bytes:
    for _ in range(times):
        body = gzip.compress(body)
    return body


@cache
def _bomb(mebibytes: int) -> bytes:
    return gzip.compress(rss().encode()[:-6] + b" " * (mebibytes * MIB))


@cache
def _deflated(mebibytes: int) -> bytes:
    return zlib.compress(rss().encode()[:-6] + b" " * (mebibytes * MIB))


def _unending_gzip() -> Answerer:
    """Blanks without end: a part that ends with a full flush may be repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    start = packer.compress(rss().encode()[:-6]) + packer.flush(zlib.Z_FULL_FLUSH)
    part = packer.compress(b" " * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    return _endless(HEAD + b"Content-Encoding: gzip\r\n\r\n" + start, part * 16)


def _two_thirds() -> bytes:
    """A stream that does not end, of a length that is told rightly."""
    text = rss(more=f"<x>{random.Random(2).randbytes(9000).hex()}</x>")
    return gzip.compress(text.encode())[:-4000]


def _status(code: int) -> Answerer:
    """A whole feed, with a status that says it is none."""
    return _sends(b"HTTP/1.1 %d Nothing\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                  % (code, RSS.encode(), len(BODY)), BODY)


def _status_threat(code: int) -> Threat:
    want = Want.EITHER if code in (201, 202, 203, 204, 205) else Want.REFUSED
    return Threat(f"status-{code}", _status(code), want, never="opens a good shop")


def _resets(wire: Wire) -> None:
    """No good-bye: the system tells the other side that the connection is gone."""
    wire.connection.setsockopt(1, 13, b"\1\0\0\0\0\0\0\0")  # SO_LINGER of 0 seconds


THREATS = [
    Threat("gzip-unasked", document(gzip.compress(BODY)), Want.EITHER),
    Threat("gzip-good", _encoded(gzip.compress(BODY), "gzip")),
    Threat("endless-junk", _endless(HEAD + b"\r\n<rss><!--", b"junk " * 13_000), Want.REFUSED,
           most_sent=64 * MIB),
    Threat("endless-chunks", _endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
                                      b"4000\r\n" + b" " * 0x4000 + b"\r\n"), Want.REFUSED,
           most_sent=64 * MIB),
    Threat("endless-gzip", _unending_gzip(), Want.REFUSED, is_swift=True, most_sent=8 * MIB),
    Threat("endless-trailers", _endless(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\n<\r\n0\r\n", b"X-Trailer: y\r\n" * 500),
        Want.REFUSED, most_sent=48 * MIB),
    Threat("endless-404", _endless(
        b"HTTP/1.1 404 Not Found\r\n\r\n", b"junk " * 13_000), Want.REFUSED, most_sent=64 * MIB,
        is_swift=True),
    Threat("header-10k", _sends(
        HEAD + b"".join(b"X-Header-%d: %s\r\n" % (n, b"v" * 40) for n in range(10_000)),
        b"Content-Length: %d\r\n\r\n" % len(BODY), BODY), Want.REFUSED, most_sent=48 * MIB),
    Threat("header-endless", _endless(HEAD, b"X-Header: value\r\n" * 500), Want.REFUSED,
           most_sent=48 * MIB),
    Threat("header-endless-line", _endless(HEAD + b"X-Header: ", b"v" * 65_536), Want.REFUSED,
           most_sent=48 * MIB),
    Threat("header-folded", _endless(HEAD + b"X-Header: v\r\n", b" folded\r\n" * 500),
           Want.REFUSED, most_sent=48 * MIB),
    Threat("header-nul", _sends(HEAD + b"X-Nul: a\0b\r\nETag: \"a\0b\"\r\n\r\n" + BODY),
           Want.EITHER),
    Threat("header-bare", _sends(HEAD + b"no colon here\r\n: no name\r\n\r\n" + BODY),
           Want.EITHER),
    Threat("slow-body", _drips(HEAD + b"Content-Length: 3600\r\n\r\n", bytes(3600)),
           Want.REFUSED),
    Threat("slow-body-gzip", _drips(
        HEAD + b"Content-Encoding: gzip\r\nContent-Length: 999\r\n\r\n", _bomb(17)[:999]),
        Want.REFUSED),
    # Above the rate that counts as slow, for ever.
    Threat("steady-drip", _drips(HEAD + b"\r\n<rss><!--", b"x" * 100_000, 0.003),
           Want.REFUSED),
    Threat("slow-header", _drips(b"", HEAD + b"X-Slow: " + b"y" * 3600), Want.REFUSED),
    Threat("stall-header", _stalls(b""), Want.REFUSED),
    Threat("stall-body", _stalls(HEAD + b"Content-Length: 9999\r\n\r\n" + BODY), Want.REFUSED),
    Threat("status-100-flood", _endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500),
           Want.REFUSED, most_sent=48 * MIB),
    Threat("status-103-flood", _endless(
        b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n" * 500),
        Want.REFUSED, most_sent=48 * MIB),
    Threat("status-100-drip", _drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 999, 0.02),
           Want.REFUSED),
    Threat("gzip-bomb-polled", lambda scene: _encoded(_bomb(64), "gzip")(scene), Want.REFUSED,
           is_swift=True),
    Threat("deflate-bomb", lambda scene: _encoded(_deflated(64), "deflate")(scene), Want.REFUSED,
           is_swift=True),
    Threat("gzip-nested", _encoded(_zipped(2), "gzip, gzip"), Want.EITHER),
    Threat("gzip-nested-20", _encoded(_zipped(20), ", ".join(["gzip"] * 20)), Want.EITHER),
    Threat("brotli-bomb", _encoded(BROTLI, "br"), Want.REFUSED, is_swift=True),
    Threat("gzip-lie", _encoded(BODY, "gzip"), Want.EITHER),
    # Its whole items may be taken; see etag-of-cut-gzip for the rest of them.
    Threat("gzip-cut", _encoded(_two_thirds(), "gzip"), Want.EITHER),
    Threat("gzip-tail", _encoded(gzip.compress(BODY) + gzip.compress(FORGED) + bytes(99), "gzip"),
           Want.EITHER, never="forged"),
    Threat("gzip-crc", _encoded(gzip.compress(BODY)[:-8] + bytes(8), "gzip"), Want.EITHER),
    Threat("encoding-unknown", _encoded(BODY, "x-nowhere"), Want.EITHER),
    Threat("encoding-zstd", _encoded(random.Random(3).randbytes(900), "zstd"), Want.EITHER),
    Threat("length-long", _sends(PLAIN + FORGED_ANSWER), Want.EITHER, never="forged"),
    Threat("length-short", _sends(
        HEAD + b"Content-Length: %d\r\n\r\n" % (len(BODY) + 50) + BODY), Want.REFUSED),
    Threat("length-negative", _sends(HEAD + b"Content-Length: -5\r\n\r\n" + BODY), Want.EITHER),
    Threat("length-huge", _sends(HEAD + b"Content-Length: %s\r\n\r\n" % (b"9" * 40) + BODY),
           Want.REFUSED),
    Threat("length-twice", _sends(HEAD + b"Content-Length: 5\r\nContent-Length: %d\r\n\r\n"
                                  % len(BODY) + BODY + FORGED_ANSWER), Want.EITHER,
           never="forged"),
    Threat("length-and-chunks", _sends(
        HEAD + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
        % (len(BODY), BODY) + FORGED_ANSWER), Want.EITHER, never="forged"),
    Threat("chunk-bad", _sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n" + BODY),
           Want.REFUSED),
    Threat("chunk-huge", _sends(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n" + BODY), Want.REFUSED),
    Threat("chunk-negative", _sends(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n" + BODY), Want.REFUSED),
    Threat("chunk-cut", _sends(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(BODY), BODY)),
        Want.REFUSED),
    Threat("bad-status", _sends(b"NONSENSE 1.1 OK\r\n\r\n" + BODY), Want.REFUSED),
    Threat("bad-status-code", _sends(b"HTTP/1.1 20x OK\r\n\r\n" + BODY), Want.REFUSED),
    Threat("http-0.9", _sends(BODY), Want.REFUSED),
    Threat("http-9.9", _sends(PLAIN.replace(b"HTTP/1.1", b"HTTP/9.9")), Want.EITHER),
    Threat("switching", _sends(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n" + PLAIN),
        Want.EITHER),
    Threat("closes-at-once", raw(lambda wire: None), Want.REFUSED),
    Threat("resets", raw(_resets), Want.REFUSED),
    Threat("binary-answer", _sends(random.Random(4).randbytes(20_000)), Want.REFUSED),
]

STATUSES = [_status_threat(code) for code in (
    201, 202, 203, 204, 205, 206, 300, 304, 305, 400, 401, 402, 403, 404, 407, 408, 410, 418,
    421, 425, 451, 500, 501, 502, 503, 504, 511, 599, 999)]
