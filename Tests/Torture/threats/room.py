# SPDX-License-Identifier: Apache-2.0
"""A network of its own, in which a test may have any address and any name.

The case runs a second time, in a namespace where the loopback interface also carries addresses
that look public, and those of private networks, so that the rules of a fresh installation are
tested: whoever wants to reach a private address there can.
"""

import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path

from outcome import Case, Failed, Skipped

PUBLIC = "93.184.215.14"
PUBLIC_V6 = "2606:2800:21f:cb07::1"
PRIVATE = ("10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "192.0.2.1",
           "198.18.0.1")
PRIVATE_V6 = ("fd00::1", "fe80::1", "2001:db8::1", "64:ff9b::a00:1", "2002:a00:1::1")
INSIDE = "TORTURE_ROOM"
TORTURE = Path(__file__).resolve().parents[3] / "scripts/torture"


def in_a_room(case: Case, name: str) -> Case:
    """The same case, in a network of its own."""
    @wraps(case)
    def run() -> str:
        if os.environ.get(INSIDE):
            return case()
        if os.geteuid() != 0 or not (shutil.which("unshare") and shutil.which("ip")):
            raise Skipped("a network of its own needs root, unshare and ip")
        done = subprocess.run(
            ["unshare", "--net", "--mount", sys.executable, "-B", str(TORTURE), name],
            env={**os.environ, INSIDE: "1"}, capture_output=True, text=True)
        line = next((line for line in done.stdout.splitlines() if name in line), "")
        if line.startswith("skipped") or "unshare" in done.stderr:
            raise Skipped(line.partition(": ")[2] or done.stderr.strip())
        if done.returncode != 0 or not line.startswith("ok "):
            raise Failed(line.partition(": ")[2] or done.stderr[-400:])
        return line.partition("(")[2].rpartition(";")[0]
    return run


def furnish() -> None:
    """Addresses of the loopback interface, and a server of names that is ours."""
    lines = ["link set lo up", f"addr add {PUBLIC}/32 dev lo",
             f"addr add {PUBLIC_V6}/128 dev lo nodad"]
    lines += [f"addr add {address}/32 dev lo" for address in PRIVATE]
    lines += [f"addr add {address}/128 dev lo nodad" for address in PRIVATE_V6]
    for line in lines:
        done = subprocess.run(["ip", *line.split()], capture_output=True, text=True)
        if done.returncode != 0 and "PUBLIC" in line:
            raise Skipped(f"ip {line}: {done.stderr.strip()}")
    folder = Path(tempfile.mkdtemp(prefix="torture-"))
    (folder / "resolv.conf").write_text("nameserver 127.0.0.1\noptions timeout:30 attempts:3\n")
    (folder / "hosts").write_text("127.0.0.1 localhost\n")
    for name in ("resolv.conf", "hosts"):
        done = subprocess.run(["mount", "--bind", str(folder / name), f"/etc/{name}"],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise Skipped(f"mount: {done.stderr.strip()}")


@dataclass
class Names:
    """A server of names: for each name the addresses of one question after the other."""

    # The last list is that of all further questions; no list is "no such name".
    answers: dict[str, list[list[str]]]
    # Names to which nobody answers.
    silent: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 53))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            question, sender = self._socket.recvfrom(4096)
            if answer := self._answer(question):
                self._socket.sendto(answer, sender)

    def _answer(self, question: bytes) -> bytes | None:
        name, place = _name(question, 12)
        kind = struct.unpack_from("!H", question, place)[0]
        if name in self.silent:
            self.asked.append(name)
            return None
        turns = self.answers.get(name)
        addresses: list[str] = []
        if turns:
            # IPv4 and IPv6 are asked for together: the turn is that of the first kind.
            turn = self.asked.count(f"{name}/{kind}")
            addresses = turns[min(turn, len(turns) - 1)]
        self.asked.append(f"{name}/{kind}")
        records = [record for address in addresses if (record := _record(kind, address))]
        flags = 0x8180 if turns else 0x8183
        head = question[:2] + struct.pack("!HHHHH", flags, 1, len(records), 0, 0)
        return head + question[12:place + 4] + b"".join(records)


def _name(message: bytes, place: int) -> tuple[str, int]:
    labels = []
    while length := message[place]:
        labels.append(message[place + 1:place + 1 + length].decode("latin-1").lower())
        place += 1 + length
    return ".".join(labels), place + 1


def _record(kind: int, address: str) -> bytes | None:
    """For the name of the question, valid for no second."""
    is_v6 = ":" in address
    if kind != (28 if is_v6 else 1):
        return None
    data = socket.inet_pton(socket.AF_INET6 if is_v6 else socket.AF_INET, address)
    return b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, 0, len(data)) + data


