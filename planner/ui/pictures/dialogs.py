"""The dialogs that stand before the window."""

from PySide6.QtWidgets import QApplication

from planner.ui.pictures.studio import Studio, wait_for
from planner.ui.place_dialog import PlaceDialog

_OPENED_BY = {  # each picture's name with the command
    "print": "Print…",
    "export": "Export…",
    "share": "Share…",
    "report": "Report…",
    "keys": "All keys…",
    "about": "About…",
    "paste": "Paste…",
    "link": "Open link…",
    "publish": "Publish to a calendar…",
    "walking": "Walking time…",
    "best-plan": "Best plan…",
    "reminders": "Remind me…",
    "conferences": "Other conferences…",
}


def take_all(studio: Studio) -> None:
    actions = studio.window.parts.actions
    for name, command in _OPENED_BY.items():
        studio.take_dialog(name, actions[command].trigger)
    picture = studio.folder / "first-start.png"  # which is no programme
    files = studio.window.commands.files
    studio.take_dialog("error", lambda: files.open_files([picture]))
    studio.take_dialog("clock-place", lambda: _ask_place(studio))


def _ask_place(studio: Studio) -> None:
    studio.window.commands.zones.ask_place()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PlaceDialog)
    wait_for(lambda: dialog.is_ready)
