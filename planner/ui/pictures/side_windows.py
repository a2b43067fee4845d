"""What stands beside the window: details, followed, suggested, posters, colleagues, changes."""

from threading import Event

from planner.conference import Kind
from planner.plan import Plan
from planner.ui import side_windows
from planner.ui.changes_dialog import ChangesDialog, MissingDialog
from planner.ui.colleagues_dialog import ColleaguesDialog
from planner.ui.following_dialog import FollowingDialog
from planner.ui.opening import Reading
from planner.ui.pictures.states import NOTE, SESSION_NOTE, newer_copy, their_stars
from planner.ui.pictures.studio import Studio, wait_for
from planner.ui.poster_route import PosterRouteDialog
from planner.ui.suggestions_dialog import SuggestionsDialog
from planner.ui.views import LIST, TIMELINE


def take_all(studio: Studio) -> None:
    """Leaves the plan as it was."""
    _take_followed(studio)
    _take_route(studio)
    _take_colleagues(studio)
    _take_details(studio)


def take_changes(studio: Studio) -> None:
    """A newer copy, in which starred talks have moved and one is missing."""
    window = studio.window
    programme = newer_copy(window.workspace)
    reading = Reading(Event(), fresh=[programme], known=[programme])
    window.commands.files.arrivals.take(reading)
    studio.take_both("changes", studio.side_window(ChangesDialog))
    side_windows.show_missing(window)
    studio.take_both("missing", studio.side_window(MissingDialog))


def _take_followed(studio: Studio) -> None:
    """An author and some words, and what they mark."""
    window, following = studio.window, studio.window.commands.following
    talk = window.browser.current
    assert talk
    side_windows.show_following(window)
    dialog = studio.side_window(FollowingDialog)
    studio.take("following-nothing", dialog)
    following.set_followed("authors", talk.authors[0].name, True)
    for words in ("network", "event camera", "robot*", "quantum"):
        following.set_followed("words", words, True)
    studio.take_both("following", dialog)
    studio.take("followed")
    dialog.close()
    studio.undo(5)


def _take_route(studio: Studio) -> None:
    workspace = studio.window.workspace
    posters = [talk for talk in workspace.timetable.talks if talk.kind is Kind.POSTER]
    plan = workspace.plan.with_stars(posters[::2], True)
    workspace.change("Star", plan.with_visit(posters[0], True).with_visit(posters[4], True))
    side_windows.show_poster_route(studio.window)
    dialog = studio.side_window(PosterRouteDialog)
    studio.take_both("poster-route", dialog)
    dialog.close()
    studio.undo(1)


def _take_colleagues(studio: Studio) -> None:
    """Two plans beside mine: their marks in the list, and the split of what clashes."""
    window, plans = studio.window, studio.window.commands.colleagues
    for name, stars in their_stars(window.workspace.timetable).items():
        empty = Plan(conference_id=window.workspace.conference.id)
        plans.take(empty.with_stars(stars, True), name)
    wait_for(lambda: len(plans.members) == 2)
    for view, name in ((TIMELINE, "timeline"), (LIST, "list")):
        window.views.choose(view)
        studio.take(f"colleagues-{name}")
    side_windows.show_colleagues(window)
    dialog = studio.side_window(ColleaguesDialog)
    assert isinstance(dialog, ColleaguesDialog)
    wait_for(lambda: dialog.is_ready)
    studio.take("colleagues", dialog)
    dialog.show_split()
    studio.take_both("colleagues-split", dialog)
    dialog.close()
    for one in plans.people:
        plans.remove(one.name)
    wait_for(lambda: not plans.members)


def _take_details(studio: Studio) -> None:
    """A talk with notes and what is like it, and what is like all stars."""
    window, details = studio.window, studio.window.parts.details
    workspace, talk = window.workspace, window.browser.current
    assert talk
    note = f"**{NOTE}**\n- [x] read the paper\n- [ ] see https://example.org"
    workspace.change("Note", workspace.plan.with_note(talk, note))
    workspace.change("Note", workspace.plan.with_session_note(talk.session_id, SESSION_NOTE))
    wait_for(lambda: details.related.to_stars(1) is not None)
    details.resize(380, 1100)
    studio.take_both("details", details)
    side_windows.show_suggestions(window)
    dialog = studio.side_window(SuggestionsDialog)
    studio.take_both("suggestions", dialog)
    dialog.close()
    studio.undo(2)
