"""
What a target is called where the words of the name stand apart: the subject before the verb and 产能 behind the number,
sizes in a row with the things named once at the end, things described by several qualities before they are named.

The sentences are made up; DESIGN section 10 (Targets) says what is meant.
"""

import pytest

from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record, Region


def set_in(text: str, industries: tuple[str, ...] = (), city: Region | None = None) -> list[Target]:
    """The targets (no baselines) of a plan of one paragraph that begins in 2016."""
    paragraph = Paragraph("1-p1", text, 1, 2, (Span(0, len(text)),))
    section = Section(
        "1", "一、", "主要目标", "一、主要目标", 1, "main", None, True, 1, (paragraph,), industries=industries
    )
    record = Record("plan", period_start=2016, city=city)
    return [t for t in find_targets(Outline((section,)), record) if t.kind != "baseline"]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("造纸业要形成100万吨生产能力。", ["造纸业生产能力"]),
        ("造纸业形成100万吨的年生产能力。", ["造纸业年生产能力"]),
        ("力争形成40万辆份生产能力。", ["生产能力"]),
        ("以木糖为主的糖醇由现在的70万吨达到100万吨产能。", ["以木糖为主的糖醇产能"]),
        ("酒精规模由目前的50万吨提高到90万吨加工能力。", ["酒精规模加工能力"]),
        ("形成年产轴承1200套、齿轮500套的生产能力。", ["年产轴承", "齿轮"]),
    ],
)
def test_capacity_behind_a_number_is_of_the_subject_before_it(text: str, indicators: list[str]) -> None:
    """产能 alone does not say of what, and four rows called 产能 cannot be told apart."""
    assert indicators == [t.indicator for t in set_in(text)]


def test_a_name_that_stands_on_both_sides_of_its_number_is_quoted_whole() -> None:
    """What is marked in the text is all that the row says."""
    assert ["造纸业要形成100万吨生产能力"] == [t.quote for t in set_in("造纸业要形成100万吨生产能力。")]


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        (
            "培育3个产值超千亿元、10个超百亿元、50个超十亿元的产业园区。",
            [
                ("产值超千亿元的产业园区", "培育3个产值超千亿元"),
                ("超百亿元的产业园区", "10个超百亿元"),
                ("超十亿元的产业园区", "50个超十亿元的产业园区"),
            ],
        ),
        (
            "建设3个国家级检测中心和5个重点实验室。",
            [("国家级检测中心", "建设3个国家级检测中心"), ("重点实验室", "5个重点实验室")],
        ),
        (
            "年销售收入超20亿元的大品种达到8个、超10亿元的达到15个。",
            [
                ("年销售收入超20亿元的大品种", "年销售收入超20亿元的大品种达到8个"),
                ("超10亿元的大品种", "超10亿元的达到15个"),
            ],
        ),
    ],
)
def test_sizes_in_a_row_are_of_the_things_named_once(text: str, set_: list[tuple[str, str]]) -> None:
    """Each count names what it counts, and is quoted without the number of its neighbour."""
    assert set_ == [(t.indicator, t.quote) for t in set_in(text)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("到2018年，污水处理率达到90%。污水处理率提高到95%。", ["污水处理率达到90%", "污水处理率提高到95%"]),
        (
            "到2020年，工业产值达到300亿元。工业产值和利润分别增长8%、9%。",
            ["工业产值达到300亿元", "工业产值和利润分别增长8%", "9%"],
        ),
    ],
)
def test_a_sentence_that_begins_with_the_same_name_is_quoted_with_it(text: str, quotes: list[str]) -> None:
    """A row without its words can be neither marked nor checked."""
    assert quotes == [t.quote for t in set_in(text)]


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        (
            "优先发展12个主业突出、链条完整、创新能力强，在国内有一定名气的产业集群。",
            ("产业集群", "优先发展12个主业突出、链条完整、创新能力强，在国内有一定名气的产业集群"),
        ),
        (
            "培育2-4户具有较强名气和影响力、产值超20亿元骨干企业。",
            ("产值超20亿元骨干企业", "培育2-4户具有较强名气和影响力、产值超20亿元骨干企业"),
        ),
        ("培育20家主业突出的企业，推动链条延伸的发展。", ("主业突出的企业", "培育20家主业突出的企业")),
        (
            "选择10家积极性高、带动力强的企业开展绿色试点。",
            ("企业开展绿色试点", "选择10家积极性高、带动力强的企业开展绿色试点"),
        ),
        (
            "打造5个具有较高知名度和带动力的品牌。",
            ("具有较高知名度和带动力的品牌", "打造5个具有较高知名度和带动力的品牌"),
        ),
        (
            "选择5个左右有条件、有基础的城市，开展试点。",
            ("有条件、有基础的城市", "选择5个左右有条件、有基础的城市"),
        ),
        (
            "培育3家具有影响力的跨行业、跨领域互联网平台。",
            ("跨行业、跨领域互联网平台", "培育3家具有影响力的跨行业、跨领域互联网平台"),
        ),
        (
            "支持3家具备条件的骨干炼化企业开展投入少、见效快的试点。",
            ("骨干炼化企业", "支持3家具备条件的骨干炼化企业"),
        ),
    ],
)
def test_what_is_described_first_is_named_behind(text: str, set_: tuple[str, str]) -> None:
    """主业突出 is no thing that one can have twelve of."""
    assert [set_] == [(t.indicator, t.quote) for t in set_in(text)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "到2020年，绿色建筑占比达到70%以上，其中中心城区力争达到90%以上。",
            ["绿色建筑占比", "中心城区绿色建筑占比"],
        ),
        (
            "到2020年，装配式建筑占比达到40%，长春、四平2市达到50%。",
            ["装配式建筑占比", "长春、四平装配式建筑占比"],
        ),
        ("到2020年，城网综合电压合格率达到99%，农网达到98%。", ["城网综合电压合格率", "农网综合电压合格率"]),
        (
            "到2020年，减速器、控制器自主配套率分别达到60%、50%。",
            ["减速器自主配套率", "控制器自主配套率"],
        ),
        (
            "到2020年，恩施州、宜昌市正极材料产值分别达到20亿元、50亿元。",
            ["恩施州正极材料产值", "宜昌市正极材料产值"],
        ),
        (
            "到2020年，城市、农村综合电压合格率分别达到99%、98%。",
            ["城市综合电压合格率", "农村综合电压合格率"],
        ),
        ("改造棚户区，锦州市1500户，营口市300户。", ["锦州市棚户区", "营口市棚户区"]),
        ("实现全省70%左右县级机关建成节约型机关。", ["县级机关建成节约型机关"]),
        ("到2020年，老旧小区改造率达到40%，建设文化街区3个。", ["老旧小区改造率", "文化街区"]),
    ],
)
def test_a_place_alone_takes_what_was_measured_before(text: str, indicators: list[str]) -> None:
    """中心城区 90% of what? A row must be understood where it stands alone; a thing that ends in 区 is no place."""
    assert indicators == [t.indicator for t in set_in(text)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("到2020年，培育出产值超100亿元企业20户。", ["产值超100亿元企业"]),
        ("到2020年，达到标杆水平的产能比例超过30%。", ["达到标杆水平的产能比例"]),
        (
            "到2020年，85%的省级、75%的市级和65%的县级文化场馆达到评定标准。",
            ["省级文化场馆达到评定标准", "市级文化场馆达到评定标准", "县级文化场馆达到评定标准"],
        ),
        ("其中一二三产增加值分别增长3%左右、6%左右、5%左右。", ["一产增加值", "二产增加值", "三产增加值"]),
        ("①建设停车场30个；②新建住宅密度控制在30%以下。", ["停车场", "新建住宅密度"]),
        ("到2020年，粮食产量继续保持在100万吨。", ["粮食产量"]),
        ("到2020年，煤炭消费比重仍占据70%。", ["煤炭消费比重"]),
        ("到2020年，预算收入比2015年增长近2%。", ["预算收入"]),
        ("新建改建农村公路20公里，新建和扩建泵站5座。", ["新建改建农村公路", "新建和扩建泵站"]),
        ("到2020年，新建成停车位300个。", ["停车位"]),
        ("到2020年，40%的高等学校建成节水型高校。", ["高等学校建成节水型高校"]),
        ("到2020年，推进出口额达到20亿元。", ["出口额"]),
        (
            "到2020年，全市造纸业实现产值300亿元，增加值力争占全市生产总值的5%。",
            ["全市造纸业产值", "全市造纸业增加值占全市生产总值"],
        ),
        (
            "到2020年，全市造纸业实现产值300亿元，增加值占全市生产总值（GDP）的5%。",
            ["全市造纸业产值", "全市造纸业增加值占全市生产总值（GDP）"],
        ),
        ("实施50万辆汽车、百万吨炼油等一批5亿元以上标志性重大项目200个以上。", ["5亿元以上标志性重大项目"]),
    ],
)
def test_verbs_and_examples_are_no_part_of_the_name(text: str, indicators: list[str]) -> None:
    """The name is what a reader would look for in a list."""
    assert indicators == [t.indicator for t in set_in(text)]


@pytest.mark.parametrize(
    ("text", "comparators"),
    [
        ("到2020年，力争实现产值500亿元，增加值120亿元。", ["力争", "力争"]),
        ("到2020年，实现产值500亿元，增加值120亿元。", ["达到", "达到"]),
        ("形成年产轴承500万套，齿轮400万套，高端产品比重达到20%左右。", ["达到", "达到", "左右"]),
        ("力争培育超50亿元企业5户，超10亿元企业50户。", ["力争", "力争"]),
        ("力争培养领军人才10名，培养后备人才100名，高级经理人200名。", ["力争", "力争", "力争"]),
        ("到2020年，完成产值500亿元，培育企业50家。", ["达到", None]),
        ("到2020年，实现产值500亿元，年均增长8%；增加值120亿元。", ["达到", None, None]),
        ("到2020年，配套率达到50%，总产值500亿元。", ["达到", None]),
        ("到2020年，产值力争达到500亿元，利润60亿元。", ["力争", None]),
        ("到2020年，实现产值500亿元。利润60亿元。", ["达到", None]),
        ("到2020年，完成水面整治300平方公里，土地治理稳定在50平方公里。", ["达到", None]),
        ("主干道、次干道绿地率分别不低于30%、25%。", ["以上", "以上"]),
        ("主干道、次干道绿地率分别为30%以上、25%。", ["以上", None]),
    ],
)
def test_a_verb_before_several_objects_governs_each(text: str, comparators: list[str | None]) -> None:
    """力争实现产值500亿元，增加值120亿元 promises as little of the second as of the first."""
    assert comparators == [t.comparator for t in set_in(text)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("增加值率比2015年提高2个百分点，劳动生产率年均增速保持8%。", [2015, None]),
        ("能耗比2015年下降18%，用水量下降20%。", [2015, 2015]),
        ("与2015年相比，劳动生产率年均增速达到8%。", [2015]),
    ],
)
def test_a_rate_that_is_kept_is_not_held_against_the_year_of_another(text: str, years: list[int | None]) -> None:
    """年均增速 says by itself from year to year; 比2015年 was said of what stands before it."""
    assert years == [t.baseline_year for t in set_in(text)]


@pytest.mark.parametrize(
    ("text", "section", "industries"),
    [
        ("到2020年，汽车产业产值达到500亿元。", (), ("automotive",)),
        ("到2020年，汽车产业产值达到500亿元。", ("petrochemical",), ("petrochemical",)),
        ("到2020年，规模以上工业产值达到500亿元。", (), ()),
        ("到2020年，成套设备和传统产业整机产品信息化率超过30%。", (), ()),
        ("到2020年，企业信息系统集成达到40%。", (), ()),
        ("到2020年，钢铁、建材行业碳排放下降5%。", (), ("metallurgy", "building-materials")),
        ("到2020年，钢铁企业新产品占比达到10%，石化产业产值达到80亿元。", (), ("metallurgy", "petrochemical")),
    ],
)
def test_what_a_general_section_sets_an_industry_is_that_industrys(
    text: str, section: tuple[str, ...], industries: tuple[str, ...]
) -> None:
    """Who asks what plans set the car industry must also find what stands among the aims of the whole plan."""
    assert industries == tuple(dict.fromkeys(i for t in set_in(text, section) for i in t.industries))


@pytest.mark.parametrize(
    ("city", "places"),
    [(Region("210600", "丹东市"), ["210682"]), (None, [])],
)
def test_a_county_of_the_plans_city_needs_no_more_than_its_short_name(city: Region | None, places: list[str]) -> None:
    """A plan of 丹东 says 凤城 where it means 凤城市; elsewhere the word alone is no place."""
    assert places == [p for t in set_in("凤城阀门产业营业收入达到30亿元。", city=city) for p in t.places]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("到2020年，产值超100亿元的园区达到20个。", ("", "产值超100亿元的园区", "个", 20)),
        ("到2020年，每亿元主营业务收入有效发明专利数达到5件。", ("", "每亿元主营业务收入有效发明专利数", "件", 5)),
        ("到2020年，汽车产业产值突破100亿。", ("产值", "汽车", "元", 1e10)),
        ("到2020年，汽车产能达到20万辆。", ("产能", "汽车", "辆", 200_000)),
        ("到2020年，龙头企业产能占全省80%。", ("占比", "龙头企业产能占全省", "%", 80)),
        ("到2025年，新能源汽车销售量达到新车销售总量的20%。", ("占比", "新能源汽车占新车销量", "%", 20)),
        ("到2025年，新能源汽车保有量达到100万台。", ("", "新能源汽车保有量", "辆", 1e6)),
        ("到2025年，工业增加值年均增长7%。", ("工业增加值", "", "%", 7)),
        ("到2025年，新增装机规模50万千瓦。", ("", "", "千瓦", 500_000)),
        ("到2025年，光伏累计装机规模达到50万千瓦。", ("", "光伏发电", "千瓦", 500_000)),
    ],
)
def test_what_is_counted_is_no_sum_of_money(text: str, measure: tuple[str, str, str, float]) -> None:
    """Twenty firms must not stand in the list of outputs, and 100亿 of output is yuan."""
    found = [t.measure for t in set_in(text)]

    assert [measure] == [(m.noun, m.subject, m.unit, m.amount) for m in found]
