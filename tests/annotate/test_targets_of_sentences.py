"""
What a sentence sets: value, unit, comparator, direction, kind, year, baseline and indicator of every number in it.

The sentences are made up after the habits of real plans; DESIGN section 10 (Targets) says what is meant.
"""

from collections.abc import Mapping

import pytest

from tests.annotate.annotate_factories import said, targets


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
        ("到2020年，网约车中新能源车占比达到80%。", "达到"),
        ("到2020年，培育5条超百亿级的产业链。", None),
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
        ("办理时限压缩40%。", "growth_rate"),
        ("办理时限压缩到原来的40%。", "share"),
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
        ("总产值平均每年递增4%。", "up"),
        ("到2020年，总产值翻一番。", "up"),
        ("到2020年，产值达到500亿元。", None),
        ("交易的碳减排量达到150万吨。", None),
        ("工业增加值达到120亿元。", None),
        ("人员编制原则上减一半。", "down"),
        ("新增绿色建筑占新增建筑比例达到75%。", None),
        ("新增绿色建筑75万平方米。", "up"),
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
        ("到 20 20 年，覆盖率达到50%。", [2020]),
        ("到2018年，建成车位3万个。组织2014年评价工作。遴选50家单位。", [2018, 2018]),
        ("到2020年，产值达到500亿元。同期，利润达到60亿元。届时，从业达到3万人。", [2020, 2020, 2020]),
        ("2020年产值达到500亿元、2030年达到1000亿元。", [2020, 2030]),
        ("制造业比重由2016年的32%提高到2020年的40%。", [2020]),
        ("到2020年，产值达到500亿元，其中2018年达到300亿元；利润达到60亿元。从业达到3万人。", [2020, 2018, 2020, 2020]),
        ("2017至2020年绿色建筑占比分别达到80%、90%、95%、100%。", [2017, 2018, 2019, 2020]),
    ],
)
def test_the_year_is_the_one_said(text: str, years: list[int | None]) -> None:
    """Stated in the sentence, carried from earlier in the paragraph, the end of a five-year plan, else unknown."""
    assert years == said(text, "target_year")


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
        (
            "到2018年，产值达到60亿元，建成加氢站80座；到2020年分别达到120亿元和150座。",
            ["产值", "加氢站", "产值", "加氢站"],
        ),
        # Nothing tells which of them these are of.
        ("到2018年，建成加氢站80座；到2020年分别达到120亿元和150座。", ["加氢站", "加氢站", "加氢站"]),
        ("汽车产业产值和利润分别达到500亿元和120亿元。", ["汽车产业产值", "汽车产业利润"]),
        (
            "化学需氧量、氨氮等主要污染物重点工程减排量分别达到3万吨、1万吨。",
            ["化学需氧量重点工程减排量", "氨氮重点工程减排量"],
        ),
        ("含铅焊料、胶黏剂使用比例分别降低15个百分点、8个百分点。", ["含铅焊料使用比例", "胶黏剂使用比例"]),
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
        (
            "汽车、石化行业能效标杆水平以上产能比例分别达到35%、60%。",
            ["汽车行业能效标杆水平以上产能比例", "石化行业能效标杆水平以上产能比例"],
        ),
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
        ("完成3000万平方米既有公共建筑节能改造。", ["既有公共建筑节能改造"]),
        ("提升改造210公里农村公路和12万平方米村内道路。", ["农村公路", "村内道路"]),
    ],
)
def test_the_indicator_is_in_the_plans_words(text: str, indicators: list[str]) -> None:
    """The nearest noun phrase, with the subject carried from earlier in the sentence."""
    assert indicators == said(text, "indicator")


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


def test_a_number_before_the_years_of_a_list_takes_no_part_in_it() -> None:
    """抓好6条高铁建设，2027年、2028年…: the list of years begins behind it."""
    set_ = [(t.value, t.target_year) for t in targets("新建6条高铁，2027年、2028年分别通车2条、3条。")]

    assert [(6.0, None), (2.0, 2027), (3.0, 2028)] == set_
