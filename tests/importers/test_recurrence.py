"""Recurrence rules: against dateutil alone, and what nobody may make it look for."""

from datetime import date, datetime, timedelta
from itertools import islice, takewhile
from time import process_time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from planner.importers import recurrence

FIRST = date(2027, 3, 9)  # a Tuesday
START = datetime(2027, 3, 9, 9, 0)
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


def days(text: str) -> list[date]:
    rule = recurrence.rule_of(text)
    assert rule
    times = takewhile(lambda time: time.date() <= LAST, recurrence.times(rule, START))
    return [time.date() for time in times]


@given(rules())
def test_the_days_are_those_of_dateutil_without_our_bounds(text: str) -> None:
    theirs = rrulestr(f"{text};UNTIL={LAST:%Y%m%d}T235959", dtstart=START)
    assert days(text) == [time.date() for time in theirs]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", [date(2027, 3, 31), date(2027, 4, 30)]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", [date(2027, 5, 17), date(2028, 5, 15)]),
        ("FREQ=YEARLY;BYYEARDAY=-1", [date(2027, 12, 31), date(2028, 12, 31)]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", [date(2028, 2, 29)]),
    ],
)
def test_all_parts_of_a_rule_count(text: str, first: list[date]) -> None:
    assert days(text)[: len(first)] == first


def test_count_and_until_are_told_and_leave_the_times_alone() -> None:
    rule = recurrence.rule_of("FREQ=DAILY;COUNT=2;UNTIL=20270310")
    assert rule
    assert (rule.count, rule.until) == (2, date(2027, 3, 10))
    assert len(list(islice(recurrence.times(rule, START), 9))) == 9


@pytest.mark.parametrize("frequency", ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
def test_a_day_that_never_comes_is_not_looked_for_long(frequency: str) -> None:
    start = process_time()
    assert days(f"FREQ={frequency};BYMONTH=2;BYMONTHDAY=30") == []
    assert process_time() - start < 2  # until the year 9999 it is five


@pytest.mark.parametrize(
    "text",
    ["", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=x", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYDAY=1XX",
     "FREQ=DAILY;BYEASTER=1", "FREQ=DAILY;BYMONTH=²", "FREQ=DAILY;BYMONTH=" + "1," * 500,
     "FREQ=DAILY;BYHOUR=9,10", "FREQ=DAILY;UNTIL=PT1H", "FREQ=DAILY;UNTIL=090000",
     "FREQ=MONTHLY;BYDAY=53MO", "FREQ=DAILY;BYSETPOS=0", "FREQ=DAILY;COUNT=", "FREQ=DAILY;UNTIL=x"],
)  # fmt: skip
def test_other_rules_are_none(text: str) -> None:
    assert recurrence.rule_of(text) is None


@given(st.lists(st.sampled_from(
    ["INTERVAL=99999999", "INTERVAL=53", "BYDAY=53MO,2TU", "BYDAY=-53FR", "BYMONTH=2,12,13",
     "BYMONTHDAY=29,-31,32", "BYYEARDAY=366,-366,999", "BYWEEKNO=53,-53,60", "BYSETPOS=366,-1",
     "BYHOUR=25", "BYSECOND=60", "WKST=SU", "WKST=X", "COUNT=-4", "UNTIL=99991231T235959Z"]),
    max_size=5), st.sampled_from(["MONTHLY", "YEARLY"]))  # fmt: skip
def test_no_combination_breaks_it(parts: list[str], frequency: str) -> None:
    rule = recurrence.rule_of(";".join([f"FREQ={frequency}", *parts]))
    for start in (START, datetime(2199, 12, 31, 23, 59)):
        found = list(islice(recurrence.times(rule, start), 700)) if rule else []
        assert all(time >= start for time in found)
