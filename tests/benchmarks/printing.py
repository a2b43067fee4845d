"""A PDF of many talks with abstracts and formulas, against Qt's own printing of the same text."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

from msgspec.structs import replace

from planner.conference import Conference
from planner.exporters.print_options import Layout, PrintOptions, What
from planner.plan import Plan
from planner.timetable import Timetable
from tests.benchmarks.invented import make_conference
from tests.benchmarks.result import Result, best_of

ALLOWED = 3.0  # seconds
ROUNDS = 3
_FORMULAS = 100  # different ones among 500 talks, as at a conference on machine learning


def results(folder: Path, talks: int, rounds: int) -> Iterator[Result]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication([])  # it has the fonts
    assert app
    conference = _with_formulas(make_conference(talks))
    time, floor = best_of(
        min(rounds, ROUNDS),
        lambda: _ours(conference, folder / "ours.pdf"),
        lambda: _qts(conference, folder / "qts.pdf"),
    )
    name = f"{talks} talks with abstracts to PDF"
    yield Result(name, time, floor, "QTextDocument.print_", 4)
    yield Result(name, time, ALLOWED, "what is allowed")


def _with_formulas(conference: Conference) -> Conference:
    talks = (
        replace(talk, abstract=rf"{talk.abstract} $\sqrt{{T_{{{n % _FORMULAS}}}}}$ and $\alpha$.")
        for n, talk in enumerate(conference.talks)
    )
    return replace(conference, talks=tuple(talks))


def _ours(conference: Conference, path: Path) -> float:
    """From the programme to the saved file, each formula set anew."""
    from planner.ui.formulas import formula
    from planner.ui.print_layout import make_content
    from planner.ui.printing import save_pdf

    formula.cache_clear()
    options = PrintOptions(layout=Layout.AGENDA, abstracts=True, what=What.PROGRAMME)
    start = perf_counter()
    plan = Plan(conference_id=conference.id)
    content = make_content(Timetable(conference), plan, options, date(2027, 2, 1))
    save_pdf(content, options, path)
    return perf_counter() - start


def _qts(conference: Conference, path: Path) -> float:
    """The same titles, names and abstracts as plain paragraphs."""
    from PySide6.QtGui import QPdfWriter, QTextDocument

    start = perf_counter()
    parts = (
        "\n".join((talk.title, " · ".join(one.name for one in talk.authors), talk.abstract))
        for talk in conference.talks
    )
    QTextDocument("\n".join(parts)).print_(QPdfWriter(str(path)))
    return perf_counter() - start
