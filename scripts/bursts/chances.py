# SPDX-License-Identifier: Apache-2.0
"""Draws and tails of distributions that the standard library lacks."""

import math
from bisect import bisect_left
from itertools import accumulate
from random import Random


def poisson(random: Random, mean: float) -> int:
    """A Poisson count: how many unit-rate arrivals come before `mean`."""
    count, left = 0, mean
    while (left := left - random.expovariate(1.0)) > 0:
        count += 1
    return count


def log_uniform(random: Random, least: float, most: float) -> float:
    """A draw in which each factor is as likely as every other."""
    return math.exp(random.uniform(math.log(least), math.log(most)))


def upper_tail(count: int, mean: float, variance: float) -> float:
    """The chance of so many or more, Poisson or, with more variance than mean, negative binomial.

    It is meant for the far tail and is 1 up to the mean.
    """
    if count <= mean:
        return 1.0
    if variance > mean * 1.0001:
        size = mean * mean / (variance - mean)
        ratio = mean / (size + mean)
        log_term = (math.lgamma(size + count) - math.lgamma(size) - math.lgamma(count + 1)
                    + size * math.log(1 - ratio) + count * math.log(ratio))
    else:
        size, ratio = math.inf, mean
        log_term = count * math.log(mean) - mean - math.lgamma(count + 1)
    term = total = math.exp(log_term)
    place = count
    while term > total * 1e-9:
        term *= ratio * (place + size if size < math.inf else 1.0) / (place + 1)
        total += term
        place += 1
    return min(1.0, total)


def poisson_interval(count: int, confidence: float = 0.95) -> tuple[float, float]:
    """The exact interval for the mean of a Poisson count. Source: Garwood 1936,
    doi:10.1093/biomet/28.3-4.437."""
    side = (1 - confidence) / 2

    def at_most(mean: float, limit: int) -> float:
        return sum(math.exp(n * math.log(mean) - mean - math.lgamma(n + 1))
                   for n in range(limit + 1))

    def solved(limit: int, chance: float) -> float:
        low, high = 1e-9, 10.0 + 3.0 * (limit + 1)
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if at_most(middle, limit) > chance else (low, middle)
        return low

    return (solved(count - 1, 1 - side) if count else 0.0), solved(count, side)


class Sizes:
    """Sizes of conversations: a power law from one statement up to a largest size."""

    LARGEST = 30

    def __init__(self, mean: float) -> None:
        low, high = 0.0, 40.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if self._mean(middle) > mean else (low, middle)
        weights = [size ** -low for size in range(1, self.LARGEST + 1)]
        self._steps = list(accumulate(weights))
        self.mean = self._mean(low)
        squares = sum(size * size * weight for size, weight in enumerate(weights, 1))
        # How much more the variance of a count is than its mean, if all fall into the count.
        self.excess = squares / self._steps[-1] / self.mean - 1

    def _mean(self, exponent: float) -> float:
        weights = [size ** -exponent for size in range(1, self.LARGEST + 1)]
        return sum(size * weight for size, weight in enumerate(weights, 1)) / sum(weights)

    def draw(self, random: Random) -> int:
        return 1 + bisect_left(self._steps, random.random() * self._steps[-1])
