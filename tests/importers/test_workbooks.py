"""Spreadsheets: what Excel and LibreOffice write, and what is made to do harm."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest

from planner.errors import UnreadableError
from planner.importers import workbooks, xml_rows
from planner.importers.table_columns import Cell

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def excel(rows: str, *, texts: str = "", formats: str = "", properties: str = "") -> bytes:
    """One sheet, as little as Excel needs."""
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{LINKS}"><workbookPr {properties}/>'
            '<sheets><sheet name="One" sheetId="1" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
            '<Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/sharedStrings.xml": f"<sst {MAIN}>{texts}</sst>",
            "xl/styles.xml": f"<styleSheet {MAIN}>{formats}</styleSheet>",
            "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData>"
            "</worksheet>",
        }
    )


def opendocument(rows: str) -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<o:document-content xmlns:o="{urn}:office:1.0"'
            f' xmlns:t="{urn}:table:1.0" xmlns:x="{urn}:text:1.0"><o:body>'
            f'<o:spreadsheet><t:table t:name="One">{rows}'
            "</t:table></o:spreadsheet></o:body></o:document-content>",
        }
    )


def archive(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return data.getvalue()


def rows_of(data: bytes) -> list[list[Cell]]:
    [(name, rows)] = workbooks.sheets(data, "x.xlsx")
    assert name == "One"
    return rows


def test_texts_of_excel() -> None:
    rows = (
        '<row r="2"><c r="B2" t="s"><v>1</v></c><c t="inlineStr"><is><t>in</t></is></c>'
        '<c r="AA2" t="str"><f>A1</f><v>made</v></c></row>'
        '<row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c s="9"/><c><v>1.5</v></c></row>'
    )
    texts = "<si><t>no</t></si><si><r><t>one</t></r><r><t> two</t></r><rPh><t>hint</t></rPh></si>"
    first, second, third = rows_of(excel(rows, texts=texts))
    assert first == []
    assert second == ["", "one two", "in", *[""] * 23, "made"]
    assert third == ["1", "#REF!", "", 1.5]


@pytest.mark.parametrize(
    ("code", "value", "cell"),
    [
        ("14", "46511", date(2027, 5, 4)),
        ("22", "46511.375", datetime(2027, 5, 4, 9, 0)),
        ("20", "0.375", time(9, 0)),
        ("20", "0", time(0, 0)),
        ("170", "46511.375", datetime(2027, 5, 4, 9, 0)),
        ("171", "46511.5", 46511.5),
        ("0", "46511", 46511),
        ("14", "99999999", 99999999),
        ("14", "-3", -3),
        ("14", "46510.999999999", date(2027, 5, 4)),
    ],
)
def test_dates_of_excel_are_numbers_that_look_like_dates(code: str, value: str, cell: Cell) -> None:
    formats = (
        '<numFmts><numFmt numFmtId="170" formatCode="[$-409]d\\-mmm"/>'
        '<numFmt numFmtId="171" formatCode="0.0 &quot;days&quot;[Red]"/></numFmts>'
        f'<cellXfs><xf numFmtId="0"/><xf numFmtId="{code}"/></cellXfs>'
    )
    rows = f'<row><c s="1"><v>{value}</v></c></row>'
    assert rows_of(excel(rows, formats=formats)) == [[cell]]


def test_the_calendar_of_old_macs_begins_in_1904() -> None:
    formats = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    rows = "<row><c><v>45049</v></c></row>"
    assert rows_of(excel(rows, formats=formats, properties='date1904="1"')) == [[date(2027, 5, 4)]]


def test_cells_of_opendocument() -> None:
    rows = (
        '<t:table-header-rows><t:table-row><t:table-cell o:value-type="string"><x:p>a</x:p>'
        "<x:p>b <x:span>c</x:span></x:p></t:table-cell></t:table-row></t:table-header-rows>"
        '<t:table-row t:number-rows-repeated="2"><t:table-cell t:number-columns-repeated="2"/>'
        '<t:table-cell o:value-type="date" o:date-value="2027-05-04"/>'
        '<t:table-cell o:value-type="date" o:date-value="2027-05-04T09:00:00"/>'
        '<t:table-cell o:value-type="time" o:time-value="PT09H30M00S"/>'
        '<t:table-cell o:value-type="float" o:value="2.5" t:number-columns-repeated="2"/>'
        '<t:table-cell t:number-columns-repeated="16000"/></t:table-row>'
        '<t:table-row t:number-rows-repeated="1048000"><t:table-cell/></t:table-row>'
    )
    first, second, third, *rest = rows_of(opendocument(rows))
    assert first == ["a\nb c"]
    moment = datetime(2027, 5, 4, 9, 0)
    filled = ["", "", date(2027, 5, 4), moment, timedelta(hours=9, minutes=30), 2.5, 2.5]
    assert second == third == filled
    assert rest == [[]]


@pytest.mark.parametrize(
    "data",
    [
        excel('<row><c r="A1"><v>1</v></c></row>' + '<row><c r="XFD1"><v>1</v></c></row>' * 400),
        excel('<row r="99999999"><c><v>1</v></c></row>'),
        opendocument(
            '<t:table-row t:number-rows-repeated="99999999"><t:table-cell><x:p>a</x:p>'
            "</t:table-cell></t:table-row>"
        ),
        opendocument(
            '<t:table-row><t:table-cell t:number-columns-repeated="99999999"><x:p>a</x:p>'
            "</t:table-cell></t:table-row>"
        ),
    ],
)
def test_a_few_bytes_that_claim_millions_of_cells(data: bytes) -> None:
    assert len(data) < 10_000
    with pytest.raises(UnreadableError, match="more cells than any programme"):
        list(workbooks.sheets(data, "x.xlsx"))


@pytest.mark.parametrize(
    "data",
    [
        excel("<row>"),
        excel('<row><c t="s"><v>7</v></c></row>'),
        excel('<row r="x"/>'),
        excel("<row><c><v>many</v></c></row>"),
        excel(
            '<row><c s="0"><v>nan</v></c></row>', formats='<cellXfs><xf numFmtId="14"/></cellXfs>'
        ),
        archive({"[Content_Types].xml": "<Types/>"}),
        archive({"content.xml": ""}),
        opendocument('<t:table-row><t:table-cell o:value-type="date"/></t:table-row>'),
        opendocument(
            '<t:table-row t:number-rows-repeated="x"><t:table-cell><x:p>a</x:p></t:table-cell>'
            "</t:table-row>"
        ),
    ],
)
def test_damage_is_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="a damaged spreadsheet"):
        list(workbooks.sheets(data, "x.xlsx"))


def test_a_wanted_element_may_be_the_outermost_one_behind_a_comment() -> None:
    assert len(list(xml_rows.elements(b"<!-- by hand --><?x y?><row/>", "row"))) == 1
    whole = zipfile.ZipFile(io.BytesIO(excel("")))
    files = {name: whole.read(name).decode() for name in whole.namelist()}
    files["xl/worksheets/sheet1.xml"] = "<!-- by hand --><row r='1'/>"
    assert rows_of(archive(files)) == [[]]


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    content = f'{bomb}<worksheet {MAIN}><row><c t="str"><v>&b;</v></c></row></worksheet>'
    data = io.BytesIO(excel(""))
    with zipfile.ZipFile(data) as source:
        files = {name: source.read(name).decode() for name in source.namelist()}
    files["xl/worksheets/sheet1.xml"] = content
    assert rows_of(archive(files)) == [[]]
