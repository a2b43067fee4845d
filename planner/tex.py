"""TeX in titles and abstracts as readable Unicode text: `$L_0$` becomes L₀.

Only what surely is TeX changes; unknown commands, and a `$` that is money, stay as they are.
pylatexenc knows the symbols; its own parser drops what it does not know, so that one is not used.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from planner.tex_signs import (
    ACCENTS,
    ALPHABETS,
    CONTENT_ONLY,
    HIGH,
    LOW,
    MATH_ACCENTS,
    SILENT,
    TEXT_INSIDE_MATH,
)

PLACE = "\ufffc"  # Unicode's own sign for an object within text
_DEEPEST = 20  # deeper nesting is left as it is: no abstract has it, hostile text may
_TOKEN = re.compile(
    r"\$\$(?P<display>(?:\\.|[^$\\])+)\$\$|\$(?P<inline>(?:\\.|[^$\\])+)\$"
    r"|\\\((?P<round>.+?)\\\)|\\\[(?P<square>.+?)\\\]"
    r"|\\[A-Za-z]+|\\.|[^\\${}^_]+|.",
    re.DOTALL,
)
_PROSE = re.compile(r"[A-Za-z]{3,}\s+[A-Za-z]{2,}")
_TEXT_GROUP = re.compile(r"\\(?:[^A-Za-z\s]|(?:em|bf|it|rm|sc|tt|sf)\b)")
_SIMPLE = re.compile(r"\w*|.|\([^()]*\)")
_LOPSIDED = re.compile(r"(?<=[\w)])([≤≥≪≫≈∈→≠⊂⊆×=])(?=\s)")
_OVER_ESCAPED = re.compile(r"\\(?=\\[A-Za-z{}#%&_|,;]|_\{)")
_NEEDS_SETTING = re.compile(r"\\(?:[dt]?frac|sqrt|binom|begin|over|under)|[_^]\{[^{}]*[_^/]")
# Signs that stand for something, accents over a letter, and letters that few fonts have.
_NEEDS_MORE_THAN_LETTERS = re.compile(r"[\\^_{}$√\u0300-\u036f\u20d0-\u20ff\U00010000-\U0010ffff]")


def to_text(tex: str) -> str:
    """The text as a person would write it without TeX; never raises, quick where there is none."""
    return _to_text(tex) if "$" in tex or "\\" in tex else tex


def pieces(tex: str) -> Iterator[tuple[str, bool]]:
    """The text in small pieces, commands apart, each with whether it is a formula."""
    position = 0
    while match := _TOKEN.match(tex, position):
        token, after = match.group(), tex[match.end() : match.end() + 1]
        is_formula = _formula(token, after) is not None
        if token[0] == "$" and not is_formula:
            token = "$"  # money
        yield token, is_formula
        position += len(token)


class Formula(NamedTuple):
    """What stands between dollars, and the same as `to_text` tells it."""

    tex: str
    text: str


def with_formulas(tex: str) -> tuple[str, list[Formula]]:
    """The text with `PLACE` for each formula that is more than a row of letters, and these.

    Roots, fractions and the like: what letters show as well, such as `$L_0$`, is told in letters.
    """
    tex = tex.replace(PLACE, "")
    if "$" not in tex and "\\" not in tex:
        return tex, []
    reader = _Splitter(tex, math=False, depth=0)
    return reader.read(), reader.formulas


@lru_cache(maxsize=4096)
def _to_text(tex: str) -> str:
    return _Reader(tex, math=False, depth=0).read()


class _Reader:
    """Reads one group, from its first character to its last."""

    def __init__(self, tex: str, math: bool, depth: int) -> None:
        self._tex, self._math, self._depth = tex, math, depth
        self._position = 0
        self._group_ends = _group_ends(tex)

    def read(self) -> str:
        if self._depth > _DEEPEST:
            return self._tex
        pieces: list[str] = []
        while self._position < len(self._tex):
            piece = self._piece()
            is_word = self._math and len(piece) > 1 and piece.isalpha() and piece.isascii()
            if is_word and pieces and pieces[-1][-1:].isalpha():
                pieces.append(" ")  # `d\log d` is "d log d"
            pieces.append(piece)
        return "".join(pieces)

    def _piece(self) -> str:
        begin, token = self._position, self._next_token()
        formula = _formula(token, self._tex[self._position : self._position + 1])
        if formula is not None:
            return self._mathematics(_OVER_ESCAPED.sub("", formula))
        if len(token) > 1 and token[0] == "$":
            self._position = begin + 1  # money, not a formula
            return "$"
        if len(token) > 1 and token[0] == "\\":
            return self._command(token[1:])
        if token == "{" and begin in self._group_ends:
            return self._group(begin)
        if not self._math:
            return token
        if token in ("^", "_"):
            return _script(token, self._argument())
        return token.replace("~", " ").replace("'", "′")

    def _mathematics(self, formula: str) -> str:
        return _spaced(self._converted(formula, math=True))

    def _next_token(self) -> str:
        match = _TOKEN.match(self._tex, self._position)
        assert match  # the last alternative takes any character
        self._position = match.end()
        return match.group()

    def _group(self, begin: int) -> str:
        """What braces hold; in running text they are TeX's only around a command."""
        if not self._math and not _TEXT_GROUP.match(self._tex, begin + 1):
            return "{"
        self._position = self._group_ends[begin] + 1
        return self._converted(self._tex[begin + 1 : self._position - 1], self._math)

    def _command(self, name: str) -> str:
        """What `\\name` and its arguments mean; as it stands where it is not known."""
        begin = self._position
        meant = self._meaning(name)
        if meant is not None:
            return meant
        self._position = begin
        self._skip_groups()
        return f"\\{name}{self._tex[begin : self._position]}"

    def _meaning(self, name: str) -> str | None:
        if name in SILENT:
            self._skip_spaces()
            return ""
        if name in CONTENT_ONLY or name == "text":
            return self._argument(math=self._math and name not in TEXT_INSIDE_MATH)
        if name in ALPHABETS:
            return _in_alphabet(ALPHABETS[name], self._argument())
        if name in MATH_ACCENTS or name in ACCENTS:
            return self._accented(name)
        if name in ("frac", "dfrac", "tfrac"):
            return _fraction(self._argument(), self._argument())
        if name == "sqrt":
            return _root(self._argument())
        return _symbol(name)

    def _accented(self, name: str) -> str | None:
        is_named = name.isalpha() and len(name) == 1
        if is_named and self._position not in self._group_ends:
            return None  # `\c` and its like need braces, else any `\v` of a path were an accent
        base = self._argument()
        if not base:
            return None
        mark = ACCENTS.get(name) or MATH_ACCENTS[name]
        marked = "".join(
            unicodedata.normalize("NFC", letter.replace("ı", "i") + mark) for letter in base
        )
        # `don\'t` is no accent: text knows those that have a letter of their own.
        return marked if name in MATH_ACCENTS or len(marked) == 1 else None

    def _argument(self, math: bool | None = None) -> str | None:
        """The next group or single thing; `None` at the end."""
        self._skip_spaces()
        begin = self._position
        math = self._math if math is None else math
        if begin >= len(self._tex) or self._tex[begin] == "}":
            return None
        if begin in self._group_ends:
            self._position = self._group_ends[begin] + 1
            return self._converted(self._tex[begin + 1 : self._position - 1], math)
        if self._tex[begin] == "\\":
            self._next_token()
            self._skip_groups()
            return self._converted(self._tex[begin : self._position], math)
        self._position += 1
        return self._tex[begin].replace("'", "′")

    def _skip_spaces(self) -> None:
        while self._tex[self._position : self._position + 1] in (" ", "\t"):
            self._position += 1

    def _skip_groups(self) -> None:
        while self._position in self._group_ends:
            self._position = self._group_ends[self._position] + 1

    def _converted(self, tex: str, math: bool) -> str:
        return _Reader(tex, math, self._depth + 1).read()


class _Splitter(_Reader):
    """Leaves a place for each formula that letters alone do not show."""

    def __init__(self, tex: str, math: bool, depth: int) -> None:
        super().__init__(tex, math, depth)
        self.formulas: list[Formula] = []

    def _mathematics(self, formula: str) -> str:
        text = super()._mathematics(formula)
        if not _NEEDS_SETTING.search(formula) and not _NEEDS_MORE_THAN_LETTERS.search(text):
            return text
        self.formulas.append(Formula(formula, text))
        return PLACE


def _group_ends(tex: str) -> dict[int, int]:
    """Where each group that begins at a brace ends; unmatched braces are left out."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"\\.|[{}]", tex, re.DOTALL):
        if match.group() == "{":
            opened.append(match.start())
        elif match.group() == "}" and opened:
            ends[opened.pop()] = match.start()
    return ends


def _formula(token: str, after: str) -> str | None:
    """What a token of mathematics holds; `None` for anything else, as for `$5 and $6`."""
    if token[:2] in ("\\(", "\\[") or (token[:2] == "$$" and len(token) > 2):
        return token[2:-2]
    inner = token[1:-1]
    if len(token) < 3 or token[0] != "$" or after.isdigit() or "\n\n" in inner:
        return None
    ends_loose = inner[-1].isspace()
    if any(sign in inner for sign in "\\^_{"):
        return None if ends_loose and inner[0].isdigit() else inner
    is_loose = ends_loose or inner[0].isspace()
    if _PROSE.search(inner) or (is_loose and len(inner.strip()) > 1):
        return None
    return inner


def _spaced(formula: str) -> str:
    """`k≪ m`, as TeX's spaces leave it, as `k ≪ m`."""
    return " ".join(_LOPSIDED.sub(r" \1", formula).split())


def _script(sign: str, raised: str | None) -> str:
    """Small raised or lowered letters where Unicode has them all, else `x^(a/b)`."""
    if not raised:
        return sign
    letters = HIGH if sign == "^" else LOW
    packed = raised.replace(" ", "")
    if all(letter in letters for letter in packed):
        return "".join(letters[letter] for letter in packed)
    return sign + _bracketed(raised)


def _fraction(upper: str | None, lower: str | None) -> str | None:
    return f"{_bracketed(upper)}/{_bracketed(lower)}" if upper and lower else None


def _root(inner: str | None) -> str | None:
    if not inner:
        return None
    return f"√{inner}" if len(inner) == 1 or inner.isdecimal() else f"√({inner})"


def _bracketed(inner: str) -> str:
    return inner if _SIMPLE.fullmatch(inner) else f"({inner})"


def _in_alphabet(alphabet: str, letters: str | None) -> str | None:
    return letters and "".join(_letter_of(alphabet, letter) for letter in letters)


def _letter_of(alphabet: str, letter: str) -> str:
    """ℝ and 𝒪 and the like; Unicode has some of them outside its mathematical block."""
    case = "CAPITAL" if letter.isupper() else "SMALL"
    for prefix in ("MATHEMATICAL ", "", "BLACK-LETTER "):
        kind = prefix if prefix == "BLACK-LETTER " else f"{prefix}{alphabet} "
        try:
            return unicodedata.lookup(f"{kind}{case} {letter.upper()}")
        except KeyError:
            continue
    return letter


def _symbol(name: str) -> str | None:
    if len(name) == 1 and name in "{}$%&#_":
        return name
    if name in ("|", "\\", "cite", "citep", "url"):
        return {"|": "‖"}.get(name)
    spec = _symbols().get_macro_spec(name)
    meant = getattr(spec, "simplify_repl", None)
    return meant if isinstance(meant, str) and "%" not in meant else None


@lru_cache(maxsize=1)
def _symbols() -> Any:
    # Imported when first needed: 20 ms that most starts do without.
    from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]

    return get_default_latex_context_db()
