"""A trip report in Markdown: days, talks, own entries, and what the user wrote about them.

Foreign text is escaped, so that no title makes a heading, a link or a tag; my notes stay Markdown,
with their headings below those of the report.
"""

from collections.abc import Iterator

from planner.conference import Talk
from planner.exporters.markdown_text import escaped, link, note_text
from planner.exporters.selection import Item, Selection
from planner.exporters.words import Words, heading, session_notes, summary, words_of


def write(selection: Selection) -> bytes:
    """The file, in UTF-8."""
    parts = [f"# {escaped(selection.title)}", _summary(selection)]
    of_sessions = session_notes(selection)
    for day, items in selection.by_day().items():
        parts.append(f"## {heading(day)}")
        for item in items:
            parts += _parts(selection, item, of_sessions.get(item.id, ""))
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _parts(selection: Selection, item: Item, session_note: str) -> Iterator[str]:
    """The paragraphs of a talk or own entry."""
    words = words_of(selection, item)
    yield f"### {' · '.join(filter(None, (words.time, escaped(words.title))))}"
    yield _facts(words)
    if isinstance(item, Talk):
        yield note_text(selection.plan.note(item.id))
    if session_note:
        yield " ".join(filter(None, ("**My note on the session**", escaped(words.session))))
        yield note_text(session_note)
    yield _quoted(words.abstract)


def _summary(selection: Selection) -> str:
    conference = selection.conference
    page = link(conference.title, conference.url)
    return "  \n".join(filter(None, (escaped(summary(selection)), page)))


def _facts(words: Words) -> str:
    """Each on a line of its own."""
    lines = [
        f"*{escaped(words.people)}*" if words.people else "",
        escaped(" · ".join(filter(None, (words.place, words.session)))),
        escaped(words.remark),
        " · ".join(link(name, address) for name, address in words.links),
    ]
    return "  \n".join(filter(None, lines))


def _quoted(text: str) -> str:
    lines = (f"> {escaped(line)}".rstrip() for line in text.strip().split("\n"))
    return "\n".join(lines) if text.strip() else ""
