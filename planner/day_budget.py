"""What a day asks for: hours planned, the longest stretch without a break, time for lunch."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.zones import instant

LUNCH = time(11, 30), time(14, 0)  # on the conference's clock
_LUNCH_TAKES = 45 * 60  # seconds
_BREAK = 5 * 60  # seconds: less is only the way to the next room


class Span(NamedTuple):
    """From an instant to another one; free time where it stands among blocks."""

    start: datetime
    end: datetime

    @property
    def seconds(self) -> float:
        # By instants: Python subtracts times of one zone by its clock, even where that jumps.
        return self.end.timestamp() - self.start.timestamp()


class Budget(NamedTuple):
    """`planned` is in seconds, what overlaps only once; `stretch` is the longest time without a
    break of five minutes; lunch is free with 45 free minutes between 11:30 and 14:00."""

    planned: float
    stretch: Span
    lunch_is_free: bool


def budget_of(day: date, spans: Iterable[Span], zone: ZoneInfo) -> Budget:
    """Of what is planned on a day, given in the order of the starts; lunch is by `zone`."""
    busy = _merged(spans, 0)
    return Budget(
        planned=sum(span.seconds for span in busy),
        stretch=max(_merged(busy, _BREAK), key=lambda span: span.seconds),
        lunch_is_free=_has_lunch(day, busy, zone),
    )


def _merged(spans: Iterable[Span], gap: float) -> list[Span]:
    """One where there are less than `gap` seconds, or none, between; `spans` come by start."""
    merged: list[Span] = []
    for span in spans:
        between = Span(merged[-1].end, span.start).seconds if merged else 0
        if merged and (between <= 0 or between < gap):
            last = merged.pop()
            span = Span(last.start, max(last.end, span.end, key=datetime.timestamp))
        merged.append(span)
    return merged


def _has_lunch(day: date, busy: Sequence[Span], zone: ZoneInfo) -> bool:
    first, last = (instant(datetime.combine(day, at), zone) for at in LUNCH)
    edges = [Span(first, first), *_within(busy, first, last), Span(last, last)]
    return any(Span(one.end, other.start).seconds >= _LUNCH_TAKES for one, other in pairwise(edges))


def _within(busy: Iterable[Span], first: datetime, last: datetime) -> Iterator[Span]:
    for span in busy:
        if span.end.timestamp() > first.timestamp() and span.start.timestamp() < last.timestamp():
            yield span
