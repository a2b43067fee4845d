"""What is said of the talks that we share: who starred them, who goes, and why another does not."""

from collections.abc import Sequence

from planner.conference import Talk
from planner.itinerary_text import name_of
from planner.talk_text import when, where
from planner.team import ME, Days, Share, Team, shared, way_of
from planner.tex import to_text
from planner.timetable import Timetable
from planner.wording import listed


def names(us: Team, who: Sequence[int]) -> str:
    return listed([us.members[n].name for n in who])


def about(timetable: Timetable, us: Team, days: Days, talk_id: str) -> str:
    """`Starred by you and Ann. Ann goes; you are at “A” then.`, `You and Ann go.`"""
    starred = us.starred[talk_id]
    everybody = len(starred) == len(us.members) > 2
    first = f"Starred by {'all of us' if everybody else names(us, starred)}."
    if timetable.by_id[talk_id].start is None:
        return first
    goers = us.goers(talk_id)
    if tuple(goers) == starred:
        them = "All of us" if everybody else names(us, starred)
        return _sentence(f"{them} {_verb(goers)}")
    busy = [_elsewhere(us, days, n, talk_id) for n in starred if n not in goers]
    going = [f"{names(us, goers)} {_verb(goers)}"] if goers else ["nobody goes"]
    return f"{first} {_sentence('; '.join([*going, *busy]))}"


def sent(us: Team, days: Days, who: int, talk_id: str) -> str:
    """Why that one of us goes there: `For Ann, who is at “A” then.`, `With Ann.`"""
    starred = us.starred[talk_id]
    others = [n for n in us.goers(talk_id) if n != who]
    if who not in starred:
        return " ".join(_sentence(_instead(us, days, n, talk_id)) for n in starred)
    left = [_instead(us, days, n, talk_id) for n in starred if n != who and n not in others]
    with_them = [f"with {names(us, others)}"] if others else []
    star = "your own star" if who == ME else f"{us.members[who].name}'s own star"
    return _sentence("; ".join([star, *with_them, *left]))


def as_text(timetable: Timetable, us: Team) -> str:
    """Who goes where, for a message to the colleagues: a paragraph each, a line a talk."""
    parts = []
    for number, one in enumerate(us.members):
        lines = [_line(timetable, talk) for talk in way_of(timetable, us, number)] or ["–"]
        parts.append("\n".join([f"{'I' if number == ME else one.name}:", *lines]))
    if lost := shared(timetable, us, Share.NOBODY):
        parts.append("\n".join(["Nobody:", *(_line(timetable, timetable.by_id[i]) for i in lost)]))
    return "\n\n".join(parts)


def _line(timetable: Timetable, talk: Talk) -> str:
    place = (
        when(talk, timetable.conference_clock),
        to_text(talk.shown_title),
        where(timetable, talk),
    )
    return "  " + " · ".join(filter(None, place))


def _elsewhere(us: Team, days: Days, who: int, talk_id: str) -> str:
    """`you are at “A” then`"""
    stay = days.in_the_way(who, talk_id)
    verb = "are" if who == ME else "is"
    at = f"at “{name_of(stay)}” then" if stay else "not there"
    return f"{us.members[who].name} {verb} {at}"


def _instead(us: Team, days: Days, who: int, talk_id: str) -> str:
    """`for Ann, who is at “A” then`"""
    name = us.members[who].name
    rest = _elsewhere(us, days, who, talk_id).removeprefix(name)
    return f"for {name}, who{rest}"


def _verb(who: Sequence[int]) -> str:
    return "go" if len(who) > 1 or ME in who else "goes"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}." if text else ""
