"""What went wrong, in front of the window; imported when something does."""

from PySide6.QtWidgets import QDialog, QWidget

from planner.errors import PlannerError
from planner.ui.in_front import in_front


def show_error(error: PlannerError, parent: QWidget) -> None:
    """In the paste dialog, while that is open; else in a box of its own."""
    from planner.ui.error_report import ErrorBox
    from planner.ui.paste_dialog import PasteDialog

    pasting = parent.findChild(PasteDialog)
    if pasting and pasting.isVisible():
        pasting.show_error(error)
        return
    in_front(ErrorBox(error, parent))


def show_unforeseen(error: Exception, parent: QWidget) -> QDialog:
    from planner.ui.error_report import unforeseen

    return in_front(unforeseen(error, parent))


def asks_to_leave(error: PlannerError, parent: QWidget) -> bool:
    """Whether to close although the plan could not be saved."""
    from PySide6.QtWidgets import QMessageBox

    button = QMessageBox.StandardButton
    text = f"{error}\n\nClose all the same, without your last changes?"
    answer = QMessageBox.warning(parent, "Not saved", text, button.Close | button.Cancel)
    return answer == button.Close
