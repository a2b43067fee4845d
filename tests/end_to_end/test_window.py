"""The main job by keyboard alone, in a real window."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


def test_a_star_set_by_keyboard_is_there_after_a_restart(
    desk: Any, session_page: Path, wait_until: Callable[..., None]
) -> None:
    talk = a_talk_to_type(desk, session_page)
    desk.start(session_page)
    wait_until(desk.programmes)
    desk.keys("ctrl+f")
    desk.type(f'"{talk["title"]}"')
    desk.keys("Return", "space")
    wait_until(desk.stars)
    desk.picture("starred")
    assert desk.stars() == {talk["id"]}
    desk.quit()

    desk.start()
    desk.picture("restarted")
    assert desk.stars() == {talk["id"]}
    desk.keys("ctrl+f")
    desk.type("is:starred")
    desk.keys("Return", "space")
    wait_until(lambda: not desk.stars())
    desk.quit()


def test_a_first_start_without_a_file_welcomes(desk: Any) -> None:
    desk.start()
    assert "Conference Planner" in desk.title()
    desk.picture("welcome")
    desk.quit()
    assert not desk.programmes()


def test_several_files_of_one_conference_become_one_programme(
    desk: Any, wait_until: Callable[..., None]
) -> None:
    pages = sorted(SAMPLES.glob("*.html"))[:2]
    desk.start(*pages)
    wait_until(desk.programmes)
    desk.picture("two-files")
    desk.quit()
    (programme,) = desk.programmes()
    assert len(json.loads(programme.read_text())["conference"]["sessions"]) == len(pages)


def a_talk_to_type(desk: Any, page: Path) -> dict[str, Any]:
    """The first talk whose title has only letters that every keyboard has."""
    talks = json.loads(desk.call("convert", page))["conference"]["talks"]
    return next(talk for talk in talks if re.fullmatch(r"[A-Za-z ]{30,}", talk["title"]))
