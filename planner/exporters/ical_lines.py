"""The lines of an iCalendar file: escaped, folded and ended as RFC 5545, 3.1 and 3.3, wants them.

Written here and not by a library: the two that read calendars are then both independent judges,
and one of them takes the TeX command `\\N` of a text for the end of a line.
"""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from planner.exporters import plain

_OCTETS = 75  # of a line, without its end
_SPECIAL = re.compile(r"[\\;,\n]")
_STAMP = "%Y%m%dT%H%M%S"


def text_line(name: str, *texts: str) -> str:
    """A property of one text, or of a list of them."""
    return f"{name}:{','.join(_escaped(plain.lines(text)) for text in texts)}"


def time_line(name: str, moment: datetime, zone: ZoneInfo) -> str:
    """With the name of the zone; in UTC what the clock of that cannot say.

    In the hour that comes twice when clocks go back a local time means the first one (3.3.5), and
    UTC has no name of a zone.
    """
    local = moment.astimezone(zone)
    if local.fold or is_utc(zone):
        return f"{name}:{in_utc(moment)}"
    return f"{name};TZID={zone.key}:{local:{_STAMP}}"


def is_utc(zone: ZoneInfo) -> bool:
    return zone.key in ("UTC", "Etc/UTC")


def in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):{_STAMP}}Z"


def on_clock(moment: datetime) -> str:
    """The time that the clock shows, as it stands in the rules of a zone."""
    return f"{moment:{_STAMP}}"


def joined(lines: list[str]) -> bytes:
    """The file: each line folded and ended."""
    return b"".join(map(_folded, lines))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda sign: "\\n" if sign[0] == "\n" else "\\" + sign[0], text)


def _folded(line: str) -> bytes:
    """In pieces of at most 75 octets, none of which ends within a character."""
    octets = line.encode()
    pieces, begin, room = [], 0, _OCTETS
    while len(octets) - begin > room:
        end = begin + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[begin:end])
        begin, room = end, _OCTETS - 1
    return b"\r\n ".join([*pieces, octets[begin:]]) + b"\r\n"
