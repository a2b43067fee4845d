"""Talks on their way out of the window: copied in several forms, or dragged."""

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from planner.conference import Talk
from planner.exporters import clips
from planner.exporters.selection import Selection, of_talks
from planner.ui.workspace import Workspace
from planner.wording import counted


class CopyCommands(QObject):
    """Of the talks whose ids `selected` names."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(
        self, workspace: Workspace, selected: Callable[[], Collection[str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._selected = selected
        self._copied = ""  # what was copied last in all forms, as text
        workspace.closing.connect(self._leave_text)

    def copy(self) -> None:
        """In all forms at once: the program that takes them chooses."""
        selection = self._selection()
        if selection.talks:
            data = _mime_data(selection)
            self._copied = data.text()
            QGuiApplication.clipboard().setMimeData(data)
            self.told.emit(f"Copied {selection.counts}")

    def copy_text(self) -> None:
        self._copy(clips.as_text, "as text")

    def copy_markdown(self) -> None:
        self._copy(clips.as_markdown, "as Markdown")

    def copy_bibtex(self) -> None:
        self._copy(clips.as_bibtex, "as BibTeX", "No authors, so there is nothing to cite")

    def copy_links(self) -> None:
        found = clips.links(self._selection())
        self._put("\n".join(found), f"Copied {counted(len(found), 'link')}", "No page to link to")

    def mime_data(self, talks: Iterable[Talk]) -> QMimeData:
        """What is carried away by the mouse."""
        selection = of_talks(self._workspace.timetable, self._workspace.plan, talks)
        data = _mime_data(selection)
        data.setUrls([QUrl(url) for url in clips.links(selection)])
        return data

    def _leave_text(self) -> None:
        """Of what was copied in all forms, which Python holds and the clipboard may outlive:
        it would crash at the end of the program."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.setText(self._copied)

    def _copy(self, form: Callable[[Selection], str], how: str, nothing: str = "") -> None:
        selection = self._selection()
        self._put(form(selection), f"Copied {selection.counts} {how}", nothing)

    def _put(self, text: str, told: str, nothing: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
        self.told.emit(told if text else nothing)

    def _selection(self) -> Selection:
        timetable = self._workspace.timetable
        known = (timetable.by_id.get(talk_id) for talk_id in self._selected())
        return of_talks(timetable, self._workspace.plan, filter(None, known))


def _mime_data(selection: Selection) -> QMimeData:
    data = QMimeData()
    data.setText(clips.as_text(selection))
    data.setHtml(clips.as_html(selection))
    data.setData("text/markdown", clips.as_markdown(selection).encode())
    return data
