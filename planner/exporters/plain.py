"""Foreign text without what no file can hold, and addresses that lead to the web only."""

import re
from urllib.parse import quote

# Half of a pair of surrogates has no UTF-8, and XML no sign for the others.
_IMPOSSIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_SAFE_IN_ADDRESS = "%/:?#@!$&'()*+,;=[]~"


def lines(text: str) -> str:
    """The text with its lines and paragraphs; \ufffd stands for what cannot be written."""
    return _IMPOSSIBLE.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def line(text: str) -> str:
    """All of it on one line."""
    return " ".join(lines(text).split())


def web_address(url: str) -> str:
    """The address in ASCII without quotation marks, brackets and spaces; empty if it is none.

    A programme is foreign, and could name a script or any program.
    """
    url = line(url)
    return quote(url, safe=_SAFE_IN_ADDRESS) if _WEB.match(url) else ""
