"""The details panel: what it shows of a talk, its links, its note, and that it is quick."""

import gc
import weakref
from collections.abc import Callable
from time import thread_time
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QGuiApplication,
    QTextCharFormat,
)
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.conference import Person, Programme, Talk
from planner.tex import PLACE
from planner.ui import theme
from planner.ui.abstract_view import AbstractView, paragraphs
from planner.ui.browser import Browser
from planner.ui.chip import Chip
from planner.ui.details import Details
from planner.ui.elsewhere_label import ElsewhereLabel
from planner.ui.reason_label import ReasonLabel
from planner.ui.talk_actions import TalkActions

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def details(qtbot: QtBot, browser: Browser) -> Details:
    details = Details(browser, own_zone=BERLIN)
    qtbot.addWidget(details)
    details.show()
    return details


def _label(details: Details, name: str) -> QLabel:
    (label,) = [found for found in details.findChildren(QLabel) if found.objectName() == name]
    return label


def _button(details: Details, text: str) -> QPushButton:
    return next(b for b in details.findChildren(QPushButton) if text in b.text())


def _abstract(details: Details) -> AbstractView:
    return details.findChildren(AbstractView)[0]


def _note(details: Details) -> QPlainTextEdit:
    (note,) = [e for e in details.findChildren(QPlainTextEdit) if e.accessibleName() == "My note"]
    return note


def _show(browser: Browser, talk_id: str, **changes: object) -> Talk:
    """Make the talk current, changed where asked for."""
    workspace = browser.workspace
    assert workspace.programme
    talks = [
        replace(talk, **changes) if talk.id == talk_id else talk  # type: ignore[arg-type]
        for talk in workspace.conference.talks
    ]
    conference = replace(workspace.conference, talks=tuple(talks))
    workspace.correct(Programme(conference=conference))
    browser.set_current(workspace.timetable.by_id[talk_id])
    return workspace.timetable.by_id[talk_id]


def test_without_a_talk_it_says_what_to_do(details: Details) -> None:
    shown = [label.text() for label in details.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Choose a talk to read its abstract"]


def test_shows_what_the_programme_says(details: Details, browser: Browser) -> None:
    _show(browser, "a", authors=(Person(name="Ann A"), Person(name="Bo <b>B</b>")))
    assert details.findChildren(Chip)[0].text() == "Oral Session 1"
    assert "Talk a" in _label(details, "Title").text()
    assert _label(details, "Time").text() == "Tue 9 Mar · 9:00 – 9:15 PST (18:00 – 18:15 your time)"
    assert _label(details, "Room").text() == "Hall 1"
    assert _label(details, "Moderators").text() == "Moderator: Mo Derator"
    assert "Bo &lt;b&gt;B&lt;/b&gt;" in _label(details, "Authors").text()
    assert _abstract(details).toPlainText() == "About a."


def test_own_time_says_its_day_where_it_differs(details: Details, browser: Browser) -> None:
    browser.set_current(browser.workspace.timetable.by_id["night"])
    text = "Wed 10 Mar · 0:30 – 1:30 PST (9:30 – 10:30 your time)"
    assert _label(details, "Time").text() == text
    browser.set_current(_show(browser, "night", start=None, end=None))
    assert _label(details, "Time").text() == "No time in the programme"


def test_own_time_on_another_day(qtbot: QtBot, browser: Browser) -> None:
    details = Details(browser, own_zone=ZoneInfo("Asia/Tokyo"))
    qtbot.addWidget(details)
    browser.set_current(browser.workspace.timetable.by_id["a"])
    assert _label(details, "Time").text().endswith("PST (Wed 10 Mar, 2:00 – 2:15 your time)")


def test_own_time_is_left_out_where_clocks_agree(qtbot: QtBot, browser: Browser) -> None:
    details = Details(browser, own_zone=ZoneInfo("America/Tijuana"))
    qtbot.addWidget(details)
    browser.set_current(browser.workspace.timetable.by_id["a"])
    assert _label(details, "Time").text() == "Tue 9 Mar · 9:00 – 9:15 PST"


def test_room_and_poster_position(details: Details, browser: Browser) -> None:
    browser.set_current(browser.workspace.timetable.by_id["p2"])
    assert _label(details, "Room").text() == "Foyer · #2"


def test_untitled_slot_without_abstract(details: Details, browser: Browser) -> None:
    browser.set_current(browser.workspace.timetable.by_id["c"])
    shown = [label.text() for label in details.findChildren(QLabel) if label.isVisible()]
    assert "(untitled)" in shown
    assert "No abstract in the programme." in shown
    assert not _abstract(details).isVisible()
    assert not _label(details, "Authors").isVisible()


def test_session_abstract_stands_in_and_says_so(details: Details, browser: Browser) -> None:
    workspace = browser.workspace
    sessions = tuple(replace(s, abstract="The session.") for s in workspace.conference.sessions)
    workspace.correct(Programme(conference=replace(workspace.conference, sessions=sessions)))
    browser.set_current(workspace.timetable.by_id["c"])
    shown = [label.text() for label in details.findChildren(QLabel) if label.isVisible()]
    assert "ABOUT THE SESSION" in shown
    assert _abstract(details).toPlainText() == "The session."


def test_foreign_markup_stays_text_and_tex_is_read(details: Details, browser: Browser) -> None:
    _show(browser, "a", title="<i>Big</i> $L_0$", abstract="<b>x</b>\none\n\n$\\alpha$ & two")
    assert "&lt;i&gt;Big&lt;/i&gt; L₀" in _label(details, "Title").text()
    assert _abstract(details).document().blockCount() == 2
    assert _abstract(details).toPlainText().split("\n") == ["<b>x</b>", "one", "α & two"]


def test_matches_are_marked_also_behind_wide_characters(details: Details, browser: Browser) -> None:
    _show(browser, "a", title="Deep nets", abstract="In $\\mathcal{O}(n)$ time deep nets learn.")
    browser.set_search("deep")
    marks = _abstract(details).extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["deep"]
    assert marks[0].format.background().color().name() == theme.colours().match
    assert theme.colours().match in _label(details, "Title").text()
    browser.set_search("")
    assert not _abstract(details).extraSelections()


@pytest.mark.parametrize(
    ("text", "shown"), [("a\n\nb", "a\nb"), (" a \n \n\n b\nc", "a \n b\u2028c"), ("", "")]
)
def test_paragraphs(text: str, shown: str) -> None:
    assert paragraphs(text) == shown


def test_the_abstract_is_as_high_as_its_text(details: Details, browser: Browser) -> None:
    _show(browser, "a", abstract="word " * 400)
    QApplication.processEvents()
    view = _abstract(details)
    assert view.height() >= view.document().size().height() > details.height() / 2


def test_authors_are_links_for_mouse_and_keyboard(
    qtbot: QtBot, details: Details, browser: Browser
) -> None:
    _show(browser, "a", authors=(Person(name="Ann A"), Person(name="Bo B")))
    label = _label(details, "Authors")
    with qtbot.waitActive(details):
        details.activateWindow()
    label.repaint()  # a QLabel knows its links only once it has painted them
    label.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(details.author_wanted) as wanted:
        qtbot.keyClick(label, Qt.Key.Key_Tab)
        qtbot.keyClick(label, Qt.Key.Key_Tab)
        qtbot.keyClick(label, Qt.Key.Key_Return)
    assert wanted.args == ["Bo B"]


def test_the_chip_leads_to_its_session(qtbot: QtBot, details: Details, browser: Browser) -> None:
    _show(browser, "d")
    with qtbot.waitSignal(details.session_wanted) as wanted:
        qtbot.mouseClick(details.findChildren(Chip)[0], Qt.MouseButton.LeftButton)
    assert wanted.args == ["Oral Session 2"]


def test_star_button_follows_and_makes_the_star(
    qtbot: QtBot, details: Details, browser: Browser
) -> None:
    workspace = browser.workspace
    _show(browser, "a")
    qtbot.mouseClick(_button(details, "Star"), Qt.MouseButton.LeftButton)
    assert workspace.plan.is_starred("a")
    assert _button(details, "Starred").isChecked()
    workspace.undo()
    assert _button(details, "Star").text() == "Star"
    assert not _button(details, "Star").isChecked()


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("https://a.example/1", True),
        ("file:///etc/passwd", False),
        ("javascript:1", False),
        ("", False),
    ],
)
def test_only_web_pages_are_opened(
    qtbot: QtBot,
    details: Details,
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
    url: str,
    opens: bool,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda link: opened.append(link.toString()))
    _show(browser, "a", url=url)
    button = _button(details, "Open")
    assert button.isVisible() == opens
    if opens:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert opened == [url]


@pytest.mark.parametrize("priority", [0, 1, 2, 3])
def test_all_that_can_be_done_stands_in_one_row_at_the_usual_width(
    qtbot: QtBot, details: Details, browser: Browser, priority: int
) -> None:
    details.resize(380, 800)
    _show(browser, "a", url="https://a.example/1")
    browser.workspace.set_priority(["a"], priority)
    actions = details.findChild(TalkActions)
    buttons = [b for b in actions.findChildren(QPushButton) if b.isVisible()]
    assert [b.accessibleName() or b.text() for b in buttons][-2:] == ["Open page", "More"]
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1)


def test_clashes_are_told_and_lead_to_the_other_talk(details: Details, browser: Browser) -> None:
    workspace = browser.workspace
    _show(browser, "d", title="<b>Other</b>")
    workspace.toggle_stars(["a", "d"])
    browser.set_current(workspace.timetable.by_id["a"])
    label = _label(details, "Clashes")
    assert "&lt;b&gt;Other&lt;/b&gt;</a>, 9:05 – 9:15 in Hall 2." in label.text()
    label.linkActivated.emit("d")
    assert browser.current is workspace.timetable.by_id["d"]
    workspace.toggle_stars(["a"])
    assert not label.isVisible()


def test_the_same_paper_elsewhere_is_told_and_leads_there(
    details: Details, browser: Browser
) -> None:
    label = details.findChildren(ElsewhereLabel)[0]
    first = _show(browser, "a")
    assert not label.isVisible()
    twin = {"title": f"{first.title} & <b>", "authors": first.authors}
    _show(browser, "p1", **twin)
    _show(browser, "a", **twin)
    assert "Also shown as poster" in label.text()
    assert "<b>" not in label.text().replace("<br>", "")
    label.linkActivated.emit("p1")
    assert browser.current is not None
    assert browser.current.id == "p1"


def test_more_than_four_clashes_are_counted(
    details: Details, browser: Browser, make_talk: Callable[..., Talk]
) -> None:
    workspace = browser.workspace
    talks = tuple(make_talk(f"x{n}", 0) for n in range(7))
    workspace.correct(Programme(conference=replace(workspace.conference, talks=talks)))
    workspace.toggle_stars([talk.id for talk in talks])
    browser.set_current(workspace.timetable.by_id["x0"])
    text = _label(details, "Clashes").text()
    assert text.count("Clashes with") == 4
    assert "and 2 more" in text


def test_a_note_is_saved_after_a_pause(qtbot: QtBot, details: Details, browser: Browser) -> None:
    workspace = browser.workspace
    _show(browser, "a")
    qtbot.keyClicks(_note(details), "ask ")
    assert workspace.plan.note("a") == ""
    qtbot.waitUntil(lambda: workspace.plan.note("a") == "ask ")
    assert _note(details).toPlainText() == "ask "


def test_a_note_is_saved_with_its_own_talk(
    qtbot: QtBot, details: Details, browser: Browser
) -> None:
    workspace = browser.workspace
    _show(browser, "a")
    qtbot.keyClicks(_note(details), "on a")
    browser.set_current(workspace.timetable.by_id["b"])
    assert (workspace.plan.note("a"), workspace.plan.note("b")) == ("on a", "")
    assert _note(details).toPlainText() == ""
    browser.set_current(workspace.timetable.by_id["a"])
    assert _note(details).toPlainText() == "on a"


def test_flush_and_focus_out_save_at_once(qtbot: QtBot, details: Details, browser: Browser) -> None:
    workspace = browser.workspace
    _show(browser, "a")
    with qtbot.waitActive(details):
        details.activateWindow()
    details.focus_note()
    assert _note(details).hasFocus()
    qtbot.keyClicks(_note(details), "x")
    details.flush()
    assert workspace.plan.note("a") == "x"
    qtbot.keyClicks(_note(details), "y")
    details.setFocus()
    assert workspace.plan.note("a") == "xy"


def test_a_note_follows_undo_but_not_while_typing(
    qtbot: QtBot, details: Details, browser: Browser
) -> None:
    workspace = browser.workspace
    talk = _show(browser, "a")
    workspace.change("Note", workspace.plan.with_note(talk, "first"))
    assert _note(details).toPlainText() == "first"
    workspace.undo()
    assert _note(details).toPlainText() == ""
    qtbot.keyClicks(_note(details), "mine")
    workspace.toggle_stars(["a"])
    assert _note(details).toPlainText() == "mine"
    details.flush()
    assert workspace.plan.note("a") == "mine"


def test_an_unsaved_note_never_lands_in_another_plan(
    qtbot: QtBot, details: Details, browser: Browser
) -> None:
    workspace = browser.workspace
    _show(browser, "a")
    qtbot.keyClicks(_note(details), "about the old one")
    other = replace(workspace.conference, id="other")
    workspace.open(Programme(conference=other), replace(workspace.plan, conference_id="other"))
    details.flush()
    assert workspace.plan.note("a") == ""


def test_long_titles_and_sessions_do_not_widen_the_panel(
    details: Details, browser: Browser
) -> None:
    workspace = browser.workspace
    sessions = tuple(replace(s, title="Long title " * 30) for s in workspace.conference.sessions)
    workspace.correct(Programme(conference=replace(workspace.conference, sessions=sessions)))
    _show(browser, "a", title="A long title " * 30)
    QApplication.processEvents()
    assert details.minimumSizeHint().width() <= 360
    chip = details.findChildren(Chip)[0]
    assert chip.mapTo(details, chip.rect().topRight()).x() < details.width()


def test_colours_follow_the_scheme(details: Details, browser: Browser, qtbot: QtBot) -> None:
    _show(browser, "a")
    browser.set_search("talk")
    assert theme.LIGHT.match in _label(details, "Title").text()
    try:
        theme.apply(Qt.ColorScheme.Dark)
        qtbot.waitUntil(lambda: theme.DARK.match in _label(details, "Title").text())
    finally:
        theme.apply(Qt.ColorScheme.Light)
    qtbot.waitUntil(lambda: theme.LIGHT.match in _label(details, "Title").text())


def test_switching_talks_is_quick(details: Details, browser: Browser) -> None:
    """Under 5 ms on a quiet machine; the bound leaves room for a busy one."""
    talks = browser.workspace.timetable.talks
    times = []
    for talk in talks * 5:
        began = thread_time()
        browser.set_current(talk)
        QApplication.processEvents()
        times.append(thread_time() - began)
    assert sorted(times)[len(times) // 2] < 0.02


def test_the_panel_is_freed(browser: Browser) -> None:
    parent = QWidget()
    panel = weakref.ref(Details(browser, parent))
    gc.disable()
    try:
        parent.deleteLater()
        del parent
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert panel() is None
    finally:
        gc.enable()


def test_followed_authors_are_bold_and_the_reason_stands_under_them(
    details: Details, browser: Browser, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: browser.is_ready)
    _show(browser, "a", authors=(Person(name="Ann <a>"), Person(name="Bo")))
    qtbot.waitUntil(lambda: browser.is_ready)
    reason = details.findChild(ReasonLabel)
    assert not reason.isVisible()
    plan = browser.workspace.plan.with_followed("authors", ["ANN A"], True)
    browser.workspace.change("Follow", plan.with_followed("words", ["about"], True))
    assert reason.isVisible()
    assert reason.text() == "You follow ANN A, about"
    authors = details.findChild(QLabel, "Authors").text().split(" · ")
    assert [text.startswith("<b>") for text in authors] == [True, False, False]
    browser.workspace.undo()
    assert not reason.isVisible()
    assert "<b>" not in details.findChild(QLabel, "Authors").text()


def test_the_link_behind_the_authors_and_the_right_button_ask_whom_to_follow(
    details: Details, browser: Browser, qtbot: QtBot
) -> None:
    _show(browser, "a")
    authors = details.findChild(QLabel, "Authors")
    assert "Follow…" in authors.text()
    with qtbot.waitSignal(details.follow_wanted):
        authors.linkActivated.emit("follow")
    with qtbot.waitSignal(details.follow_wanted):
        authors.customContextMenuRequested.emit(authors.rect().center())
    _show(browser, "a", authors=())
    assert not authors.isVisible()


def test_selected_words_of_the_abstract_are_followed_from_its_menu(
    details: Details, browser: Browser, qtbot: QtBot
) -> None:
    _show(browser, "a", abstract="Of R&D of graph networks. And more.")
    view = _abstract(details)

    def texts() -> list[str]:
        place = view.rect().center()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(
            view.viewport(), QContextMenuEvent(reason, place, view.mapToGlobal(place))
        )
        return [action.text() for action in QApplication.activePopupWidget().actions()]

    assert not any("Follow" in text for text in texts())
    QApplication.activePopupWidget().close()
    assert view.find("R&D of graph networks")
    assert texts()[-1] == "Follow “R&&D of graph networks”"
    with qtbot.waitSignal(details.words_followed) as followed:
        QApplication.activePopupWidget().actions()[-1].trigger()
    QApplication.activePopupWidget().close()
    assert followed.args == ["R&D of graph networks"]


def test_followed_words_are_underlined_in_the_abstract_search_matches_stand_on_a_ground(
    details: Details, browser: Browser, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: browser.is_ready)
    workspace, abstract = browser.workspace, _abstract(details)
    browser.show_talk(workspace.timetable.by_id["a"])

    def marks() -> list[tuple[str, bool, bool]]:
        solid, none = Qt.BrushStyle.SolidPattern, QTextCharFormat.UnderlineStyle.NoUnderline
        return [
            (
                each.cursor.selectedText(),
                each.format.background().style() == solid,
                each.format.underlineStyle() != none,
            )
            for each in abstract.extraSelections()
        ]

    assert marks() == []
    workspace.change("Follow", workspace.plan.with_followed("words", ["about"], True))
    assert marks() == [("About", False, True)]
    browser.set_search("about")
    assert marks() == [("About", True, False), ("About", False, True)]
    workspace.undo()
    assert marks() == [("About", True, False)]


FORMULAS = r"""We pay $\sqrt{\frac{d}{n}}$, deep
and $\frac{$ more.

Not $\alpha$ but $\sum_{i=1}^{n} \frac{x_i}{2}$ deep."""


def _with_formulas(details: Details, browser: Browser, qtbot: QtBot) -> AbstractView:
    """They are shown in letters first, and set in the background."""
    _show(browser, "a", abstract=FORMULAS)
    view = _abstract(details)
    assert "√" in view.toPlainText()
    qtbot.waitUntil(lambda: PLACE in view.toPlainText())
    return view


def test_formulas_are_set_and_those_that_cannot_be_stay_letters(
    details: Details, browser: Browser, qtbot: QtBot
) -> None:
    view = _with_formulas(details, browser, qtbot)
    assert view.toPlainText().count(PLACE) == 2
    assert "√" not in view.toPlainText()
    assert "α" in view.toPlainText()
    assert "We pay" in view.toPlainText()
    _show(browser, "b")
    _show(browser, "a", abstract=FORMULAS)  # known by now: set at once
    assert view.toPlainText().count(PLACE) == 2


def test_matches_are_marked_beside_set_formulas(
    details: Details, browser: Browser, qtbot: QtBot
) -> None:
    browser.set_search("deep")
    view = _with_formulas(details, browser, qtbot)
    assert [mark.cursor.selectedText() for mark in view.extraSelections()] == ["deep"] * 2


def test_copied_formulas_are_tex(details: Details, browser: Browser, qtbot: QtBot) -> None:
    view = _with_formulas(details, browser, qtbot)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    select = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Left, select)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert r"$\sum_{i=1}^{n} \frac{x_i}{2}$ deep." in copied
    assert "sqrt" not in copied
    QGuiApplication.clipboard().clear()
    place = view.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, place, place))
    menu = QApplication.activePopupWidget()
    next(a for a in menu.actions() if a.objectName() == "edit-copy").trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == copied


def test_formulas_have_the_colour_of_the_text(
    details: Details, browser: Browser, qtbot: QtBot
) -> None:
    view = _with_formulas(details, browser, qtbot)
    view.setStyleSheet("color: #ff0000")
    image = view.grab().toImage()
    cursor = view.document().find(PLACE)
    cursor.setPosition(cursor.selectionStart())
    place = view.cursorRect(cursor)
    cursor.movePosition(cursor.MoveOperation.NextCharacter)
    right = view.cursorRect(cursor).left()
    inked = [
        image.pixelColor(x, y)
        for x in range(place.left() + 2, right - 1)
        for y in range(max(place.top(), 0), place.bottom())
    ]
    assert any(c.red() > 200 and c.green() < 60 and c.blue() < 60 for c in inked)


def test_a_formula_too_long_for_the_pane_is_letters_until_there_is_room(
    qtbot: QtBot,
) -> None:
    view = AbstractView()
    qtbot.addWidget(view)
    view.resize(250, 200)
    view.show()
    view.show_tex(r"$\frac{" + "a + " * 20 + "b}{c}$ and $\\sqrt{x}$")
    qtbot.waitUntil(lambda: view.toPlainText().count(PLACE) == 1)
    assert "a + a" in view.toPlainText()
    view.resize(900, 200)
    assert view.toPlainText().count(PLACE) == 2
    view.resize(250, 200)
    assert "a + a" in view.toPlainText()
