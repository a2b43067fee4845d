"""Pieces of HTML in the fields of other formats: to plain text, by paragraphs, quickly."""

import re

from planner.importers.text import clean

# As in a browser, what nothing ends goes on to the end; looked for again and again, it would cost
# the square of the text's length.
_UNSEEN = re.compile(
    r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)
_BLOCK = re.compile(
    r"</?(?:p|div|br|ul|ol|li|dl|dt|dd|h[1-6]|table|tr|blockquote|pre|hr|section|article)\b[^<>]*>",
    re.IGNORECASE,
)
# By name: in a formula, `a<b` and `c>d`, nothing is a tag.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|del|em|font|i|img|ins|kbd|mark|q|s|small|span|strike|strong|sub"
    r"|sup|td|th|tbody|thead|tt|u|var|center|html|body|head|meta|link|iframe|input|button|label"
    r"|o:p)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\n(?=[ \t]*(?:[-*•‣–]|\d{1,2}[.)])[ \t]+\S)")  # as Markdown begins one


def plain(text: str) -> str:
    """Paragraphs divided by an empty line, the items of a typed list by a line end; entities
    resolved, tags gone, TeX as published."""
    if "<" in text:
        text = _INLINE.sub("", _BLOCK.sub("\n\n", _UNSEEN.sub(" ", text)))
    return "\n\n".join(filter(None, map(_paragraph, re.split(r"\n\s*\n", text))))


def _paragraph(text: str) -> str:
    if "\n" not in text.strip():
        return clean(text)
    return "\n".join(filter(None, map(clean, _ITEM.split(text))))
