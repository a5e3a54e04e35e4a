"""
Numbers that start from others, and lists of them: 甲、乙分别由30%、20%提高到40%、25%.

The sentences are made up; DESIGN section 10 (Targets) says what is meant.
"""

import pytest

from tests.annotate.annotate_factories import targets


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "到2020年，城镇化率、森林覆盖率分别从60%、40%提高到65%、42%。",
            [("城镇化率", 65.0, 60.0, 2020), ("森林覆盖率", 42.0, 40.0, 2020)],
        ),
        (
            "到2020年，粗钢产能、水泥产能分别由500万吨、300万吨压减到400万吨、200万吨。",
            [("粗钢产能", 400.0, 500.0, 2020), ("水泥产能", 200.0, 300.0, 2020)],
        ),
        (
            "城镇和农村居民人均可支配收入分别由4万元和2万元提高至5万元和3万元。",
            [("城镇居民人均可支配收入", 5.0, 4.0, None), ("农村居民人均可支配收入", 3.0, 2.0, None)],
        ),
        (
            "到2020年，污水处理率、垃圾处理率从80%和85%分别提高到90%和95%。",
            [("污水处理率", 90.0, 80.0, 2020), ("垃圾处理率", 95.0, 85.0, 2020)],
        ),
    ],
)
def test_each_value_of_a_list_of_pairs_has_its_own_indicator_and_start(
    text: str, rows: list[tuple[str, float, float | None, int | None]]
) -> None:
    """Read otherwise the first start is a target and the last end has none to start from."""
    found = [t for t in targets(text) if t.kind != "baseline"]
    assert rows == [(t.indicator, t.value, t.baseline_value, t.target_year) for t in found]


def test_the_year_before_the_first_start_is_that_of_all_starts() -> None:
    """分别由2015年的100亿元和10亿元 tells of one year."""
    text = "到2020年，产值和利润分别由2015年的100亿元和10亿元增加到200亿元和25亿元。"
    assert [2015, 2015, 2015, 2015] == [t.baseline_year for t in targets(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("到2020年，新建园区3个、码头5个，产值由10亿元增加到20亿元。", [3.0, 5.0, 20.0]),
        ("到2020年，从甲市引进企业3家、人才5名。", [3.0, 5.0]),
    ],
)
def test_numbers_that_only_stand_in_a_row_start_nothing(text: str, values: list[float]) -> None:
    """A row of counts before a pair is set as well."""
    assert values == [t.value for t in targets(text) if t.kind != "baseline"]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "到2020年，塑料包装、金属制罐的低挥发性油墨使用比例分别达到30%、80%。",
            ["塑料包装的低挥发性油墨使用比例", "金属制罐的低挥发性油墨使用比例"],
        ),
        ("到2020年，家具、汽车行业涂料用量占比分别达到30%、80%。", ["家具行业涂料用量占比", "汽车行业涂料用量占比"]),
        ("到2020年，货运船、渔船等能耗强度分别下降3%、2%。", ["货运船能耗强度", "渔船能耗强度"]),
        (
            "到2020年，出栏牛、羊、肉兔分别达到70万头、620万只、2500万只。",
            ["出栏牛", "出栏羊", "出栏肉兔"],
        ),
        ("到2020年，池塘、大水面渔业面积分别达到70万亩、50万亩。", ["池塘面积", "大水面渔业面积"]),
        ("到2020年，客运量和平均运距比2015年分别提升30%和20%。", ["客运量", "平均运距"]),
        (
            "到2020年，生产氮肥90万吨，磷肥19万吨，分别比2015年增长33%和63%。",
            ["生产氮肥", "磷肥", "生产氮肥", "磷肥"],
        ),
        ("到2020年，粮食、蔬菜的种植面积和产量分别达到30万亩、20万吨。", ["粮食、蔬菜的种植面积和产量"] * 2),
    ],
)
def test_what_the_last_of_a_list_says_is_said_of_all(text: str, indicators: list[str]) -> None:
    """A row called after three industries is a number of none of them; where it cannot be told the list stays."""
    assert indicators == [t.indicator for t in targets(text) if t.kind != "baseline"]
