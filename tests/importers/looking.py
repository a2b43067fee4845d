"""What the tests of session pages share beside the fixtures: shortcuts into what was read."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.conference import Concern, Programme, Session, Talk

Make = Callable[..., str]
Read = Callable[..., Programme]
NINE = datetime(2027, 3, 9, 9, 0, tzinfo=ZoneInfo("America/Los_Angeles"))


def only_talk(programme: Programme) -> Talk:
    (talk,) = programme.conference.talks
    return talk


def only_session(programme: Programme) -> Session:
    (session,) = programme.conference.sessions
    return session


def remarks(programme: Programme, concern: Concern) -> list[str]:
    return [remark.what for remark in programme.report.remarks if remark.concern is concern]


def corner(time: str, *others: str) -> str:
    return "".join(f"<div class='small'>{text}</div>" for text in (time, *others))
