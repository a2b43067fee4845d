"""The text of an HTML element as a reader sees it: one line for each block."""

import re
from collections import defaultdict
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from bs4.filter import SoupStrainer

from planner.importers.text import clean

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt",
     "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul")
)  # fmt: skip
_BULLET = "•"
_PROLOGUE = re.compile(r"\s*<\?xml[^>]*\?>")


def parsed(text: str, only: SoupStrainer | None = None) -> BeautifulSoup:
    """The elements of a page, without bs4's own lists of classes: they cost a twentieth more."""
    # XHTML's first line would have bs4 warn of XML; a zero would end the page for lxml.
    prologue = _PROLOGUE.match(text)
    text = text[prologue.end() if prologue else 0 :].replace("\0", " ")
    return BeautifulSoup(text, "lxml", parse_only=only, multi_valued_attributes=None)


def classes(tag: Tag) -> list[str]:
    """The names in a tag's `class`."""
    return str(tag.attrs.get("class", "")).split()


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


def lines_of_card(
    card: Tag,
    is_card: Callable[[Tag, list[str]], bool],
    part_of: Callable[[Tag, list[str]], str],
) -> dict[str, list[str]]:
    """The same for one of many cards: one inside it (an open tag was before it) ends it.

    Both are given each tag with its classes.
    """

    def part(tag: Tag) -> str | None:
        css = classes(tag)
        return None if is_card(tag, css) else part_of(tag, css)

    return lines_by_part(card, part)


def _blocks(element: Tag, part_of: _PartOf) -> list[tuple[str, list[str]]]:
    """Each block's part and strings; a text between blocks is a block, too."""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    last: Tag | None = None
    # What is left of each open tag, and the block and part that its own text belongs to. A stack,
    # as pages may be deep; by `contents`, as bs4's own walks take a quarter longer.
    opened = [(iter(element.contents), element, "")]
    while opened:
        nodes, block, part = opened[-1]
        for node in nodes:
            if isinstance(node, Tag):
                if (inner := part_of(node)) is None:
                    return blocks
                last = None if node.name == "br" else last
                own = node if inner or node.name in _BLOCKS else block
                opened.append((iter(node.contents), own, inner or part))
                break
            if type(node) is NavigableString:  # not a comment, script or style
                if block is not last and not node.isspace():
                    last = block
                    blocks.append((part, [f"{_BULLET} "] if block.name == "li" else []))
                blocks[-1][1].append(node)
        else:
            opened.pop()
    return blocks
