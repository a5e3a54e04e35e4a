"""Comparisons and collections as Word files: what a reader, a printer and a checker of sources rely on."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import docx
import pytest
from docx.enum.section import WD_ORIENT

from app.domain.outline import Table
from app.domain.taken import Sheet, Source
from app.export.word import write
from tests.export.export_factories import BASE, board, collected, entry, quotation, taken

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OTHER = quotation("配套率提高。", "2.1-p2")


def part(body: bytes, name: str) -> ElementTree.Element:
    """One file inside the file."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return ElementTree.fromstring(archive.read(name))


def words(element: ElementTree.Element) -> str:
    """The text of an element."""
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def notes(body: bytes) -> dict[str, str]:
    """The footnotes by their number, without the two that draw lines."""
    found = part(body, "word/footnotes.xml").iter(f"{W}footnote")
    return {each.get(f"{W}id", ""): words(each).strip() for each in found if each.get(f"{W}type") is None}


def test_every_quotation_of_a_collection_has_its_source_in_a_footnote():
    """Who takes passages into a report needs the source at the foot of the page, not in the running text."""
    found = write(taken(collected(entry(quotation(), OTHER))))
    referred = [each.get(f"{W}id") for each in part(found, "word/document.xml").iter(f"{W}footnoteReference")]
    said = notes(found)

    assert ["1", "2"] == referred
    assert [True, True] == [quotation().citation == said["1"], "2.1-p2" in said["2"]]


def test_a_cell_with_a_source_of_its_own_has_one_footnote():
    """Ten paragraphs of one section are one source; ten notes would leave no room on the page for the words."""
    found = write(taken(board((entry(quotation(), OTHER, source="示例规划. 二、（一）."), None))))

    assert {"1": "示例规划. 二、（一）."} == notes(found)


def test_the_same_source_is_noted_once_and_referred_to_again():
    """Five targets of one sentence have one source."""
    figures = [quotation(value=f"{n}亿元") for n in range(5)]
    found = write(taken(board((entry(*figures, heading=""), None))))
    fields = [each.get(f"{W}instr") for each in part(found, "word/document.xml").iter(f"{W}fldSimple")]

    assert (1, [" NOTEREF _Note1 \\h "] * 4) == (len(notes(found)), fields)


@pytest.mark.parametrize("name", ["word/document.xml", "word/footnotes.xml"])
def test_every_link_leads_to_an_address_of_the_archive(name):
    """A link that leads nowhere is worse than none: the reader believes the source is gone."""
    found = write(taken(board((entry(quotation(), OTHER), None))))
    folder, file = name.split("/")
    relations = {each.get("Id"): each.get("Target", "") for each in part(found, f"{folder}/_rels/{file}.rels")}
    targets = [relations[each.get(f"{R}id")] for each in part(found, name).iter(f"{W}hyperlink")]

    assert [] == [each for each in targets if not each.startswith(BASE)]
    assert f"{BASE}/plans/shili/2.1-p1?edition=1&fingerprint=0123456789ab" in targets


def test_pages_lie_and_the_head_of_a_table_is_on_each():
    """Columns side by side need the width, and on page nine one must still know whose column it is."""
    found = write(taken(board((entry(quotation()), None))))
    opened = docx.Document(io.BytesIO(found))
    section = opened.sections[0]
    heads = [len(list(each.iter(f"{W}tblHeader"))) for each in part(found, "word/document.xml").iter(f"{W}tbl")]

    assert (WD_ORIENT.LANDSCAPE, True, [1]) == (
        section.orientation, section.page_width > section.page_height, heads,
    )  # fmt: skip


def test_a_gap_is_seen():
    """An empty cell could be a fault of the file; the word says that it is meant."""
    found = write(taken(board((entry(quotation()), None))))

    assert "未涉及" == docx.Document(io.BytesIO(found)).tables[0].cell(1, 2).text


def test_a_heading_without_text_says_so():
    """The text is in the sections below it."""
    found = write(taken(board((entry(source="示例规划."), entry(quotation())))))

    assert "只有标题" in docx.Document(io.BytesIO(found)).tables[0].cell(1, 1).text


def test_a_printed_table_stays_a_table_where_there_is_room():
    """Numbers in a row of tabs cannot be read."""
    table = Table((("指标", "2015"), ("产值", "8000")), caption="专栏1")
    found = write(taken(collected(entry(quotation(table=table, text="专栏1\n指标\t2015\n产值\t8000")))))
    inner = docx.Document(io.BytesIO(found)).tables[0].cell(1, 1).tables[0]

    assert [["指标", "2015"], ["产值", "8000"]] == [[cell.text for cell in row.cells] for row in inner.rows]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("产\x0c业\x00", "产业"),
        ("a < b & c > d", "a < b & c > d"),
        ("一行\n又一行", "一行\n又一行"),
        ("甲\t乙", "甲\t乙"),
        ("𠮷林", "𠮷林"),
    ],
)
def test_no_sign_of_a_text_breaks_the_file(text, shown):
    """Texts come from scans and old word processors, and Word opens no file with a sign that XML has not."""
    opened = docx.Document(io.BytesIO(write(taken(board((entry(quotation(text)), None)), title=text))))

    assert shown in opened.tables[0].cell(1, 1).text


def test_a_summary_is_told_from_official_text():
    """What the archive says itself must not go into a report as the words of a government."""
    opened = docx.Document(io.BytesIO(write(taken(board((entry(quotation(layer="summary")), None))))))

    assert "摘要" in opened.tables[0].cell(1, 1).text


def test_the_file_says_where_it_was_made_from():
    """Found on a disk a year later it leads back to the comparison."""
    opened = docx.Document(io.BytesIO(write(taken(board((entry(quotation()), None))))))

    assert [f"网址 {BASE}/compare?plan=a&plan=b"] == [p.text for p in opened.paragraphs if "/compare" in p.text]
    assert re.search(r"2 部规划对比", opened.core_properties.title)


@pytest.mark.parametrize(("text", "whole"), [("配套率提高。", True), ("配套率提高到三分之二。" * 200, False)])
def test_a_short_row_stands_on_one_page(text, whole):
    """A heading alone at the foot of a page says nothing; a row longer than a page has to go on on the next."""
    body = write(taken(collected(entry(quotation(text, "2.1-p1")))))
    row = list(part(body, "word/document.xml").iter(f"{W}tr"))[1]

    assert whole is (row.find(f"{W}trPr/{W}cantSplit") is not None)


def headings(body: ElementTree.Element) -> list[ElementTree.Element]:
    """The paragraphs that are headings."""
    styles = [(p, p.find(f"{W}pPr/{W}pStyle")) for p in body.iter(f"{W}p")]
    return [p for p, style in styles if style is not None and "Heading" in style.get(f"{W}val", "")]


def kept_with_next(paragraph: ElementTree.Element) -> bool:
    """Whether a paragraph says so itself."""
    found = paragraph.find(f"{W}pPr/{W}keepNext")
    return found is not None and found.get(f"{W}val") != "0"


@pytest.mark.parametrize("note", ["", "行与行的对应由本库推断。"])
def test_nothing_is_kept_with_a_table_of_notes_or_within_it(note):
    """LibreOffice chains whole rows by it where notes stand in them, and leaves one row on each page."""
    found = replace(board((entry(quotation()), None)), note=note)
    body = part(write(taken(found)), "word/document.xml")[0]
    each = list(body)
    at = next(n for n, element in enumerate(each) if element.tag == f"{W}tbl")

    assert [] == [p for p in (each[at - 1], *each[at].iter(f"{W}p")) if kept_with_next(p)]


def test_a_table_after_the_first_begins_on_a_page_of_its_own():
    """Its title would be left alone at the foot of the page before."""
    body = part(write(taken(*[board((entry(quotation()), None))] * 2)), "word/document.xml")
    breaks = [each.find(f"{W}pPr/{W}pageBreakBefore") is not None for each in headings(body)]

    assert [False, True] == breaks


def test_the_title_of_a_list_stays_with_it():
    """A title alone at the foot of a page belongs to nothing."""
    body = part(write(taken(board((entry(quotation(), title="示例规划"),), columns=1))), "word/document.xml")

    assert [True, True] == [kept_with_next(each) for each in headings(body)]


def test_what_need_not_stand_side_by_side_is_no_table():
    """LibreOffice gives up on a table with hundreds of notes; a list under the names of plans is as good to read."""
    lines = [(entry(each, title="示例规划"),) for each in (quotation(), OTHER)]
    opened = docx.Document(io.BytesIO(write(taken(board(*lines, columns=1)))))
    heads = [p.text for p in opened.paragraphs if p.style is not None and p.style.name == "Heading 2"]

    assert (0, ["示例规划"]) == (len(opened.tables), heads)


def test_a_heading_without_words_has_no_note():
    """Nothing is quoted there; of eight columns such notes took half of the page."""
    assert {} == notes(write(taken(board((entry(source="示例规划."), None)))))


def test_what_is_compared_is_named_before_it():
    """A report names its sources; each with the reference to the whole plan and a working address."""
    address = f"{BASE}/plans/shili"
    source = Source("吉林 2016", address, f"示例省. 示例规划[R/OL]. 2016. {address}.")
    opened = docx.Document(io.BytesIO(write(taken(board((entry(quotation()), None)), sources=(source,)))))
    said = [p.text for p in opened.paragraphs]

    assert f"[1]  吉林 2016  示例省. 示例规划[R/OL]. 2016. {address}." == said[said.index("来源") + 1]


def test_words_that_are_shared_are_a_table_of_counts():
    """Who writes about a term sees how often each plan uses it."""
    sheet = Sheet("共有用语", "次数", ("词语", "吉林", "辽宁"), (("产业", "3", ""),))
    opened = docx.Document(io.BytesIO(write(taken(sheets=(sheet,)))))
    rows = [[cell.text for cell in row.cells] for row in opened.tables[0].rows]

    assert [["词语", "吉林", "辽宁"], ["产业", "3", ""]] == rows


def test_a_table_too_wide_for_its_cell_is_set_in_lines():
    """Ten columns in a cell of four centimetres would be one character wide each."""
    table = Table((tuple("abcdefghij"), tuple("0123456789")))
    cells = [entry(quotation(table=table))] + [None] * 7
    opened = docx.Document(io.BytesIO(write(taken(board(tuple(cells), columns=8)))))
    cell = opened.tables[0].cell(1, 1)

    assert (0, True) == (len(cell.tables), "a | b | c | d | e | f | g | h | i | j\n0 | 1" in cell.text)


@pytest.mark.parametrize(("columns", "widths"), [(2, [297]), (8, [420, 297])])
def test_wide_tables_lie_on_wide_pages_and_lists_on_those_of_any_printer(columns, widths):
    """Eight columns need A3; a line of text as long as that loses the eye on its way back."""
    cells = (entry(quotation()), *[None] * (columns - 1))
    lists = board((entry(OTHER, title="示例规划"),), columns=1)
    opened = docx.Document(io.BytesIO(write(taken(board(cells, columns=columns), lists))))

    assert widths == [round(each.page_width.mm) for each in opened.sections]


def test_a_file_says_when_it_was_made():
    """Files are sorted by it; a template's day in 2013 is none of ours."""
    core = docx.Document(io.BytesIO(write(taken(board((entry(quotation()), None)))))).core_properties
    days = [day.replace(tzinfo=UTC) for day in (core.created, core.modified)]

    assert [True, True] == [abs((datetime.now(UTC) - day).days) <= 1 for day in days]


def test_the_address_of_a_long_collection_is_shown_in_part_and_leads_there_whole():
    """A hundred passages in one address fill a page that somebody wants to read."""
    address = f"{BASE}/collection?" + "&".join(f"p=shili/{n}" for n in range(100))
    body = write(taken(collected(entry(quotation())), about=(("网址", address),)))
    relations = [each.get("Target", "") for each in part(body, "word/_rels/document.xml.rels")]

    assert (True, False) == (address in relations, address in words(part(body, "word/document.xml")))


def test_a_number_stands_apart_from_how_it_differs():
    """8000 (2020) −300 reads as if both were the plan's; what is reckoned by the archive stands behind the source."""
    body = write(taken(board((entry(quotation(value="8000 亿元 (2020)", remark="−300 亿元"), heading=""), None))))

    assert "8000 亿元 (2020) ¶3  −300 亿元" == docx.Document(io.BytesIO(body)).tables[0].cell(1, 1).paragraphs[0].text


@pytest.mark.parametrize("columns", [2, 8])
def test_no_page_is_begun_by_what_must_stand_behind_a_table(columns):
    """Word wants a paragraph behind the last table; with a line of its own it takes a sheet of paper for nothing."""
    cells = (entry(quotation()), *[None] * (columns - 1))
    lists = board((entry(OTHER, title="示例规划"),), columns=1)
    sheet = Sheet("共有用语", "次数", ("词语", "吉林", "辽宁"), (("产业", "3", ""),))
    body = part(write(taken(board(cells, columns=columns), lists, sheets=(sheet,))), "word/document.xml")
    empty = [each for each in body.findall(f"{W}body/{W}p") if not words(each)]
    lines = [each.find(f"{W}pPr/{W}spacing").get(f"{W}line") for each in empty]

    assert (True, {"1"}) == (bool(empty), set(lines))
