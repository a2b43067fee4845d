"""Names of rooms from class names."""

import pytest

from planner.importers.site_rooms import room_of_slug


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("hall-e", "Hall E"),
        ("room-r06-r09-level-2", "Room R06-R09 Level 2"),
        ("room-206-207", "Room 206-207"),
        ("ballroom-a-c-level-2-table-14", "Ballroom A-C Level 2 Table 14"),
        ("grand-ballroom-ab", "Grand Ballroom AB"),
        ("hall-c2-level-1-gate-9-south-of-the-court", "Hall C2 Level 1 Gate 9 South of the Court"),
        ("virtual", "Virtual"),
        ("", ""),
        ("--", ""),
    ],
)
def test_rooms_are_named_from_their_class(slug: str, name: str) -> None:
    assert room_of_slug(slug) == name
