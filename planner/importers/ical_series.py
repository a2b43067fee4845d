"""The times of an event: once, or as often as its recurrence says (RFC 5545, 3.8.5)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain

from planner import corrections
from planner.importers import ical_times, recurrence
from planner.importers.ical_lines import Component
from planner.importers.ical_times import Moment
from planner.importers.ical_zones import Clocks
from planner.importers.notes import Notes
from planner.importers.recurrence import Rule
from planner.wording import counted

MOST = 500  # occurrences of one event
_MOST_IN_ALL = 20_000
_YEARS = 10  # for which a rule is followed
_DAYS_IN_ALL = 400_000  # that are looked at for all rules together


class Series:
    """Expands what recurs, within bounds that hold for the calendar as a whole.

    An occurrence that another event replaces (RECURRENCE-ID) is left to that one.
    """

    def __init__(self, events: Sequence[Component], clocks: Clocks, notes: Notes) -> None:
        self._clocks, self._notes = clocks, notes
        self._left, self._days_left = _MOST_IN_ALL, _DAYS_IN_ALL
        self._replaced = {
            (event.text("UID"), clocks.instant(moment))
            for event in events
            if (moment := ical_times.moment(event.first("RECURRENCE-ID")))
        }

    def starts(self, event: Component, first: Moment, where: str) -> list[Moment]:
        """When an event takes place that begins at `first`; just then if it does not recur."""
        if not is_series(event):
            return [first]
        rules = (one.value for one in event.all("RRULE"))
        more = chain.from_iterable(self._recurring(rule, first, where) for rule in rules)
        dates = chain.from_iterable(map(ical_times.moments, event.all("RDATE")))
        starts = {
            self._clocks.instant(one): one for one in (first, *more, *dates) if not one.whole_day
        }
        for one in self._excluded(event, starts):
            starts.pop(one, None)
        kept = [starts[instant] for instant in sorted(starts)]
        self._notes.read(where, f"It recurs: {counted(len(kept), 'time')}")
        return kept

    def _excluded(self, event: Component, starts: dict[datetime, Moment]) -> list[datetime]:
        uid = event.text("UID")
        exceptions = list(chain.from_iterable(map(ical_times.moments, event.all("EXDATE"))))
        instants = {self._clocks.instant(one) for one in exceptions if not one.whole_day}
        days = {one.local.date() for one in exceptions if one.whole_day}
        return [
            instant
            for instant, one in starts.items()
            if instant in instants or one.local.date() in days or (uid, instant) in self._replaced
        ]

    def _recurring(self, text: str, first: Moment, where: str) -> Iterator[Moment]:
        rule = recurrence.rule_of(text)
        if rule is None:
            self._notes.skipped(
                where, f"Its recurrence, {text[:80]}, is not known; the first counts"
            )
            return
        most = min(rule.count or MOST, MOST, self._left) - 1
        found = 0
        for moment in self._within(rule, first):
            if found >= most:
                if not rule.count or rule.count > MOST:
                    what = f"It goes on; only the first {found + 1} times were read"
                    self._notes.skipped(where, what)
                break
            found += 1
            yield moment
        self._left -= found

    def _within(self, rule: Rule, first: Moment) -> Iterator[Moment]:
        """The moments of the rule up to its end; nothing is found beyond the bounds."""
        last = self._last(rule)
        year = min(first.local.year + _YEARS, corrections.LAST_YEAR)
        for day in recurrence.days(
            rule, first.local.date(), first.local.date().replace(year=year, day=1)
        ):
            self._days_left -= 1
            if self._days_left < 0:
                return
            if day:
                moment = first._replace(local=datetime.combine(day, first.local.timetz()))
                if last and self._is_after(moment, last):
                    return
                yield moment

    def _last(self, rule: Rule) -> Moment | None:
        return ical_times.until(rule.until) if rule.until else None

    def _is_after(self, moment: Moment, last: Moment) -> bool:
        """Python compares aware times by instants; a bare date is the end of its day."""
        if last.whole_day:
            return moment.local.date() > last.local.date()
        if last.local.tzinfo:
            return self._clocks.instant(moment) > last.local
        return moment.local.replace(tzinfo=None) > last.local


def is_series(event: Component) -> bool:
    return bool(event.properties.keys() & {"RRULE", "RDATE"})


def lasting(event: Component, first: Moment, clocks: Clocks) -> timedelta | None:
    """From the start of an event to its end, by instants; `None` where it gives no end."""
    if end := ical_times.moment(event.first("DTEND")):
        return clocks.instant(end) - clocks.instant(first)
    return ical_times.duration(event.text("DURATION"))
