import pytest
from PySide6.QtCore import Qt

from planner.ui.chip import Chip


@pytest.mark.parametrize(
    "title", ["Databases", "Open Research", "Oral 4", "WWW", "Lightning Talks"]
)
def test_a_title_is_not_shortened_where_the_chip_has_all_the_width_it_wants(title, qtbot):
    chip = Chip()
    qtbot.addWidget(chip)
    chip.show_session(title, 0)
    metrics = chip.fontMetrics()
    inner = chip.sizeHint().width() - 2 * (metrics.height() // 2)
    assert metrics.elidedText(title, Qt.TextElideMode.ElideRight, inner) == title
