"""Related talks in the details and the suggestions: found in the background, marked, followed."""

from collections.abc import Callable
from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.conference import Conference, Kind, Person, Programme, Talk
from planner.plan import Plan
from planner.related import Related
from planner.ui.browser import Browser
from planner.ui.related_finder import RelatedFinder
from planner.ui.related_talks import RelatedTalks
from planner.ui.suggestion_list import SuggestionList, star_box
from planner.ui.suggestions_dialog import SuggestionsDialog, with_kept
from planner.ui.workspace import Workspace

Make = Callable[..., Talk]
SUBJECTS = list(product(("Bridges", "Glaciers", "Ballots"), ("Kayaks", "Bees", "Owls")))


@pytest.fixture
def conference(make_talk: Make) -> Conference:
    """`kite`, what is like it at the same time, later and on a poster, and much that is not."""
    kite = make_talk("kite", 0, title="Stable Kites in Gusty Wind", abstract="Of <b>kites</b>.")
    return Conference(
        id="kites",
        title="Kites",
        time_zone="America/Los_Angeles",
        read_at=kite.start,
        talks=(
            kite,
            make_talk("clash", 5, title="<i>Kites</i> and Gusty Days", room="Hall 2"),
            make_talk("later", 60, title="Gusty Kites"),
            make_talk("author", 90, title="Knitting", authors=kite.authors),
            replace(kite, id="poster", start=None, end=None),
            *(make_talk(f"f{n}", 200 + n, title=f"{a} {b}") for n, (a, b) in enumerate(SUBJECTS)),
        ),
    )


@pytest.fixture
def finder(browser: Browser) -> RelatedFinder:
    return RelatedFinder(browser, browser)


@pytest.fixture
def part(qtbot: QtBot, finder: RelatedFinder, workspace: Workspace) -> RelatedTalks:
    part = RelatedTalks(finder, workspace)
    qtbot.addWidget(part)
    part.resize(360, 400)
    with qtbot.waitActive(part):
        part.show()
    return part


@pytest.fixture
def dialog(qtbot: QtBot, finder: RelatedFinder, workspace: Workspace) -> SuggestionsDialog:
    dialog = SuggestionsDialog(finder, workspace, None)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def told(part: QWidget) -> str:
    (label,) = [found for found in part.findChildren(QLabel) if found.objectName() == "Related"]
    return label.text()


def test_a_break_is_asked_about_nothing_related(part: RelatedTalks, workspace: Workspace) -> None:
    kite = workspace.timetable.by_id["kite"]
    part.show_talk(replace(kite, kind=Kind.BREAK))
    assert not part.isVisible()
    part.show_talk(kite)
    assert part.isVisible()


def test_what_is_hidden_is_not_suggested_and_comes_back(
    qtbot: QtBot, dialog: SuggestionsDialog, part: RelatedTalks, browser: Browser
):
    workspace = browser.workspace
    workspace.toggle_stars(["kite"])
    part.show_talk(talk(workspace, "kite"))
    qtbot.waitUntil(lambda: "Gusty Kites" in titles(dialog) and "Gusty Kites" in told(part))
    plan = workspace.plan
    workspace.change("Hide", plan.with_hidden("talks", ["later"], True))
    qtbot.waitUntil(lambda: "Gusty Kites" not in titles(dialog))
    qtbot.waitUntil(lambda: "Gusty Kites" not in told(part))
    workspace.undo()
    qtbot.waitUntil(lambda: "Gusty Kites" in titles(dialog) and "Gusty Kites" in told(part))


def test_a_hidden_star_is_still_told_as_related(qtbot: QtBot, part: RelatedTalks, browser: Browser):
    workspace = browser.workspace
    workspace.toggle_stars(["later"])
    workspace.change("Hide", workspace.plan.with_hidden("talks", ["later"], True))
    part.show_talk(talk(workspace, "kite"))
    qtbot.waitUntil(lambda: "Gusty Kites" in told(part))


def instead(dialog: SuggestionsDialog) -> str:
    (label,) = [found for found in dialog.findChildren(QLabel) if found.objectName() == "Instead"]
    return label.text() if label.isVisible() else ""


def rows(dialog: SuggestionsDialog) -> list[str]:
    model = dialog.findChildren(SuggestionList)[0].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def titles(dialog: SuggestionsDialog) -> list[str]:
    return [row.split(",")[0] for row in rows(dialog)]


def talk(workspace: Workspace, talk_id: str) -> Talk:
    return workspace.timetable.by_id[talk_id]


def test_related_talks_are_told_with_time_and_reason(
    qtbot: QtBot, part: RelatedTalks, workspace: Workspace
) -> None:
    part.show_talk(talk(workspace, "kite"))
    assert told(part) == "Looking for related talks…"
    qtbot.waitUntil(lambda: "Gusty Kites" in told(part))
    assert "Tue 9 Mar · 10:00 – 10:15 PST" in told(part)
    assert "shares: " in told(part)
    assert "by Ann kite" in told(part)
    assert "&lt;i&gt;Kites&lt;/i&gt;" in told(part)
    assert "Bridges" not in told(part)
    assert 'href="poster"' not in told(part)  # the same paper is told of elsewhere


def test_stars_and_clashes_are_marked_and_follow(
    qtbot: QtBot, part: RelatedTalks, workspace: Workspace
) -> None:
    part.show_talk(talk(workspace, "kite"))
    qtbot.waitUntil(lambda: "Gusty Kites" in told(part))
    assert "★" not in told(part)
    assert "⚠ clash" not in told(part)
    workspace.toggle_stars(["kite", "later"])
    later, clash = (told(part).split(f'href="{name}"')[0] for name in ("later", "clash"))
    assert "★" in later.split("<p")[-1]
    assert "⚠ clash" in clash.split("<p")[-1]
    assert "★" not in clash.split("<p")[-1]
    workspace.undo()
    assert "★" not in told(part)


def test_a_related_talk_is_a_way_there_for_the_keyboard_too(
    qtbot: QtBot, part: RelatedTalks, workspace: Workspace
) -> None:
    part.show_talk(talk(workspace, "kite"))
    qtbot.waitUntil(lambda: "Gusty Kites" in told(part))
    (label,) = [found for found in part.findChildren(QLabel) if found.objectName() == "Related"]
    label.repaint()  # a QLabel knows its links only once it has painted them
    label.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(label.hasFocus)
    with qtbot.waitSignal(part.talk_wanted) as wanted:
        qtbot.keyClick(label, Qt.Key.Key_Tab)
        qtbot.keyClick(label, Qt.Key.Key_Return)
    assert wanted.args[0] in ("later", "clash", "author")


def add_lonely(workspace: Workspace) -> None:
    """A talk that shares nothing with any other."""
    lonely = replace(talk(workspace, "kite"), id="lonely", title="Zither", abstract="", authors=())
    conference = replace(workspace.conference, talks=(*workspace.conference.talks, lonely))
    workspace.correct(Programme(conference=conference))


def test_a_talk_like_no_other_says_so(
    qtbot: QtBot, part: RelatedTalks, workspace: Workspace
) -> None:
    add_lonely(workspace)
    part.show_talk(talk(workspace, "lonely"))
    qtbot.waitUntil(lambda: told(part) == "No other talk shares its words or authors.")


def test_the_index_is_made_once_after_that_of_the_search_and_only_when_wanted(
    qtbot: QtBot, finder: RelatedFinder, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bool] = []

    class Index:
        def __init__(self, talks: object, pause: object) -> None:
            made.append(browser.is_ready)

        def to_talk(self, *args: object) -> list[Related]:
            return []

    monkeypatch.setattr("planner.ui.related_finder.RelatedIndex", Index)
    qtbot.waitUntil(lambda: browser.is_ready)
    assert not made
    browser.workspace.programme_changed.emit()
    kite = talk(browser.workspace, "kite")
    assert not browser.is_ready
    for _ in range(3):
        assert finder.to_talk(kite, 6) is None
    with qtbot.waitSignal(finder.ready):
        pass
    assert finder.to_talk(kite, 6) == []
    assert made == [True]


def test_a_changed_programme_makes_a_new_index(
    qtbot: QtBot, part: RelatedTalks, finder: RelatedFinder, workspace: Workspace, make_talk: Make
) -> None:
    part.show_talk(talk(workspace, "kite"))
    qtbot.waitUntil(lambda: "Gusty Kites" in told(part))
    new = make_talk("new", 300, title="Gusty Wind and Stable Kites")
    conference = replace(workspace.conference, talks=(*workspace.conference.talks, new))
    workspace.correct(Programme(conference=conference))
    assert finder.to_talk(talk(workspace, "kite"), 6) is None
    part.show_talk(talk(workspace, "kite"))
    qtbot.waitUntil(lambda: 'href="new"' in told(part))


def test_an_index_of_a_programme_that_was_left_is_dropped(
    qtbot: QtBot, finder: RelatedFinder, browser: Browser
) -> None:
    workspace = browser.workspace
    finder.to_talk(talk(workspace, "kite"), 6)
    qtbot.waitUntil(lambda: finder._indexed is not None)
    other = replace(workspace.conference, id="other", talks=workspace.conference.talks[:1])
    workspace.open(Programme(conference=other), Plan(conference_id="other"))
    assert finder.to_talk(talk(workspace, "kite"), 6) is None
    with qtbot.waitSignal(finder.ready):
        pass
    assert finder.to_talk(talk(workspace, "kite"), 6) == []


def test_without_stars_the_suggestions_say_what_to_do(
    qtbot: QtBot, dialog: SuggestionsDialog, workspace: Workspace
) -> None:
    assert instead(dialog).startswith("Star some talks first")
    workspace.toggle_stars(["kite"])
    qtbot.waitUntil(lambda: instead(dialog).startswith("Looking"))
    qtbot.waitUntil(
        lambda: set(titles(dialog)) == {"Gusty Kites", "<i>Kites</i> and Gusty Days", "Knitting"}
    )
    workspace.undo()
    qtbot.waitUntil(lambda: instead(dialog).startswith("Star some talks first"))


def test_suggestions_that_find_nothing_say_so(
    qtbot: QtBot, dialog: SuggestionsDialog, workspace: Workspace
) -> None:
    add_lonely(workspace)
    workspace.toggle_stars(["lonely"])
    qtbot.waitUntil(lambda: instead(dialog).startswith("No other talk"))


def test_suggestions_say_when_why_and_what_clashes(
    qtbot: QtBot, dialog: SuggestionsDialog, workspace: Workspace
) -> None:
    workspace.toggle_stars(["kite"])
    qtbot.waitUntil(lambda: bool(rows(dialog)))
    (clash,) = [row for row in rows(dialog) if "Gusty Days" in row]
    assert ", clash, Tue 9 Mar · 9:05 – 9:20 PST · Hall 2, shares: " in clash
    (later,) = [row for row in rows(dialog) if row.startswith("Gusty Kites")]
    assert "clash" not in later


@pytest.mark.parametrize("way", ["click", "space", "s"])
def test_a_suggestion_is_starred_and_stays_where_it_is(
    qtbot: QtBot, dialog: SuggestionsDialog, workspace: Workspace, way: str
) -> None:
    workspace.toggle_stars(["kite"])
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    found = dialog.findChildren(SuggestionList)[0]
    before, index = titles(dialog), found.model().index(1, 0)
    found.setCurrentIndex(index)
    if way == "click":
        place = star_box(found.visualRect(index), found.font()).center().toPoint()
        qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        qtbot.keyClick(found, Qt.Key.Key_Space if way == "space" else Qt.Key.Key_S)
    assert len(workspace.starred) == 2
    qtbot.waitUntil(lambda: ", starred," in rows(dialog)[1])
    assert titles(dialog)[1] == before[1]
    assert found.currentIndex().row() == 1
    qtbot.keyClick(found, Qt.Key.Key_Space)
    assert workspace.starred == {"kite"}
    qtbot.waitUntil(lambda: titles(dialog) == before)


@pytest.mark.parametrize("way", ["click", "return"])
def test_a_suggestion_leads_to_its_talk(
    qtbot: QtBot, dialog: SuggestionsDialog, workspace: Workspace, way: str
) -> None:
    workspace.toggle_stars(["kite"])
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    found = dialog.findChildren(SuggestionList)[0]
    index = found.model().index(1, 0)
    with qtbot.waitSignal(dialog.talk_wanted) as wanted:
        if way == "click":
            place = found.visualRect(index).center() + QPoint(20, 0)
            qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
        else:
            found.setCurrentIndex(index)
            qtbot.keyClick(found, Qt.Key.Key_Return)
    assert wanted.args[0].title == titles(dialog)[1]
    assert workspace.starred == {"kite"}


def test_what_was_starred_stays_and_the_rest_moves_around_it(make_talk: Make) -> None:
    a, b, c, d = (Related(make_talk(name), 1.0, (), ()) for name in "abcd")
    assert with_kept([a, c], [a, b, c], {"b"}) == [a, b, c]
    assert with_kept([d, c, a], [a, b], {"b"}) == [d, b, c, a]
    assert with_kept([], [a, b], {"b"}) == [b]
    assert with_kept([a], [], {"b"}) == [a]


def test_the_reason_names_shared_authors(
    qtbot: QtBot, part: RelatedTalks, workspace: Workspace
) -> None:
    assert talk(workspace, "author").authors == (Person(name="Ann kite"),)
    part.show_talk(talk(workspace, "author"))
    qtbot.waitUntil(lambda: "by Ann kite" in told(part))
