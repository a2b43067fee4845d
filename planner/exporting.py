"""What of a programme an export takes: all of it, or what a search finds."""

from planner.errors import PlannerError
from planner.exporters.chosen import left_out
from planner.exporters.selection import Selection, of_talks
from planner.followed_talks import Matches, reasons
from planner.notes import searchable_notes
from planner.plan import Plan
from planner.query import parse_query
from planner.search import SearchIndex
from planner.timetable import Timetable
from planner.wording import counted


def whole(timetable: Timetable, plan: Plan) -> Selection:
    """The programme without what the user has hidden; what is starred is there all the same."""
    hidden = left_out(timetable, plan)
    return of_talks(timetable, plan, (talk for talk in timetable.talks if talk.id not in hidden))


def shown(timetable: Timetable, plan: Plan, text: str) -> Selection:
    """Of the whole programme what a search in the window would show.

    Raises PlannerError where the text asks for nothing.
    """
    query = parse_query(text)
    if query.is_empty:
        raise PlannerError(f"“{text[:60]}” asks for nothing; name words, or such as is:starred.")
    every = whole(timetable, plan)
    index = SearchIndex(timetable.conference)
    found = index.find(
        query,
        plan.starred_ids(),
        searchable_notes(plan, timetable),
        plan.priorities(),
        reasons(Matches(index, timetable.by_id).of(plan.following)),
    )
    wanted = set(found)
    talks = [talk for talk in every.talks if talk.id in wanted]
    return of_talks(timetable, plan, talks, search_title(timetable, text, len(talks)))


def search_title(timetable: Timetable, text: str, count: int) -> str:
    """`12 talks for “graph” · SLM 2027`."""
    asked = f" for “{text.strip()}”" if text.strip() else ""
    return f"{counted(count, 'talk')}{asked} · {timetable.conference.title}"
