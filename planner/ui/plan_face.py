"""What stands where in a card of the plan; measured, not drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtGui import QFont, QFontMetricsF

from planner.ui.plan_lines import Card
from planner.ui.text_block import bold, text_block

_TITLE_LINES, _NOTE_LINES = 3, 4
EDGE = 3.0  # the strip of a card that tells the session


@dataclass(frozen=True, slots=True)
class Fonts:
    """The view's own font, that of titles and that of days, with the heights of their lines."""

    text: QFont
    title: QFont
    day: QFont
    line: float
    day_line: float
    time_width: float

    @property
    def pad(self) -> float:
        return round(self.line * 0.6)

    @property
    def star(self) -> float:
        """How far a star holds its title back."""
        return round(self.line * 1.25)

    @property
    def button(self) -> float:
        """How high a button is."""
        return self.line + 13

    @property
    def own_buttons(self) -> float:
        """What the buttons of an own entry take beside its title."""
        return self.time_width * 1.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of text in a card, from the card's corner; `colour` is a name of the theme's."""

    text: str
    font: QFont
    left: float
    top: float
    width: float
    height: float
    lines: int
    colour: str


@dataclass(frozen=True, slots=True)
class Face:
    """What stands in a card of some width; its buttons or posters begin at `left` and `foot`."""

    texts: tuple[Part, ...]
    title: Part
    note: Part | None
    chip: Part | None
    followed: Part | None  # after a flag
    left: float
    foot: float
    is_narrow: bool


def make_fonts(font: QFont) -> Fonts:
    title, day = bold(font), bold(font)
    if font.pointSizeF() > 0:
        day.setPointSizeF(font.pointSizeF() * 1.25)
    metrics = QFontMetricsF(title)
    lines = metrics.height(), QFontMetricsF(day).height()
    return Fonts(QFont(font), title, day, *lines, metrics.horizontalAdvance("00:00 – 00:00"))


def face(card: Card, width: float, fonts: Fonts) -> Face:
    """The time beside the rest, or above it in a narrow card; the title on three lines at most."""
    pad, start = fonts.pad, fonts.pad + EDGE
    is_narrow = width < fonts.line * 24
    left = start + (fonts.time_width + 2 * pad if card.time and not is_narrow else 0)
    room = max(width - left - pad, fonts.line)
    top = pad
    texts: list[Part] = []
    if card.time:
        texts += _time_parts(card, start, width if is_narrow else left, fonts)
        top += fonts.line * len(texts) if is_narrow else 0
    star = fonts.star if card.starred else 0
    taken = star + (fonts.own_buttons if is_own(card) and not is_narrow else 0)
    title = _block(card.title, fonts.title, (left + star, top), room - taken, _TITLE_LINES, fonts)
    top += title.height
    for text, colour, font in (
        (card.people, "muted", fonts.text),
        (card.place, "muted", fonts.text),
        (card.priority, "text", fonts.title),
        (card.team, "muted", fonts.text),
    ):
        if text:
            texts.append(_part(text, font, (left, top), room, fonts.line, colour))
            top += fonts.line
    followed = _followed(card, (left, top), room, fonts)
    top += fonts.line if followed else 0
    chip = _chip(card, (left, top), room, fonts)
    top += fonts.line + 10 if chip else 0
    note = None
    if card.note:
        place = left + pad, top + 4
        note = _block(card.note, fonts.text, place, room - pad, _NOTE_LINES, fonts)
        top += note.height + 4
    least = 2 * fonts.line if card.mark else 0
    foot = max(top, pad + least)
    return Face(tuple(texts), title, note, chip, followed, left, foot, is_narrow)


def _time_parts(card: Card, left: float, right: float, fonts: Fonts) -> Iterator[Part]:
    """The mark of another day stands after the time, where there is room, else below it."""
    together = f"{card.time} {card.mark}".rstrip()
    fits = QFontMetricsF(fonts.title).horizontalAdvance(together) < right - left
    text = together if fits else card.time
    yield _part(text, fonts.title, (left, fonts.pad), right - left, fonts.line)
    if not fits:
        below = left, fonts.pad + fonts.line
        yield _part(card.mark, fonts.text, below, right - left, fonts.line, "muted")


def _followed(card: Card, place: tuple[float, float], room: float, fonts: Fonts) -> Part | None:
    """Why it is marked, with space for the flag before."""
    if not card.followed:
        return None
    beside = place[0] + fonts.star, place[1]
    return _part(card.followed, fonts.text, beside, room - fonts.star, fonts.line, "muted")


def _chip(card: Card, place: tuple[float, float], room: float, fonts: Fonts) -> Part | None:
    """The name of its conference, with space for the button beside."""
    if not card.chip:
        return None
    inner = place[0] + fonts.pad, place[1] + 5
    button = fonts.time_width * 0.9 + 2 * fonts.pad
    return _part(card.chip, fonts.title, inner, room - button, fonts.line)


def is_own(card: Card) -> bool:
    """Whether it is an own entry."""
    return card.item is not None and card.item.own is not None


def has_choice(card: Card) -> bool:
    """Whether it can be chosen before the others of its clash."""
    return card.frame is not None and not card.frame.kept


def foot_rows(card: Card, *, is_narrow: bool) -> int:
    """How many rows of buttons stand under its text: the choice, and those of an own entry that
    have no room beside its title."""
    return has_choice(card) + (is_own(card) and is_narrow)


def _block(
    text: str, font: QFont, place: tuple[float, float], width: float, lines: int, fonts: Fonts
) -> Part:
    """On as many lines as it needs, up to `lines`."""
    height = fonts.line
    # Most titles stand on one line: laying out only the others takes a tenth of the time.
    if "\n" in text or QFontMetricsF(font).horizontalAdvance(text) > width - 1:
        height = text_block(text, font, ceil(width), lines).height
    return _part(text, font, place, width, height, lines=lines)


def _part(
    text: str,
    font: QFont,
    place: tuple[float, float],
    width: float,
    height: float,
    colour: str = "text",
    lines: int = 1,
) -> Part:
    left, top = place
    return Part(
        text=text,
        font=font,
        left=left,
        top=top,
        width=width,
        height=height,
        lines=lines,
        colour=colour,
    )
