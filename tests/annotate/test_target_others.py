"""
What a plan does not set itself: goals of the nation that a place only quotes, what there is, sizes and watchwords.

The sentences are made up; DESIGN section 10 (Targets) says what is meant.
"""

import pytest

from app.annotate.targets import find_targets
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record, Region
from tests.annotate.annotate_factories import said


def set_in(text: str, province: Region | None = None, end: int | None = 2025) -> list[tuple[float, int | None]]:
    """Value and year of the targets in a plan of 2021 that *province* made, of one paragraph."""
    paragraph = Paragraph("1-p1", text, 1, 2, (Span(0, len(text)),))
    section = Section("1", "一、", "主要目标", "一、主要目标", 1, "main", None, True, 1, (paragraph,))
    record = Record("plan", period_start=2021, period_end=end, province=province)
    return [(t.value, t.target_year) for t in find_targets(Outline((section,)), record) if t.kind != "baseline"]


JILIN = Region("220000", "吉林省")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("国家提出，到2030年清洁能源占比达到25%。", []),
        ("我国承诺2030年前碳达峰，明确到2030年清洁能源占比达到25%，装机达到12亿千瓦。", []),
        ("《全国汽车规划》提出，到2025年新能源汽车占比达到20%。", []),
        ("到2025年，我国汽车产量达到3000万辆。", []),
        ("国家要求我省到2030年清洁能源占比达到25%。", [25.0]),
        ("国家明确到2030年碳达峰，我省清洁能源占比达到30%。", [30.0]),
        ("按照国家提出的要求，到2030年清洁能源占比达到25%。", [25.0]),
        ("到2025年，全国重点实验室达到5个。", [5.0]),
        ("到2025年，产量占全国比重达到10%。", [10.0]),
    ],
)
def test_what_the_nation_has_set_itself_is_no_aim_of_a_province(text: str, values: list[float]) -> None:
    """Lined up as the province's own it would be compared with what other provinces want."""
    assert values == [value for value, _ in set_in(text, JILIN)]


def test_a_plan_of_the_nation_says_so_of_itself() -> None:
    """我国 in a plan of the State Council is whom it is for."""
    assert [(3000.0, 2025)] == set_in("到2025年，我国汽车产量达到3000万辆。")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("到规划期末，产值达到500亿元。", 2025),
        ("规划期末，产值达到500亿元。", 2025),
        ("到期末，产值达到500亿元。", 2025),
        ("规划期内，产值达到500亿元。", 2025),
        ("“十四五”末，产值达到500亿元。", 2025),
        ("第一个五年计划期末，产值达到500亿元。", None),
    ],
)
def test_the_end_of_the_period_is_its_last_year(text: str, year: int | None) -> None:
    """The period stands in the plan's title or text, so the year is said and not guessed."""
    assert [(500.0, year)] == set_in(text)


def test_the_end_of_no_known_period_is_no_year() -> None:
    """Nothing is guessed."""
    assert [(500.0, None)] == set_in("到规划期末，产值达到500亿元。", end=None)


@pytest.mark.parametrize(
    "text",
    [
        "已开工的57个项目要加快建设。",
        "推动规模在30个机架以下、能耗高的数据中心整合升级。",
        "每个村安装2台风机。",
        "实现“200米见绿、600米见园、2公里进公园”。",
        "打造覆盖2000万人口的都市圈。",
        "各地缴费比例可降至16%。",
        "按年均增速6%测算，需求仍将增加。",
        "按装机容量配套不低于10%的储能设施。",
        "少于以上要求依次扣减直至0分。",
    ],
)
def test_what_there_is_and_what_only_tells_of_what_kind_sets_nothing(text: str) -> None:
    """Sizes, what is there already, permissions, so many for each, watchwords and assumptions."""
    assert [] == said(text, "value")


@pytest.mark.parametrize(
    "text", ["力争新增赎买、租赁林地面积5万亩。", "推进40项在建项目建设。", "完成5个在建项目。"]
)
def test_what_is_rented_or_under_way_may_be_set(text: str) -> None:
    """Rent is no subsidy where land is rented, and works under way are to be finished."""
    assert 1 == len(said(text, "value"))
