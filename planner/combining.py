"""Several pages of one conference become one programme."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import reduce
from itertools import count

from planner import corrections
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
    by_id,
)

_NEVER = datetime.max.replace(tzinfo=UTC)


def belong_together(a: Programme, b: Programme) -> bool:
    """Whether both are pages of one conference: its id names site and year."""
    return a.conference.id == b.conference.id


def combine(programmes: Sequence[Programme], title: str | None = None) -> Programme:
    """One programme of at least one; id, name and clock are those of the first.

    A session read again replaces its earlier reading with all its talks; sessions stand in the
    order of their start, then room. `title` names the conference where the user says that the
    pages belong together; its guess is then answered.
    """
    combined = reduce(_joined, programmes)
    return combined if title is None else corrections.with_title(combined, title)


def _joined(a: Programme, b: Programme) -> Programme:
    a, b = _in_one_year(a, b)
    return Programme(
        conference=_conference(a.conference, b.conference),
        report=Report(
            remarks=tuple(dict.fromkeys((*a.report.remarks, *b.report.remarks))),
            guesses=tuple(_guesses(a, b)),
        ),
    )


def _conference(a: Conference, b: Conference) -> Conference:
    sessions = sorted(by_id((*a.sessions, *b.sessions)).values(), key=_start_and_room)
    place = {session.id: n for n, session in enumerate(sessions)}
    read_again = by_id(b.sessions)
    kept = [talk for talk in a.talks if talk.session_id not in read_again]
    kept += _with_free_ids(b.talks, set(by_id(kept)))
    return replace(
        a,
        url=a.url or b.url,
        read_at=max(a.read_at, b.read_at),
        sessions=tuple(sessions),
        talks=tuple(sorted(kept, key=lambda talk: place.get(talk.session_id, len(place)))),
        sources=tuple(dict.fromkeys((*a.sources, *b.sources))),
    )


def _start_and_room(session: Session) -> tuple[datetime, str]:
    return session.start or _NEVER, session.room


def _with_free_ids(talks: Sequence[Talk], taken: Collection[str]) -> Iterator[Talk]:
    """A paper may have a talk in one session and a poster in another: these are two slots."""
    used = {*taken, *(talk.id for talk in talks)}
    for talk in talks:
        if talk.id in taken:
            free = next(name for n in count(2) if (name := f"{talk.id}-{n}") not in used)
            yield replace(talk, id=free)
        else:
            yield talk


def _guesses(a: Programme, b: Programme) -> Iterator[Guess]:
    """Each guess once: that of the first page, with the options of both."""
    for guess in a.report.guesses:
        other = corrections.guess_about(b.report, guess.about)
        if other and guess.about is not About.YEAR:
            options = dict.fromkeys((*guess.options, other.value, *other.options))
            options.pop(guess.value, None)
            yield replace(guess, options=tuple(options))
        else:
            yield guess


def _in_one_year(a: Programme, b: Programme) -> tuple[Programme, Programme]:
    """Both in a year that fits both, where at least one had to guess it."""
    guess_a, guess_b = (corrections.guess_about(p.report, About.YEAR) for p in (a, b))
    if not guess_a and not guess_b:
        return a, b
    common = [year for year in _years(a) if year in _years(b)]
    if not common:
        return a, _with_remark(b, "Its days fit no year in which the other pages' days are right")
    certain = not (guess_a and guess_b)
    return _settled(a, common, certain), _settled(b, common, certain)


def _years(programme: Programme) -> list[str]:
    guess = corrections.guess_about(programme.report, About.YEAR)
    return [guess.value, *guess.options] if guess else [str(corrections.year_of(programme))]


def _settled(programme: Programme, years: Sequence[str], certain: bool) -> Programme:
    guess = corrections.guess_about(programme.report, About.YEAR)
    if guess is None:
        return programme
    if certain:
        return corrections.with_year(programme, int(years[0]))
    moved = corrections.moved_to(programme, int(years[0]))
    narrower = replace(guess, value=years[0], options=tuple(years[1:]))
    guesses = tuple(narrower if other is guess else other for other in moved.report.guesses)
    return replace(moved, report=replace(moved.report, guesses=guesses))


def _with_remark(programme: Programme, what: str) -> Programme:
    remark = Remark(concern=Concern.ODD, where=programme.conference.title, what=what)
    remarks = (*programme.report.remarks, remark)
    return replace(programme, report=replace(programme.report, remarks=remarks))
