"""The context menu of a session's heading in the list."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from planner.conference import Talk
from planner.hiding import ways
from planner.ui.hide_commands import HideCommands
from planner.ui.talk_menu import way_text
from planner.ui.workspace import Workspace
from planner.wording import counted


def session_menu(
    talks: Sequence[Talk],
    workspace: Workspace,
    hiding: HideCommands,
    write_note: Callable[[Talk], object],
    parent: QWidget,
) -> QMenu:
    """For the talks that are shown under it; whoever opens it deletes it."""
    menu = QMenu(parent)
    ids, first = [talk.id for talk in talks], talks[0]
    verb = "Unstar" if all(map(workspace.plan.is_starred, ids)) else "Star"
    many = "its talk" if len(ids) == 1 else f"all {counted(len(ids), 'talk')}"
    menu.addAction(f"{verb} {many}", partial(workspace.toggle_stars, ids))
    if workspace.timetable.session(first):
        menu.addAction("Session note", partial(write_note, first))
        menu.addSeparator()
        for way in ways(workspace.timetable, first):
            if way.what == "sessions":
                menu.addAction(way_text(way, workspace), partial(hiding.toggle_way, way))
    return menu
