"""Every layout with every kind of text: pages, and the PDF read back talk by talk."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import Destination
from PySide6.QtGui import QColor, QImage

from planner.conference import Conference, Kind, Person, Talk
from planner.exporters.print_options import (
    Columns,
    FontSize,
    Layout,
    Margins,
    Paper,
    PrintOptions,
    What,
)
from planner.plan import Plan
from planner.timetable import Timetable
from planner.ui import printing
from planner.ui.print_layout import Content, make_content
from planner.ui.print_pages import Pages, Printed
from planner.ui.print_text import LineOfText

pytestmark = pytest.mark.usefixtures("qapp")
TODAY = date(2027, 2, 1)
HOSTILE = {
    "quotes": 'He said “it\'s "fine"”',
    "script": "<script>alert(1)</script> & <b>bold</b>",
    "formula": "=cmd|'/C calc'!A0",
    "newlines": "One\nTwo\r\nThree",
    "long": "Long " * 400,
    "one word": "x" * 2000,
    "arabic": "مرحبا بالعالم",
    "hebrew": "שלום עולם",
    "chinese": "机器学习的新方法与应用",
    "emoji": "Graphs 🎉 at 👩\u200d🔬 work",
    "broken tex": r"$\frac{ and $\sqrt{x and {{{ \begin{x}",
    "controls": "a\x00b\x07c\u202egnp.exe",
}


@pytest.fixture
def hostile(conference: Conference, make_talk: Callable[..., Talk]) -> Conference:
    """A talk for each text, in its title, authors, abstract, room and position."""
    talks = [
        make_talk(
            name,
            20 * number,
            20,
            title=text,
            authors=(Person(name=text),),
            abstract=f"{text}\n\n{text}",
            room=text if number % 2 else "Hall 1",
            session_id="",
            track=text,
            kind=Kind.POSTER if number % 3 else Kind.ORAL,
            poster_position=text[:20] if number % 3 else "",
            url="javascript:alert(1)",
        )
        for number, (name, text) in enumerate(HOSTILE.items())
    ]
    return replace(conference, talks=tuple(talks), title="<i>“SLM”</i> & Co", url="javascript:x")


@pytest.fixture
def linked(conference: Conference) -> Conference:
    talks = (replace(t, url=f"https://example.org/talks/{t.id}") for t in conference.talks)
    return replace(conference, talks=tuple(talks), url="https://example.org/")


def starred(conference: Conference) -> Plan:
    return Plan(conference_id=conference.id).with_stars(conference.talks, True)


def content_of(conference: Conference, plan: Plan, options: PrintOptions) -> Content:
    return make_content(Timetable(conference), plan, options, TODAY)


def pages_of(conference: Conference, plan: Plan, options: PrintOptions) -> Printed:
    return printing.pages_for(content_of(conference, plan, options), options)


def saved(conference: Conference, plan: Plan, options: PrintOptions, folder: Path) -> PdfReader:
    path = folder / "saved.pdf"
    printing.save_pdf(content_of(conference, plan, options), options, path)
    return PdfReader(path)


def text_of(pdf: PdfReader) -> str:
    """All of it; lines are broken where the paper ends."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("layout", list(Layout))
def test_hostile_texts_stay_on_the_paper_in_every_layout(
    hostile: Conference, layout: Layout, paper: Paper
) -> None:
    options = PrintOptions(layout=layout, paper=paper, abstracts=True, qr=True)
    plan = starred(hostile)
    for talk in hostile.talks:
        plan = plan.with_note(talk, talk.title)
    pages = pages_of(hostile, plan, options)
    assert pages.is_whole
    flow = pages if isinstance(pages, Pages) else pages.leaves  # type: ignore[attr-defined]
    for sheet in flow.sheets:
        assert sum(block.height for block in sheet) <= flow.form.height
        for block in sheet:
            assert all(mark.bottom <= block.height + 40 for mark in block.marks)
            assert all(line_fits(mark.draw) for mark in block.marks)
    assert len(printing.page_images(pages, 0.3)) == pages.count


def line_fits(draw: object) -> bool:
    if not isinstance(draw, LineOfText):
        return True
    line = draw.layout.lineAt(draw.number)
    return line.naturalTextWidth() <= line.width() + 20


@pytest.mark.parametrize("layout", list(Layout))
def test_only_web_links_become_links(hostile: Conference, layout: Layout, tmp_path: Path) -> None:
    assert links(saved(hostile, starred(hostile), PrintOptions(layout=layout), tmp_path)) == []


@pytest.mark.parametrize("text", ["quotes", "script", "formula", "long", "arabic", "chinese"])
def test_hostile_text_is_real_text_in_the_pdf(
    hostile: Conference, text: str, tmp_path: Path
) -> None:
    found = text_of(saved(hostile, starred(hostile), PrintOptions(), tmp_path))
    if text == "arabic":  # readers give back the shapes of the letters, in the order of the eyes
        assert any("\u0600" <= sign <= "\u06ff" or "\ufe70" <= sign <= "\ufeff" for sign in found)
    else:
        assert HOSTILE[text].strip()[:600] in found


@pytest.mark.parametrize("layout", [Layout.AGENDA, Layout.GRID, Layout.ABSTRACTS, Layout.POCKET])
def test_a_pdf_tells_every_talk_with_a_link_to_its_page(
    linked: Conference, layout: Layout, tmp_path: Path
) -> None:
    plan = starred(linked)
    pdf = saved(linked, plan, PrintOptions(layout=layout), tmp_path)
    text, found = text_of(pdf), links(pdf)
    for talk in linked.talks:
        if talk.start or layout is not Layout.GRID:
            assert talk.shown_title in text
            assert talk.url in found
    assert pdf.metadata
    assert pdf.metadata.title == "My plan · SLM 2027"


def test_the_poster_list_is_read_back_in_its_order(linked: Conference, tmp_path: Path) -> None:
    text = text_of(saved(linked, starred(linked), PrintOptions(layout=Layout.POSTERS), tmp_path))
    places = [text.index(f"#{number} Talk p{number}") for number in (1, 2, 3)]
    assert places == sorted(places)


@pytest.mark.parametrize("layout", list(Layout))
def test_a_bookmark_leads_to_each_day_or_session(
    linked: Conference, make_talk: Callable[..., Talk], layout: Layout, tmp_path: Path
) -> None:
    more = tuple(make_talk(f"m{n}", 24 * 60 + 15 * n, session_id="") for n in range(30))
    longer = replace(linked, talks=(*linked.talks[:-1], *more))
    pdf = saved(longer, starred(longer), PrintOptions(layout=layout), tmp_path)
    marks = [mark for mark in pdf.outline if isinstance(mark, Destination)]
    days = ["Tuesday 9 March 2027", "Wednesday 10 March 2027"]
    assert [mark.title for mark in marks] == (
        ["Poster Session 1"] if layout is Layout.POSTERS else days
    )
    for mark in marks:
        number = pdf.get_destination_page_number(mark)
        assert number is not None
        assert mark.title in " ".join(pdf.pages[number].extract_text().split())
    assert pdf.page_mode == "/UseOutlines"


def test_a_link_lies_on_its_title(linked: Conference, tmp_path: Path) -> None:
    pdf = saved(linked, starred(linked), PrintOptions(), tmp_path)
    first = next(a.get_object() for a in pdf.pages[0]["/Annots"])
    left, bottom, right, top = map(float, first["/Rect"])
    assert first["/A"]["/URI"] == "https://example.org/talks/a"
    assert 51 < left < right < 595
    assert 600 < bottom < top < 790


def test_all_fonts_are_embedded_and_texts_are_no_pictures(
    linked: Conference, tmp_path: Path
) -> None:
    pdf = saved(linked, starred(linked), PrintOptions(), tmp_path)
    for page in pdf.pages:
        resources = page["/Resources"]
        for font in resources["/Font"].values():
            described = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)
        assert not resources.get("/XObject")


def test_formulas_are_drawn_and_the_text_around_them_stays(
    conference: Conference, tmp_path: Path
) -> None:
    title = r"Sorting in $\mathcal{O}(n\log n)$, at $L_0$, or $\frac{$ not"
    talk = replace(conference.talks[0], title=title, abstract=r"Bounds of \(\sqrt{n}\) hold.")
    one = replace(conference, talks=(talk,))
    options = PrintOptions(layout=Layout.ABSTRACTS)
    pages = pages_of(one, starred(one), options)
    assert isinstance(pages, Pages)
    drawn = [
        mark.draw.formulas
        for block in pages.sheets[0]
        for mark in block.marks
        if isinstance(mark.draw, LineOfText) and mark.draw.formulas
    ]
    assert [len(each) for each in drawn] == [1, 1]
    text = text_of(saved(one, starred(one), options, tmp_path))
    assert "Sorting in" in text
    assert ", at L₀, or" in text
    assert r"\mathcal" not in text
    assert "Bounds of" in text


def test_a_tall_formula_has_a_taller_line(conference: Conference) -> None:
    heights = []
    for tex in ("$x$", r"$\frac{\sum_{i}^{n} x_i}{\sqrt{\frac{a}{b}}}$"):
        talk = replace(conference.talks[0], abstract=f"Word {tex} word.")
        one = replace(conference, talks=(talk,))
        pages = pages_of(one, starred(one), PrintOptions(abstracts=True))
        assert isinstance(pages, Pages)
        heights.append(sum(block.height for block in pages.sheets[0]))
    assert heights[1] > heights[0] + 100


@pytest.mark.parametrize("layout", [each for each in Layout if each is not Layout.POSTERS])
def test_in_greyscale_there_is_no_colour(conference: Conference, layout: Layout) -> None:
    """Clashes and what is mine are told by signs and frames as well."""
    for greyscale in (False, True):
        options = PrintOptions(layout=layout, greyscale=greyscale)
        image = printing.page_images(pages_of(conference, starred(conference), options), 1)[0]
        assert coloured(image) is not greyscale


def coloured(image: QImage) -> bool:
    """Whether any pixel is not grey."""
    colours = {image.pixel(x, y) for y in range(image.height()) for x in range(image.width())}
    return any(QColor(colour).saturation() > 12 for colour in colours)


@pytest.mark.parametrize("layout", [Layout.AGENDA, Layout.ABSTRACTS, Layout.POCKET])
def test_larger_letters_and_wider_margins_need_more_paper(
    linked: Conference, make_talk: Callable[..., Talk], layout: Layout
) -> None:
    many = replace(linked, talks=tuple(make_talk(f"m{n}", n, session_id="") for n in range(90)))
    counts = []
    for size, margins in zip(FontSize, Margins, strict=True):
        options = PrintOptions(layout=layout, font_size=size, margins=margins)
        counts.append(pages_of(many, starred(many), options).count)
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


@pytest.mark.parametrize("columns", list(Columns))
def test_the_whole_programme_as_a_grid_holds_each_timed_talk(
    linked: Conference, columns: Columns, tmp_path: Path
) -> None:
    options = PrintOptions(layout=Layout.GRID, what=What.PROGRAMME, columns=columns)
    text = text_of(saved(linked, Plan(conference_id="x"), options, tmp_path))
    assert all(talk.shown_title in text for talk in linked.talks if talk.start)


def test_a_plan_as_a_grid_spends_no_page_on_hours_without_a_star(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    room = {"room": "Hall 1", "session_id": "", "track": "Talks"}
    talks = [make_talk(f"m{n}", 15 * n, 15, **room) for n in range(4)]
    talks += [make_talk(f"q{n}", 60, 800, kind=Kind.POSTER, **room) for n in range(588)]
    full = replace(conference, talks=tuple(talks), sessions=())
    plan = Plan(conference_id=conference.id).with_stars(talks[:4], True)
    assert pages_of(full, plan, PrintOptions(layout=Layout.GRID)).count == 1
    whole = PrintOptions(layout=Layout.GRID, what=What.PROGRAMME)
    assert pages_of(full, plan, whole).count > 1


@pytest.mark.parametrize("layout", list(Layout))
def test_nothing_starred_is_one_page_that_says_so(linked: Conference, layout: Layout) -> None:
    pages = pages_of(linked, Plan(conference_id="x"), PrintOptions(layout=layout))
    assert pages.count == 1
    assert (
        "not starred any talk"
        in content_of(linked, Plan(conference_id="x"), PrintOptions(layout=layout)).nothing[0]
    )


def links(pdf: PdfReader) -> list[str]:
    notes = [note.get_object() for page in pdf.pages for note in page.get("/Annots", ())]
    return [note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})]


@pytest.mark.parametrize("layout", [Layout.AGENDA, Layout.ABSTRACTS])
def test_a_link_too_long_for_a_square_is_printed_without_one(
    conference: Conference, layout: Layout
) -> None:
    """None has room for four thousand octets."""
    url = "https://example.org/" + "ł" * 1900
    talks = tuple(replace(talk, url=url) for talk in conference.talks[:2])
    conference = replace(conference, url=url, talks=talks)
    timetable, plan = Timetable(conference), Plan(conference_id=conference.id)
    options = PrintOptions(layout=layout, what=What.PROGRAMME, qr=True)
    content = make_content(timetable, plan, options, TODAY)
    assert printing.pages_for(content, options).count == 1
