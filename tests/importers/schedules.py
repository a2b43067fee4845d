"""What the invented schedules as XML and as JSON tell alike."""


def event_fields(number: int) -> dict[str, str]:
    """One of many events: days of eight hours, in rooms and tracks of their own."""
    hour = f"{9 + number % 8:02}"
    return {
        "date": f"2027-02-06T{hour}:30:00+01:00",
        "start": f"{hour}:30",
        "room": f"Room {number % 9}",
        "title": f"On Snow & Ice, part {number}",
        "subtitle": "A look back",
        "track": f"Track {number % 5}",
        "language": "en",
    }
