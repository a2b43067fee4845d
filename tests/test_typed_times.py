from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.times import day_and_month, long_day
from planner.typed_times import typed_day, typed_time

NEAR = date(2027, 3, 9)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *((text, time(19)) for text in ("19:00", "19.00", "1900", " 19 ", "7 pm", "7PM", "19h00")),
        *((text, time(19)) for text in ("7 p.m.", "07:00 pm", "19h", "19 : 00", "7p")),
        *((text, time(9, 30)) for text in ("9:30", "930", "0930", "9.30", "9h30", "9:30 am")),
        *((text, time(0)) for text in ("0:00", "24:00", "12 am", "midnight", "0")),
        *((text, time(12)) for text in ("12", "12 pm", "noon")),
    ],
)
def test_a_time_is_read_as_it_is_typed(text: str, meant: time) -> None:
    assert typed_time(text) == meant


@pytest.mark.parametrize(
    "text", ["", "soon", "25", "19:60", "13 pm", "0 am", "24:30", "19:0", "12345", "-3", "1 2 3"]
)
def test_what_is_no_time_is_named(text: str) -> None:
    with pytest.raises(PlannerError, match="is no time; write 19:00 or 7 pm"):
        typed_time(text)


@given(st.times())
def test_each_time_is_read_as_the_program_writes_it(at: time) -> None:
    assert typed_time(f"{at.hour}:{at.minute:02}") == time(at.hour, at.minute)


@pytest.mark.parametrize(
    "text",
    [
        *("11 Mar 2027", "11 March", "11. Mar.", "Mar 11", "March 11th, 2027", "11.3."),
        *(
            "11.03.2027",
            "2027-03-11",
            "Thu 11 Mar 2027",
            "Thursday, 11 March",
            "Mon 11 Mar",
            "Thu",
            "thursday",
        ),
        *(" thu ", "11mar", "11 mar, 2027"),
    ],
)
def test_a_day_is_read_as_it_is_typed(text: str) -> None:
    assert typed_day(text, NEAR) == date(2027, 3, 11)


@pytest.mark.parametrize(
    ("text", "near", "meant"),
    [
        ("2 Jan", date(2026, 12, 30), date(2027, 1, 2)),
        ("30 Dec", date(2027, 1, 2), date(2026, 12, 30)),
        ("29 Feb", date(2027, 3, 1), date(2028, 2, 29)),
        ("Mon", NEAR, date(2027, 3, 8)),
        ("Tue", NEAR, NEAR),
        ("Sat", NEAR, date(2027, 3, 6)),
    ],
)
def test_what_a_day_leaves_open_is_taken_near_the_one_before(
    text: str, near: date, meant: date
) -> None:
    assert typed_day(text, near) == meant


@pytest.mark.parametrize(
    "text", ["", "soon", "31 Feb", "11", "2027-13-01", "11 Foo", "3/9/2027", "Tuxday", "0 Mar 2027"]
)
def test_what_is_no_day_is_named(text: str) -> None:
    with pytest.raises(PlannerError, match="is no day; write 9 Mar 2027 or 2027-03-09"):
        typed_day(text, NEAR)


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_each_day_is_read_as_the_program_writes_it(day: date) -> None:
    assert typed_day(long_day(day), NEAR) == day
    assert typed_day(f"{day_and_month(day)} {day.year}", NEAR) == day


@given(st.text(max_size=30))
def test_nothing_typed_does_more_than_be_refused(text: str) -> None:
    for read in (typed_time, lambda typed: typed_day(typed, NEAR)):
        with suppress(PlannerError):
            read(text)
