"""A place is found by what people know of it: city, country, abbreviation, offset."""

from datetime import UTC, datetime

import pytest

from planner.place_search import Place, find, places


@pytest.fixture(scope="module")
def known() -> list[Place]:
    return places(datetime(2027, 7, 1, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("kolk", "Asia/Kolkata"),
        ("Kolkata", "Asia/Kolkata"),
        ("india kolkata", "Asia/Kolkata"),
        ("india", "Asia/Kolkata"),
        ("nepal", "Asia/Kathmandu"),
        ("los ang", "America/Los_Angeles"),
        ("america/los_angeles", "America/Los_Angeles"),
        ("PDT", "America/Los_Angeles"),
        ("PST", "America/Los_Angeles"),
        ("UTC", "UTC"),
        ("lord howe", "Australia/Lord_Howe"),
        ("São Paulo", "America/Sao_Paulo"),
        ("calcutta", "Asia/Calcutta"),
    ],
)
def test_a_place_is_among_the_first(known: list[Place], text: str, zone: str) -> None:
    assert zone in [place.zone for place in find(known, text)[:8]]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("UTC+5:30", "Asia/Kolkata"),
        ("+5:45", "Asia/Kathmandu"),
        ("gmt -0700", "America/Los_Angeles"),
        ("UTC−7", "America/Los_Angeles"),
    ],
)
def test_an_offset_finds_the_places_with_it(known: list[Place], text: str, zone: str) -> None:
    found = find(known, text)
    assert zone in [place.zone for place in found]
    assert len({place.seconds for place in found}) == 1


def test_nothing_typed_finds_all_and_nonsense_none(known: list[Place]) -> None:
    assert len(find(known, "")) == len(known) > 400
    assert find(known, "xyzzy") == []
    assert find(known, "kolkata xyzzy") == []


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("India", ["Asia/Kolkata", "America/Indiana/Indianapolis"]),
        ("chicago", ["America/Chicago"]),
        ("Georgia", ["Asia/Tbilisi"]),
        ("new york", ["America/New_York"]),
        ("Niger", ["Africa/Niamey", "Africa/Lagos"]),
    ],
)
def test_the_country_or_city_itself_comes_first_then_what_begins_so(
    known: list[Place], text: str, zones: list[str]
) -> None:
    assert [place.zone for place in find(known, text)][: len(zones)] == zones


def test_a_place_tells_its_clock(known: list[Place]) -> None:
    kolkata = find(known, "kolkata")[0]
    assert (kolkata.name, kolkata.country) == ("Kolkata", "India")
    assert (kolkata.short, kolkata.offset) == ("IST", "UTC+5:30")


def test_what_is_no_place_is_not_offered(known: list[Place]) -> None:
    names = {place.zone for place in known}
    assert not {"Etc/GMT+5", "EST", "Cuba", "Factory"} & names
