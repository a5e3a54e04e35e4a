"""
Targets whose numbers stand in words: 十个, 三至五个, 三分之一, 一半, 过半, 百分之九十; and the shares, rates and years
of life that plans set beside them.

A number in words is a target as much as one in digits; a watchword with a number in it (两个“中心站”) is none.
"""

import pytest

from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record


def set_in(text: str) -> list[Target]:
    """The targets (no baselines) of a plan of one paragraph that begins in 2021."""
    paragraph = Paragraph("1-p1", text, 1, 2, (Span(0, len(text)),))
    section = Section("1", "一、", "主要目标", "一、主要目标", 1, "main", None, True, 1, (paragraph,))
    return [t for t in find_targets(Outline((section,)), Record("plan", period_start=2021)) if t.kind != "baseline"]


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("建成十个国家级基地。", (10, None), "个", None),
        ("建成十个以上国家级基地。", (10, None), "个", "以上"),
        ("打造两个千亿级产业集群。", (2, None), "个", None),
        ("培育三至五个产业集群。", (3, 5), "个", None),
        ("新增上市公司二十家。", (20, None), "家", None),
        ("三分之一以上的企业完成改造。", (33.3, None), "%", "以上"),
        ("设备更新三分之二以上。", (66.7, None), "%", "以上"),
        ("一半以上的企业实现上云。", (50, None), "%", "以上"),
        ("占全省的比重超过半数。", (50, None), "%", "超过"),
        ("新能源汽车占比过半。", (50, None), "%", "超过"),
        ("产业规模占全省一半。", (50, None), "%", None),
        ("合格率达到百分之九十以上。", (90, None), "%", "以上"),
        ("合格率达到百分之九十二点五。", (92.5, None), "%", "达到"),
        ("九成以上的企业完成改造。", (9, None), "成", "以上"),
        ("企业数量翻一番。", (1, None), "番", None),
        ("培育500至600家企业。", (500, 600), "家", None),
        ("产量达到500万至600万辆。", (500, 600), "万辆", "达到"),
        ("增速达到8%—10%。", (8, 10), "%", "达到"),
        ("能耗控制在500万吨标准煤以内。", (500, None), "万吨标准煤", "控制在"),
        ("人均预期寿命达到79岁。", (79, None), "岁", "达到"),
        ("平均受教育年限达到11.3年。", (11.3, None), "年", "达到"),
        ("平均受教育年限达到11.3年，用3年时间完成改造。", (11.3, None), "年", "达到"),
        ("建筑垃圾排放不高于300吨/万平方米。", (300, None), "吨/万平方米", "控制在"),
    ],
)
def test_a_number_in_words_is_a_target(
    text: str, value: tuple[float, float | None], unit: str, comparator: str | None
) -> None:
    """Value and upper end, unit, and how it is compared; a part of the whole is told in per cent."""
    found = [((t.value, t.value_max), t.unit, t.comparator) for t in set_in("到2025年，" + text)]

    assert [(value, unit, comparator)] == found


@pytest.mark.parametrize(
    "text",
    [
        "打造两个“中心站”。",
        "建设一个中心、两个基地。",
        "办成一件实事。",
        "落实“六个百分之百”。",
        "另一半由企业承担。",
        "进入全国前三位。",
        "半数时间用于学习。",
    ],
)
def test_a_watchword_is_no_target(text: str) -> None:
    """A plan counts its own words, and ranks; neither is a quantity to reach."""
    assert [] == set_in("到2025年，" + text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("增速达到8%。", "growth_rate"),
        ("研发投入增速保持在8%以上。", "growth_rate"),
        ("比重提高到8%。", "share"),
        ("文件压减三分之一以上。", "growth_rate"),
        ("三分之一的企业完成改造。", "share"),
    ],
)
def test_a_rate_is_growth_and_a_part_is_a_share(text: str, kind: str) -> None:
    """增速达到8% sets growth, though it is reached like a level."""
    assert [kind] == [t.kind for t in set_in("到2025年，" + text)]


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("比重由2020年的32%提高到40%。", (32.0, 2020)),
        ("受教育年限由10.2年提高到11.3年。", (10.2, None)),
        ("能耗较2020年下降18%。", (None, 2020)),
        ("规模达到2020年的2倍。", (None, 2020)),
        ("产值比2020年翻一番。", (None, 2020)),
    ],
)
def test_what_it_starts_from_is_told(text: str, baseline: tuple[float | None, int | None]) -> None:
    """A doubling says nothing without the year it is a doubling of."""
    assert [baseline] == [(t.baseline_value, t.baseline_year) for t in set_in("到2025年，" + text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("产量占全国70%以上。", []),
        ("到2025年，产量占全国70%以上。", [70.0]),
        ("力争产量占全国70%以上。", [70.0]),
        ("担保额可提高至1000万元。", []),
        ("可将造林地25%以内的面积用于经营。", []),
        ("植树造林400万亩以上。", [400.0]),
        ("预计单位电量可减少50%排放量。", []),
        ("预计达到1600公里运营里程。", [1600.0]),
        ("做好通道等项目前期工作。堤防达标率提高到80%以上。", [80.0]),
        ("改造已有网络。每年遴选20家应用良好的企业。", [20.0]),
        ("目前，堤防达标率提高到80%以上。", []),
        ("已有20家企业。", []),
        ("支持10家具备条件的企业开展业务。", [10.0]),
        ("交付保障性租赁住房15万套。", [15.0]),
        ("全市地区生产总值迈上4万亿元新台阶。", [4.0]),
    ],
)
def test_what_is_told_or_allowed_is_no_aim(text: str, values: list[float]) -> None:
    """A place in the nation without a year is how things are; what somebody may do nobody has set himself."""
    paragraph = Paragraph("1-p1", text, 1, 2, (Span(0, len(text)),))
    section = Section("1", "一、", "产业", "一、产业", 1, "main", None, True, 1, (paragraph,))
    found = find_targets(Outline((section,)), Record("plan", period_start=2021, kind="规划"))

    assert values == [t.value for t in found if t.kind != "baseline"]
