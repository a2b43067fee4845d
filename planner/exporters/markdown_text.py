"""Text as Markdown (CommonMark with GitHub's additions): foreign text escaped, notes tamed."""

import re

from planner.exporters import plain

_SIGNS = re.compile(r"[\\`*\[\]<|~$]|(?<!\w)_|_(?!\w)|#$")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BEGIN = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=>#:]))")
_ADDRESS = re.compile(r"(?<=[a-z])(?=://)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r"( {0,3})(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)", re.IGNORECASE)
_LOWEST = 6  # levels of headings
_REPORT = 3  # of them are the report's own


def escaped(text: str) -> str:
    """One line of plain text that is read as it stands."""
    text = _SIGNS.sub(r"\\\g<0>", plain.line(text))
    text = _ADDRESS.sub(r"\\", _ENTITY.sub(r"\\&", text))
    return _BEGIN.sub(r"\g<0>\\", text)


def link(text: str, url: str) -> str:
    """To the web; only the text where the address leads elsewhere."""
    address = plain.web_address(url)
    return f"[{escaped(text)}](<{address}>)" if address else escaped(text) * bool(url)


def note_text(note: str) -> str:
    """A note with its Markdown, that ends where it ends: tags are text, code is closed."""
    lines: list[str] = []
    fence = ""
    for line in plain.lines(note).rstrip().split("\n"):
        found = _FENCE.fullmatch(line)
        if fence:
            lines.append(line)
            fence = "" if found and _closes(found, fence) else fence
        elif found and "`" not in found[2]:
            lines.append(line)
            fence = found[1]
        else:
            _add(lines, line)
    return "\n".join(lines + [fence] * bool(fence)).strip("\n")


def _closes(found: re.Match[str], fence: str) -> bool:
    return found[1].startswith(fence) and not found[2].strip()


def _add(lines: list[str], line: str) -> None:
    """A line outside of code; one that underlines a heading makes it one with signs before it."""
    if lines and lines[-1].strip() and _UNDERLINE.fullmatch(line) and not _HEADING.match(lines[-1]):
        lines[-1] = f"{'#' * (_REPORT + 1)} {lines[-1].strip()}"
        return
    lines.append(_HEADING.sub(_lowered, _without_tags(line)))


def _lowered(found: re.Match[str]) -> str:
    return found[1] + "#" * min(len(found[2]) + _REPORT, _LOWEST)


def _without_tags(line: str) -> str:
    parts, end = [], 0
    for code in _CODE.finditer(line):
        parts += [_TAG.sub(r"\<", line[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _TAG.sub(r"\<", line[end:])])
