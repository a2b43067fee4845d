"""The lines of the plan: headings, free time, clashes, cards, posters; a row each."""

from dataclasses import dataclass

from planner.conference import Talk
from planner.day_plan import Block, Item
from planner.engagements import Engagement


@dataclass(frozen=True, slots=True)
class Heading:
    """Of a day, or of what belongs to none; `details` are the lines under it."""

    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Free time."""

    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands over clashing cards, which follow it."""

    text: str
    answer: str  # on its button; empty where nothing can be answered
    block: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A talk, an own entry or, without `talk`, the posters that follow it; of another conference
    where it has the `chip` with its name.

    `frame` holds the clash that it is one of.
    """

    title: str
    item: Item | None = None
    talk: Talk | None = None
    frame: Block | None = None
    time: str = ""
    mark: str = ""  # `next day`, where the time is of another one than the heading says
    people: str = ""
    place: str = ""
    priority: str = ""
    team: str = ""  # of colleagues, where it clashes
    followed: str = ""  # by which of what is followed it is marked
    note: str = ""
    chip: str = ""
    tint: int | None = None
    starred: bool = True
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Poster:
    """One of the posters of the card before it."""

    talk: Talk
    title: str
    position: str
    priority: str
    note: str
    other: Engagement | None = None
    followed: str = ""


Line = Heading | Gap | Frame | Card | Poster


def key_of(line: Line) -> str:
    """What is found again when the lines change: the id under which it clashes, else nothing."""
    if isinstance(line, Poster) or (isinstance(line, Card) and line.talk):
        return line.talk.id if line.talk else ""
    item = line.item if isinstance(line, Card) else None
    return item.key if item and (item.own or len(item.others) == 1) else ""


def other_of(line: Line) -> Engagement | None:
    """What is planned at another conference."""
    if isinstance(line, Poster):
        return line.other
    others = line.item.others if isinstance(line, Card) and line.item else ()
    return others[0] if len(others) == 1 else None


def spoken(line: Line) -> str:
    """The line for who cannot see it."""
    match line:
        case Heading(text, details):
            return ". ".join((text, *details))
        case Gap(text) | Frame(text):
            return text
        case Poster(_, title, position, priority, note):
            return joined(position, title, priority, line.followed, note)
        case Card():
            clash = "clashes" if line.frame else ""
            star = "starred" if line.starred else ""
            time = f"{line.time} {line.mark}".rstrip()
            words = (time, line.title, line.chip, clash, star, line.people, line.place)
            return joined(*words, line.priority, line.team, line.followed, line.note)


def joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
