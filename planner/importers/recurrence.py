"""iCalendar's recurrence rules (RFC 5545, 3.3.10): dateutil finds their times, within bounds."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from icalendar.prop import vRecur

from planner.conference import Record

_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_OF_THE_CLOCK = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
_KNOWN = _OF_THE_CLOCK | {
    *("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY"),
    *("BYYEARDAY", "BYWEEKNO", "BYSETPOS"),
}
_WEEKS = 5  # that a month may have
_LONGEST = 400  # characters; what is longer is no rule of a programme
# dateutil looks for 30 February until the year 9999, whatever UNTIL says. The calendar repeats
# every 400 years: looked for that much later, the end of its search is near.
_CYCLE = timedelta(days=146_097)
_LATER = 19 * _CYCLE
END = datetime.max - _LATER  # noqa: DTZ901 - up to then a rule without a time is looked at


class Rule(Record):
    """`text` is without COUNT and UNTIL, which are `count` (0 for none) and `until`."""

    text: str
    frequency: str
    count: int
    until: date | None


def rule_of(text: str) -> Rule | None:
    """The rule that `FREQ=WEEKLY;BYDAY=TU,TH` states; `None` if it is none that we follow."""
    if len(text) > _LONGEST:
        return None
    try:
        rule = _rule(vRecur.from_ical(text))
        rrulestr(rule.text)
    except (ValueError, LookupError):
        return None
    return rule


def times(rule: Rule, start: datetime) -> Iterator[datetime]:
    """Those of the rule from `start` (naive, to the year 2199) on; COUNT and UNTIL end nothing."""
    try:
        for found in rrulestr(rule.text, dtstart=start + _LATER):
            yield found - _LATER
    except ValueError:  # of a week that does not end before the year 10,000
        return


def _rule(parts: vRecur) -> Rule:
    """Raises ValueError or LookupError for what is none."""
    count, until = parts.pop("COUNT", [0]), parts.pop("UNTIL", [None])
    frequency, interval = str(parts["FREQ"][0]), parts.get("INTERVAL", [1])
    many = any(len(parts.get(name, ())) > 1 for name in _OF_THE_CLOCK)
    if frequency not in _FREQUENCIES or interval[0] < 1 or many or set(parts) - _KNOWN:
        raise ValueError(parts)
    if not isinstance(until[0], date | None):  # a time of day, or a duration
        raise ValueError(until)
    # dateutil looks for the 53rd Monday of December beyond the end of its table.
    of_month = frequency == "MONTHLY" or "BYMONTH" in parts
    if of_month and any((day.relative or 0) > _WEEKS for day in parts.get("BYDAY", ())):
        raise ValueError(parts)
    told: str = parts.to_ical().decode()  # type: ignore[no-untyped-call]
    return Rule(text=told, frequency=frequency, count=max(0, count[0]), until=until[0])
