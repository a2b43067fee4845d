"""The folder of programmes and plans: load, save, merge what two windows did, recover."""

from pathlib import Path

from msgspec.structs import replace

from planner import merging
from planner.conference import Concern, Programme, Record, Remark, by_id
from planner.errors import LibraryError
from planner.files import locked, read_if_there, safe_name, set_aside, write_safely
from planner.plan import Plan
from planner.recent import Recent, Summary, summary_of
from planner.records import (
    PLAN,
    PROGRAMME,
    NewerFileError,
    read_plan,
    read_programme,
    read_record,
    to_json,
)


class LoadedPlan(Record, kw_only=False):
    """`recovered` is a sentence for the user if the plan's own file could not be used."""

    plan: Plan
    recovered: str = ""


class _Head(Record):
    """Only the format and the version."""


class Library:
    """`folder` is made when something is first written.

    Everything that reads or writes raises LibraryError when the folder cannot be used, and
    NewerFileError for a file of a newer program, which is left untouched.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._recent = Recent(folder)

    @property
    def colleagues_folder(self) -> Path:
        """Where the plans of colleagues lie, once there are some."""
        return self.folder / "colleagues"

    def programmes(self) -> list[Summary]:
        """The stored programmes, last opened first, without reading them."""
        return self._recent.all()

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
            self._recent.put_first(summary_of(conference))

    def remember_opened(self, conference_id: str) -> None:
        """Puts a stored programme first among the recent ones."""
        with locked(self.folder):
            opened = by_id(self.programmes()).get(conference_id)
            if opened:
                self._recent.put_first(opened)

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
