"""Which talks are printed, and what there is to say where none is."""

from planner.conference import Talk
from planner.exporters.print_options import PrintOptions, What
from planner.exporters.selection import chosen
from planner.hiding import hidden_ids
from planner.plan import Plan, own_talk
from planner.timetable import Timetable

_HOW_TO_STAR = (
    "To star a talk, choose it in the list or the timeline and press S or Space, "
    "or click on the star beside its title. Then print again."
)


def chosen_talks(timetable: Timetable, plan: Plan, options: PrintOptions) -> list[Talk]:
    """Of a programme all but the hidden; of a plan the starred ones of the priorities, those no
    longer in the programme as they were when they were starred, and the own entries."""
    if options.what is What.PROGRAMME:
        hidden = left_out(timetable, plan)
        return [talk for talk in timetable.talks if talk.id not in hidden]
    wanted = [
        talk_id
        for talk_id in plan.starred_ids()
        if not options.priorities or plan.entry(talk_id).priority in options.priorities
    ]
    return [*chosen(timetable, plan, wanted), *map(own_talk, plan.own_entries.values())]


def left_out(timetable: Timetable, plan: Plan) -> frozenset[str]:
    """The hidden talks; what is starred is told all the same."""
    starred = plan.starred_ids()
    return hidden_ids(timetable, plan.hidden, starred).difference(starred)


def printed_title(timetable: Timetable, options: PrintOptions) -> str:
    """`My plan · ICLR 2021`."""
    whole = options.what is What.PROGRAMME
    return f"{'Programme' if whole else 'My plan'} · {timetable.conference.title}"


def nothing_chosen(plan: Plan, options: PrintOptions) -> tuple[str, str]:
    """Why the paper is empty, and what to do."""
    if options.what is What.PROGRAMME:
        return "No talk on these days", "Choose other days, or open a programme with talks."
    if not plan.starred_ids() and not plan.own_entries:
        return "You have not starred any talk yet", _HOW_TO_STAR
    if options.priorities:
        return (
            "No starred talk of these days and priorities",
            "Choose other days or priorities, or star talks of these days.",
        )
    return "No starred talk on these days", "Choose other days, or star talks of these days."
