"""`planner print`: a plan or a programme as PDF."""

import argparse
from datetime import datetime

from PySide6.QtGui import QGuiApplication

from planner.cli.sources import plan_for, read_programme
from planner.cli.telling import warn
from planner.clocks import Clock, Whose
from planner.errors import PlannerError
from planner.exporters import print_options as each
from planner.exporters.print_options import PrintOptions
from planner.naming import find_talk
from planner.priorities import TYPED
from planner.times import day_range
from planner.timetable import Timetable
from planner.ui import print_layout, printing
from planner.ui.printing import usual_paper
from planner.wording import counted
from planner.zones import zone


def run(given: argparse.Namespace) -> None:
    conference = read_programme(given).conference
    plan = plan_for(given.plan, conference)
    for wanted in given.star:
        plan = plan.with_star(find_talk(wanted, conference.talks), True)
    if not given.whole and not plan.starred_ids() and not plan.own_entries:
        warn("nothing is starred, so the plan is empty; name talks with --star or use --whole.")
    timetable, today = Timetable(conference), datetime.now().astimezone().date()
    options = _print_options(given, timetable)
    content = print_layout.make_content(timetable, plan, options, today)
    screenless = ["planner", "-platform", "offscreen"]
    app = QGuiApplication.instance() or QGuiApplication(screenless)  # it has the fonts
    app.setApplicationName("Conference Planner")
    sheets = printing.save_pdf(content, options, given.output)
    print(f"{given.output}: {counted(sheets, 'page')} · {content.footer}")


def _print_options(given: argparse.Namespace, timetable: Timetable) -> PrintOptions:
    """Raises PlannerError for a day on which the conference is not, and unknown words."""
    missing = sorted(set(given.days).difference(timetable.days))
    if missing:
        known = ", ".join(map(str, timetable.days))
        raise PlannerError(
            f"{day_range(missing[0], missing[0])} has no talks; give any of {known}."
        )
    return each.PrintOptions(
        layout=each.Layout(given.layout),
        what=each.What.PROGRAMME if given.whole else each.What.PLAN,
        days=tuple(given.days),
        priorities=_priorities(given.priorities),
        columns=each.Columns(given.columns),
        abstracts=given.abstracts,
        notes=given.notes,
        other=Clock(Whose.OWN, zone(given.own_zone)) if given.own_zone else None,
        qr=given.qr,
        paper=each.Paper(given.paper) if given.paper else usual_paper(),
        margins=each.Margins(given.margins),
        font_size=each.FontSize(given.font_size),
        greyscale=given.greyscale,
    )


def _priorities(typed: str) -> tuple[int, ...]:
    """Of `must,want`. Raises PlannerError for another word."""
    known = TYPED | {"none": 0}
    words = [word.strip().lower() for word in typed.split(",") if word.strip()]
    for word in words:
        if word not in known:
            raise PlannerError(f"“{word}” is no priority; give any of {', '.join(known)}.")
    return tuple(known[word] for word in words)
