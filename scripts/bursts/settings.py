# SPDX-License-Identifier: Apache-2.0
"""What a set of streams is made of."""

from dataclasses import dataclass, replace

HOUR = 3600.0
DAY = 24 * HOUR
WEEK = 7 * DAY
# Negatives an hour of each class; a series draws its own in between.
CLASSES = {"low": (0.03, 0.4), "medium": (0.4, 2.0), "high": (2.0, 9.0)}


@dataclass(frozen=True)
class Settings:
    """One set of streams. All values are ours; none is fitted to anybody's data."""

    name: str
    seed: int
    # Series of each class.
    low: int
    medium: int
    high: int
    weeks: int
    # Variance of the hourly rate around its level, relative to the level squared; least and most.
    dispersion: tuple[float, float] = (0.05, 0.6)
    # Hours over which that noise forgets itself.
    memory: float = 4.0
    # Mean size of a conversation; 1 means that nobody answers.
    clustering: tuple[float, float] = (1.0, 1.8)
    # How many there are of each in a week of a series.
    bursts: float = 0.8
    floods: float = 0.25
    copies: float = 0.25
    campaigns: float = 0.2
    attention: float = 0.15
    outages: float = 0.15
    joins: float = 0.6

    @property
    def series(self) -> dict[str, int]:
        return {"low": self.low, "medium": self.medium, "high": self.high}

    @property
    def seconds(self) -> float:
        return self.weeks * WEEK


TUNING = Settings("tuning", seed=4711, low=10, medium=8, high=4, weeks=8)
TEST = Settings("test", seed=8128, low=13, medium=10, high=5, weeks=8)
CALM = Settings("calm", seed=2718, low=14, medium=6, high=2, weeks=8, bursts=0.0)
# Dispersion, its memory in hours, and clustering under which a promise has to hold.
Combination = tuple[float, float, float]
COMBINATIONS: list[Combination] = [
    (0.0, 1.0, 1.0), (0.3, 1.0, 1.0), (0.3, 4.0, 1.0), (1.0, 1.0, 1.0), (1.0, 4.0, 1.0),
    (0.0, 1.0, 1.5), (0.3, 4.0, 2.5)]


def calm(combination: Combination, settings: Settings = CALM) -> Settings:
    """Streams without bursts, all alike in dispersion and clustering."""
    dispersion, memory, clustering = combination
    return replace(settings, name=f"{settings.name}-{dispersion}-{memory}-{clustering}",
                   dispersion=(dispersion, dispersion), memory=memory,
                   clustering=(clustering, clustering))


def quick(settings: Settings) -> Settings:
    """A small set of the same kind."""
    return replace(settings, name=f"{settings.name}-quick", low=settings.low // 3,
                   medium=2, high=1, weeks=5)
