"""
One table of targets, in a Word file and on a web page: whatever file it stands in, it says the same.

The table has what tables of plans have: a heading of two rows, cells that span rows and columns, units in a column of
their own, 其中, cumulated numbers in brackets, signs, natures. Relies on app.read and app.structure.
"""

import io
from collections.abc import Callable

import docx
import pytest

from app.annotate.targets import find_targets
from app.domain.record import Record
from app.read import read_bytes
from app.structure import build_outline

ROWS = (
    ("类别", "指标", "单位", "2025年", "规划目标", "<", "属性"),
    ("^", "^", "^", "^", "2027年", "2030年", "^"),
    ("规模", "装备产业营业收入", "亿元", "800", "1000", "1500左右", "预期性"),
    ("^", "其中：智能装备", "^", "120", "200", "≥400", "^"),
    ("绿色", "单位产值能耗累计下降", "%", "—", "〔5〕", "〔12〕", "约束性"),
)
"""`<` goes on with the cell at its left, `^` with the one above."""
LEAD = "示例省装备产业坚持创新驱动、集群发展，围绕整机、部件、材料和服务，延伸链条，壮大规模，提升水平。"
EXPECTED = [
    ("装备产业营业收入", 1000, "亿元", None, 2027, 800, "预期性"),
    ("装备产业营业收入", 1500, "亿元", "左右", 2030, 800, "预期性"),
    ("智能装备营业收入", 200, "亿元", None, 2027, 120, "预期性"),
    ("智能装备营业收入", 400, "亿元", "以上", 2030, 120, "预期性"),
    ("单位产值能耗累计下降", 5, "%", None, 2027, None, "约束性"),
    ("单位产值能耗累计下降", 12, "%", None, 2030, None, "约束性"),
]


def spans() -> list[tuple[int, int, int, int, str]]:
    """The cells: row, column, how many rows and columns, words."""
    found = []
    for r, row in enumerate(ROWS):
        for c, words in enumerate(row):
            if words in ("<", "^"):
                continue
            across = next((k for k in range(1, len(row) - c) if row[c + k] != "<"), len(row) - c)
            down = next((k for k in range(1, len(ROWS) - r) if ROWS[r + k][c] != "^"), len(ROWS) - r)
            found.append((r, c, down, across, words))
    return found


def as_page() -> bytes:
    """A web page."""
    rows = ["" for _ in ROWS]
    for r, _, down, across, words in spans():
        rows[r] += f"<td rowspan={down} colspan={across}>{words}</td>"
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<h2>一、发展目标</h2><p>{LEAD}</p><table><caption>表1 主要目标</caption>{table}</table>".encode()


def as_word() -> bytes:
    """A Word file."""
    document = docx.Document()
    for line in ("一、发展目标", LEAD, "表1 主要目标"):
        document.add_paragraph(line)
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for r, c, down, across, words in spans():
        table.cell(r, c).merge(table.cell(r + down - 1, c + across - 1)).text = words
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("name", "made"), [("plan.html", as_page), ("plan.docx", as_word)])
def test_a_table_says_the_same_in_every_file(name: str, made: Callable[[], bytes]) -> None:
    """Offices publish one plan as a page and as a file; which of them is imported must not matter."""
    outline = build_outline(read_bytes(made(), name))
    found = [
        (t.indicator, t.value, t.unit, t.comparator, t.target_year, t.baseline_value, t.binding)
        for t in find_targets(outline, Record("plan", period_start=2026))
        if t.kind != "baseline"
    ]

    assert EXPECTED == found
