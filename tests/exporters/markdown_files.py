"""What an exported trip report must hold, as Qt's parser of Markdown, md4c, reads it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument

from planner.conference import Talk
from planner.exporters import by_ending, content
from planner.exporters.selection import Selection, without_notes
from planner.plan import OwnEntry
from planner.tex import to_text
from tests.exporters import hostile
from tests.exporters.hostile import on_one_line


class Block(NamedTuple):
    level: int  # of a heading
    text: str
    links: tuple[str, ...]


def read_markdown(raw: bytes, selection: Selection) -> None:
    """Without notes, which are Markdown, nothing stands there but what the report says itself."""
    with_notes = _blocks_of(raw.decode())
    bare = content(without_notes(selection), by_ending(Path("x.md"))).decode()
    blocks = _blocks_of(bare)
    assert {block.level for block in blocks} == {0, 1, 2, 3}
    own = [block for block in with_notes if block.level in (1, 2, 3)]
    assert own == [block for block in blocks if block.level]
    assert len({block.text for block in with_notes if block.level > 3}) == 1  # of the notes
    assert blocks[0].text == selection.title
    assert blocks[2] == Block(0, selection.conference.title, ("https://example.org/2027",))
    sections = [list(texts) for texts in _sections(blocks)]
    for item, section in zip(_by_day(selection), sections, strict=True):
        _compare_section(item, section, selection)
    notes = "\n".join(block.text for block in with_notes)
    assert all(on_one_line(note)[:10] in notes for note in hostile.TEXTS if note[0].isalnum())


def _compare_section(item: Talk | OwnEntry, section: list[Block], selection: Selection) -> None:
    heading, *below = section
    texts = [block.text for block in below]
    time = _clock(item, selection)
    if isinstance(item, OwnEntry):
        assert heading.text == f"{time} · {on_one_line(item.title)}"
        assert texts == [on_one_line(item.place), "Own entry"]
        return
    title = on_one_line(to_text(item.shown_title))
    assert heading.text == (f"{time} · {title}" if time else title)
    people = on_one_line(", ".join(person.name for person in item.authors))
    assert not people or texts.pop(0) == people
    assert texts.pop(0).startswith(on_one_line(item.room))
    assert [link for block in below for link in block.links] == list(
        filter(None, (item.url, item.paper_url))
    )
    abstract = on_one_line(to_text(item.abstract))
    assert on_one_line(" ".join(texts)).endswith(abstract)
    assert ("No longer in the programme" in texts) is selection.is_gone(item)


def _clock(item: Talk | OwnEntry, selection: Selection) -> str:
    if item.start is None or item.end is None:
        return ""
    times = [moment.astimezone(selection.zone) for moment in (item.start, item.end)]
    span = " – ".join(f"{time.hour}:{time:%M}" for time in times)
    starts_late, ends_late = (time.date() != selection.day(item) for time in times)
    return span + " into" * (ends_late > starts_late) + " next day" * ends_late


def _by_day(selection: Selection) -> list[Talk | OwnEntry]:
    return [item for items in selection.by_day().values() for item in items]


def _sections(blocks: Sequence["Block"]) -> Iterator[list["Block"]]:
    """From each heading of an item to the next heading."""
    for number, block in enumerate(blocks):
        if block.level == 3:
            yield [block, *takewhile(lambda below: not below.level, blocks[number + 1 :])]


def _blocks_of(markdown: str) -> list[Block]:
    """As Qt's parser, md4c, reads it."""
    document = QTextDocument()
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    return list(map(_block_of, _each_block(document)))


def _each_block(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _block_of(block: QTextBlock) -> Block:
    pieces = block.textFormats()  # which own their formats
    links = tuple(one.format.anchorHref() for one in pieces if one.format.isAnchor())
    return Block(block.blockFormat().headingLevel(), block.text(), links)
