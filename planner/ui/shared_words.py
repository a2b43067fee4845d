"""What the window of colleagues' plans says of each part of what we share."""

from planner.team import Share
from planner.ui.shared_talks import Rows, SharedTalks

EMPTY = (
    "Ask your colleagues for their plans: in their Conference Planner, Plan ▸ Share… saves it as a "
    "file. Add it here, or drop it on this window. Then you see what you share, who covers what, "
    "and how to split what clashes. Your own plan stays as it is."
)
_TOLD = {
    Share.COMMON: "Starred by two or more of you.",
    Share.MINE: "Starred by nobody but you.",
    Share.THEIRS: "Starred by colleagues, not by you.",
    Share.NOBODY: "Starred, but lost in the best plan of everyone who did: the split may save it.",
}
_NONE = {
    Share.COMMON: "No talk is starred by two of you.",
    Share.MINE: "Your colleagues have all that you starred.",
    Share.THEIRS: "You have all that your colleagues starred.",
    Share.NOBODY: "Somebody can go to each talk that any of you starred.",
}
_SPLIT = (
    "Who goes where, so that most of what any of you starred is heard: by priority, then by "
    "minutes, rather by those who starred it."
)
_GOOD = " With so many of you not all ways could be compared: a good one, perhaps not the best."


def chosen(known: SharedTalks, share: Share | str, who: int) -> tuple[Rows, str, str]:
    """The rows of a share, or of the split for one of us; what they are, and what is said where
    there are none. After all of us `who` is nobody."""
    if isinstance(share, Share):
        return known.shares[share], _TOLD[share], _NONE[share]
    told = _SPLIT + ("" if known.split.is_best else _GOOD)
    if 0 <= who < len(known.parts):
        return known.parts[who], told, "Nothing in the split is for this one of you."
    return known.nobody, told, "Split like this, all that any of you starred is heard."
