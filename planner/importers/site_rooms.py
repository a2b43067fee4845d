"""Names of rooms from what the virtual sites made of them for their class names."""

import re

_SMALL = frozenset({"and", "at", "by", "in", "of", "on", "the", "to"})
_LETTERED = frozenset({"ballroom", "ballrooms", "hall", "halls", "room", "rooms"})
_MARKED = re.compile(r"(?:[a-z]\d|\d[a-z])[a-z0-9]*|[a-z]")  # c2, b1b2, 2f, e
_SHAPES = (re.compile(r"\d+"), re.compile(r"[a-z]\d+"), re.compile(r"[a-z]"))


def room_of_slug(slug: str) -> str:
    """ "Room R06-R09 Level 2" of `room-r06-r09-level-2`; signs other than hyphens are lost there.

    Two numbers, or two letters, that follow each other are taken for a range.
    """
    name, before = "", ""
    for word in slug.split("-"):
        if word:
            joint = "-" if _shape(before) == _shape(word) != -1 else " "
            name += f"{joint}{_spelt(word, before)}" if name else _spelt(word, before)
            before = word
    return name


def _spelt(word: str, before: str) -> str:
    if before and word in _SMALL:
        return word
    is_mark = _MARKED.fullmatch(word) or (before in _LETTERED and len(word) == 2)
    return word.upper() if is_mark else word.capitalize()


def _shape(word: str) -> int:
    return next((n for n, shape in enumerate(_SHAPES) if shape.fullmatch(word)), -1)
