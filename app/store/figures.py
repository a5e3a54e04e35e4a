"""
Figures of a Chinese text: 8000亿元, 400万辆, 百分之三十, 三分之一, “十三五”, 九个, each with its value and unit.

Values are exact and in whole units of a kind (8000亿元 is 800000000000 元, 5公里 is 5000 米), so that a figure can be
found again however it is written. What an English text calls the same is read in app.store.figures_english; which
figures have to agree is decided in app.store.summary_check.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal

from app.domain.numerals import HAN_DIGITS, han_number
from app.domain.outline import Paragraph

Weight = Literal["firm", "counted", "loose"]
"""
How much is meant by a figure. "firm" is an amount; "counted" a small number written as a word before a measure word
(九个, nine); "loose" may stand for a number or not (一批, 两化, double), so it answers a figure and asks for none.
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """
    A figure as printed, and what it amounts to.

    `unit` is the base of its kind ("元", "克", "%"), the measure word it is counted by ("个", "辆"), FYP for the number
    of a five-year plan, or "" where none is printed. `factor` is how many of the base the printed unit is. `other` is
    a second reading: in 35、40和50% the 35 is likely 35%.
    """

    text: str
    value: Fraction
    unit: str = ""
    weight: Weight = "firm"
    other: tuple[Fraction, str] | None = None
    factor: Fraction = Fraction(1)

    @property
    def readings(self) -> tuple[tuple[Fraction, str], ...]:
        """Value and unit, in every way it may be meant."""
        return ((self.value, self.unit),) + ((self.other,) if self.other else ())


FYP: Final = "五年规划"
_MU: Final = Fraction(2000, 3)
MEASURES: Final[Mapping[str, tuple[str, int | Fraction]]] = {
    "元": ("元", 1), "美元": ("美元", 1), "欧元": ("欧元", 1), "港元": ("港元", 1), "日元": ("日元", 1),
    "%": ("%", 1), "‰": ("%", Fraction(1, 10)), "个百分点": ("百分点", 1), "百分点": ("百分点", 1), "倍": ("倍", 1),
    "吨": ("克", 10**6), "公斤": ("克", 1000), "千克": ("克", 1000), "克": ("克", 1), "载重吨": ("载重吨", 1),
    "公里": ("米", 1000), "千米": ("米", 1000), "米": ("米", 1), "厘米": ("米", Fraction(1, 100)),
    "毫米": ("米", Fraction(1, 1000)), "微米": ("米", Fraction(1, 10**6)), "纳米": ("米", Fraction(1, 10**9)),
    "平方公里": ("平方米", 10**6), "平方千米": ("平方米", 10**6), "平方米": ("平方米", 1), "公顷": ("平方米", 10**4),
    "亩": ("平方米", _MU), "立方米": ("立方米", 1), "升": ("立方米", Fraction(1, 1000)),
    "瓦": ("瓦", 1), "千瓦": ("瓦", 1000), "兆瓦": ("瓦", 10**6), "吉瓦": ("瓦", 10**9),
    "度": ("瓦时", 1000), "千瓦时": ("瓦时", 1000), "兆瓦时": ("瓦时", 10**6),
    "吉瓦时": ("瓦时", 10**9),
    "伏": ("伏", 1), "千伏": ("伏", 1000), "千伏安": ("伏安", 1000), "兆伏安": ("伏安", 10**6),
    "年": ("年", 1), "个月": ("月", 1), "月": ("月", 1), "日": ("天", 1), "天": ("天", 1), "小时": ("小时", 1),
    "分钟": ("分钟", 1), "标准箱": ("标准箱", 1), "标箱": ("标准箱", 1),
}  # fmt: skip
"""Units of measurement as printed: the base of their kind, and how many of it they are."""

LATIN_MEASURES: Final[Mapping[str, tuple[str, int | Fraction]]] = {
    "km": ("米", 1000), "mm": ("米", Fraction(1, 1000)), "μm": ("米", Fraction(1, 10**6)),
    "nm": ("米", Fraction(1, 10**9)), "m2": ("平方米", 1), "m3": ("立方米", 1),
    "kg": ("克", 1000), "mg": ("克", Fraction(1, 1000)),
    "kW": ("瓦", 1000), "MW": ("瓦", 10**6), "GW": ("瓦", 10**9), "kWh": ("瓦时", 1000), "MWh": ("瓦时", 10**6),
    "GWh": ("瓦时", 10**9), "TWh": ("瓦时", 10**12), "kV": ("伏", 1000), "kVA": ("伏安", 1000), "MVA": ("伏安", 10**6),
    "TEU": ("标准箱", 1),
}  # fmt: skip
"""The same in Latin letters, in which both languages print them."""

_LATIN: Final = {unit.lower(): meaning for unit, meaning in LATIN_MEASURES.items()}  # KV is printed as often as kV

COUNTERS: Final = frozenset("户家个件项辆种类台套列颗架人处座条名头只艘箱片张支匹锭所期批次场大级强株层轮款")
_ALIKE: Final = (frozenset("户家"),)
_SCALES: Final = {"万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "千万": 10**7, "百万": 10**6,
                  "十万": 10**5, "万": 10**4, "千": 1000, "百": 100}  # fmt: skip
_HAN: Final = "一二三四五六七八九十百千两〇○零"
_UNIT: Final = "|".join(
    # 65.8升至81 rises and measures no litres.
    r"升(?![至到级高为])" if unit == "升" else re.escape(unit)
    for unit in sorted([*MEASURES, *LATIN_MEASURES, *COUNTERS], key=len, reverse=True)
)
_NO_LETTER: Final = r"(?:(?<![A-Za-z])|(?![A-Za-z]))"
_FIGURE: Final = re.compile(
    # 十三五 says it is a five-year plan by itself, 八五 and 十五 only in quotation marks or before 规划.
    rf"(?<![{_HAN}])(?P<fyp>十[一二三四五六]五)(?![{_HAN}])"
    r"|(?<=[“\"])(?P<quoted>[六七八九十]五)(?=[”\"])"
    r"|(?<![一二三四五六七八九])(?P<named>[六七八九十]五)(?=规划|计划|期间|时期|末)"
    rf"|百分之(?P<pct>\d+(?:\.\d+)?|[{_HAN}]+)"
    r"|(?P<tenths>[一两二三四五六七八九])成(?![立为效果长套本员功都品分交熟就])"
    rf"|(?P<den>[{_HAN}]+)分之(?P<num>[{_HAN}]+)"
    rf"|(?P<digits>\d+(?:\.\d+)?)(?:(?P<scale>万亿|千亿|百亿|亿|千万|百万|十万|万|千(?![瓦伏米克])|百(?!分)))?[多余]?"
    rf"(?P<unit>(?:{_UNIT}){_NO_LETTER})?"
    rf"|(?P<han>[{_HAN}]+)(?P<han_scale>万亿|亿|万)?[多余]?(?P<han_unit>{_UNIT})?"
    rf"|(?P<bare>万|亿)(?P<bare_unit>{_UNIT})",
    re.I,
)
_RANGE: Final = re.compile(r"[-~—–―至到]+")
_LIST: Final = re.compile(r"[、和及或与]")
_UNIT_ALONE: Final = re.compile(rf"(?:万|亿|万亿)?(?:{_UNIT})")
_NUMBERS: Final = re.compile(r"[-<>≥≤≈±约\d.、%~—–]+")
_BRACKETED: Final = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]|单位[:：]\s*(\S+)")


def fold_figures(text: str) -> str:
    """*text* with widths folded and without blanks and thousands separators; 、 for ，, which separates no digits."""
    folded = unicodedata.normalize("NFKC", text.replace("，", "、"))
    return re.sub(r"\s|(?<=\d),(?=\d{3}(?!\d))", "", folded)


def read_figures(text: str) -> tuple[Figure, ...]:
    """
    The figures in a Chinese *text*, in order.

    >>> [(f.text, int(f.value), f.unit) for f in read_figures("到2015年总产值突破８０００亿元，占 50% 以上")]
    [('2015年', 2015, '年'), ('8000亿元', 800000000000, '元'), ('50%', 50, '%')]
    """
    folded = fold_figures(text)
    matches = list(_FIGURE.finditer(folded))
    return tuple(_sharing(folded, matches, [_figure(folded, match) for match in matches]))


def paragraph_figures(paragraph: Paragraph, heading: str = "") -> tuple[Figure, ...]:
    """
    The figures of an official paragraph and of the *heading* it stands under.

    A cell of a table takes the unit in brackets from its row, from the heads of its column, or from the caption, and
    the unit that stands alone in another cell of its row.
    """
    found = [*read_figures(heading), *read_figures(paragraph.text)]
    table = paragraph.table
    if table is None:
        return tuple(found)
    general = _bracketed(table.caption or "")
    over = table.spread()[: table.header_rows]
    for row in table.rows:
        alone = [cell.strip() for cell in row if _UNIT_ALONE.fullmatch(cell.strip())]
        own = [unit for cell in row for unit in _bracketed(cell)] + alone + general
        for column, cell in enumerate(row):
            heads = [head[column] for head in over if column < len(head)]
            for unit in {*own, *(unit for head in heads for unit in _bracketed(head))}:
                bare = _BRACKETED.sub("", fold_figures(cell))  # 0.65（2013年）
                if _NUMBERS.fullmatch(bare):
                    found += read_figures(f"{bare}{unit}")
    return tuple(found)


def agrees(claimed: Figure, printed: Figure) -> bool:
    """
    True if *claimed*, of a summary, is the figure *printed* in a plan: same value, same unit.

    个 counts whatever another measure word counts, and 户 and 家 both count companies. A claim without a unit
    (an index of 65.8) is met by the value alone.
    """
    return any(
        a == b and (_same_unit(unit, other) or unit == "")
        for a, unit in claimed.readings
        for b, other in printed.readings
    )


def _same_unit(claimed: str, printed: str) -> bool:
    if claimed == printed:
        return True
    if claimed not in COUNTERS:
        return False
    # A noun that is no measure word leaves the printed unit empty (5园区).
    return printed == "" or (printed in COUNTERS and ("个" in (claimed, printed) or {claimed, printed} in _ALIKE))


def _figure(folded: str, match: re.Match[str]) -> Figure:
    text = match[0]
    for rule in (_five_year_plan, _part, _arabic, _word):
        if (found := rule(folded, match)) is not None:
            return found
    base, factor = _unit(match["bare_unit"])
    return Figure(text, _SCALES[match["bare"]] * factor, base, "loose")


def _five_year_plan(_: str, match: re.Match[str]) -> Figure | None:
    name = match["fyp"] or match["quoted"] or match["named"]
    return Figure(name, Fraction(han_number(name[:-1]) or 0), FYP) if name else None


def _part(_: str, match: re.Match[str]) -> Figure | None:
    """百分之三十, 三分之一, 两成; the last is loose, since 成 is so many other things."""
    if match["tenths"]:
        return Figure(match[0], Fraction(10 * HAN_DIGITS[match["tenths"]]), "%", "loose")
    if match["pct"]:
        value = Fraction(match["pct"]) if match["pct"][0].isdigit() else _han_value(match["pct"])
        return None if value is None else Figure(match[0], value, "%")
    if match["den"]:
        den, num = _han_value(match["den"]), _han_value(match["num"])
        return Figure(match[0], num / den if num and den else Fraction(0), "", "firm" if num and den else "loose")
    return None


def _arabic(folded: str, match: re.Match[str]) -> Figure | None:
    if not match["digits"]:
        return None
    value, scale, printed = Fraction(match["digits"]), match["scale"] or "", _own_unit(match["scale"], match["unit"])
    before, after = folded[: match.start()][-2:], folded[match.end() :][:1]
    # CO2, A320, PM2.5 and 5G are names; a unit in Latin letters (35kV) has been taken as such.
    named = re.search(r"[A-Za-zα-ω]-?$", before) or (not printed and re.match("[A-Za-z]", after))
    base, factor = _unit(printed)
    if not printed and "亿" in scale:
        base = "元"  # 千亿级: so much of anything but money has its unit behind it
    amount = value * _SCALES.get(scale, 1) * factor
    return Figure(match[0], amount, base, "loose" if named else "firm", factor=factor)


def _word(folded: str, match: re.Match[str]) -> Figure | None:
    """九个, 两千亿元, 二○一五年; ordinals and indefinite numbers (第三, 数百) are loose."""
    if not match["han"]:
        return None
    word, scale, printed = match["han"], match["han_scale"] or "", _own_unit(match["han_scale"], match["han_unit"])
    base, factor = _unit(printed)
    year = len(word) == 4 and not set(word) & set("十百千两") and printed == "年"
    value = Fraction(han_number(word) or 0) if year else _han_value(word)
    if value is None:
        return Figure(match[0], Fraction(0), "", "loose")
    value *= _SCALES.get(scale, 1) * factor
    if "亿" in scale and not printed:
        base = "元"
    indefinite = folded[: match.start()][-1:] in ("数", "几", "第", "每", "若", "上") and scale == ""
    weight: Weight = "loose"
    if year or ((printed or "亿" in scale) and (scale or (len(word) > 1 and value >= 100))):
        weight = "loose" if folded[: match.start()][-1:] in ("数", "几", "每") else "firm"
    elif printed == "强" or (printed not in ("", "元") and not indefinite and value >= 3 and word not in ("百", "千")):
        weight = "counted"  # 百强 is a hundred, 三元 (of 三元乙丙橡胶) no three yuan
    return Figure(match[0], value, base, weight, factor=factor)


def _own_unit(scale: str | None, printed: str | None) -> str:
    """The unit that was printed; 级 is none in 千亿级, which are yuan."""
    return "" if printed == "级" and "亿" in (scale or "") else printed or ""


def _unit(printed: str) -> tuple[str, Fraction]:
    found = MEASURES.get(printed) or _LATIN.get(printed.lower())
    return (found[0], Fraction(found[1])) if found is not None else (printed, Fraction(1))


def _han_value(word: str) -> Fraction | None:
    """十二 → 12, 两千五百 → 2500; a row of digits without tens or hundreds (三五) is no number."""
    total = current = 0
    seen_digit = False
    for c in word:
        if c in "十百千":
            total += (current if seen_digit else 1) * {"十": 10, "百": 100, "千": 1000}[c]
            current, seen_digit = 0, False
        elif seen_digit and current:
            return None
        else:
            current, seen_digit = HAN_DIGITS[c], True
    return Fraction(total + current)


def _sharing(folded: str, matches: Sequence[re.Match[str]], figures: Sequence[Figure]) -> Iterator[Figure]:
    """A number without unit before a range or list that ends in one has that unit: 50—60亿元, 35、40和50%."""
    out: list[Figure] = []
    for i in range(len(figures) - 1, -1, -1):
        figure, match = figures[i], matches[i]
        plain = bool(match["digits"]) and not match["scale"] and not match["unit"] and figure.weight == "firm"
        if plain and out and matches[i + 1]["digits"]:
            gap = folded[match.end() : matches[i + 1].start()]
            after = out[-1]
            printed = Fraction(matches[i + 1]["digits"])
            base = after.other if after.other is not None else (after.value, after.unit)
            factor = base[0] / printed if printed else Fraction(1)
            if _RANGE.fullmatch(gap):
                figure = replace(figure, value=figure.value * factor, unit=base[1])
            elif _LIST.fullmatch(gap) and base[1]:
                figure = replace(figure, other=(figure.value * factor, base[1]))
        out.append(figure)
    return reversed(out)


def _bracketed(cell: str) -> list[str]:
    return [unit for found in _BRACKETED.finditer(cell) for unit in [found[1] or found[2]] if unit]
