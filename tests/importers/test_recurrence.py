"""Recurrence rules against dateutil, which came with icalendar."""

from datetime import date, datetime, timedelta
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from planner.importers import recurrence

FIRST = date(2027, 3, 9)  # a Tuesday
LAST = FIRST + timedelta(days=1500)
_DAYS = st.lists(st.sampled_from(["MO", "TU", "WE", "SA", "SU"]), min_size=1, max_size=3)
_ORDINAL_DAYS = st.sampled_from(["1MO", "2TU", "-1SU", "3FR", "-2SA", "5WE"])
_MONTHS = st.sets(st.integers(1, 12), min_size=1, max_size=3)
_MONTH_DAYS = st.sets(st.sampled_from([1, 9, 15, 28, -1, -3]), min_size=1, max_size=2)


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 3))}"]
    if frequency in {"DAILY", "WEEKLY"} and draw(st.booleans()):
        parts.append(f"BYDAY={','.join(draw(_DAYS))}")
    if frequency in {"MONTHLY", "YEARLY"}:
        way = draw(st.sampled_from(["day", "month day", ""]))
        parts += [f"BYDAY={draw(_ORDINAL_DAYS)}"] if way == "day" else []
        parts += [f"BYMONTHDAY={listed(draw(_MONTH_DAYS))}"] if way == "month day" else []
    if draw(st.booleans()):
        parts.append(f"BYMONTH={listed(draw(_MONTHS))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(['MO', 'SU']))}")
    return ";".join(parts)


def listed(numbers: set[int]) -> str:
    return ",".join(map(str, sorted(numbers)))


def ours(text: str, last: date = LAST) -> list[date]:
    rule = recurrence.rule_of(text)
    assert rule
    return [day for day in recurrence.days(rule, FIRST, last) if day]


@given(rules())
def test_the_days_are_those_of_dateutil(text: str) -> None:
    start = datetime(FIRST.year, FIRST.month, FIRST.day)
    until = datetime(LAST.year, LAST.month, LAST.day)
    theirs = takewhile(
        lambda moment: moment <= until, rrulestr(f"{text};UNTIL=20310501", dtstart=start)
    )
    assert ours(text) == [moment.date() for moment in theirs if moment > start]


def test_a_position_among_weekdays_is_an_ordinal() -> None:
    assert ours("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2") == ours("FREQ=MONTHLY;BYDAY=2TU")
    assert recurrence.rule_of("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1") is None


def test_a_day_that_never_comes_is_looked_for_only_in_the_days_asked_for() -> None:
    assert ours("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30") == []


@pytest.mark.parametrize(
    "text",
    ["", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=x", "FREQ=DAILY;BYDAY=1XX", "FREQ=DAILY;BYEASTER=1",
     "FREQ=DAILY;BYMONTH=²", "FREQ=DAILY;BYMONTH=" + "1," * 500],
)  # fmt: skip
def test_other_rules_are_none(text: str) -> None:
    assert recurrence.rule_of(text) is None
