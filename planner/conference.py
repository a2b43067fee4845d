"""Facts: what the organisers published. Nothing here knows what the user chose.

msgspec's structs instead of pydantic models or dataclasses: making the classes at the start takes
1 ms instead of 75 or 10, and `records` reads and writes thousands of them in milliseconds.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, Protocol, TypeVar, dataclass_transform, get_type_hints
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import fields, force_setattr


class Kind(StrEnum):
    """What a talk or a session is; the value is stored, `label` is shown."""

    ORAL = "oral"
    SPOTLIGHT = "spotlight"
    POSTER = "poster"
    KEYNOTE = "keynote"
    TUTORIAL = "tutorial"
    WORKSHOP = "workshop"
    PANEL = "panel"
    SOCIAL = "social"
    BREAK = "break"
    OTHER = "other"

    @property
    def label(self) -> str:
        return {"keynote": "Invited talk", "other": "Other"}.get(self.value, self.value.title())


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Record(Struct, frozen=True, kw_only=True, gc=False):
    """What facts and choices share. Values hold no cycles: the garbage collector skips them."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """For pydantic, which says of a file all that is wrong; msgspec stops at the first."""
        from pydantic_core import core_schema  # here, because it takes 70 ms to import

        hints = get_type_hints(cls)
        return core_schema.typed_dict_schema(
            {
                one.name: core_schema.typed_dict_field(
                    handler.generate_schema(hints[one.name]), required=one.required
                )
                for one in fields(cls)
            }
        )


class Person(Record):
    name: str
    affiliation: str = ""


class Talk(Record):
    """One slot of the programme. An empty title is an untitled slot and is kept.

    `start` and `end` are aware, or both `None` where the source gives no time; they keep only the
    offset of a zone. `abstract` is plain text, paragraphs divided by an empty line, TeX as
    published. `id` survives reading the programme again.
    """

    id: str
    title: str = ""
    kind: Kind = Kind.OTHER
    start: datetime | None = None
    end: datetime | None = None
    room: str = ""
    session_id: str = ""
    track: str = ""
    authors: tuple[Person, ...] = ()
    abstract: str = ""
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    poster_position: str = ""
    url: str = ""
    paper_url: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        _fix_offsets(self)

    @property
    def shown_title(self) -> str:
        return self.title or ("Break" if self.kind is Kind.BREAK else "(untitled)")


class Session(Record):
    """A group of talks with a room and chairs of its own; times as in `Talk`."""

    id: str
    title: str
    kind: Kind = Kind.OTHER
    room: str = ""
    start: datetime | None = None
    end: datetime | None = None
    moderators: tuple[Person, ...] = ()
    abstract: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        _fix_offsets(self)


class Source(Record):
    """One thing that was read: the file's name, its address if it was fetched, and the importer.

    A `whole` one is the conference's whole programme: what a later copy of it lacks is cancelled.
    """

    name: str
    importer: str
    address: str = ""
    whole: bool = False


class Conference(Record):
    """`time_zone` is an IANA name: the place whose clock the programme shows.

    On that clock its days begin `day_begins` minutes after midnight.
    """

    id: str
    title: str
    time_zone: str
    read_at: datetime
    url: str = ""
    sessions: tuple[Session, ...] = ()
    talks: tuple[Talk, ...] = ()
    sources: tuple[Source, ...] = ()
    day_begins: int = 0

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def day_at(self, moment: datetime) -> date:
        """The conference day that a moment belongs to."""
        local = moment.astimezone(ZoneInfo(self.time_zone))  # asked thousands of times
        if self.day_begins:
            local = local.replace(tzinfo=None) - timedelta(minutes=self.day_begins)
        return local.date()


class About(StrEnum):
    """What an importer may have to guess."""

    YEAR = "year"
    ZONE = "time zone"
    TITLE = "name"


class Concern(StrEnum):
    """What a remark of the report tells."""

    READ = "read"
    GUESSED = "guessed"
    SKIPPED = "skipped"
    ODD = "odd"


class Guess(Record):
    """A value that the source did not give; the user confirms or changes it.

    `options` are the other values that would fit as well, `why` is one sentence.
    """

    about: About
    value: str
    options: tuple[str, ...] = ()
    why: str = ""


class Remark(Record):
    """One line of the report: where in the source, and what about it."""

    concern: Concern
    where: str
    what: str


class Report(Record):
    """What an importer read, guessed, skipped and found odd; open guesses apart."""

    remarks: tuple[Remark, ...] = ()
    guesses: tuple[Guess, ...] = ()


class Programme(Record):
    """What an importer returns and the library keeps: facts and how they were read."""

    conference: Conference
    report: Report = Report()


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_HasId)


def by_id(items: Iterable[_T]) -> dict[str, _T]:
    """The items under their ids, in their order."""
    return {item.id: item for item in items}


def day_of(talk: Talk, session: Session | None, conference: Conference) -> date | None:
    """The day of the conference that a talk belongs to; `None` without a time.

    A talk after midnight belongs to the evening its session began, if it is the same night.
    """
    if talk.start is None:
        return None
    begins = session.start if session else None
    if begins and begins <= talk.start < begins + timedelta(hours=12):
        return conference.day_at(begins)
    return conference.day_at(talk.start)


def _fix_offsets(item: Talk | Session) -> None:
    """So that times can be compared, subtracted and looked up.

    Within one ZoneInfo Python does so by the clock, even in a night in which that goes back, and
    holds the times of that night for different from the same instants in any other zone.
    """
    for name, moment in (("start", item.start), ("end", item.end)):
        if moment and moment.tzinfo and not isinstance(moment.tzinfo, timezone):
            offset = moment.utcoffset() or timedelta(0)
            force_setattr(item, name, moment.replace(tzinfo=timezone(offset), fold=0))
