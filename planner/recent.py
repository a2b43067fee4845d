"""The list of the stored programmes, the last opened first; a lost one is made again from them."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from planner.conference import Conference, Record, by_id, day_of
from planner.errors import LibraryError
from planner.files import read_if_there, safe_name, set_aside, telling, write_safely
from planner.records import read_programme, read_record, to_json
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


class _Index(Record):
    programmes: tuple[Summary, ...] = ()


class Recent:
    """In the folder of the library. Raises LibraryError when that cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._programmes = folder / "programmes"
        self._file = folder / "recent.json"

    def all(self) -> list[Summary]:
        """Without reading the programmes, where the list knows them."""
        with telling(self._programmes.parent):
            stored = {path.stem: path for path in self._programmes.glob("*.json")}
        known = [summary for summary in self._known() if stored.pop(safe_name(summary.id), None)]
        return known + _newest_first(_summaries(stored.values()))

    def put_first(self, summary: Summary) -> None:
        """Also one that is not listed yet; who calls holds the lock."""
        others = (one for one in self.all() if one.id != summary.id)
        index = _Index(programmes=(summary, *others))
        if index.programmes == self._known():
            return
        if self._file.is_dir():
            set_aside(self._file)
        write_safely(self._file, to_json(index, _INDEX).encode())

    def _known(self) -> tuple[Summary, ...]:
        """Of the last write; none of a list that is lost or unreadable."""
        try:
            raw = read_if_there(self._file)
            return read_record(raw, _Index, _INDEX).programmes if raw else ()
        except LibraryError:
            return ()


def summary_of(conference: Conference) -> Summary:
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


def _summaries(paths: Iterable[Path]) -> list[Summary]:
    """Of programmes that the list does not know; unreadable ones cannot be offered."""
    found = []
    for path in paths:
        try:
            found.append(summary_of(read_programme(path.read_bytes()).conference))
        except (LibraryError, OSError):
            continue
    return found


def _newest_first(summaries: list[Summary]) -> list[Summary]:
    return sorted(summaries, key=lambda summary: summary.read_at, reverse=True)
