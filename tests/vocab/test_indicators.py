"""What an indicator measures, and of what: the same measure of the same thing, however an office spells it."""

import pytest

from app.vocab.indicators import indicator_of, says_only_what, split, wants_subject
from app.vocab.spellings import of_power, without_change


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全省汽车产业总产值", "汽车产业实现产值"),
        ("汽车工业总产值", "汽车产业产值"),
        ("单位 GDP 能耗", "全市万元地区生产总值能耗"),
        ("单位地区生产总值能源消耗", "全省能耗强度"),
        ("单位GDP 二氧化碳排放", "二氧化碳排放强度"),
        ("非化石能源消费占比", "全省非化石能源消费比重"),
        ("主要农作物秸秆综合利用率", "农作物秸秆综合利用率"),
        ("规上工业增加值", "规模以上工业增加值"),
        ("化肥、农药利用率", "化肥农药利用率"),
        ("规模化养殖场粪污处理设施装备配套率", "规模养殖场粪污处理设施装备配套率"),
        ("农业灌溉水有效利用系数", "全省农田灌溉水利用系数"),
        ("非化石能源发电装机容量", "非化石能源装机"),
        ("草原植被综合盖度", "草原综合植被覆盖度"),
        ("城市污泥无害化处置率", "城市污泥无害化处理率"),
        ("地表水省考及以上断面达到或好于Ⅲ类比例", "地表水省考以上断面达到或优于Ⅲ类比例"),
        ("可再生能源消费比重", "全省可再生能源消费占比"),
        ("天然气占一次能源消费比重", "天然气消费占能源消费总量的比例"),
        ("非化石能源占能源消费总量的比重", "非化石能源消费比重"),
        ("数字经济核心产业增加值占地区生产总值的比重", "数字经济核心产业增加值占GDP比重"),
        ("海洋生产总值占全省生产总值比例", "海洋生产总值占国内生产总值比重"),
        ("战略性新兴产业增加值占国内生产总值比例", "战略性新兴产业增加值占GDP比重"),
        ("十大生态产业增加值占地区生产总值", "十大生态产业增加值占 GDP 的比例"),
        ("全社会研究与试验发展（R&D）经费支出占国内生产总值比重", "全省研发经费投入强度"),
        ("研究与试验发展经费投入强度", "研发经费投入强度"),
        ("研发经费相当于全市生产总值的比例", "研发投入强度"),
        ("能源消费强度", "单位GDP能耗"),
        ("R&D经费支出占GDP比重", "研发投入占地区生产总值的比重"),
        ("装备制造业增加值占国内生产总值（GDP）比重", "装备制造业增加值占GDP比重"),
        ("空气质量优良天数比率", "空气质量优良天数比例"),
        ("细颗粒物（PM2.5）年均浓度", "PM2.5平均浓度"),
        ("规模以上工业单位增加值能耗", "单位工业增加值能耗"),
        ("建材工业单位增加值能耗", "建材万元工业增加值能耗"),
        ("全省医药产业增加值", "医药工业增加值"),
        ("石油和化学工业产值", "石化产业产值"),
        ("轻纺产业规上企业工业产值", "全省轻纺产业工业产值"),
        ("城镇新建建筑中绿色建筑面积占比", "绿色建筑占城镇新建建筑比例"),
        ("国家高新技术企业", "高新技术企业数量"),
        ("规模以上企业", "全省规上工业企业户数"),
        ("装配式建筑占到新建建筑面积比例", "装配式建筑面积占新建建筑比例"),
        ("一般工业固废综合利用率", "当年一般工业固体废物综合利用率"),
        ("全体居民人均可支配收入", "居民人均可支配收入"),
        ("全市生产总值", "地区生产总值"),
        ("既有公共建筑节能改造", "公共建筑节能改造"),
        ("全市新能源装机", "自治区新能源装机容量"),
        ("单位面积化肥使用量", "单位面积化肥施用量"),
        ("非化石能源占一次能源比重", "非化石能源消费比重"),
        ("非化石能源发电装机占总装机的比重", "非化石能源装机比重"),
        ("新开工装配式建筑占新建建筑比例", "装配式建筑占当年新建建筑面积比例"),
        ("城镇绿色建筑占新建建筑比重", "城镇新建建筑中绿色建筑占比"),
        ("累计新增可再生能源建筑应用面积", "新增可再生能源建筑应用面积"),
        ("新能源汽车新车销售量占比", "新能源汽车在新车销量中占比"),
        ("新能源汽车新车销量占比", "新能源汽车销量占新车销售量比例"),
        ("新能源汽车累计保有量", "全市新能源汽车保有量"),
        ("主要农作物秸秆综合利用率", "秸秆综合利用率"),
        ("环境空气质量优良天数比率", "空气优良天数比例"),
        ("煤电机组平均供电煤耗", "现役燃煤发电机组改造后平均供电煤耗"),
        ("一般公共预算收入同口径", "地方一般公共预算收入"),
        ("全社会固定资产投资总规模", "固定资产投资"),
        ("全国单位国内生产总值能源消耗", "单位GDP能耗"),
        ("规上企业研发支出占主营业务收入比重", "企业研发投入占主营业务收入比例"),
        ("全省森林覆盖率 1", "森林覆盖率"),
        ("木材加工业总产值", "木材加工产值"),
        ("农产品加工业销售收入", "农产品加工产业销售收入"),
        ("轻工业工业总产值", "轻工产值"),
    ],
)
def test_one_measure_is_one_line_however_it_is_spelled(one, other):
    """Who compares eight plans should not have to know that 万元地区生产总值能耗 and 能耗强度 are one indicator."""
    assert split(one) == split(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("规模以上企业", "企业"),
        ("汽车产业总产值", "零部件产值"),
        ("单位GDP能耗", "单位工业增加值能耗"),
        ("单位GDP能耗", "单位GDP二氧化碳排放"),
        ("新能源汽车新车销量占比", "自主品牌汽车占比"),
        ("中国驰名商标", "省著名商标"),
        ("制造业投资", "投资"),
        ("城市再生水利用率", "缺水城市再生水利用率"),
        ("新增装机容量", "装机容量"),
        ("制造业增加值占GDP比重", "工业增加值占GDP比重"),
        ("可再生能源消费占比", "清洁能源消费占比"),
        ("水路和铁路货运量占比", "货运量"),
        ("高端装备销售收入占装备制造业比重", "高端装备制造业比重"),
        ("研发投入占销售收入比重", "研发投入占GDP比重"),
        ("研发投入占销售收入比重", "研发投入占主营业务收入比重"),
        ("单位工业增加值二氧化碳排放", "单位GDP二氧化碳排放"),
        ("工业增加值", "医药工业增加值"),
        ("绿色建筑占新建建筑比例", "装配式建筑占新建建筑比例"),
        ("行业研发投入强度", "全社会研发投入强度"),
        ("海洋生产总值", "地区生产总值"),
        ("园区入驻企业数量", "高新技术企业数量"),
        ("重大创新产品", "新产品"),
        ("专利申请率", "专利申请量"),
    ],
)
def test_different_measures_are_different_lines(one, other):
    """Two numbers in a line are read as comparable, and a difference between them is printed."""
    assert split(one) != split(other)


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("产值超百亿元的企业", ""),
        ("超低能耗建筑", ""),
        ("创新产品", ""),
        ("新产品", "新产品"),
        ("县城建成区人口密度", ""),
        ("矿井水回用工程", ""),
        ("毕业生就业率", ""),
        ("每亿元主营业务收入有效发明专利数（件）", ""),
        ("每万人口发明专利拥有量", "每万人口发明专利拥有量"),
        ("每年新增投资", "投资"),
        ("新动能产业产值规模", "产值"),
        ("柴油货车氮氧化物排放量", "氮氧化物"),
        ("化学需氧量、氨氮重点工程减排量", "化学需氧量"),
        ("全社会固定资产投资预期目标", "固定资产投资"),
        ("万元产值二氧化碳排放", ""),
        ("近零能耗及低碳、零碳建筑试点面积", ""),
        ("重大创新产品", ""),
    ],
)
def test_a_measure_that_only_says_which_thing_is_counted_is_no_measure(indicator: str, expected: str) -> None:
    """Forty firms with an output above ten billion are no output, and would stand among sums of money."""
    assert expected == indicator_of(indicator)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("全省汽车产业总产值", "工业总产值", True),
        ("主营业务收入", "总产值", False),
        ("新能源汽车产能", "产能", True),
    ],
)
def test_indicators_that_measure_the_same_are_grouped(one: str, other: str, together: bool) -> None:
    """What can be compared stands together, what cannot does not."""
    assert together == (indicator_of(one) == indicator_of(other))


@pytest.mark.parametrize(
    ("indicator", "noun"),
    [
        ("高端装备销售收入占装备制造业比重", "占比"),
        ("支柱产业增加值占规模以上工业增加值比重", "占比"),
        ("民营经济增加值占GDP比重", "增加值占比"),
        ("制造业比重", "制造业增加值占比"),
    ],
)
def test_a_share_of_something_else_is_just_a_share(indicator: str, noun: str) -> None:
    """装备制造业比重 behind 占 is what is divided by, not what is measured."""
    assert noun == split(indicator)[0]


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("规模以上工业增加值年均增长", "规模以上工业增加值"),
        ("万元工业增加值能耗比 2015 年下降", "万元工业增加值能耗"),
        ("单位地区生产总值二氧化碳排放下降幅度", "单位地区生产总值二氧化碳排放"),
        ("新能源汽车销量年均增速", "新能源汽车销量"),
        ("居民消费价格涨幅", "居民消费价格"),
        ("年均增长率", "年均增长率"),
        ("经济增长", "经济增长"),
    ],
)
def test_what_changes_is_named_without_its_change(indicator: str, expected: str) -> None:
    """工业增加值年均增长 in the table of one plan is the growth of 工业增加值 in the sentence of another."""
    assert expected == without_change(indicator)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("风电累计装机", "风电"),
        ("光伏累计装机", "光伏发电"),
        ("光伏发电", "光伏发电"),
        ("生物质能发电装机", "生物质发电"),
        ("煤电", "煤电"),
        ("装机", "装机"),
    ],
)
def test_power_is_counted_in_capacity_whether_it_is_said_or_not(subject: str, expected: str) -> None:
    """风电8900万千瓦 is what another plan calls 风电装机."""
    assert expected == of_power(subject)


@pytest.mark.parametrize(
    ("noun", "expected"), [("产值", True), ("投资", True), ("地区生产总值", False), ("森林覆盖率", False)]
)
def test_what_every_branch_has_is_of_one_of_them(noun: str, expected: bool) -> None:
    """投资 alone is not that of the province; 森林覆盖率 alone is."""
    assert expected is wants_subject(noun)


@pytest.mark.parametrize(
    ("indicator", "bare"),
    [
        ("销售收入", True),
        ("总装机规模", True),
        ("新增并网容量", True),
        ("作业面积", True),
        ("覆盖率", True),
        ("光伏装机规模", False),
        ("全省产值", False),
        ("农村公路覆盖率", False),
    ],
)
def test_a_bare_measure_needs_its_heading(indicator: str, bare: bool) -> None:
    """总装机规模 of what? A list of targets says the heading beside it."""
    assert bare is says_only_what(indicator)
