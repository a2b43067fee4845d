"""From a group of talks to the rows that are printed: every cell in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from textwrap import shorten
from zoneinfo import ZoneInfo

from planner import times
from planner.addresses import link_in
from planner.clashes import Clashes
from planner.conference import Kind, Person, Session, Talk, day_of
from planner.exporters.agenda.groups import Group
from planner.exporters.own_words import own_remark
from planner.exporters.zone_words import in_brackets
from planner.markdown_plain import as_plain
from planner.plan import Plan
from planner.priorities import WORDS
from planner.talk_text import where
from planner.tex import to_text
from planner.timetable import Timetable
from planner.wording import on_one_line

MOST_NAMES, FEW_NAMES = 30, 3
MOST_CLASHES, FEW_CLASHES = 3, 1
LONGEST_NAME = 64


class Style(StrEnum):
    TALK = "talk"
    HEADING = "heading"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. `time` of a poster under a heading is its position; `remark` is ours, not theirs.

    Titles and abstracts hold TeX as published, but not the title of an `own` entry. `ticked` is
    the state of the box before it, `None` for no box.

    `strong` are titles that stand out: all of a plan; of a programme the starred, the headings,
    and those with an abstract below them.
    """

    style: Style
    time: str = ""
    own_time: str = ""
    title: str
    people: str = ""
    room: str = ""
    session: str = ""
    clash: str = ""
    remark: str = ""
    note: str = ""
    abstract: str = ""
    url: str = ""
    own: bool = False
    ticked: bool | None = None
    muted: bool = False
    strong: bool = True
    starred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rows are made from; the talks may be ones that the programme no longer has."""

    timetable: Timetable
    other_zone: ZoneInfo | None
    plan: Plan
    clashes: Clashes
    whole: bool
    abstracts: bool
    notes: bool
    short: bool = False  # for small pages: few names, and only the first of many clashes

    @property
    def zone(self) -> ZoneInfo:
        return self.timetable.zone

    def is_own(self, talk: Talk) -> bool:
        """Whether it stands for an own entry of the plan."""
        return talk.id in self.plan.own_entries

    def is_gone(self, talk: Talk) -> bool:
        return not self.is_own(talk) and talk.id not in self.timetable.by_id


def rows_of(group: Group, facts: Facts) -> Iterator[Row]:
    if not group.headed:
        yield from (_talk_row(talk, facts) for talk in group.talks)
        return
    heading = _heading(group, facts)
    yield heading
    yield from (_member_row(talk, heading, facts) for talk in group.talks)


def _heading(group: Group, facts: Facts) -> Row:
    posters = [talk for talk in group.talks if talk.kind is Kind.POSTER]
    session = group.session or facts.timetable.session(group.talks[0])
    chairs = names(session.moderators, short=facts.short) if session else ""
    is_break = session is not None and session.kind is Kind.BREAK
    own_room = session.room if session else ""
    room = facts.timetable.room(group.talks[0]) if group.talks else own_room
    return Row(
        style=Style.HEADING,
        time=times.span(group.start, group.end, facts.zone),
        own_time=_own_time(group.start, facts),
        title=(session.title if session else "") or "Posters",
        people=f"Moderated by {chairs}" * bool(chairs and facts.whole),
        room=room,
        clash=_clash_words(posters, facts),
        abstract=session.abstract if session and facts.whole and facts.abstracts else "",
        url=link_in(session.url) if session else "",
        muted=is_break,
        strong=not is_break,
    )


def _talk_row(talk: Talk, facts: Facts) -> Row:
    belongs_to = facts.timetable.session_title(talk)
    return _row(
        talk,
        facts,
        style=Style.TALK,
        time=times.span(talk.start, talk.end, facts.zone),
        own_time=_own_time(talk.start, facts),
        room=where(facts.timetable, talk),
        session=to_text(belongs_to) if belongs_to != talk.title else "",
        clash=_clash_words([talk], facts),
    )


def _member_row(talk: Talk, heading: Row, facts: Facts) -> Row:
    room = talk.room if talk.room != heading.room else ""
    if talk.kind is Kind.POSTER:
        return _row(talk, facts, style=Style.MEMBER, time=talk.poster_position, room=room)
    return _row(
        talk,
        facts,
        style=Style.MEMBER,
        time=times.span(talk.start, talk.end, facts.zone),
        own_time=_own_time(talk.start, facts),
        room=room,
        clash=_clash_words([talk], facts),
    )


def _row(
    talk: Talk,
    facts: Facts,
    *,
    style: Style,
    time: str,
    room: str,
    own_time: str = "",
    session: str = "",
    clash: str = "",
) -> Row:
    starred = facts.whole and facts.plan.is_starred(talk.id)
    stands_alone = not facts.whole or facts.abstracts or style is Style.TALK
    muted = not talk.title or talk.kind is Kind.BREAK
    return Row(
        style=style,
        time=time,
        own_time=own_time,
        title=on_one_line(talk.shown_title),
        people=names(talk.authors, short=facts.short),
        room=room,
        session=session,
        clash=clash,
        remark=_remark(talk, facts),
        note=as_plain(facts.plan.note(talk.id)) if facts.notes else "",
        abstract=talk.abstract if facts.abstracts else "",
        url=link_in(talk.url),
        own=facts.is_own(talk),
        muted=muted,
        strong=not muted and (starred or stands_alone),
        starred=starred,
    )


def _remark(talk: Talk, facts: Facts) -> str:
    """`Must see`: paper is often read without colours, and no font is chosen for it.

    Before it stands `next day`, where the time is not one of the day under whose heading it is.
    """
    day = day_of(talk, facts.timetable.session(talk), facts.timetable.conference)
    later = times.day_mark(day, talk.start, talk.end, facts.zone) if day else ""
    if facts.is_own(talk):
        return " · ".join(filter(None, (later, own_remark(talk.id))))
    wanted = WORDS.get(facts.plan.entry(talk.id).priority, "")
    gone = "no longer in the programme" if facts.is_gone(talk) else ""
    return " · ".join(filter(None, (later, wanted, gone)))


def _plain_title(talk: Talk, facts: Facts) -> str:
    """What the user wrote is no TeX."""
    return talk.title if facts.is_own(talk) else to_text(talk.shown_title)


def names(people: Sequence[Person], *, short: bool = False) -> str:
    """With dots between them; of many the first."""
    shown = [on_one_line(person.name) for person in people[: FEW_NAMES if short else MOST_NAMES]]
    more = len(people) - len(shown)
    return "\u00a0· ".join(shown + [f"{more} more"] * bool(more))  # no line begins with a dot


def _own_time(start: datetime | None, facts: Facts) -> str:
    return in_brackets(start, facts.zone, facts.other_zone)


def _clash_words(talks: Iterable[Talk], facts: Facts) -> str:
    """`clashes with Talk d (9:05 – 9:20)`; posters of one session are named by their session.

    Who stars a whole programme has thousands of clashes: only those that are named get words.
    """
    others = (other for talk in talks for other in facts.clashes.others(talk.id))
    named = list({_one_name(talk, facts): talk for talk in others}.values())
    if not named:
        return ""
    most = FEW_CLASHES if facts.short else MOST_CLASHES
    more = len(named) - most
    return (
        "clashes with "
        + ", ".join(_name(talk, facts) for talk in named[:most])
        + f" and {more} more" * (more > 0)
    )


def _one_name(talk: Talk, facts: Facts) -> tuple[object, ...]:
    """The same for talks that are named together."""
    session = _poster_session(talk, facts)
    return (session.id, talk.start, talk.end) if session else ("", talk.id)


def _name(talk: Talk, facts: Facts) -> str:
    session = _poster_session(talk, facts)
    title = to_text(session.title) if session else _plain_title(talk, facts)
    name = shorten(title, LONGEST_NAME, placeholder=" …")
    span = times.span(talk.start, talk.end, facts.zone).replace(" ", "\u00a0")
    return f"{name} ({span})"


def _poster_session(talk: Talk, facts: Facts) -> Session | None:
    return facts.timetable.session(talk) if talk.kind is Kind.POSTER else None
