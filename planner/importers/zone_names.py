"""What other programs call a time zone: “Berlin”, “Pacific Time (US & Canada)”."""

from functools import cache
from zoneinfo import available_timezones

from planner import zones

_AREAS = frozenset(
    ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian",
     "Pacific")
)  # fmt: skip
# Of Ruby on Rails, on which frab is built; most of its other names are the last part of IANA's.
_OTHERS = {
    "eastern time (us & canada)": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "pacific time (us & canada)": "America/Los_Angeles",
    "bern": "Europe/Zurich",
    "edinburgh": "Europe/London",
    "beijing": "Asia/Shanghai",
    "osaka": "Asia/Tokyo",
    "new delhi": "Asia/Kolkata",
    "mumbai": "Asia/Kolkata",
    "chennai": "Asia/Kolkata",
}


def meant(written: str) -> str:
    """The IANA name of the zone that is meant by such a name, or by a city's; else empty.

    An abbreviation tells no place, although IANA keeps some of old: EST, without summer time.
    """
    if zones.exists(written) and (written == "UTC" or not zones.known(written)):
        return written
    last = " ".join(written.rpartition("/")[2].replace("_", " ").split()).casefold()
    return _OTHERS.get(last) or _by_last_part().get(last, "")


@cache
def _by_last_part() -> dict[str, str]:
    """ "berlin" to "Europe/Berlin"; the shorter name where two end alike."""
    names = sorted(available_timezones(), key=lambda name: (-len(name), name))
    return {
        name.rpartition("/")[2].replace("_", " ").casefold(): name
        for name in names
        if name.partition("/")[0] in _AREAS
    }
