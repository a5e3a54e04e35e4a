"""
Which targets of several plans stand in one line: the same measure of the same thing, however an office spells it.
"""

import pytest

from app.domain.facts import Target
from app.web import target_table
from app.web.compare_targets import split


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
    ("said", "lang", "value", "unit", "kind", "direction"),
    [
        ("下降 13.5%", "zh", 13.5, "%", "growth_rate", "down"),
        ("13.5% fall", "en", 13.5, "%", "growth_rate", "down"),
        ("50%", "zh", 50, "%", "share", "up"),
        ("8000 亿元", "zh", 8000, "亿元", "level", "up"),
        ("8000 × 100 million yuan", "en", 8000, "亿元", "level", "up"),
    ],
)
def test_a_number_stands_with_its_unit_as_the_language_has_it(said, lang, value, unit, kind, direction):
    """% stands close to its number, and a fall of 13.5% must not be taken for a share."""
    target = Target("1-p1", "1", "目标", "", 0, 0, (0, 0), "产值", float(value), unit, kind, direction=direction)
    before, behind = target_table.around(target, lang)

    assert said == f"{before}{target_table.number(target.value)}{behind}"
