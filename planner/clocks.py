"""Whose clock times are written by: the conference's, the user's own, or another place's."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.times import minutes, offset_name, zone_name


class Whose(StrEnum):
    CONFERENCE = "conference"
    OWN = "own"
    PLACE = "place"


class Clock(NamedTuple):
    whose: Whose
    zone: ZoneInfo

    @property
    def words(self) -> str:
        """`conference time`, `your time`, `Kolkata time`; `UTC` needs no more."""
        if self.whose is Whose.PLACE:
            return f"{place_name(self.zone)} time" if "/" in self.zone.key else self.zone.key
        return "your time" if self.whose is Whose.OWN else "conference time"

    def name(self, moments: Iterable[datetime]) -> str:
        """`Your time (CEST)`, or `Your time (CEST/CET)`, as of these moments.

        Without any it says the place.
        """
        names = dict.fromkeys(zone_name(moment, self.zone) for moment in moments)
        words = self.words[0].upper() + self.words[1:]
        bracket = "/".join(names) or place_name(self.zone)
        return words if bracket in words else f"{words} ({bracket})"


def place_name(zone: ZoneInfo) -> str:
    """`Buenos Aires`; `UTC−5` for a zone that is only an offset."""
    region, _, place = zone.key.rpartition("/")
    if region == "Etc":
        return offset_name(datetime(2000, 1, 1, tzinfo=zone))  # always the same
    return place.replace("_", " ")


def agree(zone: ZoneInfo, other: ZoneInfo, moments: Iterable[datetime]) -> bool:
    """Whether the clocks of both show the same at all these moments."""
    return zone is other or not any(ahead(zone, other, moment) for moment in moments)


def ahead(zone: ZoneInfo, other: ZoneInfo, moment: datetime) -> timedelta:
    """How far the clocks of `zone` are ahead of those of `other`; negative where behind."""
    mine, theirs = (moment.astimezone(each).utcoffset() for each in (zone, other))
    return (mine or timedelta()) - (theirs or timedelta())


def difference(by: timedelta, whom: str = "") -> str:
    """What `ahead` found, in words: `12 h 30 min ahead`; of `whom`, where that is given."""
    if not by:
        return f"the same time as {whom}" if whom else "the same time"
    start = datetime(2000, 1, 1, tzinfo=UTC)
    time = minutes(start, start + abs(by))
    if by < timedelta():
        return f"{time} behind {whom}".rstrip()
    return f"{time} ahead of {whom}" if whom else f"{time} ahead"
