"""What is handed to a format module: the given bytes as text."""

import html
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from planner.conference import Remark
from planner.importers.text import clean

# Where a page begins. Within a line of text it proves nothing: `$1<p<2$`, "the tag <p>".
_MARKUP = re.compile(
    r"\A\s*(?:<\?xml[^<>]{0,200}\?>\s*)?"
    r"<(?:!--|(?:head|body|meta|link|title|style|script|main|section|h[1-6]|div|span|table|p|a)"
    r"\b[^<>]*>)"
    r"|^[^\S\n]*(?:<\?xml[^<>]{0,200}\?>)?<(?:!doctype\s+html|html)\b[^<>]*>",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,1000})", re.IGNORECASE)
_LOGIN = re.compile(
    r"Registration Required|You must be\s+(?:<a\b[^>]{0,300}>\s*)?logged in|log in to view this",
    re.IGNORECASE,
)


# Atomic: else each pair of comments could be read as one, and the time doubles with each of them.
_ROOT = re.compile(
    r"\A\s*(?>(?:<\?[^<>]{0,300}\?>\s*|<!--.{0,5000}?-->\s*)*)<([\w:.-]{1,60})", re.DOTALL
)

_T = TypeVar("_T")


class Together:
    """Pages that were given at once, in their order.

    What a format works out from all of them is kept: for each page anew, it would cost the square
    of their number.
    """

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._known: dict[object, Any] = {}

    def once(self, work: Callable[[Sequence["Page"]], _T]) -> _T:
        """What `work` makes of the pages; it must be the same function each time."""
        if work not in self._known:
            self._known[work] = work(self.pages)
        found: _T = self._known[work]
        return found

    def those(self, wanted: Callable[["Page"], bool]) -> list["Page"]:
        if wanted not in self._known:
            self._known[wanted] = list(filter(wanted, self.pages))
        found: list[Page] = self._known[wanted]
        return found

    def part(self) -> None:
        """Nothing leads from page to page any more, so that each is freed after its last use."""
        self.pages.clear()
        self._known.clear()


@dataclass(frozen=True, eq=False)
class Page:
    """A given file, pasted text or fetched page; `remarks` tell how it was decoded.

    `data` are the bytes as given, for formats that are no text (`text` is empty then); `address`
    is where it was fetched from, if it was; `together` holds it and those given with it.
    """

    name: str
    text: str
    remarks: tuple[Remark, ...] = ()
    data: bytes = b""
    address: str = ""
    together: Together = field(default_factory=Together)

    def __post_init__(self) -> None:
        self.together.pages.append(self)

    @cached_property
    def json(self) -> Any:
        """What the text says as JSON; `None` where it is none."""
        text = self.text.lstrip("\ufeff \t\r\n")
        if not text.startswith(("{", "[")):
            return None
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return None

    @cached_property
    def root(self) -> str:
        """The name of an XML document's outermost element, without parsing it; empty for others."""
        found = _ROOT.match(self.text.lstrip("\ufeff"))
        return found[1] if found else ""

    @cached_property
    def is_html(self) -> bool:
        return bool(_MARKUP.search(self.text))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What stands in the page's <title> elements; the virtual sites have two."""
        found = (clean(html.unescape(title)) for title in _TITLE.findall(self.text))
        return tuple(filter(None, found))

    @property
    def asks_for_login(self) -> bool:
        return bool(_LOGIN.search(self.text))
