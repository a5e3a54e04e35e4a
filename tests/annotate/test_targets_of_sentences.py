"""
What a sentence sets: value, unit, comparator, direction, kind, year, baseline and indicator of every number in it.

The sentences are made up after the habits of real plans; DESIGN section 10 (Targets) says what is meant.
"""

from collections.abc import Mapping

import pytest

from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record


def targets(text: str, heading: str = "（三）主要目标。", begins: int | None = 2016) -> tuple[Target, ...]:
    """The targets of a plan of one paragraph that begins in *begins*."""
    paragraph = Paragraph("1-p1", text, 1, 2, (Span(0, len(text)),))
    section = Section(
        "1", "（三）", heading, heading, 1, "main", None, True, 1, (paragraph,), industries=("automotive",)
    )
    return find_targets(Outline((section,)), Record("plan", period_start=begins))


def said(text: str, name: str, **more: object) -> list[object]:
    """One field of every target (no baseline) of *text*."""
    return [getattr(t, name) for t in targets(text, **more) if t.kind != "baseline"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        (
            "到2025年，形成1个5000亿级、3个1000亿级的产业集群。",
            [("5000亿级产业集群", "形成1个5000亿级"), ("1000亿级产业集群", "3个")],
        ),
        ("培育1家千亿级、5家百亿级企业。", [("千亿级企业", "培育1家千亿级"), ("百亿级企业", "5家百亿级企业")]),
        (
            "培育3个千亿级产业集群和10户百亿级企业。",
            [("千亿级产业集群", "培育3个千亿级产业集群"), ("百亿级企业", "10户百亿级企业")],
        ),
        ("实际利用外资累计15亿美元。", [("实际利用外资", "实际利用外资累计15亿美元")]),
    ],
)
def test_grades_in_a_row_are_of_the_things_named_last(text: str, set_: list[tuple[str, str]]) -> None:
    """Each count is a row of its own, and says what it counts."""
    assert set_ == [(t.indicator, t.quote) for t in targets(text)]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("到2020年，产值达到500亿元。", "达到"),
        ("到2020年，实现产值500亿元。", "达到"),
        ("到2020年，比重提高到30%。", "达到"),
        ("到2020年，产值达到500亿元以上。", "以上"),
        ("到2020年，比重不低于30%。", "以上"),
        ("到2020年，比重不得低于30%。", "以上"),
        ("到2020年，产值超过500亿元。", "超过"),
        ("到2020年，产值力争突破500亿元。", "突破"),
        ("到2020年，产值力争达到500亿元。", "力争"),
        ("到2020年，力争产值达到500亿元左右。", "左右"),
        ("到2020年，能耗总量控制在500万吨标准煤。", "控制在"),
        ("到2020年，产值500亿元。", None),
        ("到2020年，培育产值超50亿元企业5户。", None),
        ("到2020年，整车控制器产能15万套。", None),
        ("到2020年，年节约标准煤1500万吨。", None),
        ("到2020年，广场面积不应超过2公顷。", "控制在"),
        ("到2020年，能耗增量不能突破500万吨。", "控制在"),
    ],
)
def test_the_stronger_word_wins(text: str, comparator: str | None) -> None:
    """以上, 超过, 突破, 左右 and 控制在 go before 力争, and that before 达到: 力争达到 promises less than 达到."""
    assert [comparator] == said(text, "comparator")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("到2020年，产值达到500亿元。", "level"),
        ("到2020年，培育龙头企业20户。", "level"),
        ("到2020年，质量竞争力指数达到84%。", "level"),
        ("产值年均增长15%以上。", "growth_rate"),
        ("能耗累计下降18%。", "growth_rate"),
        ("全员劳动生产率年均增速保持8%。", "growth_rate"),
        ("增加值率比2015年提高2个百分点。", "growth_rate"),
        ("到2020年，总量翻一番。", "growth_rate"),
        ("新产品产值率达到24%。", "share"),
        ("煤炭占能源消费比重下降到50%。", "share"),
        ("市场份额超过30%。", "share"),
    ],
)
def test_level_growth_and_share_are_told_apart(text: str, kind: str) -> None:
    """15% more and 15% of the whole are not the same, and must never be lined up in one column."""
    assert [kind] == said(text, "kind")


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("能耗下降18%。", "down"),
        ("淘汰落后产能800万吨。", "down"),
        ("2018年底前压减水泥产能800万吨。", "down"),
        ("产值年均增长15%。", "up"),
        ("到2020年，产值达到500亿元。", None),
        ("交易的碳减排量达到150万吨。", None),
        ("工业增加值达到120亿元。", None),
    ],
)
def test_reductions_go_down(text: str, direction: str | None) -> None:
    """Eight million tons closed is the opposite of eight million tons built."""
    assert [direction] == said(text, "direction")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("到2020年，产值达到500亿元，年均增长8%。", [2020, 2020]),
        ("到“十三五”末，产值达到500亿元。", [2020]),
        ("“十三五”期间，投资2万亿元以上。", [2020]),
        ("2018年底前压减产能800万吨。", [2018]),
        ("到2018年，新建平台5个。投资达到20亿元。", [2018, 2018]),
        ("到2018年形成30颗卫星能力。到2020年实现60颗卫星在轨。", [2018, 2020]),
        ("到2018年、2020年，比重分别达到20%、25%。", [2018, 2020]),
        ("能耗比2015年下降18%。", [None]),
        ("落实《行动纲要（2017年本）》，产值达到500亿元。", [None]),
        ("每年新认定企业技术中心50家以上。", [None]),
        ("2020年起不再招聘，建立100个基地。", [None]),
        ("到2035年基本建成。今后五年，产值年均增长5%。", [None]),
        ("新能源车辆占比2018年底达到50%以上，2020年底达到60%以上。", [2018, 2020]),
        ("与2035年远景目标衔接，新增就业45万人。", [None]),
        ("到2020年，产值达到500亿元。同期，利润达到60亿元。届时，从业达到3万人。", [2020, 2020, 2020]),
        ("2020年产值达到500亿元、2030年达到1000亿元。", [2020, 2030]),
        ("制造业比重由2016年的32%提高到2020年的40%。", [2020]),
        ("2017至2020年绿色建筑占比分别达到80%、90%、95%、100%。", [2017, 2018, 2019, 2020]),
    ],
)
def test_the_year_is_the_one_said(text: str, years: list[int | None]) -> None:
    """Stated in the sentence, carried from earlier in the paragraph, the end of a five-year plan, else unknown."""
    assert years == said(text, "target_year")


@pytest.mark.parametrize(
    "text",
    [
        "2015年，汽车产量达到170万辆。",
        "2015年，汽车产量达到170万辆，轿车占112万辆。企业468户。",
        "到“十二五”末，水泥产量3100万吨。",
        "截至目前，建成园区12个。",
        "市场占有率达到了30%。",
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
    ("text", "baseline"),
    [
        ("到2020年，比重由2015年的0.4%力争提高到1.2%。", (1.2, 0.4, 2015)),
        ("支柱产业由3个增加到5个。", (5, 3, None)),
        ("精细化率由目前的32.5%提高到40%。", (40, 32.5, None)),
        ("能耗比2015年下降18%。", (18, None, 2015)),
    ],
)
def test_a_target_says_what_it_starts_from(text: str, baseline: tuple[object, ...]) -> None:
    """由…提高到… is one target with a baseline, and the baseline stands in its own row as well."""
    assert [baseline] == [(t.value, t.baseline_value, t.baseline_year) for t in targets(text) if t.kind != "baseline"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("产值100亿元以上企业达到25户，10亿元以上企业达到160户。", [25, 160]),
        ("培育产值超50亿元企业5户。", [5]),
        ("产值100亿元以上企业20户，10亿元以上150户。", [20, 150]),
        ("每年推进100项投资10亿元以上的重大项目。", [100]),
        ("培育3个产值超千亿元、10个超百亿元的特色园区。", [3, 10]),
        ("研发投入超过3%的企业达到150户。", [150]),
        ("销售收入超20亿元的品种达到12个、超10亿元的达到25个。", [12, 25]),
        ("到2030年，城区常住人口100万以上的城市绿色出行比例不低于70%。", [70]),
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
        "到2020年，年销售汽油量大于5000吨的加油站安装监控设备。",
        "授予高效互操作技术等4项成果一等奖。",
        "能源增量50%由省级统筹，50%留给所在市。",
        "如果每人增加一元，购买力就增加六亿元。",
        "推广建筑节能率75%标准。",
        "督导日均使用货车超过10辆的重点企业安装门禁。",
        "名单在网站公示5个工作日。",
        "公共建筑（单体建筑面积5000平方米以上）安装计量装置。",
        "医保基金按不低于采购金额的30%提前预付。",
        "严格执行钢铁、铁合金、焦化等13个行业准入条件。",
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
        "参与人数在50人及以上且不足1000人的活动，可自行确认。",
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
    ],
)
def test_other_numbers_are_no_targets(text: str) -> None:
    """Capacities of projects, ratios, ranks, sizes, numbers of documents, models, subsidies, the plan's own list."""
    assert [] == said(text, "value")


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("到2020年，全省汽车产业总产值达到900亿元，年均增长12%。", ["全省汽车产业总产值", "全省汽车产业总产值"]),
        ("到2020年，全省医药产业产值达到600亿元；实现增加值200亿元。", ["全省医药产业产值", "全省医药产业增加值"]),
        ("到2020年，培育5个国家级技术中心、120个省级技术中心。", ["国家级技术中心", "省级技术中心"]),
        ("形成900万吨炼油加工能力和80万吨乙烯生产能力。", ["炼油加工能力", "乙烯生产能力"]),
        ("产业集群收入力争达到3600亿元，占工业总量的80%以上。", ["产业集群收入", "产业集群收入占工业总量"]),
        ("到2020年，全省建材工业实现工业产值900亿元。", ["全省建材工业产值"]),
        ("到2020年，全省建材工业力争实现产值900亿元，完成增加值200亿元。", ["全省建材工业产值", "全省建材工业增加值"]),
        (
            "到2020年，轻纺产业产值2200亿元，其中，轻工1650亿元，纺织550亿元。实现增加值600亿元。",
            ["轻纺产业产值", "轻工", "纺织", "轻纺产业增加值"],
        ),
        ("到2020年，新建6个国家工程技术（研究）中心和8个重点实验室。", ["国家工程技术（研究）中心", "重点实验室"]),
        ("差别化率显著提高，达到60%-70%。", ["差别化率"]),
        ("打造美丽湖泊25个以上。", ["美丽湖泊"]),
        ("力争今年省级龙头企业突破500家。", ["省级龙头企业"]),
        ("到2020年，碳排放强度相比2015年下降12%。", ["碳排放强度"]),
        ("到2020年，60%的县级及以上机关建成节水型单位。", ["县级及以上机关建成节水型单位"]),
        ("打造2个数据中心.推进会展业发展,建成3个展馆.", ["数据中心", "展馆"]),
        ("制造执行系统（MES）应用率达到４０％以上。", ["制造执行系统（MES）应用率"]),
        ("完 成 造 林 １０００ 万 亩。", ["造林"]),
        ("完成14个县（市、区）节水型社会建设。", ["县（市、区）节水型社会建设"]),
        ("建设东港、西岭等12个制造基地。", ["制造基地"]),
        ("建设“万家灯火”示范村100个以上。", ["“万家灯火”示范村"]),
        ("力争全市60%以上的社区达到要求。", ["社区达到要求"]),
        ("建设总面积300万亩的12个碳汇发展片区。", ["碳汇发展片区"]),
        ("保障东港市建成至少1个医疗废物处置设施。", ["医疗废物处置设施"]),
        ("开展全市67个园区调查评估。", ["园区调查评估"]),
        ("力争70%的县级以上机关达到要求。", ["县级以上机关"]),
        ("使用绿电比例不低于50%。", ["使用绿电比例"]),
        ("新建6个国家级、20个省级重点专科。", ["国家级重点专科", "省级重点专科"]),
        ("到2020年，产值突破2万亿元大关。", ["产值"]),
        ("到2020年，企业不少于50家、不多于80家。", ["企业", "企业"]),
        ("产业规模达到2016年的2倍。", ["产业规模"]),
        ("新片区生产总值在2016年基础上翻两番。", ["新片区生产总值"]),
        ("天然气产量2030年达到300亿立方米。", ["天然气产量"]),
        ("一般公共预算收入增长2%，规上工业增加值增长5%。", ["一般公共预算收入", "规上工业增加值"]),
        ("打造150个和美乡村。", ["和美乡村"]),
        ("到2020年，产值、利润分别达到500亿元、120亿元。", ["产值", "利润"]),
        ("汽车产业产值和利润分别达到500亿元和120亿元。", ["汽车产业产值", "汽车产业利润"]),
        ("废钢、废有色金属回收利用量分别达到3亿吨、2亿吨。", ["废钢回收利用量", "废有色金属回收利用量"]),
        ("一、二产业增加值分别增长5%、6%。", ["一产业增加值", "二产业增加值"]),
        (
            "城镇居民、农村居民人均可支配收入分别增长4%、5%。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        (
            "单位地区生产总值能源消耗和二氧化碳排放分别降低15%和18%。",
            ["单位地区生产总值能源消耗", "单位地区生产总值二氧化碳排放"],
        ),
        ("汽车、石化行业能效标杆水平以上产能比例分别达到30%、50%。", ["汽车、石化行业能效标杆水平以上产能比例"] * 2),
        ("城市、县城污水处理率分别达到95%、90%。", ["城市污水处理率", "县城污水处理率"]),
        ("美丽河湖、美丽海湾建成率分别达到30%、50%。", ["美丽河湖、美丽海湾建成率"] * 2),
        ("建成20个500千伏输变电工程。", ["500千伏输变电工程"]),
        ("每年实施1000项亿元以上技术改造项目。", ["亿元以上技术改造项目"]),
        ("培育20家行业型、区域型工业互联网平台。", ["行业型、区域型工业互联网平台"]),
        ("完成森林质量精准提升45万亩。", ["森林质量精准提升"]),
        ("建成投产3个露天煤矿和15个井工煤矿。", ["露天煤矿", "井工煤矿"]),
        ("地区生产总值年均增长5%、迈上3万亿元台阶。", ["地区生产总值", "地区生产总值"]),
        ("增加1万个普惠性学位。", ["普惠性学位"]),
        ("为退役军人提供5万个就业岗位。", ["就业岗位"]),
        ("十是推动综合承保覆盖率达到70%。", ["综合承保覆盖率"]),
        ("改造年增长率不低于10%。", ["改造年增长率"]),
        ("提升改造210公里农村公路和12万平方米村内道路。", ["农村公路", "村内道路"]),
    ],
)
def test_the_indicator_is_in_the_plans_words(text: str, indicators: list[str]) -> None:
    """The nearest noun phrase, with the subject carried from earlier in the sentence."""
    assert indicators == said(text, "indicator")


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


def test_a_range_has_an_upper_end() -> None:
    """1-3户 asks for one at least."""
    assert [(1, 3, "户")] == [(t.value, t.value_max, t.unit) for t in targets("培育1-3户骨干企业。")]


SENTENCES: Mapping[str, int] = {
    "到２０２０年，全省汽车产业总产值达到８０００亿元，年均增长１５％以上。": 2,
    "培育3个产值超千亿元、10个超百亿元的特色园区；建设示范区1个、示范企业10个以上。": 4,
    "到 2020 年，省级及以上企业技术中心达到 50 家以上,占比由31%提高到46%以上。": 3,
}


@pytest.mark.parametrize("text", SENTENCES)
def test_the_quote_is_what_stands_at_its_span(text: str) -> None:
    """The page marks these very words, so that a reader can disagree with us."""
    found = targets(text)

    assert [t.quote for t in found] == [text[t.start : t.end] for t in found]


@pytest.mark.parametrize(("text", "count"), SENTENCES.items())
def test_every_number_is_a_row_of_its_own(text: str, count: int) -> None:
    """Two numbers in one sentence are two rows, and each quote has its own number in it."""
    found = targets(text)
    inside = [t for t in found if t.start <= t.number[0] < t.number[1] <= t.end]

    assert (count, count) == (len(found), len(inside))


def test_a_target_has_the_industries_of_its_section() -> None:
    """Filtering by industry needs no second look at the text."""
    assert [("automotive",)] == said("到2020年，产值达到500亿元。", "industries")


def test_a_target_names_the_places_in_its_quote() -> None:
    """吉林省 in the quoted words is where the number holds."""
    assert [("220000",)] == said("到2020年，吉林省汽车产业产值达到500亿元。", "places")


def test_binding_is_told_where_it_is_printed() -> None:
    """约束性 numbers are the ones a government answers for."""
    assert ["约束性"] == said("到2020年，单位能耗下降18%（约束性）。", "binding")


def test_without_dates_a_year_that_is_not_reached_for_is_past() -> None:
    """A plan whose own years were stripped out still says 到 of the years it aims at."""
    found = targets("2010年，产量160万辆。到2015年，产量达到400万辆。", begins=None)

    assert [("baseline", 2010), ("level", 2015)] == [(t.kind, t.target_year or t.baseline_year) for t in found]


def test_a_number_before_the_years_of_a_list_takes_no_part_in_it() -> None:
    """抓好6条高铁建设，2027年、2028年…: the list of years begins behind it."""
    set_ = [(t.value, t.target_year) for t in targets("新建6条高铁，2027年、2028年分别通车2条、3条。")]

    assert [(6.0, None), (2.0, 2027), (3.0, 2028)] == set_
