"""Carries a plan over to a newer copy of its programme: no star is lost, none goes astray."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from msgspec.structs import replace

from planner.conference import Conference, Talk, by_id
from planner.folding import fold, words
from planner.likeness import likeness, share_author
from planner.pairing import Pairs, paired
from planner.plan import Entry, Plan, Snapshot, remembered_talk, snapshot
from planner.session_notes import carried_notes

_ENOUGH = 0.5  # evidence to ask whether a new talk is the lost one
_ENOUGH_OF_ANY = 0.8  # of one that may have been there before: an author may give two
_GONE = "~gone"  # signs that no importer writes into an id
_MOST_CANDIDATES = 3
_MOST_COMPARED = 20  # talks that share a word, an author or a place with the lost one


class Doubt(NamedTuple):
    """A chosen talk that is not there any more, and those of which one may be it."""

    talk_id: str  # of its entry in the carried plan
    snapshot: Snapshot
    candidates: tuple[Talk, ...]

    @property
    def old_id(self) -> str:
        """Of the talk in the older copy, also where another talk has taken it."""
        return self.talk_id.partition(_GONE)[0]


class Carried(NamedTuple):
    """`told` says in sentences which star moved to which talk; `pairs` are those of all talks."""

    plan: Plan
    told: list[str]
    doubtful: list[Doubt]
    pairs: Pairs


def carried(plan: Plan, before: Conference, after: Conference) -> Carried:
    """The plan with its stars and notes at the talks they are about, in the order they had.

    What has gone stays in the plan as it was, under an id that names no other talk.
    """
    known = by_id(before.talks)
    chosen = (talk for talk in _chosen(plan) if talk.id not in known)
    pairs = paired([*before.talks, *chosen], after.talks)
    plan, told, lost = _moved(plan, pairs, after)
    plan = replace(plan, session_notes=carried_notes(plan.session_notes, before, after))
    doubtful = _doubts(plan, lost, pairs.added, _ENOUGH)
    return Carried(_asking(plan, doubtful), told, doubtful, pairs)


def found_again(plan: Plan, conference: Conference) -> tuple[Plan, list[str]]:
    """As `carried`, without an older copy of the programme: only where nothing speaks against it.

    All else stays missing, as it may have been before, and the user may have said that it is.
    """
    pairs = paired(_chosen(plan), conference.talks, surely=True)
    plan, told, _ = _moved(plan, pairs, conference)
    return plan, told


def _chosen(plan: Plan) -> list[Talk]:
    return [remembered_talk(talk_id, entry.snapshot) for talk_id, entry in plan.entries.items()]


def _moved(plan: Plan, pairs: Pairs, after: Conference) -> tuple[Plan, list[str], list[str]]:
    """The plan, a sentence for each entry that moved, and the ids of those that are lost."""
    new = by_id(after.talks)
    entries: dict[str, Entry] = {}
    told, lost = [], []
    for talk_id, entry in plan.entries.items():
        talk = pairs.now.get(talk_id)
        if talk is None:
            lost.append(_free_id(talk_id, new, plan.entries))
            entries[lost[-1]] = entry
        elif talk.id == talk_id:
            entries[talk_id] = _known(entry)
        else:
            entries[talk.id] = replace(_known(entry), snapshot=snapshot(talk))
            told.append(_sentence(entry, talk))
    return replace(plan, entries=entries), told, lost


def doubts(plan: Plan, talks: Iterable[Talk]) -> list[Doubt]:
    """All chosen talks that are not among `talks`, even where nothing may be them.

    What an update asked about and nobody answered is asked again.
    """
    present = by_id(talks)
    lost = [talk_id for talk_id in plan.entries if talk_id not in present]
    free = [talk for talk_id, talk in present.items() if talk_id not in plan.entries]
    found = {doubt.talk_id: doubt for doubt in _doubts(plan, lost, free, _ENOUGH_OF_ANY)}
    by_free_id = by_id(free)
    for talk_id in lost:
        entry, doubt = plan.entries[talk_id], found.get(talk_id)
        asked = (by_free_id[i] for i in entry.asked if i in by_free_id)
        every = by_id((*asked, *(doubt.candidates if doubt else ()))).values()
        found[talk_id] = Doubt(talk_id, entry.snapshot, tuple(every)[:_MOST_CANDIDATES])
    return [found[talk_id] for talk_id in lost]


def dismissed(plan: Plan, talk_id: str, candidates: Iterable[Talk]) -> Plan:
    """The lost talk is none of those that were asked about; they are not asked about again."""
    entry = plan.entries[talk_id]
    declined = dict.fromkeys((*entry.declined, *(talk.id for talk in candidates)))
    entry = replace(entry, asked=(), declined=tuple(declined))
    return replace(plan, entries={**plan.entries, talk_id: entry})


def confirmed(plan: Plan, talk_id: str, talk: Talk) -> Plan:
    """The choices for a lost talk, added to those for the one that the user says it is."""
    lost, there = plan.entries[talk_id], plan.entries.get(talk.id, Entry())
    entry = Entry(
        starred=lost.starred or there.starred,
        priority=there.priority or lost.priority,
        pinned=lost.pinned or there.pinned,
        visited=lost.visited or there.visited,
        note="\n\n".join(filter(None, dict.fromkeys((there.note, lost.note)))),
        snapshot=snapshot(talk),
    )
    others = {i: e for i, e in plan.entries.items() if i not in (talk_id, talk.id)}
    return replace(plan, entries={**others, talk.id: entry})


def _known(entry: Entry) -> Entry:
    """Of a talk that is there: nothing is to be asked."""
    return replace(entry, asked=(), declined=()) if entry.asked or entry.declined else entry


def _asking(plan: Plan, doubtful: Iterable[Doubt]) -> Plan:
    """With what is asked, for when nobody answers now."""
    asking = {
        doubt.talk_id: replace(
            plan.entries[doubt.talk_id], asked=tuple(talk.id for talk in doubt.candidates)
        )
        for doubt in doubtful
    }
    return replace(plan, entries=plan.entries | asking)


def _free_id(talk_id: str, new: dict[str, Talk], entries: dict[str, Entry]) -> str:
    """Its own unless that names another talk now."""
    free = talk_id
    while free in new or (free != talk_id and free in entries):
        free += _GONE
    return free


def _doubts(plan: Plan, lost: list[str], free: list[Talk], enough: float) -> list[Doubt]:
    if not lost or not free:
        return []
    near = _Near(free)
    doubtful = []
    for talk_id in lost:
        entry = plan.entries[talk_id]
        seen = entry.snapshot
        nearest = near.candidates(remembered_talk(talk_id, seen), enough)
        candidates = tuple(talk for talk in nearest if talk.id not in entry.declined)
        if candidates:
            doubtful.append(Doubt(talk_id, seen, candidates))
    return doubtful


class _Near:
    """The talks that nobody has chosen, by what a lost one may share with them."""

    def __init__(self, talks: list[Talk]) -> None:
        self._sharing: defaultdict[Hashable, list[Talk]] = defaultdict(list)
        for talk in talks:
            for sign in _signs(talk):
                self._sharing[sign].append(talk)

    def candidates(self, lost: Talk, enough: float) -> tuple[Talk, ...]:
        """The likeliest first."""
        ranked = [(_evidence(lost, talk), talk) for talk in self._nearest(lost)]
        ranked.sort(key=lambda rank: -rank[0])
        return tuple(talk for evidence, talk in ranked[:_MOST_CANDIDATES] if evidence >= enough)

    def _nearest(self, lost: Talk) -> list[Talk]:
        """By author and place, then by the rarest words: half of a conference is on `learning`."""
        shared = [(sign, self._sharing[sign]) for sign in _signs(lost) if sign in self._sharing]
        shared.sort(key=lambda found: (isinstance(found[0], str), len(found[1])))
        near = {talk.id: talk for _, talks in shared for talk in talks[:_MOST_COMPARED]}
        return list(near.values())[:_MOST_COMPARED]


def _signs(talk: Talk) -> list[Hashable]:
    """Its words, its authors each as one, and when and where it is."""
    place = [(talk.start, talk.room)] if talk.start else []
    names = [(fold(person.name),) for person in talk.authors]
    return list(dict.fromkeys([*words(talk.title), *names, *place]))


def _evidence(lost: Talk, talk: Talk) -> float:
    """A similar title up to 1; half as much for an author, or a place where nobody is named."""
    nameless_place = lost.start == talk.start is not None and not (lost.authors and talk.authors)
    by_sign = 0.5 * (share_author(lost, talk) or (nameless_place and lost.room == talk.room))
    return likeness(lost.title, talk.title) + by_sign


def _sentence(entry: Entry, talk: Talk) -> str:
    what = " and ".join(["star"] * entry.starred + ["note"] * bool(entry.note))
    old, new = (replace(talk, title=t).shown_title for t in (entry.snapshot.title, talk.title))
    if old == new:
        return f"Your {what} of “{new}” moved to its new entry in the programme."
    return f"Your {what} moved from “{old}” to “{new}”."
