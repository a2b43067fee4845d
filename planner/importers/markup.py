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


def lines_by_part(element: Tag, part_of: Callable[[Tag], str]) -> dict[str, list[str]]:
    """The clean lines of each part of an element, in one walk.

    `part_of` is asked once for each tag inside; it names the part that the tag begins, or is
    empty where the tag belongs to what is around it. What is in no part is under "".
    """
    found = defaultdict[str, list[str]](list)
    for part, strings in _blocks(element, part_of):
        if (line := clean("".join(strings))) and line != _BULLET:
            found[part].append(line)
    return found


def _blocks(element: Tag, part_of: Callable[[Tag], str]) -> list[tuple[str, list[str]]]:
    """Each block's part and strings; a text between blocks is a block, too."""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    parts: dict[int, str] = {}
    last: Tag | None = None
    for node in element.descendants:
        if isinstance(node, Tag):
            parts[id(node)] = part_of(node)
            last = None if node.name == "br" else last
        elif type(node) is NavigableString:  # not a comment, script or style
            if not node.isspace():
                block, part = _place(node, element, parts)
                if block is not last:
                    blocks.append((part, [f"{_BULLET} "] if block.name == "li" else []))
                last = block
            blocks[-1][1].append(node)
    return blocks


def _place(node: NavigableString, root: Tag, parts: dict[int, str]) -> tuple[Tag, str]:
    """The nearest block around `node`, and the part it lies in."""
    block: Tag | None = None
    for parent in node.parents:
        if block is None and parent.name in _BLOCKS:
            block = parent
        if parent is root:
            break
        if part := parts[id(parent)]:
            return block or parent, part
    return block or root, ""
