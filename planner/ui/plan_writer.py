"""Writes the plan as lines, in the words that are shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from planner import priorities
from planner.conference import Talk
from planner.day_budget import Span
from planner.day_plan import Agenda, Block, Day, Item
from planner.engagements import Engagement
from planner.following import Reasons, sentence_of
from planner.markdown_plain import as_plain
from planner.plan import Plan
from planner.talk_text import where
from planner.tex import to_text
from planner.times import day_mark, long_day, minutes, span
from planner.timetable import TINTS, Timetable
from planner.ui.clash_split import FansOf, share_text
from planner.ui.plan_lines import Card, Frame, Gap, Heading, Line, Poster, joined
from planner.wording import counted, on_one_line

_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_MOST_NAMES = 3
_MOST_POSTERS = 60  # of a session that are listed
_MOST_LINES = 1000
_GONE, _UNTIMED = "No longer in the programme", "Time not known"


def day_title(day: date, shown: Iterable[Day]) -> str:
    """`Tuesday 4 May`: the header says the year, unless the days shown are of several."""
    is_clear = {day.year}.issuperset(each.date.year for each in shown)
    return long_day(day).rpartition(" ")[0] if is_clear else long_day(day)


def day_details(day: Day) -> tuple[str, str]:
    """`4 talks · 50 min · 1 clash`, and what the day asks for."""
    budget = day.budget
    first = budget.stretch.start
    counts = (
        counted(day.talks, "talk") if day.talks or not (day.own_entries or day.others) else "",
        counted(day.own_entries, "own entry", "own entries") if day.own_entries else "",
        of_others(day.others),
        minutes(first, first + timedelta(seconds=budget.planned)),
        counted(day.clashes, "clash", "clashes") if day.clashes else "",
    )
    stretch = f"Longest without a break: {minutes(*budget.stretch)}"
    return joined(*counts), joined(stretch, f"lunch {'' if budget.lunch_is_free else 'not '}free")


def of_others(count: int) -> str:
    return f"{count} of other conferences" if count else ""


class PlanWriter:
    """Writes the lines of one plan of one programme: with `fans`, the colleagues who starred a
    talk, and with what of it is `followed`."""

    def __init__(self, timetable: Timetable, plan: Plan, fans: FansOf, followed: Reasons) -> None:
        self._timetable = timetable
        self._plan = plan
        self._fans = fans
        self._followed = followed
        # From the last tint on: those of the conference's own rooms begin at the first.
        self._tints = {i: TINTS - 1 - n % TINTS for n, i in enumerate(plan.beside)}

    def lines(self, agenda: Agenda, day: date | None) -> list[Line]:
        """Of the chosen day, whose heading stands elsewhere; or of all, and what has no day."""
        if day:
            return self._days([each for each in agenda.days if each.date == day], headed=False)
        lines = self._days(agenda.days, headed=True)
        for text, talks in ((_UNTIMED, agenda.untimed), (_GONE, agenda.gone)):
            if talks:
                lines += [Heading(text), *(self._loose(talk, text == _GONE) for talk in talks)]
        return lines

    def _days(self, days: Sequence[Day], *, headed: bool) -> list[Line]:
        """As many lines as can be placed while the user waits for nothing."""
        lines: list[Line] = []
        for each in days:
            if headed:
                lines.append(Heading(day_title(each.date, days), day_details(each)))
            for part in each.parts:
                if len(lines) > _MOST_LINES:
                    more = "the days above show the rest" if headed else "the list shows the rest"
                    return [*lines, Gap(f"So much is starred that not all of it fits: {more}")]
                lines += self._part(part, each.date)
        return lines

    def _part(self, part: Block | Span, day: date) -> list[Line]:
        if isinstance(part, Span):
            return [Gap(f"{minutes(part.start, part.end)} free")]
        return list(self._block(part, day))

    def _block(self, block: Block, day: date) -> Iterator[Line]:
        frame = block if len(block.items) > 1 else None
        if frame:
            yield self._frame(block)
        for item in block.items:
            yield from self._item(item, frame, day)

    def _frame(self, block: Block) -> Frame:
        many = len(block.items)
        these = f"These {_NUMBERS.get(many, many)}"
        overlaps = [clash for clash in block.clashes if not clash.walk]
        if overlaps:
            first = min((clash.start for clash in overlaps), key=lambda t: t.timestamp())
            last = max((clash.end for clash in overlaps), key=lambda t: t.timestamp())
            when = span(first, last, self._timetable.clock.zone)
            text = f"You keep {_these(many)}, {when}" if block.kept else f"{these} clash, {when}"
        else:
            walk = max(block.clashes, key=lambda clash: clash.walk)
            text = f"{these}: {walk.walk} min to walk, {minutes(walk.start, walk.end)} between"
        answer = "Choose again" if block.kept else f"Keep {'both' if many == 2 else 'all'}"
        can_answer = block.talks or any(not each.is_own for each in block.others)
        return Frame(text, answer if can_answer else "", block)

    def _item(self, item: Item, frame: Block | None, day: date) -> Iterator[Line]:
        """Its card, with the time and where that is of another day than the heading says."""
        zone = self._timetable.clock.zone
        if item.own:
            card = Card(title=item.own.title, place=item.own.place, starred=False)
        elif item.others:
            card = self._elsewhere(item)
        elif len(item.talks) == 1:
            card = self._talk(item.talks[0])
        else:
            card = self._posters(item)
        yield replace(
            card,
            item=item,
            frame=frame,
            team=share_text(self._fans, item, frame) if frame else "",
            time=span(item.start, item.end, zone),
            mark=day_mark(day, item.start, item.end, zone),
        )
        if len(item.talks) > 1:
            yield from map(self._poster, item.talks[:_MOST_POSTERS])
        if len(item.others) > 1:
            yield from map(self._poster_elsewhere, item.others[:_MOST_POSTERS])

    def _talk(self, talk: Talk) -> Card:
        entry, timetable = self._plan.entry(talk.id), self._timetable
        return Card(
            title=to_text(talk.shown_title),
            talk=talk,
            people=_names([person.name for person in talk.authors]),
            place=joined(where(timetable, talk), to_text(timetable.session_title(talk))),
            priority=priorities.label(entry.priority),
            followed=self._why(talk),
            note=as_plain(entry.note),
            tint=timetable.tint(talk),
        )

    def _posters(self, item: Item) -> Card:
        first, timetable = item.talks[0], self._timetable
        more = len(item.talks) - _MOST_POSTERS
        return Card(
            title=to_text(timetable.session_title(first)) or "Posters",
            people=joined(counted(len(item.talks), "poster"), _unlisted(more)),
            place=timetable.room(first),
            tint=timetable.tint(first),
        )

    def _poster(self, talk: Talk) -> Poster:
        entry = self._plan.entry(talk.id)
        sign = priorities.label(entry.priority)
        title = to_text(talk.shown_title)
        note = on_one_line(as_plain(entry.note))
        return Poster(talk, title, talk.poster_position, sign, note, followed=self._why(talk))

    def _why(self, talk: Talk) -> str:
        return sentence_of(self._followed.get(talk.id, ()))

    def _elsewhere(self, item: Item) -> Card:
        """What is planned at another conference: a talk, an own entry or posters."""
        first, many = item.others[0], len(item.others)
        known, is_one = first.known, many == 1
        more = many - _MOST_POSTERS
        return Card(
            title=first.title if is_one else counted(many, "poster"),
            people=_names([p.name for p in known.authors]) if is_one else _unlisted(more),
            place=known.room,
            priority=priorities.label(first.entry.priority) if is_one else "",
            note=as_plain(first.entry.note) if is_one else "",
            chip=first.conference,
            tint=self._tints.get(first.conference_id),
            starred=is_one and not first.is_own,
        )

    def _poster_elsewhere(self, other: Engagement) -> Poster:
        sign = priorities.label(other.entry.priority)
        note = on_one_line(as_plain(other.entry.note))
        return Poster(other.talk, other.title, "", sign, note, other)

    def _loose(self, talk: Talk, gone: bool) -> Card:
        """A talk without a day of its own; of a gone one it is said when it was to be."""
        if not gone:
            return self._talk(talk)
        entry, when = self._plan.entry(talk.id), ""
        if talk.start:
            zone = self._timetable.clock.zone
            local = talk.start.astimezone(zone).date()
            when = f"{long_day(local)}, {span(talk.start, talk.end, zone)}"
        return Card(
            title=to_text(talk.shown_title),
            talk=talk,
            people=_names([person.name for person in talk.authors]),
            place=joined(f"was {when}" if when else "", talk.room),
            priority=priorities.label(entry.priority),
            note=as_plain(entry.note),
            starred=entry.starred,
            gone=True,
        )


def _these(many: int) -> str:
    return "both" if many == 2 else f"all {_NUMBERS.get(many, many)}"


def _unlisted(more: int) -> str:
    return f"{more} not listed" if more > 0 else ""


def _names(names: Sequence[str]) -> str:
    shown = " · ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return f"{shown} · +{more}" if more > 0 else shown
