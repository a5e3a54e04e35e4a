"""
Industries of sections: the borders of DESIGN section 10, inheritance, and what is only mentioned.

A word as the heading of a section of its own shows where a border runs; outlines show what is handed up and down.
"""

import pytest

from tests.annotate.annotate_factories import labels

WORK = (
    "\n\n　　坚持改造提升，延伸链条，扩大总量，优化结构，提高产品档次和附加值，增强整体竞争力，"
    "推动门类由大变强，持续健康发展。\n\n"
)


def of_heading(heading: str) -> tuple[str, ...]:
    """The industries of a section 二、 with that heading and a body that names none."""
    return labels(f"　　一、发展现状{WORK}　　二、{heading}{WORK}　　三、发展环境{WORK}")["2"]


@pytest.mark.parametrize(
    ("industry", "headings"),
    [
        ("agri-food", "食品工业 饮料制造业 卷烟和烟草制品业 人参产业 玉米深加工 乳制品 葡萄酒产业 矿泉水产业"),
        ("pharma-health", "医药产业 医疗器械产业 中药现代化 疫苗和生物药 化学药品原料药"),
        ("petrochemical", "石化产业 橡胶制品业 精细化工产业 煤化工 盐化工 聚氨酯 化肥和农药"),
        ("light-textile", "塑料制品业 造纸业 皮革制品 木材加工业 化学纤维 家具制造业 服装产业 袜业"),
        ("new-materials", "碳纤维产业 玄武岩纤维产业 生物基材料 石墨烯 高性能复合材料"),
        ("new-energy", "动力电池 光伏产业 风电 氢能 储能产业 太阳能利用"),
        ("automotive", "新能源汽车 汽车零部件 节能与新能源汽车产业 智能网联汽车 汽车服务业"),
        ("equipment-manufacturing", "仪器仪表产业 精密轴承 换热器 农业机械 风电装备 输变电成套装备"),
        ("robotics-cnc", "高档数控机床 智能机器人 机器人产业"),
        ("aerospace", "卫星及应用产业 无人机产业 航空发动机 通用航空"),
        ("rail-transit", "先进轨道交通装备 轨道客车 动车组"),
        ("shipbuilding-offshore", "船舶和海洋工程装备 造船业 海工装备"),
        ("software-services", "云计算产业 大数据产业 工业软件 软件及信息服务"),
        ("electronics-ict", "电子信息产业 集成电路 新型元器件 新一代信息技术产业"),
        ("energy-saving-environment", "再生资源综合利用 循环经济 节能环保产业 推进绿色制造 大气污染治理"),
        ("modern-services-logistics", "现代物流业 工业设计 生产性服务业 供应链服务 产业金融"),
        ("tourism-culture", "文化旅游业 冰雪旅游 文化创意产业"),
        ("metallurgy", "冶金产业 钢铁行业 铁合金 有色金属 镁合金产业 黄金产业"),
        ("building-materials", "建材产业 水泥 新型墙体材料 建筑陶瓷 装配式建筑"),
        ("coal-mining", "煤炭行业 煤矿安全改造"),
    ],
)
def test_a_border_runs_as_the_design_says(industry, headings):
    """A reader who filters for an industry finds its sections, and not its neighbour's."""
    found = {heading: of_heading(heading) for heading in headings.split()}

    assert dict.fromkeys(found, (industry,)) == found


@pytest.mark.parametrize(
    "heading",
    "指导思想 加强组织领导 强化工业基础能力 优化工业布局 深化工作落实 信息化工程 支持上海工厂落户 强化沿海工业布局 "
    "推进个人参与 拓展多种业务 服务涉农机构 建设国家电网 完善考核能力 提高性能效果 形成规模具有优势 社会展示平台 "
    "发展健康养老 黄金时期 作风能力建设".split(),
)
def test_an_industry_inside_another_word_is_none(heading):
    """强化工业 has no 化工 in it, 上海工厂 no 海工: such a label would send readers to general policy."""
    assert () == of_heading(heading)


@pytest.mark.parametrize(
    ("industries", "headings"),
    [
        (("equipment-manufacturing",), "新材料制造工艺及装备 石化装备"),
        (("new-materials",), "海洋工程新材料 汽车新材料"),
        (("metallurgy", "building-materials"), "冶金建材行业 冶金、建材行业"),
        (("petrochemical", "metallurgy", "building-materials"), "石化、冶金和建材工业"),
        (("rail-transit",), "轨道交通装备产业"),
        (("aerospace",), "卫星高端装备"),
    ],
)
def test_who_uses_a_product_is_not_the_industry_that_is_developed(industries, headings):
    """The last word of a Chinese heading says what is made; what stands before it may be only the customer."""
    found = {heading: of_heading(heading) for heading in headings.split()}

    assert dict.fromkeys(found, industries) == found


ANNEX = (
    f"　　一、总体思路{WORK}　　二、{{parent}}{WORK}　　（一）{{child}}。{WORK}　　（二）壮大企业规模。{WORK}"
    f"　　三、后续安排{WORK}"
)


@pytest.mark.parametrize(
    ("own", "parent", "child"),
    [
        (("automotive",), "汽车产业", "推动产融合作"),
        (("automotive",), "汽车产业", "推进绿色制造"),
        (("automotive",), "汽车产业", "实施智能化改造"),
        (("automotive",), "汽车产业", "发展汽车电子"),
        (("automotive",), "汽车产业", "汽车服务业"),
        (("petrochemical",), "石化产业", "推进绿色制造"),
        (("new-materials",), "石化产业", "推进碳纤维产业集群发展"),
        (("metallurgy",), "冶金产业", "推动汽车材料轻量化"),
        (("new-materials",), "冶金产业", "发展海洋工程新材料"),
        (("electronics-ict",), "电子信息产业", "汽车电子"),
        (("software-services",), "电子信息产业", "软件及信息服务"),
        (("new-energy",), "电子信息产业", "太阳能光伏产业"),
        (("robotics-cnc",), "装备制造产业", "智能机器人"),
        (("shipbuilding-offshore",), "装备制造产业", "船舶和海洋工程装备"),
        (("rail-transit",), "装备制造产业", "提升轨道交通装备产业"),
        (("aerospace",), "装备制造产业", "航空装备"),
        (("equipment-manufacturing",), "装备制造产业", "大型煤化工成套装备"),
        (("agri-food",), "医药产业", "培育特医食品产业"),
    ],
)
def test_a_subsection_has_its_sections_industry_unless_it_develops_another(own, parent, child):
    """Safeguards inside the automotive annex are about the automotive industry, its battery section is not."""
    assert own == labels(ANNEX.format(parent=parent, child=child))["2.1"]


def test_a_parent_carries_what_its_children_develop():
    """主要任务 of a province lists all its industries, the parent's own first."""
    text = ANNEX.format(parent="装备制造产业", child="智能机器人")

    assert ("equipment-manufacturing", "robotics-cnc") == labels(text)["2"]


def test_an_annex_gives_its_industry_to_all_its_sections():
    """Nine annexes in one file are nine industries; 保障措施 of each belongs to its own."""
    text = (
        f"示例省工业发展规划{WORK}　　一、总体要求{WORK}　　二、保障措施{WORK}附件1\n\n示例省汽车产业实施方案\n\n"
        f"　　一、总体要求{WORK}　　二、保障措施{WORK}附件2\n\n示例省医药产业实施方案\n\n"
        f"　　一、总体要求{WORK}　　二、保障措施{WORK}"
    )
    found = labels(text)

    assert [("automotive",), ("pharma-health",), ()] == [found["a1.2"], found["a2.2"], found["2"]]


@pytest.mark.parametrize(
    "body",
    [
        "支持企业开拓市场，产品用于汽车、医药、电子等领域，与一汽集团等用户长期合作，稳定供应关系，提高市场占有率。",
        "统筹规划、国土、财政等部门，加大政策扶持力度，积极出台有利于产业跃升的措施，为汽车和石化项目提供要素保障。",
    ],
)
def test_an_industry_that_is_merely_mentioned_makes_no_label(body):
    """Customers and fields of application are no industry policy."""
    assert () == labels(f"　　一、发展现状{WORK}　　二、开拓市场\n\n　　{body}\n\n　　三、发展环境{WORK}")["2"]


def test_a_section_without_a_telling_heading_is_known_by_its_body():
    """突出“提升” over a paragraph that speaks of nothing but cars is about cars."""
    body = "　　发展汽车整车，做强汽车零部件，推进新能源汽车量产，引进乘用车和商用车企业，扩大专用车规模。\n"

    assert ("automotive",) == labels(f"　　一、发展现状{WORK}　　二、突出提升\n\n{body}\n　　三、发展环境{WORK}")["2"]


@pytest.mark.parametrize("goal", ["绿色制造水平不断提高", "智能制造取得新进展", "物流效率明显提升"])
def test_a_goal_of_general_policy_has_no_industry(goal):
    """A theme that cuts across all industries is one only where the plan takes measures for it."""
    text = f"　　一、总体要求{WORK}　　二、主要目标{WORK}　　（一）{goal}。{WORK}　　（二）总量扩大。{WORK}"

    assert () == labels(f"{text}　　三、任务{WORK}")["2.1"]


@pytest.mark.parametrize(
    ("own", "title"),
    [
        (("metallurgy",), "示例省人民政府关于促进钢铁工业高质量发展的指导意见"),
        (("light-textile",), "示例省化纤工业发展规划"),
        (("metallurgy", "building-materials"), "示例省冶金、建材行业节能降碳实施方案"),
        ((), "示例省绿色低碳发展行动方案"),
        ((), "示例省碳达峰实施方案"),
        ((), "示例省工业发展规划"),
        ((), "示例省人民政府关于汽车产业有关问题的复函"),
    ],
)
def test_a_plan_for_one_industry_gives_it_to_its_sections(own, title):
    """It is what an annex is in a larger plan; a watchword of the day is no industry, and an answer develops none."""
    text = f"{title}\n\n　　一、总体要求{WORK}　　二、主要任务{WORK}　　三、保障措施{WORK}"

    assert [own, own] == [labels(text)["1"], labels(text)["3"]]


@pytest.mark.parametrize(
    ("own", "paragraphs"),
    [
        (("modern-services-logistics",), ("大力发展现代服务业。培育一批骨干企业。", "提升治理水平。优化流程。")),
        (("new-energy",), ("抓好清洁能源建设。开工一批项目。", "办好民生实事。新增学位。")),
        ((), ("建设生态环境大数据平台。汇集监测信息。", "办好民生实事。新增学位。")),
        ((), ("完善就业政策。支持汽车、医药企业吸纳人员。", "办好民生实事。新增学位。")),
    ],
)
def test_a_short_first_sentence_is_a_heading_without_a_number(own, paragraphs):
    """Work reports set their subjects apart like this; what stands further on in the paragraph is only mentioned."""
    body = "\n\n".join(f"　　{paragraph}" for paragraph in paragraphs)

    assert own == labels(f"　　一、过去一年{WORK}　　二、今年的安排\n\n{body}\n\n　　三、自身建设{WORK}")["2"]


@pytest.mark.parametrize(
    ("own", "heading", "body"),
    [
        (("energy-saving-environment",), "推动绿色低碳发展", "实施节能改造，建设再生资源基地，推进清洁生产。"),
        ((), "推动绿色低碳发展", "倡导简约生活，引导公众参与，营造良好氛围，办好各项活动。"),
        ((), "完善生态环境治理体系", "健全执法队伍，强化部门联动，压实各方职责，加强督察。"),
        ((), "加强畜禽养殖污染防治", "划定禁养区，推行干湿分离，完善台账，定期巡查。"),
        ((), "提升产业链供应链韧性", "梳理短板，建立清单，协调解决困难，稳定预期。"),
    ],
)
def test_a_watchword_counts_only_where_the_body_takes_it_up(own, heading, body):
    """绿色发展 stands over nearly everything nowadays and would make a filter for the industry worthless."""
    text = f"　　一、发展现状{WORK}　　二、{heading}\n\n　　{body}\n\n　　三、发展环境{WORK}"

    assert own == labels(text)["2"]


def test_a_waste_of_an_industry_made_into_goods_is_both():
    """Rubble made into bricks is recycling and building materials."""
    text = ANNEX.format(parent="建材产业", child="推进建筑废弃物再资源化")

    assert {"building-materials", "energy-saving-environment"} == set(labels(text)["2.1"])


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("加强船舶与港口污染控制", "靠港船舶使用岸电，到港船舶的垃圾和油污水由港口接收。"),
        ("强化移动源防治", "淘汰老旧车辆。非道路移动机械编码登记，超标移动机械退出使用，检查移动机械排放。"),
        ("深化移动源防治", "船舶排放控制区内用低硫燃油，淘汰老旧船舶，内河船舶改用清洁燃料。"),
    ],
)
def test_what_a_machine_or_ship_emits_is_no_matter_of_who_builds_it(heading, body):
    """Whoever asks what plans say of shipbuilding is not led to oily water in ports."""
    found = labels(f"　　一、发展现状{WORK}　　二、{heading}\n\n　　{body}\n\n　　三、发展环境{WORK}")["2"]

    assert () == tuple(i for i in found if i in ("shipbuilding-offshore", "equipment-manufacturing"))


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("开展沿江化工污染整治", "沿江一公里内化工企业和化工园区限期搬迁，未达标的化工项目一律关停。"),
        ("农药、化肥减量增效", "推广高效低毒农药，科学施用化肥，农药使用量和化肥使用量继续下降，农药利用率提高。"),
        ("深入打击违法行为", "打击制售假药行为，打击非法生产药品、医疗器械，查处药品广告违法案件。"),
        ("电解铝、水泥行业新增产能项目", "电解铝、水泥项目未落实置换方案的，不予备案。"),
    ],
)
def test_an_industry_that_is_only_kept_in_check_makes_no_label(heading, body):
    """What plans do against the emissions, the risks and the growth of an industry is not how they develop it."""
    found = labels(f"　　一、发展现状{WORK}　　二、{heading}\n\n　　{body}\n\n　　三、发展环境{WORK}")["2"]

    assert set() == {*found} - {"energy-saving-environment"}


@pytest.mark.parametrize(
    ("industry", "heading"),
    [
        ("new-energy", "加强小水电生态监管，科学发展抽水蓄能"),
        ("energy-saving-environment", "加强大气污染治理"),
        ("petrochemical", "推动化工产业高质量发展，严控新增产能"),
    ],
)
def test_what_is_checked_in_one_clause_and_brought_on_in_another_is_developed(industry, heading):
    """Plans keep in check and bring on in one breath, and fighting pollution is an industry of its own."""
    assert (industry,) == of_heading(heading)


def test_a_definition_develops_nothing():
    """A note that says what a word means is no passage on the industry."""
    body = "本市水电基地，是指上游水电、风电、光伏发电集中布局的区域。"

    assert () == labels(f"　　一、发展现状{WORK}　　二、概念\n\n　　{body}\n\n　　三、发展环境{WORK}")["2"]


def test_what_only_the_text_of_a_section_is_about_is_not_handed_to_its_subsections():
    """A box on four structures below a paragraph on cars has four subjects of its own."""
    cars = "　　发展汽车整车，做强汽车零部件，推进新能源汽车量产，引进乘用车和商用车企业，扩大专用车规模。\n\n"
    found = labels(f"　　一、发展现状{WORK}　　二、突出“提升”\n\n{cars}　　（一）完善服务{WORK}　　三、发展环境{WORK}")

    assert ((), ("automotive",)) == (found["2.1"], found["2"])
