"""What is shown beside the window, which stays usable; imported when it is first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from planner.changes import Changes
    from planner.ui.main_window import MainWindow


def show_changes(window: "MainWindow", changes: "Changes") -> None:
    from planner.ui.changes_dialog import ChangesDialog

    dialog = ChangesDialog(changes, window.workspace, window)
    dialog.talk_wanted.connect(window.browser.show_talk)
    _show(dialog)


def show_missing(window: "MainWindow") -> None:
    from planner.ui.changes_dialog import MissingDialog

    _close(MissingDialog, window)
    dialog = MissingDialog(window.workspace, window)
    dialog.talk_wanted.connect(window.browser.show_talk)
    _show(dialog)


def show_poster_route(window: "MainWindow") -> None:
    from planner.ui.poster_route import PosterRouteDialog

    _close(PosterRouteDialog, window)
    dialog = PosterRouteDialog(window.workspace, window)
    dialog.talk_wanted.connect(window.browser.show_talk)
    _show(dialog)


def show_following(window: "MainWindow") -> None:
    from planner.ui.following_dialog import FollowingDialog

    _close(FollowingDialog, window)
    dialog = FollowingDialog(window.browser, window.commands.following, window)
    dialog.talks_wanted.connect(window.commands.go.show_followed)
    _show(dialog)


def show_suggestions(window: "MainWindow") -> None:
    from planner.ui.suggestions_dialog import SuggestionsDialog

    if not _raised(SuggestionsDialog, window):
        dialog = SuggestionsDialog(window.parts.details.related, window.workspace, window)
        dialog.talk_wanted.connect(window.browser.show_talk)
        _show(dialog)


def show_colleagues(window: "MainWindow") -> None:
    from planner.ui.colleagues_dialog import ColleaguesDialog

    if not _raised(ColleaguesDialog, window):
        plans, settings = window.commands.colleagues, window.settings
        dialog = ColleaguesDialog(plans, window.workspace, settings, window)
        dialog.talk_wanted.connect(window.browser.show_talk)
        dialog.told.connect(window.status.tell)
        _show(dialog)


def _show(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


def _close(kind: type[QDialog], window: "MainWindow") -> None:
    """One at most; a new one takes its place, as things are now."""
    if open_one := window.findChild(kind):
        open_one.close()


def _raised(kind: type[QDialog], window: "MainWindow") -> bool:
    """One at most, which stays as it is. Whether there is one."""
    open_one = window.findChild(kind)
    if open_one:
        open_one.show()
        open_one.activateWindow()
    return open_one is not None
