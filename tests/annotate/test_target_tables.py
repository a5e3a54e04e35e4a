"""Tables of indicators: a cell with the words of its row, the year of its column, and its place in the text."""

from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph, Section, Span, Table
from app.domain.record import Record

ROWS = (
    ("类别", "指标", "单位", "2015年", "2018年", "2020年目标", "属性"),
    ("规模", "工业增加值年均增长（%）", "", "4.8", "6", "7", "预期性"),
    ("", "研发经费占收入比重", "%", "0.65（2014年）", "1.0", ">1.26", "预期性"),
    ("绿色", "单位能耗比2015年下降（%）", "", "—", "5", "12", "约束性"),
    ("平台", "企业技术中心", "家", "20", "30", "40-45", ""),
)
CAPTION = "主要指标"


def found(rows: tuple[tuple[str, ...], ...] = ROWS, caption: str | None = CAPTION) -> tuple[Target, ...]:
    """The targets of a plan of 2016 that is one table."""
    body = "\n".join("\t".join(row) for row in rows)
    text = f"{caption}\n{body}" if caption else body
    table = Paragraph("1-t1", text, 1, 2, (Span(0, 1),), "table", Table(rows, caption=caption))
    section = Section("1", "一、", "目标", "一、目标", 1, "main", None, False, 1, (table,))
    return find_targets(Outline((section,)), Record("plan", period_start=2016))


def test_a_cell_carries_its_row_and_its_column() -> None:
    """7 alone says nothing; 工业增加值年均增长, 2020 does."""
    cells = [(t.indicator, t.value, t.target_year) for t in found() if t.kind != "baseline"]

    assert [
        ("工业增加值年均增长", 6, 2018),
        ("工业增加值年均增长", 7, 2020),
        ("研发经费占收入比重", 1.0, 2018),
        ("研发经费占收入比重", 1.26, 2020),
        ("单位能耗比2015年下降", 5, 2018),
        ("单位能耗比2015年下降", 12, 2020),
        ("企业技术中心", 30, 2018),
        ("企业技术中心", 40, 2020),
    ] == cells


def test_a_column_before_the_plan_is_history() -> None:
    """The first column of such tables is where the plan starts from; a year in the cell wins over the column's."""
    cells = [(t.value, t.baseline_year, t.target_year) for t in found() if t.kind == "baseline"]

    assert [(4.8, 2015, None), (0.65, 2014, None), (20, 2015, None)] == cells


def test_units_come_from_the_name_or_their_own_column() -> None:
    """（%）behind a name and a column 单位 are the two habits."""
    assert [["%", "%", "%", "%", "%", "%", "家", "家"]] == [[t.unit for t in found() if t.kind != "baseline"]]


def test_signs_and_ranges_are_read() -> None:
    """>1.26 is more than, 40-45 has an upper end."""
    cells = [(t.comparator, t.value_max) for t in found() if t.target_year == 2020]

    assert [(None, None), ("超过", None), (None, None), (None, 45)] == cells


def test_kind_and_direction_come_from_the_name_of_the_row() -> None:
    """年均增长 and 下降 are printed once, at the left."""
    cells = [(t.kind, t.direction) for t in found() if t.target_year == 2018]

    assert [("growth_rate", "up"), ("share", None), ("growth_rate", "down"), ("level", None)] == cells


def test_what_binds_is_told_by_its_column() -> None:
    """约束性 in a column of the row holds for all its cells."""
    assert ["预期性", "预期性", "约束性", None] == [t.binding for t in found() if t.target_year == 2018]


def test_the_span_of_a_cell_is_exact() -> None:
    """The table is marked at the very cell, with a caption above it or without."""
    for caption in (CAPTION, None):
        body = "\n".join("\t".join(row) for row in ROWS)
        text = f"{caption}\n{body}" if caption else body
        cells = found(caption=caption)
        assert [t.quote for t in cells] == [text[t.start : t.end] for t in cells]


def test_a_table_without_years_or_aims_is_left_alone() -> None:
    """Lists of projects have numbers in every row, and none is the plan's aim."""
    rows = (("序号", "项目名称", "总投资（亿元）"), ("1", "某某项目", "12.5"), ("2", "某某基地", "8"))

    assert () == found(rows)
