"""
Spellings of one measure by different offices, brought to one: 万元地区生产总值能耗 is 单位GDP能耗.

Words only; which of them are an indicator of the term base, and of what, is told by indicators.py.
"""

import re
from typing import Final

# Whose number it is stands in the plan's title, and what is done with it says nothing about what it measures.
_LEAD: Final = re.compile(
    r"^(?:到\d{4}年|省属|全省|全市|全县|全区|全国|全州|全旗|我省|我市|我国|本省|本市|省内|市内|力争|实现|其中|预计"
    r"|自治区|兵团|当年(?!城镇|新)|全体(?=居民)|规划(?=新增|新建)|累计(?=新增|净增|完成|新建|建成)"
    r"|(?:有力)?支撑|提出|(?:规模以上|规上)(?!(?:工业)?企业(?:[总个户家]?数量?)?$)|主要|中国(?=单位)|全社会(?=研发|研究|R&D))+"
)
# One measure in the spellings of different offices: 万元地区生产总值能耗, 单位国内生产总值能源消耗, 单位GDP能耗.
_PER_GDP: Final = re.compile(r"(?:单位|每?万元)(?:国内生产总值|地区生产总值|生产总值|GDP)(?:能源消[耗费]量?|能耗)?")
# 非化石能源占能源消费总量的比重 is 非化石能源消费比重.
_OF_ENERGY: Final = re.compile(
    r"(?:消费量?)?占(?:全[省市区国]|我[省市区])?(?:一次能源(?:消费)?|能源消费)(?:总量|量)?的?(?:比重|比例|占比)?$"
)
# 占地区生产总值的比重 and 占全省生产总值比例 are 占GDP比重.
_OF_GDP: Final = re.compile(
    r"(?:占|相当于)(?:全[省市区县国州]|我[省市区])?的?(?:国内|地区)?(?:生产总值|GDP)(?:[（(]GDP[）)])?(?:总量)?的?(比重|占比|比例|比率|$)",
    re.IGNORECASE,
)
# The measure of the statistical yearbook that plans spell out: 全社会研究与试验发展经费支出占地区生产总值比重.
_RESEARCH: Final = re.compile(
    r"(?:全社会|全国)?(?:研究与试验发展|研究与开发|研发|R&D)(?:[（(]R&D[）)])?(?:经费|费用)?(?:投入|支出)*(?:占GDP比重|投入强度)"
)
# 研发投入占销售收入比重 is no 研发投入占GDP比重: what is divided by stays in sight.
_RESEARCH_OF: Final = re.compile(
    r"(?:(?:(?:规模以上|规上)工业)?(企业))?"
    r"(?:研究与试验发展|研究与开发|研发|科研|R&D)(?:[（(]R&D[）)])?(?:经费|费用)?(?:内部|投入|支出|研发)*"
    r"占(主营业务收入|营业收入|销售收入|销售额)的?(?:比重|占比|比例|比率|$)"
)
# 规模以上工业单位增加值能耗, 工业万元增加值能耗: where the branch stands says nothing.
_PER_ADDED: Final = re.compile(r"(?:规模以上|规上)?工业(?:单位|万元)增加值")
_PASSENGERS: Final = re.compile("旅客(?:年|运输|年度)?吞吐量")
_SPENT: Final = re.compile("(?<=研发)经费(?:投入|支出)(?![占强])")
_STALKS: Final = re.compile(r"(?:主要)?农作物(?=秸秆)")
_AIR: Final = re.compile(r"(?:环境)?空气(?:质量)?(?=优良天数)")
_INTENSITY: Final = re.compile(r"能源消[费耗]强度")
_NOTE: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s+\d$")
# 加工业 is 加工 as a 业, 化工业 is 化工; only 食品工业 is the 工业 of 食品.
_WORK: Final = "加化军手轻重"
# 制造业投资 is not 投资, 汽车制造业投资 that of 汽车.
_TAIL: Final = re.compile(
    rf"(?:实现|达到|完成|产业|(?<![{_WORK}])工业|(?<=.)制造业|(?<=.)行业|(?<![企农林渔牧副商矿作专毕就创物失])业(?<!制造业)|的)+$"
)
# Spellings of one thing by different offices, and the one that stands for all.
_ALIKE: Final = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        ("、", ""),
        ("石油和化学(?:工业)?|石油化学|石油化工", "石化"),
        ("(?:主要)?农作物(?=秸秆|化肥|农药)", ""),
        ("(?<=化肥)使用量|(?<=农药)使用量", "施用量"),
        ("及以上", "以上"),
        ("占到", "占"),
        ("既有(?=(?:公共|居住)?建筑.*改造)", ""),
        ("销售总?量", "销量"),
        ("(?<!能源)汽车新车(?=销量)", "新车"),
        ("累计(?=保有量)", ""),
        ("好于", "优于"),
        ("规模化", "规模"),
        ("普惠性", "普惠"),
        ("总装机|发电装机", "装机"),
        ("装机(?:总?容量|总?规模|总量)", "装机"),
        ("植被综合|综合植被", "综合植被"),
        ("植被覆盖度", "植被盖度"),
        ("农[田业]灌溉用?水(?:有效)?利用系数", "农田灌溉水有效利用系数"),
        ("无害化(?:处理)?处置", "无害化处理"),
        (
            "(?:现役)?(?:燃煤|煤电|火电)?(?:发电)?(?:机组|电厂)?(?:改造后)?(?:平均)?供电(?:标准)?煤耗(?:率|水平)?",
            "供电煤耗",
        ),
    )
)
# How much something changes is said by the kind of a target: 工业增加值年均增长, 万元增加值能耗比2015年下降.
_CHANGE: Final = re.compile(
    r"(?:[比较]\s?(?:上年|(?:19|20)\d\d\s?年?)|同比|累计|年均|每年)*(?:增长|增速|递增|下降|降低|减少|提高|提升)(?:率|速度|幅度)?$"
    r"|(?:年均)?(?:涨|增|降)幅$|[比较]\s?(?:19|20)\d\d\s?年?$"
)
_SHARE_WITHIN: Final = re.compile(r"(.{2,}[^其之当])中(?![心国药学小型水央医部高低间期长等])(.{2,})")
_PART_AND_WHOLE: Final = re.compile(r"(.{2,})占(.{2,})")
_PART_IN_WHOLE: Final = re.compile(r"(.{2,})在(.{2,})中(?:所占)?")
# 新能源汽车新车销量占比, 非化石能源装机比重: of all new cars, of all capacity, as is said by nobody.
_OF_ALL: Final = re.compile(r"(.{2,}?车)(新车销量)|(.{2,}?)(装机|发电量)")
# 新开工装配式建筑占当年新建建筑: which are meant is said by what they are a part of.
_OF_THE_YEAR: Final = re.compile("^(?:当年|同期|全部|总(?=装机|发电量))")
_NEW: Final = re.compile("^(?:新开工|新建)(?=.{3})")
_TOWNS: Final = "城镇"
_MEASURED: Final = ("销量", "产量", "产值", "增加值", "装机", "发电量", "货运量", "周转量")
_SIZES: Final = re.compile(r"(?:竣工)?(?:总面积|面积)$|(?:总量|总数|数量|总额)$|的$")
_POWER: Final = re.compile(r"(?:累计|并网|总)*(?:发电)?(?:累计)?装机$")
_BY_SUN_OR_PLANTS: Final = re.compile(r"(光伏|太阳能|生物质)能?$")


def without_owner(indicator: str) -> str:
    """*indicator* without whose it is: 全省汽车产业产值 is 汽车产业产值."""
    return _LEAD.sub("", indicator)


def in_one_wording(indicator: str) -> str:
    """
    The words of *indicator* without blanks and without whose it is, measures spelled as the term base has them.

    >>> in_one_wording("全市万元地区生产总值能耗") == in_one_wording("单位 GDP 能耗")
    True
    """
    # 全省森林覆盖率 1: the number of a note.
    words = _INTENSITY.sub("能耗强度", "".join(_NOTE.sub("", indicator).split()))
    words = _PASSENGERS.sub("旅客吞吐量", _SPENT.sub("投入", words))
    words = _AIR.sub("空气质量", _STALKS.sub("", _PER_ADDED.sub("单位工业增加值", words)))
    words = _RESEARCH_OF.sub(_research_of, words)
    words = _OF_GDP.sub("占GDP比重", _PER_GDP.sub(_per_gdp, words.replace("固废", "固体废物")))
    words = without_owner(_OF_ENERGY.sub("消费比重", _RESEARCH.sub("研发投入强度", words)))
    return "地区生产总值" if words == "生产总值" else words


def ends_in_work(words: str) -> bool:
    """
    Whether *words* end in a kind of work that is called a trade, 加工 + 业, and not in a branch called 工业.

    >>> ends_in_work("木材加工业"), ends_in_work("食品工业")
    (True, False)
    """
    return words.endswith("工业") and words[-3:-2] in _WORK and len(words) > 2


def in_one_spelling(subject: str) -> str:
    """
    *subject* as the office that spells it shortest has it, without 产业, 工业 or 实现 at its end.

    >>> in_one_spelling("全省石油和化学工业"), in_one_spelling("装机总容量")
    ('石化', '装机')
    """
    subject = _TAIL.sub("", without_owner(subject))
    for pattern, word in _ALIKE:
        subject = pattern.sub(word, subject)
    return subject


def without_change(indicator: str) -> str:
    """
    What *indicator* says changes, without the change; itself where it is nothing else.

    >>> without_change("规模以上工业增加值年均增长"), without_change("年均增长"), without_change("经济增长")
    ('规模以上工业增加值', '年均增长', '经济增长')
    """
    words = "".join(indicator.split())
    rest = _CHANGE.sub("", words)
    return rest if len(rest) > 2 else indicator


def of_power(subject: str) -> str:
    """
    *subject*, of which kilowatts are counted, in one spelling: 风电累计装机 is 风电.

    >>> of_power("风电累计装机"), of_power("光伏发电"), of_power("新增光伏装机"), of_power("装机")
    ('风电', '光伏发电', '新增光伏发电', '装机')
    """
    return _BY_SUN_OR_PLANTS.sub(r"\1发电", _POWER.sub("", subject)) or subject


def part_of(subject: str) -> str:
    """Of a share what it is of what, in one order: 城镇新建建筑中绿色建筑面积 is 绿色建筑占城镇新建建筑."""
    patterns = (_PART_AND_WHOLE, _PART_IN_WHOLE, _OF_ALL)
    if found := next(filter(None, (pattern.fullmatch(subject) for pattern in patterns)), None):
        part, total = (each for each in found.groups() if each)
    elif found := _SHARE_WITHIN.fullmatch(subject):
        part, total = found[2], found[1]
    else:
        return subject
    measure = next((each for each in _MEASURED if total.endswith(each) and part.endswith(each)), "")
    part, bare = without_owner(_SIZES.sub("", part.removesuffix(measure))), without_owner(_SIZES.sub("", total))
    bare = _OF_THE_YEAR.sub("", bare)
    part = part.removesuffix("新车") or part
    if "新建" in bare:
        part = _NEW.sub("", part)
        if part.startswith(_TOWNS) and bare.startswith("新建"):
            # 城镇绿色建筑占新建建筑 is 绿色建筑占城镇新建建筑.
            part, bare = part.removeprefix(_TOWNS), _TOWNS + bare
    return f"{part}占{bare or total}"


def _research_of(found: re.Match[str]) -> str:
    return f"{found[1] or ''}（{found[2]}）研发投入占收入比重"


def _per_gdp(found: re.Match[str]) -> str:
    return "单位GDP" + ("能耗" if "能" in found[0] else "")
