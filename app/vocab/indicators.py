"""
What an indicator measures, and of what: 全省汽车产业总产值 is the 产值 of 汽车.

Plans spell one indicator in many ways; which words are one is known to the term base (group "indicator") and to
spellings.py. Finding numbers and their indicators in a text is app.annotate's.
"""

import re
from functools import cache, lru_cache
from typing import Final

from app.vocab import terms
from app.vocab.spellings import ends_in_work, in_one_spelling, in_one_wording, part_of, without_owner

_SAME: Final = {"工业总产值": "产值", "规模以上工业增加值": "工业增加值"}
"""Concepts of the term base that plans use for one: 汽车产业产值, 汽车产业总产值, 汽车工业总产值; 规上 as 规模以上."""
_SHARE: Final = "占比"
_FIRMS_COUNTED: Final = "企业数量"
_FIRMS: Final = re.compile(r"(?:规模以上|规上)?(?:工业)?企业$|(?:规模以上|规上)$")
_SHARES: Final = ("比重", "占比", "比例", "比率")
# 细颗粒物年均浓度: how it is taken, and what is left of brackets.
_TAKEN: Final = re.compile(r"(?:年均|年平均|平均)?浓度$|[（(][）)]")
_OF_MONEY: Final = re.compile("(?:产值|增加值|生产总值|收入|利润|利税|税收|投资|投资额|投入|支出|总额|出口额?)$")
# What may stand behind a measure and leaves it what it is: 产值规模, 氮氧化物排放量, 投资预期目标; of a list its
# last has it (化学需氧量、氨氮排放量). Anything else is what is counted: 产值超百亿元的企业, 就业岗位.
_AMOUNTS: Final = "总?(?:规模|水平|数量?|额|量)|(?:拥有|持有|消费|消耗|用水)量|(?:年均|年平均|平均)?浓度"
_EMITTED: Final = "(?:重点工程)?(?:减排|排放)总?量?|二氧化碳排放|投入|支出|安排"
_CHANGES: Final = "涨幅|增幅|增速|增长率?|下降|降低|幅度|(?:预期|调控)?目标|任务|设定|预期|比例|比率|比重|占比"
# Words of the sentence that were taken for the end of the indicator.
_LOOSE: Final = "同口径|全年|今年|五年|每年|每立方米|相对|预定|拟|定|将|首次|原则上|继续|再|仍|约|共计|合计|均|为"
_KEEPS: Final = re.compile(
    # 近零能耗及低碳建筑面积 is of buildings.
    rf"(?!.*(?:面积|建筑|项目|工程|企业|住宅)$)"
    rf"[的）)”]?(?:[、和及与].{{1,40}}?)?(?:{_AMOUNTS}|{_EMITTED}|{_CHANGES})*(?:[（(][^（）()]*[）)])?"
    rf"(?:(?:{_LOOSE})*(?:占[^占]{{1,12}})?|[比较].*|\d)"
)

# 总装机规模, 作业面积: of what, nobody says.
_BARE: Final = re.compile(
    "(?:新增|累计|合计|年|总|预计)*(?:规模|面积|容量|装机|装机规模|装机容量|并网容量|里程|长度|数量|数|总量|作业面积|建设规模|投资规模|成本|系统成本|覆盖率|普及率|达标率|利用率|占比|比重|比例)"
)
# What of that tells nothing about what is measured: 固定资产投资总规模, 居民消费价格涨幅.
_SAYS_NO_MORE: Final = re.compile(
    rf"(?:总?(?:规模|水平|数量?|额|量)|{_LOOSE}|涨幅|增幅|增速|增长率?|下降|降低|幅度|(?:预期|调控)?目标|任务|设定|预期|\d)+"
)
# 每亿元收入有效发明专利数 is no number of patents; 每万人口发明专利拥有量 is a measure of the term base. 万元产值碳排放
# is no output; of 创新产品 new are not the products.
_PER: Final = re.compile(r"每(?![年月季])|(?:单位|万元)$")
_CUT: Final = {"新产品": "创"}
# What every branch and every firm has: alone it says nothing. 地区生产总值 and 工业增加值 are of a whole economy.
_OF_SOMETHING: Final = frozenset(
    "产值 增加值 增加值率 主营业务收入 营业收入 销售收入 销售额 工业销售产值 产销率 利润 利税 税收 亏损 投资 投资额"
    " 投资强度 占比 增加值占比 产能 产能利用率 产量 销量 市场占有率 市场规模 产业规模 国产化率 自给率 研发投入 新产品"
    " 新产品产值 增长率 年均增长 同比增长 能耗 单位产品能耗 资产总额 就业 就业人数 企业数量 出厂价格 产品合格率"
    " 发电量 用电量".split()
)
_NOTHING: Final = re.compile(
    "(?:全[省市区]|新增|减少|新建|扩建|累计|共|总|年)*(?:装机|投资|占地|建筑)?"
    "(?:面积|容量|线路|长度|里程|规模|能力|生产能力|总量|数量|项目|工程|企业|产品|基地|任务|企业数量)?"
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
    words = in_one_wording(indicator)
    tail = next((each for each in _SHARES if words.endswith(each)), "")
    # 非化石能源消费占比 is the 非化石能源消费比重 of the term base.
    spelled = [words.removesuffix(tail) + each for each in (tail, *_SHARES)] if tail else [words]
    words = max(spelled, key=lambda each: (_ends_in_its_noun(each), len(_found(each)[1])))
    noun, printed = _found(words)
    if tail and len(printed) > len(tail) and "占" in words.removesuffix(printed) and words.endswith(printed):
        # 高端装备销售收入占装备制造业比重 is no 制造业比重 of 高端装备.
        noun, printed = _found(words[-len(tail) :])
    before, _, behind = words.rpartition(printed) if printed else (words, "", "")
    if printed.startswith("工业") and ends_in_work(before + "工业"):
        # 木材加工业总产值 is no 工业总产值 of 木材加.
        before += "工业"
    subject = before if printed and _SAYS_NO_MORE.fullmatch(behind) else before + behind
    subject = _TAKEN.sub("", subject) if noun else subject
    if noun and (again := _found(subject))[0] == noun:
        # 细颗粒物（PM2.5）: said twice.
        subject = subject.replace(again[1], "", 1)
    if noun == _FIRMS_COUNTED and _ends_in_its_noun(of := f"{subject}企业"):
        # 高新技术企业数量 counts what 高新技术企业 does.
        noun, subject = _found(of)[0], of.removesuffix(_found(of)[1])
    return _of_branch(noun, in_one_spelling(subject), indicator)


def _of_branch(noun: str, subject: str, indicator: str) -> tuple[str, str]:
    """*noun* and *subject* of *indicator* as they are compared: a branch's 工业增加值 is its 增加值."""
    if is_of_money(noun) and ("规模以上" in indicator or "规上" in indicator):
        # 食品工业规上企业产值: what is not counted is left out of every sum of a branch.
        subject = in_one_spelling(_FIRMS.sub("", subject))
    if noun == "工业增加值" and subject:
        return "增加值", subject
    if noun == _SHARE:
        return noun, part_of(subject)
    return noun, subject


def counted(indicator: str) -> str:
    """
    What is counted one by one, in one spelling; the measure that names its size is none of its own.

    >>> counted("全省产值10亿元及以上企业") == counted("产值10亿元以上企业")
    True
    """
    return in_one_spelling("".join(indicator.split()))


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


def names_nothing(indicator: str) -> bool:
    """
    Whether *indicator* is a word that everything has, so that it is not known of what it is.

    >>> names_nothing("新增装机规模"), names_nothing("面积"), names_nothing("光伏装机")
    (True, True, False)
    """
    return _NOTHING.fullmatch(indicator) is not None


def says_only_what(indicator: str) -> bool:
    """
    Whether *indicator* is a bare measure, so that only its place says of what: 产值, not 全省产值 or 汽车产业产值.

    >>> says_only_what("销售收入"), says_only_what("全省产值"), says_only_what("汽车产业产值")
    (True, False, False)
    """
    noun, subject = split(indicator)
    bare = (noun != "" and not subject) or _BARE.fullmatch(indicator) is not None
    return bare and without_owner(indicator) == indicator


def _ends_in_its_noun(words: str) -> bool:
    noun, printed = _found(words)
    return noun != "" and words.endswith(printed)


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
        if word in words and _KEEPS.fullmatch(behind) and not _PER.search(before) and before[-1:] != _CUT.get(word):
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
