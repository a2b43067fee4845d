"""The colours of the scheme, for all that is drawn by hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.ui import theme


@pytest.fixture
def light_again() -> Iterator[None]:
    yield
    theme.apply(Qt.ColorScheme.Light)


class _Listener(QWidget):
    def __init__(self, heard: list[theme.Colours], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heard = heard

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's own name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._heard.append(theme.colours())


@pytest.mark.usefixtures("light_again")
def test_the_first_widget_that_hears_of_a_change_finds_the_new_colours(qtbot: QtBot) -> None:
    """Qt tells them in no order; the palettes of the others are still the old ones."""
    heard: list[theme.Colours] = []
    window = _Listener(heard)
    qtbot.addWidget(window)
    for _ in range(9):
        _Listener(heard, window)
    window.show()
    heard.clear()
    theme.apply(Qt.ColorScheme.Dark)
    assert len(heard) >= 10
    assert set(heard) == {theme.DARK}
