"""What is planned at other conferences: it takes time beside the talks of the open one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import reduce
from typing import NamedTuple

from msgspec.structs import replace

from planner.conference import Kind, Record, Talk
from planner.folding import fold
from planner.plan import Entry, OwnEntry, Plan, own_talk, remembered_talk
from planner.running import wall
from planner.tex import to_text
from planner.times import instant
from planner.wording import counted

_BETWEEN = "\N{INFORMATION SEPARATOR ONE}"  # in ids: no programme writes it


class Engagement(Record):
    """A starred talk of another conference, or an own entry of the plan for it.

    `talk` is what it is among the talks of the open conference: under an id that no talk there has,
    and in a room that none is in, since a walk leads to it. `known` is what that plan knows.
    """

    conference_id: str
    conference: str  # its title
    known: Talk
    talk: Talk
    entry: Entry = Entry()
    is_own: bool = False

    @property
    def title(self) -> str:
        """As plain text; what the user wrote is no TeX."""
        return self.known.title if self.is_own else to_text(self.known.shown_title)


class Together(NamedTuple):
    """One engagement; or the posters of one session and time, which are one as they are in the plan
    that they are from."""

    members: tuple[Engagement, ...]
    start: datetime
    end: datetime

    @property
    def title(self) -> str:
        """As plain text."""
        first, *more = self.members
        return counted(len(more) + 1, "poster") if more else to_text(first.known.shown_title)


def engagements(plans: Iterable[Plan]) -> tuple[Engagement, ...]:
    """All that has a time in the plans for other conferences; times are instants in any zone."""
    return tuple(each for plan in plans for each in (*_talks(plan), *_own_entries(plan)))


def apart(found: Iterable[Engagement], starred: Iterable[Talk]) -> tuple[Engagement, ...]:
    """Without what is `starred` here as well: where two programmes hold one event, it is one."""
    here = {_event(talk) for talk in starred if talk.start}
    return tuple(each for each in found if each.is_own or _event(each.talk) not in here)


def _event(talk: Talk) -> tuple[str, float, float]:
    return fold(talk.title), instant(talk.start), instant(talk.end)


def grouped(found: Iterable[Engagement]) -> list[Together]:
    """In the order in which they are found."""
    groups: dict[object, list[Engagement]] = defaultdict(list)
    for each in found:
        groups[wall(each.talk), each.talk.start, each.talk.end].append(each)
    return list(map(_together, groups.values()))


def without(plans: Iterable[Plan], gone: Sequence[Engagement]) -> list[Plan]:
    """The plans without these stars and own entries."""
    return _changed(plans, gone, _dropped)


def keeping(plans: Iterable[Plan], kept: Sequence[Engagement], *, pinned: bool) -> list[Plan]:
    """The plans with their talks pinned, so that they are not asked about again; or no longer."""

    def pin(plan: Plan, each: Engagement) -> Plan:
        return plan if each.is_own else plan.with_pin(each.known, pinned)

    return _changed(plans, kept, pin)


def taken_out(gone: Sequence[Engagement]) -> str:
    """`“A” is taken out of the plan for ICLR Workshops`; empty for none."""
    if not gone:
        return ""
    titles = dict.fromkeys(each.conference for each in gone)
    what = (
        f"“{to_text(gone[0].known.shown_title)}” is" if len(gone) == 1 else f"{len(gone)} talks are"
    )
    return f"{what} taken out of the plan for {' and '.join(titles)}"


def noted_in(plan: Plan, found: Iterable[Engagement]) -> Plan:
    """The plan with them as own entries that name their conference: so they come on paper."""
    for each in grouped(found):
        first = each.members[0]
        title = f"{each.title} ({first.conference})"
        entry = OwnEntry(
            id=first.talk.id, title=title, start=each.start, end=each.end, place=first.known.room
        )
        plan = plan.with_own_entry(entry)
    return plan


def is_elsewhere(entry_id: str) -> bool:
    """Whether it is the id of one that `noted_in` made an own entry of."""
    return _BETWEEN in entry_id


def stars_between(plan: Plan, first: datetime, last: datetime) -> int:
    """How many starred talks run at some time from the one instant to the other."""
    seen = (plan.entries[talk_id].snapshot for talk_id in plan.starred_ids())
    begin, until = first.timestamp(), last.timestamp()
    return sum(
        s.start.timestamp() <= until and s.end.timestamp() >= begin
        for s in seen
        if s.start and s.end
    )


def _together(group: Sequence[Engagement]) -> Together:
    start, end = group[0].talk.start, group[0].talk.end
    assert start
    assert end
    return Together(tuple(group), start, end)


def _talks(plan: Plan) -> Iterable[Engagement]:
    starred = {i: plan.entries[i] for i in plan.starred_ids() if plan.entries[i].snapshot.start}
    known = {i: remembered_talk(i, entry.snapshot) for i, entry in starred.items()}
    slots = Counter(map(_slot, known.values()))
    for talk_id, talk in known.items():
        # Plans of before do not tell their posters; but no two talks are in one room at one time.
        is_poster = talk.kind is Kind.POSTER or (talk.room != "" and slots[_slot(talk)] > 1)
        session_id = talk.session_id or talk.room or "posters"
        poster = replace(talk, kind=Kind.POSTER, session_id=session_id)
        yield _engagement(plan, talk, poster if is_poster else talk, starred[talk_id])


def _slot(talk: Talk) -> tuple[str, datetime | None, datetime | None]:
    return talk.room, talk.start, talk.end


def _own_entries(plan: Plan) -> Iterable[Engagement]:
    for own in plan.own_entries.values():
        talk = own_talk(own)
        yield replace(_engagement(plan, talk, talk, Entry()), is_own=True)


def _engagement(plan: Plan, known: Talk, seen: Talk, entry: Entry) -> Engagement:
    title = plan.conference_title or plan.conference_id
    return Engagement(
        conference_id=plan.conference_id,
        conference=title,
        known=known,
        talk=replace(
            seen,
            id=_BETWEEN.join((plan.conference_id, known.id)),
            session_id=seen.session_id and _BETWEEN.join((plan.conference_id, seen.session_id)),
            room=", ".join(filter(None, (seen.room, title))),
        ),
        entry=entry,
    )


def _dropped(plan: Plan, each: Engagement) -> Plan:
    if each.is_own:
        return plan.without_own_entry(each.known.id)
    return plan.with_star(each.known, False)


def _changed(
    plans: Iterable[Plan],
    those: Sequence[Engagement],
    change: Callable[[Plan, Engagement], Plan],
) -> list[Plan]:
    """Each plan after the change for each of those that are from it."""
    return [
        reduce(change, (e for e in those if e.conference_id == plan.conference_id), plan)
        for plan in plans
    ]
