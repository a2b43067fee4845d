"""Which talk is meant."""

from collections.abc import Callable

import pytest

from planner.conference import Talk
from planner.errors import PlannerError
from planner.naming import find_talk

MakeTalk = Callable[..., Talk]


def test_an_id_goes_before_a_title(make_talk: MakeTalk) -> None:
    talks = [make_talk("b", title="a"), make_talk("a", title="b")]
    assert find_talk("a", talks).id == "a"


def test_a_whole_title_goes_before_a_part_of_others(make_talk: MakeTalk) -> None:
    talks = [make_talk("1", title="Attention"), make_talk("2", title="More Attention")]
    assert find_talk("attention", talks).id == "1"


def test_words_of_a_title_without_regard_to_case_accents_and_dashes(make_talk: MakeTalk) -> None:
    talks = [make_talk("1", title="End‐to‐End Café Talk"), make_talk("2", title="Other")]
    assert find_talk("end to end cafe", talks).id == "1"


def test_words_that_fit_several_talks_name_their_ids(make_talk: MakeTalk) -> None:
    talks = [make_talk("1", title="Deep Nets"), make_talk("2", title="Deep Seas")]
    with pytest.raises(PlannerError, match=r"fits 2 talks.*1 \(Deep Nets\), 2 \(Deep Seas\)"):
        find_talk("deep", talks)


def test_an_unknown_id_names_close_ones(make_talk: MakeTalk) -> None:
    talks = [make_talk("poster-12345"), make_talk("oral-9")]
    with pytest.raises(PlannerError, match="close to it: poster-12345"):
        find_talk("poster-12354", talks)


def test_nothing_close_says_where_the_ids_are(make_talk: MakeTalk) -> None:
    with pytest.raises(PlannerError, match="planner convert"):
        find_talk("…", [make_talk("a", title="Zzz")])
