"""Finds places and their time zones by city, country, abbreviation or offset."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

import tzdata  # type: ignore[import-untyped]  # two constants and no stubs

from planner.clocks import place_name
from planner.folding import words
from planner.times import offset_name, zone_name

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_HALF_YEAR = timedelta(days=182)  # in which the other of two abbreviations is used


class Place(NamedTuple):
    """`zone` is its IANA name; `short` and `offset` are those of the moment that was asked for."""

    zone: str
    name: str
    country: str
    short: str
    offset: str
    seconds: int  # ahead of UTC
    words: frozenset[str]  # that find it, folded


def places(moment: datetime) -> list[Place]:
    """All places of the IANA rules, by name, with their clocks at `moment`.

    It reads some 600 files, which takes 0.2 s: not for the interface's thread.
    """
    countries = _countries()
    # Without what is no place: `Etc/GMT+5`, and old names such as `Cuba`.
    all_names = available_timezones()
    names = (n for n in all_names if ("/" in n and not n.startswith("Etc/")) or n == "UTC")
    found = (_place(ZoneInfo(name), countries.get(name, ""), moment) for name in names)
    return sorted(found, key=lambda place: (place.name, place.zone))


def find(known: Iterable[Place], text: str) -> list[Place]:
    """The best first: `kolk`, `india`, `IST`, `UTC+5:30`; all for an empty text.

    Every word of `text` must begin a word of the place, of its country, region or abbreviations.
    """
    offset = _OFFSET.fullmatch(text.strip())
    if offset:
        sign = 1 if offset[1] == "+" else -1
        seconds = sign * (int(offset[2]) * 3600 + int(offset[3] or 0) * 60)
        return [place for place in known if place.seconds == seconds]
    wanted = words(text)
    found = [place for place in known if _fits(place, wanted)]
    if not wanted:
        return sorted(found, key=lambda place: not place.country)
    return sorted(found, key=lambda place: _rank(place, wanted))  # stable: else by name


def _fits(place: Place, wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in place.words) for start in wanted)


def _rank(place: Place, wanted: Sequence[str]) -> int:
    """City or country, abbreviation in use, what begins so, anything else; names without a country
    are old ones and come last."""
    text = " ".join(wanted)
    names = [" ".join(words(name)) for name in (place.name, place.country)]
    if text in names or place.zone == "UTC":
        return 0
    if words(place.short) == tuple(wanted):
        return 1
    begins = any(name.startswith(text) for name in names)
    return (2 if begins else 3) + (0 if place.country else 2)


def _place(zone: ZoneInfo, country: str, moment: datetime) -> Place:
    local, short, name = moment.astimezone(zone), zone_name(moment, zone), place_name(zone)
    other = zone_name(moment + _HALF_YEAR, zone)
    offset = local.utcoffset() or timedelta()
    return Place(
        zone=zone.key,
        name=name,
        country=country,
        short=short,
        offset=offset_name(local),
        seconds=int(offset.total_seconds()),
        words=frozenset(words(f"{zone.key.replace('_', ' ')} {name} {country} {short} {other}")),
    )


def _countries() -> dict[str, str]:
    """The names of the countries under the IANA names; empty without the files that tell them."""
    folder = Path(tzdata.__file__).with_name("zoneinfo")
    try:
        codes = dict(_rows(folder / "iso3166.tab"))
        return {row[2]: codes.get(row[0], "") for row in _rows(folder / "zone.tab")}
    except OSError:
        return {}


def _rows(file: Path) -> Iterator[list[str]]:
    """Of the tables that come with the rules: fields between tabs, remarks after a `#`."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
