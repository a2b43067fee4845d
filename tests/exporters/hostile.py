"""A plan of talks that do not want to be written down: each of their texts breaks some format."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from planner.conference import Conference, Kind, Person, Session, Talk
from planner.exporters import selection as selections
from planner.exporters.selection import Selection
from planner.plan import OwnEntry, Plan
from planner.timetable import Timetable

START = datetime(2027, 3, 13, 23, 0, tzinfo=UTC)  # the clocks go forward in the night that follows
TEXTS = (
    "On Snow",
    """Say "yes", 'no', “perhaps”; or \\"nothing\\" at all""",
    "<script>alert('1')</script> & <b onclick=x>bold</b> &amp; ]]> <!-- --> </title></style>",
    "=cmd|' /C calc'!A0",
    "+1 or -1, @home; #5: *not* _a_ `list`",
    "-2+3",
    "@SUM(1+1)*cmd",
    "'apostrophe first",
    "# Heading\n\n- item\n1. one\n\n> quote | table [link](javascript:alert(1)) ![x](http://x.y/z)",
    "1. First of all",
    "https://example.org/a_b?c=1&d=2#e is a link",
    "Long " + "abcdefghi " * 199 + "end",
    "W" * 2000,
    "שלום עולם – مرحبا بالعالم",
    "Rocket \U0001f680 family \U0001f468\u200d\U0001f469\u200d\U0001f467 flag \U0001f1ef\U0001f1f5",
    "機械学習の未来について、雪と氷",
    r"$\mathcal{O}(n^2)$-GNN: 100\% of {Deep} Nets & $x_1 < y$",
    r"Costs $5 and 10$ more, C:\new_{folder, ~20% #1 ^up",
    "}{ unbalanced } braces { everywhere {",
    "back\\slash at the end\\",
    "Zoë Müller-Łukasz ñandú ß ø Æ œ ’ – — … ½ ≤ 𝒪",
    "tabs\tand\rreturns\u2028of every\u2029kind",
)
# No file can hold these as they are: half of a pair of surrogates, and what XML has no sign for.
MENDED = "half \ufffd and bell \ufffd nul \ufffd feed end"
BROKEN = "half \ud83d and bell \x07 nul \x00 feed \x0c end"


def on_one_line(text: str) -> str:
    """As a text can be written where there is one line for it."""
    return " ".join(text.replace(BROKEN, MENDED).split())


def selection() -> Selection:
    """For each text a talk that has it everywhere, and an own entry; an hour between their starts.

    With a break, an untitled talk without a time, one that is gone, and one that is not wanted.
    """
    talks = [_talk(number, text) for number, text in enumerate((*TEXTS, BROKEN))]
    extra = [
        replace(talks[0], id="break", title="", kind=Kind.BREAK, authors=()),
        replace(talks[0], id="untimed", title="", authors=(), start=None, end=None),
    ]
    unwanted = replace(talks[0], id="unwanted", title="Unwanted")
    conference = Conference(
        id="hostile-2027",
        title="Conference <i>& “Friends”, 2027",
        time_zone="America/Los_Angeles",
        read_at=START,
        url="https://example.org/2027",
        sessions=tuple(
            Session(id=f"s{number}", title=text, start=START, end=START + timedelta(days=2))
            for number, text in enumerate((*TEXTS, BROKEN))
        ),
        talks=(*talks, *extra, unwanted),
    )
    plan = Plan(conference_id=conference.id)
    plan = plan.with_stars([*talks, *extra, replace(talks[0], id="gone", title="Gone")], True)
    for talk in talks:
        plan = plan.with_note(talk, talk.title).with_session_note(talk.session_id, talk.title)
    plan = plan.with_priority(talks[:3], 1)
    for entry in _own_entries():
        plan = plan.with_own_entry(entry)
    return selections.of_plan(Timetable(conference), plan)


def _talk(number: int, text: str) -> Talk:
    start = START + timedelta(hours=number)
    return Talk(
        id=f"{number}/{text[:20]}",
        title=text,
        kind=Kind.POSTER if number == 1 else Kind.ORAL,
        start=start,
        end=start + timedelta(minutes=25),
        room=text,
        session_id=f"s{number}",
        track=text,
        authors=(Person(name=text, affiliation=text), Person(name="Ann Lee")),
        abstract=f"{text}\n\n{text}",
        keywords=(text, "snow"),
        topics=(text,),
        poster_position=f"#{number}",
        url=f"https://example.org/talk/{number}?a=1&b=2",
        paper_url=f"https://example.org/paper/{number}",
    )


def _own_entries() -> Iterator[OwnEntry]:
    for number, text in enumerate((*TEXTS, BROKEN)):
        start = START + timedelta(hours=number, minutes=30)
        end = start + timedelta(minutes=15)
        yield OwnEntry(id=f"own-{number}", title=text, start=start, end=end, place=text)
