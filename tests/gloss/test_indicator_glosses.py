"""English of the indicators of targets."""

import pytest

from app.gloss.indicators import of_indicator


@pytest.mark.parametrize(
    ("english", "indicator", "noun"),
    [
        ("industrial value added", "工业增加值", "工业增加值"),
        ("coverage rate of green buildings", "绿色建筑覆盖率", ""),
        ("treatment rate of rural domestic sewage", "农村生活污水处理率", ""),
        ("… output value", "某某产业产值", "产值"),
        ("", "某某指标", ""),
        ("", "", ""),
    ],
)
def test_an_indicator_is_told_whole_or_marked_as_a_part(english: str, indicator: str, noun: str) -> None:
    """Beside 某某产业产值 "output value" would be taken for the whole economy's; dots say that more is printed."""
    assert english == of_indicator(indicator, noun)
