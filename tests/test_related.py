"""Talks that are like others, and why."""

from itertools import product

from planner.conference import Kind, Person, Talk
from planner.related import Related, RelatedIndex
from planner.tex import to_text

SUBJECTS = product(("Bridges", "Glaciers", "Ballots", "Markets"), ("Kayaks", "Bees", "Owls"))
FILLER = [
    Talk(id=f"f{n}", title=f"{a} {b} in Practice", abstract=f"We {a} the {b} and the {a}.")
    for n, (a, b) in enumerate(SUBJECTS)
]
GRAPHS = Talk(
    id="graphs",
    title="Equivariant Graph Neural Networks for Molecules",
    abstract="Equivariance helps molecules.",
    authors=(Person(name="Ann Lee"),),
)
LIKE = Talk(
    id="like", title="A Graph Neural Network that is Equivariant", authors=(Person(name="Bo Ek"),)
)
LOOSE = Talk(id="loose", title="Graphs of Markets", abstract="A graph.")
SAME_AUTHOR = Talk(id="author", title="On Knitting", authors=(Person(name="ANN LEE"),))
TALKS = [GRAPHS, LIKE, LOOSE, SAME_AUTHOR, *FILLER]


def index() -> RelatedIndex:
    return RelatedIndex(TALKS)


def ids(found: list[Related]) -> list[str]:
    return [related.talk.id for related in found]


def test_what_shares_rare_words_comes_first_and_says_which() -> None:
    found = index().to_talk("graphs")
    assert ids(found)[0] == "like"
    assert "equivariant" in found[0].reason
    assert "graph neural" in found[0].reason
    assert found[0].reason.startswith("shares: ")
    assert "graphs" not in ids(found)


def test_a_shared_author_is_a_reason() -> None:
    (related,) = [r for r in index().to_talk("graphs") if r.talk.id == "author"]
    assert related.reason == "by ANN LEE"


def test_talks_that_share_nothing_are_not_told() -> None:
    assert not {related.talk.id for related in index().to_talk("graphs")} & {"f0", "f5"}
    assert index().to_talk("unknown") == []


def test_suggestions_are_like_the_stars_and_never_starred() -> None:
    found = ids(index().to_stars(["graphs", "f0", "gone"]))
    assert not {"graphs", "f0"} & set(found)
    assert {"like", "f1"} <= set(found)
    assert index().to_stars([]) == []


def test_breaks_have_no_related_talks_and_are_none() -> None:
    lunches = [Talk(id=f"l{n}", title="Lunch on the Terrace", kind=Kind.BREAK) for n in range(2)]
    talk = Talk(id="talk", title="Terrace Lunch as a Method")
    found = RelatedIndex([*TALKS, *lunches, talk])
    assert found.to_talk("l0") == []
    assert not {"l0", "l1"} & set(ids(found.to_stars(["talk"])))


def test_words_that_all_have_say_nothing() -> None:
    talks = [Talk(id=str(n), title=f"Snow {word}") for n, word in enumerate(("a", "b"))]
    assert RelatedIndex(talks).to_talk("0") == []


def test_tex_and_numbers_are_no_words() -> None:
    talks = [
        *FILLER,
        Talk(id="a", title=r"$\mathcal{O}(n^2)$ 2027"),
        Talk(id="b", title=r"$\mathcal{O}(n^3)$ 2027"),
    ]
    assert to_text(talks[-1].title)
    assert RelatedIndex(talks).to_talk("a") == []


def test_what_is_already_told_elsewhere_is_left_out() -> None:
    assert "like" not in ids(index().to_talk("graphs", without={"like", "gone"}))
    assert "like" not in ids(index().to_stars(["graphs"], without=["like"]))


def test_a_pause_comes_after_each_talk_in_every_pass() -> None:
    pauses: list[None] = []
    RelatedIndex(TALKS, lambda: pauses.append(None))
    assert len(pauses) >= 4 * len(TALKS)
