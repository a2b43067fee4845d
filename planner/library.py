"""The folder of programmes and plans: load, save, merge what two windows did, recover."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace

from planner import merging
from planner.conference import Concern, Conference, Programme, Record, Remark, by_id, day_of
from planner.errors import LibraryError
from planner.files import locked, read_if_there, safe_name, set_aside, telling, write_safely
from planner.plan import Plan
from planner.records import (
    PLAN,
    PROGRAMME,
    NewerFileError,
    read_plan,
    read_programme,
    read_record,
    to_json,
)
from planner.times import day_range

_INDEX = "conference-library"


class Summary(Record):
    """What the list of recent programmes shows; the days are those of the conference's zone."""

    id: str
    title: str
    read_at: datetime
    first_day: date | None = None
    last_day: date | None = None
    talks: int = 0

    @property
    def days(self) -> str:
        """`3–7 May 2021`, empty where no talk has a time."""
        if self.first_day is None or self.last_day is None:
            return ""
        return day_range(self.first_day, self.last_day)


class LoadedPlan(Record, kw_only=False):
    """`recovered` is a sentence for the user if the plan's own file could not be used."""

    plan: Plan
    recovered: str = ""


class _Index(Record):
    programmes: tuple[Summary, ...] = ()


class _Head(Record):
    """Only the format and the version."""


class Library:
    """`folder` is made when something is first written.

    Everything that reads or writes raises LibraryError when the folder cannot be used, and
    NewerFileError for a file of a newer program, which is left untouched.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def colleagues_folder(self) -> Path:
        """Where the plans of colleagues lie, once there are some."""
        return self.folder / "colleagues"

    def programmes(self) -> list[Summary]:
        """The stored programmes, last opened first, without reading them."""
        with telling(self.folder):
            stored = {path.stem: path for path in (self.folder / "programmes").glob("*.json")}
        known = [summary for summary in self._index() if stored.pop(safe_name(summary.id), None)]
        return known + _newest_first(self._summaries(stored.values()))

    def load_programme(self, conference_id: str) -> Programme:
        """From its backup, with a remark in the report, where the file is damaged."""
        path = self._programme_path(conference_id)
        raw = read_if_there(path)
        if raw is None:
            raise LibraryError("This programme is no longer stored; open its page or file again.")
        try:
            return read_programme(raw)
        except NewerFileError:
            raise
        except LibraryError as error:
            return _from_backup(read_if_there(_backup(path)), error)

    def save_programme(self, programme: Programme) -> None:
        """Stores it and puts it first among the recent ones."""
        conference = programme.conference
        path = self._programme_path(conference.id)
        with locked(self.folder):
            _refuse_newer(path)
            _write_keeping_backup(path, to_json(programme, PROGRAMME, indented=False).encode())
            self._write_index(_first(_summary(conference), self.programmes()))

    def remember_opened(self, conference_id: str) -> None:
        """Puts a stored programme first among the recent ones."""
        with locked(self.folder):
            summaries = self.programmes()
            opened = by_id(summaries).get(conference_id)
            if opened and summaries[0] != opened:
                self._write_index(_first(opened, summaries))

    def load_plan(self, conference_id: str) -> LoadedPlan:
        """The plan, from its backup if damaged; an empty one if there is none. Changes nothing."""
        path = self._plan_path(conference_id)
        if saved := _plan_in(path):
            return LoadedPlan(plan=saved)
        if backup := _plan_in(_backup(path)):
            return LoadedPlan(plan=backup, recovered=_USED_BACKUP.format(path=path))
        damaged = path.exists() or _backup(path).exists()
        return LoadedPlan(
            plan=Plan(conference_id=conference_id),
            recovered=_BOTH_DAMAGED.format(path=path) if damaged else "",
        )

    def save_plan(self, plan: Plan, base: Plan) -> Plan:
        """Saves `plan`, merged with what others saved since this window read or saved `base`.

        Returns the plan as it is on the disk now: the next `base`.
        """
        path = self._plan_path(plan.conference_id)
        with locked(self.folder):
            on_disk = _plan_in(path)
            if not on_disk:
                plan = self._rescued(plan, path)
            elif on_disk != base:
                plan = merging.merged(plan, base, on_disk)
            if plan != on_disk:
                _write_keeping_backup(path, to_json(plan, PLAN).encode())
        return plan

    def _rescued(self, plan: Plan, path: Path) -> Plan:
        """The file is missing or damaged: damaged ones are kept aside, no star is dropped."""
        backup = _plan_in(_backup(path))
        if path.exists():
            set_aside(path)
        if backup:
            return merging.merged(plan, Plan(conference_id=plan.conference_id), backup)
        if _backup(path).exists():
            set_aside(_backup(path))
        return plan

    def _plan_path(self, conference_id: str) -> Path:
        return self.folder / "plans" / f"{safe_name(conference_id)}.json"

    def _programme_path(self, conference_id: str) -> Path:
        return self.folder / "programmes" / f"{safe_name(conference_id)}.json"

    @property
    def _index_path(self) -> Path:
        return self.folder / "recent.json"

    def _index(self) -> tuple[Summary, ...]:
        """Of the last write; a lost or unreadable one is made again from the programmes."""
        try:
            raw = read_if_there(self._index_path)
            return read_record(raw, _Index, _INDEX).programmes if raw else ()
        except LibraryError:
            return ()

    def _write_index(self, summaries: Iterable[Summary]) -> None:
        index = _Index(programmes=tuple(summaries))
        if self._index_path.is_dir():
            set_aside(self._index_path)
        write_safely(self._index_path, to_json(index, _INDEX).encode())

    def _summaries(self, paths: Iterable[Path]) -> list[Summary]:
        """Of programmes that the index does not know; unreadable ones cannot be offered."""
        found = []
        for path in paths:
            try:
                found.append(_summary(read_programme(path.read_bytes()).conference))
            except (LibraryError, OSError):
                continue
        return found


def write_plan(plan: Plan, path: Path) -> None:
    """*Save a copy*: the plan as one file, where the user wants it."""
    write_safely(path, to_json(plan, PLAN).encode())


def read_plan_file(path: Path) -> Plan:
    """*Open plan*: a plan's file from elsewhere. Raises LibraryError."""
    with telling(path):
        return read_plan(path.read_bytes())


def is_plan_file(path: Path) -> bool:
    """Whether it says of itself that it is a plan, whole or damaged. Raises LibraryError."""
    with telling(path):
        return path.is_file() and f'"{PLAN}"'.encode() in path.read_bytes()[:_HEAD]


_HEAD = 4096  # bytes, in which a file names its format
_USED_BACKUP = (
    "The plan's file “{path}” is missing or damaged; its backup was used, so look through your "
    "last changes. A damaged file is kept beside it at the next change."
)
_BOTH_DAMAGED = (
    "The plan's file “{path}” and its backup are damaged, so the plan is empty; both files are "
    "kept beside the new one."
)


def _backup(path: Path) -> Path:
    return path.with_name(f"{path.name}.bak")


def _write_keeping_backup(path: Path, content: bytes) -> None:
    before = read_if_there(path)
    if before is not None:
        write_safely(_backup(path), before, to_disk=False)
    write_safely(path, content)


def _refuse_newer(path: Path) -> None:
    raw = read_if_there(path)
    try:
        read_record(raw or b"", _Head, PROGRAMME)
    except NewerFileError:
        raise
    except LibraryError:
        return  # missing or damaged: reading it again is the remedy


def _plan_in(path: Path) -> Plan | None:
    """`None` if the file is missing or damaged."""
    raw = read_if_there(path)
    try:
        return read_plan(raw) if raw is not None else None
    except NewerFileError:
        raise
    except LibraryError:
        return None


def _from_backup(raw: bytes | None, error: LibraryError) -> Programme:
    sentence = "The stored programme is damaged; open its page or file again."
    try:
        programme = read_programme(raw or b"")
    except LibraryError:
        raise LibraryError(sentence, error.details) from error
    remark = Remark(
        concern=Concern.ODD,
        where="library",
        what="The stored programme was damaged; the one read before it is shown.",
    )
    report = replace(programme.report, remarks=(*programme.report.remarks, remark))
    return replace(programme, report=report)


def _summary(conference: Conference) -> Summary:
    sessions = by_id(conference.sessions)
    days = [day_of(talk, sessions.get(talk.session_id), conference) for talk in conference.talks]
    known = [day for day in days if day]
    return Summary(
        id=conference.id,
        title=conference.title,
        read_at=conference.read_at,
        first_day=min(known, default=None),
        last_day=max(known, default=None),
        talks=len(conference.talks),
    )


def _first(summary: Summary, others: Iterable[Summary]) -> list[Summary]:
    return [summary, *(other for other in others if other.id != summary.id)]


def _newest_first(summaries: list[Summary]) -> list[Summary]:
    return sorted(summaries, key=lambda summary: summary.read_at, reverse=True)
