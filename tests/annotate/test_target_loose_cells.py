"""Tables whose cells a file prints one to a line: rows are read where their order leaves no choice, others are not."""

import pytest

from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record

HEADING = "类别|指标名称|单位|2020 年|2025 年|属性"
ROWS = (
    "装机|风电装机|万千瓦|80|200|预期性",
    "光伏装机|万千瓦|160|560 左右|预期性",
    "2|能耗降低（%）|—|[12]|约束性",
    "（一）环境|（1）城镇污水处理率（%）|95.5|≥96|约束性",
)


def read(cells: str) -> list[Target]:
    """What a plan of 2021 whose cells are parted by | says in numbers."""
    paragraphs = tuple(
        Paragraph(f"1-p{n}", cell, n, n + 1, (Span(0, 1),)) for n, cell in enumerate(cells.split("|"), start=1)
    )
    section = Section("1", "一、", "目标", "一、目标", 1, "main", None, False, 1, paragraphs)
    return list(find_targets(Outline((section,)), Record("plan", period_start=2021)))


def aims(*rows: str, heading: str = HEADING) -> list[tuple[str, float, str | None]]:
    """Indicator, value and unit of each target of the table of *rows*."""
    return [(t.indicator, t.value, t.unit) for t in read("|".join((heading, *rows))) if t.kind != "baseline"]


def test_a_row_is_name_unit_values_and_whether_it_binds() -> None:
    """A table of thirty goals that lost its lines is still where most plans set their numbers."""
    assert [
        ("风电装机", 200, "万千瓦"),
        ("光伏装机", 560, "万千瓦"),
        ("能耗降低", 12, "%"),
        ("城镇污水处理率", 96, "%"),
    ] == aims(*ROWS)


def test_years_starting_values_and_binding_come_from_their_columns() -> None:
    """200 says nothing; 2025, from 80 in 2020, 预期性 does."""
    found = [t for t in read("|".join((HEADING, *ROWS))) if t.indicator == "风电装机"]

    assert [("baseline", None, None, 2020, "预期性"), ("level", 2025, 80.0, 2020, "预期性")] == [
        (t.kind, t.target_year, t.baseline_value, t.baseline_year, t.binding) for t in found
    ]


def test_the_quote_is_what_stands_in_the_cell() -> None:
    """A link leads to the number itself."""
    assert ["80", "200", "160", "560", "12", "95.5", "≥96"] == [t.quote for t in read("|".join((HEADING, *ROWS)))]


@pytest.mark.parametrize(
    "heading",
    [
        "指标|单位|2020 年现状值|2025 年目标值|指标属性",
        "序|号|指标|单位|现状值（|2020 年）|目标值（|2025 年）|属性",
        "指标|单位|2020 年|2025 年|现状值|目标值|属性",
        "指标|单位|2020 年 2025 年|指标属|性",
        "指标|单位|2020 年|2025 年|目|标|属性",
        "指标|单位|2020 年|2025 年|类|型",
        "指标|单位|２０２０年|２０２５年|指标|(现状)|（目标）|属性",
        "序|指标|号|2020 年|2025 年目|现状值|标值|属性",
    ],
)
def test_headings_may_be_broken_or_stacked(heading: str) -> None:
    """Printers break a heading over two lines, or set 现状值 and 目标值 below the years."""
    assert [("风电装机", 200, "万千瓦"), ("光伏装机", 560, "万千瓦"), ("能耗降低", 12, "%")] == aims(
        *ROWS[:3], heading=heading
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("森林覆盖率（%）|20|24|25|约束性", "a value too many"),
        ("森林覆盖率（%）|24|约束性", "a value too few"),
        ("率|森林覆盖|%|20|24|约束性", "a piece of the name at the wrong end"),
        ("%|20|24|约束性", "no name"),
        ("森林覆盖率|20|24|约束性", "no unit"),
        ("森林覆盖率（%）|20|完成国家任务|约束性", "no number set"),
        ("湿地保护率（%）|森林覆盖率（%）|20|24|约束性", "two names"),
    ],
)
def test_a_row_whose_cells_leave_a_choice_is_not_read(row: str, why: str) -> None:
    """A number under the wrong name is worse than none."""
    assert [] == [found for found in aims(*ROWS, row) if found[0] not in {name for name, *_ in aims(*ROWS)}], why


@pytest.mark.parametrize(
    "cells",
    [
        "|".join((HEADING, *ROWS[:2])),
        "|".join(ROWS),
        "|".join(("指标|单位|规划目标|完成情况|属性", *ROWS)),
        "|".join(("指标|单位|备注|属性", *ROWS)),
        "|".join(("指标|单位|2025 年|2020 年|属性", *ROWS)),
        "|".join((HEADING, "备注", *(f"{row}|沿海三市" for row in ROWS))),
    ],
)
def test_without_a_heading_or_rows_there_is_no_table(cells: str) -> None:
    """Two rows may be chance; 目标 beside 完成情况 is what an earlier plan had set."""
    assert [] == read(cells)


def test_a_unit_that_slipped_into_the_row_above_ends_that_row() -> None:
    """The number below it has lost its name; those around it have not."""
    rows = ("风电装机|万千瓦|80|200|预期性%", "9|15|预期性", *ROWS[1:3])

    assert [("风电装机", 200, "万千瓦"), ("光伏装机", 560, "万千瓦"), ("能耗降低", 12, "%")] == aims(*rows)


def test_a_mark_of_a_note_is_no_part_of_the_number() -> None:
    """65.3① is 65.3 with a note below the table."""
    rows = ("蓝天比率（%）|65.3①|72.6*|约束性", *ROWS[:2])

    assert ("蓝天比率", 72.6, "%") == aims(*rows)[0]


@pytest.mark.parametrize(
    ("nature", "binding"), [("约束性", "约束性"), ("约束", "约束性"), ("预期", "预期性"), ("导向性", None)]
)
def test_what_binds_may_be_said_in_short_and_other_natures_say_nothing_of_it(nature: str, binding: str | None) -> None:
    """导向性 ends a row as 预期性 does, and is neither of the two that readers can ask for."""
    found = read("|".join((HEADING, f"风电装机|万千瓦|80|200|{nature}", *ROWS[1:3])))

    assert [binding, binding] == [t.binding for t in found if t.indicator == "风电装机"]


def test_what_an_earlier_plan_had_set_is_no_history() -> None:
    """The plan starts from what was reached in 2020, not from what was once meant to be."""
    heading = "指标|单位|2020 年规划目标|2020 年实际|2025 年目标|属性"
    rows = ("风电装机|万千瓦|90|80|200|预期性", "光伏装机|万千瓦|190|160|560|预期性", "储能装机|万千瓦|8|5|50|预期性")

    assert [("80", None), ("200", 80.0)] == [
        (t.quote, t.baseline_value) for t in read("|".join((heading, *rows))) if t.indicator == "风电装机"
    ]


def test_points_added_over_five_years_are_no_share_reached() -> None:
    """A rate of 40 that gains 10 is not a rate of 10."""
    rows = ("污水治理率（%）|30|≥40|[10]|预期性", "用水降低（%）|—|—|[12]|约束性", "风电装机（万千瓦）|80|200|—|预期性")

    assert [("污水治理率", 40, "%"), ("用水降低", 12, "%"), ("风电装机", 200, "万千瓦")] == aims(
        *rows, heading="指标|2020 年|2025 年|五年|累计|属性"
    )


BARE = ("风电装机|万千瓦|80|200", "光伏装机（万千瓦）|160|560 左右", "新建绿色厂房占比|50%|80%")


@pytest.mark.parametrize(
    "cells",
    [
        "|".join(("指标|2020 年|2025 年", *BARE)),
        "|".join(("序号|指标|2020 年|2025 年", *(f"{n}|{row}" for n, row in enumerate(BARE, 1)))),
    ],
)
def test_a_table_without_natures_is_read_where_every_row_is_whole(cells: str) -> None:
    """Not every plan says which of its goals bind."""
    assert [("风电装机", 200, "万千瓦"), ("光伏装机", 560, "万千瓦"), ("新建绿色厂房占比", 80, "%")] == [
        (t.indicator, t.value, t.unit) for t in read(cells) if t.kind != "baseline"
    ]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("|".join(("2020 年|2025 年", *BARE)), "no column of names"),
        ("|".join(("指标|2015 年|2020 年|年均增速", *(f"{row}|9%" for row in BARE))), "all of it past"),
        ("|".join(("指标|2020 年|2025 年", *(f"发展改革部门|{row}" for row in BARE))), "a column nobody named"),
        ("|".join(("指标|2020 年|2025 年", *(f"{row}|7" for row in BARE))), "a value too many"),
        ("|".join(("指标|2020 年|2025 年", "装机|万千瓦|八十", *BARE)), "the first row is not whole"),
    ],
)
def test_without_natures_one_doubtful_row_ends_the_table(cells: str, why: str) -> None:
    """Where nothing marks the end of a row, what follows a broken one may be anything."""
    assert [] == read(cells), why


@pytest.mark.parametrize(
    "cells",
    [
        "|".join(("2020 年|2025 年|属性|环境|治理|1|2", *ROWS)),
        "|".join((*ROWS, "单位 2020 年 2025 年指标属性")),
        "|".join((HEADING, *ROWS[:2], HEADING, *ROWS[2:])),
        "|".join((HEADING, *ROWS[:2], "2025 年|属性", *ROWS[2:])),
        "|".join((HEADING, *ROWS[:2], "说明：" + "本表所列各项均以国土调查数据为准，" * 3, *ROWS[2:])),
        "|".join((HEADING, *ROWS)).replace("预期性", "预期|性").replace("约束性", "约|束性"),
        "|".join((HEADING, ROWS[0], "水耗（%）|完成国家|下达目标|完成省上|下达任务|约束性", *ROWS[1:])),
        "|".join((HEADING, "牵头部门", *(f"{row}|发展改革委" for row in ROWS))),
    ],
)
def test_rows_are_found_wherever_their_heading_stands(cells: str) -> None:
    """Cells of groups, notes and the next page stand between a heading and its rows."""
    assert [
        ("风电装机", 200, "万千瓦"),
        ("光伏装机", 560, "万千瓦"),
        ("能耗降低", 12, "%"),
        ("城镇污水处理率", 96, "%"),
    ] == [(t.indicator, t.value, t.unit) for t in read(cells) if t.kind != "baseline"]


@pytest.mark.parametrize(
    "rows",
    [
        ("风电装机（万千瓦）|预期性|80|200", "2|能耗降低（%）|约束性|—|[12]", "污水处理率|约束性|（%）|95.5|≥96"),
        ("风电装机（万千瓦）预期性|80|200", "能耗降低（%）约束性|—|[12]", "污水处理率（%）|约束性 95.5|≥96"),
        ("风电装机（万千瓦）80|200|预期性", "能耗降低（%）—|[12]|约束性", "污水处理率（%）|95.5|≥96 约束性"),
    ],
)
def test_a_nature_may_stand_before_the_values_and_cells_in_one(rows: tuple[str, ...]) -> None:
    """One plan has 属性 in its last column, another in its third; some printers drop the space between cells."""
    assert [("风电装机", 200, "万千瓦"), ("能耗降低", 12, "%"), ("污水处理率", 96, "%")] == aims(*rows)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (tuple(f"{row.rpartition('|')[0]}|9|{row.rpartition('|')[2]}" for row in ROWS), "a column nobody named"),
        ((ROWS[0], "储能（万千瓦）|约束性|8|50", ROWS[1], "抽蓄（万千瓦）|约束性|8|50"), "natures on both sides"),
    ],
)
def test_a_table_with_rows_of_two_forms_is_not_read(rows: tuple[str, ...], why: str) -> None:
    """What stands in no column of the heading may have pushed the others aside."""
    assert [] == aims(*rows), why


LONG = (
    "达到或好于三类水体的断面比例（%）|80|85|约束性",
    "空气质量优良的天数占全年比率（%）|80|85|约束性",
    "通过清洁生产审核的企业占比值（%）|80|85|约束性",
)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("城区|建成区绿化覆盖面积占比（%）|40|42|约束性", ("建成区绿化覆盖面积占比", 42, "%")),
        ("新建城镇公共建筑执行节能标准|比例（%）|40|42|约束性", ("新建城镇公共建筑执行节能标准比例", 42, "%")),
        ("17 森林覆盖率（%）|40|42|约束性", ("森林覆盖率", 42, "%")),
        ("保护17森林覆盖率（%）|40|42|约束性", ("森林覆盖率", 42, "%")),
        ("修复岸线长度3（公里）|40|42|约束性", ("修复岸线长度", 42, "公里")),
        ("入海河流1断面达标率（%）|40|42|约束性", ("入海河流1断面达标率", 42, "%")),
        ("覆盖 12 个县的管网长度（公里）|40|42|约束性", ("覆盖12个县的管网长度", 42, "公里")),
        ("供暖能耗降低（与 2020 年相比，%）|—|42|约束性", ("供暖能耗降低", 42, "%")),
    ],
)
def test_a_name_is_whole_lines_without_group_and_number(row: str, found: tuple[str, float, str]) -> None:
    """A line is filled before the next begins, so that what is short before it heads a group."""
    assert found == aims(*LONG, row)[-1]


@pytest.mark.parametrize(
    "row",
    [
        "新建城镇公共建筑执行节能标准的|万平方米|40|42|约束性",
        "建成区绿化覆盖面积|森林覆盖率（%）|40|42|约束性",
        "市区重污染天气的天数占全年比率|县城重污染天气的比率（%）|40|42|约束性",
        "总计|万千瓦|40|42|预期性",
        "其他|%|40|42|预期性",
        "指标属性%|40|42|预期性",
        "细颗粒物浓度|μg/m|40|42|约束性",
    ],
)
def test_a_name_that_may_go_on_elsewhere_or_says_nothing_is_not_read(row: str) -> None:
    """合计 of what, and half a name, would be wrong in any list of targets."""
    assert len(LONG) == len(aims(*LONG, row))


def test_parts_that_are_called_alike_are_told_apart_by_what_heads_them() -> None:
    """减排量 of which of four pollutants is the point of the row."""
    rows = ("氮氧化物|重点工程减排量（吨）|—|[80]|约束性", "氨氮|重点工程减排量（吨）|—|[5]|约束性", *LONG)

    assert [("氮氧化物重点工程减排量", 80, "吨"), ("氨氮重点工程减排量", 5, "吨")] == aims(*rows)[:2]


def test_a_name_at_the_end_of_a_page_has_no_values_on_the_next() -> None:
    """What the printer put above the heading may belong to cells that came out before it."""
    assert [("风电装机", 200, "万千瓦"), ("光伏装机", 560, "万千瓦"), ("能耗降低", 12, "%")] == aims(
        *ROWS[:3], "绿化覆盖率（%）", HEADING, "40|42|约束性"
    )


def test_natures_that_came_out_as_a_column_end_no_rows() -> None:
    """The rows are whole without them; which nature is whose nobody says."""
    rows = "|".join((*BARE, "属性|预期性|预期性|约束性"))

    assert [("风电装机", 200, None), ("光伏装机", 560, None), ("新建绿色厂房占比", 80, None)] == [
        (t.indicator, t.value, t.binding) for t in read(f"指标|2020 年|2025 年|{rows}") if t.kind != "baseline"
    ]


def test_of_a_share_no_growth_is_read() -> None:
    """A rate that gains 4 points does not grow by 4 per cent."""
    heading = "指标|2020 年|2025 年|2026 年展望|年均增速|属性"
    rows = (
        "绿电占比|30%|40%|41%|[10%]|预期性",
        "风电装机（万千瓦）|80|200|210|20%|预期性",
        LONG[0].replace("85", "85|86|—"),
    )

    assert [("绿电占比", 40), ("绿电占比", 41), ("风电装机", 200), ("风电装机", 210), ("风电装机", 20)] == [
        (name, value) for name, value, _ in aims(*rows, heading=heading)
    ][:5]


def test_a_sign_behind_the_bracket_belongs_to_the_number() -> None:
    """[13]以上 is at least 13."""
    found = read("|".join((HEADING, "能耗降低（%）|[14]|[13]以上|约束性", *ROWS[:2])))

    assert "以上" == found[1].comparator


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            ("高新技术企业（家）|80|200|预期性", "其中：国家级（家）|20|50|预期性"),
            ["高新技术企业", "高新技术企业其中国家级"],
        ),
        (("其中：国家级（家）|20|50|预期性",), []),
        (("其中：风力发电|万千瓦|20|50|预期性",), ["风力发电"]),
    ],
)
def test_a_grade_alone_is_told_with_the_row_above_or_not_at_all(rows: tuple[str, ...], found: list[str]) -> None:
    """国家级 of what is the point of the row."""
    assert found == [name for name, *_ in aims(*rows, *LONG)][: -len(LONG)]


@pytest.mark.parametrize(
    "cells",
    [
        "指标单位指标单位指标单位指标单位指标单位指标单位指标单位指标单位规",
        "|".join(["指标", "单位"] * 2000 + ["规"]),
        "|".join((HEADING, *(["五年累计", "累计"] * 1000))),
        "|".join((HEADING, *ROWS, *(["说明：" + "本表所列以国土调查数据为准，" * 4, "一"] * 3000))),
    ],
)
def test_cells_that_look_like_headings_again_and_again_take_no_time(cells: str) -> None:
    """A file is anybody's; one that is read in all ways there are would never be read to its end."""
    assert len(read(cells)) in (0, 7)
