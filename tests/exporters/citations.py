"""What exported papers must hold, as bibtexparser with pylatexenc and rispy read them."""

import re
import unicodedata

import bibtexparser
import rispy
from bibtexparser.middlewares import SeparateCoAuthors
from pylatexenc.latex2text import LatexNodes2Text

from planner.conference import Talk
from planner.exporters.selection import Selection
from planner.tex import to_text
from tests.exporters.hostile import on_one_line


def read_bibtex(raw: bytes, selection: Selection) -> None:
    apart = [SeparateCoAuthors()]
    library = bibtexparser.parse_string(raw.decode(), append_middleware=apart)
    assert not library.failed_blocks
    assert len(set(library.entries_dict)) == len(library.entries)
    for talk, entry in zip(_papers(selection), library.entries, strict=True):
        assert entry.entry_type == "inproceedings"
        assert re.fullmatch(r"[a-z0-9]+", entry.key)
        assert (entry["year"], entry["month"]) == ("2027", "mar")
        assert _as_set(entry["booktitle"]) == _meant(selection.conference.title)
        assert _as_set(entry["title"]) == _meant(talk.title)
        assert [_as_set(name) for name in entry["author"]] == [_meant(p.name) for p in talk.authors]
        if talk.abstract:
            assert _as_set(entry["abstract"]) == _meant(talk.abstract)
            assert _as_set(entry["annote"]) == _meant(selection.plan.note(talk.id))
            assert entry["url"] == talk.paper_url


def _as_set(tex: str) -> str:
    """As pylatexenc sets it; what it and this program write differently is left out."""
    return _bare(LatexNodes2Text().latex_to_text(tex))


def _meant(text: str) -> str:
    """Braces that nothing closes are text, and so is all else then."""
    text = on_one_line(text)
    return _bare(text if text.count("{") != text.count("}") else to_text(text))


def _bare(text: str) -> str:
    return re.sub(r"[{}^_ˆ–]|--", "", unicodedata.normalize("NFKD", text))


def read_ris(raw: bytes, selection: Selection) -> None:
    for talk, record in zip(_papers(selection), rispy.loads(raw.decode()), strict=True):
        assert record["type_of_reference"] == "CPAPER"
        assert record["title"] == on_one_line(talk.title)
        assert record["authors"] == [on_one_line(person.name) for person in talk.authors]
        assert record["secondary_title"] == selection.conference.title
        assert record["year"] == "2027"
        assert record.get("abstract", "") == on_one_line(talk.abstract)
        assert record.get("urls", [""]) == [talk.url]
        assert record.get("file_attachments1", "") == talk.paper_url
        assert record.get("notes", [""]) == [on_one_line(selection.plan.note(talk.id))]
        assert record.get("keywords", []) == list(map(on_one_line, talk.keywords))


def _papers(selection: Selection) -> list[Talk]:
    return [t for t in selection.talks if t.authors]
