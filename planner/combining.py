"""Several pages of one conference become one programme."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from functools import reduce
from itertools import count

from msgspec.structs import replace

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
_NUMBER = re.compile(r"~\d+\Z")  # a sign that no importer writes into an id


def belong_together(a: Programme, b: Programme) -> bool:
    """Whether both are pages of one conference: its id names site and year."""
    return a.conference.id == b.conference.id


def combine(programmes: Sequence[Programme], title: str | None = None) -> Programme:
    """One programme of at least one; id, name and clock are those of the first.

    A session read again replaces its earlier reading with all its talks, which keep their ids;
    the order of the pages after the first plays no part. Sessions stand in the order of their
    start, then room. A year, zone or name that the user corrected stays. `title` names the
    conference where the user says that the pages belong together; its guess is then answered.
    """
    first, *others = programmes
    combined = reduce(_joined, sorted(others, key=_session_ids), first)
    return combined if title is None else corrections.with_title(combined, title)


def _joined(a: Programme, b: Programme) -> Programme:
    a, b = _in_one_year(*_in_one_zone(a, b))
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
    kept = list(_not_read_again(a, b))
    kept += _with_ids_as_before(a.talks, b.talks, set(by_id(kept)))
    return replace(
        a,
        url=a.url or b.url,
        read_at=max(a.read_at, b.read_at),
        sessions=tuple(sessions),
        talks=tuple(sorted(kept, key=lambda talk: place.get(talk.session_id, len(place)))),
        sources=tuple(dict.fromkeys((*a.sources, *b.sources))),
    )


def _not_read_again(a: Conference, b: Conference) -> Iterator[Talk]:
    """Those of sessions that only `a` has; without a session a talk is known by its id."""
    sessions = by_id(b.sessions)
    alone = {_own_id(talk) for talk in b.talks if not talk.session_id and a.id == b.id}
    for talk in a.talks:
        if talk.session_id not in sessions and (talk.session_id or _own_id(talk) not in alone):
            yield talk


def _start_and_room(session: Session) -> tuple[datetime, str]:
    return session.start or _NEVER, session.room


def _session_ids(programme: Programme) -> list[str]:
    """Two readings of one page have the same, so that the later one stays the later."""
    return sorted(by_id(programme.conference.sessions))


def _with_ids_as_before(
    before: Sequence[Talk], talks: Sequence[Talk], taken: Collection[str]
) -> Iterator[Talk]:
    """A paper may have a talk in one session and a poster in another: these are two slots.

    The later one gets the paper's id with a number. Which one that is must not change when both
    are read again: stars hang on it.
    """
    known = {_slot(talk): talk.id for talk in before if talk.id not in taken}
    ids = [known.pop(_slot(talk), None) for talk in talks]
    used = {*taken, *ids}
    for talk, old in zip(talks, ids, strict=True):
        new = old or next(name for name in _names(_own_id(talk)) if name not in used)
        used.add(new)
        yield replace(talk, id=new)


def _slot(talk: Talk) -> tuple[str, str]:
    return talk.session_id, _own_id(talk)


def _own_id(talk: Talk) -> str:
    """As on the page of the talk."""
    return _NUMBER.sub("", talk.id)


def _names(own_id: str) -> Iterator[str]:
    yield own_id
    yield from (f"{own_id}~{number}" for number in count(2))


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


def _in_one_zone(a: Programme, b: Programme) -> tuple[Programme, Programme]:
    """On the clock that the user set for one, where that of the other is still a guess.

    A zone that was read or confirmed is none to go by: pages of one site may print several.
    """
    for said, guessed in ((a, b), (b, a)):
        zone = said.conference.time_zone
        open_guess = corrections.guess_about(guessed.report, About.ZONE)
        if open_guess and corrections.was_set(said.report, About.ZONE, zone):
            answered = corrections.with_zone(guessed, zone)
            return (a, answered) if guessed is b else (answered, b)
    return a, b


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
