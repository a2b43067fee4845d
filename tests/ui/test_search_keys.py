"""The menu's keys while the search has the focus, also where Qt's text fields take more keys."""

import os
import shutil
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from planner.ui.header import SearchBox
from planner.ui.main_window import MainWindow

TAKEN = """
import string
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from planner.ui.header import SearchBox

app = QApplication([])
search = SearchBox(None)
search.setText("some words")
for letter in string.ascii_uppercase:
    key = getattr(Qt.Key, f"Key_{letter}")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    asked.ignore()
    app.sendEvent(search, asked)
    if asked.isAccepted():
        print(letter, end="")
"""


@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="needs an X server without a screen")
def test_the_search_takes_only_what_edits_its_text_also_on_x11() -> None:
    """There Qt's text fields take Ctrl+E to move and Ctrl+U to delete: keys of our menu."""
    run = ["xvfb-run", "-a", sys.executable, "-c", TAKEN]
    there = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    ran = subprocess.run(run, env=there, capture_output=True, text=True, timeout=60, check=True)
    assert set(ran.stdout) <= set("ACVXYZ")


@pytest.mark.parametrize("text", ["Export…", "Colleagues’ plans…", "Filters", "My plan"])
def test_keys_of_the_menu_work_from_the_search(window: MainWindow, qtbot: QtBot, text: str) -> None:
    search, action = window.header.search, window.parts.actions[text]
    assert isinstance(search, SearchBox)
    signal = action.toggled if action.isCheckable() else action.triggered
    signal.disconnect()  # what it does is not looked at here
    search.setFocus()
    qtbot.keyClicks(search, "words")
    keys = action.shortcut()[0]
    with qtbot.waitSignal(signal, timeout=1000):
        qtbot.keyClick(search, keys.key(), keys.keyboardModifiers())
    assert search.text() == "words"
