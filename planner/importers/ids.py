"""Ids that survive another reading: the source's own, else a hash; each once."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from planner.importers.text import slug

# At the end of an id, such as the "~2" of "x~2", it is a sign of the program's own.
_OWN_SIGN = re.compile(r"~(?=\d+\Z)")
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def unique(ids: Iterable[str]) -> Iterator[str]:
    """Each id once: a repeated one gets its count, or the next that is free.

    None ends with a "~" and digits, as those do that the program makes when it joins programmes.
    """
    seen = Counter[str]()
    used = set[str]()
    for one in map(_without_our_sign, ids):
        seen[one] += 1
        new = one if seen[one] == 1 else f"{one}-{seen[one]}"
        while new in used:
            seen[one] += 1
            new = f"{one}-{seen[one]}"
        used.add(new)
        yield new


def of_talk(title: str, authors: Iterable[str] = ()) -> str:
    """For a source without ids: from the letters of the title and the first author."""
    return hashed("".join(filter(str.isalnum, title.casefold())), *list(authors)[:1])


def of_conference(name: str, year: int | None) -> str:
    """Such as `fosdem-2026`: of its name, with the year of its first day where that has none."""
    own = slug(name) or f"conference-{hashed(name)[:8]}"
    return own if year is None or _A_YEAR.search(name) else f"{own}-{year}"


def _without_our_sign(source_id: str) -> str:
    return _OWN_SIGN.sub("-", source_id)


def hashed(*parts: str) -> str:
    """Twelve letters and digits; signs that have no UTF-8 do no harm."""
    content = "\n".join(parts).encode(errors="surrogatepass")
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()[:12]
