"""One item of a KonOpas programme: its people, tags, place and time."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from planner.conference import Kind, Person, Talk
from planner.importers import ids, iso_time, kinds, schedule_kinds, schedule_time, values
from planner.importers.values import Fields

_ROLE = re.compile(r"\s*\((moderator|mod|m)\)\s*$", re.IGNORECASE)
_LONGEST = timedelta(days=7)
_TYPES = frozenset({"type", "format", "kind"})
_TRACKS = frozenset({"track", "area"})
_TOPICS = frozenset({"", "tag", "tags", "topic", "theme"})
_LINKS = ("url", "link", "meeting", "signup", "recording")


@dataclass(frozen=True)
class Known:
    """What items refer to by its id, and what was found out about it on the way.

    `names` are of people, `items` those of each person's list; `tags` hold category and label.
    """

    names: dict[str, str]
    items: dict[str, list[str]]
    tags: dict[str, tuple[str, str]]
    ids: Counter[str]
    moderators: set[tuple[str, str]] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)


def known(items: Sequence[Fields], people: Iterable[Fields]) -> Known:
    """From the records of a programme and of its people."""
    names: dict[str, str] = {}
    listed = defaultdict[str, list[str]](list)
    for person in people:
        own = values.text(person["id"])
        names.setdefault(own, _full_name(person["name"]))
        for item in person["prog"] if isinstance(person["prog"], list) else ():
            listed[values.text(item)].append(own)
    tags = {
        values.text(tag.get("value")): (values.text(tag.get("category")), values.text(tag["label"]))
        for item in items
        for tag in values.records(item.get("tags"))
        if values.text(tag.get("label"))
    }
    own_ids = Counter(values.text(item.get("id")) for item in items)
    return Known(names=names, items=listed, tags=tags, ids=own_ids)


def talk(item: Fields, known: Known) -> Talk:
    """The talk without its time."""
    title = values.text(item.get("title"))
    names = tuple(dict.fromkeys(_people(item, known)))
    labels = _labels(item, known)
    word = next(iter(labels["type"]), "")
    kind = schedule_kinds.kind_of(word, title, bool(names))
    own = values.text(item.get("id"))
    return Talk(
        id=own if own and known.ids[own] == 1 else ids.of_talk(title, names),
        title=title,
        kind=kind,
        room=_room(item),
        track=", ".join(labels["track"]),
        authors=tuple(Person(name=name) for name in names),
        abstract=values.plain(item.get("desc")) or values.plain(item.get("precis")),
        topics=tuple(labels["topic"]),
        keywords=(*(labels["type"] if kind is Kind.OTHER else ()), *labels["other"]),
        url=_address(item),
    )


def start(item: Fields) -> datetime | None:
    """Aware where it has an offset, else on the convention's own clock; `None` without a time."""
    for name in ("datetime", "date", "day", "time"):
        if moment := iso_time.moment(item.get(name)):
            return moment
    day = schedule_time.iso_date(values.first(item, "date", "day", "datetime"))
    time = schedule_time.since_midnight(values.text(item.get("time")))
    if day is None or time is None:
        return None
    return datetime(day.year, day.month, day.day) + time  # noqa: DTZ001 - zone from elsewhere


def length(item: Fields) -> timedelta | None:
    """That of `mins`; `None` for none, for 0, which is "unknown", and for what cannot be."""
    written = values.text(item.get("mins")).partition(".")[0]
    if not (written.isascii() and written.isdigit() and len(written) < 7):
        return None
    length = timedelta(minutes=int(written))
    return length if timedelta(0) < length <= _LONGEST else None


def _people(item: Fields, known: Known) -> Iterator[str]:
    """The names of those who take part: of the people file, else as the item has them."""
    own = values.text(item.get("id"))
    listed = item.get("people")
    for one in listed if isinstance(listed, list) and listed else known.items.get(own, ()):
        person = one if isinstance(one, dict) else {"id": one}
        number, printed = values.text(person.get("id")), values.text(person.get("name"))
        printed, role = _ROLE.sub("", printed), _ROLE.search(printed)
        name = known.names.get(number) or printed or ("" if isinstance(one, dict) else _word(one))
        if role or values.text(person.get("role")).casefold() == "moderator":
            known.moderators.add((own, number or name))
        if name:
            yield name
        elif number:
            known.missing.add(number)


def _word(one: object) -> str:
    """A name that stands there itself, which an id has no blank for."""
    written = values.text(one)
    return written if " " in written else ""


def _full_name(name: object) -> str:
    """ "Dr Ann Lee Jr." of first, last, before and after it, as KonOpas orders them."""
    if not isinstance(name, list):
        return values.text(name)
    first, last, before, after = ([values.text(part) for part in name] + [""] * 4)[:4]
    return " ".join(filter(None, (before, first, last, after)))


def _labels(item: Fields, known: Known) -> dict[str, list[str]]:
    """The tags by what they say: type, track, topic or something else."""
    found: dict[str, list[str]] = {"type": [], "track": [], "topic": [], "other": []}
    tags = item.get("tags")
    for tag in tags if isinstance(tags, list) else [tags]:
        category, label = _tag(tag, known)
        if label:
            found[_what(category, label)].append(label)
    for name, what in (("format", "type"), ("type", "type"), ("track", "track")):
        label = values.text(item.get(name))
        found[what] += [label] if label else []
    return {what: list(dict.fromkeys(labels)) for what, labels in found.items()}


def _tag(tag: object, known: Known) -> tuple[str, str]:
    """Category and label of `Track: Art`, or of a record, which need have them only once."""
    if isinstance(tag, dict):
        own = values.text(tag.get("category")), values.text(tag.get("label"))
        value = values.text(tag.get("value"))
        return own if own[1] else known.tags.get(value, ("", value))
    category, colon, label = values.text(tag).partition(":")
    return (category.strip(), label.strip()) if colon else ("", category)


def _what(category: str, label: str) -> str:
    category = category.casefold()
    if category in _TYPES or (not category and kinds.is_label(label)):
        return "type"
    if category in _TRACKS:
        return "track"
    return "topic" if category in _TOPICS else "other"


def _room(item: Fields) -> str:
    """`loc` may list a room and its area; the first guides had `room` and `floor`."""
    place = item.get("loc")
    places = values.texts(place, r"\n") if place else (values.text(item.get("room")),)
    return ", ".join(filter(None, (*places, values.text(item.get("floor")))))


def _address(item: Fields) -> str:
    links = item.get("links")
    both = (item, links if isinstance(links, dict) else {})
    found = (values.link(one.get(name)) for name in _LINKS for one in both)
    return next(filter(None, found), "")
