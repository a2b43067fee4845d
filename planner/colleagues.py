"""Colleagues' plans beside mine: found again in this programme, each with a name."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from planner.conference import Conference, Record
from planner.engagements import Engagement
from planner.errors import LibraryError
from planner.folding import words
from planner.plan import Plan
from planner.rematch import found_again

YOU = "you"
_LONGEST_NAME = 40
_NO_NAME = {"plan", "plans", "copy", "my", "the", "of"}  # in the names of files
_WORD = re.compile(r"[^\W_]+")


class Colleague(Record):
    """`file` is where the plan was read, for reading it again; empty where it came otherwise."""

    name: str
    plan: Plan
    file: str = ""


class Colleagues(Record):
    """All whose plans stand beside mine, for one conference."""

    people: tuple[Colleague, ...] = ()


class Member(NamedTuple):
    """One of us: the plan has its entries at the talks of this programme; `lost` are the titles
    of the stars that were not found there, `others` what is planned at other conferences."""

    name: str
    plan: Plan
    lost: tuple[str, ...] = ()
    others: tuple[Engagement, ...] = ()

    def stars(self, known: Collection[str]) -> list[str]:
        """The ids of the starred talks that the programme holds."""
        return [talk_id for talk_id in self.plan.starred_ids() if talk_id in known]


def member(colleague: Colleague, conference: Conference) -> Member:
    """With the stars at their talks, also where those have other ids than on their computer."""
    plan = colleague.plan
    if not plan.is_of(conference):
        plan, _ = found_again(plan, conference)
    known = {talk.id for talk in conference.talks}
    lost = [e.snapshot.title or i for i, e in plan.entries.items() if e.starred and i not in known]
    return Member(colleague.name, plan, tuple(lost))


def belongs(plan: Plan, conference: Conference) -> bool:
    """Whether it is of this conference, by its id or by more than half of its stars: on another
    computer the same conference may have another id."""
    if plan.conference_id == conference.id:
        return True
    stars = plan.starred_ids()
    someone = member(Colleague(name="", plan=plan), conference)
    return bool(stars) and len(someone.lost) * 2 < len(stars)


def check_belongs(plan: Plan, conference: Conference) -> None:
    """Raises LibraryError for the plan of another conference."""
    if not belongs(plan, conference):
        title = plan.conference_title or plan.conference_id
        raise LibraryError(
            f"This plan is of “{title[:80]}”, not of “{conference.title[:80]}”; open that "
            "conference first."
        )


def proposed_name(file_name: str, plan: Plan) -> str:
    """What is left of `slm-2027-plan-ann-lee` without what all plans' names share."""
    shared = {*words(plan.conference_id), *words(plan.conference_title), *_NO_NAME}
    parts = _WORD.findall(file_name)
    own = [part for part in parts if part.casefold() not in shared and not part.isdecimal()]
    name = " ".join(part if part[0].isupper() else part.capitalize() for part in own)
    return name[:_LONGEST_NAME] or "Colleague"


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, with a number behind it where somebody has it already; nobody is `you`."""
    clean = " ".join(name.split())[:_LONGEST_NAME] or "Colleague"
    used = {YOU, *(other.casefold() for other in taken)}
    found, number = clean, 2
    while found.casefold() in used:
        found, number = f"{clean} {number}", number + 1
    return found


def initials(names: Sequence[str]) -> list[str]:
    """Two signs for each name, as `AL` for Ann Lee and `Bo` for Bo; no two are the same."""
    found: list[str] = []
    for name in names:
        parts = _WORD.findall(name) or ["?"]
        short = parts[0][0].upper() + (parts[1][0].upper() if parts[1:] else parts[0][1:2])
        while short in found:
            short = f"{short[0]}{int(short[1:]) + 1 if short[1:].isdecimal() else 2}"
        found.append(short)
    return found


def added(people: Sequence[Colleague], new: Colleague) -> tuple[Colleague, ...]:
    """One whose file is there already takes the place of the older copy, under the name it has."""
    for place, known in enumerate(people):
        if new.file and known.file == new.file:
            return (*people[:place], replace(new, name=known.name), *people[place + 1 :])
    name = free_name(new.name, (known.name for known in people))
    return (*people, replace(new, name=name))


def renamed(people: Sequence[Colleague], name: str, new_name: str) -> tuple[Colleague, ...]:
    others = [one.name for one in people if one.name != name]
    free = free_name(new_name, others)
    return tuple(replace(one, name=free) if one.name == name else one for one in people)


def removed(people: Sequence[Colleague], name: str) -> tuple[Colleague, ...]:
    return tuple(one for one in people if one.name != name)
