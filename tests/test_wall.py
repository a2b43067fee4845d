"""The rooms of the code and who may import whom; a new module takes its line in the table."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in (ROOT / "planner").rglob("*.py")
}
FACTS = {"conference", "errors"}
# What each module of the core may import of ours; a room stands for all of its modules.
MAY_IMPORT = {
    "conference": set(),
    "errors": set(),
    "arguments": set(),
    "paths": set(),
    "folding": set(),
    "formulas": set(),
    "times": set(),
    "clocks": {"times"},
    "typed_times": {"errors", "times"},
    "clock_changes": {"clocks", "times"},
    "place_search": {"clocks", "folding", "times"},
    "hour_scale": {"timeline_layout"},
    "wording": set(),
    "markdown_plain": set(),
    "priorities": set(),
    "tex_signs": set(),
    "tex": {"tex_signs"},
    "zone_rules": set(),
    "zones": {"errors", "times"},
    "files": {"errors"},
    "plan": {"conference", "walking"},
    "merging": {"conference", "plan", "walking"},
    "history": {"conference", "plan"},
    "running": {"conference", "times"},
    "walks": {"running", "walking"},
    "mine": {
        "conference",
        "engagements",
        "plan",
        "priorities",
        "running",
        "tex",
        "timetable",
        "wording",
    },
    "now": {"conference", "engagements", "mine", "plan", "times", "timetable"},
    "reminders": {"mine"},
    "link_code": {"errors"},
    "calendar_plan": {"event_ids", "merging", "plan"},
    "plan_text": {"mine", "plan", "tex", "times", "timetable", "wording"},
    "sharing": {*FACTS, "folding", "link_code", "papers", "plan", "zones"},
    "poster_route": {"conference", "plan", "tex", "times", "timetable", "wording"},
    "engagements": {"conference", "folding", "plan", "running", "tex", "times", "wording"},
    "clashes": {"conference", "engagements", "plan", "running", "timetable", "walking", "walks"},
    "timetable": {"clocks", "conference", "papers", "plan", "times", "wording"},
    "timeline_layout": {"conference", "timetable"},
    "timeline_grid": {"timeline_layout"},
    "timeline_moves": {"conference", "timeline_layout"},
    "talk_text": {"clocks", "conference", "tex", "times", "timetable"},
    "listing": {"conference", "plan", "priorities", "timetable"},
    "hiding": {"conference", "plan", "tex", "timetable", "wording"},
    "query": {"conference", "folding", "priorities", "times"},
    "likeness": {"conference", "folding"},
    "pairing": {"conference", "folding", "likeness"},
    "session_notes": {"conference", "folding"},
    "rematch": {"conference", "folding", "likeness", "pairing", "plan", "session_notes"},
    "comparing": {"conference", "times"},
    "changes": {"conference", "clashes", "comparing", "folding", "followed_talks", "plan"}
    | {"rematch", "times", "walking", "wording"},
    "following": {"folding", "plan", "tex"},
    "followed_words": {"folding", "following", "plan", "query"},
    "followed_talks": {
        *("conference", "folding", "followed_words", "following", "plan", "query", "search")
    },
    "notes": {"folding", "plan", "query", "timetable"},
    "search": {"conference", "folding", "notes", "query", "tex", "times", "timetable"},
    "naming": {*FACTS, "folding"},
    "corrections": {*FACTS, "times", "zones"},
    "own_times": {*FACTS, "corrections", "plan", "zones"},
    "papers": {"conference", "folding"},
    "walking": {"conference"},
    "going": {"clashes", "engagements", "plan"},
    "ways_out": {"clashes", "conference", "running", "times", "timetable", "walking"},
    "itinerary": {"conference", "running", "timetable", "walking"},
    "itinerary_text": {"itinerary", "priorities", "tex", "timetable", "walking", "ways_out"},
    "itinerary_plan": {"engagements", "itinerary", "itinerary_text", "plan", "times", "timetable"},
    "colleagues": {*FACTS, "engagements", "folding", "plan", "rematch"},
    "colleague_store": {*FACTS, "colleagues", "files", "records"},
    "team": {"colleagues", "conference", "itinerary", "itinerary_plan", "times", "timetable"}
    | {"wording"},
    "team_text": {
        "conference",
        "itinerary_text",
        "talk_text",
        "team",
        "tex",
        "timetable",
        "wording",
    },
    "splitting": {"colleagues", "conference", "itinerary", "itinerary_plan", "plan"}
    | {"priorities", "team", "timetable", "walking"},
    "day_budget": {"zones"},
    "day_plan": {
        "clashes",
        "conference",
        "day_budget",
        "engagements",
        "plan",
        "poster_route",
        "running",
    }
    | {"timetable"},
    "related_words": set(),
    "related": {"conference", "folding", "related_words", "tex"},
    "same_talks": {"conference", "folding", "likeness", "papers"},
    "joining": {"conference", "folding", "same_talks", "times"},
    "combining": {*FACTS, "corrections", "joining", "times", "zones"},
    "records": {*FACTS, "plan"},
    "recent": {*FACTS, "files", "records", "times"},
    "library": {*FACTS, "files", "merging", "plan", "recent", "records"},
    "plan_files": {"files", "plan", "records"},
    "beside": {*FACTS, "engagements", "library", "plan", "recent", "timetable", "wording", "zones"},
    "importers": {*FACTS, "corrections", "formulas", "times", "wording", "zones", "importers"},
    # It alone meets plans, to refuse them: what we wrote ourselves is read by `records`.
    "importers.own_json": {*FACTS, "corrections", "records", "zones", "importers"},
    "exporting": {"errors", "exporters", "followed_talks", "hiding", "notes", "plan", "query"}
    | {"search", "timetable", "wording"},
    "filter_words": {"listing", "times"},
    "gathering": {"errors", "importers"},
    "addresses": {"errors"},
    "page_links": {"addresses", "importers"},
    "content_coding": set(),
    "fetched": {"errors", "files"},
    "fetch_errors": {"addresses", "errors", "importers"},
    "transfers": {"errors"},
    "fetch": {"addresses", "content_coding", "errors", "fetch_errors", "fetched", "importers"}
    | {"transfers"},
    "polite": {"addresses", "errors", "fetched", "importers", "wording"},
    "links": {"addresses", "errors", "fetched", "importers", "page_links", "polite"},
    "event_ids": {*FACTS, "files", "plan", "records"},
    "caldav_server": {"addresses", "errors", "event_ids", "files"},
    "publishing": {"caldav_server", "conference", "exporters", "wording"},
    "passwords": {"errors"},
    "exporters": {
        *FACTS,
        "addresses",
        "clocks",
        "plan",
        "clashes",
        "engagements",
        "event_ids",
        "hiding",
        "files",
        "folding",
        "formulas",
        "markdown_plain",
        "poster_route",
        "papers",
        "priorities",
        "records",
        "running",
        "talk_text",
        "tex",
        "timetable",
        "wording",
        "exporters",
    }
    | {"timeline_layout", "times", "zones"},
}
WIRING = {"cli", "__main__"}
# They import inside functions what is only needed when it is asked for: the start is measured.
LAZY = {
    "planner.importers.ical",
    "planner.importers.miniconf_files",
    "planner.importers.xcal",
    "planner.cli",
    "planner.__main__",
    "planner.ui.application",
    "planner.ui.browser",
    "planner.ui.dialogs",
    "planner.ui.error_dialogs",
    "planner.ui.error_hook",
    "planner.ui.keeper",
    "planner.ui.later_commands",
    "planner.ui.later_parts",
    "planner.ui.main_window",
    "planner.ui.opening",
    "planner.ui.side_windows",
    "planner.ui.workspace",
}
# No view knows what holds it: these modules of the interface, each with those who may import it.
HOLDERS = {
    "planner.ui.main_window": {
        "planner.ui.application",
        *("planner.ui.pictures", "planner.ui.pictures.studio"),
        *("planner.ui.pictures.views", "planner.ui.pictures.side_windows"),
    },
    "planner.ui.application": {"planner.ui.pictures", "planner.__main__"},
    "planner.ui.pictures": {"planner.cli.pictures"},
}
# The commands that need the interface; the others work without it.
DRAWING = {"planner.cli.pictures", "planner.cli.printing"}
# Slow to import, or dangerous: each has its rooms.
FOREIGN = {
    "PySide6": {"ui", *WIRING},
    "bs4": {"importers"},
    "lxml": {"importers"},
    "pydantic": {"records"},
    "pydantic_core": {"conference"},
    "caldav": {"caldav_server"},
    "icalendar": {"caldav_server", "importers"},
    "keyring": {"passwords"},
    "niquests": {"caldav_server"},
    "xlsxwriter": {"exporters"},
    "dateutil": {"importers"},
    "yaml": {"importers"},
    "httpx": {"fetch"},
    "segno": {"ui"},
    "platformdirs": {"paths"},
    "sqlite3": {"search"},
    "pypdf": {"exporters"},
    "ziamath": {"ui"},
    "socket": {"transfers"},
    "urllib.request": {"fetch"},
    "http.client": {"fetch"},
}


@pytest.mark.parametrize("module", sorted(FILES))
def test_a_module_imports_only_what_its_room_may(module: str) -> None:
    room = _room(module)
    rooms = {_room(name) for name, _ in _our_imports(module)}
    allowed = MAY_IMPORT.get(module.partition(".")[2], MAY_IMPORT.get(room))
    if allowed is not None:
        assert rooms <= allowed
    elif room == "ui":
        assert rooms <= {"ui", *MAY_IMPORT}
    else:
        assert room in {"", *WIRING}, "a new module takes its line in the table"


@pytest.mark.parametrize("held", sorted(HOLDERS))
def test_what_holds_the_views_is_known_only_to_who_starts_it(held: str) -> None:
    knowing = {module for module in FILES if held in {name for name, _ in _our_imports(module)}}
    assert knowing <= HOLDERS[held]


@pytest.mark.parametrize("module", sorted(FILES))
def test_foreign_packages_stay_in_their_rooms(module: str) -> None:
    names = {name for name, _ in _imports(FILES[module])}
    for package, rooms in FOREIGN.items():
        if any(f"{name}.".startswith(f"{package}.") for name in names):
            assert _room(module) in rooms


@pytest.mark.parametrize("module", sorted(FILES))
def test_our_modules_are_imported_at_the_top(module: str) -> None:
    inside = [name for name, at_top in _our_imports(module) if not at_top]
    assert not inside or module in LAZY


def test_the_core_reaches_the_interface_only_in_commands_that_draw() -> None:
    reaching = {
        module
        for module in FILES
        for name, _ in _our_imports(module)
        if _room(name) == "ui" and _room(module) not in ("ui", "__main__")
    }
    assert reaching == DRAWING


def test_the_commands_that_draw_are_imported_only_when_they_are_given() -> None:
    importing = {
        (module, at_top)
        for module in FILES
        for name, at_top in _our_imports(module)
        if name in DRAWING
    }
    assert importing == {("planner.cli", False)}


def test_no_module_imports_itself_in_a_circle() -> None:
    TopologicalSorter({m: {name for name, _ in _our_imports(m)} for m in FILES}).prepare()


def test_the_table_names_only_what_there_is() -> None:
    names = {name for module in FILES for name in (_room(module), module.partition(".")[2])}
    assert set(MAY_IMPORT) <= names
    assert set(HOLDERS) <= set(FILES)


def _room(module: str) -> str:
    return module.partition(".")[2].partition(".")[0]


def _our_imports(module: str) -> Iterator[tuple[str, bool]]:
    """The modules of ours that `module` imports; `planner` itself holds only the version."""
    for name, at_top in _imports(FILES[module]):
        known = next((n for n in (name, name.rpartition(".")[0]) if n in FILES), "planner")
        if known not in ("planner", module):
            yield known, at_top


@cache
def _imports(path: Path) -> list[tuple[str, bool]]:
    """All names imported when the program runs, in full, and whether at the top of the module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        node
        for block in tree.body
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    return [
        (name, node in tree.body)
        for node in ast.walk(tree)
        if node not in for_types
        for name in _names(node)
    ]


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
