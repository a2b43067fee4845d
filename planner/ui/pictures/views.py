"""The window: each view, light and dark, large and small, with few stars and many."""

from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QApplication, QMenu

from planner.mine import mine
from planner.paths import SAMPLE
from planner.ui.pictures.states import COPIED_PAGE, NOTE, store_workshops, worth_seeing
from planner.ui.pictures.studio import LARGE, Studio, wait_for
from planner.ui.views import LIST, PLAN, TIMELINE


def take_all(studio: Studio) -> None:
    """Leaves the sample open, with some stars, at its first day."""
    _take_first(studio)
    _open_sample(studio)
    _take_no_stars(studio)
    _plan_something(studio)
    studio.take_both("list")
    studio.narrow()
    _take_searches(studio)
    _take_compact(studio, "list-compact")
    studio.take_small("list")
    for view, name in ((TIMELINE, "timeline"), (PLAN, "plan")):
        studio.window.views.choose(view)
        studio.take_both(name)
        studio.take_small(name)
    _take_hidden(studio)
    _take_many(studio)
    _take_others(studio)
    _take_clocks(studio)
    _take_now(studio)


def _take_first(studio: Studio) -> None:
    window = studio.window
    window.resize(*LARGE)
    window.show_first(welcome=True)
    studio.take("first-start")
    window.commands.files.opener.read_text("a copied page", COPIED_PAGE)
    wait_for(lambda: bool(window.browser.talks))
    studio.take("guess-bar")


def _open_sample(studio: Studio) -> None:
    window = studio.window
    window.commands.files.open_files([SAMPLE])
    wait_for(lambda: len(window.browser.talks) > 100 and window.browser.is_ready)


def _take_no_stars(studio: Studio) -> None:
    studio.window.views.choose(PLAN)
    studio.take("plan-empty")
    studio.window.views.choose(LIST)


def _plan_something(studio: Studio) -> None:
    """Stars with a clash among them, and a note; all is saved, and related talks are found."""
    window = studio.window
    workspace, timetable = window.workspace, window.workspace.timetable
    done: set[str] = set()
    window.parts.details.related.ready.connect(lambda: done.add("related"))
    window.keeper.saved.connect(lambda: done.add("saved"))
    starred = worth_seeing(timetable)
    workspace.toggle_stars(starred)
    workspace.change("Note", workspace.plan.with_note(timetable.by_id[starred[1]], NOTE))
    window.browser.set_current(timetable.by_id[starred[0]])
    window.list.scrollToTop()
    wait_for(lambda: {"related", "saved"} <= done)


def _take_searches(studio: Studio) -> None:
    search = studio.window.header.search
    search.setText("graph")
    studio.take_both("search")
    search.setText("is:starred zebra")
    studio.take("nothing-found")
    studio.window.commands.go.show_all()


def _take_compact(studio: Studio, name: str) -> None:
    studio.window.set_compact(True)
    studio.take(name)
    studio.take_small(name)
    studio.window.set_compact(False)


def _take_hidden(studio: Studio) -> None:
    """Some talks that are not wanted, shown all the same, and the menus."""
    window = studio.window
    window.views.choose(LIST)
    window.commands.hiding.toggle([talk.id for talk in window.browser.talks[1:9:3]])
    window.browser.show_hidden(True)
    studio.take("hidden")
    window.parts.show_menu(window.mapToGlobal(window.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    studio.take_menu("talk-menu", menu)
    window.browser.show_hidden(False)
    studio.undo(1)
    for action in window.header.menu.actions():
        part = action.menu()
        assert isinstance(part, QMenu)
        studio.take_menu(f"menu-{action.text().lower()}", part)


def _take_many(studio: Studio) -> None:
    """All talks are starred."""
    window = studio.window
    plan = window.workspace.plan.with_stars(window.workspace.timetable.talks, True)
    window.workspace.change("Star", plan)
    for view, name in ((LIST, "list"), (TIMELINE, "timeline"), (PLAN, "plan")):
        window.views.choose(view)
        studio.take(f"{name}-many-stars")
    studio.undo(1)


def _take_others(studio: Studio) -> None:
    """Workshops on the same days: offered, and shown with the plan."""
    window, neighbours = studio.window, studio.window.commands.neighbours
    store_workshops(window.keeper.library, window.workspace)
    window.views.choose(LIST)
    window.views.choose(PLAN)
    wait_for(lambda: neighbours.offer is not None)
    studio.take("plan-offer")
    assert neighbours.offer
    neighbours.add(neighbours.offer)
    wait_for(lambda: bool(window.workspace.beside))
    studio.take_both("plan-others")
    studio.take_small("plan-others")
    studio.undo(1)
    window.views.choose(LIST)


def _take_clocks(studio: Studio) -> None:
    """By a clock of half hours, far enough that some talks are on the next day there."""
    window, zones = studio.window, studio.window.commands.zones
    zones.show_by("Asia/Kolkata")
    studio.take("clock-list")
    _take_compact(studio, "clock-list-compact")
    for view, name in ((PLAN, "plan"), (TIMELINE, "timeline")):
        window.views.choose(view)
        studio.take(f"clock-{name}")
    window.browser.set_day(None)
    studio.take_both("clock-timeline-all")
    studio.narrow()
    window.views.choose(LIST)
    studio.take_menu("clock-menu", window.header.zones)
    zones.show_by("conference")


def _take_now(studio: Studio) -> None:
    """Some minutes before a starred talk, with its reminder."""
    window, workspace = studio.window, studio.window.workspace
    strip, reminders = window.parts.now_strip, window.commands.reminders
    coming = mine(workspace.timetable, workspace.plan)[2]
    now = coming.start - timedelta(minutes=5)
    strip.now = reminders.now = lambda: now
    strip.refresh()
    studio.take("now")
    reminders.set_minutes(10)
    studio.take_both("reminder")
    reminders.set_minutes(0)
    strip.now = reminders.now = partial(datetime.now, UTC)
    strip.refresh()
