"""From printed times to instants: missing days, years and zones are found or guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from planner import zones
from planner.conference import About, Guess
from planner.importers.sites import HOME_ZONE
from planner.importers.slot_time import DAY, Day, SlotTime
from planner.times import MONTHS, WEEKDAYS, offset_name

_PAST_YEARS, _COMING_YEARS = 12, 2
# Programmes are read shortly before they begin: so many days ahead count as past.
_SOON = timedelta(days=30)
_LONGEST = 3  # days after its first one on which a workshop may go on
_HALF_A_YEAR = 6  # months; what seems that much earlier than the first day is after New Year


@dataclass(frozen=True)
class Dating:
    """What turns printed times into instants.

    `first` is the first day of the page, whose year is `year`; `place` is the IANA name of the
    zone in which the page's clock is taken to go, unless a time is printed with another offset.
    """

    year: int
    first: Day
    place: str

    def span(self, when: SlotTime) -> tuple[datetime, datetime] | None:
        """Start and end; `None` for a day that the year does not have, or without a day."""
        midnight = _midnight(when.day, self.first, self.year) if when.day else None
        if midnight is None:
            return None
        start = self._instant(midnight + timedelta(minutes=when.start), when.zone)
        end = when.start if when.end is None else when.end
        return start, self._instant(midnight + timedelta(minutes=end), when.end_zone)

    def _instant(self, local: datetime, printed: str) -> datetime:
        place = self.place
        if printed and not zones.may_show(place, printed, local):
            place = next(iter(zones.places(printed, local)), place)
        return zones.instant(local, zones.zone(place))


def completed(times: Sequence[SlotTime | None], session: SlotTime | None) -> list[SlotTime | None]:
    """The slots' times with day and end, from the session or the slots around them."""
    found: list[SlotTime | None] = []
    last = session
    for when in times:
        if when is not None:
            when = _after(_in_half_day(when, session), last) if when.day is None else when
            last = when
        found.append(when)
    ends = [*found[1:], None]
    return [when and _ended(when, ends[n], session) for n, when in enumerate(found)]


def year_of(days: Sequence[Day], now: datetime) -> Guess:
    """The nearest past year in which all weekdays fit; a year without weekdays is as near.

    `options` are the other years from 12 ago to 2 ahead that fit, the latest first.
    """
    years = range(now.year + _COMING_YEARS, now.year - _PAST_YEARS - 1, -1)
    fitting = [year for year in years if _fits(days, year)]
    dated = fitting or [year for year in years if _fits(_without_weekdays(days), year)]
    past = [year for year in dated if _is_past(days[0], year, now)]
    best = max(past, default=min(dated, default=now.year))
    return Guess(
        about=About.YEAR,
        value=str(best),
        options=tuple(str(year) for year in dated if year != best),
        why=_why_year(days[0], fitting),
    )


def fits(days: Iterable[Day], year: int) -> bool:
    """Whether the printed weekdays are right in that year."""
    return _fits(tuple(days), year)


def place_of(printed: str, local: datetime, named: str = "") -> tuple[str, Guess | None]:
    """The place whose clock the page shows, and the guess to confirm where it is one.

    `named` is the zone that the page names, if any; a `printed` abbreviation of another offset
    is stronger.
    """
    named = named if zones.exists(named) else ""
    if named and (not printed or zones.may_show(named, printed, local)):
        return named, None
    if printed in {"UTC", "GMT"}:
        return "UTC", None
    places = zones.places(printed, local)
    if not places:
        prints = f"The page prints {printed or 'no time zone'}"
        why = f"{prints}; {f'it names {named}' if named else 'the sites’ default is Pacific time'}"
        place = named or HOME_ZONE
        return place, Guess(about=About.ZONE, value=place, why=why)
    moment = zones.instant(local, zones.zone(places[0]))
    if places[0].startswith("Etc/"):  # a place has a clock that changes, these do not
        return place_of_offsets([moment])
    offset = offset_name(moment)
    why = f"The page prints {printed}, which is {offset} there"
    return places[0], Guess(about=About.ZONE, value=places[0], options=places[1:], why=why)


def place_of_offsets(moments: Sequence[datetime]) -> tuple[str, Guess | None]:
    """The place whose clock these times with an offset show, and the guess to confirm."""
    places = zones.places_of(moments) if moments else ()
    if not places:
        why = "The source gives offsets from UTC, but those of no place that we know"
        return "UTC", Guess(about=About.ZONE, value="UTC", why=why)
    if places[0] == "UTC":
        return "UTC", None
    why = f"The source names no place; its times are {offset_name(moments[0])}"
    return places[0], Guess(about=About.ZONE, value=places[0], options=places[1:9], why=why)


def local_time(when: SlotTime, year: int, first: Day) -> datetime | None:
    """The start on the page's own clock, without a zone; `None` as in `Dating.span`."""
    midnight = _midnight(when.day, first, year) if when.day else None
    return midnight + timedelta(minutes=when.start) if midnight else None


def _midnight(day: Day, first: Day, year: int) -> datetime | None:
    after_new_year = day.month + _HALF_A_YEAR < first.month
    before_new_year = first.month + _HALF_A_YEAR < day.month
    try:
        return datetime(  # noqa: DTZ001 - the zone comes from elsewhere
            day.year or year + after_new_year - before_new_year, day.month, day.day
        )
    except ValueError:
        return None


def _fits(days: Sequence[Day], year: int) -> bool:
    for day in days:
        midnight = _midnight(day, days[0], year)
        if midnight is None or day.weekday not in {None, midnight.weekday()}:
            return False
    return True


def _without_weekdays(days: Sequence[Day]) -> list[Day]:
    return [replace(day, weekday=None) for day in days]


def _is_past(day: Day, year: int, now: datetime) -> bool:
    return date(year, day.month, day.day) <= now.date() + _SOON


def _why_year(day: Day, fitting: Sequence[int]) -> str:
    printed = f"{day.day} {MONTHS[day.month - 1]}"
    if day.weekday is None:
        return f"The page gives neither a year nor a weekday for {printed}"
    weekday = WEEKDAYS[day.weekday]
    if not fitting:
        return f"The page gives no year, and {printed} is a {weekday} in none of the years around"
    *years, last = map(str, sorted(fitting))
    listed = f"{', '.join(years)} and {last}" if years else last
    return f"The page gives no year; {printed} is a {weekday} in {listed}"


def _after(when: SlotTime, last: SlotTime | None) -> SlotTime:
    """The time on the day of the one before it, or on the next one if it is long before that.

    A weekday without a date says which day it is.
    """
    if last is None:
        return when
    days = last.start // DAY + (when.start + DAY // 2 < last.start % DAY)
    first = _weekday(last.day)
    if when.weekday is not None and first is not None:
        later = (when.weekday - first) % 7
        days = later if later <= _LONGEST else days
    return replace(_shifted(when, days * DAY), day=last.day)


def _weekday(day: Day | None) -> int | None:
    midnight = _midnight(day, day, day.year) if day and day.year else None
    if midnight:
        return midnight.weekday()
    return day.weekday if day else None


def _shifted(when: SlotTime, minutes: int) -> SlotTime:
    end = None if when.end is None else when.end + minutes
    return replace(when, start=when.start + minutes, end=end)


def _in_half_day(when: SlotTime, session: SlotTime | None) -> SlotTime:
    """`[3:00]` in a session from 2 p.m. is at 15:00."""
    if session is None or session.end is None or when.halves or when.start >= DAY // 2:
        return when
    if session.start <= when.start < session.end:
        return when
    afternoon = session.start <= when.start + DAY // 2 < session.end
    return _shifted(when, DAY // 2) if afternoon else when


def _ended(when: SlotTime, following: SlotTime | None, session: SlotTime | None) -> SlotTime:
    """A slot without an end lasts until the next one, or to the end of its session."""
    if when.end is not None:
        return when
    ends = []
    if following and following.day == when.day:
        ends.append(following.start)
    if session and session.end is not None and session.day == when.day:
        ends.append(session.end)
    return replace(when, end=next((end for end in ends if end > when.start), None))
