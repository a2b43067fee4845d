"""Talks for the clipboard: as text, Markdown, HTML, BibTeX and links."""

from planner import talk_text
from planner.conference import Talk
from planner.exporters import plain
from planner.exporters.bibtex import entries
from planner.exporters.markdown_text import escaped
from planner.exporters.markdown_text import link as markdown_link
from planner.exporters.selection import Selection
from planner.exporters.web_page import link, text_of
from planner.exporters.words import words_of


def as_text(selection: Selection) -> str:
    """Title, authors, time, room and link of each talk, a line each, an empty one between."""
    texts = (talk_text.as_text(selection.timetable, talk) for talk in selection.talks)
    return plain.lines("\n\n".join(texts))


def as_markdown(selection: Selection) -> str:
    """A line a talk; several are a list."""
    lines = [_markdown(selection, talk) for talk in selection.talks]
    return "\n".join(f"- {line}" for line in lines) if len(lines) > 1 else "".join(lines)


def as_html(selection: Selection) -> str:
    """A paragraph a talk, for programs that take more than plain text."""
    return "\n".join(_html(selection, talk) for talk in selection.talks)


def as_bibtex(selection: Selection) -> str:
    """Empty where there is no paper among them."""
    return entries(selection)


def links(selection: Selection) -> list[str]:
    """The pages of the talks on the web, each once."""
    addresses = (plain.web_address(talk.url) for talk in selection.talks)
    return list(dict.fromkeys(filter(None, addresses)))


def _markdown(selection: Selection, talk: Talk) -> str:
    words = words_of(selection, talk)
    title = markdown_link(words.title, talk.url) or escaped(words.title)
    more = (words.people, _when(selection, talk), words.place)
    return " · ".join([title, *(escaped(text) for text in more if text)])


def _html(selection: Selection, talk: Talk) -> str:
    words = words_of(selection, talk)
    lines = (words.people, " · ".join(filter(None, (_when(selection, talk), words.place))))
    below = "".join(f"<br>{text_of(line)}" for line in lines if line)
    return f"<p><b>{link(words.title, talk.url)}</b>{below}</p>"


def _when(selection: Selection, talk: Talk) -> str:
    return talk_text.when(talk, selection.timetable.conference_clock)
