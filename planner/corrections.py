"""Answers to an importer's guesses: each moves what hangs on it, keeps ids, closes the guess."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from planner import zones
from planner.conference import (
    About,
    Concern,
    Conference,
    Guess,
    Programme,
    Remark,
    Report,
    Session,
    Talk,
)
from planner.errors import PlannerError

FIRST_YEAR, LAST_YEAR = 1970, 2199  # of a conference; its nights may reach into the next one
_Move = Callable[[datetime], datetime]
_Item = TypeVar("_Item", Session, Talk)


def with_year(programme: Programme, year: int) -> Programme:
    """The programme in another year: same dates and clock times in the conference's zone.

    Raises PlannerError for 29 February in a year without it and for years out of all reason.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PlannerError(f"{year} cannot be the year of a conference; use one such as 2027.")
    return _answered(moved_to(programme, year), About.YEAR, str(year))


def moved_to(programme: Programme, year: int) -> Programme:
    """The programme in another year, its guess left open; raises as `with_year` for 29 February."""
    conference = programme.conference
    shift = year - year_of(programme)
    moved = _moved(conference, lambda moment: _in_year(moment, shift, conference))
    return replace(programme, conference=moved)


def with_zone(programme: Programme, zone: str) -> Programme:
    """The programme on the clock of another place (IANA name): its wall clock stays as printed.

    Raises PlannerError for an unknown zone.
    """
    place, before = zones.zone(zone), programme.conference.zone
    moved = _moved(
        programme.conference,
        lambda moment: zones.instant(moment.astimezone(before).replace(tzinfo=None), place),
    )
    conference = replace(moved, time_zone=zone)
    return _answered(replace(programme, conference=conference), About.ZONE, zone)


def with_title(programme: Programme, title: str) -> Programme:
    """The programme under another name; raises PlannerError for an empty one."""
    if not (title := " ".join(title.split())):
        raise PlannerError("The conference needs a name; type one.")
    conference = replace(programme.conference, title=title)
    return _answered(replace(programme, conference=conference), About.TITLE, title)


def confirmed(programme: Programme, about: About) -> Programme:
    """The programme with a guess taken as right; unchanged if there is none about it."""
    guess = guess_about(programme.report, about)
    return _answered(programme, about, guess.value) if guess else programme


def year_of(programme: Programme) -> int:
    """The year that was guessed, else that of the first day; of its reading without any day."""
    guess = guess_about(programme.report, About.YEAR)
    if guess:
        return int(guess.value)
    conference = programme.conference
    starts = [
        *(session.start for session in conference.sessions),
        *(talk.start for talk in conference.talks),
    ]
    return min(filter(None, starts), default=conference.read_at).astimezone(conference.zone).year


def guess_about(report: Report, about: About) -> Guess | None:
    """The open guess about it, if there is one."""
    return next((guess for guess in report.guesses if guess.about is about), None)


def was_set(report: Report, about: About, value: str) -> bool:
    """Whether the user gave this value, other than the one that was guessed."""
    return any(remark.what == _set_to(about, value) for remark in report.remarks)


def answers(report: Report) -> tuple[Remark, ...]:
    """What the user said about guesses, which a newer copy of the source knows nothing of."""
    begins = tuple(f"{about.capitalize()}: " for about in About)
    return tuple(remark for remark in report.remarks if remark.what.startswith(begins))


def _moved(conference: Conference, move: _Move) -> Conference:
    return replace(
        conference,
        sessions=tuple(_moved_item(session, move) for session in conference.sessions),
        talks=tuple(_moved_item(talk, move) for talk in conference.talks),
    )


def _moved_item(item: _Item, move: _Move) -> _Item:
    if item.start is None or item.end is None:
        return item
    return replace(item, start=move(item.start), end=move(item.end))


def _in_year(moment: datetime, shift: int, conference: Conference) -> datetime:
    local = moment.astimezone(conference.zone).replace(tzinfo=None)
    try:
        return zones.instant(local.replace(year=local.year + shift), conference.zone)
    except ValueError as error:
        raise PlannerError(
            f"{local.year + shift} has no 29 February, on which this conference has talks; "
            "choose another year."
        ) from error


def _answered(programme: Programme, about: About, value: str) -> Programme:
    report = programme.report
    guess = guess_about(report, about)
    as_guessed = guess is not None and guess.value == value
    what = f"{about.capitalize()}: {value} was confirmed" if as_guessed else _set_to(about, value)
    remark = Remark(concern=Concern.READ, where=programme.conference.title, what=what)
    return replace(
        programme,
        report=Report(
            remarks=(*report.remarks, remark),
            guesses=tuple(guess for guess in report.guesses if guess.about is not about),
        ),
    )


def _set_to(about: About, value: str) -> str:
    return f"{about.capitalize()}: set to {value}"
