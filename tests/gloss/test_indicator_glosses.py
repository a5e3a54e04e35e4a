"""English of the indicators of targets."""

import pytest

from app.gloss.indicators import of_indicator


@pytest.mark.parametrize(
    ("english", "indicator", "noun"),
    [
        ("industrial value added", "工业增加值", "工业增加值"),
        ("coverage rate of green buildings", "绿色建筑覆盖率", ""),
        ("treatment rate of rural domestic sewage", "农村生活污水处理率", ""),
        ("green buildings as a share of new urban buildings", "城镇新建建筑中绿色建筑占比", "占比"),
        ("new energy vehicles as a share of new car sales volume", "新能源汽车新车销量占比", "占比"),
        ("… output value", "某某产业产值", "产值"),
        ("", "某某指标", ""),
        ("", "", ""),
    ],
)
def test_an_indicator_is_told_whole_or_marked_as_a_part(english: str, indicator: str, noun: str) -> None:
    """Beside 某某产业产值 "output value" would be taken for the whole economy's; dots say that more is printed."""
    assert english == of_indicator(indicator, noun)
