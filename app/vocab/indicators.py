"""
What an indicator measures, and of what: 全省汽车产业总产值 is the 产值 of 汽车.

Plans spell one indicator in many ways; which words are one is known to the term base (group "indicator") and to the
spellings below. Finding numbers and their indicators in a text is app.annotate's.
"""

import re
from functools import cache, lru_cache
from typing import Final

from app.vocab import terms

_SAME: Final = {"工业总产值": "产值", "规模以上工业增加值": "工业增加值"}
"""Concepts of the term base that plans use for one: 汽车产业产值, 汽车产业总产值, 汽车工业总产值; 规上 as 规模以上."""
# Whose number it is stands in the plan's title, and what is done with it says nothing about what it measures.
_LEAD: Final = re.compile(
    r"^(?:到\d{4}年|省属|全省|全市|全县|全区|我省|我市|本省|本市|省内|市内|力争|实现|其中|预计|规模以上|规上|主要)+"
)
# One measure in the spellings of different offices: 万元地区生产总值能耗, 单位国内生产总值能源消耗, 单位GDP能耗.
_PER_GDP: Final = re.compile(r"(?:单位|每?万元)(?:国内生产总值|地区生产总值|生产总值|GDP)(?:能源消[耗费]量?|能耗)?")
# 非化石能源占能源消费总量的比重 is 非化石能源消费比重.
_OF_ENERGY: Final = re.compile(
    r"(?:消费量?)?占(?:全[省市区国]|我[省市区])?(?:一次)?能源消费(?:总量|量)?的?(?:比重|比例|占比)?$"
)
# 占地区生产总值的比重 and 占全省生产总值比例 are 占GDP比重.
_OF_GDP: Final = re.compile(
    r"占(?:全[省市区县国州]|我[省市区])?的?(?:国内|地区)?(?:生产总值|GDP)(?:[（(]GDP[）)])?(?:总量)?的?(比重|占比|比例|比率|$)",
    re.IGNORECASE,
)
# The measure of the statistical yearbook that plans spell out: 全社会研究与试验发展经费支出占地区生产总值比重.
_RESEARCH: Final = re.compile(
    r"(?:全社会|全国)?(?:研究与试验发展|研究与开发|研发|R&D)(?:[（(]R&D[）)])?(?:经费|费用)?(?:投入|支出)*(?:占GDP比重|投入强度)"
)
_INTENSITY: Final = re.compile(r"能源消[费耗]强度")
_SHARES: Final = ("比重", "占比", "比例", "比率")
# 制造业投资 is not 投资, 汽车制造业投资 that of 汽车.
_TAIL: Final = re.compile(
    r"(?:实现|达到|完成|产业|工业|(?<=.)制造业|行业|(?<![企农林渔牧副商矿作专毕就创物失])业(?<!制造业)|的)+$"
)
# 细颗粒物年均浓度: how it is taken, and what is left of brackets.
_TAKEN: Final = re.compile(r"(?:年均|年平均|平均)?浓度$|[（(][）)]")
_OF_MONEY: Final = re.compile("(?:产值|增加值|生产总值|收入|利润|利税|税收|投资|投资额|投入|支出|总额|出口额?)$")
# Spellings of one thing by different offices, and the one that stands for all.
_ALIKE: Final = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        ("、", ""),
        ("及以上", "以上"),
        ("好于", "优于"),
        ("规模化", "规模"),
        ("普惠性", "普惠"),
        ("总装机|发电装机", "装机"),
        ("装机(?:总?容量|总?规模|总量)", "装机"),
        ("植被综合|综合植被", "综合植被"),
        ("植被覆盖度", "植被盖度"),
        ("农[田业]灌溉用?水(?:有效)?利用系数", "农田灌溉水有效利用系数"),
        ("无害化(?:处理)?处置", "无害化处理"),
    )
)


# What may stand behind a measure and leaves it what it is: 产值规模, 氮氧化物排放量, 投资预期目标; of a list its
# last has it (化学需氧量、氨氮排放量). Anything else is what is counted: 产值超百亿元的企业, 就业岗位.
_AMOUNTS: Final = "总?(?:规模|水平|数量?|额|量)|(?:拥有|持有|消费|消耗|用水)量|(?:年均|年平均|平均)?浓度"
_EMITTED: Final = "(?:重点工程)?(?:减排|排放)总?量?|二氧化碳排放|投入|支出|安排"
_CHANGES: Final = "涨幅|增幅|增速|增长率?|下降|降低|幅度|(?:预期|调控)?目标|任务|设定|预期|比例|比率|比重|占比"
# Words of the sentence that were taken for the end of the indicator.
_LOOSE: Final = "同口径|全年|今年|五年|每年|每立方米|相对|预定|拟|定|将|首次|原则上|继续|再|仍|约|共计|合计|均|为"
_KEEPS: Final = re.compile(
    rf"[的）)”]?(?:[、和及与].{{1,40}}?)?(?:{_AMOUNTS}|{_EMITTED}|{_CHANGES})*(?:[（(][^（）()]*[）)])?"
    rf"(?:(?:{_LOOSE})*(?:占[^占]{{1,12}})?|[比较].*|\d)"
)

# 每亿元收入有效发明专利数 is no number of patents; 每万人口发明专利拥有量 is a measure of the term base.
_PER: Final = re.compile(r"每(?![年月季])")
# What every branch and every firm has: alone it says nothing. 地区生产总值 and 工业增加值 are of a whole economy.
_OF_SOMETHING: Final = frozenset(
    "产值 增加值 增加值率 主营业务收入 营业收入 销售收入 销售额 工业销售产值 产销率 利润 利税 税收 亏损 投资 投资额"
    " 投资强度 占比 增加值占比 产能 产能利用率 产量 销量 市场占有率 市场规模 产业规模 国产化率 自给率 研发投入 新产品"
    " 新产品产值 增长率 年均增长 同比增长 能耗 单位产品能耗 资产总额 就业 就业人数 企业数量 出厂价格 产品合格率"
    " 发电量 用电量".split()
)
_ADDED: Final = {"up": "新增", "down": "减少"}
_SAYS_CHANGE: Final = re.compile("新增|净增|增加|增量|减少|压减|削减|降低|节约|减排|增收|增产")


def added(subject: str, direction: str, indicator: str) -> str:
    """
    *subject* of a number that is added to what there is, or taken from it; itself where *indicator* says so already.

    >>> added("光伏发电", "up", "光伏发电"), added("新增装机", "up", "新增装机")
    ('新增光伏发电', '新增装机')
    """
    return subject if _SAYS_CHANGE.search(indicator) else _ADDED[direction] + subject


def change_said(subject: str, indicator: str) -> str:
    """新增 or 减少 where *subject* has it and *indicator*, the plan's own words, has not; else ""."""
    if _SAYS_CHANGE.search(indicator):
        return ""
    return next((word for word in _ADDED.values() if subject.startswith(word)), "")


def without_owner(indicator: str) -> str:
    """*indicator* without whose it is: 全省汽车产业产值 is 汽车产业产值."""
    return _LEAD.sub("", indicator)


@lru_cache(maxsize=20_000)
def split(indicator: str) -> tuple[str, str]:
    """
    (what is measured, of what): the indicator of the term base and the subject before it, "" for the whole economy.

    What the term base does not know as an indicator has none, and is its own subject.

    >>> split("全省汽车产业总产值") == split("汽车产业实现产值")
    True
    >>> split("全市万元地区生产总值能耗") == split("单位 GDP 能耗")
    True
    """
    words = _INTENSITY.sub("能耗强度", "".join(indicator.split()))
    words = _OF_GDP.sub("占GDP比重", _PER_GDP.sub(_per_gdp, words))
    words = without_owner(_OF_ENERGY.sub("消费比重", _RESEARCH.sub("研发投入强度", words)))
    tail = next((each for each in _SHARES if words.endswith(each)), "")
    # 非化石能源消费占比 is the 非化石能源消费比重 of the term base.
    spelled = [words.removesuffix(tail) + each for each in (tail, *_SHARES)] if tail else [words]
    words = max(spelled, key=lambda each: (_ends_in_its_noun(each), len(_found(each)[1])))
    noun, printed = _found(words)
    if tail and len(printed) > len(tail) and "占" in words.removesuffix(printed) and words.endswith(printed):
        # 高端装备销售收入占装备制造业比重 is no 制造业比重 of 高端装备.
        noun, printed = _found(words[-len(tail) :])
    subject = words.removesuffix(printed) if printed and words.endswith(printed) else words.replace(printed, "", 1)
    subject = _TAKEN.sub("", subject) if noun else subject
    if noun and (again := _found(subject))[0] == noun:
        # 细颗粒物（PM2.5）: said twice.
        subject = subject.replace(again[1], "", 1)
    return noun, _in_one_spelling(subject)


def counted(indicator: str) -> str:
    """
    What is counted one by one, in one spelling; the measure that names its size is none of its own.

    >>> counted("全省产值10亿元及以上企业") == counted("产值10亿元以上企业")
    True
    """
    return _in_one_spelling("".join(indicator.split()))


def is_of_money(noun: str) -> bool:
    """Whether the indicator *noun* of the term base is a sum of money: 产值 and 投资, not 产量."""
    return _OF_MONEY.search(noun) is not None


def wants_subject(noun: str) -> bool:
    """
    Whether the indicator *noun* of the term base is of some branch or thing, so that alone it says nothing.

    >>> wants_subject("产值"), wants_subject("地区生产总值")
    (True, False)
    """
    return noun in _OF_SOMETHING


def _in_one_spelling(subject: str) -> str:
    subject = _TAIL.sub("", without_owner(subject))
    for pattern, word in _ALIKE:
        subject = pattern.sub(word, subject)
    return subject


def says_only_what(indicator: str) -> bool:
    """
    Whether *indicator* is a bare measure, so that only its place says of what: 产值, not 全省产值 or 汽车产业产值.

    >>> says_only_what("销售收入"), says_only_what("全省产值"), says_only_what("汽车产业产值")
    (True, False, False)
    """
    noun, subject = split(indicator)
    return noun != "" and not subject and without_owner(indicator) == indicator


def _ends_in_its_noun(words: str) -> bool:
    noun, printed = _found(words)
    return noun != "" and words.endswith(printed)


def _per_gdp(found: re.Match[str]) -> str:
    return "单位GDP" + ("能耗" if "能" in found[0] else "")


def indicator_of(words: str) -> str:
    """
    The indicator of the term base that *words* end in, else the longest that what follows leaves what it is.

    "" where there is none.

    >>> indicator_of("全省汽车产业总产值") == indicator_of("汽车工业产值")
    True
    """
    return _found(words)[0]


@lru_cache(maxsize=20_000)
def _found(words: str) -> tuple[str, str]:
    """That indicator, and its word as it stands in *words*; what is behind it must leave it what it is."""
    best: tuple[bool, int, str, str] = (False, 0, "", "")
    # Files set spaces between Chinese and Latin: 单位 GDP 能耗.
    words = "".join(words.split())
    for name, word in _indicators():
        before, _, behind = words.rpartition(word)
        if word in words and _KEEPS.fullmatch(behind) and not _PER.search(before):
            best = max(best, (words.endswith(word), len(word), name, word))
    return _SAME.get(best[2], best[2]), best[3]


@cache
def _indicators() -> tuple[tuple[str, str], ...]:
    """(concept, word) for every Chinese word of an indicator."""
    return tuple((c.zh, word) for c in terms.load().concepts if c.group == "indicator" for word in c.chinese)


def english(word: str) -> str:
    """The English of an indicator; "" where the term base lacks it."""
    concepts = terms.load().of(word)
    return concepts[0].en if concepts else ""
