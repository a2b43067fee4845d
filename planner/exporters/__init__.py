"""The only door to the formats that plans and talks are exported in: `export` and `content`.

A format is a module with `write(selection) -> bytes`. What is printed is made by `agenda`.
"""

from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from planner.errors import PlannerError
from planner.exporters.citation import is_paper, papers
from planner.exporters.ical_events import event_count
from planner.exporters.selection import Selection
from planner.files import write_safely
from planner.wording import counted


class Format(NamedTuple):
    """`name` and `about` are for people; `endings` in small letters, the usual one first.

    What `is_for_papers` leaves out talks without authors and own entries; what `is_calendar` has
    alarms, and shows no talk without a time.
    """

    name: str
    about: str
    endings: tuple[str, ...]
    module: str
    is_for_papers: bool = False
    is_calendar: bool = False

    @property
    def ending(self) -> str:
        return self.endings[0]


# Modules by name: what they need is imported when a file of theirs is asked for.
FORMATS = (
    Format(
        "Calendar",
        "For calendar programs; a later export updates it.",
        (".ics",),
        "ical",
        is_calendar=True,
    ),
    Format("Markdown", "A trip report with my notes.", (".md", ".markdown"), "markdown"),
    Format("Web page", "One page for any browser, to read or send.", (".html", ".htm"), "web_page"),
    Format("Excel", "A table to sort, filter and calculate with.", (".xlsx",), "workbook"),
    Format("CSV", "A table for any program, also for this one.", (".csv",), "table_csv"),
    Format("BibTeX", "The papers, to cite them in TeX.", (".bib",), "bibtex", is_for_papers=True),
    Format("RIS", "The papers, for Zotero and EndNote.", (".ris",), "ris", is_for_papers=True),
    Format("JSON", "All that is known, for programs.", (".json",), "json_list"),
)


def by_ending(path: Path) -> Format:
    """The format that a file of this name has. Raises PlannerError with the endings known."""
    if found := next((one for one in FORMATS if path.suffix.lower() in one.endings), None):
        return found
    endings = ", ".join(one.ending for one in FORMATS)
    name = f"“{path.name[:60]}”"
    raise PlannerError(f"The ending of {name} names no format; give it one of {endings}.")


def held(selection: Selection, of: Format) -> str:
    """How much the file would hold: `12 talks and 1 own entry`, `9 papers`."""
    if of.is_for_papers:
        return no_papers(selection) or counted(len(papers(selection.talks)), "paper")
    return _as_events(selection) if of.is_calendar else selection.counts


def no_papers(selection: Selection) -> str:
    """Why a file of papers would hold none of these talks; empty where it holds any."""
    if not selection.talks or any(map(is_paper, selection.talks)):
        return ""
    known = any(talk.authors for talk in selection.conference.talks)
    why = "none of these talks names authors" if known else "this programme names no authors"
    return f"no papers: {why}, and BibTeX and RIS hold nothing else"


def _as_events(selection: Selection) -> str:
    """`9 talks as 7 events (1 without a time, which no calendar shows)`."""
    untimed = sum(talk.start is None for talk in selection.talks)
    timed = len(selection.talks) + len(selection.own_entries) - untimed
    events = event_count(selection)
    as_events = f" as {counted(events, 'event')}" if events != timed else ""
    without = f" ({untimed} without a time, which no calendar shows)" if untimed else ""
    return f"{selection.counts}{as_events}{without}"


def content(selection: Selection, of: Format) -> bytes:
    """The whole file."""
    written: bytes = import_module(f"planner.exporters.{of.module}").write(selection)
    return written


def export(selection: Selection, path: Path) -> Format:
    """Writes `path` in the format of its ending, which is returned.

    Raises PlannerError for an ending that is not known, LibraryError where nothing can be written.
    """
    found = by_ending(path)
    write_safely(path, content(selection, found))
    return found
