"""Which talks of a programme are marked by the authors and words that the user follows.

Words are looked for in titles, topics, keywords and abstracts, as `followed_words` tells.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec.structs import replace

from planner.conference import Conference, Record, Talk, by_id
from planner.folding import fold, words
from planner.followed_words import forms, terms
from planner.following import all_followed
from planner.plan import Followed, Following
from planner.query import Term
from planner.search import SUBJECT, SearchIndex


class Match(Record, kw_only=False):
    """What one name, or words in a row, find: the ids of talks, by time."""

    what: Followed
    name: str
    talks: tuple[str, ...]


class Matches:
    """In one programme, whose search index it asks: for each name and word once."""

    def __init__(self, index: SearchIndex, talks: Mapping[str, Talk]) -> None:
        self._index = index
        self._talks = talks
        self._known: dict[tuple[Followed, str], Match] = {}

    def of(self, following: Following) -> list[Match]:
        """The authors first, each in the order of the plan."""
        wanted = all_followed(following)
        for what, name in wanted:
            if (what, name) not in self._known:
                find = self._by if what == "authors" else self._about
                self._known[what, name] = Match(what, name, tuple(find(name)))
        return [self._known[each] for each in wanted]

    def _by(self, name: str) -> Iterator[str]:
        wanted = words(name)
        found = self._index.with_any([Term(wanted, "authors", False)]) if wanted else ()
        for talk_id in found:
            if any(words(person.name) == wanted for person in self._talks[talk_id].authors):
                yield talk_id

    def _about(self, text: str) -> Sequence[str]:
        found = list(terms(text, SUBJECT))
        return self._index.with_any(found) if found else ()


def reasons(matches: Iterable[Match]) -> dict[str, list[str]]:
    """Under the id of each talk that is marked all that marks it."""
    found: dict[str, list[str]] = defaultdict(list)
    for match in matches:
        for talk_id in match.talks:
            found[talk_id].append(match.name)
    return dict(found)


def reasons_among(
    conference: Conference, talks: Sequence[Talk], following: Following
) -> dict[str, list[str]]:
    """The `reasons` of some talks of a conference that has no index yet; in linear time."""
    roots = [root for what, name in all_followed(following) if (root := _root(what, name))]
    likely = [talk for talk in talks if _may_hold(talk, roots)]
    if not likely:
        return {}
    index = SearchIndex(replace(conference, talks=tuple(likely)))
    return reasons(Matches(index, by_id(likely)).of(following))


def _root(what: Followed, name: str) -> str:
    """What stands in all that it finds: its longest word, as far as all forms have it."""
    *before, last = words(name) or ("",)
    written = {last} if what == "authors" else forms(last)
    beginning = takewhile(lambda letters: len(set(letters)) == 1, zip(*written, strict=False))
    return max([*before, "".join(letters[0] for letters in beginning)], key=len)


def _may_hold(talk: Talk, roots: Sequence[str]) -> bool:
    """A quick look, so that few are indexed; where TeX hides words it is taken for granted."""
    names = (person.name for person in talk.authors)
    parts = (talk.title, talk.abstract, talk.track, *talk.topics, *talk.keywords, *names)
    text = fold("\n".join(parts)) if roots else ""
    return any(root in text for root in roots) or (bool(roots) and ("$" in text or "\\" in text))
