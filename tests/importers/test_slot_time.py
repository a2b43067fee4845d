"""Times in every notation of the sites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.importers import slot_time
from planner.importers.slot_time import DAY, Day, SlotTime

TUESDAY = Day(day=4, month=5, weekday=1)
IN_2021 = Day(day=4, month=5, year=2021)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue 4 May 3:00 - 3:15 PDT", SlotTime(180, 195, TUESDAY, "PDT", "PDT")),
        (
            "Wed 16 Jul 11 a.m. PDT \n   — 1:30 p.m. PDT",
            SlotTime(660, 810, Day(16, 7, 2), "PDT", "PDT", halves=True),
        ),
        ("3:00 - 3:15", SlotTime(180, 195)),
        ("3:00-3:15 PM", SlotTime(900, 915, halves=True)),
        ("11:30–12:30 PM", SlotTime(690, 750, halves=True)),
        ("11:00 AM - 1:30", SlotTime(660, 810, halves=True)),
        ("3 - 4 p.m.", SlotTime(900, 960, halves=True)),
        ("noon - 1:30 p.m.", SlotTime(720, 810, halves=True)),
        ("11 p.m. - midnight", SlotTime(1380, 1440, halves=True)),
        ("midnight - noon", SlotTime(0, 720, halves=True)),
        ("22:00-24:00 GMT", SlotTime(1320, 1440, None, "GMT", "GMT")),
        ("23:30 - 0:30", SlotTime(1410, 1470)),
        ("3:00 - 3:00", SlotTime(180, 180 + DAY)),
        ("1 a.m. PST - 4 a.m. PDT", SlotTime(60, 240, None, "PST", "PDT", halves=True)),
        ("10:00 - 11:00 (UTC+5:30)", SlotTime(600, 660, None, "UTC+5:30", "UTC+5:30")),
        ("May 4 3:00 - 4:00", SlotTime(180, 240, Day(4, 5))),
        ("Tuesday, May 4th, 2021 • 3:00 - 4:00", SlotTime(180, 240, Day(4, 5, 1, 2021))),
        ("Sept. 5 3:00 - 4:00", SlotTime(180, 240, Day(5, 9))),
        (
            "Tue 4 May 11 p.m. - Wed 5 May 1 a.m.",
            SlotTime(1380, 1500, TUESDAY, halves=True),
        ),
        ("Tue 4 May 9:00 - Thu 6 May 17:00", SlotTime(540, 2 * DAY + 1020, TUESDAY)),
        ("[3:00]", SlotTime(180)),
        ("Jul 7, 10:00 AM - 10:15 AM", SlotTime(600, 615, Day(7, 7), halves=True)),
        ("Tue 12 Dec 05:45 PM CET", SlotTime(1065, None, Day(12, 12, 1), "CET", "CET", True)),
        (
            "Wed, Jul 8, 2026 • 1:00 AM – 2:45 AM PDT",
            SlotTime(60, 165, Day(8, 7, 2, 2026), "PDT", "PDT", halves=True),
        ),
        ("Sat 8:00 a.m. - 8:15 a.m.", SlotTime(480, 495, halves=True, weekday=5)),
        ("Tue 4 May 3:00 XQST", SlotTime(180, None, TUESDAY, "XQST", "XQST")),
    ],
)
def test_a_line_is_read(text: str, expected: SlotTime) -> None:
    assert slot_time.whole_line(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "3:00", "3 - 4", "25:00 - 26:00", "3:60 - 4:00", "13 p.m. - 14 p.m.", "Tue 4 May",
        "We met 3:00 - 3:15 PDT", "pages 12-13", "#12-13", "$3:00 - 4:00$x",
    ],
)  # fmt: skip
def test_a_line_that_is_no_time_is_none(text: str) -> None:
    assert slot_time.whole_line(text) is None


@pytest.mark.parametrize(
    ("text", "no_day"),
    [
        ("Wed 31 Feb 3:00 - 3:15 PDT", "31 Feb"),
        ("June 31st 3:00 - 3:15", "31 Jun"),
        ("Tue 4 May 9:00 - 99 May 17:00", "99 May"),
        ("29 Feb 9:00 - 17:00", ""),
        ("9:00 - 17:00", ""),
    ],
)
def test_a_date_that_no_year_has_is_told(text: str, no_day: str) -> None:
    when = slot_time.whole_line(text)
    assert when
    assert when.no_day == no_day


def test_a_time_is_found_in_a_text_and_taken_out_of_it() -> None:
    found = slot_time.find("Oral 12-13\nTue 4 May 3:00 - 3:15 PDT\nBest")
    assert found
    assert found[0] == SlotTime(180, 195, TUESDAY, "PDT", "PDT")
    assert found[1].split() == ["Oral", "12-13", "Best"]
    assert slot_time.find("3:00 - 3:15 NLP") == (SlotTime(180, 195), "\n NLP")
    assert slot_time.find("nothing at 12") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8:00 AM", SlotTime(480, halves=True)),
        ("05:45 PM CET", SlotTime(1065, None, None, "CET", "CET", halves=True)),
        ("Fri 15:30", SlotTime(930, weekday=4)),
        ("8", None),
        ("at 8:00 AM", None),
    ],
)
def test_a_start_alone_is_a_time_only_where_one_must_stand(
    text: str, expected: SlotTime | None
) -> None:
    assert slot_time.whole_line(text, alone=True) == expected
    assert slot_time.whole_line(text) is None
    assert slot_time.find(text) is None


def test_a_room_after_the_time_is_left() -> None:
    found = slot_time.find("Tue Oct 06 02:30 PM -- 03:30 PM (PDT) @ Room #12")
    assert found
    assert found[0] == SlotTime(870, 930, Day(6, 10, 1), "PDT", "PDT", halves=True)
    assert found[1].split() == ["@", "Room", "#12"]


def exact(minute: int) -> str:
    return f"{minute // 60 % 24}:{minute % 60:02}"


def spoken(minute: int) -> str:
    """Django's `P`: `11 a.m.`, `1:30 p.m.`, `noon`, `midnight`."""
    hour, rest = divmod(minute % DAY, 60)
    if rest == 0 and hour in {0, 12}:
        return "noon" if hour else "midnight"
    half = "p.m." if hour >= 12 else "a.m."
    return f"{hour % 12 or 12}{f':{rest:02}' if rest else ''} {half}"


def loud(minute: int) -> str:
    hour, rest = divmod(minute % DAY, 60)
    return f"{hour % 12 or 12:02}:{rest:02} {'PM' if hour >= 12 else 'AM'}"


minutes = st.integers(0, DAY - 1)


@given(
    start=minutes,
    length=st.integers(1, DAY - 1),
    notation=st.sampled_from([exact, spoken, loud]),
    dash=st.sampled_from(["-", " - ", " – ", " — ", "—", " -- ", " − ", "\n — "]),
    day=st.sampled_from([("", None), ("Tue 4 May ", TUESDAY), ("May 4, 2021 ", IN_2021)]),
    zone=st.sampled_from(["", " PDT", " CEST", " (JST)"]),
)
def test_any_span_in_any_notation_comes_back(
    start: int, length: int, notation: object, dash: str, day: tuple[str, Day | None], zone: str
) -> None:
    assert callable(notation)
    text = f"{day[0]}{notation(start)}{dash}{notation(start + length)}{zone}"
    when = slot_time.whole_line(text)
    assert when
    assert (when.start, when.end, when.day) == (start, start + length, day[1])
    assert when.zone == zone.strip(" ()")


@pytest.mark.parametrize("weekday", ["", "Sat ", "Sat. ", "Saturday ", "Saturday, "])
@pytest.mark.parametrize("month", ["Sep", "Sept", "September"])
@pytest.mark.parametrize("dot", ["", "."])
def test_names_of_days_and_months_may_be_short_or_long(weekday: str, month: str, dot: str) -> None:
    when = slot_time.whole_line(f"{weekday}5 {month}{dot} 3:00 - 3:15")
    assert when
    assert when.day == Day(5, 9, 5 if weekday else None)


@given(st.text(max_size=150))
def test_any_text_is_a_time_or_none(text: str) -> None:
    when = slot_time.whole_line(text)
    assert when is None or 0 <= when.start < DAY
    slot_time.find(text)
