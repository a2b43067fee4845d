"""Text as search sees it, without case, accents, dashes and quotes, and the way back to it."""

import re
from functools import lru_cache
from unicodedata import category, combining, normalize

# Of folded text: small letters, digits and all that is not ASCII; SQLite's tokenizer "ascii"
# agrees. Said by what it is not, since `re` takes 4 ms to compile a class of all of Unicode.
WORD_CHARACTER = r"[^\x00-/:-`{-\x7f]"
NO_WORD_CHARACTER = r"[\x00-/:-`{-\x7f]"
_WORDS = re.compile(f"{WORD_CHARACTER}+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
# Written without spaces between words: every character is a word, so each can begin a match.
_CHINESE_JAPANESE = (
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
# Letters that Unicode does not take apart, but a foreign keyboard writes like this.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "ŋ": "n", "ə": "e"}
)


def fold(text: str) -> str:
    """`text` in small letters without accents; foreign dashes, quotes and signs become spaces."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(lambda match: _folded(match[0]), text).lower()


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """`fold(text)`, and of each of its characters and its end the place in `text`."""
    parts = [char if char.isascii() else _folded(char) for char in text]
    places = [place for place, part in enumerate(parts) for _ in part]
    return "".join(parts).lower(), [*places, len(text)]


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded: `State-of-the-Art` gives `state`, `of`, `the`, `art`."""
    return tuple(_WORDS.findall(fold(text)))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    apart = normalize("NFKD", character.casefold()).casefold().translate(_LETTERS)
    kept = [char for char in apart if not combining(char) and category(char) != "Cf"]
    signs = "".join(char if category(char)[0] in "LMN" else " " for char in kept).lower()
    return "".join(f" {char} " if _stands_alone(char) else char for char in signs)


def _stands_alone(char: str) -> bool:
    return any(first <= char <= last for first, last in _CHINESE_JAPANESE)
