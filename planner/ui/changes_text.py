"""The rows of the changes as rich text; all foreign text in it is escaped."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.changes import Changed
from planner.clashes import Clash
from planner.comparing import Change, What
from planner.conference import Talk
from planner.following import Reasons, sentence_of
from planner.tex import to_text
from planner.times import clock, day_and_month, span
from planner.ui import theme
from planner.ui.rich import escape, link

_MOST_AUTHORS = 4
_NO_REASONS: Reasons = {}


def rows(changed: Iterable[Changed], *, mine: bool = False, reasons: Reasons = _NO_REASONS) -> str:
    """Each talk, why it is followed, what was and what is, and a link to it where it is still
    there."""
    return _table(
        (heading_of(each.talk) + _why(reasons.get(each.talk.id, ())), *_told(each, mine))
        for each in changed
    )


def clash_rows(clashes: Iterable[Clash], zone: ZoneInfo, own: Collection[str]) -> str:
    """Both talks, when they overlap, and a link to the first that is no `own` entry."""
    return _table(
        (
            f"{_strong(c.first)}<br>{_strong(c.second)}",
            _overlap(c, zone),
            _show(c.second if c.first.id in own else c.first),
        )
        for c in clashes
    )


def heading_of(talk: Talk) -> str:
    """Title and authors."""
    names = [person.name for person in talk.authors[:_MOST_AUTHORS]]
    more = ["…"] * (len(talk.authors) > _MOST_AUTHORS)
    authors = ", ".join([*names, *more])
    return _strong(talk) + (f"<br>{_muted(authors)}" if authors else "")


def place_of(start: datetime | None, end: datetime | None, room: str, zone: ZoneInfo) -> str:
    """`Tue 9 Mar 9:00 – 9:15 · Hall 1`."""
    when = (
        f"{day_and_month(start.astimezone(zone).date())} {span(start, end, zone)}" if start else ""
    )
    return _muted(" · ".join(filter(None, (when, room))))


def _why(names: Sequence[str]) -> str:
    return f"<br>{_muted(sentence_of(names))}" if names else ""


def _told(changed: Changed, mine: bool) -> tuple[str, str]:
    lines = [_line(change, mine) for change in changed.changes]
    is_gone = changed.changes[0].what is What.CANCELLED
    return "<br>".join(lines), "" if is_gone else _show(changed.talk)


def _line(change: Change, mine: bool) -> str:
    if change.what is What.CANCELLED:
        stays = "<br>No longer in the programme; it stays in your plan" if mine else ""
        return f"{_muted('Cancelled')} &nbsp;{change.old}{stays}"
    old = f"{escape(to_text(change.old))} → " if change.old else ""
    return f"{_muted(change.what.label)} &nbsp;{old}<b>{escape(to_text(change.new))}</b>"


def _overlap(clash: Clash, zone: ZoneInfo) -> str:
    colour = theme.colours().clash
    day = day_and_month(clash.start.astimezone(zone).date())
    when = f"{day} {clock(clash.start, zone)} – {clock(clash.end, zone)}"
    walk = f": {clash.walk} min to walk" if clash.walk else ""
    return f'<span style="color:{colour}">⚠ Clash, {when}{walk}</span>'


def _show(talk: Talk) -> str:
    return link(talk.id, "Show", theme.colours().accent)


def _strong(talk: Talk) -> str:
    return f"<b>{escape(to_text(talk.shown_title))}</b>"


def _muted(text: str) -> str:
    return f'<span style="color:{theme.colours().muted}">{escape(text)}</span>'


def _table(lines: Iterable[Sequence[str]]) -> str:
    """Of three columns."""
    style = f"padding:5px 16px 5px 0; border-bottom:1px solid {theme.colours().line}"
    body = "".join(
        f'<tr><td width="50%" style="{style}">{left}</td><td width="42%" style="{style}">{right}'
        f'</td><td align="right" style="{style}">{way}</td></tr>'
        for left, right, way in lines
    )
    return f'<table width="100%" cellspacing="0" style="border-collapse:collapse">{body}</table>'
