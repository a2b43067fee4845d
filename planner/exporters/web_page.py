"""One self-contained web page: nothing is loaded, no script runs, every text is escaped."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from html import escape

from planner.conference import Talk
from planner.exporters import plain
from planner.exporters.selection import Item, Selection
from planner.exporters.web_style import STYLE
from planner.exporters.words import heading, session_notes, summary, words_of

# Even where an escape were forgotten, a browser would neither run nor load anything.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_HEAD = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Conference Planner">
"""


def write(selection: Selection) -> bytes:
    """The page, in UTF-8; talks stand under their days, a day that is one of several is named."""
    title = text_of(selection.title)
    days = selection.by_day()
    parts = [
        f"{_HEAD}<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
        f"<header>\n<h1 dir=auto>{title}</h1>\n<p>{text_of(summary(selection))}</p>",
        _paragraph("", link(selection.conference.title, selection.conference.url)),
        _contents(list(days)),
        "</header>\n<main>",
    ]
    of_sessions = session_notes(selection)
    for day, items in days.items():
        parts.append(f'<section id="{_anchor(day)}">\n<h2>{heading(day)}</h2>')
        for item in items:
            parts += _article(selection, item, of_sessions.get(item.id, ""))
        parts.append("</section>")
    return "\n".join([*filter(None, parts), "</main>\n</body>\n</html>\n"]).encode()


def link(name: str, url: str) -> str:
    """To the web, and to nothing else; then only the name stands there."""
    address = plain.web_address(url)
    if not address:
        return text_of(name)
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{text_of(name)}</a>'


def text_of(text: str) -> str:
    """Escaped, with its lines."""
    return escape(plain.lines(text))


def _contents(days: Sequence[date | None]) -> str:
    links = "\n".join(f'<a href="#{_anchor(day)}">{heading(day)}</a>' for day in days)
    return f"<nav>\n{links}\n</nav>" if len(days) > 1 else ""


def _anchor(day: date | None) -> str:
    return f"day-{day}" if day else "no-time"


def _article(selection: Selection, item: Item, session_note: str) -> Iterator[str]:
    words = words_of(selection, item)
    yield f'<article class="{"talk" if isinstance(item, Talk) else "own"}">'
    yield f"<div class=time>{_time(selection, item.start, words.time)}</div>\n<div>"
    yield f"<h3 dir=auto>{text_of(words.title)}</h3>"
    place = " · ".join(filter(None, (words.place, words.session)))
    for name, text in (("people", words.people), ("place", place), ("remark", words.remark)):
        yield _paragraph(name, text_of(text))
    yield _paragraph("links", " · ".join(link(*named) for named in words.links))
    yield _box("note", "My note", selection.plan.note(item.id))
    yield _box("note session-note", "My note on the session", session_note)
    yield _box("abstract", "", words.abstract)
    yield "</div>\n</article>"


def _time(selection: Selection, start: datetime | None, words: str) -> str:
    if start is None:
        return ""
    return (
        f'<time datetime="{start.astimezone(selection.zone).isoformat()}">{text_of(words)}</time>'
    )


def _paragraph(name: str, content: str) -> str:
    kind = f' class="{name}"' if name else ""
    return f"<p{kind} dir=auto>{content}</p>" if content else ""


def _box(name: str, caption: str, text: str) -> str:
    """Text with its lines and paragraphs as they stand."""
    if not text.strip():
        return ""
    above = f"<strong>{caption}</strong>\n" if caption else ""
    return f'<div class="{name}">{above}<div class=text dir=auto>{text_of(text)}</div></div>'
