"""On whose clock a table is, and what had to be guessed for it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from planner import zones
from planner.conference import About, Guess
from planner.importers import dating, zone_names
from planner.importers.notes import Notes
from planner.importers.table_when import When


@dataclass(frozen=True)
class TableZone:
    """`place` is the IANA name of the zone whose clock the table shows."""

    place: str

    def instant(self, local: datetime, offset: int | None, printed: str) -> datetime:
        """The row's own `offset` (minutes) and `printed` zone are stronger than the place."""
        if offset is not None:
            return local.replace(tzinfo=timezone(timedelta(minutes=offset)))
        return zones.instant(local, ZoneInfo(self._meant(printed, local)))

    def _meant(self, printed: str, local: datetime) -> str:
        if not printed or zones.may_show(self.place, printed, local):
            return self.place
        return (
            next(iter(zones.places(printed, local)), "") or zone_names.meant(printed) or self.place
        )


def zone_of(whens: Sequence[When], begins: Sequence[datetime | None], notes: Notes) -> TableZone:
    """From the zones and offsets of the rows, the most frequent; `begins` are local times."""
    timed = [(when, begin) for when, begin in zip(whens, begins, strict=True) if begin]
    place, guess = _place(timed, notes)
    notes.guess(guess)
    return TableZone(place)


def _place(timed: Sequence[tuple[When, datetime]], notes: Notes) -> tuple[str, Guess | None]:
    first = {when.zone: begin for when, begin in reversed(timed) if when.zone}
    for printed, _ in Counter(when.zone for when, _ in timed if when.zone).most_common():
        if zones.known(printed):
            return dating.place_of(printed, first[printed])
        if named := zone_names.meant(printed):
            return named, None
        notes.odd("time zone", f"“{printed[:60]}” is no time zone that is known")
    aware = [
        begin.replace(tzinfo=timezone(timedelta(minutes=when.offset)))
        for when, begin in timed
        if when.offset is not None
    ]
    if aware:
        return dating.place_of_offsets(aware)
    if not timed:
        return "UTC", None
    why = "The table names no time zone; a column “timezone” would say it"
    return "UTC", Guess(about=About.ZONE, value="UTC", why=why)
