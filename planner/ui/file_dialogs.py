"""Asking for files: where the last ones were, else among the user's documents."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from planner.ui.settings import Settings

_LAST = "last-folder"


class FileDialogs:
    """Never the working folder, which is that of whoever started the program."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        self._settings = settings
        self._window = window

    def files(self, title: str, kinds: str) -> list[Path]:
        """Those to open; none where the user cancels."""
        names, _ = QFileDialog.getOpenFileNames(self._window, title, str(self._folder()), kinds)
        return self._remembered(names)

    def file(self, title: str, kinds: str) -> Path | None:
        """One to open."""
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(self._folder()), kinds)
        return next(iter(self._remembered([name])), None)

    def target(
        self, title: str, proposed: str, kinds: str, endings: Collection[str] = ()
    ) -> Path | None:
        """Where to save; with one of these endings, or that of what is `proposed`, whatever the
        user types."""
        start = str(self._folder() / proposed)
        name, _ = QFileDialog.getSaveFileName(self._window, title, start, kinds)
        if not name:
            return None
        path, ending = Path(name), Path(proposed).suffix
        if path.suffix.casefold() not in (ending, *endings):
            path = path.with_name(path.name + ending)
            if path.exists() and not self._may_replace(path):
                return None
        return next(iter(self._remembered([str(path)])))

    def _may_replace(self, path: Path) -> bool:
        """What the system asked was about another name."""
        box = QMessageBox.StandardButton
        asked = f"“{path.name}” is there already. Replace it?"
        return QMessageBox.question(self._window, "Save", asked, box.Yes | box.No) == box.Yes

    def _folder(self) -> Path:
        last = Path(self._settings.text(_LAST, ""))
        if last.is_absolute() and last.is_dir():
            return last
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents))

    def _remembered(self, names: Sequence[str]) -> list[Path]:
        paths = [Path(name) for name in names if name]
        if paths:
            self._settings.set(_LAST, str(paths[0].parent))
        return paths
