"""What to export and as which file; it says how many talks the file will hold."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner.errors import PlannerError
from planner.exporters import FORMATS, Format, export, held, no_papers
from planner.exporters.selection import Selection, on_days, without_abstracts, without_notes
from planner.files import plain_name
from planner.times import day_and_month
from planner.ui.alarm_box import AlarmBox
from planner.ui.captions import caption
from planner.ui.file_dialogs import FileDialogs
from planner.ui.flow_layout import FlowLayout
from planner.ui.sentence import sentence
from planner.ui.settings import Settings
from planner.ui.tasks import in_background


class ExportDialog(QDialog):
    """`choices` are the selections that there are, each under the words that name it."""

    def __init__(
        self, choices: dict[str, Selection], settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self._choices = choices
        self._settings = settings
        self._written = Path()
        self.what = _radios([f"{words} ({one.counts})" for words, one in choices.items()], self)
        self.formats = _radios([_named(one) for one in FORMATS], self)
        self.days = [_ticked(day_and_month(day), self) for day in self._all_days()]
        self.abstracts, self.notes = _ticked("&Abstracts", self), _ticked("My &notes", self)
        self.alarm = AlarmBox(settings, self)
        self.alarms = self._with_label("A&larm", self.alarm)
        self.holds = sentence("", "strong", self)
        self.said = sentence("", "muted", self)
        self.show_folder = QPushButton("Show in folder", self)
        self.save = QPushButton("&Save…", self)
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        self.close_button = QPushButton("&Close", self)
        self._restore()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def chosen_format(self) -> Format:
        return FORMATS[_number(self.formats)]

    def selection(self) -> Selection:
        """What is chosen here."""
        chosen = self._with_days()
        if not self.abstracts.isChecked():
            chosen = without_abstracts(chosen)
        if not self.notes.isChecked():
            chosen = without_notes(chosen)
        return replace(chosen, alarm=self.alarm.minutes)

    def _with_days(self) -> Selection:
        """With all that is known of each talk: that is quick, also where thousands are counted."""
        chosen = list(self._choices.values())[_number(self.what)]
        if all(box.isChecked() for box in self.days):
            return chosen
        ticked = zip(self._all_days(), self.days, strict=True)
        return on_days(chosen, [day for day, box in ticked if box.isChecked()])

    def _all_days(self) -> list[date]:
        days = next(iter(self._choices.values())).timetable.days
        return days if len(days) > 1 else []

    def _restore(self) -> None:
        ending = self._settings.text("export_format", "")
        names = [one.ending for one in FORMATS]
        self.formats[names.index(ending) if ending in names else 0].setChecked(True)
        full = (number for number, one in enumerate(self._choices.values()) if one.counts[0] != "0")
        self.what[next(full, 0)].setChecked(True)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(self.fontMetrics().height() // 3)
        for words, boxes in (("Export", self.what), ("As", self.formats)):
            layout.addWidget(caption(words, self))
            for box in boxes:
                layout.addWidget(box)
            layout.addSpacing(self.fontMetrics().height() // 2)
        layout.addWidget(caption("With", self))
        layout.addWidget(self._row([self.abstracts, self.notes]))
        layout.addWidget(self.alarms)
        if self.days:
            layout.addWidget(self._row(self.days))
        layout.addStretch(1)
        layout.addWidget(self.holds)
        told = QHBoxLayout()
        told.addWidget(self.said, 1)
        told.addWidget(self.show_folder)
        layout.addLayout(told)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        buttons.addWidget(self.close_button)
        layout.addLayout(buttons)
        self.show_folder.hide()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)

    def _with_label(self, words: str, field: QWidget) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel(words, row)
        label.setBuddy(field)
        layout.addWidget(label)
        layout.addWidget(field)
        layout.addStretch(1)
        return row

    def _row(self, boxes: list[QCheckBox]) -> QWidget:
        row = QWidget(self)
        layout = FlowLayout(row, self.fontMetrics().height() // 2)
        for box in boxes:
            layout.addWidget(box)
        return row

    def _connect(self) -> None:
        for box in (*self.what, *self.formats, *self.days, self.abstracts, self.notes):
            box.toggled.connect(self._refresh)
        self.save.clicked.connect(self._ask_where)
        self.show_folder.clicked.connect(self._open_folder)
        self.close_button.clicked.connect(self.reject)

    def _refresh(self) -> None:
        selection = self._with_days()
        is_empty = self.chosen_format.is_for_papers and no_papers(selection)
        self.save.setEnabled(bool(selection.talks or selection.own_entries) and not is_empty)
        self.alarms.setVisible(self.chosen_format.is_calendar)
        self.holds.setText(f"{self.chosen_format.name}: {held(selection, self.chosen_format)}")

    # Saving

    def _ask_where(self) -> None:
        """The ending that is typed decides of the format; without one it is the chosen one."""
        wanted, selection = self.chosen_format, self.selection()
        name = f"{plain_name(selection.title)}{wanted.ending}"
        kinds = f"{wanted.name} ({' '.join(f'*{ending}' for ending in wanted.endings)})"
        every = [ending for one in FORMATS for ending in one.endings]
        if path := FileDialogs(self._settings, self).target("Export", name, kinds, every):
            self._save_as(path, selection)

    def _save_as(self, path: Path, selection: Selection) -> None:
        self._written = path
        self.alarm.remember()
        self._settings.set("export_format", self.chosen_format.ending)
        self._say("Exporting…", done=False)
        self.save.setEnabled(False)
        in_background(
            self, lambda: held(selection, export(selection, path)), self._saved, self._failed
        )

    def _saved(self, count: str) -> None:
        self.save.setEnabled(True)
        self._say(f"Exported {count} to {self._written.name}", done=True)

    def _failed(self, error: Exception) -> None:
        self.save.setEnabled(True)
        foreseen = isinstance(error, PlannerError)
        self._say(str(error) if foreseen else "", done=False)
        if not foreseen:
            raise error

    def _say(self, text: str, *, done: bool) -> None:
        self.said.setText(text)
        self.show_folder.setVisible(done)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


def _named(one: Format) -> str:
    return f"{one.name} – {one.about}"


def _radios(texts: list[str], parent: QWidget) -> list[QRadioButton]:
    """One choice of several; radio buttons of one parent would be one choice all together."""
    group = QButtonGroup(parent)
    buttons = [QRadioButton(text.replace("&", "&&"), parent) for text in texts]
    for button in buttons:
        group.addButton(button)
    return buttons


def _ticked(text: str, parent: QWidget) -> QCheckBox:
    box = QCheckBox(text, parent)
    box.setChecked(True)
    return box


def _number(buttons: list[QRadioButton]) -> int:
    return next(number for number, button in enumerate(buttons) if button.isChecked())
