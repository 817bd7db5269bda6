# SPDX-License-Identifier: Apache-2.0
"""Reads Swift files well enough to find declarations; shared by the checks."""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def tracked(*endings: str) -> list[str]:
    """Paths of the project's files with one of the endings, sorted."""
    listing = subprocess.run(
        [ROOT / "scripts" / "tracked-files"], check=True, capture_output=True, text=True)
    return [path for path in listing.stdout.splitlines() if path.endswith(endings)]


def blanked(text: str) -> str:
    """The text with comments, strings and raw identifiers blanked out, every offset kept."""
    return _Blanker(text).run()


class _Blanker:
    OPENING = re.compile(r'//|/\*|#*"""|#*"|`|#/')

    def __init__(self, text: str) -> None:
        self.text = text
        self.out = list(text)

    def run(self) -> str:
        place = 0
        while match := self.OPENING.search(self.text, place):
            place = self.end(match)
            self.blank(match.start(), place, "_" if match.group() == "`" else " ")
        return "".join(self.out)

    def blank(self, start: int, end: int, mark: str) -> None:
        for index in range(start, end):
            if self.text[index] != "\n":
                self.out[index] = mark

    def end(self, match: re.Match[str]) -> int:
        """Where what was opened ends."""
        opening = match.group()
        if opening == "//":
            return self.find("\n", match.end())
        if opening == "/*":
            return self.end_of_comment(match.end())
        if opening == "`":
            return self.find("`", match.end()) + 1
        if opening == "#/":
            return self.find("/#", match.end()) + 2
        return self.end_of_string(opening, match.end())

    def find(self, what: str, start: int) -> int:
        found = self.text.find(what, start)
        return found if found >= 0 else len(self.text)

    def end_of_comment(self, place: int) -> int:
        depth = 1
        for match in re.compile(r"/\*|\*/").finditer(self.text, place):
            depth += 1 if match.group() == "/*" else -1
            if depth == 0:
                return match.end()
        return len(self.text)

    def end_of_string(self, opening: str, place: int) -> int:
        hashes = opening.count("#")
        closing = opening.lstrip("#") + "#" * hashes
        step = re.compile(re.escape(closing) + r"|\\" + "#" * hashes + r"(\(|.)", re.DOTALL)
        while match := step.search(self.text, place):
            if match.group() == closing:
                return match.end()
            place = match.end()
            if match.group(1) == "(":
                place = self.end_of_interpolation(place)
        return len(self.text)

    def end_of_interpolation(self, place: int) -> int:
        depth = 1
        step = re.compile(r"[()]|" + self.OPENING.pattern)
        while match := step.search(self.text, place):
            place = match.end()
            if match.group() == "(":
                depth += 1
            elif match.group() == ")":
                depth -= 1
                if depth == 0:
                    return place
            else:
                place = self.end(match)
        return len(self.text)


TYPES = ("struct", "class", "enum", "actor", "protocol", "extension")


@dataclass
class Declaration:
    """A declaration of a Swift file."""

    kind: str
    name: str
    # First line, attributes included, and last line, both counted from 1.
    line: int
    last_line: int
    modifiers: list[str]
    # Kind and access of what it stands in; None at the top of the file or in a function.
    parent: "Declaration | None"
    # The blanked text between its braces; None without braces.
    body: str | None = None
    # `= value` stands before the braces.
    has_value: bool = False

    @property
    def access(self) -> str | None:
        """What is written: package, private, ...; None when nothing is."""
        levels = ("public", "open", "package", "internal", "fileprivate", "private")
        return next((word for word in self.modifiers if word in levels), None)


@dataclass
class _Block:
    declaration: Declaration | None
    start: int
    depth: int = field(default=0)


class Reader:
    """Finds the declarations of a file, in order of place."""

    STEP = re.compile(
        r"[{}()\[\]=;]|(?<![.\w])(?:"
        r"(?P<type>struct|enum|actor|protocol|extension|class(?!\s+(?:func|var|let|subscript)\b))"
        r"\s+(?P<name>[\w.]+)"
        r"|func\s+(?P<function>\w+|[^\s\w(]+)"
        r"|typealias\s+(?P<alias>\w+)"
        r"|(?P<value>var|let)\s+(?P<property>\w+)"
        r"|(?P<bare>init|subscript)\b(?=\s*[?!]?\s*[<(])|(?P<deinit>deinit)\b)")
    MODIFIERS = re.compile(
        r"(?:(?:@[\w.]+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?"
        r"|(?:package|public|open|internal|fileprivate|private|static|class|final|mutating"
        r"|nonmutating|nonisolated|override|required|convenience|indirect|lazy|weak|unowned"
        r"|dynamic|isolated|prefix|postfix|infix|borrowing|consuming|distributed)"
        r"(?:\(\w+\))?)\s+)*$")

    def __init__(self, text: str) -> None:
        self.text = text
        self.code = blanked(text)
        self.found: list[Declaration] = []
        self.blocks: list[_Block] = []
        self.pending: Declaration | None = None
        # Open parentheses and brackets within the innermost braces.
        self.depth = 0

    def declarations(self) -> list[Declaration]:
        for match in self.STEP.finditer(self.code):
            sign = match.group()
            if sign in "([":
                self.depth += 1
            elif sign in ")]":
                self.depth -= 1
            elif sign == "{":
                self.open(match.end())
            elif sign == "}":
                self.close(match.start())
            elif sign == "=":
                if self.pending and self.depth == 0 and self.stands_alone(match):
                    self.pending.has_value = True
            elif sign == ";":
                self.pending = None
            elif self.depth == 0:
                self.begin(match)
        return self.found

    def stands_alone(self, match: re.Match[str]) -> bool:
        """It is an assignment, not a part of == or >=."""
        around = self.code[match.start() - 1:match.end() + 1]
        return not re.search(r"[=<>!]=|==", around)

    def open(self, start: int) -> None:
        self.blocks.append(_Block(self.pending, start, self.depth))
        if self.depth == 0:
            self.pending = None
        else:
            # A closure among the parameters' defaults: the declaration goes on.
            self.blocks[-1].declaration = None
        self.depth = 0

    def close(self, end: int) -> None:
        if not self.blocks:
            return
        block = self.blocks.pop()
        if block.depth == 0:
            self.pending = None
        self.depth = block.depth
        if block.declaration:
            block.declaration.body = self.code[block.start:end]
            block.declaration.last_line = self.line(end)

    def begin(self, match: re.Match[str]) -> None:
        parent = self.blocks[-1].declaration if self.blocks else None
        is_in_type = not self.blocks or (parent is not None and parent.kind in TYPES)
        kind = (
            match["type"] or ("func" if match["function"] else None)
            or ("typealias" if match["alias"] else None)
            or match["value"] or match["bare"] or "deinit")
        if not is_in_type and kind not in ("func", *TYPES):
            return
        name = match["name"] or match["function"] or match["alias"] or match["property"] or kind
        before = self.MODIFIERS.search(self.code, max(0, match.start() - 1000), match.start())
        start = before.start() if before else match.start()
        words = re.findall(r"@?[\w.]+(?:\(set\))?", self.code[start:match.start()])
        if name.startswith("_") and name.strip("_") == "":
            name = self.raw_name(match)
        self.pending = Declaration(
            kind, name, self.line(start), self.line(match.end()), words, parent)
        self.found.append(self.pending)

    def raw_name(self, match: re.Match[str]) -> str:
        """The words between backticks; the name as it is where there are none."""
        raw = re.search(r"`[^`]*`", self.text[match.start():match.end()])
        return raw.group() if raw else "_"

    def line(self, place: int) -> int:
        return self.code.count("\n", 0, place) + 1


def declarations(text: str) -> list[Declaration]:
    return Reader(text).declarations()
