"""XML of other people as a tree: nothing in it is expanded or fetched, damage is told."""

import html
import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # it has no stubs

from planner.errors import UnreadableError
from planner.importers.notes import Notes
from planner.importers.page import Page

Element = Any  # an lxml element

# Only what stands before the first element can define anything; atomic, so that it is read once.
_PROLOGUE = r"\A\s*(?>(?:<\?[^<>]{0,300}\?>\s*|<!--.{0,5000}?-->\s*)*)"
_DOCTYPE = re.compile(
    rf"{_PROLOGUE}<!DOCTYPE\s+([\w:.-]{{1,60}})([^<>\[]{{0,1000}})(.)", re.DOTALL | re.IGNORECASE
)
_LOOSE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(\w{1,31};)?")
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def root_of(page: Page) -> str:
    """The outermost element's name, also behind a DOCTYPE; empty for what is no XML."""
    found = _DOCTYPE.match(page.text)
    return found[1] if found else page.root


def parsed(page: Page, notes: Notes) -> Element:
    """The root; what the XML's damage was goes to `notes`.

    Raises UnreadableError for definitions of entities, which could hold anything, and for what
    cannot be read at all.
    """
    found = _DOCTYPE.match(page.text)
    if found and found[3] != ">":
        sentence = f"“{page.name}” defines its own XML entities, which can do harm; it is not read."
        raise UnreadableError(f"{sentence} Remove its DOCTYPE if you trust it.")
    try:
        return etree.fromstring(_utf8(page), _parser())
    except etree.XMLSyntaxError as error:
        notes.odd(page.name, f"The XML is damaged; what could be read is here ({error.msg})")
        return _mended(page.text, page.name, error)


def _utf8(page: Page) -> bytes:
    """The page's text; its own bytes where they are that, to save the time of writing them."""
    if page.data[:1] == b"<" and not page.remarks:
        return page.data
    return _from_begin(page.text)


def _from_begin(text: str) -> bytes:
    return text.lstrip("\ufeff \t\r\n").encode(errors="replace")


def _mended(text: str, name: str, error: SyntaxError) -> Element:
    """The tree as far as it can be read: HTML's entities and loose & are what they look like."""
    text = _LOOSE.sub(_escaped, text).translate(_CONTROLS)
    try:
        root = etree.fromstring(_from_begin(text), _parser(recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableError(f"“{name}” is XML that cannot be read; get it again.", str(error))
    return root


def _escaped(loose: re.Match[str]) -> str:
    return html.escape(html.unescape(loose[0]))


def _parser(*, recover: bool = False) -> Any:
    """`encoding` is that of the bytes, whatever the file says: the text was decoded before."""
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )
