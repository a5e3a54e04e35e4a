"""
Amounts in a sentence: numbers with their units, ranges, 千亿元, 翻一番, 1.5倍; years, numbers of headings and of
documents, models and sizes are none.

Widths are evened out character by character (`even`), so that every offset holds in the text as printed. What an
amount means, and whether it is a target, is not decided here.
"""

import re
from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import Final

from app.domain.numerals import han_number
from app.vocab import units

_WIDE: Final = {0xFF10 + i: ord("0") + i for i in range(10)} | {
    ord(a): ord(b)
    for a, b in zip("％﹪．／－﹣−～∼（）：；！？＞＜≧≦＋＝　\xa0", "%%./---~~()：；！？><≥≤+=  ", strict=True)
}
# Some PDF files give the codes of GB 2312 as if they were Unicode (ꎬ is A3AC, ，), a decimal point as U+1001B0.
_MISCODED: Final = {0xA3A1 + i: 0x21 + i for i in range(94)} | {
    0xA3AC: "，", 0xA3AE: "。", 0xA3BA: "：", 0xA3BB: "；", 0xA3A1: "！", 0xA3BF: "？", 0x1001B0: ".",
}  # fmt: skip
_EVEN: Final = _WIDE | _MISCODED
# 4，900万吨: three digits behind a comma and not more are thousands, whatever its width.
_THOUSANDS: Final = re.compile(r"(?<=\d)(?<!\d{4})，(?=\d{3}(?:，\d{3})*(?!\d)\s?[万亿吨元人公个台辆千])")
_HALF: Final = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DASH: Final = r"\s?(?:[-—–~]{1,2}|至|到)\s?"
_HAN: Final = "一二两三四五六七八九"
_HAN_VALUE: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "几": 0}
# A size is printed in Han digits where it is round: 千亿元, 三百亿元, 万亿元.
_ROUND: Final = re.compile(
    rf"(?<![{_HAN}零〇○十百千万亿数几\d多余 .])(?:(?P<n>[{_HAN}]?[十百千]|[{_HAN}])(?P<m>万亿|亿|万)|(?P<one>万亿))"
    r"(?P<u>美元|元|吨|千瓦|亩)"
)
_DOUBLED: Final = re.compile(rf"翻(?P<n>\d(?:\.\d)?|[{_HAN}])?番")
_TIMES: Final = re.compile(rf"(?<![{_HAN}十百千點点.])(?P<n>[{_HAN}])(?P<u>倍|成)(?=以上|左右|多|[，。；、）]|$)")
_HAN_ANY: Final = re.compile(rf"[{_HAN}十][倍成家户个座所项条支批名]")
_FEW: Final = re.compile(
    rf"(?<![{_HAN}十百千万第零〇○])(?P<n>[{_HAN}]|十[{_HAN}]?|[{_HAN}]十[{_HAN}]?)(?P<u>家|户|个|座|所|项)(?=以上|左右)"
)
# 三分之一以上, 百分之九十, 一半以上, 占比过半: shares in words.
_PART: Final = re.compile(
    rf"(?<![{_HAN}十百个])(?P<of>[{_HAN}十百])分之(?P<n>[{_HAN}十百零〇]+)(?:[点點](?P<d>[{_HAN}零〇]+))?"
    rf"(?![{_HAN}十百零〇点點])"
)
_HALVES: Final = re.compile(r"(?<!另)(?<!每)(?:一半|半数)(?![是的时年天月多])|(?<=[比重率数值额量]过)半(?![个天年月])")
# 建成十个国家级基地, 打造两个千亿级集群, 培育三至五家企业: behind a verb of building, where a slogan is ruled out by a
# range, ten or more, or a grade (两个“中心站” and 一个中心 are words of a plan about itself).
_HAN_COUNT: Final = rf"[二三四五六七八九]?十[{_HAN}]?|[{_HAN}]"
_BUILT: Final = re.compile(
    r"(?<=建成|打造|培育|培养|新增|创建|引进|建设|形成|新建|发展|认定|布局|组建|设立|累计|达到)"
    rf"(?P<n>{_HAN_COUNT})(?:(?:至|到|[-—–~])(?P<m>{_HAN_COUNT}))?(?P<u>家|户|个|座|所|项|条|支|批次|名)"
    r"(?P<grade>[十百千]*[万亿]元?级|国家级|省级|市级|世界级)?"
)
_AT_END: Final = re.compile(
    rf"(?<![第{_HAN}十百千万零〇○几数、])(?P<n>[二三四五六七八九]?十[{_HAN}]?)(?P<u>家|户|座|所)(?=[，。；、]|$)"
)
# 平均受教育年限达到11.3年
_SCHOOLING: Final = re.compile(r"受教育年限[^，。；、]*")
_YEARS_OF_SCHOOL: Final = re.compile(r"(?<!\d)(?P<n>\d{1,2}(?:\.\d+)?)\s?(?P<u>年)(?![级度前内])")
# Where the unit is the beginning of another word there is no unit: 56项目, 3个人, 20分别.
_NO_WORD: Final = (
    "(?<!项(?=目))(?<!个(?=[人体性别]))(?<!家(?=[庭电族里]|具(?![备有])))(?<!户(?=[均外籍]))(?<!条(?=[件例]))(?<!种(?=[植子业]))(?<!人(?=[均工口民机类论]))"
    "(?<!分(?=[别之类布行为期级批散公工院析局]))(?<!次(?=[年于产]))(?<!方(?=[面案式法向]))(?<!区(?=[域间块]))(?<!成(?=[为果套立效本功员品都熟渝]))"
    "(?<!部(?=[分门件署队委]))(?<!期(?=[间末限]))(?<!升(?=[级至到]))(?<!市(?=场))(?<!株(?=洲))(?<!单(?=位))(?<!所(?=[示述有以属在谓需]))(?<!县(?=[域市]))(?<!本(?=[科地省市]))(?<!台(?=[湾州账]))(?<!米(?=粉))"
    "(?<!元(?=[素件器]))(?<!克(?=拉))(?<!班(?=[子列]))(?<!组(?=[织建]))(?<!门(?=[类户]))(?<!批(?=[准发次]))(?<!对(?=[外标接]))(?<!双(?=[碳创向]))"
)
_YEAR_AFTER: Final = re.compile(r"\s?(?:年|月|日|号|时\b|点\b)")


@dataclass(frozen=True, slots=True)
class Amount:
    """
    A number with its unit in a text evened out. `start` to `end` is the number and its unit, without 以上.

    `unit` is as printed, without blanks, None where there is none; `sort` that of app.vocab.units ("" where the unit
    is none of the table), `large` whether a magnitude (万, 亿) is part of the unit.
    """

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None
    sort: str
    large: bool


def even(text: str) -> str:
    """*text*, as long as it was, with digits, signs and brackets in one width, and commas between clauses as ，."""
    plain = _THOUSANDS.sub(",", text.translate(_EVEN))
    return _HALF.sub("，", plain).replace(";", "；").replace(":", "：")


def find_amounts(text: str) -> list[Amount]:
    """
    The amounts of *text*, which is evened out, in order and without overlaps.

    >>> [(a.value, a.value_max, a.unit) for a in find_amounts("培育1-3户企业，投资2.6万亿元以上")]
    [(1.0, 3.0, '户'), (2.6, None, '万亿元')]
    """
    found = [amount for match in _pattern().finditer(text) if (amount := _read(match, text)) is not None]
    if "万" in text or "亿" in text:
        found += [_round(match) for match in _ROUND.finditer(text)]
    if "翻" in text:
        found += [_doubled(match) for match in _DOUBLED.finditer(text)]
    if _HAN_ANY.search(text):
        found += [_few(match) for match in (*_TIMES.finditer(text), *_FEW.finditer(text), *_AT_END.finditer(text))]
        found += [amount for match in _BUILT.finditer(text) if (amount := _built(match)) is not None]
    if "分之" in text or "半" in text:
        found += [_part(match) for match in (*_PART.finditer(text), *_HALVES.finditer(text))]
    for said in _SCHOOLING.finditer(text):
        found += [_read_school(match) for match in _YEARS_OF_SCHOOL.finditer(text, *said.span())]
    found.sort(key=lambda amount: (amount.start, -amount.end))
    out: list[Amount] = []
    for amount in found:
        # Hundreds of digits are too large for a number, and count nothing.
        if (not out or amount.start >= out[-1].end) and isfinite(amount.value) and isfinite(amount.value_max or 0):
            out.append(amount)
    return out


@cache
def _pattern() -> re.Pattern[str]:
    magnitude = "|".join(units.MAGNITUDES)
    spelled = units.load().pattern
    # 微克每立方米 is 微克/立方米; 每年 and 每人 behind a unit begin what is said next.
    each = r"\s?每(?:标准)?(?:立方米|平方米|平方公里|千瓦时|升|千克|公斤)(?!的)"
    per = rf"(?:/(?:{magnitude})?(?:{spelled}|年|日|月|人|秒)|{each})*"
    unit = rf"\s?[多余]?(?:{magnitude})?[多余]?(?:{spelled}){per}{_NO_WORD}"
    bare = rf"\s?(?:{magnitude})"
    return re.compile(
        rf"(?<![\dA-Za-z.,×*#/_])(?<!\d[：:∶])(?P<a>{_NUMBER})(?![\d.]|[：:∶]\d)"
        rf"(?:(?P<u1>{unit}|{bare})?(?P<dash>{_DASH})(?P<b>{_NUMBER}))?(?P<u>{unit}|{bare})?"
    )


def _read(match: re.Match[str], text: str) -> Amount | None:
    start, end = match.span()
    printed = "".join((match["u"] or "").split())
    if printed[:1] in "多余":
        printed = printed[1:]
    value, value_max = _number(match["a"]), None
    if match["b"] is not None:
        if (
            _YEAR_AFTER.match(text, match.end("b"))
            or _YEAR_AFTER.match(text, match.end("a"))
            or (match["dash"].strip() == "到" and not match["u1"])
        ):
            return None
        if start and text[start - 1] in "由从自":
            # 由30%到40% goes from one number to another.
            return Amount(
                start, match.end("u1") if match["u1"] else match.end("a"), value, None, *_unit(match["u1"] or printed)
            )
        value_max = _number(match["b"])
        if value_max <= value and not (match["u1"] and match["u1"] != match["u"]):
            return None
    if not printed:
        following = text[end : end + 1]
        if _YEAR_AFTER.match(text, end) or (following.isalpha() and following.isascii()):
            return None
    unit = _unit(printed.replace("多", "").replace("余", "") if printed else "")
    if (
        unit[0]
        and unit[0][-1].isascii()
        and unit[0][-1].isalpha()
        and text[end : end + 1].isascii()
        and text[end : end + 1].isalnum()
    ):
        return None
    if value_max is None and not printed and re.fullmatch(r"(?:19|20)\d\d", match["a"]):
        return None
    return Amount(start, end, value, value_max, *unit)


def _unit(printed: str) -> tuple[str | None, str, bool]:
    """(unit as printed, sort, whether a magnitude stands in it)."""
    bare = "".join(printed.split())
    if not bare:
        return None, "", False
    magnitude, unit, _ = units.load().split(bare)
    return bare, unit.sort if unit else "", bool(magnitude)


def _number(raw: str) -> float:
    return float(raw.replace(",", ""))


def _round(match: re.Match[str]) -> Amount:
    """千亿元 is 1000亿元, 三百亿元 300亿元, 万亿元 1万亿元."""
    n, value = match["n"] or "", 1.0
    if n:
        tens = {"十": 10.0, "百": 100.0, "千": 1000.0}.get(n[-1])
        digit = _HAN_VALUE.get(n[0])
        value = (digit if digit is not None else 1.0) * (tens or 1.0)
    return Amount(match.start(), match.end(), value, None, *_unit((match["m"] or match["one"]) + match["u"]))


def _doubled(match: re.Match[str]) -> Amount:
    n = match["n"]
    value = 1.0 if n is None else float(n) if n[0].isdigit() else float(_HAN_VALUE[n])
    return Amount(match.start(), match.end(), value, None, "番", "times", False)


def _few(match: re.Match[str]) -> Amount:
    return Amount(match.start(), match.end(), _han_value(match["n"]), None, *_unit(match["u"]))


def _built(match: re.Match[str]) -> Amount | None:
    """打造两个千亿级集群; None where the number may be that of a slogan."""
    value = _han_value(match["n"])
    upper = _han_value(match["m"]) if match["m"] else None
    if (upper is None and value < 10 and not match["grade"]) or (upper is not None and upper <= value):
        return None
    return Amount(match.start(), match.end("u"), value, upper, *_unit(match["u"]))


def _part(match: re.Match[str]) -> Amount:
    """三分之一 and 一半 in per cent, the unit that shares have."""
    value = 50.0
    if "分之" in match[0]:
        whole, part = han_number(match["of"]), han_number(match["n"])
        value = round(100 * (part or 0) / (whole or 1), 1)
        if match["d"]:
            value += float("0." + "".join(str(_HAN_VALUE["零" if c == "〇" else c]) for c in match["d"]))
    return Amount(match.start(), match.end(), value, None, *_unit("%"))


def _read_school(match: re.Match[str]) -> Amount:
    return Amount(match.start(), match.end(), float(match["n"]), None, "年", "measure", False)


def _han_value(n: str) -> float:
    if "十" in n:
        tens, _, ones = n.partition("十")
        return float((_HAN_VALUE[tens] if tens else 1) * 10 + (_HAN_VALUE[ones] if ones else 0))
    return float(_HAN_VALUE[n])
