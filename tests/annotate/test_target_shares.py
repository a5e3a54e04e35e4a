"""
Names of shares that have no word for a share, of things worked on together, of what goes on from number to number.

The sentences are made up; DESIGN section 10 (Targets) says what is meant.
"""

import pytest

from tests.annotate.annotate_factories import said, targets


@pytest.mark.parametrize(
    ("text", "indicator", "quote"),
    [
        ("到2020年，新增公交车80%以上为新能源汽车。", "新增公交车为新能源汽车", "新增公交车80%以上为新能源汽车"),
        ("到2020年，废旧放射源100%安全收贮。", "废旧放射源安全收贮", "废旧放射源100%安全收贮"),
        ("到2020年，废旧放射源依法做到100%收贮。", "废旧放射源收贮", "废旧放射源依法做到100%收贮"),
        ("到2020年，新建厂房100%执行绿色标准。", "新建厂房执行绿色标准", "新建厂房100%执行绿色标准"),
        (
            "到2020年，重点行业产能全部达到基准水平，30%以上达到标杆水平。",
            "重点行业产能达到标杆水平",
            "30%以上达到标杆水平",
        ),
        ("到2020年，污水处理率95%以上。", "污水处理率", "污水处理率95%以上"),
    ],
)
def test_what_is_true_of_a_share_is_part_of_its_name(text: str, indicator: str, quote: str) -> None:
    """新增公交车 80% says nothing; that they are new-energy vehicles is the aim."""
    assert [(indicator, quote)] == [(t.indicator, t.quote) for t in targets(text)]


def test_a_norm_that_goes_by_a_share_is_no_target() -> None:
    """65%节能设计标准 is the name of a standard."""
    assert [] == said("到2020年，全面执行65%节能设计标准。", "value")


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("实施30个老旧小区、12个老旧街区改造。", ["老旧小区改造", "老旧街区改造"]),
        ("建设30个园区、12个示范区。", ["园区", "示范区"]),
        ("今年开工27个项目。", ["开工项目"]),
        ("改造提升老旧厂房40处。", ["老旧厂房"]),
        ("建立自然教育学校50个。", ["自然教育学校"]),
        ("全市甜菜种植面积达到120万亩、产量达到360万吨。", ["全市甜菜种植面积", "全市甜菜产量"]),
        (
            "到2020年，海上风电装机规模不低于75万千瓦，其中并网装机规模不低于30万千瓦。",
            ["海上风电装机规模", "海上风电并网装机规模"],
        ),
        ("到2020年，变电站达到98座，总变电容量500万千伏安。", ["变电站", "变电站总变电容量"]),
        ("地区生产总值按增长5%安排。", ["地区生产总值"]),
        ("力争4月上线应用20个、6月底超过30个。", ["上线应用", "上线应用"]),
        ("实施12项农业废弃物回收、资源化利用工程。", ["农业废弃物回收、资源化利用工程"]),
        ("建设20个园区、改造设施项目。", ["园区"]),
        ("再扫除350万青壮年文盲。", ["青壮年文盲"]),
        ("抓实抓好南疆11个百亿级产业项目建设。", ["百亿级产业项目建设"]),
        ("新增电源装机共计709万千瓦。", ["新增电源装机"]),
        ("屋顶面积力争实现光伏覆盖率达到50%。", ["屋顶面积光伏覆盖率"]),
        ("大病补助标准由每人每年300元提升到360元。", ["大病补助标准"]),
        ("加强畜禽粪污资源化利用，利用率达到90%。", ["畜禽粪污资源化利用率"]),
        ("湿地保有量310万亩，保护率55%。", ["湿地保有量", "湿地保护率"]),
        ("绿色建筑比例达到35%；到2020年，该比例达到45%。", ["绿色建筑比例", "绿色建筑比例"]),
        ("设区城市污水处理率不低于80%，其他县（市）不低于85%。", ["设区城市污水处理率", "其他县（市）污水处理率"]),
        ("在3个城区增补义务教育学位2万个。", ["义务教育学位"]),
        ("在建矿井规模达到120万吨。", ["在建矿井规模"]),
        ("全市完成储备林建设50万亩，全市建成区绿地率达到40%。", ["全市储备林建设", "全市建成区绿地率"]),
        ("到2020年，清洁能源装机和消费比重分别达到65%和30%。", ["清洁能源装机", "清洁能源消费比重"]),
    ],
)
def test_a_name_tells_its_number_from_any_other(text: str, indicators: list[str]) -> None:
    """产量, 项目 and 提升老旧厂房 stand beside the rows of other plans, where nobody knows of what."""
    assert indicators == said(text, "indicator")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "“十三五”新增水电装机约240万千瓦，风电约60万千瓦。",
            [("新增水电装机", "up"), ("新增风电", "up")],
        ),
        ("全市新增绿地30公顷、公园5个。", [("全市新增绿地", "up"), ("新增公园", "up")]),
        (
            "新增1个国家级产业集群、1-2个现代农业产业园。",
            [("国家级产业集群", "up"), ("新增现代农业产业园", "up")],
        ),
        ("新增48座水质监测站，120座空气监测站。", [("水质监测站", "up"), ("新增空气监测站", "up")]),
        ("城区新增就业8000人，农民工转移就业3万人。", [("城区新增就业", "up"), ("农民工转移就业", None)]),
        ("新增高标准农田30万亩，改造灌区20万亩。", [("新增高标准农田", "up"), ("改造灌区", None)]),
        ("新增装机30万千瓦，总规模达到90万千瓦。", [("新增装机", "up"), ("总规模", None)]),
    ],
)
def test_what_is_added_goes_on_to_what_has_no_verb_of_its_own(text: str, rows: list[tuple[str, str | None]]) -> None:
    """60 million more and 60 million in all are different numbers; a verb or a total ends what 新增 is said of."""
    assert rows == [(t.indicator, t.direction) for t in targets(text)]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("到2020年，改造提升老旧厂房40处。", None),
        ("到2020年，实施美丽河湖提升工程34个。", None),
        ("到2020年，完成林地改造提升120万亩。", None),
        ("到2020年，处理能力提升30万吨。", "up"),
    ],
)
def test_work_called_a_rise_is_none(text: str, direction: str | None) -> None:
    """提升工程34个 does not make anything 34 more."""
    assert [direction] == said(text, "direction")


def test_a_unit_for_each_is_printed_as_the_plan_has_it() -> None:
    """微克每立方米 is the unit, 微克 alone a weight."""
    assert ["微克每立方米"] == said("到2020年，细颗粒物平均浓度不超过35微克每立方米。", "unit")
