"""Markdown without its signs, where no rendered text can stand: in cards and on paper."""

import re

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_LINE = re.compile(r" {0,3}(=+|-{2,}|(?:[-*_] *){3,})[ \t]*")  # under a heading, or across the page
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*")
_BEGIN = re.compile(r"^((?: {0,3}>[ \t]?)*)([ \t]*)([-*+][ \t]+)?(\[[ xX]\][ \t]+)?")
_GAP = re.compile(r"\n{3,}")
_BOXES = {" ": "☐ ", "x": "☑ "}
# In the order in which they win where they overlap; an escaped sign and code mean nothing else.
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|<(?P<address>(?:https?://|mailto:)[^\s<>]+)>"
    r"|!?\[(?P<link>[^\[\]\n]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)"
    r"|(?P<stars>\*{1,3})(?=\S)(?P<strong>[^*\n]*[^*\s])(?P=stars)"
    r"|(?<!\w)(?P<bars>_{1,3})(?=\S)(?P<slanted>[^\n]*?[^_\s])(?P=bars)(?!\w)"
    r"|~~(?=\S)(?P<struck>[^~\n]*[^~\s])~~"
)
_NESTED = ("link", "strong", "slanted", "struck")  # may hold more of it


def as_plain(note: str) -> str:
    """The text that is meant, line by line; the note itself where nothing would be left."""
    lines: list[str] = []
    fence = ""
    for line in note.splitlines():
        found = _FENCE.fullmatch(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        elif fence:
            lines.append(line)
        elif not _LINE.fullmatch(line):
            lines.append(_plain_line(line))
    return _GAP.sub("\n\n", "\n".join(lines)).strip() or note.strip()


def _plain_line(line: str) -> str:
    if heading := _HEADING.fullmatch(line):
        return _inline(heading[1])
    begin = _BEGIN.match(line)
    assert begin  # it may be empty
    _, indent, bullet, box = begin.groups()
    is_item = bullet is not None
    rest = line[begin.end(3) if is_item else begin.end(2) :]
    if is_item and box:
        return f"{indent}{_BOXES[box[1].lower()]}{_inline(line[begin.end() :])}"
    return f"{indent}{'• ' * is_item}{_inline(rest)}".rstrip()


def _inline(text: str) -> str:
    return _INLINE.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    for name, text in found.groupdict().items():
        if text is not None and name in _NESTED:
            return _inline(text)
    return found["escaped"] or found["code"] or found["address"] or ""
