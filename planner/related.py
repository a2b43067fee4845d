"""Talks like this one, or like those that were starred: by words and authors, with the reason.

TF-IDF with cosine similarity (Salton and Buckley 1988): a word counts the more often it stands in a
talk and the fewer talks it stands in.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple, TypeVar

from planner.conference import Kind, Talk
from planner.folding import fold, words
from planner.related_words import COMMON
from planner.tex import to_text

_TITLE, _KEYWORD, _ABSTRACT = 4, 3, 1  # how often a word there counts
_TERMS = 40  # the weightiest of a talk; the others would hardly change the order
_TERMS_OF_STARS = 120
_SHARED_AUTHOR = 0.25  # as much as a quarter of a talk that says the same
_LEAST = 0.06  # of what is told: below it the words shared are chance
_REASONS = 3

_T = TypeVar("_T")


class Related(NamedTuple):
    """`shares` are the words that count most, `authors` the names that both have."""

    talk: Talk
    score: float
    shares: tuple[str, ...]
    authors: tuple[str, ...]

    @property
    def reason(self) -> str:
        """`shares: equivariant, graph networks` or `by Ann Lee`."""
        by = f"by {' and '.join(self.authors[:2])}" if self.authors else ""
        shares = f"shares: {', '.join(self.shares)}" if self.shares else ""
        return "; ".join(filter(None, (by, shares)))


class RelatedIndex:
    """Made once for a programme, in the background: a second for 5,000 talks.

    Breaks are like nothing: lunch is not what one looks for who reads about lunch.

    `pause` is called after each talk: where another thread waits for Python, it may sleep there.
    """

    def __init__(self, talks: Iterable[Talk], pause: Callable[[], object] = lambda: None) -> None:
        self._talks = [talk for talk in talks if talk.title and talk.kind is not Kind.BREAK]
        self._places = {talk.id: place for place, talk in enumerate(self._talks)}
        self._shown: dict[str, str] = {}  # each term as it is written first
        counts = [self._counts(talk) for talk in _with_pauses(self._talks, pause)]
        self._terms = list(_weighted(counts, pause))
        # Two hundred thousand pairs would keep the search for garbage busy, arrays do not.
        self._holders: dict[str, tuple[array[int], array[float]]] = defaultdict(_no_holders)
        for place, terms in enumerate(_with_pauses(self._terms, pause)):
            for term, weight in terms.items():
                places, weights = self._holders[term]
                places.append(place)
                weights.append(weight)
        self._by_author: dict[str, list[int]] = defaultdict(list)
        for place, talk in enumerate(_with_pauses(self._talks, pause)):
            for name in _names(talk):
                self._by_author[name].append(place)

    def to_talk(self, talk_id: str, most: int = 8, without: Collection[str] = ()) -> list[Related]:
        """The talks most like this one, the best first, `without` those of some ids."""
        place = self._places.get(talk_id)
        if place is None:
            return []
        return self._best(self._terms[place], [self._talks[place]], most, without)

    def to_stars(
        self, starred: Iterable[str], most: int = 50, without: Collection[str] = ()
    ) -> list[Related]:
        """What is most like all that was starred, but neither starred itself nor in `without`."""
        places = [self._places[talk_id] for talk_id in starred if talk_id in self._places]
        together: Counter[str] = Counter()
        for place in places:
            together.update(self._terms[place])
        profile = _normal(dict(together.most_common(_TERMS_OF_STARS)))
        return self._best(profile, [self._talks[place] for place in places], most, without)

    def _best(
        self,
        profile: Mapping[str, float],
        like: Sequence[Talk],
        most: int,
        without: Collection[str],
    ) -> list[Related]:
        scores: dict[int, float] = defaultdict(float)
        for term, weight in profile.items():
            for place, other in zip(*self._holders[term], strict=True):
                scores[place] += weight * other
        for name in {name for talk in like for name in _names(talk)}:
            for place in self._by_author[name]:
                scores[place] += _SHARED_AUTHOR
        for talk_id in (*(talk.id for talk in like), *without):
            scores.pop(self._places.get(talk_id, -1), None)
        found = nlargest(most, scores.items(), key=lambda item: (item[1], -item[0]))
        return [
            self._related(place, score, profile, like) for place, score in found if score > _LEAST
        ]

    def _related(
        self, place: int, score: float, profile: Mapping[str, float], like: Sequence[Talk]
    ) -> Related:
        mine, talk = self._terms[place], self._talks[place]
        shared = {term: weight * mine[term] for term, weight in profile.items() if term in mine}
        best = _without_parts(sorted(shared, key=lambda term: -shared[term]))
        known = {name for other in like for name in _names(other)}
        authors = tuple(p.name for p in talk.authors if fold(p.name) in known)
        return Related(talk, score, tuple(self._shown[t] for t in best[:_REASONS]), authors)

    def _counts(self, talk: Talk) -> Counter[str]:
        counts: Counter[str] = Counter()
        for text in (talk.title, *talk.keywords, *talk.topics):
            weight = _TITLE if text is talk.title else _KEYWORD
            for term in self._stems(_with_pairs(list(_known_words(text)))):
                counts[term] += weight
        for term in self._stems(filter(None, _known_words(talk.abstract))):
            counts[term] += _ABSTRACT
        return counts

    def _stems(self, terms: Iterable[str]) -> Iterator[str]:
        """While it is noted how each is written."""
        for written in terms:
            stem = " ".join(map(_stem, written.split()))
            self._shown.setdefault(stem, written)
            yield stem


def _no_holders() -> "tuple[array[int], array[float]]":
    """The places of talks, and how much the term weighs in each."""
    return array("L"), array("d")


def _with_pauses(items: Iterable[_T], pause: Callable[[], object]) -> Iterator[_T]:
    for item in items:
        yield item
        pause()


def _weighted(
    counts: Sequence[Counter[str]], pause: Callable[[], object]
) -> Iterator[dict[str, float]]:
    """The weightiest terms of each talk; a word that no other talk has leads nowhere."""
    holders: Counter[str] = Counter()
    for terms in _with_pauses(counts, pause):
        holders.update(terms.keys())
    for terms in _with_pauses(counts, pause):
        weights = {
            term: (1 + log(count)) * log(len(counts) / holders[term])
            for term, count in terms.items()
            if holders[term] > 1
        }
        yield _normal(dict(nlargest(_TERMS, weights.items(), key=lambda item: item[1])))


def _normal(weights: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _known_words(text: str) -> Iterator[str]:
    """Those that say what it is about, in their order; an empty one divides what others do not."""
    for word in words(to_text(text)):
        yield word if len(word) > 2 and word not in COMMON and not word.isdigit() else ""


def _with_pairs(known: Sequence[str]) -> Iterator[str]:
    yield from filter(None, known)
    yield from (f"{one} {other}" for one, other in pairwise(known) if one and other)


def _stem(word: str) -> str:
    """Singular and plural are one: networks, policies."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "siu" else word


def _without_parts(terms: Iterable[str]) -> list[str]:
    """`graph networks` says `graph` as well."""
    kept: list[str] = []
    for term in terms:
        parts = set(term.split())
        if any(parts & set(other.split()) for other in kept):
            kept = [term if set(o.split()) < parts else o for o in kept]
        else:
            kept.append(term)
    return list(dict.fromkeys(kept))


def _names(talk: Talk) -> set[str]:
    return {fold(person.name) for person in talk.authors}
