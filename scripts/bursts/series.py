# SPDX-License-Identifier: Apache-2.0
"""One series: ordinary life in conversations, what happens beside it, and what is seen of both."""

import math
from collections.abc import Iterable
from random import Random

from bursts.chances import Sizes, log_uniform, poisson
from bursts.feeds import Feed, Statement, make_feeds, outages
from bursts.happenings import DETECTABLE, Truth, moment, oracle, plan
from bursts.life import PAST_HOURS, Life
from bursts.settings import CLASSES, DAY, HOUR, Settings

# Whether an answer keeps the tone of the conversation, or has one of its own.
AGREES = 0.5
# An answer comes after a median of an hour, some after a day.
ANSWER_MEDIAN, ANSWER_SPREAD = HOUR, 1.2
# Whether one of a conversation speaks again.
SPEAKS_AGAIN = 0.35
# Whether a copy is known as one.
COPY_KNOWN = 0.88
# How often each tone is judged negative, neutral, positive.
JUDGED = {"negative": (0.80, 0.14, 0.06), "neutral": (0.08, 0.84, 0.08),
          "positive": (0.04, 0.14, 0.82)}
LABELS = ("neg", "neu", "pos")


class Series:
    """All statements of one series with the truth about them."""

    def __init__(self, settings: Settings, kind: str, number: int) -> None:
        self.name = f"{kind}{number:02}"
        self.kind = kind
        self._random = random = Random(f"{settings.name}/{settings.seed}/{self.name}")
        self._settings = settings
        self._hours = int(settings.seconds / HOUR)
        dispersion = log_uniform(random, *settings.dispersion) if settings.dispersion[1] else 0.0
        self.sizes = Sizes(random.uniform(*settings.clustering))
        self.life = Life(random, log_uniform(random, *CLASSES[kind]), random.uniform(0.1, 0.4),
                         dispersion, settings.memory, self._hours)
        silent = outages(random, settings.outages, settings.seconds, DAY)
        self._feeds = make_feeds(random, settings, self.name, silent)
        self._crowd = 60 + int(150 * self.life.rate / self.life.share)
        self._weights = [feed.weight for feed in self._feeds]
        self._texts = 0
        self._excess = self.sizes.excess * (AGREES + (1 - AGREES) * self.life.share)
        self.truth = plan(random, settings, self.life, self._excess)
        self.truth += [Truth("decoy", "outage", start, end + 6 * HOUR) for start, end in silent]
        self._live()
        self._happen()
        self.statements = self._seen()
        self._close()

    def label(self, random: Random, statement: Statement) -> tuple[str, float]:
        """What an imperfect analyser says, and its score."""
        label = random.choices(LABELS, JUDGED[statement.tone])[0]
        size = round(random.uniform(0.1, 0.9), 2)
        return label, {"neg": -size, "neu": 0.0, "pos": size}[label]

    # Ordinary life.

    def _live(self) -> None:
        for hour in range(-PAST_HOURS, self._hours):
            louder, kinder = self._factors((hour + 0.5) * HOUR)
            first, second = self.life.noise(hour)
            negatives = self.life.negatives(hour) * first * louder / self.sizes.mean
            others = self.life.others(hour) * second * louder / self.sizes.mean
            for _ in range(poisson(self._random, negatives)):
                self._converse(hour, "negative")
            for _ in range(poisson(self._random, others)):
                self._converse(hour, self._other())
            for _ in range(poisson(self._random, others * (kinder - 1))):
                self._converse(hour, "positive")

    def _factors(self, time: float) -> tuple[float, float]:
        """By attention, which lifts all tones, and by campaigns, which lift the kind one."""
        louder = kinder = 1.0
        for happening in self.truth:
            if happening.start <= time < happening.end:
                if happening.why == "attention":
                    louder = happening.ratio
                elif happening.why == "campaign":
                    kinder = happening.ratio
        return louder, kinder

    def _converse(self, hour: int, tone: str) -> None:
        random = self._random
        begins = (hour + random.random()) * HOUR
        feed = self._feed()
        voices = [self._author()]
        self._say(Statement(begins, tone, voices[0], feed))
        for _ in range(self.sizes.draw(random) - 1):
            later = ANSWER_MEDIAN * math.exp(random.gauss(0, ANSWER_SPREAD))
            again = random.random() < SPEAKS_AGAIN
            author = random.choice(voices) if again else self._author()
            voices.append(author)
            kept = tone if random.random() < AGREES else self._tone()
            self._say(Statement(begins + later, kept, author, feed))

    def _tone(self) -> str:
        return "negative" if self._random.random() < self.life.share else self._other()

    def _other(self) -> str:
        return self._random.choice(("neutral", "positive"))

    def _author(self) -> str:
        """Few say much: the first of the crowd speak most."""
        return f"p{int(self._crowd * self._random.random() ** 1.3)}"

    def _feed(self) -> Feed:
        return self._random.choices(self._feeds, self._weights)[0]

    def _say(self, statement: Statement) -> None:
        self._texts += 1
        statement.text = statement.text or self._texts
        if not statement.feed.names_authors:
            statement.author = None
        statement.feed.statements.append(statement)

    # What happens beside it.

    def _happen(self) -> None:
        for happening in self.truth:
            if happening.why == "burst":
                self._burst(happening)
            elif happening.why == "copies":
                self._copies(happening)
            elif happening.why == "flood":
                self._flood(happening)

    def _burst(self, burst: Truth) -> None:
        random = self._random
        mean = self.life.expected(burst.start, burst.end) * (burst.ratio - 1)
        shared = [self._texts + 1 + number for number in range(random.randint(1, 4))]
        self._texts += len(shared)
        more = poisson(random, mean)
        for _ in range(more):
            author = f"n{random.randrange(10 ** 9)}" if random.random() < 0.85 else self._author()
            statement = Statement(moment(random, burst), "negative", author, self._feed())
            if random.random() < 0.2:
                self._copy(statement, random.choice(shared))
            self._say(statement)
        if burst.mode == "share":
            self._silence(burst, more)
        burst.extra = more

    def _silence(self, burst: Truth, count: int) -> None:
        """Takes as many others away as negatives have come."""
        others = [(feed, statement) for feed in self._feeds for statement in feed.statements
                  if statement.tone != "negative" and burst.start <= statement.time < burst.end]
        self._random.shuffle(others)
        gone = {id(statement) for _, statement in others[:count]}
        for feed in self._feeds:
            feed.statements = [item for item in feed.statements if id(item) not in gone]

    def _copies(self, decoy: Truth) -> None:
        """One report in many papers, most of them at once."""
        random = self._random
        self._texts += 1
        text = self._texts
        for _ in range(random.randint(6, 40)):
            time = decoy.start + random.random() ** 2 * (decoy.end - decoy.start)
            paper = f"paper{random.randrange(10 ** 6)}"
            statement = Statement(time, "negative", paper, self._feed())
            self._copy(statement, text)
            self._say(statement)

    def _copy(self, statement: Statement, text: int) -> None:
        statement.text = text
        if self._random.random() < COPY_KNOWN:
            statement.cluster = f"{self.name}-t{text}"

    def _flood(self, decoy: Truth) -> None:
        """One angry person who writes again and again in one feed that names its authors."""
        named = [feed for feed in self._feeds if feed.names_authors and feed.first_poll < DAY]
        if not named:
            self.truth = [item for item in self.truth if item is not decoy]
            return
        feed, author = self._random.choice(named), f"angry{self._random.randrange(10 ** 6)}"
        for _ in range(self._random.randint(10, 70)):
            time = self._random.uniform(decoy.start, decoy.end)
            self._say(Statement(time, "negative", author, feed))

    # What is seen.

    def _seen(self) -> list[Statement]:
        seen = [item for feed in self._feeds for item in feed.deliver(self._random)
                if item.time < self._settings.seconds]
        return sorted(seen, key=lambda item: (item.arrived, item.time, item.text))

    def _close(self) -> None:
        """Completes the truth with what was seen of it."""
        for burst in self.truth:
            if burst.kind == "burst":
                inside = [item for item in self.statements if item.tone == "negative"
                          and burst.start <= item.time < burst.end]
                times = [item.time for item in one_each(inside)]
                burst.chance = oracle(burst, times, self.life, self._excess)
                burst.detectable = burst.chance <= DETECTABLE and burst.extra >= 4
                arrivals = sorted(item.arrived for item in inside)
                burst.third_arrival = arrivals[2] if len(arrivals) > 2 else None
        for feed in self._feeds:
            why = "first poll" if feed.first_poll < DAY else "new source"
            if feed.polls:
                self.truth.append(Truth("decoy", why, feed.first_poll, feed.first_poll + DAY / 2))
        self.truth.sort(key=lambda item: item.start)


def one_each(statements: Iterable[Statement]) -> list[Statement]:
    """The first of each text and of each author."""
    texts: set[int] = set()
    authors: set[str] = set()
    kept = []
    for item in sorted(statements, key=lambda item: item.time):
        if item.text not in texts and (item.author is None or item.author not in authors):
            kept.append(item)
        texts.add(item.text)
        if item.author is not None:
            authors.add(item.author)
    return kept
