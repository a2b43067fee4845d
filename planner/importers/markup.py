"""The text of an HTML element as a reader sees it: one line for each block."""

from collections import defaultdict
from collections.abc import Callable

from bs4 import Tag
from bs4.element import NavigableString

from planner.importers.text import clean

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt",
     "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul")
)  # fmt: skip
_BULLET = "•"


def lines(element: Tag) -> list[str]:
    """The clean lines of an element."""
    return lines_by_part(element, lambda tag: "")[""]


_PartOf = Callable[[Tag], str | None]


def lines_by_part(element: Tag, part_of: _PartOf) -> dict[str, list[str]]:
    """The clean lines of each part of an element, in one walk.

    `part_of` is asked once for each tag inside; it names the part that the tag begins, or is
    empty where the tag belongs to what is around it, and `None` where the walk is to end. What
    is in no part is under "".
    """
    found = defaultdict[str, list[str]](list)
    for part, strings in _blocks(element, part_of):
        if (line := clean("".join(strings))) and line != _BULLET:
            found[part].append(line)
    return found


def _blocks(element: Tag, part_of: _PartOf) -> list[tuple[str, list[str]]]:
    """Each block's part and strings; a text between blocks is a block, too."""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    # The block and the part that each tag's own text belongs to; parents come first.
    places: dict[int, tuple[Tag, str]] = {id(element): (element, "")}
    last: Tag | None = None
    for node in element.next_elements:  # .descendants looks for the last one first: slow if deep
        if (around := places.get(id(node.parent))) is None:
            break
        if isinstance(node, Tag):
            if (part := part_of(node)) is None:
                break
            block = node if part or node.name in _BLOCKS else around[0]
            places[id(node)] = (block, part or around[1])
            last = None if node.name == "br" else last
        elif type(node) is NavigableString:  # not a comment, script or style
            if around[0] is not last and not node.isspace():
                last = around[0]
                blocks.append((around[1], [f"{_BULLET} "] if last.name == "li" else []))
            blocks[-1][1].append(node)
    return blocks
