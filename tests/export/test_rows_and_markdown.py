"""Comparisons and collections as rows, sheets, Markdown and JSON."""

import csv
import io
import json
import re
import zipfile

import pytest

from app.domain.outline import Table
from app.export import FORMATS
from app.export.markdown import write as markdown
from app.export.tables import MAX_URL_LENGTH, to_csv, to_xlsx
from app.export.tables import Table as Rows
from app.export.texts import MAX_CELL, addresses, fitted
from tests.export.export_factories import BASE, board, entry, quotation, taken

COMPARISON = taken(
    board((entry(quotation()), None), (entry(quotation("二", "2.2-p1")), entry(quotation("三", "3-p1"))))
)


def rows_of(body: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file below what it says of itself."""
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    head, *found = rows[rows.index([]) + 1 :]
    return [dict(zip(head, row, strict=True)) for row in found]


def test_rows_have_every_quotation_and_every_gap():
    """Who counts in a spreadsheet must see what is missing as well as what is there."""
    found = [
        (row["row"], row["title"], row["text"] or row["paragraph"]) for row in rows_of(FORMATS["csv"].write(COMPARISON))
    ]

    assert [
        ("主题1", "规划1", "壮大整车。"), ("主题1", "规划2", "未涉及"),
        ("主题2", "规划1", "二"), ("主题2", "规划2", "三"),
    ] == found  # fmt: skip


def test_a_row_can_be_checked_by_itself():
    """Address, fingerprint and source stand in the row, since rows are sorted, cut and mailed."""
    row = rows_of(FORMATS["csv"].write(COMPARISON))[0]

    assert (quotation().url, "0123456789ab", quotation().citation) == (row["link"], row["fingerprint"], row["citation"])


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-5%", "@name"])
def test_no_cell_is_a_formula(cell):
    """A text that begins with = must not be reckoned out by whoever opens the file."""
    body = to_csv(Rows((("q", cell),), ("text",), ((cell,),), ("text",)))

    assert [["q", f"'{cell}"], [], ["text"], [f"'{cell}"]] == list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def test_a_workbook_has_the_board_as_it_is_seen_and_the_rows():
    """The first sheet is for reading, the second for working."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"].write(COMPARISON))) as book:
        names = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        links = book.read("xl/worksheets/_rels/sheet2.xml.rels").decode()

    assert (3, True) == (len(names), "2.1-p1" in links)


@pytest.mark.parametrize("link", ["", f"{BASE}/{'a' * MAX_URL_LENGTH}"])
def test_an_address_no_spreadsheet_opens_stays_text(link):
    """An address that is too long is shown rather than lost, and a row without one does not break the file."""
    rows = Rows((), ("link",), ((link,),), ("link",))
    with zipfile.ZipFile(io.BytesIO(to_xlsx(rows))) as book:
        assert "hyperlink" not in book.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(
    ("text", "height"),
    [
        ("产值", 15), ("产" * 41, 30), ("a" * 80, 15), ("a" * 79 + "产", 30), ("一\n二\n三", 45), ("产" * 9_000, 405),
    ],
)  # fmt: skip
def test_a_row_is_as_high_as_its_longest_cell(text, height):
    """Not every program makes room for wrapped words when it opens a file, and then they lie over one another."""
    rows = Rows((), ("text",), ((text,),), ("text",))
    with zipfile.ZipFile(io.BytesIO(to_xlsx(rows))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert f'ht="{height}"' in sheet


def test_what_has_no_value_is_an_empty_cell():
    """Whoever counts the cells of a column would count those that only look empty."""
    rows = Rows((), ("value", "text"), (("", "产值"),), ("value", "text"))
    with zipfile.ZipFile(io.BytesIO(to_xlsx(rows))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert (False, True) == ('r="A2"' in sheet, 'r="B2"' in sheet)


@pytest.mark.parametrize(("length", "kept"), [(10, 10), (MAX_CELL, MAX_CELL), (MAX_CELL + 1, MAX_CELL)])
def test_a_text_fits_its_cell(length, kept):
    """Excel repairs a workbook with a longer cell, and throws the cell away."""
    assert kept == len(fitted("产" * length))


def test_a_sign_beyond_the_first_plane_counts_twice():
    """Excel counts as UTF-16 does."""
    assert MAX_CELL >= len(fitted("𠮷" * MAX_CELL).encode("utf-16-le")) // 2


def test_markdown_quotes_and_notes_every_source():
    """A paragraph pasted into a wiki keeps its source."""
    said = markdown(COMPARISON).decode()

    assert [1, 1, 1] == [said.count(f"[^{n}]: 示例省. 示例规划") for n in (1, 2, 3)]
    assert f"> [¶3](<{quotation().url}>) 壮大整车。[^1]" in said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. 产业", "1\\. 产业"),
        ("# 产业 *", "\\# 产业 \\*"),
        ("[1]<b>", "\\[1\\]\\<b\\>"),
        ("一|二", "一\\|二"),
    ],
)
def test_signs_of_a_text_mean_themselves_in_markdown(text, shown):
    """A heading or a list that is none in the plan must not become one."""
    assert f" {shown}[^1]" in markdown(taken(board((entry(quotation(text)), None)))).decode()


def test_a_printed_table_is_a_table_in_markdown():
    """Its numbers stand under their heads."""
    table = Table((("指标", "2015"), ("产值", "8000")))
    said = markdown(taken(board((entry(quotation(table=table)), None)))).decode()

    assert "> | 指标 | 2015 |\n> | --- | --- |\n> | 产值 | 8000 |" in said


def test_json_has_every_quotation_with_its_fingerprint():
    """A program checks the words by it."""
    found = json.loads(FORMATS["json"].write(COMPARISON))
    cells = [cell for line in found["boards"][0]["lines"] for cell in line["cells"]]
    marks = [q["fingerprint"] for cell in cells if cell for q in cell["quotations"]]

    assert ([None], ["0123456789ab"] * 3) == ([cell for cell in cells if cell is None], marks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见 http://x/a?b=1. 指纹", ["http://x/a?b=1"]),
        (
            "https://x/plans/a/2.1~2-p1?edition=1&fingerprint=0a.",
            ["https://x/plans/a/2.1~2-p1?edition=1&fingerprint=0a"],
        ),
        ("（http://x/a）", ["http://x/a"]),
        ("没有地址", []),
    ],
)
def test_addresses_in_a_source_are_found_whole(text, expected):
    """The full stop behind an address is none of it: with it the link leads nowhere."""
    found = list(addresses(text))

    assert (expected, text) == ([piece for is_address, piece in found if is_address], "".join(p for _, p in found))


@pytest.mark.parametrize(
    ("type_of_cell", "key", "value"),
    [
        (None, "value", "7300"),
        (None, "year", "2020"),
        ("s", "value", "8000 亿元 (2020)"),
        ("s", "anchor", "2.10"),
        ("s", "quote", "2020"),
    ],
)
def test_a_workbook_has_numbers_where_one_adds_up_and_text_where_one_cites(type_of_cell, key, value):
    """Targets are taken away to be sorted and drawn; an anchor 2.10 that became 2.1 leads to another section."""
    rows = Rows((("检索", "x"),), (key,), ((value,),), (key,))
    with zipfile.ZipFile(io.BytesIO(to_xlsx(rows))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert type_of_cell == ("s" if re.search(r'<c r="A2"[^>]* t="s"', sheet) else None)


def test_a_sheet_is_called_by_its_board():
    """Three sheets called 对照 do not say which has the numbers."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"].write(COMPARISON))) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())

    assert [f"1 {COMPARISON.boards[0].title}", "rows", "query"] == names
