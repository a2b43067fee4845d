"""The work that needs no window: print, export, convert, pictures."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from itertools import groupby
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from planner.arguments import parse as parse
from planner.errors import LibraryError, PlannerError
from planner.wording import counted

# What a command needs is imported in its function: the window starts without it.
if TYPE_CHECKING:
    from planner.conference import Conference, Programme
    from planner.exporters.print_options import PrintOptions
    from planner.exporters.selection import Selection
    from planner.links import Gathered
    from planner.plan import Plan
    from planner.timetable import Timetable


def run(given: argparse.Namespace) -> int:
    """Carry out a command; the exit code is 0, or 2 with a sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a windowed program has none on Windows
            stream.reconfigure(errors="replace")  # a title may hold what its code page does not
    commands = {
        "print": _print,
        "export": _export,
        "convert": _convert,
        "pictures": _pictures,
    }
    try:
        _spare_sources(given)
        commands[given.command](given)
    except PlannerError as error:
        _warn(str(error))
        return 2
    return 0


def _spare_sources(given: argparse.Namespace) -> None:
    """Raises PlannerError where what is written would take the place of what is read."""
    output, plan = (getattr(given, name, None) for name in ("output", "plan"))
    read = [*getattr(given, "sources", ()), *([plan] if plan else [])]
    if output and os.path.realpath(output) in map(os.path.realpath, read):
        raise PlannerError(f"“{output}” is what is read; give another name with -o.")


def _print(given: argparse.Namespace) -> None:
    from PySide6.QtGui import QGuiApplication

    from planner.naming import find_talk
    from planner.timetable import Timetable
    from planner.ui import print_layout, printing

    conference = _read(given).conference
    plan = _plan(given.plan, conference)
    for wanted in given.star:
        plan = plan.with_star(find_talk(wanted, conference.talks), True)
    if not given.whole and not plan.starred_ids() and not plan.own_entries:
        _warn("nothing is starred, so the plan is empty; name talks with --star or use --whole.")
    timetable, today = Timetable(conference), datetime.now().astimezone().date()
    options = _print_options(given, timetable)
    content = print_layout.make_content(timetable, plan, options, today)
    screenless = ["planner", "-platform", "offscreen"]
    app = QGuiApplication.instance() or QGuiApplication(screenless)  # it has the fonts
    app.setApplicationName("Conference Planner")
    sheets = printing.save_pdf(content, options, given.output)
    print(f"{given.output}: {counted(sheets, 'page')} · {content.footer}")


def _print_options(given: argparse.Namespace, timetable: "Timetable") -> "PrintOptions":
    """Raises PlannerError for a day on which the conference is not, and unknown words."""
    from planner.exporters import print_options as each
    from planner.times import day_range
    from planner.ui.printing import usual_paper
    from planner.zones import zone

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
        own_zone=zone(given.own_zone) if given.own_zone else None,
        qr=given.qr,
        paper=each.Paper(given.paper) if given.paper else usual_paper(),
        margins=each.Margins(given.margins),
        font_size=each.FontSize(given.font_size),
        greyscale=given.greyscale,
    )


def _priorities(typed: str) -> tuple[int, ...]:
    """Of `must,want`. Raises PlannerError for another word."""
    from planner.priorities import TYPED

    known = TYPED | {"none": 0}
    words = [word.strip().lower() for word in typed.split(",") if word.strip()]
    for word in words:
        if word not in known:
            raise PlannerError(f"“{word}” is no priority; give any of {', '.join(known)}.")
    return tuple(known[word] for word in words)


def _export(given: argparse.Namespace) -> None:
    from msgspec.structs import replace

    from planner import exporters
    from planner.exporters import selection as selections
    from planner.plan_files import is_plan_file

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


def _selection(given: argparse.Namespace, plan_file: Path | None) -> "Selection":
    """Of the plan, or of its programme what is asked for."""
    from planner import exporting
    from planner.exporters.selection import of_plan
    from planner.plan_files import read_plan_file
    from planner.timetable import Timetable

    if given.sources:
        conference = _read(given).conference
        plan = _plan(plan_file, conference)
    else:
        assert plan_file
        plan = read_plan_file(plan_file)
        conference = _stored(plan)
    timetable = Timetable(conference)
    if given.shown is not None:
        return exporting.shown(timetable, plan, given.shown)
    if given.whole:
        return exporting.whole(timetable, plan)
    if not plan_file:
        raise PlannerError("Name a saved plan, or say which talks with --whole or --shown.")
    return of_plan(timetable, plan)


def _stored(plan: "Plan") -> "Conference":
    """The programme of a plan as this computer keeps it, else what the plan itself knows of it."""
    from planner import paths
    from planner.library import Library
    from planner.plan import remembered

    try:
        return Library(paths.data_folder()).load_programme(plan.conference_id).conference
    except LibraryError:
        _warn("the programme is not stored here, so only what the plan itself keeps is exported.")
        return remembered(plan, datetime.now(UTC))


def _convert(given: argparse.Namespace) -> None:
    from planner.files import write_safely
    from planner.records import PROGRAMME, to_json

    if not given.output and not sys.stdout:
        raise PlannerError("There is no standard output to write to; name a file with -o.")
    programme = _read(given)
    content = to_json(programme, PROGRAMME).encode()
    if given.output:
        write_safely(given.output, content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    print("\n".join(_summary(programme)), file=sys.stderr)


def _pictures(given: argparse.Namespace) -> None:
    from planner.files import telling
    from planner.ui.pictures import make

    with telling(given.folder):
        make(given.folder)


def _read(given: argparse.Namespace) -> "Programme":
    """All that can be read, as one; what is refused beside it is only warned of."""
    from planner import importers
    from planner.combining import combine

    files, missing = _gathered(given.sources)
    now = datetime.now(UTC)
    readings = importers.read_all(files, now=now, year=given.year, zone=given.zone)
    pages, refused = readings.programmes, [*missing, *readings.refused]
    if not pages:
        raise refused[0][1]
    for _, error in refused:
        _warn(str(error))
    _check_one_conference(pages)
    return combine(pages)


def _check_one_conference(pages: "Sequence[Programme]") -> None:
    """Raises PlannerError for sources that name different ones; who names none may be any."""
    from planner.conference import About
    from planner.corrections import guess_about

    named = {p.conference.id: p.conference for p in pages if not guess_about(p.report, About.TITLE)}
    titles = ", ".join(sorted(conference.title for conference in named.values()))
    if len(named) > 1:
        raise PlannerError(f"These are {len(named)} conferences: {titles}; give those of one.")
    if len({page.conference.id for page in pages}) > 1:
        names = ", ".join(dict.fromkeys(page.conference.title for page in pages))
        _warn(f"some sources do not say where they belong and are taken as one: {names}.")


def _gathered(sources: Sequence[str]) -> "Gathered":
    """What files, folders and links lead to, in their order: the first page names the whole."""
    parts = list(_parts(sources))
    return (
        [one for given, _ in parts for one in given],
        [one for _, refused in parts for one in refused],
    )


def _parts(sources: Sequence[str]) -> Iterator["Gathered"]:
    from planner import gathering
    from planner.addresses import link_in

    for are_links, some in groupby(sources, lambda source: bool(link_in(source))):
        run = list(some)
        if are_links:
            yield from _fetched(filter(None, map(link_in, run)))
        else:
            yield gathering.given(map(Path, run))


def _fetched(addresses: Iterable[str]) -> Iterator["Gathered"]:
    from planner import links, paths
    from planner.fetch import Fetcher

    fetcher = Fetcher(paths.data_folder() / "fetched")
    for address in addresses:
        yield links.gather(address, fetcher.get, lambda *progress: None, Event())


def _plan(path: Path | None, conference: "Conference") -> "Plan":
    from planner.plan import Plan
    from planner.plan_files import read_plan_file

    if path is None:
        return Plan(
            conference_id=conference.id,
            conference_title=conference.title,
            time_zone=conference.time_zone,
        )
    plan = read_plan_file(path)
    if plan.conference_id != conference.id:
        _warn(f"the plan is for “{plan.conference_title}”, the programme “{conference.title}”.")
    return plan


def _warn(sentence: str) -> None:
    print(f"planner: {sentence}", file=sys.stderr)


def _summary(programme: "Programme") -> list[str]:
    """What was read, every guess, and how much was skipped or odd."""
    from planner.conference import Concern

    conference, report = programme.conference, programme.report
    lines = [
        f"{conference.title}: {counted(len(conference.talks), 'talk')}, "
        f"{counted(len(conference.sessions), 'session')}, times of {conference.time_zone}."
    ]
    for guess in report.guesses:
        others = f" (or {', '.join(guess.options)})" if guess.options else ""
        why = f" {guess.why.rstrip('.')}." if guess.why else ""
        lines.append(f"Guessed {guess.about}: {guess.value}{others}.{why}")
    counts = Counter(remark.concern for remark in report.remarks)
    told = [f"{counts[what]} {what}" for what in (Concern.SKIPPED, Concern.ODD) if counts[what]]
    return lines + [f"The report in the JSON tells more: {', '.join(told)}."] * bool(told)
