# SPDX-License-Identifier: Apache-2.0
"""What must be true of streams and scores themselves."""

import tempfile
from dataclasses import replace
from pathlib import Path

from bursts.chances import poisson_interval, upper_tail
from bursts.counting import clean, raw
from bursts.happenings import Truth
from bursts.rules import alarms
from bursts.score import GRACE, Alarm, scored
from bursts.settings import CALM, DAY, HOUR, TUNING, quick
from bursts.streams import Mention, StreamSet, seconds, stamp, stream_set, write

FILES = ("mentions.jsonl", "truth.jsonl", "series.jsonl")


def self_test() -> int:
    """The number of things that are wrong; each is printed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        streams = stream_set(quick(TUNING), folder)
        checks = (same_bytes(folder) | right_scores(streams) | right_false_alarms(streams)
                  | right_streams(streams) | right_counting() | right_chances())
    for what, holds in checks.items():
        print(f"self-test: {what}: {'yes' if holds else 'NO'}")
    return sum(not holds for holds in checks.values())


def same_bytes(folder: Path) -> dict[str, bool]:
    small = replace(quick(TUNING), low=1, medium=1, high=0, weeks=3)
    for name, settings in (("a", small), ("b", small), ("c", replace(small, seed=1))):
        (folder / name).mkdir()
        write(settings, folder / name)
    first, again, other = ([(folder / name / file).read_bytes() for file in FILES]
                           for name in "abc")
    return {"the same seed gives the same bytes": first == again,
            "another seed gives others": first[0] != other[0]}


def right_scores(streams: StreamSet) -> dict[str, bool]:
    at_start = {series: [Alarm(item.start, item.start) for item in truth if item.kind == "burst"]
                for series, truth in streams.truth.items()}
    perfect, silent = scored(streams, at_start), scored(streams, {})
    twice = {series: found + [Alarm(alarm.raised + HOUR, alarm.start) for alarm in found]
             for series, found in at_start.items()}
    repeated = scored(streams, twice)
    return {
        "there are detectable bursts": len(perfect.detectable) > 0,
        "an alarm at each burst scores 1.0": perfect.f1 == perfect.recall == 1.0,
        "and has no delay": perfect.delay == perfect.delay_all == 0,
        "silence has recall 0 and no delay": silent.recall == silent.f1 == 0.0
        and silent.delay is None and silent.delay_all is None,
        "a repeat within a day is no false alarm": repeated.false_alarms == 0
        and repeated.repeats == len(repeated.bursts) and repeated.precision == 0.5,
    }


def right_false_alarms(streams: StreamSet) -> dict[str, bool]:
    wrong = expected = 0
    for series, truth in streams.truth.items():
        for decoy in (item for item in truth if item.kind == "decoy"):
            alarm = Alarm(decoy.start, decoy.start)
            # Outages and new sources may lie in a burst or where all tones grow.
            if any(item.kind != "decoy" and item.start <= alarm.raised <= item.end + GRACE
                   for item in truth):
                continue
            score = scored(streams, {series: [alarm]})
            expected += 1
            wrong += score.false_alarms != 1 or score.by_cause()["noise"] != 0
    ignored = [(series, item) for series, truth in streams.truth.items() for item in truth
               if item.kind == "ignore"]
    quiet = all(scored(streams, {series: [Alarm(item.start + 1, item.start)]}).ignored == 1
                for series, item in ignored)
    return {"an alarm at each decoy is false, and has a cause": expected > 0 and wrong == 0,
            "an alarm while all tones grow counts nowhere": bool(ignored) and quiet}


def right_streams(streams: StreamSet) -> dict[str, bool]:
    everything = streams.mentions()
    every = [item for mentions in everything.values() for item in mentions]
    calm = replace(quick(CALM), low=1, medium=0, high=0)
    with tempfile.TemporaryDirectory() as name:
        bursts = [item for truth in stream_set(calm, Path(name)).truth.values() for item in truth
                  if item.kind == "burst"]
    return {
        "mentions come in order of arrival": all(
            first.arrived <= second.arrived for mentions in everything.values()
            for first, second in zip(mentions, mentions[1:])),
        "none arrives before it was written": all(item.time <= item.arrived for item in every),
        "some come late, some without author or date, some as copies": bool(every)
        and any(item.arrived - item.time > 6 * HOUR for item in every)
        and any(item.author is None for item in every) and any(not item.is_dated for item in every)
        and any(item.cluster is not None for item in every),
        "streams without bursts have none": not bursts,
        "a time survives its text": seconds(stamp(12345)) == 12345,
    }


def right_counting() -> dict[str, bool]:
    def said(time: float, author: str, cluster: str | None = None) -> Mention:
        return Mention(time, max(time, 100.0), "feed", author, cluster, True, True)

    mentions = [said(-DAY, "a"), said(200, "b"), said(300, "b"), said(400, "c", "x"),
                said(500, "d", "x"), said(200 + DAY, "b")]
    truth = Truth("burst", "burst", 0, 4 * HOUR)
    return {
        "cleaning leaves one of each author and copy, and no past": [
            time for _, time in clean(mentions)] == [200, 400, 200 + DAY],
        "raw leaves all at their arrival": len(raw(mentions)) == 6
        and raw(mentions)[0] == (100.0, 100.0),
        "a rule is silent for 12 hours before it fires anew": [
            alarm.raised for alarm in alarms([(0, 5), (HOUR, 5), (14 * HOUR, 5)], 4)]
        == [0, 14 * HOUR],
        "the length of a burst is in hours": truth.hours == 4,
    }


def right_chances() -> dict[str, bool]:
    low, high = poisson_interval(10)
    return {
        # Known values: Poisson with mean 2, and Garwood's interval of ten.
        "tails are those of the books": abs(upper_tail(5, 2.0, 2.0) - 0.052653) < 1e-6
        and abs(low - 4.795) < 0.001 and abs(high - 18.390) < 0.001,
        "an interval of nothing begins at zero": poisson_interval(0)[0] == 0.0,
    }
