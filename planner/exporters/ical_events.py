"""What becomes an event of a calendar: a talk, the posters of one session, an own entry."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from planner import event_ids
from planner.conference import Kind, Record, Talk
from planner.exporters.plain import web_address
from planner.exporters.selection import Selection
from planner.plan import OwnEntry
from planner.poster_route import in_hall_order
from planner.priorities import WORDS, rank
from planner.running import Wall, wall
from planner.talk_text import where
from planner.tex import to_text
from planner.timetable import Timetable
from planner.wording import counted

_URGENCY = {1: 1, 2: 5, 3: 9}  # RFC 5545, 3.8.1.9: high, medium, low


class Event(Record):
    """All texts are plain. `urgency` is 1 to 9, the highest first, or 0; `mark` is for us.

    What is `gone` is no longer in the programme. `start` and `end` are aware.
    """

    uid: str
    title: str
    start: datetime
    end: datetime
    mark: str
    place: str = ""
    url: str = ""
    about: str = ""
    categories: tuple[str, ...] = ()
    urgency: int = 0
    gone: bool = False


def events(selection: Selection) -> list[Event]:
    """In order of time; the posters of one session and time are one, talks without a time none."""
    posters: dict[tuple[Wall, datetime], list[Talk]] = defaultdict(list)
    found = [_of_own_entry(selection, own) for own in selection.own_entries]
    for talk in selection.talks:
        if talk.start and talk.kind is Kind.POSTER:
            posters[wall(talk), talk.start].append(talk)
        elif talk.start:
            found.append(_of_talk(selection, talk))
    numbers = _numbers(selection.timetable)
    for (where_they_hang, start), talks in posters.items():
        uid = event_ids.uid_of_posters(
            selection.conference.id, str(where_they_hang[1]), numbers[where_they_hang, start]
        )
        found.append(_of_posters(selection, in_hall_order(talks), uid))
    return sorted(found, key=lambda event: (event.start.timestamp(), event.title, event.uid))


def event_count(selection: Selection) -> int:
    """How many `events` there would be, without making thousands of them."""
    timed = [talk for talk in selection.talks if talk.start]
    posters = [talk for talk in timed if talk.kind is Kind.POSTER]
    together = {(wall(talk), talk.start) for talk in posters}
    return len(selection.own_entries) + len(timed) - len(posters) + len(together)


def untimed(selection: Selection) -> list[Talk]:
    """What no calendar can show."""
    return [talk for talk in selection.talks if talk.start is None]


def _numbers(timetable: Timetable) -> dict[tuple[Wall, datetime], int]:
    """Of each time at which posters hang the number within their session.

    By the programme, not by the stars: so a session keeps its event while those change, and mostly
    also when it is moved.
    """
    hanging = {(wall(t), t.start) for t in timetable.talks if t.kind is Kind.POSTER and t.start}
    numbers: dict[tuple[Wall, datetime], int] = {}
    counts: dict[Wall, int] = defaultdict(int)
    for where_they_hang, start in sorted(hanging, key=lambda one: one[1].timestamp()):
        numbers[where_they_hang, start] = counts[where_they_hang]
        counts[where_they_hang] += 1
    return numbers


def _of_talk(selection: Selection, talk: Talk, uid: str = "") -> Event:
    assert talk.start
    assert talk.end
    entry = selection.plan.entry(talk.id)
    return Event(
        uid=uid or event_ids.uid_of_talk(selection.conference.id, talk.id),
        title=to_text(talk.shown_title),
        start=talk.start,
        end=talk.end,
        mark=event_ids.mark(selection.plan, [talk]),
        place=where(selection.timetable, talk),
        url=web_address(talk.url),
        about=_about(selection, talk),
        categories=tuple(filter(None, (talk.kind.label, WORDS.get(entry.priority, "")))),
        urgency=_URGENCY.get(entry.priority, 0),
        gone=selection.is_gone(talk),
    )


def _of_posters(selection: Selection, posters: Sequence[Talk], uid: str) -> Event:
    first = posters[0]
    assert first.start
    if len(posters) == 1:
        return _of_talk(selection, first, uid)
    timetable, plan = selection.timetable, selection.plan
    number = counted(len(posters), "poster")
    session = to_text(timetable.session_title(first))
    priority = min(rank(plan.entry(talk.id).priority) for talk in posters)
    return Event(
        uid=uid,
        title=f"{session} ({number})" if session else number,
        start=first.start,
        end=max((talk.end for talk in posters if talk.end), key=datetime.timestamp),
        mark=event_ids.mark(plan, posters),
        place=timetable.room(first),
        about="\n\n".join(_about_posters(selection, posters)),
        categories=tuple(filter(None, (Kind.POSTER.label, WORDS.get(priority, "")))),
        urgency=_URGENCY.get(priority, 0),
    )


def _of_own_entry(selection: Selection, own: OwnEntry) -> Event:
    return Event(
        uid=event_ids.uid_of_own_entry(selection.conference.id, own.id),
        title=own.title,
        start=own.start,
        end=own.end,
        mark=event_ids.mark(selection.plan, own_entries=[own]),
        place=own.place,
    )


def _about(selection: Selection, talk: Talk) -> str:
    """What there is of session, authors, notes, abstract and paper: long texts come last."""
    gone = "No longer in the programme." if selection.is_gone(talk) else ""
    head = (to_text(selection.timetable.session_title(talk)), _authors(talk))
    session_note = selection.plan.session_notes.get(talk.session_id, "")
    texts = (
        gone,
        "\n".join(filter(None, head)),
        _note(selection, talk),
        _labelled("My note on the session", session_note),
        to_text(talk.abstract),
        _labelled("Paper", web_address(talk.paper_url)),
    )
    return "\n\n".join(filter(None, texts))


def _about_posters(selection: Selection, posters: Sequence[Talk]) -> Iterator[str]:
    if note := selection.plan.session_notes.get(posters[0].session_id):
        yield _labelled("My note on the session", note)
    yield from (_line_of_poster(selection, talk) for talk in posters)


def _line_of_poster(selection: Selection, talk: Talk) -> str:
    title = " ".join(filter(None, (talk.poster_position, to_text(talk.shown_title))))
    return "\n".join(
        filter(None, (title, _authors(talk), web_address(talk.url), _note(selection, talk)))
    )


def _note(selection: Selection, talk: Talk) -> str:
    return _labelled("My note", selection.plan.note(talk.id))


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _authors(talk: Talk) -> str:
    return ", ".join(person.name for person in talk.authors)
