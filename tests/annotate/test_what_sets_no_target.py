"""
Numbers that are no targets: history, sizes that things are named by, rules, and all else that is counted and not set.

The sentences are made up after the habits of real plans; DESIGN section 10 (Targets) says what is meant.
"""

import pytest

from app.annotate.targets import find_targets
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record
from tests.annotate.annotate_factories import said, targets


@pytest.mark.parametrize(
    "text",
    [
        "2015年，汽车产量达到170万辆。",
        "2015年，汽车产量达到170万辆，轿车占112万辆。企业468户。",
        "到“十二五”末，水泥产量3100万吨。",
        "截至目前，建成园区12个。",
        "市场占有率达到了30%。",
        "全市还有63万老人、8万残疾人。",
        "比重已达到30%。",
    ],
)
def test_history_is_a_baseline(text: str) -> None:
    """What was reached is where a plan starts from; reported as an aim it would be a falsehood."""
    assert {"baseline"} == {t.kind for t in targets(text)}


def test_a_baseline_has_its_own_year_and_no_target_year() -> None:
    """The year goes on through what is told of it."""
    found = targets("2015年，产量160万辆，其中轿车112万辆。企业468户。")

    assert [(2015, None)] * 3 == [(t.baseline_year, t.target_year) for t in found]


def test_a_year_that_a_bound_is_held_against_is_no_history() -> None:
    """不超过2015年水平 sets a bound for the years to come, and what follows in the paragraph is not of 2015."""
    found = targets("确保疫点数量不超过2015年水平。全省成灾率控制在15‰以下。")

    assert [("share", "控制在", 15)] == [(t.kind, t.comparator, t.value) for t in found]


def test_a_section_on_what_was_reached_sets_nothing() -> None:
    """Its sentences often name no year at all."""
    assert [] == said("规上工业增加值增长7.5%。新建园区5个。", "value", heading="（一）“十二五”发展成效")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("产值100亿元以上企业达到25户，10亿元以上企业达到160户。", [25, 160]),
        ("培育产值超50亿元企业5户。", [5]),
        ("产值100亿元以上企业20户，10亿元以上150户。", [20, 150]),
        ("每年推进100项投资10亿元以上的重大项目。", [100]),
        ("培育3个产值超千亿元、10个超百亿元的特色园区。", [3, 10]),
        ("研发投入超过3%的企业达到150户。", [150]),
        ("指导36个大县（包括年出栏12万头以上、产量10万吨以上的县）编制规划。", [36]),
        ("年收益超8万元、超20万元村集体占比分别达45%、15%。", [45, 15]),
        ("高铁里程达到3万公里、覆盖80%以上的大城市。", [3, 80]),
        ("销售收入超20亿元的品种达到12个、超10亿元的达到25个。", [12, 25]),
        ("到2030年，常住人口200万以上的城市步行比例不低于60%。", [60]),
        ("到2030年，常住人口达到100万以上。", [100]),
        ("完成10台循环流化床锅炉（3家）超低排放改造。", [10]),
    ],
)
def test_a_size_that_names_things_is_no_target(text: str, values: list[float]) -> None:
    """100亿元以上企业20户: twenty enterprises, not ten thousand million yuan."""
    assert values == said(text, "value")


@pytest.mark.parametrize(
    "text",
    [
        "重点推进年产10万吨聚乳酸生产线建设。",
        "建设30万吨/年甲醇装置。",
        "推动某某公司5万吨原丝、某某集团8000吨碳纤维项目。",
        "全省轻重工业比重调整到40∶60。",
        "引进世界500强企业。",
        "研发38纳米光刻机和时速400公里以上动车。",
        "按照《关于某某的意见》（某政发〔2016〕62号）执行。",
        "加快推动红旗H7、B70等车型研发。",
        "支持东港、西岭、南山等3个园区建设。",
        "对获奖企业给予50万元补助。",
        "明确5个方面、8项重点任务。",
        "依托已有的120家企业技术中心开展攻关。",
        "严禁新建1000万吨以下装置。",
        "公共建筑执行65%节能设计标准。",
        "建成投产东河（38万千瓦）、西岭（2.5万千瓦）等电站。",
        "覆盖率达到85%以上得3分。",
        "按不低于总停车位20%的比例配建充电桩。",
        "对达到30吨节能量以上的单位，经认定给予一次性补贴。",
        "间接费用为：500万元以下部分为不超过30%。",
        "资金按立项时50%，中期检查后50%拨付。",
        "涉及东港、西岭、南山等12个县。",
        "落实全市13县整治方案。",
        "在火电、钢铁等8个行业开展监测。",
        "管理体制创新方面3项：下放评审权限；开放科研设施。",
        "包括东城区、西城区、南城区、北城区4区。",
        "某某沟治理工程，控制流域面积39.5平方公里，永久占地6亩。",
        "在确保100%回灌的前提下推广水源热泵。",
        "到2020年，年销售柴油量大于3000吨的油库安装检测装置。",
        "授予高效互操作技术等4项成果一等奖。",
        "能源增量50%由省级统筹，50%留给所在市。",
        "如果每人增加一元，购买力就增加六亿元。",
        "推广建筑节能率75%标准。",
        "督导日均使用货车超过10辆的重点企业安装门禁。",
        "名单在网站公示5个工作日。",
        "公共建筑（单体建筑面积5000平方米以上）安装计量装置。",
        "医保基金按不低于采购金额的30%提前预付。",
        "严格执行造纸、印染等9个行业准入条件。",
        "在铁水比小于50%时，排放绩效相应增加。",
        "销售自产产品实行增值税即征即退50%的政策。",
        "评价体系框架如图1所示。",
        "凝聚13亿人民的智慧和力量。",
        "近三年内承担核查项目不少于30家。",
        "签订协议时支付房款的30%，竣工时支付70%。",
        "建设内容调整超过20%的，应当重新申报。",
        "申请入驻企业须承诺年纳税不低于600元/平方米。",
        "“六个百分百”是指工地周边100%围挡。",
        "打造林长制、千万亩森林质量提升、智慧监测等应用场景。",
        "逐步改造电能利用效率超过1.5的数据中心。",
        "面积大于10平方公里或岸线较长的海湾单独管理。",
        "以面积大于100平方千米、污染较重的海湾为重点监测。",
        "严禁排放高浓度瓦斯（甲烷含量大于30%）。",
        "突破50MW级飞轮储能技术。",
        "开展“7个专项行动”和社区建设。",
        "落实“两个70%”政策。",
        "实现“300米见绿、500米见园”。",
        "新建停车位须按100%预留安装条件。",
        "完成指标75（4个国控断面）。",
        "人数在30人及以上且不足800人的会议，可自行申报。",
        "对16个“两高”行业开展摸排。",
        "将56个优先保护单元作为监管的重点。",
        "16个“两高”行业新上项目必须减量替代。",
        "开展73类行业以外的典型地块调查。",
        "清扫船(分别为50吨和200吨)投入使用。",
        "成本只要降低1%，收入就增加。",
        "指标体系分保护、治理三大类26项。",
        "推进东港、西岭等14个电网工程。",
        "加快东港、西岭3座光热电站建设。",
        "提速东港至西岭等34个续建项目。",
        "重点结合120个县城建设示范地区开展服务。",
        "在14个市州城区增补学位。",
        "今年再办好15件民生实事。",
        "实施12个重点产业稳增长方案。",
        "每半年更新发布1次。",
        "新能源汽车占比达到30%及以上，是企业可作为供应商的必要条件。",
        "落实国家对新建小区停车位应当100%建设设施的规定。",
        "既有机关按不低于20%配建充电桩。",
        "藏族是56个民族大家庭的一员。",
        "今年将办好12类45件民生实事。",
        "推进人口低于50万以下项目建设。",
        "场地内的行车速度不宜超过15公里/小时。",
        "以新一轮“3个100万”为抓手。",
        "断面好于标准的百分比，共涉及273个主要水质断面。",
        "省级按该款产品首轮合同或掩膜版制作合同金额的30%，给予一次性奖补。",
        "为0—6岁儿童、65岁以上老年人提供服务。",
        "预期性17乡村医生中助理医师比例22预期性18",
        "每500人至少配备1名保洁员。",
        "管控方向确定为：水体消除类7个、水质提升类4个。",
        "以外环绿带、9条生态走廊、17条间隔带为全市生态骨架。",
        "围绕钢铁、装备制造等16条百亿产业链，提供金融服务。",
        "聚焦北山、南山等10个优先区域，开展调查。",
    ],
)
def test_other_numbers_are_no_targets(text: str) -> None:
    """Capacities of projects, ratios, ranks, sizes, numbers of documents, models, subsidies, the plan's own list."""
    assert [] == said(text, "value")


@pytest.mark.parametrize(
    ("kind", "values"), [("规划", [5, 30]), ("办法", [30]), ("指南", [30])], ids=["plan", "measures", "guide"]
)
def test_rules_set_nothing_but_what_they_aim_at(kind: str, values: list[float]) -> None:
    """抵销比例 of a 办法 is how things are done; 到2020年 in it is an aim all the same."""
    text = "抵销比例为5%。到2020年，覆盖率达到30%。"
    paragraph = Paragraph("1-p1", text, 1, 2, (Span(0, len(text)),))
    section = Section("1", "第一条", "", "第一条", 1, "main", None, True, 1, (paragraph,))
    found = find_targets(Outline((section,)), Record("plan", period_start=2016, kind=kind))

    assert values == [t.value for t in found]


def test_without_dates_a_year_that_is_not_reached_for_is_past() -> None:
    """A plan whose own years were stripped out still says 到 of the years it aims at."""
    found = targets("2010年，产量160万辆。到2015年，产量达到400万辆。", begins=None)

    assert [("baseline", 2010), ("level", 2015)] == [(t.kind, t.target_year or t.baseline_year) for t in found]
