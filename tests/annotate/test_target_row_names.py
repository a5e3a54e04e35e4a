"""What the numbers of a row are numbers of: its name, with what heads, units and the rows above add."""

import pytest

from app.annotate.target_row_names import RowNames, leading, said_in


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("2027年营业收入目标（亿元）", ("营业收入", "亿元")),
        ("2026年产能", ("产能", "")),
        ("“十五五”末产值", ("产值", "")),
        ("2027年（万吨）", ("", "万吨")),
        ("产值（亿元）", ("产值", "亿元")),
        ("2030年目标值", ("", "")),
        ("2025年（预计）", ("", "")),
        ("规划目标", ("", "")),
        ("完成情况（截至上年）", ("", "")),
    ],
)
def test_a_head_says_what_is_counted_and_in_what(head: str, said: tuple[str, str]) -> None:
    """Tables of places and products print it once, over their values."""
    assert said == said_in(head)


@pytest.mark.parametrize(
    ("row", "titles", "words"),
    [
        (("膜电极", "甲市", "30"), ("产品", "重点布局", "2026年产能"), ["膜电极"]),
        (("甲市", "整机及零部件", "360"), ("城市", "发展重点", "2027年产值"), ["甲市"]),
        (("规模", "1", "产值", "30"), ("类别", "序号", "指标", "2026年"), ["规模", "产值"]),
        # With no other name it is one.
        (("新能源汽车", "30"), ("发展方向", "2026年产值"), ["新能源汽车"]),
    ],
)
def test_what_only_tells_of_a_row_is_no_name(row: tuple[str, ...], titles: tuple[str, ...], words: list[str]) -> None:
    """30 is what 膜电极 come to, not what the city does."""
    assert words == leading(row, titles, range(len(row) - 1))


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        # What is counted stands over the column.
        ([("膜电极（台）", "产能", "")], ["膜电极产能（台）"]),
        ([("企业技术中心", "", "家")], ["企业技术中心"]),
        ([("发电量", "产值", "")], ["发电量"]),
        # Parts of the row before, which is counted in the same.
        (
            [("总产值（亿元）", "", ""), ("其中：正极材料（亿元）", "", ""), ("负极材料（亿元）", "", "")],
            ["总产值（亿元）", "其中：正极材料产值（亿元）", "负极材料产值（亿元）"],
        ),
        (
            [("营业收入", "", "亿元"), ("其中：中药", "", "亿元"), ("药品持有人", "", "家")],
            ["营业收入", "其中：中药营业收入", "药品持有人"],
        ),
        # Nothing says that what stands below without 其中 is a part.
        ([("营业收入", "", "亿元"), ("中药", "", "亿元")], ["营业收入", "中药"]),
        # 其中 of something else is no part of the 产值 above.
        ([("产值", "", "亿元"), ("企业", "", "家"), ("其中：小巨人", "", "家")], ["产值", "企业", "其中：小巨人"]),
    ],
)
def test_a_row_without_an_indicator_is_told_what_it_measures(
    rows: list[tuple[str, str, str]], names: list[str]
) -> None:
    """正极材料 520 says nothing; that it is 产值 stands in the row above or over the column."""
    known = RowNames()

    assert names == [known.name([name], counted, unit) for name, counted, unit in rows]


def test_places_below_an_indicator_are_of_it() -> None:
    """产值 spans the rows of all cities."""
    assert "长春市产值" == RowNames().name(["产值（亿元）", "长春市"], "", "亿元")
