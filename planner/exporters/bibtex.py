"""BibTeX in UTF-8: an entry a paper. TeX is kept as published; other signs of TeX are escaped."""

import re
from collections.abc import Iterator

from planner.conference import Person
from planner.exporters import plain
from planner.exporters.citation import Cited, cited
from planner.exporters.selection import Selection, local
from planner.tex import pieces, to_text

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = {
    **{sign: f"\\{sign}" for sign in "#$%&_"},
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
_ENTRY_BEGINS = re.compile(r"@(?=\w*\s*\{)")  # some readers look for it everywhere
_SEVERAL_WORDS = re.compile(r",|\band\b|\bothers\b", re.IGNORECASE)  # what BibTeX divides names by
_CAPITALS = re.compile(r"[^\W_][A-Z]")  # inside a word; styles make small letters of them
_READ = 200  # characters after a command, to see what it means


def write(selection: Selection) -> bytes:
    """The file; what has no author is left out."""
    head = plain.line(selection.title).replace("@", " at ")
    return f"% {head}\n\n{entries(selection)}".encode()


def entries(selection: Selection) -> str:
    """Without a head, to be put among others."""
    return "\n".join(_entry(one, selection) for one in cited(selection))


def _entry(one: Cited, selection: Selection) -> str:
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(one, selection))
    return f"@inproceedings{{{one.key},\n{fields}\n}}\n"


def _fields(one: Cited, selection: Selection) -> Iterator[tuple[str, str]]:
    talk, start = one.talk, local(one.talk.start, selection.zone)
    yield "author", f"{{{' and '.join(map(_name, talk.authors))}}}"
    yield "title", f"{{{_title(talk.shown_title)}}}"
    yield "booktitle", f"{{{tex(selection.conference.title)}}}"
    if one.year:
        yield "year", f"{{{one.year}}}"
    if start:
        yield "month", _MONTHS[start.month - 1]
    texts = {
        "keywords": ", ".join(talk.keywords or talk.topics),
        "abstract": talk.abstract,
        "annote": selection.plan.note(talk.id),
    }
    if url := plain.web_address(talk.paper_url) or plain.web_address(talk.url):
        yield "url", f"{{{url}}}"
    for name, text in texts.items():
        if text:
            yield name, f"{{{tex(text)}}}"


def tex(text: str) -> str:
    """On one line, so that TeX sets what is meant, and with all its braces in pairs."""
    text = plain.line(text)
    kept = "".join(_kept(text))
    if not _has_pairs(kept):
        kept = _escaped(text)
    return _ENTRY_BEGINS.sub("{@}", kept)


def _kept(text: str) -> Iterator[str]:
    """Formulas, braces and known commands as they are, all else escaped."""
    position = 0
    for token, is_formula in pieces(text):
        is_tex = is_formula or token in ("{", "}") or _is_command(token, text, position)
        yield token if is_tex else _escaped(token)
        position += len(token)


def _is_command(token: str, text: str, position: int) -> bool:
    """Whether it means something there: `\\'e` does, the same before a consonant does not."""
    return token[0] == "\\" and not to_text(text[position : position + _READ]).startswith("\\")


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in text)


def _has_pairs(text: str) -> bool:
    """Whether its braces are closed as opened: BibTeX counts `\\{` as well, others do not."""
    return all(_are_pairs(re.findall(braces, text)) for braces in (r"[{}]", r"(?<!\\)[{}]"))


def _are_pairs(braces: list[str]) -> bool:
    depth = 0
    for brace in braces:
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _title(title: str) -> str:
    """With the words in braces whose capitals are to stay, such as `{BERT}`."""
    text = tex(title)
    if any(sign in text for sign in "\\{$"):
        return f"{{{text}}}" if _CAPITALS.search(text) else text
    return " ".join(f"{{{w}}}" if _CAPITALS.search(w) else w for w in text.split(" "))


def _name(person: Person) -> str:
    """As published; in braces where BibTeX would take it apart."""
    name = tex(person.name)
    return f"{{{name}}}" if _SEVERAL_WORDS.search(name) else name
