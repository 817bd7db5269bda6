# SPDX-License-Identifier: Apache-2.0
"""Time zones, locales, and word lists that are replaced while the daemon runs."""

import os
import shutil
import signal
import subprocess
import tempfile
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path

from daemon import Daemon, Place, end_quietly
from feeds import BRAND
from outcome import expect, until
from server import Answer, Server
from threats import rules
from threats.looks import look
from threats.threat import RSS, items_rss

# One hour before the clocks change: Sunday, at 01:00 UTC.
NIGHTS = {"spring": datetime(2026, 3, 29, 0, tzinfo=UTC),
          "autumn": datetime(2026, 10, 25, 0, tzinfo=UTC)}
ZONES = ("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", ":/etc/nowhere", "XYZ99")
CONFIG = """time_zone: {zone}
authors: names
brands: [{{name: {brand}, code: HBK, match: [{brand}, ISTIK, istik, Işık]}}]
feeds: [{{name: forum, file: forum.xml, kind: forum}}]
"""
CLAIMS = ("found glass splinters", "glass again, disgusting", "cut by glass", "awful, glass inside")


def _story(begin: float) -> bytes:
    """Weeks of calm, and complaints in the night."""
    items = [(begin - day * 86_400 - 7000 * (day % 3), f"{BRAND} opens shop {day}", "A shop.")
             for day in range(1, 29)]
    items += [(begin + 1800 + 120 * number, f"{BRAND} jar {number}",
               f"{BRAND}: {CLAIMS[number % 4]} {number}. ISTIK TİTİZ ışık Iıİi STRASSE")
              for number in range(40)]
    return items_rss([
        f"<item><guid>{number}</guid><title>{title}</title><author>p{number}</author>"
        f"<description>{text}</description><pubDate>{formatdate(at, usegmt=True)}</pubDate></item>"
        for number, (at, title, text) in enumerate(items)]).encode()


def result_of(begin: datetime, zone: str, environment: dict[str, str]) -> dict[str, bytes]:
    """The bytes of standard output and of each alert file of one scan."""
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        folder = Path(name)
        (folder / "forum.xml").write_bytes(_story(begin.timestamp()))
        (folder / "leumund.yaml").write_text(CONFIG.format(zone=zone, brand=BRAND))
        until_ = datetime.fromtimestamp(begin.timestamp() + 4 * 3600, UTC)
        inherited = {key: value for key, value in os.environ.items()
                     if key not in ("TZ", "LANG", "LANGUAGE") and not key.startswith("LC_")}
        found = look(
            ["scan", "--config", str(folder / "leumund.yaml"), "--output", "json", "--alerts",
             str(folder / "alerts"), "--as-of", until_.strftime("%Y-%m-%dT%H:%M:%SZ")],
            folder, environment={**inherited, **environment})
        expect(found.status == 0, f"{environment}: ended with {found.status}: {found.errors!r}")
        output = found.output.replace(str(folder).encode(), b"")
        files = {str(path.relative_to(folder)): path.read_bytes().replace(str(folder).encode(), b"")
                 for path in sorted((folder / "alerts").rglob("*")) if path.is_file()}
        return {"output": output, **files}


def _same(results: dict[str, dict[str, bytes]]) -> int:
    """How many files each has."""
    (first, wanted), *others = results.items()
    for name, found in others:
        differ = [key for key in {*wanted, *found} if wanted.get(key) != found.get(key)]
        expect(not differ, f"{name} gives another {sorted(differ)[:3]} than {first}")
    return len(wanted)


def dst() -> str:
    """The zone of the system changes no alert; that of the configuration is the one people read."""
    files = 0
    for night, begin in NIGHTS.items():
        for zone in ("UTC", "Europe/Berlin"):
            results = {f"{night}, TZ={system}": result_of(begin, zone, {"TZ": system})
                       for system in ZONES}
            files += _same(results)
        expect(any(".md" in key for key in results[f"{night}, TZ=UTC"]), f"{night}: no alert")
    return f"{files} files are the same in {len(ZONES)} time zones"


def locale() -> str:
    """Turkish letters and missing locales change no byte."""
    begin = NIGHTS["autumn"]
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        made = _make_turkish(Path(folder))
        names = ["C", "POSIX", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "xx_YY.UTF-8", "\u202e"]
        results = {f"LC_ALL={name}": result_of(
            begin, "UTC", {"LC_ALL": name, "LANG": name, "LOCPATH": folder}) for name in names}
        _same(results)
    text = results["LC_ALL=C"]["output"].decode()
    rules.parsed("the result", text)
    return f"{len(names)} locales, tr_TR {'is there' if made else 'is missing'}"


def _make_turkish(folder: Path) -> bool:
    if shutil.which("localedef") is None:
        return False
    done = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", str(folder / "tr_TR.UTF-8")],
                          capture_output=True)
    return done.returncode == 0


# Word lists

HEAD = "lemma\tpos\tvalence\tarousal\tforms\ttags\tnote\n"
WORD = "blorfig"
LINE = f"{WORD}\ta\t-3.0\t2\t-\t-\t-\n"


def lexicon_swap() -> str:
    """Old or new, never a mix: each text is judged by the lists of its time."""
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        folder = Path(name)
        words = folder / "lexicons/en/words.tsv"
        words.parent.mkdir(parents=True)
        words.write_text(HEAD + LINE)
        return _swap(folder, words)


def _swap(folder: Path, words: Path) -> str:
    said: list[str] = []
    server = Server(lambda _: Answer(
        body=items_rss(list(said)).encode(), headers={"Content-Type": RSS}))
    place = Place({"forum": f"{server.address}/forum"})
    shown: list[int] = []

    def say(count: int) -> None:
        for _ in range(count):
            number = len(said)
            said.append(f"<item><guid>{number}</guid><title>{BRAND} {number} is {WORD} stuff"
                        "</title></item>")
            shown.append(number)
        before = len(server.asked)
        expect(until(lambda: len(server.asked) >= before + 3, 15), "polls stop")

    own = {"LEUMUND_DATA": str(folder)}
    inherited = os.environ.get("LEUMUND_DATA")
    if inherited:
        # The shipped lists are not beside the program: those given are laid below ours.
        shutil.copytree(f"{inherited}/lexicons", folder / "lexicons", dirs_exist_ok=True)
        shutil.copytree(f"{inherited}/playbooks", folder / "playbooks")
        shutil.copytree(f"{inherited}/templates", folder / "templates")
        text = words.read_text()
        words.write_text(text.rstrip("\n") + "\n" + LINE)
    old = words.read_text()
    with Daemon(place, environment=own) as daemon:
        expect(until(lambda: len(server.asked) >= 2, 15), "it is not asked")
        say(4)
        words.write_text(old.replace(LINE, LINE.replace("-3.0", "3.0")))
        say(4)
        until(lambda: False, 1)
        daemon.process.send_signal(signal.SIGHUP)
        came = until(lambda: "was read again" in place.logged(), 15)
        expect(came, f"the new list is not taken: {place.logged()[-300:]}")
        say(4)
        end_quietly(daemon)
    labels = {int(str(row["text"]).split()[1]): row["label"] for row in place.mentions()}
    wanted = {number: "negative" if number < 8 else "positive" for number in range(12)}
    expect(labels == wanted, f"judged as {labels}")
    server.stop()
    place.remove()
    return "8 texts by the old list, 4 by the new one"
