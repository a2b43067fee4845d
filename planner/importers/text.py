"""Cleaning of what other people's programs left in titles, names and abstracts; TeX stays."""

import html
import re
import unicodedata
from collections.abc import Iterable

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DEBRIS = re.compile(r"_?x000D_?")  # a carriage return that went through a spreadsheet
_SEPARATOR = re.compile(r"(?:^|\s)[·⋅](?=\s|$)")
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " ")
# Without width, or turning the direction of what follows: nothing that a reader would miss.
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # of surrogate pairs: no UTF-8 has them
_REPLACED: dict[int, str | None] = {**_CONTROLS, **_INVISIBLE, **_HALVES}


def clean(text: str) -> str:
    """One line of plain text: entities (escaped twice, too) resolved, white space single."""
    if "&" in text:
        text = _ENTITY.sub(_resolved, _ENTITY.sub(_resolved, text))
    if "x000D" in text:
        text = _DEBRIS.sub(" ", text)
    text = text.replace("\n", " ")
    if text.isprintable() and "  " not in text:
        return text.strip()  # as nearly always, and in a third of the time
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(text.translate(_REPLACED).split())


def paragraphs(parts: Iterable[str]) -> str:
    """Clean paragraphs, divided by an empty line; those without text are left out."""
    return "\n\n".join(filter(None, map(clean, parts)))


def names(line: str) -> tuple[str, ...]:
    """The names in a clean `Ann Lee · Bo Ek`; a dot inside a name, `Gal·la`, divides nothing."""
    return tuple(filter(None, (part.strip() for part in _SEPARATOR.split(line))))


def has_separator(line: str) -> bool:
    """Whether the line lists several names."""
    return bool(_SEPARATOR.search(line))


def slug(text: str) -> str:
    """Lower case letters and digits with hyphens, for ids and file names; at most 40 long."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")


def _resolved(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])
