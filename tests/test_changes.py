"""What a newer copy changed: with invented talks, and with a real programme that was edited."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import thread_time

import pytest
from msgspec.structs import replace

from planner import importers
from planner.changes import Changes, changes, headlines, news, sentence, summary
from planner.comparing import Change, What
from planner.conference import Conference, Kind, Person, Talk
from planner.plan import OwnEntry, Plan
from planner.rematch import carried
from planner.walking import Walking

Make = Callable[..., Talk]
HOUR = timedelta(hours=1)


def starred(conference: Conference, *ids: str) -> Plan:
    talks = [talk for talk in conference.talks if talk.id in ids]
    return Plan(conference_id=conference.id).with_stars(talks, True)


def edited(conference: Conference, **edits: dict[str, object] | None) -> Conference:
    """With the talks under these ids changed, or without them."""
    talks = [
        replace(talk, **(edits.get(talk.id) or {}))
        for talk in conference.talks
        if edits.get(talk.id, ()) is not None
    ]
    return replace(conference, talks=tuple(talks))


def listed(found: Changes) -> dict[str, tuple[Change, ...]]:
    return {each.talk.id: each.changes for each in (*found.mine, *found.cared, *found.others)}


def moved_by(talk: Talk, by: timedelta) -> dict[str, object]:
    assert talk.start
    assert talk.end
    return {"start": talk.start + by, "end": talk.end + by}


def test_nothing_has_changed(conference: Conference) -> None:
    found = changes(conference, conference, starred(conference, "a"))
    assert (listed(found), found.counts, found.clashes) == ({}, {}, [])
    assert found.is_quiet
    assert (summary(found.counts), sentence(found)) == ("", "")


def test_my_talks_come_first_the_weightiest_change_before_others(conference: Conference) -> None:
    a = conference.talks[0]
    after = edited(
        conference,
        a=moved_by(a, 29 * HOUR),
        b={"room": "Cellar", "title": "Snow again"},
        d=None,
        e={"room": "Attic"},
        night={"abstract": "More.", "kind": Kind.OTHER},
    )
    plan = starred(conference, "a", "b", "d").with_note(conference.talks[-2], "wear a coat")
    found = changes(conference, after, plan)
    assert [(each.talk.id, each.changes) for each in found.mine] == [
        ("d", (Change(What.CANCELLED, "Tue 9:05"),)),
        ("a", (Change(What.MOVED, "Tue 9:00", "Wed 14:00"),)),
        (
            "b",
            (
                Change(What.ROOM, "Hall 1", "Cellar"),
                Change(What.TITLE, "Talk b", "Snow again"),
            ),
        ),
    ]
    assert [each.talk.id for each in found.others] == ["e"]
    assert found.carried.plan == plan
    assert summary(found.counts) == (
        "1 cancelled, 1 moved, 2 in another room, 1 with another title, 1 of another kind, "
        "1 with another abstract"
    )
    assert not found.is_quiet


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ({"start": None, "end": None}, ("Tue 9:00", "no time yet")),
        (timedelta(days=7), ("Tue 9 Mar 9:00", "Tue 16 Mar 10:00")),
        (5 * HOUR, ("Tue 9:00", "Tue 14:00")),
        (-10 * HOUR, ("Tue 9:00", "Mon 23:00")),
        (timedelta(days=5), ("Tue 9:00", "Sun 10:00")),
    ],
)
def test_times_are_told_on_the_clock_of_the_conference(
    conference: Conference, now: object, words: tuple[str, str]
) -> None:
    """In the night before 14 March 2027 the clocks of Los Angeles go forward."""
    edit = moved_by(conference.talks[0], now) if isinstance(now, timedelta) else now
    found = changes(conference, edited(conference, a=edit), starred(conference, "a"))
    assert found.mine[0].changes == (Change(What.MOVED, *words),)


def test_a_longer_talk_and_one_that_gets_a_time_have_moved(conference: Conference) -> None:
    a = conference.talks[0]
    after = edited(
        conference, a={"end": a.start + HOUR}, unplanned={"start": a.start, "end": a.end}
    )
    found = listed(changes(conference, after, starred(conference)))
    assert found["a"] == (Change(What.MOVED, "Tue 9:00 – 9:15", "9:00 – 10:00"),)
    assert found["unplanned"] == (Change(What.MOVED, "no time yet", "Tue 9:00"),)


def test_the_same_instant_in_another_zone_is_no_change(conference: Conference) -> None:
    a = conference.talks[0]
    elsewhere = {"start": a.start.astimezone(conference.zone), "end": a.end}
    assert changes(conference, edited(conference, a=elsewhere), starred(conference)).is_quiet


def test_a_room_of_the_session_counts_and_a_first_one_is_no_change(conference: Conference) -> None:
    rooms = {"s1": "Cellar"}
    bare = tuple(replace(talk, room="") for talk in conference.talks)
    sessions = tuple(replace(s, room=rooms.get(s.id, s.room)) for s in conference.sessions)
    after = replace(conference, sessions=sessions, talks=bare)
    found = listed(changes(conference, after, starred(conference)))
    assert found["a"] == (Change(What.ROOM, "Hall 1", "Cellar"),)
    assert "d" not in found
    told = changes(edited(conference, a={"room": "", "session_id": ""}), conference, Plan("c"))
    assert (listed(told), told.counts) == ({}, {What.SESSION: 1, What.DETAILS: 1})
    assert told.is_quiet


def test_a_poster_has_another_board(conference: Conference) -> None:
    after = edited(conference, p1={"poster_position": "#40"})
    found = changes(conference, after, starred(conference, "p1"))
    assert found.mine[0].changes == (Change(What.BOARD, "#1", "#40"),)


def test_a_talk_that_gives_way_and_what_clashes_now(conference: Conference) -> None:
    a, b = conference.talks[:2]
    plan = starred(conference, "a", "b", "d", "night")
    after = edited(conference, b=moved_by(b, -HOUR / 4))
    found = changes(conference, after, plan)
    assert [(c.first.id, c.second.id) for c in found.clashes] == [("a", "b")]
    assert [c.other("d").id for c in changes(after, conference, plan).clashes] == []
    renamed = replace(conference, talks=tuple(replace(t, id=f"{t.id}2") for t in conference.talks))
    assert changes(conference, renamed, plan).clashes == []
    assert a.start == b.start - HOUR / 4


def test_own_entries_and_walks_clash_anew_as_well(conference: Conference) -> None:
    b = conference.talks[1]
    assert b.start
    call = OwnEntry(id="own", title="Call", start=b.start - HOUR, end=b.start - HOUR / 2)
    plan = starred(conference, "b", "e").with_own_entry(call)
    plan = replace(plan, walking=Walking(minutes=10))
    after = edited(conference, b=moved_by(b, -HOUR * 3 / 4), e=moved_by(conference.talks[4], -HOUR))
    found = changes(conference, after, plan)
    assert [(c.first.id, c.second.id, c.walk) for c in found.clashes] == [
        ("own", "b", 0),
        ("b", "e", 10),
    ]
    assert changes(after, after, plan).clashes == []


def test_new_talks_by_authors_of_my_stars(conference: Conference, make_talk: Make) -> None:
    new = (
        make_talk("x", title="Ice", authors=(Person(name="Bo"), Person(name="ánn A"))),
        make_talk("z", title="Melting"),
    )
    after = replace(conference, talks=conference.talks + new)
    found = changes(conference, after, starred(conference, "a"))
    assert [each.talk.id for each in found.cared] == ["x"]
    assert [each.talk.id for each in found.others] == ["z"]
    assert found.is_quiet
    assert sentence(found) == "2 new talks (1 of them by authors in your plan)"
    assert found.cared[0].changes == (Change(What.NEW, "", "Tue 9:00"),)


def test_new_talks_by_authors_or_with_words_that_i_follow_are_told_with_the_reason(
    conference: Conference, make_talk: Make
) -> None:
    new = (
        make_talk("x", title="Ice", authors=(Person(name="Bo"), Person(name="ánn Lee"))),
        make_talk("y", abstract="Of melting snow by Ann Lee"),
        make_talk("z", title="Melting", authors=(Person(name="Ann a"),)),
    )
    after = edited(conference, e={"room": "Cellar"}, d={"room": "Cellar", "abstract": "snow"})
    after = replace(after, talks=after.talks + new)
    plan = starred(conference, "a").with_followed("words", ["melting snow", "snow"], True)
    plan = plan.with_followed("authors", ["Ann Lee", "Ann e"], True)
    found = changes(conference, after, plan)
    assert [each.talk.id for each in found.followed] == ["d", "e", "x", "y"]
    assert [each.talk.id for each in found.cared] == ["z"]
    assert found.reasons["y"] == ["melting snow", "snow"]
    assert found.reasons["e"] == ["Ann e"]
    assert news(found) == "2 new talks by authors or with words you follow"
    assert headlines(found).startswith(news(found))


def test_new_talks_that_i_follow_are_not_quiet_others_are(
    conference: Conference, make_talk: Make
) -> None:
    after = replace(conference, talks=(*conference.talks, make_talk("x", title="Snow")))
    plan = starred(conference, "a")
    assert changes(conference, after, plan).is_quiet
    assert news(changes(conference, after, plan)) == ""
    assert not changes(conference, after, plan.with_followed("words", ["snow"], True)).is_quiet
    assert changes(conference, after, plan.with_followed("words", ["ice"], True)).is_quiet


def test_more_about_known_talks_is_quiet(conference: Conference, make_talk: Make) -> None:
    after = edited(conference, a={"abstract": "All."}, b={"url": "https://slm.example/b"})
    after = replace(after, talks=(*after.talks, make_talk("x")))
    found = changes(conference, after, starred(conference, "a"))
    assert found.is_quiet
    assert sentence(found) == "1 new talk, 1 with another abstract, 1 with other links or topics"


def test_a_doubtful_talk_is_asked_about_and_not_called_cancelled(
    conference: Conference, make_talk: Make
) -> None:
    after = edited(conference, a=None)
    new = make_talk("new", 600, title="Talk a, revised", room="Attic")
    found = changes(conference, replace(after, talks=(*after.talks, new)), starred(conference, "a"))
    assert [doubt.talk_id for doubt in found.carried.doubtful] == ["a"]
    assert What.CANCELLED not in found.counts
    assert not found.is_quiet


def test_a_doubtful_talk_whose_id_was_taken_is_told_once(conference: Conference) -> None:
    a, *talks = conference.talks
    other = replace(a, title="Rain and its Friends", authors=(Person(name="Bo"),))
    again = replace(a, id="new", title="Talk a, revised", start=None, end=None)
    after = replace(conference, talks=(other, again, *talks))
    found = changes(conference, after, starred(conference, "a"))
    assert [doubt.talk_id for doubt in found.carried.doubtful] == ["a~gone"]
    assert (found.mine, found.counts) == ([], {What.NEW: 1})  # whether the other is, is asked
    assert headlines(found) == "1 talk to confirm, 1 new"


def test_what_had_gone_is_back(conference: Conference) -> None:
    plan = starred(conference, "a", "d")
    found = changes(edited(conference, a=None), conference, plan)
    assert found.mine[0].changes == (Change(What.BACK, "", "Tue 9:00"),)
    assert [(c.first.id, c.second.id) for c in found.clashes] == [("a", "d")]


def test_five_thousand_talks_take_no_longer_than_a_blink() -> None:
    """Linear: four times the talks take hardly more than four times as long.

    By what this thread has worked: the machine may have much else to do.
    """

    def seconds(talks: int) -> float:
        before, after = invented(talks, "old"), invented(talks, "new")
        plan = starred(before, *(talk.id for talk in before.talks[:200]))
        begun = thread_time()
        assert len(changes(before, after, plan).carried.told) == 200
        return thread_time() - begun

    few = min(seconds(1000) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 9 * few


def invented(talks: int, name: str) -> Conference:
    """Posters of one hall and hour; every id names the copy."""
    noon = datetime(2027, 3, 9, 12, tzinfo=UTC)
    return Conference(
        id="big",
        title="Big",
        time_zone="UTC",
        read_at=noon,
        talks=tuple(
            Talk(
                id=f"{name}{n}",
                title=f"Learning of model {n} for everyone",
                kind=Kind.POSTER,
                start=noon,
                end=noon + HOUR,
                room="Hall",
                authors=(Person(name=f"Author {n % 700}"), Person(name="Ann")),
            )
            for n in range(talks)
        ),
    )


# A real programme


@pytest.fixture(scope="session")
def fosdem(shared_data: Path) -> Conference:
    path = shared_data / "schedule-xml" / "fosdem-2026.xml"
    given = importers.Given(path.name, path.read_bytes())
    conference = importers.read(given, now=datetime(2026, 1, 1, tzinfo=UTC)).conference
    assert len(conference.talks) == 883
    return conference


@pytest.mark.parametrize("seed", range(5))
def test_with_all_ids_changed_the_stars_come_back(fosdem: Conference, seed: int) -> None:
    chance = random.Random(seed)
    number = {talk.id: f"new-{n}" for n, talk in enumerate(fosdem.talks)}
    talks = [replace(talk, id=number[talk.id]) for talk in fosdem.talks]
    chance.shuffle(talks)
    after = replace(fosdem, talks=tuple(talks))
    stars = chance.sample(list(number), 200)
    check_stars(fosdem, after, stars, number, least=198)


@pytest.mark.parametrize("seed", range(5))
def test_stars_find_their_talks_among_moved_and_retitled_ones_under_new_ids(
    fosdem: Conference, seed: int
) -> None:
    """A tenth moved, a tenth in another room, some retitled, some cancelled, ids shuffled."""
    chance = random.Random(seed)
    ids = [talk.id for talk in fosdem.talks]
    number = dict(zip(ids, chance.sample(ids, len(ids)), strict=True))
    talks = []
    for talk in fosdem.talks:
        what = chance.random()
        now = replace(talk, id=number[talk.id])
        if what < 0.1:
            now = replace(now, **moved_by(talk, chance.choice((HOUR / 2, 24 * HOUR))))
        elif what < 0.2:
            now = replace(now, room="Elsewhere")
        elif what < 0.25:
            now = replace(now, title=f"{talk.title}, once more")
        elif what < 0.3:
            continue
        talks.append(now)
    after = replace(fosdem, talks=tuple(talks))
    stars = chance.sample(ids, 200)
    check_stars(fosdem, after, stars, number, least=170)


def check_stars(
    before: Conference, after: Conference, stars: list[str], number: dict[str, str], least: int
) -> None:
    """At least so many come back by themselves, none wrongly; the others wait for an answer."""
    found = carried(starred(before, *stars), before, after)
    present = {talk.id: talk for talk in after.talks}
    right = {number[old] for old in stars}
    back = {talk_id for talk_id in found.plan.starred_ids() if talk_id in present}
    assert back <= right
    assert len(back) >= least
    assert len(found.plan.starred_ids()) == len(stars)
    answers = {c.id for doubt in found.doubtful for c in doubt.candidates}
    assert {talk_id for talk_id in right - back if talk_id in present} <= answers


class Edits:
    """Changes a programme talk by talk and remembers what has to be found, under the new ids."""

    def __init__(self, before: Conference) -> None:
        self.before = before
        self.talks = {talk.id: talk for talk in before.talks}
        self.found: dict[str, set[What]] = {}
        self.chosen = [t.id for t in random.Random(30).sample(before.talks, 50) if t.authors]
        self._next = iter(self.chosen)

    @property
    def after(self) -> Conference:
        return replace(self.before, talks=tuple(self.talks.values()))

    def edit(self, *whats: What, edit: Callable[[Talk], dict[str, object]]) -> None:
        talk = self.talks[next(self._next)]
        self.talks[talk.id] = replace(talk, **edit(talk))
        self.found[talk.id] = set(whats)

    def add(self, talk: Talk) -> None:
        self.talks[talk.id] = talk
        self.found[talk.id] = {What.NEW}

    def cancel(self) -> None:
        talk_id = next(self._next)
        del self.talks[talk_id]
        self.found[talk_id] = {What.CANCELLED}

    def swap(self) -> None:
        """Two talks change their times and rooms."""
        a, b = (self.talks[next(self._next)] for _ in range(2))
        for talk, other in ((a, b), (b, a)):
            self.talks[talk.id] = replace(talk, start=other.start, end=other.end, room=other.room)
            self.found[talk.id] = {What.MOVED, What.ROOM}

    def use_id_again(self, new_id: str) -> str:
        """A talk gets another id and its own names a new talk."""
        talk = self.talks[next(self._next)]
        self.talks[new_id] = replace(talk, id=new_id)
        self.add(Talk(id=talk.id, title="Yet another", authors=(Person(name="Bo New"),)))
        return talk.id


def make_thirty(edits: Edits) -> None:
    for by in (HOUR / 4, -HOUR, 3 * HOUR, 24 * HOUR, -24 * HOUR, 25 * HOUR):
        edits.edit(What.MOVED, edit=lambda talk, by=by: moved_by(talk, by))
    edits.edit(What.MOVED, edit=lambda talk: {"end": talk.end + HOUR})
    for room in ("H.9999", "K.0000", "Elsewhere"):
        edits.edit(What.ROOM, edit=lambda talk, room=room: {"room": room})
    for title in ("Wholly other words", "Ω"):
        edits.edit(What.TITLE, edit=lambda talk, title=title: {"title": title})
    for sign in ("!", " (updated)", ""):
        edits.edit(What.TITLE, edit=lambda talk, sign=sign: {"title": talk.title[1:] + sign})
    for authors in ((), (Person(name="Nobody Else"),)):
        edits.edit(What.AUTHORS, edit=lambda talk, authors=authors: {"authors": authors})
    for abstract in ("", "Nothing is as it was."):
        edits.edit(What.ABSTRACT, edit=lambda talk, text=abstract: {"abstract": text})
    edits.edit(What.KIND, edit=lambda talk: {"kind": Kind.KEYNOTE})
    no_time = {"start": None, "end": None, "room": "Somewhere", "title": "New"}
    edits.edit(What.MOVED, What.ROOM, What.TITLE, edit=lambda talk: no_time)
    for number in range(3):
        edits.cancel()
        author = Person(name=f"Al New {number}")
        edits.add(Talk(id=f"new-{number}", title=f"New talk {number}", authors=(author,)))
    edits.swap()


def test_thirty_changes_of_all_kinds_are_found_and_none_invented(fosdem: Conference) -> None:
    edits = Edits(fosdem)
    make_thirty(edits)
    reused = edits.use_id_again("new-id")
    assert len(edits.found) >= 30
    found = changes(fosdem, edits.after, starred(fosdem, *edits.chosen))
    only_counted = {What.KIND, What.AUTHORS, What.ABSTRACT}
    assert {talk_id: {c.what for c in each} for talk_id, each in listed(found).items()} == {
        talk_id: whats for talk_id, whats in edits.found.items() if not whats & only_counted
    }
    assert found.counts == Counter(what for whats in edits.found.values() for what in whats)
    stars = {"new-id" if talk_id == reused else talk_id for talk_id in edits.chosen}
    assert set(found.carried.plan.starred_ids()) == stars
    assert not found.carried.doubtful
    new = {talk_id for talk_id, whats in edits.found.items() if What.NEW in whats}
    assert {each.talk.id for each in (*found.cared, *found.others)} == new
