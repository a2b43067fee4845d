"""What is exported: talks and own entries by time, with the plan that knows of their notes."""

from collections import defaultdict
from collections.abc import Container, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from planner.conference import Conference, Record, Talk, day_of
from planner.plan import OwnEntry, Plan, remembered_talk
from planner.times import instant
from planner.timetable import Timetable
from planner.wording import counted, natural

Item = Talk | OwnEntry


class Selection(Record):
    """Each format writes one of it. `title` says in plain text what it is: `My plan · SLM 2027`.

    A talk that is no longer in the programme is there as it was when it was chosen. In a calendar
    an alarm rings `alarm` minutes before each; 0 is none. Of a plan that `is_whole` it also tells
    us what the plan says of talks without a star.
    """

    timetable: Timetable
    plan: Plan
    talks: tuple[Talk, ...] = ()
    own_entries: tuple[OwnEntry, ...] = ()
    title: str = ""
    alarm: int = 0
    is_whole: bool = False

    @property
    def conference(self) -> Conference:
        return self.timetable.conference

    @property
    def zone(self) -> ZoneInfo:
        """The conference's: files are read far from the window and its choice of zones."""
        return self.timetable.zone

    @property
    def counts(self) -> str:
        """`12 talks and 1 own entry`."""
        own = len(self.own_entries)
        of_own = f" and {counted(own, 'own entry', 'own entries')}" if own else ""
        return counted(len(self.talks), "talk") + of_own

    def is_gone(self, talk: Talk) -> bool:
        """Whether the programme no longer has it."""
        return talk.id not in self.timetable.by_id

    def day(self, item: Item) -> date | None:
        """The conference day of a talk, `None` without a time, or of an own entry."""
        if isinstance(item, OwnEntry):
            return self.timetable.conference.day_at(item.start)
        return day_of(item, self.timetable.session(item), self.timetable.conference)

    def items(self) -> list[Item]:
        """Talks and own entries together by time; last what has no time."""
        items: list[Item] = [*self.talks, *self.own_entries]
        return sorted(items, key=_place)

    def by_day(self) -> dict[date | None, list[Item]]:
        """The items under their conference days: a talk after midnight is one of the evening."""
        days: dict[date | None, list[Item]] = defaultdict(list)
        for item in self.items():
            days[self.day(item)].append(item)
        return {day: days[day] for day in sorted(days, key=lambda day: day or date.max)}


def of_plan(timetable: Timetable, plan: Plan) -> Selection:
    """All starred talks and own entries."""
    title = f"My plan · {timetable.conference.title}"
    starred = of_talks(timetable, plan, chosen(timetable, plan, plan.starred_ids()), title)
    own_entries = tuple(sorted(plan.own_entries.values(), key=_place))
    return replace(starred, own_entries=own_entries, is_whole=True)


def of_talks(timetable: Timetable, plan: Plan, talks: Iterable[Talk], title: str = "") -> Selection:
    """These talks, such as what is shown, or one alone; of the conference's title without one."""
    return Selection(
        timetable=timetable,
        plan=plan,
        talks=tuple(sorted(talks, key=_place)),
        title=title or timetable.conference.title,
    )


def chosen(timetable: Timetable, plan: Plan, talk_ids: Iterable[str]) -> list[Talk]:
    """Talks of the plan; those no longer in the programme as they were when they were chosen."""
    return [
        timetable.by_id.get(talk_id) or remembered_talk(talk_id, plan.entry(talk_id).snapshot)
        for talk_id in talk_ids
    ]


def on_days(selection: Selection, days: Container[date | None]) -> Selection:
    """What of it is on these days."""
    return replace(
        selection,
        talks=tuple(talk for talk in selection.talks if selection.day(talk) in days),
        own_entries=tuple(own for own in selection.own_entries if selection.day(own) in days),
        is_whole=False,
    )


def without_abstracts(selection: Selection) -> Selection:
    return replace(selection, talks=tuple(replace(t, abstract="") for t in selection.talks))


def without_notes(selection: Selection) -> Selection:
    """For a file that others will read."""
    plan = selection.plan
    entries = {talk_id: replace(entry, note="") for talk_id, entry in plan.entries.items()}
    return replace(selection, plan=replace(plan, entries=entries, session_notes={}))


def _place(item: Item) -> tuple[float, float, list[tuple[int, str]], str, str]:
    position = natural(item.poster_position) if isinstance(item, Talk) else []
    return instant(item.start), instant(item.end), position, item.title, item.id


def local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """The time on the clock of `zone`."""
    return moment.astimezone(zone) if moment else None
