"""One paper in several places."""

from collections.abc import Callable

from msgspec.structs import replace

from planner.conference import Conference, Kind, Person, Talk
from planner.papers import paper
from planner.timetable import Timetable

Make = Callable[..., Talk]


def test_letters_and_first_names_make_no_other_paper(make_talk: Make) -> None:
    one = make_talk("a", title="On “Snow”", authors=(Person(name="Ann Lee"),))
    other = make_talk("b", title="on snow", authors=(Person(name="A. Lee"), Person(name="Bo Ek")))
    assert paper(one) == paper(other) == (("on", "snow"), "lee a")


def test_two_people_of_one_family_are_two(make_talk: Make) -> None:
    one = make_talk("a", title="Keynote", authors=(Person(name="Wei Zhang"),))
    assert paper(one) != paper(replace(one, authors=(Person(name="Li Zhang"),)))


def test_breaks_are_no_papers(make_talk: Make) -> None:
    assert paper(make_talk("a", title="Coffee", authors=())) is None
    assert paper(make_talk("a", title="", authors=(Person(name="Ann Lee"),))) is None


def test_a_talk_knows_its_poster(conference: Conference, make_talk: Make) -> None:
    fields = {"title": "On Snow", "authors": (Person(name="Ann Lee"),)}
    oral, poster = make_talk("a", **fields), make_talk("b", **fields, kind=Kind.POSTER)
    lunches = [make_talk(n, title="Lunch", authors=()) for n in ("x", "y")]
    talks = (oral, poster, make_talk("c", title="On Ice"), *lunches)
    timetable = Timetable(replace(conference, talks=talks, sessions=()))
    assert timetable.elsewhere(oral) == [poster]
    assert timetable.elsewhere(poster) == [oral]
    assert all(timetable.elsewhere(talk) == [] for talk in talks[2:])
