"""
Names of plans for tight places: columns of a comparison, rows of a matrix, the compare tray.
"""

import pytest

from app.domain.record import Record, Region
from app.web import labels

GANSU, JILIN = Region("620000", "甘肃省"), Region("220000", "吉林省")
DANDONG = Region("210600", "丹东市")


def plan(title: str | None, place: Region | None = None, **known: object) -> Record:
    """A record with *title*, of *place* (a city of Liaoning or a province)."""
    if place is DANDONG:
        known |= {"province": Region("210000", "辽宁省"), "city": DANDONG}
    return Record("slug", **{"title_zh": title, "province": place} | known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("甘肃 2021 加快建设绿色体系的实施方案", plan("关于加快建设绿色体系的实施方案", GANSU, issued="2021-08-11")),
        ("甘肃 2021 加快建设绿色体系的方案", plan("甘肃省人民政府关于加快建设绿色体系的方案", GANSU, issued="2021")),
        ("吉林 2017–2020 转型计划", plan("吉林省转型计划（2017－2020年）", JILIN, period_start=2017, period_end=2020)),
        ("吉林 2021–2025 能源发展规划", plan("吉林省能源发展“十四五”规划", JILIN, period_start=2021, period_end=2025)),
        ("吉林 2025年政府工作报告", plan("2025年吉林省政府工作报告", JILIN)),
        ("吉林 2021 节能工作安排", plan("吉林省2021年节能工作安排", JILIN, period_start=2021, period_end=2021)),
        ("吉林 年份缺失 省委省政府印发意见", plan("省委省政府印发意见", JILIN)),
        ("吉林 年份缺失 吉林省委出台意见", plan("吉林省委出台意见", JILIN)),
        ("吉林 2019 吉林省规划", plan("吉林省规划", JILIN, issued="2019-01-01")),
        ("丹东市 年份缺失 产业集群方案", plan("丹东市产业集群方案", DANDONG)),
        ("国家 2020 新时代的能源发展", plan("新时代的能源发展", level="national", issued="2020-12-21")),
        ("〔丹东市，题名原文未载〕", plan(None, DANDONG)),
        ("〔slug 2021，题名原文未载〕", plan(None, issued="2021-01-01")),
        ("自有短名", plan("吉林省转型行动计划", JILIN, short_zh="自有短名")),
    ],
)  # fmt: skip
def test_a_short_name_tells_place_and_years_first(name, record):
    """Eight plans called 关于加快…的实施方案 stand over eight columns, and a reader must know whose is whose."""
    assert name == labels.short_title(record, "zh")


def test_a_short_name_begins_in_the_language_of_the_page():
    """A reader without Chinese still sees which column is whose."""
    assert "Gansu 2021 加快建设绿色体系的方案" == labels.short_title(
        plan("关于加快建设绿色体系的方案", GANSU, issued="2021"), "en"
    )
