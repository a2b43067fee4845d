"""The colleagues' plans of each conference on the disk: one file, which needs no other one."""

from collections.abc import Callable
from pathlib import Path

from planner.colleagues import Colleague, Colleagues
from planner.errors import LibraryError
from planner.files import locked, read_if_there, safe_name, set_aside, write_safely
from planner.records import NewerFileError, check_plan, read_record, to_json

_FORMAT = "conference-colleagues"
_Change = Callable[[tuple[Colleague, ...]], tuple[Colleague, ...]]


class ColleagueStore:
    """In a `folder` of its own. All raises LibraryError where the file cannot be used, and
    NewerFileError for one of a newer program, which is left untouched."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, conference_id: str) -> tuple[Colleague, ...]:
        """None where there is no file; it raises LibraryError for a damaged one."""
        raw = read_if_there(self._path(conference_id))
        if raw is None:
            return ()
        people = read_record(raw, Colleagues, _FORMAT).people
        for colleague in people:
            check_plan(colleague.plan)
        return people

    def change(self, conference_id: str, change: _Change) -> tuple[Colleague, ...]:
        """Changes what is on the disk, also by another window; a damaged file is kept aside."""
        path = self._path(conference_id)
        with locked(self._folder):
            try:
                before = self.load(conference_id)
            except NewerFileError:
                raise
            except LibraryError:
                before = ()
                set_aside(path)
            after = change(before)
            write_safely(path, to_json(Colleagues(people=after), _FORMAT).encode())
        return after

    def _path(self, conference_id: str) -> Path:
        return self._folder / f"{safe_name(conference_id)}.json"
