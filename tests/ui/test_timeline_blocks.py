import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from planner.ui import theme
from planner.ui.timeline_blocks import _FLAG_ROOM, _STAR_ROOM, Fonts, Look, _after_signs


@pytest.mark.parametrize("stretch", [100, 80])
def test_a_title_stands_clear_of_star_and_flag_in_a_condensed_font_too(stretch, qapp):
    font = QApplication.font()
    condensed = QFont(font)
    condensed.setStretch(stretch)
    fonts = Fonts(title=font, quiet=font, small=font, line=16, small_line=14)
    look = Look(
        title="Tides", tint=theme.LIGHT.tints[0], marks=((0, 2),), starred=True, followed=True
    )
    text, marks = _after_signs(look, condensed, fonts)
    before = text.removesuffix("Tides")
    room = QFontMetricsF(font).horizontalAdvance(_STAR_ROOM + _FLAG_ROOM)
    assert QFontMetricsF(condensed).horizontalAdvance(before) >= room
    assert [text[start:end] for start, end in marks] == ["Ti"]
