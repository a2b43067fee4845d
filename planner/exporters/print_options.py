"""What can be chosen for paper: the layout, what it holds, and how it looks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from planner.clocks import Clock


class Layout(StrEnum):
    AGENDA = "agenda"
    GRID = "grid"
    POCKET = "pocket"
    ABSTRACTS = "abstracts"
    POSTERS = "posters"


class What(StrEnum):
    PLAN = "plan"
    PROGRAMME = "programme"


class Columns(StrEnum):
    """What the columns of the day grid are."""

    ROOMS = "rooms"
    SESSIONS = "sessions"


class Paper(StrEnum):
    A4 = "A4"
    LETTER = "Letter"


class Margins(StrEnum):
    NARROW = "narrow"
    NORMAL = "normal"
    WIDE = "wide"


class FontSize(StrEnum):
    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """`days` and `priorities` (of a plan, 0 for none) are those to print; none given means all.

    The times of the `other` clock stand in brackets; `qr` are the links as squares for a
    telephone's camera.
    """

    layout: Layout = Layout.AGENDA
    what: What = What.PLAN
    days: tuple[date, ...] = ()
    priorities: tuple[int, ...] = ()
    columns: Columns = Columns.ROOMS
    abstracts: bool = False
    notes: bool = True
    other: Clock | None = None
    qr: bool = False
    paper: Paper = Paper.A4
    margins: Margins = Margins.NORMAL
    font_size: FontSize = FontSize.NORMAL
    greyscale: bool = False

    @property
    def other_zone(self) -> ZoneInfo | None:
        return self.other.zone if self.other else None
