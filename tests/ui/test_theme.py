"""The colours of the scheme, for all that is drawn by hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
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


@pytest.mark.parametrize("c", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_text_stands_out_from_every_ground_that_it_is_written_on(c: theme.Colours) -> None:
    grounds = [c.background, c.surface, c.accent_fill, c.hover, *(t.fill for t in c.tints)]
    on_grounds = [(ink, ground) for ink in (c.text, c.muted, c.clash) for ground in grounds]
    chips = [(tint.edge, tint.fill) for tint in c.tints]
    plain = [(c.accent, ground) for ground in (c.background, c.surface, c.accent_fill)]
    others = [(c.on_accent, c.accent), (c.clash, c.clash_fill), (c.text, c.match)]
    pairs = [*on_grounds, *chips, *plain, *others, (c.muted, c.match)]
    assert [pair for pair in pairs if _contrast(*pair) < 4.5] == []


def _contrast(ink: str, ground: str) -> float:
    """The ratio that WCAG 2 defines, 1 to 21."""
    low, high = sorted((_luminance(ink), _luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def _luminance(name: str) -> float:
    parts = [part for part in QColor(name).getRgbF()[:3] if isinstance(part, float)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
