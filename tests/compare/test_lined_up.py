"""
Targets of several plans in one line: the same measure of the same thing, told apart by year, base, branch and place.
"""

from dataclasses import replace

import pytest

from app.annotate.targets import measure_of
from app.compare.lined_up import line_up
from app.compare.measured import Place, names_of_common, subject_is_before
from app.domain.facts import PlanTarget, Target


def _target(indicator, value, unit="亿元", *, plan="jia", quote="", section="1", anchor="", at=0, **said):
    quote = quote or f"{indicator}达到{value:g}{unit}"
    number = (at + len(quote), at + len(quote))
    kind = said.pop("kind", "level")
    target = Target(
        anchor or f"{section}-p1", section, "", quote, at, at + len(quote), number, indicator, value, unit, kind, **said
    )
    return PlanTarget(plan, "official", replace(target, measure=measure_of(target)))


def _lines(*columns, places=()):
    """The lines that more than one column is in, as values by column."""
    found = line_up(columns, [*places, *([Place()] * (len(columns) - len(places)))])
    shared = [line for line in found if sum(1 for cell in line.cells if cell) > 1]
    return [[[figure.item.target.value for figure in cell] for cell in line.cells] for line in shared]


def _against(one, other):
    """What each number of *other* is compared with in *one*, by its value; None for nothing."""
    (line,) = line_up([one, other], [Place(), Place()])
    return [figure.against.target.value if figure.against else None for figure in line.cells[1]]


@pytest.mark.parametrize(
    ("before", "said", "expected"),
    [
        ("插电式轿车批量下线，", "产能达到8万辆", True),
        ("做强整车；", "产能达到8万辆", False),
        ("到2018年，", "产能达到8万辆", False),
        ("“十三五”期间，", "产能达到8万辆", False),
        ("产值达到90亿元，", "产能达到8万辆", False),
        ("", "产能达到8万辆", False),
    ],
)
def test_a_number_may_leave_its_subject_to_the_clause_before(before, said, expected):
    """The capacity for one kind of car is not that of the whole industry, whatever the second half says."""
    assert subject_is_before(before + said, len(before)) is expected


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([["automotive"], ["automotive", "new-energy"]], True),
        ([["automotive"], ["new-energy"]], False),
        ([["automotive"], []], False),
    ],
)
def test_the_name_of_an_industry_tells_nothing_apart_where_all_are_of_it(columns, expected):
    """省属汽车产能 in a chapter on cars stands beside the 生产能力 of another, but not in a whole plan."""
    items = [[_target("产能", 8, "万辆", industries=tuple(industries))] for industries in columns]

    assert ("汽车" in names_of_common(items)) is expected


def test_a_measure_of_a_whole_economy_needs_no_subject():
    """非化石能源消费比重 behind another clause is still that of the province: left alone it would be missed."""
    text = "能源结构更加优化，非化石能源消费比重达到20%。"
    items = [
        [_target("非化石能源消费比重", 20, "%", plan=plan, kind="share", at=text.index("非"))] for plan in ("jia", "yi")
    ]

    assert [[[20], [20]]] == _lines(*items, places=[Place(texts={"1-p1": text})] * 2)


def test_a_bare_investment_is_of_nothing_known():
    """投资达到2400亿元 of some works beside the investment of a province reads as a difference, and is none."""
    assert [] == _lines([_target("投资", 2400)], [_target("投资", 9000, plan="yi")])


def test_what_everything_has_is_of_nothing_known():
    """新增装机 of two plants is no measure of two provinces."""
    assert [] == _lines([_target("新增装机", 10, "万千瓦")], [_target("新增装机", 50, "万千瓦", plan="yi")])


def test_the_heading_says_of_which_branch_a_bare_measure_is():
    """Under 轨道交通制造 工业总产值 is that of the branch, not of the province."""
    rail = Place(headings={"1": "1.轨道交通制造。"})

    assert [] == _lines([_target("工业总产值", 500)], [_target("工业总产值", 26000, plan="yi")], places=[rail])


def test_a_bare_measure_under_its_branch_is_lined_up_with_it_named():
    """产值 under 汽车产业 is what another plan calls 汽车产业产值."""
    cars = Place(headings={"1": "（一）汽车产业。"})

    assert [[[500], [900]]] == _lines([_target("产值", 500)], [_target("汽车产业产值", 900, plan="yi")], places=[cars])


@pytest.mark.parametrize(("heading", "expected"), [("附件2 某省轻纺产业发展方案", 0), ("附件2 某省发展方案", 1)])
def test_what_every_branch_has_is_counted_for_each(heading, expected):
    """30 technical centres of one branch are no fall from the 120 of the province."""
    annex = Place(headings={"a2": heading})
    one = _target("省级企业技术中心", 30, "个", section="a2.1")
    other = _target("省级企业技术中心", 120, "个", plan="yi")

    assert expected == len(_lines([one], [other], places=[annex]))


def test_a_number_of_another_place_stands_alone():
    """What one city of a province builds is not what the province reaches."""
    one = _target("污水治理率", 60, "%", places=("350500",), kind="share")
    other = _target("污水治理率", 90, "%", plan="yi", kind="share", places=("120000",))

    assert [] == _lines([one], [other], places=[Place(["350000"]), Place(["120000"])])


def test_growth_a_year_is_not_growth_in_all():
    """2.6% a year beside 14% over five years looks like a plan that wants less."""
    one = _target("单位GDP能耗", 14, "%", kind="growth_rate", direction="down", quote="单位GDP能耗下降")
    other = replace(one, target=replace(one.target, quote="单位GDP能耗年均下降", value=2.6))

    assert [] == _lines([one], [other])


def test_numbers_of_one_breath_are_of_several_things():
    """Three rates of one name in one paragraph are of three networks, which their names do not tell."""
    rates = [_target("电压合格率", value, "%", kind="share", at=at) for at, value in enumerate((99.9, 99.7, 99.5))]

    assert [] == _lines(rates, [_target("电压合格率", 99.8, "%", plan="yi", kind="share")])


def test_numbers_of_one_list_stand_with_their_places_in_it():
    """甲、乙排放量分别下降: the first with the first, the second with the second."""
    one = [_target("甲、乙排放量", value, "万吨") for value in (3, 5)]
    other = [_target("甲、乙排放量", value, "万吨", plan="yi") for value in (4, 8)]

    assert [[[3], [4]], [[5], [8]]] == _lines(one, other)


def test_what_is_hoped_for_stands_with_what_is_aimed_at():
    """达到80%以上，力争达到90% is one thing said twice."""
    hoped = _target("利用率", 90, "%", quote="力争达到90%", kind="share")
    one = [_target("利用率", 80, "%", kind="share"), hoped]

    assert [[[80, 90], [85]]] == _lines(one, [_target("利用率", 85, "%", plan="yi", kind="share")])


def test_what_is_said_twice_stands_once_with_its_year():
    """A reader should not take the same number with and without a year for two aims."""
    one = [_target("用电量", 900, "亿千瓦时"), _target("用电量", 900, "亿千瓦时", target_year=2025)]
    (line,) = line_up([one, []], [Place(), Place()])

    assert [2025] == [figure.item.target.target_year for figure in line.cells[0]]


def test_what_is_raised_to_is_what_is_reached():
    """提高到40% and 达到40% in one plan are one aim."""
    one = [_target("精细化率", 40, "%", target_year=2015), _target("精细化率", 40, "%", direction="up")]
    (line,) = line_up([one, []], [Place(), Place()])

    assert [2015] == [figure.item.target.target_year for figure in line.cells[0]]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, True),
        ({}, {"comparator": "突破"}, False),
        ({"comparator": "以上"}, {"comparator": "以上"}, True),
        ({"comparator": "达到"}, {"comparator": "力争"}, True),
        ({"target_year": 2015}, {"target_year": 2020}, False),
        ({"target_year": 2020}, {}, True),
    ],
)
def test_one_number_is_the_same_with_its_sign_and_year(one, other, expected):
    """“More than 8000” is another aim than 8000, and 8000 in 2015 another than in 2020."""
    columns = [[_target("汽车产业产值", 8000, **said)] for said in (one, other)]
    (line,) = line_up(columns, [Place(), Place()])

    assert expected is line.same


def test_a_number_differs_from_the_one_for_its_year():
    """Two aims for two years are compared each with its own."""
    one = [_target("用电量", 100, target_year=2025), _target("用电量", 200, target_year=2030)]
    other = [_target("用电量", 110, target_year=2025), _target("用电量", 240, target_year=2030)]

    assert [100, 200] == _against(one, other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, [100]),
        ({"target_year": 2015}, {"target_year": 2020}, [100]),
        ({"value_max": 120.0}, {}, [None]),
        ({"baseline_year": 2005}, {"baseline_year": 2020}, [None]),
        ({"baseline_year": 2020}, {}, [100]),
        ({"direction": "up"}, {"direction": "down"}, [None]),
    ],
)
def test_only_what_can_be_compared_is(one, other, expected):
    """65% less than in 2005 and 18% less than in 2020 are not 47 points apart."""
    columns = [
        [_target("碳排放强度", 100, "%", kind="growth_rate", quote="碳排放强度下降", **said)] for said in (one, other)
    ]

    assert expected == _against(*columns)
