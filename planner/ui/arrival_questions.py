"""What the user is asked about conferences that were just read; the default harms nothing."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.conference import Programme
from planner.times import day_range
from planner.timetable import Timetable
from planner.ui.opening import Reading
from planner.wording import counted

_FORTNIGHT = timedelta(days=14)
_STARS_STAY = "Your stars and notes stay in your plan in any case."


def asks_to_update(window: QWidget, newer: Programme, before: int) -> bool:
    """With a copy that holds much less than the `before` talks that there were."""
    return _asks(
        window,
        f"The new copy has {len(newer.conference.talks)} of {before} talks.",
        f"“{newer.conference.title}” may have been read while it was empty or half written. "
        f"{_STARS_STAY}",
        yes="Update anyway",
        no="Keep the old one",
    )


def asks_to_update_partly(
    window: QWidget, newer: Programme, reading: Reading, lacking: int
) -> bool:
    """With what came, where not all did and talks that were there are `lacking` now."""
    return _asks(
        window,
        _why_partial(reading),
        f"“{newer.conference.title}” would lose {counted(lacking, 'talk')}. They may stand in what "
        f"was not read. {_STARS_STAY}",
        yes="Update with the rest",
        no="Keep the old one",
    )


def asks_to_update_with_another(window: QWidget, open_one: Programme, other: Programme) -> bool:
    name = open_one.conference.title
    return _asks(
        window,
        f"This file is of “{named(other)}”, not of “{named(open_one)}”.",
        f"Update “{name}” with it all the same, or open it as a programme of its own?",
        yes="Update with it",
        no="Open it by itself",
    )


def asks_to_join(window: QWidget, conferences: Sequence[Programme]) -> bool:
    """Pages that do not say where they belong may belong together."""
    titles = "\n".join(f"•  {named(programme)}" for programme in conferences[:8])
    return _asks(
        window,
        "Do these pages belong to one conference?",
        f"They name different ones, or none:\n\n{titles}",
        yes="Put them together",
        no="Keep them apart",
        default_yes=_are_near(conferences),
    )


def named(programme: Programme) -> str:
    """`SLM 2027 · 3–7 May 2027`"""
    days = Timetable(programme.conference).days
    dates = day_range(days[0], days[-1]) if days else ""
    return " · ".join(filter(None, (programme.conference.title, dates)))


def _asks(
    window: QWidget, text: str, more: str, *, yes: str, no: str, default_yes: bool = False
) -> bool:
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    reject = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(accept if default_yes else reject)
    box.exec()
    is_accepted = box.clickedButton() is accept
    box.deleteLater()
    return is_accepted


def _why_partial(reading: Reading) -> str:
    if reading.cancelled.is_set():
        return "The reading was cancelled before its end."
    refused = len(reading.refused)
    return f"{refused} of {counted(reading.came + refused, 'page')} could not be read."


def _are_near(conferences: Sequence[Programme]) -> bool:
    """Whether all lie within one fortnight, as one conference does."""
    days = [day for programme in conferences for day in Timetable(programme.conference).days]
    return not days or max(days) - min(days) < _FORTNIGHT
