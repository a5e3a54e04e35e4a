"""What an indicator measures, and of what: the same measure of the same thing, however an office spells it."""

import pytest

from app.vocab.indicators import indicator_of, split


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全省汽车产业总产值", "汽车产业实现产值"),
        ("汽车工业总产值", "汽车产业产值"),
        ("单位 GDP 能耗", "全市万元地区生产总值能耗"),
        ("单位地区生产总值能源消耗", "全省能耗强度"),
        ("单位GDP 二氧化碳排放", "二氧化碳排放强度"),
        ("非化石能源消费占比", "全省非化石能源消费比重"),
        ("主要农作物秸秆综合利用率", "农作物秸秆综合利用率"),
    ],
)
def test_one_measure_is_one_line_however_it_is_spelled(one, other):
    """Who compares eight plans should not have to know that 万元地区生产总值能耗 and 能耗强度 are one indicator."""
    assert split(one) == split(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("汽车产业总产值", "零部件产值"),
        ("单位GDP能耗", "单位工业增加值能耗"),
        ("单位GDP能耗", "单位GDP二氧化碳排放"),
        ("新能源汽车新车销量占比", "自主品牌汽车占比"),
    ],
)
def test_different_measures_are_different_lines(one, other):
    """Two numbers in a line are read as comparable, and a difference between them is printed."""
    assert split(one) != split(other)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("全省汽车产业总产值", "工业总产值", True),
        ("主营业务收入", "总产值", False),
        ("新能源汽车产能", "产能", True),
    ],
)
def test_indicators_that_measure_the_same_are_grouped(one: str, other: str, together: bool) -> None:
    """What can be compared stands together, what cannot does not."""
    assert together == (indicator_of(one) == indicator_of(other))
