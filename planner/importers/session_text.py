"""A session page copied as text: a header, then slots that begin with their time or number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from msgspec.structs import replace

from planner.conference import Concern, Programme, Remark
from planner.importers import kinds, text_header, text_units
from planner.importers.found import SlotFound, labelled
from planner.importers.page import Page
from planner.importers.session_facts import programme
from planner.importers.text import names, paragraphs
from planner.importers.text_units import Unit

IMPORTER = "session text"

_FOOTER = re.compile(
    r"Successful Page Load|Useful links|The \S+ Logo above may be used\b.*"
    r"|\S+ uses (?:\w+ )?cookies\b.*",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(r"^Abstract:")
_LONGEST_NAME = 8  # words


def accepts(page: Page) -> bool:
    """Whether a line of the text is a time."""
    return not page.is_html and text_units.has_time(page.text)


def parse(page: Page, now: datetime) -> Programme | None:
    """The programme of the text; `None` if none of its times begins a slot."""
    header, rest = _parted(text_units.units(page.text))
    groups, strays = _groups(rest)
    session = text_header.read(header)
    remarks = [*session.remarks, *_stray_remarks(strays)]
    found = replace(
        session,
        source=page.name,
        importer=IMPORTER,
        slots=tuple(map(_slot, groups)),
        remarks=tuple(remarks),
    )
    return programme(found, now) if groups else None


@dataclass
class _Group:
    """The units of one slot; `labels` stand around its time."""

    marks: list[Unit]
    labels: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def _parted(units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Header and slots, less the page's foot."""
    marks = [n for n, unit in enumerate(units) if unit.is_mark]
    last = marks[-1] if marks else 0
    end = next((n for n in range(last, len(units)) if _FOOTER.fullmatch(units[n].text)), len(units))
    begin = _end_of_header(units, marks)
    return units[:begin], units[begin:end]


def _end_of_header(units: Sequence[Unit], marks: Sequence[int]) -> int:
    """The index of the first unit after the header, whose own time must not become a slot."""
    for n, unit in enumerate(units):
        if unit.text == text_header.CHAT:
            return n + 1
    if not marks:
        return len(units)
    first, second = marks[0], marks[1] if len(marks) > 1 else len(units)
    following = units[second] if second < len(units) else None
    if any(map(text_header.is_part, units[first:second])):
        return second
    times = sum(units[n].when is not None for n in marks)
    alone = times == 1 and following is not None and units[first].when is not None
    return second if alone or _spans(units[first:second], following) else first


def _spans(first: Sequence[Unit], following: Unit | None) -> bool:
    """Whether a time without a text lasts longer than the time after it, from the same start."""
    if len(first) > 1 or following is None:
        return False
    whole, part = first[0].when, following.when
    if whole is None or part is None or whole.end is None or part.end is None:
        return False
    same_day = part.day is None or whole.day == part.day
    return same_day and whole.start <= part.start and part.end < whole.end


def _groups(units: Sequence[Unit]) -> tuple[list[_Group], list[str]]:
    """The units by slot, and those before the first one."""
    groups: list[_Group] = []
    current: list[str] = []
    strays = current
    for unit in units:
        if not unit.is_mark:
            current.append(unit.text)
        elif groups and not current and _completes(unit, groups[-1]):
            groups[-1].marks.append(unit)
        else:
            first_is_title = 1 if groups else 0
            labels = _popped_labels(current, first_is_title)
            groups.append(_Group([unit], labels))
            current = groups[-1].texts
    return groups, strays


def _completes(unit: Unit, group: _Group) -> bool:
    """A number after a time, or a time after a number, belongs to the same slot."""
    return all(bool(mark.position) != bool(unit.position) for mark in group.marks)


def _popped_labels(texts: list[str], keep: int) -> list[str]:
    """Takes the labels at the end away: they stand before the time of the slot they are about."""
    labels = []
    while len(texts) > keep and kinds.is_label(texts[-1]):
        labels.append(texts.pop())
    return labels


def _slot(group: _Group) -> SlotFound:
    labels, texts = list(group.labels), list(group.texts)
    while len(texts) > 1 and (kinds.is_label(texts[0]) or kinds.is_award(texts[0])):
        labels.append(texts.pop(0))
    title = texts.pop(0) if texts else ""
    authors = names(texts.pop(0)) if texts and _are_names(texts[0]) else ()
    labels += [mark.label for mark in group.marks]
    labels += [mark.position for mark in group.marks]
    return labelled(
        labels,
        title=title,
        when=next((mark.when for mark in group.marks if mark.when), None),
        authors=authors,
        abstract=paragraphs(_ABSTRACT.sub("", text) for text in texts),
    )


def _are_names(line: str) -> bool:
    return all(len(name.split()) <= _LONGEST_NAME for name in names(line))


def _stray_remarks(strays: Sequence[str]) -> list[Remark]:
    what = "It stands before the first slot and belongs to none"
    return [Remark(concern=Concern.SKIPPED, where=text[:80], what=what) for text in strays]
