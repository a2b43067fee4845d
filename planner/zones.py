"""Time zones: what a printed abbreviation says, and instants from a place's clock.

An abbreviation gives an offset from UTC, not a place: the places here are proposals, best first.
Several abbreviations have several meanings; all of them are proposed, the usual one first.
"""

import re
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.errors import PlannerError

_PACIFIC = "America/Los_Angeles America/Vancouver America/Tijuana"
_MOUNTAIN = "America/Denver America/Edmonton America/Phoenix"
_CENTRAL = "America/Chicago America/Winnipeg America/Mexico_City America/Regina"
_EASTERN = "America/New_York America/Toronto America/Panama America/Jamaica"
_ATLANTIC = "America/Halifax America/Puerto_Rico Atlantic/Bermuda"
_BRITISH = "Europe/London Europe/Dublin Europe/Lisbon"
_CENTRAL_EUROPEAN = (
    "Europe/Berlin Europe/Paris Europe/Vienna Europe/Zurich Europe/Madrid Europe/Rome"
    " Europe/Amsterdam Europe/Stockholm Europe/Warsaw Europe/Prague"
)
_EASTERN_EUROPEAN = "Europe/Helsinki Europe/Athens Europe/Bucharest Europe/Kyiv Europe/Tallinn"
_EAST_AUSTRALIAN = "Australia/Sydney Australia/Melbourne Australia/Brisbane"

# Minutes east of UTC and the places, for each meaning.
_MEANINGS: dict[str, tuple[tuple[int, str], ...]] = {
    "UTC": ((0, "UTC"),),
    "GMT": ((0, "Europe/London Africa/Abidjan Atlantic/Reykjavik UTC"),),
    "PST": ((-480, _PACIFIC), (480, "Asia/Manila")),
    "PDT": ((-420, _PACIFIC),),
    "MST": ((-420, _MOUNTAIN),),
    "MDT": ((-360, _MOUNTAIN),),
    "CST": ((-360, _CENTRAL), (480, "Asia/Shanghai Asia/Taipei"), (-300, "America/Havana")),
    "CDT": ((-300, _CENTRAL), (-240, "America/Havana")),
    "EST": ((-300, _EASTERN),),
    "EDT": ((-240, _EASTERN),),
    "AST": ((-240, _ATLANTIC), (180, "Asia/Riyadh")),
    "ADT": ((-180, _ATLANTIC),),
    "NST": ((-210, "America/St_Johns"),),
    "NDT": ((-150, "America/St_Johns"),),
    "AKST": ((-540, "America/Anchorage"),),
    "AKDT": ((-480, "America/Anchorage"),),
    "HST": ((-600, "Pacific/Honolulu"),),
    "BRT": ((-180, "America/Sao_Paulo America/Bahia"),),
    "ART": ((-180, "America/Argentina/Buenos_Aires"),),
    "CLT": ((-240, "America/Santiago"),),
    "CLST": ((-180, "America/Santiago"),),
    "COT": ((-300, "America/Bogota"),),
    "PET": ((-300, "America/Lima"),),
    "WET": ((0, "Europe/Lisbon Atlantic/Canary Africa/Casablanca"),),
    "WEST": ((60, "Europe/Lisbon Atlantic/Canary"),),
    "BST": ((60, "Europe/London"), (360, "Asia/Dhaka")),
    "CET": ((60, _CENTRAL_EUROPEAN),),
    "CEST": ((120, _CENTRAL_EUROPEAN),),
    "EET": ((120, f"{_EASTERN_EUROPEAN} Africa/Cairo"),),
    "EEST": ((180, _EASTERN_EUROPEAN),),
    "MSK": ((180, "Europe/Moscow"),),
    "TRT": ((180, "Europe/Istanbul"),),
    "SAST": ((120, "Africa/Johannesburg"),),
    "WAT": ((60, "Africa/Lagos"),),
    "CAT": ((120, "Africa/Maputo Africa/Kigali"),),
    "EAT": ((180, "Africa/Nairobi Africa/Addis_Ababa"),),
    "IST": ((330, "Asia/Kolkata"), (60, "Europe/Dublin"), (120, "Asia/Jerusalem")),
    "IDT": ((180, "Asia/Jerusalem"),),
    "GST": ((240, "Asia/Dubai"),),
    "PKT": ((300, "Asia/Karachi"),),
    "ICT": ((420, "Asia/Bangkok Asia/Ho_Chi_Minh"),),
    "WIB": ((420, "Asia/Jakarta"),),
    "SGT": ((480, "Asia/Singapore"),),
    "HKT": ((480, "Asia/Hong_Kong"),),
    "MYT": ((480, "Asia/Kuala_Lumpur"),),
    "AWST": ((480, "Australia/Perth"),),
    "JST": ((540, "Asia/Tokyo"),),
    "KST": ((540, "Asia/Seoul"),),
    "ACST": ((570, "Australia/Adelaide Australia/Darwin"),),
    "ACDT": ((630, "Australia/Adelaide"),),
    "AEST": ((600, _EAST_AUSTRALIAN),),
    "AEDT": ((660, "Australia/Sydney Australia/Melbourne"),),
    "NZST": ((720, "Pacific/Auckland"),),
    "NZDT": ((780, "Pacific/Auckland"),),
}

ABBREVIATIONS = tuple(_MEANINGS)

_NUMERIC = re.compile(r"(?:UTC|GMT)\s?([+\-−])(\d{1,2}):?(\d{2})?")


def zone(name: str) -> ZoneInfo:
    """The zone with this IANA name; raises PlannerError for any other text."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise PlannerError(
            f"“{name}” is not a time zone; use a name such as Europe/Berlin.", repr(error)
        ) from error


def instant(local: datetime, place: ZoneInfo) -> datetime:
    """The instant at which the clocks of `place` show `local`, with its offset fixed.

    A fixed offset compares by instants, also over a change of the clocks; a ZoneInfo does not.
    """
    offset = local.replace(tzinfo=place).utcoffset()
    return local.replace(tzinfo=timezone(offset or timedelta(0)))


def places(printed: str, local: datetime) -> tuple[str, ...]:
    """IANA names of places whose clocks may show `local` as `printed` time, best first.

    Empty for an unknown abbreviation. `UTC+2` and an abbreviation out of its season give a place
    of that offset without a name of its own, such as Etc/GMT-2.
    """
    meanings = _MEANINGS.get(printed) or _numeric(printed)
    fitting = (
        name
        for minutes, names in meanings
        for name in names.split()
        if _offset(name, local) == minutes
    )
    return tuple(dict.fromkeys(fitting)) or tuple(_same_offset(meanings, local))


def places_of(moments: Collection[datetime]) -> tuple[str, ...]:
    """IANA names of places whose clocks have the offsets of all these aware moments, best first.

    For programmes that print offsets but name no zone.
    """
    offsets = {(moment.replace(tzinfo=None), moment.utcoffset()) for moment in moments}
    minutes = [(local, int((o or timedelta(0)).total_seconds()) // 60) for local, o in offsets]
    usual = _offset_places(minutes[0][1])
    names = dict.fromkeys((*usual, *_named_places()))
    fitting = (name for name in names if all(_offset(name, at) == m for at, m in minutes))
    return tuple(fitting) or tuple(_same_offset(((minutes[0][1], ""),), minutes[0][0]))


def exists(name: str) -> bool:
    """Whether `name` is an IANA name that `zone` takes."""
    try:
        return bool(zone(name))
    except PlannerError:
        return False


def may_show(place: str, printed: str, local: datetime) -> bool:
    """Whether the clocks of `place` (IANA name) may show `local` as `printed` time."""
    meanings = _MEANINGS.get(printed) or _numeric(printed)
    return any(_offset(place, local) == minutes for minutes, _ in meanings)


def known(printed: str) -> bool:
    """Whether the abbreviation, or a text such as `UTC+2`, says an offset."""
    return bool(_MEANINGS.get(printed) or _numeric(printed))


@lru_cache(maxsize=256)  # it keeps eight itself, and reads the files of the others each time
def _clocks(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _offset(name: str, local: datetime) -> int:
    offset = local.replace(tzinfo=_clocks(name)).utcoffset() or timedelta(0)
    return int(offset.total_seconds()) // 60


def _numeric(printed: str) -> tuple[tuple[int, str], ...]:
    found = _NUMERIC.fullmatch(printed)
    if not found:
        return ()
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return ((minutes if found[1] == "+" else -minutes, ""),)


def _same_offset(meanings: tuple[tuple[int, str], ...], local: datetime) -> Iterator[str]:
    for minutes, _ in meanings[:1]:
        if minutes % 60 == 0 and -720 <= minutes <= 840:
            # The signs of these names are the other way round (POSIX).
            yield f"Etc/GMT{-minutes // 60:+}" if minutes else "UTC"
        else:
            yield from (name for name in _named_places() if _offset(name, local) == minutes)


def _offset_places(minutes: int) -> Iterator[str]:
    """Those that have a name of their own for this offset: Berlin's CET before Casablanca's.

    The usual meanings come first: New York's EDT before Havana's CDT.
    """
    usual = [meanings[:1] for meanings in _MEANINGS.values()]
    others = [meanings[1:] for meanings in _MEANINGS.values()]
    for meanings in (*usual, *others):
        for offset, names in meanings:
            yield from names.split() if offset == minutes else ()


def _named_places() -> Iterator[str]:
    for meanings in _MEANINGS.values():
        for _, names in meanings:
            yield from names.split()
