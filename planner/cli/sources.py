"""What the commands read: programmes from files, folders and links, and the plan for one."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from threading import Event

from planner import gathering, importers, links, paths
from planner.addresses import link_in
from planner.cli.telling import warn
from planner.combining import combine
from planner.conference import About, Conference, Programme
from planner.corrections import guess_about
from planner.errors import PlannerError
from planner.fetch import Fetcher
from planner.links import Gathered
from planner.plan import Plan
from planner.plan_files import read_plan_file


def read_programme(given: argparse.Namespace) -> Programme:
    """All that can be read, as one; what is refused beside it is only warned of."""
    files, missing = gathered(given.sources)
    now = datetime.now(UTC)
    readings = importers.read_all(files, now=now, year=given.year, zone=given.zone)
    pages, refused = readings.programmes, [*missing, *readings.refused]
    if not pages:
        raise refused[0][1]
    for _, error in refused:
        warn(str(error))
    _check_one_conference(pages)
    return combine(pages)


def plan_for(path: Path | None, conference: Conference) -> Plan:
    if path is None:
        return Plan(
            conference_id=conference.id,
            conference_title=conference.title,
            time_zone=conference.time_zone,
        )
    plan = read_plan_file(path)
    if plan.conference_id != conference.id:
        warn(f"the plan is for “{plan.conference_title}”, the programme “{conference.title}”.")
    return plan


def gathered(sources: Sequence[str]) -> Gathered:
    """What files, folders and links lead to, in their order: the first page names the whole."""
    parts = list(_parts(sources))
    return (
        [one for given, _ in parts for one in given],
        [one for _, refused in parts for one in refused],
    )


def _check_one_conference(pages: Sequence[Programme]) -> None:
    """Raises PlannerError for sources that name different ones; who names none may be any."""
    named = {p.conference.id: p.conference for p in pages if not guess_about(p.report, About.TITLE)}
    titles = ", ".join(sorted(conference.title for conference in named.values()))
    if len(named) > 1:
        raise PlannerError(f"These are {len(named)} conferences: {titles}; give those of one.")
    if len({page.conference.id for page in pages}) > 1:
        names = ", ".join(dict.fromkeys(page.conference.title for page in pages))
        warn(f"some sources do not say where they belong and are taken as one: {names}.")


def _parts(sources: Sequence[str]) -> Iterator[Gathered]:
    for are_links, some in groupby(sources, lambda source: bool(link_in(source))):
        run = list(some)
        if are_links:
            yield from _fetched(filter(None, map(link_in, run)))
        else:
            yield gathering.given(map(Path, run))


def _fetched(addresses: Iterable[str]) -> Iterator[Gathered]:
    fetcher = Fetcher(paths.data_folder() / "fetched")
    for address in addresses:
        yield links.gather(address, fetcher.get, lambda *progress: None, Event())
