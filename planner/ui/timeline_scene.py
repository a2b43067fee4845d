"""What the blocks of the timeline look like at one moment: stars, clashes, choice and words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.conference import Kind, Talk
from planner.priorities import SIGNS, WORDS
from planner.query import highlights
from planner.timeline_layout import Block, Layout
from planner.times import span_under
from planner.ui.browser import Browser
from planner.ui.theme import Colours, Tint
from planner.ui.timeline_blocks import Look, Poster
from planner.ui.timeline_paint import count_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Made anew for each drawing or click, from what browser and selection say just then."""

    browser: Browser
    layout: Layout
    colours: Colours
    starred: set[str]
    current_id: str
    is_chosen: Callable[[Talk], bool]
    title: Callable[[Talk], str]
    hovered: Block | None

    def named(self, block: Block) -> Sequence[Talk]:
        """The talks of a block that are named and can be reached: of a crowd the starred ones
        and the current one, else its first."""
        return block.talks if not block.is_crowd else self._named(block) or block.talks[:1]

    def look(self, column: int, block: Block) -> Look:
        timetable, talk = self.browser.workspace.timetable, block.talks[0]
        tint = self.colours.tints[timetable.tint(talk)]
        if block.is_crowd:
            return self._crowd_look(block, tint)
        title, priority = self.title(talk), self._priority(talk)
        hidden = talk.id in self.browser.hidden
        return Look(
            title=title,
            tint=tint,
            marks=tuple(highlights(title, self.browser.query, "title")),
            details=self._details(column, talk),
            starred=talk.id in self.starred,
            clashes=talk.id in self.browser.workspace.clashes.counts,
            current=self.is_chosen(talk),
            quiet=not talk.title or talk.kind is Kind.BREAK or hidden,
            hovered=block is self.hovered,
            sign=SIGNS.get(priority, ""),
            word=WORDS.get(priority, ""),
            followed=talk.id in self.browser.followed,
            colleagues=self.browser.workspace.marks(talk.id),
        )

    def _crowd_look(self, block: Block, tint: Tint) -> Look:
        workspace, named = self.browser.workspace, self._named(block)
        stars = sum(talk.id in self.starred for talk in named)
        title = workspace.timetable.group(block.talks[0]).title
        followed = sum(talk.id in self.browser.followed for talk in block.talks)
        told = (f"{stars} starred" * (stars > 0), f"{followed} followed" * (followed > 0))
        count = count_text(len(block.talks), block.talks[0].kind is Kind.POSTER)
        return Look(
            title=f"{title} · {count}",
            tint=tint,
            starred=stars > 0,
            clashes=any(talk.id in workspace.clashes.counts for talk in named),
            current=any(self.is_chosen(talk) for talk in self.named(block)),
            posters=tuple(self._poster(talk) for talk in named),
            footer=" · ".join(filter(None, (*told, "click to list all"))),
        )

    def _poster(self, talk: Talk) -> Poster:
        is_current = talk.id == self.current_id
        return Poster(
            talk=talk,
            title=self.title(talk),
            starred=talk.id in self.starred,
            current=is_current,
            sign=SIGNS.get(self._priority(talk), ""),
            followed=talk.id in self.browser.followed,
            colleagues=self.browser.workspace.marks(talk.id),
        )

    def _priority(self, talk: Talk) -> int:
        return self.browser.workspace.plan.entry(talk.id).priority

    def _named(self, block: Block) -> list[Talk]:
        return [t for t in block.talks if t.id in self.starred or t.id == self.current_id]

    def _details(self, column: int, talk: Talk) -> tuple[str, ...]:
        """The time, the room where the header does not name it, and the speakers."""
        timetable = self.browser.workspace.timetable
        room = timetable.room(talk)
        header = self.layout.columns[column]
        place = "" if room in (header.room, header.title) else room
        time = span_under(header.day, talk.start, talk.end, timetable.clock.zone)
        names = ", ".join(person.name for person in talk.authors)
        hidden = "hidden" if talk.id in self.browser.hidden else ""
        return tuple(filter(None, (" · ".join(filter(None, (hidden, time, place))), names)))
