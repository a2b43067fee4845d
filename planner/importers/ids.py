"""Ids that survive another reading: the source's own, else a hash; each once."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator


def unique(ids: Iterable[str]) -> Iterator[str]:
    """Each id once: a repeated one gets its count."""
    seen = Counter[str]()
    for one in ids:
        seen[one] += 1
        yield one if seen[one] == 1 else f"{one}-{seen[one]}"


def of_talk(title: str, authors: Iterable[str] = ()) -> str:
    """For a source without ids: from the letters of the title and the first author."""
    return hashed("".join(filter(str.isalnum, title.casefold())), *list(authors)[:1])


def hashed(*parts: str) -> str:
    """Twelve letters and digits; signs that have no UTF-8 do no harm."""
    content = "\n".join(parts).encode(errors="surrogatepass")
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()[:12]
