"""The sites' words for what a session or talk is: "Spotlight Poster", "Oral Session"."""

import re

from planner.conference import Kind

# Poster comes first: a spotlight poster hangs in the poster session.
_WORDS = (
    (Kind.POSTER, r"posters?"),
    (Kind.ORAL, r"orals?|contributed talks?"),
    (Kind.SPOTLIGHT, r"spotlights?"),
    (Kind.KEYNOTE, r"invited talks?|invited speakers?|keynotes?|plenary"),
    (Kind.TUTORIAL, r"tutorials?"),
    (Kind.WORKSHOP, r"workshops?"),
    (Kind.PANEL, r"panels?|panel discussions?"),
    (Kind.SOCIAL, r"socials?|receptions?|opening party|mentorship|meetups?"),
    (Kind.BREAK, r"(?:(?:coffee|tea|lunch|short|morning|afternoon) )?break|lunch|dinner"),
)
_ANYWHERE = [(kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _WORDS]
_AT_THE_BEGINNING = [
    (kind, re.compile(rf"(?:{words})\b(?! of | for )", re.IGNORECASE)) for kind, words in _WORDS[:7]
]
_ONLY = re.compile(
    rf"(?:(?:{'|'.join(words for _, words in _WORDS)}|session|in-person|virtual)(?:\s+|$))+",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?:(?:coffee|tea|lunch|dinner|short|morning|afternoon|health|bio|social)\s+)*"
    r"(?:break|lunch|dinner|breakfast)(?:\s+break)?(?:\s+\(.*\))?",
    re.IGNORECASE,
)
_HOUSEKEEPING = re.compile(
    r"(?:(?:welcome|opening|closing|introductory|concluding|final|awards?)(?:,|\s+and|\s+&)?\s+)*"
    r"(?:remarks|ceremony|welcome)"
    r"|(?:badge\s+|early\s+|on-?site\s+)?registration"
    r"(?:\s+(?:and\s+|&\s+)?(?:desk|opens?|check-?in|badge\s+pick-?up|breakfast|coffee))*"
    r"|town hall(?:\s+meeting)?|business meeting",
    re.IGNORECASE,
)
TALK = "talk"  # says what an entry of a schedule is, and nothing more
# Words of links that leave open what it is.
_VAGUE = frozenset({"session", "event", "talk", "paper"})
_AWARD = re.compile(
    r"(?:(?:outstanding|best|distinguished|test of time|honou?rable)\b[\w\s'’:,()&-]{0,60}"
    r"\b(?:papers?|awards?|mentions?|runner[- ]?up|winner)|award)\b",
    re.IGNORECASE,
)


def kind_of(label: str) -> Kind | None:
    """The kind that a label such as "Spotlight Poster" names, or `None`."""
    return next((kind for kind, words in _ANYWHERE if words.search(label)), None)


def kind_of_session(title: str) -> Kind | None:
    """The kind that a session's title begins with: "Oral Session 4"; or `None`."""
    return next((kind for kind, words in _AT_THE_BEGINNING if words.match(title)), None)


def is_label(line: str) -> bool:
    """Whether a line is a kind and nothing else: "Poster", "Oral Session"."""
    return len(line) < 60 and bool(_ONLY.fullmatch(line)) and kind_of(line) is not None


def is_award(line: str) -> bool:
    """Whether a line is an award's name and nothing else: "Best Paper Award"."""
    return bool(_AWARD.fullmatch(line))


def kind_of_title(title: str) -> Kind | None:
    """The kind of what has neither speakers nor papers: a pause, "Opening Remarks"; or `None`."""
    if _BREAK.fullmatch(title):
        return Kind.BREAK
    return Kind.OTHER if _HOUSEKEEPING.fullmatch(title) else None


def kind_of_link(word: str) -> Kind | None:
    """The kind that the word in a link names; of a word that is none of ours, `Kind.OTHER`."""
    if not word or word in _VAGUE:
        return None
    return kind_of(word) or Kind.OTHER


def kind_of_entry(words: str) -> Kind:
    """Of what a schedule calls one of its entries; a "Talk" there is an oral."""
    return kind_of(words) or (Kind.ORAL if words.lower() == TALK else Kind.OTHER)


def rest_of_poster(label: str) -> str:
    """ "Spotlight" of "Spotlight Poster": what a poster's label says beside that."""
    return " ".join(word for word in label.split() if word.lower() not in {"poster", "session"})
