"""The header of a session page copied as text: title, room, moderators, time, abstract."""

import re
from collections.abc import Sequence

from planner.conference import Concern, Remark
from planner.importers import kinds, moderators
from planner.importers.found import SessionFound
from planner.importers.text import paragraphs
from planner.importers.text_units import Unit

CHAT = "Chat is not available."

_SKIP_LINK = "Skip to main content"
_MENU = re.compile(
    r"(?:Skip to yearly menu bar\s*)?(?:Skip to main content)?|Main Navigation|Toggle navigation"
    r"|Select Year: \(\d{4}\)|(?:19|20)\d\d|\(Bookmark\)|Log ?in|Sign in|Logout|Profile|Help|FAQ"
    r"|Contact|Code of Conduct|Schedule|Calendar|Papers|Search|Dates|Sponsors|Organizers|HelpDesk",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(?:hall|room|ballroom|auditorium|theat(?:er|re)|level|floor|exhibit\w*|stage|foyer|lobby"
    r"|building|pavilion|center|centre|virtual|online|zoom|terrace)\b|^[A-Z]?\d{1,4}[A-Z]?$",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(r"^Abstract:\s*")


def is_part(unit: Unit) -> bool:
    """Whether the unit can stand only in a header."""
    return unit.has_bookmark or moderators.begins(unit.text) or bool(_ABSTRACT.match(unit.text))


def read(units: Sequence[Unit]) -> SessionFound:
    """What the header says; menus around it are left out with a remark."""
    named, rest = _named(units)
    kind, title, room = _title_and_room(named)
    texts = [unit.text for unit in rest if not unit.is_mark and unit.text != CHAT]
    skipped = len(named) - sum(map(bool, (kind, title, room)))
    lines = "1 line" if skipped == 1 else f"{skipped} lines"
    what = f"{lines} before the session's title, taken for the site's menus"
    remark = Remark(concern=Concern.SKIPPED, where="header", what=what)
    return SessionFound(
        source="",
        importer="",
        title=title,
        kind=kinds.kind_of(kind) if kind else kinds.kind_of_session(title),
        room=room,
        moderators=moderators.listed(texts),
        abstract=_abstract(texts),
        when=next((unit.when for unit in rest if unit.when), None),
        remarks=(remark,) if skipped else (),
    )


def _named(units: Sequence[Unit]) -> tuple[list[str], list[Unit]]:
    """The lines before the first one that says what it is, less the menus; and the others."""
    after_links = max((n + 1 for n, unit in enumerate(units) if _SKIP_LINK in unit.text), default=0)
    content = units[after_links:]
    first = next(
        (n for n, u in enumerate(content) if u.is_mark or u.text == CHAT or is_part(u)),
        len(content),
    )
    named = [unit.text for unit in content[:first] if not _MENU.fullmatch(unit.text)]
    return named, list(content[first:])


def _title_and_room(named: Sequence[str]) -> tuple[str, str, str]:
    """Kind, title and room: the last lines before the rest of the header, as far as present."""
    if len(named) < 2:
        return "", "".join(named), ""
    if len(named) == 2:
        kind_first = kinds.is_label(named[0]) and not _ROOM.search(named[1])
        return (named[0], named[1], "") if kind_first else ("", named[0], named[1])
    has_room = len(named) == 3 or bool(_ROOM.search(named[-1]))
    title, room = named[-2:] if has_room else (named[-1], "")
    before = named[-3] if has_room else named[-2]
    return before if kinds.is_label(before) else "", title, room


def _abstract(texts: Sequence[str]) -> str:
    begin = next((n for n, text in enumerate(texts) if _ABSTRACT.match(text)), len(texts))
    abstract = [_ABSTRACT.sub("", text) for text in texts[begin:]]
    return paragraphs(text for text in abstract if not moderators.begins(text))
