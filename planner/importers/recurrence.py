"""iCalendar's recurrence rules (RFC 5545, 3.3.10), as far as programmes have them.

Day by day, so that no rule, however odd, costs more than the days it is looked at: dateutil
searches for 30 February until the year 9999.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from planner.conference import Record

_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
# The clock of each day is that of the first.
_IGNORED = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
_KNOWN = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"}
)
_NUMBER = re.compile(r"[+-]?[0-9]{1,4}")
_BY_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_LONGEST = 400  # characters; what is longer is no rule of a programme


class _Weekday(NamedTuple):
    """`ordinal` 2 is the second in its month or year, -1 the last, 0 each."""

    ordinal: int
    weekday: int


class Rule(Record):
    """`until` is a date or time as written, and empty without one; so is 0 for `count`."""

    frequency: str
    interval: int = 1
    count: int = 0
    until: str = ""
    week_start: int = 0
    weekdays: frozenset[_Weekday] = frozenset()
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()


def rule_of(text: str) -> Rule | None:
    """The rule that `FREQ=WEEKLY;BYDAY=TU,TH` states; `None` if it is none that we know."""
    if len(text) > _LONGEST:
        return None
    parts = dict(_parts(text.upper()))
    lists = any("," in parts.get(name, "") for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    if parts.get("FREQ") not in _FREQUENCIES or lists or set(parts) - _KNOWN - _IGNORED:
        return None
    try:
        return _with_position(_rule(parts), parts.get("BYSETPOS", ""))
    except ValueError:
        return None


def days(rule: Rule, first: date, last: date, since: date = date.min) -> Iterator[date | None]:
    """The days of the rule after `first`, on which it begins, to `last`; `None` for each other.

    What is before `since` is not looked at.
    """
    rule = _completed(rule, first)
    for number in range(max(first.toordinal() + 1, since.toordinal()), last.toordinal() + 1):
        day = date.fromordinal(number)
        yield day if _in_period(rule, first, day) and _fits(rule, day) else None


def _parts(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split(";"):
        name, _, value = part.partition("=")
        if name.strip():
            yield name.strip(), value.strip()


def _rule(parts: dict[str, str]) -> Rule:
    return Rule(
        frequency=parts["FREQ"],
        interval=max(1, _number(parts.get("INTERVAL", "1"))),
        count=max(0, _number(parts.get("COUNT", "0"))),
        until=parts.get("UNTIL", ""),
        week_start=_WEEKDAYS.get(parts.get("WKST", ""), 0),
        weekdays=frozenset(map(_weekday, filter(None, parts.get("BYDAY", "").split(",")))),
        months=_numbers(parts.get("BYMONTH", "")),
        month_days=_numbers(parts.get("BYMONTHDAY", "")),
    )


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _numbers(text: str) -> frozenset[int]:
    return frozenset(_number(one.strip()) for one in text.split(",") if one)


def _weekday(text: str) -> _Weekday:
    found = _BY_DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    return _Weekday(int(found[1] or 0), _WEEKDAYS[found[2]])


def _with_position(rule: Rule, position: str) -> Rule | None:
    """`BYDAY=TU;BYSETPOS=2` is what others write as `BYDAY=2TU`; no other position is known."""
    if not position:
        return rule
    monthly = rule.frequency == "MONTHLY" or (rule.frequency == "YEARLY" and len(rule.months) == 1)
    if not monthly or rule.month_days or [one.ordinal for one in rule.weekdays] != [0]:
        return None
    weekdays = frozenset(_Weekday(_number(position), one.weekday) for one in rule.weekdays)
    return replace(rule, weekdays=weekdays)


def _completed(rule: Rule, first: date) -> Rule:
    """With what the first day says where the rule is silent."""
    if rule.frequency == "DAILY" or rule.weekdays or rule.month_days:
        return rule
    if rule.frequency == "WEEKLY":
        return replace(rule, weekdays=frozenset({_Weekday(0, first.weekday())}))
    months = rule.months
    if rule.frequency == "YEARLY":
        months = months or frozenset({first.month})
    return replace(rule, months=months, month_days=frozenset({first.day}))


def _in_period(rule: Rule, first: date, day: date) -> bool:
    """Whether it is the turn of this day, week, month or year."""
    if rule.interval == 1:
        return True
    if rule.frequency == "DAILY":
        periods = (day - first).days
    elif rule.frequency == "WEEKLY":
        monday = first.toordinal() - (first.weekday() - rule.week_start) % 7
        periods = (day.toordinal() - monday) // 7
    elif rule.frequency == "MONTHLY":
        periods = (day.year - first.year) * 12 + day.month - first.month
    else:
        periods = day.year - first.year
    return periods % rule.interval == 0


def _fits(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and rule.month_days.isdisjoint({day.day, day.day - _length(day) - 1}):
        return False
    if not rule.weekdays:
        return True
    weekday = day.weekday()
    named = any(one.weekday == weekday for one in rule.weekdays)  # six of seven end here
    return named and not rule.weekdays.isdisjoint(_weekdays(rule, day))


def _weekdays(rule: Rule, day: date) -> set[_Weekday]:
    """What a rule may call the weekday of a day: TU, 2TU, -3TU."""
    if rule.frequency == "YEARLY" and not rule.months:
        number, length = day.timetuple().tm_yday, 365 + (_length(day.replace(month=2, day=1)) - 28)
    else:
        number, length = day.day, _length(day)
    return {_Weekday(ordinal, day.weekday()) for ordinal in (0, *_ordinals(number, length))}


def _ordinals(number: int, length: int) -> tuple[int, int]:
    return (number - 1) // 7 + 1, -((length - number) // 7 + 1)


def _length(day: date) -> int:
    return monthrange(day.year, day.month)[1]
