"""What is worked out in the background once a programme is shown: the search and what is followed.

It needs SQLite, which the first picture does not.
"""

from typing import NamedTuple

from planner.conference import Conference, by_id
from planner.followed_talks import Match, Matches, reasons
from planner.following import Reasons
from planner.plan import Following
from planner.search import SearchIndex


class Indexed(NamedTuple):
    conference: Conference
    search: SearchIndex
    follow: Matches

    def followed(self, following: Following) -> tuple[list[Match], Reasons]:
        """What each name and word finds, and by which of them a talk is marked."""
        matches = self.follow.of(following)
        return matches, reasons(matches)


def indexed(conference: Conference, following: Following) -> Indexed:
    """What is followed just then is looked for at once."""
    index = SearchIndex(conference)
    follow = Matches(index, by_id(conference.talks))
    follow.of(following)
    return Indexed(conference, index, follow)
