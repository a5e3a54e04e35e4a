"""
Which numbers are no targets: ranks, watchwords, what stands in brackets or quotation marks, a number without a unit.

DESIGN section 10: "Size thresholds (100亿元以上企业 in a count), ratios, product models, document numbers and
capacities inside project names are not targets." Each rule is a function with its reason; sizes are
target_sizes.py's, counted lists target_lists.py's, subsidies and norms target_norms.py's, history is target_times.py's.
"""

import re
from collections.abc import Callable
from typing import Final

from app.annotate.target_lists import LISTS, NOUN_AFTER
from app.annotate.target_norms import NORMS, Setting
from app.annotate.target_sizes import AIMED, SIZES, SUCH

_RANK: Final = re.compile(r"前\s?$|第\s?$|排名\s?$|居.{0,8}第\s?$|世界\s?$|全球\s?$|全国\s?$|民企\s?$|TOP\s?$", re.I)
_NAMELESS_UNITS: Final = frozenset(("个", "项", "类", "种", "条", "大", "次", "件"))
_NAMELESS_NOUNS: Final = re.compile(
    r"\s?(?:主要|重点|具体|方面|专项|发展|核心|预期)*(?:目标|方面|举措|措施|任务(?!订单)|原则|环节|部分|阶段|步骤|问题|领域|方向|类别|条件|要素|层面|维度|指标|意见|制度(?!创新)|文件|规定|要求|工程$|工程[，。；、）]|行动$|行动[，。；、）]|民族(?=大家庭|共同))"
    r"|[^，。；、\d]{0,10}(?:民生|为民|惠民)(?:办)?实事|[^，。；、\d]{0,10}方案"
)
_OWN_WORDS: Final = re.compile(r"[^，。；、\d]{0,6}(?:要求|措施|举措|原则|保障|指标)(?:[、和]|$)")
# “300米见绿、500米见园”, “1个核心+3个片区”: a watchword that begins with a number.
_RECITED: Final = re.compile(r"“\d[\d.]*\s?[^“”\d，。；]{1,10}(?:[、+，和][^“”；。]{0,24})?$")
# 每个村安装2台机组: so many for each.
_FOR_EACH: Final = re.compile(
    r"每(?:个|座|所|家|户|台|辆)?[^，。；\d]{0,8}(?:安装|配备|配置|配有|派驻)[^，。；\d]{0,6}$"
)
_FOR_SO_MANY: Final = re.compile(
    r"每\d[\d.]*[^，。；\d]{1,4}(?:应|需|须|要|可)?(?:至少|不少于|不低于)?(?:配备|配置|配有|设置|设立|设|派)[^，。；\d]{0,6}$"
)
_LAW: Final = re.compile(r"第[^，。；]{0,6}$|《[^》]*$|号文|(?:GB|ISO|DB)[^，。]{0,8}$")
_WATCHWORD: Final = re.compile(r"[“\"‘][一二三四五六七八九十\d]+个\s?$")
_TIME_OF: Final = re.compile(r"\s?(?:年来|年内|年期|个月|小时|分钟|秒|天内|日内|工作日)")
_SPEED: Final = re.compile(
    r"时速|车速|行驶速度|功率|直径|温度|压力|波长|频率|电压|电流|精度|分辨率|容积|厚度|宽度|高度|深度|口径|纯度|转速|尺寸|(?<!预期)寿命|等级|马力|海拔|东经|北纬|标号|型号|编号|电话|邮编|代码|版本"
)


# 建筑（单体建筑面积5000平方米以上）
_SIZE_END: Final = re.compile(r"\s?(?:及|或)?以[上下][)）]")


def refused(setting: Setting) -> str | None:
    """Why the number is no target (the name of a rule), None where nothing speaks against it."""
    for rule in _RULES:
        if rule(setting):
            return rule.__name__.strip("_")
    return None


def _size_or_time(s: Setting) -> bool:
    """38纳米, 500强, 3小时: a size, a rank or a time is never what a plan sets itself."""
    return s.amount.sort == "never" or _TIME_OF.match(s.after) is not None


def _part_of_a_name(s: Setting) -> bool:
    """The number of a law, a standard, a rank or a watchword: 世界500强, 第3位, “六个100%”."""
    if s.amount.sort in ("share", "points", "times"):
        return bool(_LAW.search(s.before) or _WATCHWORD.search(s.before))
    return bool(_RANK.search(s.before) and not AIMED.search(s.before)) or bool(_LAW.search(s.before))


def _quoted(s: Setting) -> bool:
    """“7个专项行动”, “300米见绿、500米见园”: the number stands in a name between quotation marks."""
    slogan = re.search(r"[“\"][\d两三]个$", s.before) is not None and re.match('[”"]', s.after) is not None
    if slogan and (s.amount.sort == "share" or s.amount.unit == "万"):
        return True
    if s.amount.sort in ("share", "points", "times") or s.amount.large:
        return False
    if _RECITED.search(s.before) is not None:
        return True
    opened = re.search(r"[“\"「]([^“”\"「」，。；]{0,12})$", s.before)
    closed = re.match(r"([^“”\"「」，。；]{0,12})[”\"」]", s.after)
    return opened is not None and closed is not None and re.search("[达成超]", opened[1]) is None


def _slogan(s: Setting) -> bool:
    """林长制、千万亩森林质量提升: a round number in words, in a name."""
    written = not any(sign.isdigit() for sign in s.amount_text)
    return (
        written
        and s.amount.large
        and NOUN_AFTER.match(s.after) is not None
        and re.search(r"(?:、|和|及|与|[“”\"])\s?$|^$", s.clause_before) is not None
    )


def _property(s: Setting) -> bool:
    """时速400公里, 电压等级500, 65岁以上老人: what a product or somebody is like."""
    if s.amount.unit == "岁" and "寿命" not in s.clause_before:
        return True
    return s.amount.sort in ("measure", "") and _SPEED.search(s.clause_before[-8:]) is not None and s.amount.unit != "%"


def _bracketed_property(s: Setting) -> bool:
    """高固含量(≥30%)溶液, 某某水电站(38万千瓦): alone in brackets behind a name it says what is meant."""
    if s.amount.sort == "measure" and re.search(r"\w[(（]\s?$", s.before) and re.match(r"\s?[)）]", s.after):
        return True
    if s.amount.sort == "measure" and re.search(r"\w[(（][^(（)），；]{1,12}$", s.before) and _SIZE_END.match(s.after):
        return True
    if s.amount.sort == "measure" and re.search(r"\w[(（]分别为[^()（）]*$", s.before):
        return True
    # 10台锅炉（4家）: the things counted before stand at so many places.
    if s.amount.sort == "counter" and s.clause_before.rstrip()[-1:] in ("(", "（"):
        told = re.search(r"\d\s?(?:[^\W\d][^，。；、]*\w)?[(（]\s?$", s.clause_before) is not None
        if told and re.match(r"[^()（），；。\d]{0,8}[)）]", s.after):
            return True
    return (
        re.search(r"[(（]\s?[≥≤><＞＜]\s?$", s.before) is not None and re.match(r"\s?[)）]\s?\S", s.after) is not None
    )


def _nameless(s: Setting) -> bool:
    """5个方面, 3项原则: the plan counts its own words."""
    if s.amount.unit not in _NAMELESS_UNITS:
        return False
    if s.amount.unit in ("类", "大类") and re.match(r"\s?\d+\s?[件项个]", s.after):
        return True
    if _NAMELESS_NOUNS.match(s.after) or _OWN_WORDS.match(s.clause_after):
        return True
    return re.search(r"(?:指标|任务|措施|举措|要求|原则|(?<![\d\s大种])类)\s?$|指标体系", s.clause_before) is not None


def _ratio(s: Setting) -> bool:
    """每500人至少配备1名保洁员: so many for so many, neither of which is to be reached."""
    if re.search(r"每隔?\s?$", s.clause_before) is not None and s.amount.sort in ("counter", "measure"):
        return True
    each = _FOR_SO_MANY.search(s.clause_before) or _FOR_EACH.search(s.clause_before)
    return s.amount.sort == "counter" and each is not None


def _part_of_one(s: Setting) -> bool:
    """8.6个, 加0.3分: things that are counted are whole, and points are given to somebody."""
    if AIMED.search(s.clause_before) or re.search("每|人均|平均", s.before[-20:]):
        return False
    whole = s.amount.value == int(s.amount.value)
    return (s.amount.sort == "counter" and not s.amount.large and not whole) or s.amount.unit == "分"


def _unitless(s: Setting) -> bool:
    """A number without a unit is one only where an index, or 达到 … 以上, says so."""
    if s.amount.unit is not None:
        return False
    if re.match(r"\s?(?:以上|以下)(?:的)?(?![，。；、]|$)", s.clause_after) or SUCH.match(s.after):
        return True
    index = re.search(r"指数|系数|PUE|得分|评分", s.clause_before)
    reached = re.search(
        r"(?:提高到|达到|提升到|不低于|控制在|降到|降至|低于|由|不高于|以内|增至|增长到|小于|大于|超过)\s?$",
        s.clause_before,
    )
    ratio = re.search(r"能源?利用效率|容积率|比值", s.clause_before)
    if ratio and reached:
        return re.match(r"\s?(?:以上|以下)?的", s.after) is not None
    return not (index and reached) and not (reached and re.match(r"\s?(?:以上|以下|左右|以内)", s.after)) and not index


_RULES: Final[tuple[Callable[[Setting], bool], ...]] = (
    _size_or_time,
    _part_of_a_name,
    _unitless,
    _nameless,
    *LISTS,
    _bracketed_property,
    *SIZES,
    _ratio,
    _part_of_one,
    _slogan,
    _quoted,
    _property,
    *NORMS,
)
