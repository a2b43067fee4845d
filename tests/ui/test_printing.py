"""From an agenda to pages: what stands on them, and the files and pictures they become."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage

from planner.conference import Conference, Kind, Person, Talk, by_id
from planner.errors import PlannerError
from planner.exporters.agenda import Agenda, Day, make_agenda
from planner.exporters.agenda.rows import Row, Style
from planner.exporters.print_options import Paper, PrintOptions, What
from planner.plan import Plan
from planner.timetable import Timetable
from planner.ui import printing
from planner.ui.print_ink import POINT, Ink, Look
from planner.ui.print_pages import Block, Pages
from planner.ui.print_text import LineOfText, paragraphs

pytestmark = pytest.mark.usefixtures("qapp")
SHEET = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}


def agenda(*rows: Row) -> Agenda:
    days = (Day(title="Tuesday 9 March 2027", rows=rows),) if rows else ()
    return Agenda(title="My plan · SLM", subtitle="Times", footer="SLM · talks", days=days)


def talk_row(number: int = 0, **fields: object) -> Row:
    row = Row(style=Style.TALK, time="9:00 – 9:15", title=f"Talk {number}", room="Hall 1")
    return replace(row, **fields)  # type: ignore[arg-type]


USUAL = PrintOptions()


def pages_for(content: Agenda, options: PrintOptions = USUAL) -> Pages:
    pages = printing.pages_for(content, options)
    assert isinstance(pages, Pages)
    return pages


def words(blocks: Pages | Block) -> str:
    """The text of the drawn lines, in their order."""
    if isinstance(blocks, Pages):
        return " ".join(words(block) for sheet in blocks.sheets for block in sheet)
    texts = []
    for mark in blocks.marks:
        if isinstance(mark.draw, LineOfText):
            layout = mark.draw.layout
            line = layout.lineAt(mark.draw.number)
            texts.append(layout.text()[line.textStart() : line.textStart() + line.textLength()])
    return " ".join(texts)


def test_the_parts_of_a_row_are_all_drawn() -> None:
    row = talk_row(
        own_time="(18:00)",
        people="Ann",
        session="Oral 1",
        clash="clashes with Talk 2",
        remark="gone",
        note="My note",
        abstract="About it.",
    )
    text = words(pages_for(agenda(row)))
    for part in (
        "9:00 – 9:15",
        "(18:00)",
        "Talk 0",
        "Ann",
        "Hall 1",
        "Oral 1",
        "clashes with Talk 2",
        "gone",
        "My note",
        "About it.",
    ):
        assert part in text


@pytest.mark.parametrize("paper", list(Paper))
def test_sixty_talks_fill_pages_without_leaving_the_margins(paper: Paper) -> None:
    rows = (talk_row(n, people="Ann " * (n % 30), note="Note " * (n % 7)) for n in range(60))
    pages = pages_for(agenda(*rows), PrintOptions(paper=paper))
    assert (pages.size.width(), pages.size.height()) == SHEET[paper]
    room = pages.size.height() * POINT - 2 * pages.form.margin
    assert len(pages.sheets) > 2
    for sheet in pages.sheets:
        assert sum(block.height for block in sheet) <= room
    for block in (block for sheet in pages.sheets for block in sheet):
        assert all(mark.bottom <= block.height + POINT for mark in block.marks)


def test_no_row_is_split_and_no_day_heading_left_behind() -> None:
    days = tuple(
        Day(title=f"Day {day}", rows=tuple(talk_row(n, abstract="Word " * 90) for n in range(day)))
        for day in range(1, 9)
    )
    pages = pages_for(replace(agenda(), days=days))
    for sheet in pages.sheets:
        assert not words(sheet[-1]).startswith("Day")
    rows = [block for sheet in pages.sheets for block in sheet if block.continues]
    assert len(rows) == sum(range(1, 9))
    assert all(words(row).count("Word") == 90 for row in rows)


def test_a_row_longer_than_a_page_runs_over_with_no_word_lost_or_repeated() -> None:
    numbers = [f"w{n}" for n in range(3000)]
    pages = pages_for(agenda(talk_row(abstract=" ".join(numbers))))
    assert len(pages.sheets) > 2
    assert re.findall(r"w\d+", words(pages)) == numbers
    room = pages.size.height() * POINT - 2 * pages.form.margin
    assert all(sum(block.height for block in sheet) <= room for sheet in pages.sheets)


def test_a_page_that_begins_within_a_day_names_the_day_and_the_session() -> None:
    heading = talk_row(style=Style.HEADING, title="Poster Session 1")
    posters = (talk_row(n, style=Style.MEMBER, time=f"#{n}") for n in range(60))
    pages = pages_for(agenda(heading, *posters))
    assert pages.sheets[1][0].continues == ("Tuesday 9 March 2027 · Poster Session 1, continued")


def test_foreign_text_is_drawn_as_it_is_and_never_markup() -> None:
    hostile = "<b>bold</b> &amp; <img src='http://x.example/y.png'>\x00\x07\u202egnp.exe"
    text = words(pages_for(agenda(talk_row(title=hostile))))
    assert "<b>bold</b> &amp; <img src='http://x.example/" in text
    assert "y.png'> gnp.exe" in text


def test_overlong_words_stay_in_their_column() -> None:
    row = talk_row(title="x" * 400, room="Y" * 200, abstract="http://example.org/" + "z1" * 300)
    blocks = [b for sheet in pages_for(agenda(row)).sheets for b in sheet]
    for mark in (mark for block in blocks for mark in block.marks):
        if layout := getattr(mark.draw, "layout", None):
            line = layout.lineAt(mark.draw.number)
            assert line.naturalTextWidth() <= line.width() + POINT


def test_overlong_words_may_be_hyphenated_but_others_not() -> None:
    assert paragraphs("short " + "Donaudampfschifffahrtsgesellschaft")[0].count("\u00ad") == 33
    assert (
        "\u00ad"
        not in paragraphs("机器学习的新方法与应用研究机器学习的新方法与应用研究机器学习")[0]
    )


def test_paragraphs_are_lines_without_surplus_space() -> None:
    assert paragraphs(" a \t b\r\n\r\n\u2028c\n ") == ["a b", "c"]


@pytest.mark.parametrize(
    "title", ["مرحبا بالعالم", "שלום עולם", "机器学习的新方法", "Graphs 🎉 at 👩‍🔬 work"]
)
def test_every_script_leaves_ink(title: str) -> None:
    empty = ink(printing.page_images(pages_for(agenda(talk_row(title=" "))))[0])
    image = printing.page_images(pages_for(agenda(talk_row(title=title))))[0]
    assert ink(image) > empty + 40


def test_clash_and_star_are_shapes_not_glyphs() -> None:
    plain = agenda(talk_row(clash="clashes with it"))
    starred = agenda(talk_row(clash="clashes with it", starred=True))
    signs = [
        mark
        for block in pages_for(starred).sheets[0]
        for mark in block.marks
        if getattr(mark.draw, "sign", None)
    ]
    assert len(signs) == 2
    images = [printing.page_images(pages_for(a))[0] for a in (plain, starred)]
    assert images[0] != images[1]


def test_the_clash_can_be_read_without_colour() -> None:
    image = printing.page_images(pages_for(agenda(talk_row(clash="clash"))))[0]
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    red = QColor("#b3261e")
    assert QColor(red.rgb()).lightnessF() < 0.45
    assert ink(grey) == pytest.approx(ink(image), rel=0.05)


def test_the_pdf_has_a_title_vector_text_and_as_many_pages_as_the_layout(tmp_path: Path) -> None:
    rows = [talk_row(n, clash="clashes with it", starred=True) for n in range(60)]
    path = tmp_path / "plan.pdf"
    count = printing.save_pdf(agenda(*rows), PrintOptions(paper=Paper.LETTER), path)
    pdf = path.read_bytes()
    assert count == len(PdfReader(path).pages) > 1
    assert "My plan · SLM".encode("utf-16-be") in pdf
    assert b"/FontFile" in pdf
    assert b"/Subtype /Image" not in pdf
    assert re.search(rb"/MediaBox \[0 0 612(\.0+)? 792", pdf)


def test_a_pdf_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PlannerError, match=r"plan\.pdf"):
        printing.save_pdf(agenda(), PrintOptions(), tmp_path / "file" / "plan.pdf")


def test_no_stars_give_one_page_that_says_how_to_star(conference: Conference) -> None:
    empty = make_agenda(
        Timetable(conference), Plan(conference_id="x"), PrintOptions(), date(2027, 2, 1)
    )
    pages = pages_for(empty)
    assert len(pages.sheets) == 1
    assert "You have not starred any talk yet" in words(pages)


def test_a_ligature_never_hides_a_word_from_searching_the_pdf() -> None:
    assert Ink().font(Look(10)).featureTags()


def test_a_whole_programme_with_abstracts_is_laid_out(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    talks = tuple(
        make_talk(
            f"p{n}",
            30,
            120,
            session_id="p1",
            kind=Kind.POSTER,
            abstract="Word " * 120,
            authors=tuple(Person(name=f"Author {a}") for a in range(n % 9)),
        )
        for n in range(230)
    )
    conference = structs.replace(conference, talks=talks)
    plan = Plan(conference_id="x").with_star(by_id(talks)["p7"], True)
    options = PrintOptions(what=What.PROGRAMME, abstracts=True)
    pages = pages_for(make_agenda(Timetable(conference), plan, options, date(2027, 2, 1)), options)
    text = words(pages)
    assert text.count("Word") == 230 * 120
    assert all(f"Talk p{n}" in text for n in range(230))


def ink(image: QImage) -> int:
    """How many pixels are not white."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = (bytes(grey.constScanLine(y))[: grey.width()] for y in range(grey.height()))
    return sum(grey.width() - row.count(b"\xff") for row in rows)
