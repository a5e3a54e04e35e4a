"""Tables of indicators: a cell with the words of its row, the year of its column, and its place in the text."""

import pytest

from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Merged, Outline, Paragraph, Section, Span, Table
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


def test_the_headings_of_row_and_column_are_told_as_printed() -> None:
    """The quote of a cell is its number; whoever sees 7 must be told where it stands."""
    told = [(t.row, t.column, t.quote) for t in found() if t.indicator == "研发经费占收入比重"]

    assert [
        ("研发经费占收入比重", "2015年", "0.65"),
        ("研发经费占收入比重", "2018年", "1.0"),
        ("研发经费占收入比重", "2020年目标", ">1.26"),
    ] == told


def test_a_column_before_the_plan_is_history() -> None:
    """The first column of such tables is where the plan starts from; a year in the cell wins over the column's."""
    cells = [(t.value, t.baseline_year, t.target_year) for t in found() if t.kind == "baseline"]

    assert [(4.8, 2015, None), (0.65, 2014, None), (20, 2015, None)] == cells


def test_units_come_from_the_name_or_their_own_column() -> None:
    """（%）behind a name and a column 单位 are the two habits."""
    assert [["%", "%", "%", "%", "%", "%", "家", "家"]] == [[t.unit for t in found() if t.kind != "baseline"]]


SPACED = (
    ("指 标 名 称", "单 位", "2 0 1 5 年", "2020 年"),
    ("工 业 总 产 值", "亿 元", "3 200", "5 000"),
    ("R&D 经 费 占 比", "%", "1. 2", "2. 5 以 上"),
)


def test_blanks_inside_words_and_numbers_are_not_read() -> None:
    """PDF files and typists put blanks between characters; what is meant stays the same."""
    cells = [(t.indicator, t.value, t.unit, t.comparator, t.target_year) for t in found(SPACED) if t.kind != "baseline"]

    assert [("工业总产值", 5000, "亿元", None, 2020), ("R&D 经费占比", 2.5, "%", "以上", 2020)] == cells


def test_a_spaced_cell_is_quoted_as_it_is_printed() -> None:
    """The page marks the very signs of the cell, blanks and all."""
    assert ["3 200", "5 000", "1. 2", "2. 5"] == [t.quote for t in found(SPACED)]


def test_a_heading_may_go_on_in_the_next_row() -> None:
    """目标值 stands over 2025年 in many tables."""
    rows = (("指标", "单位", "现状值", "目标值"), ("", "", "2015年", "2020年"), ("森林覆盖率", "%", "41", "43"))

    assert [("baseline", 2015), ("share", 2020)] == [
        (t.kind, t.target_year or t.baseline_year) for t in found(rows, caption=None)
    ]


def test_years_below_a_cell_that_spans_columns_are_not_guessed() -> None:
    """Which columns 分年度任务 spans is lost in the text: a wrong year is worse than none."""
    rows = (("省", "2015年人数", "扩招", "分年度任务"), ("2016年", "2017年", "", ""), ("示例", "90", "35", "90"))

    assert () == tuple(t for t in found(rows) if t.kind != "baseline")


def test_a_period_heads_a_column_too() -> None:
    """十三五末 is the end of 2020."""
    rows = (("指标", "十二五末", "十三五末"), ("产值（亿元）", "900", "1500"))

    assert [(1500, 2020, 900)] == [
        (t.value, t.target_year, t.baseline_value) for t in found(rows) if t.kind != "baseline"
    ]


def test_growth_has_the_unit_of_its_column() -> None:
    """6.5 under 年均增长（%） is no money, though the row is counted in 亿元."""
    rows = (("指标", "2020年目标", "年均增长（%）"), ("工业增加值（亿元）", "8000", "6.5"))

    assert [("level", "亿元"), ("growth_rate", "%")] == [(t.kind, t.unit) for t in found(rows)]


def test_a_column_without_a_name_may_hold_the_unit() -> None:
    """亿元 is never what is measured."""
    rows = (("类别", "指标", "", "2020年目标"), ("经济", "生产总值", "亿元", "800"))

    assert [("生产总值", "亿元")] == [(t.indicator, t.unit) for t in found(rows)]


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


OVER = (
    ("产业", "产值（亿元）", "", "年均增长（%）"),
    ("", "2015年", "2020年", ""),
    ("装备制造", "400", "700", "11.8"),
    ("食品加工", "150", "240", "9.9"),
)


def test_a_cell_over_several_years_says_what_is_counted_and_in_what() -> None:
    """装备制造 700 is nothing; the cell over both years says that it is 产值, in 亿元."""
    cells = [(t.indicator, t.value, t.unit) for t in found(OVER) if t.target_year == 2020]

    assert [("装备制造产值", 700, "亿元"), ("食品加工产值", 240, "亿元")] == cells


def test_a_title_beside_a_cell_over_several_years_heads_its_own_column() -> None:
    """年均增长 spans both rows of the heading."""
    assert [11.8, 9.9] == [t.value for t in found(OVER) if t.kind == "growth_rate"]


def test_a_unit_over_the_table_is_that_of_every_value() -> None:
    """单位：亿元 stands once over the table, and counts no rate."""
    rows = (("指标", "2015年", "2020年"), ("工业总产值", "400", "700"), ("研发投入占比", "1.5", "2.5"))

    assert [("工业总产值", "亿元"), ("研发投入占比", None)] == [
        (t.indicator, t.unit) for t in found(rows, "主要指标（单位：亿元）") if t.kind != "baseline"
    ]


def test_several_units_over_a_table_leave_a_choice() -> None:
    """单位：亿元、万吨 does not say which is which."""
    rows = (("指标", "2015年", "2020年"), ("工业总产值", "400", "700"), ("粗钢产量", "30", "25"))

    assert [None, None] == [t.unit for t in found(rows, "单位：亿元、万吨") if t.kind != "baseline"]


def merged(rows: tuple[tuple[str, ...], ...], *cells: Merged, head: int = 2) -> list[tuple[object, ...]]:
    """Indicator, value, unit, year and whether it binds, of the targets of a table with cells that span several."""
    body = "\n".join("\t".join(row) for row in rows)
    table = Paragraph("1-t1", body, 1, 2, (Span(0, 1),), "table", Table(rows, head, merged=cells))
    section = Section("1", "一、", "目标", "一、目标", 1, "main", None, False, 1, (table,))
    targets = find_targets(Outline((section,)), Record("plan", period_start=2026))
    return [(t.indicator, t.value, t.unit, t.target_year, t.binding) for t in targets if t.kind != "baseline"]


def test_years_below_a_cell_that_is_known_to_span_them_are_read() -> None:
    """Word files and pages say which columns 分年度任务 stands over."""
    rows = (("产品", "备注", "分年度产量任务（万吨）", ""), ("", "", "2026年", "2027年"), ("铜箔", "无", "95", "99"))

    assert [("铜箔产量", 95, "万吨", 2026, None), ("铜箔产量", 99, "万吨", 2027, None)] == merged(
        rows, Merged(0, 0, 2, 1), Merged(0, 1, 2, 1), Merged(0, 2, 1, 2)
    )


def test_what_was_reached_stands_below_its_year() -> None:
    """实绩 says that the column is history, though 目标 stands beside it."""
    rows = (("指标", "2024年", "目标", ""), ("", "实绩", "2026年", "2028年"), ("产量（万台）", "4", "6", "10"))

    assert [("产量", 6, "万台", 2026, None), ("产量", 10, "万台", 2028, None)] == merged(
        rows, Merged(0, 0, 2, 1), Merged(0, 2, 1, 2)
    )


def test_growth_below_a_year_is_growth_to_that_year() -> None:
    """较2025年增长 stands below 2028年 and is no number of 2025."""
    rows = (("指标", "2028年", ""), ("", "目标值", "较2025年增长"), ("企业数（家）", "130", "88%"))

    assert [("企业数", 130, "家", 2028, None), ("企业数", 88, "%", 2028, None)] == merged(
        rows, Merged(0, 0, 2, 1), Merged(0, 1, 1, 2)
    )


def test_units_and_natures_that_span_rows_hold_for_all() -> None:
    """亿元 and 约束性 are printed once in the middle of what they hold for."""
    rows = (("指标", "单位", "2030年", "属性"), ("产值", "亿元", "9", "约束性"), ("利润", "", "3", ""))

    assert [("产值", 9, "亿元", 2030, "约束性"), ("利润", 3, "亿元", 2030, "约束性")] == merged(
        rows, Merged(1, 1, 2, 1), Merged(1, 3, 2, 1), head=1
    )


def test_a_unit_in_a_title_over_the_whole_table_is_that_of_every_value() -> None:
    """Some tables print their caption as their first row."""
    rows = (("表1 目标（单位：亿元）", ""), ("指标", "2030年"), ("产值", "9"))

    assert [("产值", 9, "亿元", 2030, None)] == merged(rows, Merged(0, 0, 1, 2))


def test_a_magnitude_in_a_cell_goes_before_the_unit_of_its_row() -> None:
    """2万 in a row that is counted in 台 are 2万台."""
    rows = (("产品", "2028年产能"), ("电堆（台）", "2万"))

    assert [("电堆产能", 2, "万台", 2028, None)] == merged(rows, head=1)


YEARLY = (
    ("年份", "营业收入（亿元）", "本地配套率（%）"),
    ("2025年（基期）", "1500", "65"),
    ("2027年", "1800", "70以上"),
    ("2030年", "2600", "≥80"),
)


def test_years_may_stand_down_the_side() -> None:
    """A row per year and a column per indicator says the same the other way round."""
    cells = [
        (t.indicator, t.value, t.unit, t.target_year, t.comparator, t.baseline_value)
        for t in found(YEARLY, caption="表1 分年度目标")
        if t.kind != "baseline"
    ]

    assert [
        ("营业收入", 1800, "亿元", 2027, None, 1500),
        ("本地配套率", 70, "%", 2027, "以上", 65),
        ("营业收入", 2600, "亿元", 2030, None, 1500),
        ("本地配套率", 80, "%", 2030, "以上", 65),
    ] == cells


def test_a_number_of_a_turned_table_stands_where_it_is_printed() -> None:
    """Its row is headed by the year, its column by what is measured."""
    body = "\n".join("\t".join(row) for row in YEARLY)
    cells = found(YEARLY, caption=None)

    assert [(body[t.start : t.end], t.row, t.column) for t in cells][2:4] == [
        ("1800", "2027年", "营业收入（亿元）"), ("70", "2027年", "本地配套率（%）"),
    ]  # fmt: skip


def test_units_below_the_heads_of_a_turned_table_are_theirs() -> None:
    """Wide tables print the unit of each column in a row of its own."""
    rows = (("指标", "规模", ""), ("", "营业收入", "出口额"), ("", "（亿元）", "（亿美元）"), YEARLY[1], YEARLY[3])

    assert [("营业收入", 2600, "亿元", 2030, None), ("出口额", 80, "亿美元", 2030, None)] == merged(
        rows, Merged(0, 0, 3, 1), Merged(0, 1, 1, 2), head=3
    )


@pytest.mark.parametrize(
    "heads",
    [
        ("序号", "项目名称", "建设内容", "2027年投资（亿元）"),
        ("重大项目", "总投资（亿元）", "2027年计划投资（亿元）", "建设年限"),
    ],
)
def test_what_a_year_of_a_project_costs_is_no_target(heads: tuple[str, ...]) -> None:
    """Lists of projects name years too, and none of their numbers is the plan's aim."""
    rows = (heads, ("1", "车辆基地", "厂房", "8"), ("2", "产业园", "管网", "6"))

    assert () == found(rows, caption="表4 重大项目")


def test_growth_may_be_said_in_the_cell() -> None:
    """增长8%以上 in the row of 固定资产投资（亿元） is no sum, and starts from none."""
    rows = (("指标", "2015年", "2020年"), ("固定资产投资（亿元）", "310", "增长8%以上"))
    cells = [(t.quote, t.kind, t.direction, t.unit, t.comparator, t.baseline_value) for t in found(rows)]

    assert [("310", "baseline", None, "亿元", None, None), ("增长8%", "growth_rate", "up", "%", "以上", None)] == cells
