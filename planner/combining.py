"""Several pages of one conference become one programme."""

from collections.abc import Iterator, Sequence
from functools import reduce

from msgspec.structs import replace

from planner import corrections
from planner.conference import (
    About,
    Concern,
    Guess,
    Programme,
    Remark,
    Report,
    by_id,
)
from planner.joining import joined


def combine(programmes: Sequence[Programme], title: str | None = None) -> Programme:
    """One programme of at least one; id, name and clock are those of the first.

    How talks are joined says `joining`; the order of the pages after the first plays no part.
    Sessions stand in the order of their start, then room. A year, zone or name that the user
    corrected stays. `title` names the conference where the user says that the pages belong
    together; its guess is then answered.
    """
    first, *others = programmes
    combined = reduce(_joined, sorted(others, key=_session_ids), first)
    return combined if title is None else corrections.with_title(combined, title)


def grouped(programmes: Sequence[Programme]) -> list[Programme]:
    """Pages of one site and year become one conference, in the order of their first pages."""
    groups: dict[str, list[Programme]] = {}
    for programme in programmes:
        groups.setdefault(programme.conference.id, []).append(programme)
    return [combine(group) for group in groups.values()]


def _joined(a: Programme, b: Programme) -> Programme:
    a, b = _in_one_year(*_in_one_zone(a, b))
    conference, conflicts, replaces = joined(a.conference, b.conference)
    before = corrections.answers(a.report) if replaces else a.report.remarks
    remarks = dict.fromkeys((*before, *b.report.remarks, *conflicts))
    return Programme(
        conference=conference,
        report=Report(remarks=tuple(remarks), guesses=tuple(_guesses(a, b))),
    )


def _session_ids(programme: Programme) -> list[str]:
    """Two readings of one page have the same, so that the later one stays the later."""
    return sorted(by_id(programme.conference.sessions))


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
