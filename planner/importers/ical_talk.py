"""What an event of a calendar says, beside its time: title, speakers, kind, track, abstract."""

import re
from collections.abc import Iterable, Iterator

from icalendar.parser import split_on_unescaped_comma

from planner.conference import Kind, Person, Talk
from planner.importers import ids, kinds, schedule_kinds
from planner.importers.fragments import plain
from planner.importers.ical_lines import Calendar, Component, Property
from planner.importers.sites import host_of
from planner.importers.text import clean

# Words that say that it is a talk and no more: neither a track nor a topic.
_TALK = re.compile(r"(?:(?:lightning|short|long|regular) )?(?:talk|lecture|session|event)s?", re.I)
# A first line of the description, as Symposion and many others write it.
_SPEAKERS = re.compile(
    r"\s*(?:(speaker|presenter|author)|speakers|presenters|authors|presented by)[ \t]*:"
    r"[ \t]*([^\n<>]{1,500})(?:\n|\Z)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*;\s*|\s+(?:and|&|·)\s+")
_COMMA = re.compile(r"\s*[,;]\s*|\s+(?:and|&|·)\s+")
_OWN = ("X-SPEAKER", "X-SPEAKERS", "X-PRESENTER", "X-PRESENTERS", "X-AUTHOR", "X-AUTHORS")
_NOBODY = frozenset({"ROOM", "RESOURCE", "GROUP"})
_DASH = " - "


class TalkReader:
    """Reads events one by one; what holds for all of them is found out before."""

    def __init__(self, calendar: Calendar, events: Iterable[Component]) -> None:
        self._pretalx = "pretalx" in calendar.head.text("PRODID").lower()
        # One for all events is whose calendar it is; several are those who speak.
        organizers = {name for event in events for name in _people(event.all("ORGANIZER"))}
        self._organizers_speak = len(organizers) > 1

    def talk(self, event: Component) -> Talk:
        """The talk without its time, its id that of one whose calendar has none."""
        title, authors = self._title_and_authors(event)
        description = event.text("DESCRIPTION")
        if not authors and (found := _SPEAKERS.match(description)):
            authors = list(_names([found[2]], _AND if found[1] else _COMMA))
            description = description[found.end() :]
        kind, track, topics = _kind(event, title, bool(authors))
        room, url = _room_and_address(event)
        names = tuple(dict.fromkeys(authors))
        return Talk(
            id=ids.of_talk(title, names) if title else ids.hashed(room, event.text("DTSTART")),
            title=title,
            kind=kind,
            room=room,
            track=track,
            topics=topics,
            authors=tuple(Person(name=name) for name in names),
            abstract=plain(description),
            url=url,
            language=clean(_language(event)),
        )

    def _title_and_authors(self, event: Component) -> tuple[str, list[str]]:
        summary = event.text("SUMMARY")
        authors = [
            *_people(event.all("ATTENDEE")),
            *_names((p.text for p in event.all(*_OWN)), _COMMA),
        ]
        if not authors and self._organizers_speak:
            authors = list(_people(event.all("ORGANIZER")))
        if self._pretalx or event.text("UID").startswith("pretalx-"):
            return _of_pretalx(summary, authors)
        return clean(summary), authors


def _of_pretalx(summary: str, authors: list[str]) -> tuple[str, list[str]]:
    """It writes `Title - Ann Lee, Bo Ek`, and `Title - ` where nobody is named."""
    title, dash, names = f"{summary} ".rpartition(_DASH)
    if not dash:
        return clean(summary), authors
    return clean(title), authors or list(_names([names], _COMMA))


def _people(found: Iterable[Property]) -> Iterator[str]:
    """Their names; an address alone is none, nor is a room that was invited."""
    for person in found:
        name = clean(person.parameters.get("CN", "") or person.text)
        if name and "@" not in name and person.parameters.get("CUTYPE", "").upper() not in _NOBODY:
            yield name


def _names(texts: Iterable[str], separator: re.Pattern[str]) -> Iterator[str]:
    for text in texts:
        yield from filter(None, separator.split(clean(text)))


def _kind(event: Component, title: str, has_authors: bool) -> tuple[Kind, str, tuple[str, ...]]:
    """Kind, track and topics; Pentabarf's CATEGORY is always the first of these."""
    listed = (split_on_unescaped_comma(found.value) for found in event.all("CATEGORIES"))
    labels = [clean(one) for some in listed for one in some]
    word = clean(event.text("CATEGORY")) or next(filter(_is_kind, labels), "")
    others = [label for label in dict.fromkeys(labels) if label and not _is_kind(label)]
    kind = schedule_kinds.kind_of(word, title, has_authors)
    if not word and kind in {Kind.ORAL, Kind.OTHER}:
        kind = kinds.kind_of_session(title) or kind
    return kind, next(iter(others), ""), tuple(others[1:])


def _is_kind(label: str) -> bool:
    return kinds.is_label(label) or bool(_TALK.fullmatch(label))


def _room_and_address(event: Component) -> tuple[str, str]:
    """A place that is a link is where to click, not where to go."""
    room, url = clean(event.text("LOCATION")), event.text("URL").strip()
    if host_of(room):
        return "", url if host_of(url) else room
    return room, url if host_of(url) else ""


def _language(event: Component) -> str:
    return event.text("LANGUAGE") or event.first("SUMMARY").parameters.get("LANGUAGE", "")
