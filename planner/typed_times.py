"""Reads times and days as people type them: `19:00`, `7 pm`, `9 Mar`, `Wed`."""

import re
from datetime import date, time, timedelta

from planner.errors import PlannerError
from planner.times import MONTHS, WEEKDAYS

_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:\s*[:.,h]?\s*(?P<minute>[0-9]{2}))?(?:\s*h)?"
    r"(?:\s*(?P<half>[ap])\.?\s*m?\.?)?"
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_POINTS = re.compile(r"(?P<day>[0-9]{1,2})\.\s*(?P<number>[0-9]{1,2})\.?(?:\s*(?P<year>[0-9]{4}))?")
_YEAR = r"(?:[\s,.]+(?P<year>[0-9]{4}))?"
_WORD = r"(?P<month>[a-z]{3,9})\.?"
_DAY_FIRST = re.compile(rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?\s*{_WORD}{_YEAR}")
_MONTH_FIRST = re.compile(rf"{_WORD}\s*(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_YEAR}")
_WEEKDAY = re.compile(rf"(?:{'|'.join(name[:3].lower() for name in WEEKDAYS)})[a-z]*[\s,.]*")


def typed_time(text: str) -> time:
    """`19:00`, `19.00`, `1900`, `19`, `7 pm`, `noon`; 24:00 is midnight as well.

    Raises PlannerError with a sentence that says how a time is written.
    """
    typed = text.strip().lower()
    found = _TIME.fullmatch(typed)
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (-1, 0)
    if found and found["half"]:
        hour = hour % 12 + 12 * (found["half"] == "p") if 1 <= hour <= 12 else -1
    if (hour, minute) == (24, 0):
        hour = 0
    if typed in _NAMED:
        return _NAMED[typed]
    if not 0 <= hour < 24 or minute > 59:
        raise PlannerError(f"“{text.strip()}” is no time; write 19:00 or 7 pm.")
    return time(hour, minute)


def typed_day(text: str, near: date) -> date:
    """`9 Mar 2027`, `March 9`, `9.3.`, `2027-03-09`, `Wed`; without a year it is that which is the
    nearest to `near`, and a weekday alone is in the days around it.

    A weekday before a date says nothing more. Raises PlannerError with a sentence that says how a
    day is written.
    """
    typed = text.strip().lower()
    weekday = _WEEKDAY.match(typed)
    day = _dated(typed[weekday.end() :] if weekday else typed, near)
    if weekday and weekday.end() == len(typed):
        day = _on_weekday(typed, near)
    if day is None:
        raise PlannerError(f"“{text.strip()}” is no day; write 9 Mar 2027 or 2027-03-09.")
    return day


def _dated(typed: str, near: date) -> date | None:
    for form in (_ISO, _POINTS, _DAY_FIRST, _MONTH_FIRST):
        found = form.fullmatch(typed)
        if found:
            parts = found.groupdict()
            month = int(parts.get("number") or 0) or _month(parts.get("month") or "")
            return _nearest(parts["year"], month, int(parts["day"]), near)
    return None


def _month(word: str) -> int:
    """Its number, also shortened; 0 for no month."""
    names = [name.lower() for name in MONTHS]
    return next((n for n, name in enumerate(names, 1) if word and name.startswith(word)), 0)


def _nearest(year: str | None, month: int, day: int, near: date) -> date | None:
    years = (int(year),) if year else range(near.year - 1, near.year + 2)
    found = [each for each in (_date(y, month, day) for y in years) if each]
    return min(found, key=lambda each: abs(each - near), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on_weekday(typed: str, near: date) -> date | None:
    around = (near + timedelta(days=n) for n in (0, 1, 2, 3, -3, -2, -1))
    return next((d for d in around if WEEKDAYS[d.weekday()].lower().startswith(typed)), None)
