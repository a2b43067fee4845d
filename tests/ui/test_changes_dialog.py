"""The changes of an update and the missing talks: read, answered, undone."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.changes import changes
from planner.clocks import Clock, Whose
from planner.conference import Conference, Person, Programme, Talk
from planner.plan import OwnEntry
from planner.ui import changes_dialog, theme
from planner.ui.changes_dialog import ChangesDialog, MissingDialog, Sections
from planner.ui.workspace import Workspace

Make = Callable[..., Talk]


@pytest.fixture
def newer(conference: Conference, make_talk: Make) -> Conference:
    """`a` moves into `d`, `b` goes, `e` gets another id, title and room, `night` another room."""
    a, *talks = (talk for talk in conference.talks if talk.id not in ("b", "e"))
    talks = [replace(t, room="Cellar") if t.id == "night" else t for t in talks]
    moved = replace(a, start=talks[1].start, end=talks[1].end, title="<b>Talk a</b>")
    again = make_talk("e2", 100, title="Talk e, revised", authors=(Person(name="Ann e"),))
    return replace(conference, talks=(moved, *talks, again))


@pytest.fixture
def dialog(workspace: Workspace, newer: Conference, qtbot: QtBot) -> ChangesDialog:
    workspace.toggle_stars(["a", "d", "b", "e"])
    workspace.toggle_stars(["d"])
    workspace.toggle_stars(["d"])
    found = changes(workspace.conference, newer, workspace.plan)
    workspace.update(Programme(conference=newer), found.carried.plan)
    return shown(ChangesDialog(found, workspace, None), qtbot)


def shown(dialog: Sections, qtbot: QtBot) -> Sections:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def buttons(widget: QWidget) -> dict[str, QPushButton]:
    return {b.text(): b for b in widget.findChildren(QPushButton) if b.isVisible()}


def click(widget: QWidget, text: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(buttons(widget)[text], Qt.MouseButton.LeftButton)


def test_doubts_come_first_then_mine_then_all_else(dialog: ChangesDialog):
    found = texts(dialog)
    assert found[0] == "SLM 2027 was updated: 3 talks of your plan changed"
    told = "1 talk to confirm, 1 cancelled, 1 moved, 1 in another room, 1 with another title"
    assert found[1] == told
    headings = ["Is this your talk?", "My talks (2)", "Everything else (1)"]
    assert [text for text in found if text in headings] == headings
    mine = found[found.index("My talks (2)") + 1]
    assert "No longer in the programme; it stays in your plan" in mine
    assert "Tue 9:00 → <b>Tue 9:05</b>" in mine
    assert "&lt;b&gt;Talk a&lt;/b&gt;" in mine
    assert "<b>Talk a</b></b>" not in mine


def test_new_clashes_are_told_in_words(workspace: Workspace, conference: Conference, qtbot: QtBot):
    workspace.toggle_stars(["a", "b"])
    a, b, *talks = conference.talks
    newer = replace(conference, talks=(replace(a, start=b.start, end=b.end), b, *talks))
    found = changes(conference, newer, workspace.plan)
    workspace.update(Programme(conference=newer), found.carried.plan)
    told = texts(shown(ChangesDialog(found, workspace, None), qtbot))
    clashes = told[told.index("New clashes (1)") + 1]
    assert "⚠ Clash, Tue 9 Mar 9:15 – 9:30" in clashes


def test_a_clash_with_an_own_entry_leads_to_the_talk(
    workspace: Workspace, conference: Conference, qtbot: QtBot
):
    a, b, *talks = conference.talks
    workspace.toggle_stars(["b"])
    own = OwnEntry(id="own", title="Call", start=a.start, end=a.end)
    workspace.change("Own entry", workspace.plan.with_own_entry(own))
    newer = replace(conference, talks=(a, replace(b, start=a.start, end=b.end), *talks))
    found = changes(conference, newer, workspace.plan)
    workspace.update(Programme(conference=newer), found.carried.plan)
    told = texts(shown(ChangesDialog(found, workspace, None), qtbot))
    clashes = told[told.index("New clashes (1)") + 1]
    assert "Call" in clashes
    assert 'href="b"' in clashes
    assert 'href="own"' not in clashes


def test_a_link_leads_to_the_talk(dialog: ChangesDialog, workspace: Workspace, qtbot: QtBot):
    rows = next(label for label in dialog.findChildren(QLabel) if "Tue 9:05" in label.text())
    with qtbot.waitSignal(dialog.talk_wanted) as wanted:
        rows.linkActivated.emit("a")
    assert wanted.args == [workspace.timetable.by_id["a"]]
    with qtbot.waitSignal(dialog.talk_wanted) as wanted:
        click(dialog, "Show", qtbot)
    assert wanted.args[0].id == "e2"


def test_everything_else_is_shown_some_at_a_time(
    workspace: Workspace, conference: Conference, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(changes_dialog, "AT_ONCE", 6)
    newer = replace(conference, talks=tuple(replace(t, room="X") for t in conference.talks[:8]))
    found = changes(conference, newer, workspace.plan)
    workspace.update(Programme(conference=newer), found.carried.plan)
    dialog = shown(ChangesDialog(found, workspace, None), qtbot)
    assert "SLM 2027 was updated; none of your talks changed" in texts(dialog)
    click(dialog, "Show 6 talks", qtbot)
    click(dialog, "Show 4 talks", qtbot)
    qtbot.waitUntil(lambda: "".join(texts(dialog)).count("<tr>") == 10)
    assert not any(text.startswith("Show") for text in buttons(dialog))


def test_the_user_says_which_talk_it_is_and_takes_it_back(
    dialog: ChangesDialog, workspace: Workspace, qtbot: QtBot
):
    click(dialog, "This is it", qtbot)
    assert workspace.starred == {"a", "d", "e2"}
    assert "It is “Talk e, revised” now." in texts(dialog)
    assert "This is it" not in buttons(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.starred == {"a", "d"}
    assert workspace.missing == ["b", "e"]
    click(dialog, "None of these", qtbot)
    assert "No longer in the programme; it stays in your plan." in texts(dialog)
    assert workspace.missing == ["b", "e"]


def test_what_was_not_answered_is_asked_again_among_the_missing_talks(
    workspace: Workspace, newer: Conference, qtbot: QtBot
):
    """Only the update knows that the talk by the same author is new."""
    workspace.toggle_stars(["e"])
    talks = [replace(t, title="Quite new") if t.id == "e2" else t for t in newer.talks]
    newer = replace(newer, talks=tuple(talks))
    found = changes(workspace.conference, newer, workspace.plan)
    workspace.update(Programme(conference=newer), found.carried.plan)
    missing = shown(MissingDialog(workspace, None), qtbot)
    assert any("Quite new" in text for text in texts(missing))
    click(missing, "None of these", qtbot)
    assert not any("Quite new" in t for t in texts(shown(MissingDialog(workspace, None), qtbot)))
    assert workspace.missing == ["e"]
    workspace.undo()
    click(missing, "This is it", qtbot)
    assert workspace.starred == {"e2"}


def test_other_colours_colour_what_was_told_already(dialog: ChangesDialog, qtbot: QtBot):
    try:
        theme.apply(Qt.ColorScheme.Dark)
        colour = theme.colours().muted
        qtbot.waitUntil(lambda: any(colour in text for text in texts(dialog)))
    finally:
        theme.apply(Qt.ColorScheme.Light)


def test_undo_takes_the_whole_update_back_and_closes_what_told_of_it(
    dialog: ChangesDialog, workspace: Workspace, conference: Conference, qtbot: QtBot
):
    click(dialog, "Undo", qtbot)
    assert workspace.conference == conference
    assert workspace.starred == {"a", "b", "d", "e"}
    assert not dialog.isVisible()


def test_missing_talks_are_listed_and_their_stars_removed(
    dialog: ChangesDialog, workspace: Workspace, qtbot: QtBot
):
    dialog.close()
    missing = shown(MissingDialog(workspace, None), qtbot)
    assert "2 talks of your plan are no longer in the programme" in texts(missing)
    assert any(
        "Talk b" in text and "Tue 9 Mar 9:15 – 9:30 · Hall 1" in text for text in texts(missing)
    )
    click(missing, "Remove the star", qtbot)
    assert workspace.missing == ["e"]
    assert "The star is removed." in texts(missing)
    assert "Undo" not in buttons(missing)
    qtbot.keyClick(missing, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workspace.missing == ["b", "e"]


def test_another_clock_tells_all_times_anew(
    dialog: ChangesDialog, workspace: Workspace, qtbot: QtBot
):
    click(dialog, "Show 1 talk", qtbot)
    assert "Show 1 talk" not in buttons(dialog)
    assert "Times: Conference time (PST)" in texts(dialog)
    workspace.show_by(Clock(Whose.PLACE, ZoneInfo("Asia/Tokyo")))
    qtbot.waitUntil(lambda: any("Wed 2:00 → <b>Wed 2:05</b>" in text for text in texts(dialog)))
    assert "Times: Tokyo time (JST)" in texts(dialog)
    old = [text for text in texts(dialog) if text.startswith("<b>Talk e</b>")]
    assert "Wed 10 Mar 2:45 – 3:00" in old[0], "also of what is asked about"
    workspace.show_by(None)
    qtbot.waitUntil(lambda: any("Tue 9:00 → <b>Tue 9:05</b>" in text for text in texts(dialog)))


def test_none_of_these_is_remembered_of_what_the_list_found_itself(
    workspace: Workspace, newer: Conference, qtbot: QtBot
):
    """Without an update that asked: as of a plan that came from elsewhere."""
    workspace.toggle_stars(["e"])
    workspace.renew(Programme(conference=newer))
    missing = shown(MissingDialog(workspace, None), qtbot)
    click(missing, "None of these", qtbot)
    assert "This is it" not in buttons(missing)
    again = shown(MissingDialog(workspace, None), qtbot)
    assert not any("Talk e, revised" in text for text in texts(again))
    workspace.undo()
    assert "This is it" in buttons(missing)
