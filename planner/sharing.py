"""A plan for a colleague, or another computer, as one link that even fits into a QR code."""

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from hashlib import blake2b
from zoneinfo import ZoneInfo

import msgspec

from planner.conference import Conference, Kind, Record, Talk, by_id
from planner.errors import LibraryError
from planner.folding import words
from planner.link_code import DAMAGED, packed, unpacked
from planner.papers import first_author
from planner.plan import Entry, OwnEntry, Plan, remembered_talk, snapshot
from planner.zones import exists

_SIGN = 3  # bytes that tell a paper from the others of one conference


class _Own(msgspec.Struct, array_like=True):
    title: str
    place: str
    start: int  # seconds since 1970
    seconds: int


class SharedPlan(msgspec.Struct, array_like=True, frozen=True):
    """What a link holds. `signs` and `priorities` have, one after another, those of the `ids`."""

    conference_id: str
    conference_title: str
    time_zone: str
    ids: list[int | str]
    signs: bytes
    priorities: bytes
    notes: dict[int, str]  # under the place of their talk
    own_entries: list[_Own]


class Received(Record):
    """A shared plan with its talks found; `lost` are those that this programme does not hold."""

    plan: Plan
    lost: int


def to_link(plan: Plan, conference: Conference, *, notes: bool = False) -> str:
    """The stars with their priorities, the own entries, and `notes` where they are wanted."""
    return packed(msgspec.msgpack.encode(_content(plan, conference, notes=notes)))


def from_link(text: str) -> SharedPlan:
    """What the first link in `text` holds. Raises LibraryError where there is no whole one."""
    try:
        shared = msgspec.msgpack.decode(unpacked(text), type=SharedPlan)
    except (ValueError, RecursionError) as error:
        raise LibraryError(DAMAGED, repr(error)) from error
    return _checked(shared)


def received(shared: SharedPlan, conference: Conference) -> Received:
    """As a plan for this copy of the programme, which may have other numbers than the sender's."""
    found = _found(shared, conference.talks)
    priorities = shared.priorities.ljust(len(shared.ids), b"\0")
    entries = {
        talk.id: Entry(
            starred=True,
            priority=min(priorities[place], 3),
            note=shared.notes.get(place, ""),
            snapshot=snapshot(talk),
        )
        for place, talk in found.items()
    }
    own = [_own_entry(each, conference.zone) for each in shared.own_entries]
    plan = Plan(
        conference_id=conference.id,
        conference_title=conference.title,
        time_zone=conference.time_zone,
        entries=entries,
        own_entries=by_id(own),
    )
    return Received(plan=plan, lost=len(shared.ids) - len(found))


def _content(plan: Plan, conference: Conference, *, notes: bool) -> SharedPlan:
    talks = by_id(conference.talks)
    chosen = [
        talks.get(i) or remembered_talk(i, plan.entry(i).snapshot) for i in plan.starred_ids()
    ]
    priorities = bytes(plan.entry(talk.id).priority for talk in chosen)
    noted = {place: plan.note(talk.id) for place, talk in enumerate(chosen) if notes}
    return SharedPlan(
        conference_id=plan.conference_id,
        conference_title=conference.title,
        time_zone=conference.time_zone,
        ids=[_short(talk.id) for talk in chosen],
        signs=b"".join(map(_sign, chosen)),
        priorities=priorities.rstrip(b"\0"),
        notes={place: note for place, note in noted.items() if note},
        own_entries=[_own(entry) for entry in plan.own_entries.values()],
    )


def _short(talk_id: str) -> int | str:
    """A number is packed into fewer bytes than its digits."""
    is_number = talk_id.isascii() and talk_id.isdigit() and len(talk_id) < 19
    return int(talk_id) if is_number and str(int(talk_id)) == talk_id else talk_id


def _sign(talk: Talk) -> bytes:
    """Of its paper, and whether this is the poster: the talk of it has another one."""
    text = f"{' '.join(words(talk.title))}|{first_author(talk)}|{talk.kind is Kind.POSTER}"
    return blake2b(text.encode("utf-8", "replace"), digest_size=_SIGN).digest()


def _checked(shared: SharedPlan) -> SharedPlan:
    """A whole one; made by hand it may still hold what no plan can."""
    if len(shared.signs) != _SIGN * len(shared.ids) or not exists(shared.time_zone):
        raise LibraryError(DAMAGED)
    try:
        for own in shared.own_entries:
            _own_entry(own, ZoneInfo(shared.time_zone))
    except (ValueError, OverflowError, OSError) as error:
        raise LibraryError(DAMAGED, repr(error)) from error
    return shared


def _found(shared: SharedPlan, talks: Iterable[Talk]) -> dict[int, Talk]:
    """Under the place of each that is there, its talk: by its id, else the only one of its sign."""
    known = by_id(talks)
    signed: dict[bytes, list[Talk]] = {}
    for talk in known.values():
        signed.setdefault(_sign(talk), []).append(talk)
    found = {}
    for place, talk_id in enumerate(shared.ids):
        sign = shared.signs[place * _SIGN : (place + 1) * _SIGN]
        fitting = signed.get(sign, [])
        same = [talk for talk in fitting if talk.id == str(talk_id)]
        if same or len(fitting) == 1:
            found[place] = (same or fitting)[0]
    return found


def _own(entry: OwnEntry) -> _Own:
    start = int(entry.start.timestamp())
    return _Own(entry.title, entry.place, start, int(entry.end.timestamp()) - start)


def _own_entry(own: _Own, zone: ZoneInfo) -> OwnEntry:
    """Its id comes of what it says: who takes it over twice has it once."""
    start = _moment(own.start, zone)
    if own.seconds < 0 or not 1900 < start.year < 2200:
        raise ValueError(f"no time of an entry: {start}, {own.seconds} s")
    name = f"{own.title}|{own.place}|{own.start}|{own.seconds}"
    return OwnEntry(
        id=f"shared-{blake2b(name.encode('utf-8', 'replace'), digest_size=6).hexdigest()}",
        title=own.title,
        start=start,
        end=_moment(own.start + own.seconds, zone),
        place=own.place,
    )


def _moment(seconds: int, zone: ZoneInfo) -> datetime:
    """With its offset fixed: it compares by instants, also over a change of the clocks."""
    local = datetime.fromtimestamp(seconds, zone)
    return local.astimezone(timezone(local.utcoffset() or timedelta(0)))
