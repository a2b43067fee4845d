"""The import's report: what was read, guessed, skipped and odd, and where."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from planner.conference import Concern, Programme, Remark, Report
from planner.ui import theme
from planner.ui.rich import escape
from planner.wording import counted


class ReportDialog(QDialog):
    def __init__(self, programme: Programme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("What was read")
        self._text = as_text(programme)
        remarks = list(remarks_of(programme.report))
        headline = QLabel(_headline(programme, remarks), self)
        headline.setTextFormat(Qt.TextFormat.PlainText)
        headline.setWordWrap(True)
        self._list = self._filled_list(remarks)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton("Copy all", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (headline, self._list, buttons):
            layout.addWidget(part)
        em = self.fontMetrics().height()
        self.resize(em * 46, em * 28)

    def _filled_list(self, remarks: list[Remark]) -> QTextEdit:
        text = QTextEdit(self)
        text.setReadOnly(True)
        text.setFrameShape(QFrame.Shape.NoFrame)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName("Report")
        text.setTabChangesFocus(True)
        muted = theme.colours().muted
        text.setHtml("".join(_section(concern, remarks, muted) for concern in Concern))
        return text

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


def remarks_of(report: Report) -> Iterator[Remark]:
    """All remarks, and each open guess as one."""
    yield from report.remarks
    for guess in report.guesses:
        what = f"{guess.value}, not confirmed yet. {guess.why}"
        yield Remark(concern=Concern.GUESSED, where=f"The {guess.about}", what=what)


def as_text(programme: Programme) -> str:
    """The whole report, a remark a line."""
    remarks = list(remarks_of(programme.report))
    lines = [f"{remark.concern}\t{remark.where}\t{remark.what}" for remark in remarks]
    return "\n".join([_headline(programme, remarks), *lines])


def _headline(programme: Programme, remarks: list[Remark]) -> str:
    conference = programme.conference
    found = [remark.concern for remark in remarks]
    counts = ", ".join(f"{found.count(c)} {c}" for c in Concern if c in found)
    names = [source.name for source in conference.sources]
    sources = ", ".join(names) if len(names) < 4 else f"{names[0]} and {len(names) - 1} others"
    talks = counted(len(conference.talks), "talk")
    what = f"{conference.title}: {talks}" + (sources and f" from {sources}")
    return f"{what}. Remarks: {counts or 'none'}."


def _section(concern: Concern, remarks: list[Remark], muted: str) -> str:
    """A heading with the count, and a line for each remark; the texts are foreign: escaped."""
    rows = [
        f'<tr><td width="32%" style="color:{muted}; padding:2px 12px 2px 0">'
        f'{escape(remark.where)}</td><td style="padding:2px 0">{escape(remark.what)}</td></tr>'
        for remark in remarks
        if remark.concern is concern
    ]
    if not rows:
        return ""
    heading = f"<p><b>{concern.capitalize()} ({len(rows)})</b></p>"
    return f'{heading}<table width="100%">{"".join(rows)}</table>'
