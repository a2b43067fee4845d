"""Times of ISO 8601, with or without an offset, and the place whose clock they show."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner import zones
from planner.conference import About, Guess
from planner.corrections import FIRST_YEAR, LAST_YEAR
from planner.importers import dating

Span = tuple[datetime, datetime]
_LONGEST = 40  # characters of a time


@dataclass(frozen=True)
class Clock:
    """`place` is an IANA name; times without an offset are taken to be its clock's."""

    place: str
    guess: Guess | None = None

    def instant(self, moment: datetime) -> datetime:
        return moment if moment.tzinfo else zones.instant(moment, zones.zone(self.place))


def moment(value: object) -> datetime | None:
    """A day with a clock time, aware if it has an offset; `None` for any other value.

    Also `2020-07-06_05:00:00`, as ACL's sites write it.
    """
    if not isinstance(value, str) or ":" not in value or len(value) > _LONGEST:
        return None
    try:
        found = datetime.fromisoformat(value.strip().replace("_", "T"))
    except ValueError:
        return None
    offset = found.utcoffset() or timedelta(0)
    whole = not offset % timedelta(minutes=1)
    return found if FIRST_YEAR <= found.year <= LAST_YEAR and whole else None


def clock(moments: Sequence[datetime], default: str, why: str) -> Clock:
    """The clock of these times; `default` (an IANA name) where none has an offset, for `why`."""
    aware = [moment for moment in moments if moment.tzinfo]
    if not aware:
        guess = Guess(about=About.ZONE, value=default, why=why) if moments else None
        return Clock(default, guess)
    place, guess = dating.place_of_offsets(aware)
    if place.startswith("Etc/"):
        # Of several places at once: the one with most of the times.
        usual, _ = Counter(moment.utcoffset() for moment in aware).most_common(1)[0]
        place, guess = dating.place_of_offsets([m for m in aware if m.utcoffset() == usual])
    return Clock(place, guess)
