"""What is handed to a format module: the given bytes as text."""

import html
import re
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True)
class Page:
    """A given file, pasted text or fetched page; `remarks` tell how it was decoded."""

    name: str
    text: str
    remarks: tuple[Remark, ...] = ()

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
