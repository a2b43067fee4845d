"""People in one cell: `Ann Alder; Bo Birch (Harbour University)`, divided in every usual way."""

import re
from itertools import zip_longest

from planner.conference import Person
from planner.importers import text
from planner.importers.text import clean

_ENOUGH = re.compile(r"\s*[;|\n]\s*")
_AND = re.compile(r",?\s(?:and|&)\s", re.IGNORECASE)
_SURNAME_LENGTH = 5  # words of the longest name that a comma ends


def people(cell: str, affiliations: str = "") -> tuple[Person, ...]:
    """Each once, with the affiliation in brackets or in the other cell, name by name.

    One affiliation is that of all; where the numbers differ otherwise, nobody gets one.
    """
    listed = _divided(cell)
    places = [clean(place) for place in _ENOUGH.split(affiliations) if place.strip()]
    if len(places) == 1:
        places *= len(listed)
    elif len(places) != len(listed):
        places = []
    found = (_person(name, place) for name, place in zip_longest(listed, places, fillvalue=""))
    return tuple({person.name: person for person in found}.values())


def _divided(cell: str) -> list[str]:
    names = [clean(name) for name in _ENOUGH.split(cell)]
    if len(names) == 1:
        names = list(text.names(names[0]))
    if len(names) == 1:
        names = [part for half in _AND.split(names[0]) for part in _by_comma(half)]
    return [name for name in names if name]


def _by_comma(listed: str) -> list[str]:
    """`Ann Alder, Bo Birch` are two; `Alder, Ann` is one."""
    names = [name.strip() for name in listed.split(",")]
    return names if all(map(_looks_like_name, names)) else [listed.strip()]


def _looks_like_name(name: str) -> bool:
    words = name.partition("(")[0].split()
    return 2 <= len(words) <= _SURNAME_LENGTH and name.count("(") == name.count(")")


def _person(name: str, affiliation: str) -> Person:
    before, bracket, place = name.partition(" (")
    if bracket and place.endswith(")"):
        return Person(name=before, affiliation=place[:-1])
    return Person(name=name, affiliation=affiliation)
