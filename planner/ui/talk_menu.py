"""The context menu of the current talk, the same in list, timeline and details."""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.conference import Talk
from planner.hiding import Way, ways
from planner.priorities import WORDS
from planner.ui.follow_commands import FollowCommands
from planner.ui.hide_commands import HideCommands
from planner.ui.menus import COPIES, PRIORITIES, add_sub_menu
from planner.ui.web_page import is_web, open_page
from planner.ui.workspace import Workspace


def talk_menu(
    talk: Talk,
    workspace: Workspace,
    selected: Collection[str],
    hiding: HideCommands,
    following: FollowCommands,
    actions: Mapping[str, QAction],
    parent: QWidget,
) -> QMenu:
    """Made anew for each talk, which is one of the `selected`; whoever opens it deletes it.

    The window's commands in it do it for all selected talks.
    """
    menu = QMenu(parent)
    menu.addAction(actions["Star or unstar"])
    _add_priorities(workspace.plan.entry(talk.id).priority, actions, menu)
    menu.addAction(actions["Write a note"])
    menu.addMenu(following.menu(talk, menu))
    menu.addSeparator()
    page = menu.addAction("Open page", partial(open_page, talk.url))
    page.setEnabled(is_web(talk.url))
    menu.addAction(actions["Copy"])
    add_sub_menu(menu, COPIES, actions)
    menu.addAction(actions["Add to my calendar"])
    menu.addSeparator()
    menu.addAction(f"{hiding.text(selected)}\tH", partial(hiding.toggle, selected))
    for way in ways(workspace.timetable, talk):
        if way.what != "talks":
            menu.addAction(way_text(way, workspace), partial(hiding.toggle_way, way))
    menu.addAction(actions["Show hidden"])
    return menu


def _add_priorities(priority: int, actions: Mapping[str, QAction], menu: QMenu) -> None:
    """The one that the talk has is told in the sub-menu's title."""
    title, texts = PRIORITIES
    shown = f"{title}: {WORDS[priority]}" if priority else title
    add_sub_menu(menu, (shown, texts), actions)


def way_text(way: Way, workspace: Workspace) -> str:
    verb = "Unhide" if way.is_taken(workspace.plan) else "Hide"
    return f"{verb} {way.text}".replace("&", "&&")
