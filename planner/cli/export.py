"""`planner export`: a plan or talks for other programs."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from planner import exporters, exporting, paths
from planner.cli.sources import plan_for, read_programme
from planner.cli.telling import warn
from planner.conference import Conference
from planner.errors import LibraryError, PlannerError
from planner.exporters import selection as selections
from planner.exporters.chosen import left_out
from planner.exporters.selection import Selection, of_plan
from planner.library import Library
from planner.plan import Plan, remembered
from planner.plan_files import is_plan_file, read_plan_file
from planner.timetable import Timetable
from planner.wording import counted


def run(given: argparse.Namespace) -> None:
    exporters.by_ending(given.output)  # before anything long begins
    plans = [source for source in given.sources if is_plan_file(Path(source))]
    given.sources = [source for source in given.sources if source not in plans]
    if len(plans) > 1:
        raise PlannerError("These are several plans; export them one after another.")
    selection = _selection(given, Path(plans[0]) if plans else None)
    if given.no_abstracts:
        selection = selections.without_abstracts(selection)
    if given.no_notes:
        selection = selections.without_notes(selection)
    selection = replace(selection, alarm=given.alarm)
    written = exporters.export(selection, given.output)
    print(f"{given.output}: {exporters.held(selection, written)} · {selection.title}")


def _selection(given: argparse.Namespace, plan_file: Path | None) -> Selection:
    """Of the plan, or of its programme what is asked for."""
    if given.sources:
        conference = read_programme(given).conference
        plan = plan_for(plan_file, conference)
    else:
        assert plan_file
        plan = read_plan_file(plan_file)
        conference = _stored(plan)
    timetable = Timetable(conference)
    if given.shown is not None:
        return exporting.shown(timetable, plan, given.shown)
    if given.whole:
        if hidden := left_out(timetable, plan):
            warn(f"{counted(len(hidden), 'hidden talk')} left out.")
        return exporting.whole(timetable, plan)
    if not plan_file:
        raise PlannerError("Name a saved plan, or say which talks with --whole or --shown.")
    return of_plan(timetable, plan)


def _stored(plan: Plan) -> Conference:
    """The programme of a plan as this computer keeps it, else what the plan itself knows of it."""
    try:
        return Library(paths.data_folder()).load_programme(plan.conference_id).conference
    except LibraryError:
        warn("the programme is not stored here, so only what the plan itself keeps is exported.")
        return remembered(plan, datetime.now(UTC))
