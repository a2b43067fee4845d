"""What the columns of a table hold, by the names in its header."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

Cell = str | int | float | bool | date | time | datetime | timedelta
Row = Sequence[Cell]

_SEARCHED = 20  # rows above the talks: titles, dates, the delimiter for Excel


class Field(StrEnum):
    """What a column may say of a talk; the value is its name in the template and in sentences."""

    ID = "id"
    DATE = "date"
    START = "start"
    END_DATE = "end date"
    END = "end"
    TIME = "time"
    DURATION = "duration"
    ZONE = "timezone"
    TITLE = "title"
    AUTHORS = "authors"
    AFFILIATION = "affiliation"
    ROOM = "room"
    SESSION = "session"
    CHAIR = "chair"
    TRACK = "track"
    KIND = "type"
    TOPICS = "topics"
    KEYWORDS = "keywords"
    POSITION = "position"
    LANGUAGE = "language"
    URL = "url"
    PAPER_URL = "paper url"
    ABSTRACT = "abstract"


# Without case, spaces and signs. Conferia's names (date_start, session_order …) are among them.
_NAMES = {
    Field.ID: "id uid guid code talkid paperid eventid submissionid papernumber",
    Field.DATE: "date day startdate",
    Field.START: "start starts begin begins from starttime startsat startdatetime datestart dtstart"
    " begintime timestart starttimestamp",
    Field.END_DATE: "enddate",
    Field.END: "end ends until to endtime endsat enddatetime dateend dtend finish timeend",
    Field.TIME: "time times timeslot slot when hours datetime dateandtime",
    Field.DURATION: "duration minutes mins length durationminutes durationmin durationmins"
    " durationinminutes durationhhmm lengthminutes lengthmin lengthmins lengthinminutes"
    " lengthhhmm",
    Field.ZONE: "timezone tz zone",
    Field.TITLE: "title talk paper talktitle papertitle presentation presentationtitle"
    " contribution contributiontitle eventtitle lecture",
    Field.AUTHORS: "authors author speakers speaker presenter presenters authornames speakernames"
    " people presentedby organizers organisers organizer organiser by who",
    Field.AFFILIATION: "affiliation affiliations institution institutions organisation organization"
    " company university",
    Field.ROOM: "room location place venue where hall roomname",
    Field.SESSION: "session sessions sessiontitle sessionname",
    Field.CHAIR: "chair chairs moderator moderators sessionchair sessionchairs host",
    Field.TRACK: "track tracks stream devroom",
    Field.KIND: "kind type eventtype talktype presentationtype format category",
    Field.TOPICS: "topics topic subject subjects subjectarea area",
    Field.KEYWORDS: "keywords keyword tags",
    Field.POSITION: "position poster posterposition posternumber posterid board boardnumber",
    Field.LANGUAGE: "language lang",
    Field.URL: "url link website webpage",
    Field.PAPER_URL: "paperurl paperlink pdf pdfurl openreview",
    Field.ABSTRACT: "abstract description summary notes details desc blurb",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}
# Where nothing else is called a title, these are one, the best first.
_ALMOST_TITLES = ("subject", "topic", "event", "eventname", "activity", "name", "summary", "what")


class Header(NamedTuple):
    """`row` counts from 0; `fields` has the columns of each field, `unknown` the other names."""

    row: int
    fields: dict[Field, list[int]]
    unknown: list[str]


def header_of(rows: Iterable[Row]) -> Header | None:
    """The first row with the most columns that we know, at least two; `None` without any."""
    best: Header | None = None
    for number, row in zip(range(_SEARCHED), rows, strict=False):
        header = _header(number, row)
        if _known(header) > max(1, _known(best)):
            best = header
    return best


def _known(header: Header | None) -> int:
    return len(header.fields) if header else 0


def _header(number: int, row: Row) -> Header:
    names = [_normal(cell) if isinstance(cell, str) else "" for cell in row]
    found = [_FIELDS.get(name) for name in names]
    if Field.TITLE not in found:
        almost = next((name for name in _ALMOST_TITLES if name in names), None)
        found = [Field.TITLE if n == almost else f for n, f in zip(names, found, strict=True)]
    fields: dict[Field, list[int]] = {}
    for column, field in enumerate(found):
        if field:
            fields.setdefault(field, []).append(column)
    unknown = [str(row[n])[:80] for n, field in enumerate(found) if names[n] and not field]
    return Header(number, fields, unknown)


def _normal(name: str) -> str:
    return re.sub(r"[\W_]+", "", name[:80].casefold())
