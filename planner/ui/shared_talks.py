"""What the window of colleagues' plans shows: worked out in the background, as plain values."""

from collections.abc import Iterable
from typing import NamedTuple

from planner.colleagues import Member
from planner.splitting import Split, split
from planner.talk_text import when
from planner.team import Days, Share, Team, shared, team, way_of
from planner.team_text import about, as_text, sent
from planner.tex import to_text
from planner.timetable import Timetable
from planner.ui.suggestion_list import Suggestion

Rows = list[Suggestion]


class SharedTalks(NamedTuple):
    """Under each share its rows; under each of us, after the split, those that he or she goes to;
    `nobody` holds those that are lost. Both texts are for a message."""

    shares: dict[Share, Rows]
    split: Split
    parts: list[Rows]
    nobody: Rows
    text: str
    split_text: str


def work_out(timetable: Timetable, members: tuple[Member, ...]) -> SharedTalks:
    """A second for six of us with hundreds of stars each."""
    us = team(timetable, members)
    days = Days(timetable, us)
    shares = {share: _about(timetable, us, days, shared(timetable, us, share)) for share in Share}
    divided = split(timetable, us)
    after, later = divided.team, Days(timetable, divided.team)
    parts = [
        [
            _row(timetable, after, i, sent(after, later, who, i))
            for i in (talk.id for talk in way_of(timetable, after, who))
        ]
        for who in range(len(members))
    ]
    lost = shared(timetable, after, Share.NOBODY)
    return SharedTalks(
        shares,
        divided,
        parts,
        _about(timetable, after, later, lost),
        as_text(timetable, us),
        as_text(timetable, after),
    )


def _about(timetable: Timetable, us: Team, days: Days, ids: Iterable[str]) -> Rows:
    return [_row(timetable, us, i, about(timetable, us, days, i)) for i in ids]


def _row(timetable: Timetable, us: Team, talk_id: str, reason: str) -> Suggestion:
    """Star and clash are put in when it is shown."""
    talk = timetable.by_id[talk_id]
    place = (when(talk, timetable.clock), timetable.room(talk))
    return Suggestion(
        talk_id=talk_id,
        title=to_text(talk.shown_title),
        place=" · ".join(filter(None, place)),
        reason=reason,
        starred=False,
        clashes=False,
    )
