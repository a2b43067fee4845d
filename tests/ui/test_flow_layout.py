from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from planner.ui.flow_layout import FlowLayout


def places(holder: QWidget, width: int) -> list[tuple[int, int]]:
    holder.resize(width, 100)
    holder.layout().activate()
    return [(box.x(), box.y()) for box in holder.findChildren(QWidget) if box.isVisible()]


def test_widgets_go_on_in_the_next_row_where_the_width_ends(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(holder, 10)
    boxes = [QWidget(holder) for _ in range(3)]
    for box in boxes:
        box.setFixedSize(100, 20)
        layout.addWidget(box)
    with qtbot.waitExposed(holder):
        holder.show()
    assert places(holder, 320) == [(0, 0), (110, 0), (220, 0)]
    assert places(holder, 319) == [(0, 0), (110, 0), (0, 30)]
    assert layout.heightForWidth(100) == 80
    boxes[1].hide()
    assert places(holder, 210) == [(0, 0), (110, 0)]
    assert layout.minimumSize() == QSize(100, 20)
    assert layout.takeAt(0).widget() is boxes[0]
    assert layout.count() == 2
    assert layout.takeAt(5) is None
