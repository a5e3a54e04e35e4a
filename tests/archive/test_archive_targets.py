"""
Targets as the archive answers them: of all plans by filters, and of one plan, section or paragraph.

Relies on two small plans of a test's own (steel and medicine), on the invented plans and on the shipped summaries.
"""

import pytest

from app.archive.filling import open_or_build
from app.domain.facts import TargetQuery
from app.errors import PlanNotFound

STEEL = """测试省钢铁产业发展规划（2016—2020年）

测试省人民政府
2016年1月5日

一、发展基础

2015年，全省钢铁产业销售收入达到600亿元。

二、发展目标

（一）做强主业。到2020年，全省钢铁产业销售收入突破900亿元，年均增长8%左右，培育龙头企业3-5户。

（二）绿色发展。单位产品能耗下降12%。
"""
MEDICINE = """吉林省医药产业行动计划（2017—2019年）

一、主要目标

（一）扩大规模。到2019年，全省医药产业销售收入由2016年的400亿元提高到600亿元。
"""


@pytest.fixture
def archive(settings, fill):
    """Steel, whose province is unknown, and medicine of Jilin."""
    fill({"steel/text.txt": STEEL, "medicine/text.txt": MEDICINE})
    return open_or_build(settings).archive


def values(archive, **asked):
    """The values that TargetQuery(**asked) finds."""
    return [item.target.value for item in archive.targets(TargetQuery(**asked)).items]


@pytest.mark.parametrize(
    ("found", "asked"),
    [
        ([600, 900, 8, 3, 12], {}),
        ([900, 8, 3, 12], {"plans": ("steel",)}),
        ([600], {"provinces": ("220000",)}),
        ([900, 8, 3, 12], {"provinces": ("unknown",)}),
        ([600, 900, 8, 3, 12], {"provinces": ("220000", "unknown")}),
        ([], {"plans": ("steel",), "provinces": ("220000",)}),
        ([600], {"industries": ("pharma-health",)}),
        ([900, 8, 3], {"years": ("2020",)}),
        ([12], {"years": ("unknown",)}),
        ([900, 8, 3, 12], {"years": ("2020", "unknown")}),
        ([8, 12], {"kinds": ("growth_rate",)}),
        ([600, 900], {"units": ("亿元",)}),
        ([900, 8], {"text": "钢铁"}),
        ([400, 600], {"kinds": ("baseline",)}),
        ([600], {"kinds": ("baseline",), "years": ("2015",)}),
        ([3, 12], {"plans": ("steel",), "page": 2, "size": 2}),
        ([900, 8, 3, 12], {"plans": ("steel",), "size": None}),
    ],
)
def test_filters_leave_what_they_say(found, asked, archive):
    """OR inside a filter, AND across; history comes only when it is asked for."""
    assert found == values(archive, **asked)


def test_the_total_counts_all_pages(archive):
    """Nobody may take a page for the whole."""
    found = archive.targets(TargetQuery(plans=("steel",), size=1))

    assert (1, 4) == (len(found.items), found.total)


def test_a_target_is_told_whole(archive):
    """What the build found is what is answered, after it has been written and read again."""
    item = archive.targets(TargetQuery(plans=("medicine",))).items[0]
    t = item.target

    assert ("medicine", "official", "1.1-p1", "亿元", 2019, 400, 2016, "up") == (
        item.plan, item.layer, t.anchor, t.unit, t.target_year, t.baseline_value, t.baseline_year, t.direction,
    )  # fmt: skip


def test_the_quote_stands_in_the_paragraph(archive):
    """Every number leads to its words."""
    t = archive.targets(TargetQuery(plans=("medicine",))).items[0].target

    assert t.quote == archive.passage("medicine", t.anchor).text[t.start : t.end]


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        (None, [600, 900, 8, 3, 12]),
        ("1", [600]),
        ("2", [900, 8, 3, 12]),
        ("2.1", [900, 8, 3]),
        ("2.2-p1", [12]),
        ("9", []),
    ],
)
def test_a_section_has_the_targets_of_all_below_it(anchor, found, archive):
    """Beside a section stand its aims and its history, in reading order."""
    assert found == [item.target.value for item in archive.targets_in("steel", anchor)]


@pytest.mark.parametrize(
    "ask", [lambda a: a.targets(TargetQuery(plans=("no-such",))), lambda a: a.targets_in("no-such")]
)
def test_a_plan_that_is_not_held_is_told(ask, archive):
    """An empty list would say that the plan sets nothing."""
    with pytest.raises(PlanNotFound):
        ask(archive)


def test_a_plan_taken_over_from_the_build_before_keeps_its_targets(archive, settings, fill):
    """A second build reads only what has changed."""
    before = values(archive)
    fill({"third/text.txt": "测试市规划\n\n一、目标\n\n到2020年，产值达到5亿元。\n"})
    after = open_or_build(settings).archive

    assert [*before, 5] == sorted(values(after), key=[*before, 5].index)


def test_a_summary_has_targets_where_no_official_text_is_held(shipped):
    """The project ships summaries only, and says so beside every number."""
    found = shipped.targets(TargetQuery(plans=("jilin-2011-pillar-industries",))).items

    assert {"summary"} == {item.layer for item in found} and len(found) > 50


def test_a_table_of_an_invented_plan_has_a_target_in_each_cell_to_come(fictional):
    """The table of 示例省 names 2015, 2018 and 2020."""
    cells = [item.target for item in fictional.targets_in("shili-sheng", "1.3-t1")]

    assert {2018, 2020, None} == {t.target_year for t in cells} and {2015} == {
        t.baseline_year for t in cells if t.kind == "baseline"
    }
