"""
Figures of an English text, as values of the same kinds as those of a Chinese one: 800 billion yuan is 8000亿元.

Relies on app.store.figures for what a figure is. A unit that is not one of measurement (vehicles, companies) is left
empty: English has no measure words, and the noun may stand anywhere.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from app.store.figures import FYP, LATIN_MEASURES, Figure, Weight

_MU: Final = Fraction(2000, 3)
_MEASURES: Final[Mapping[str, tuple[str, int | Fraction]]] = {
    r"yuan|RMB|renminbi": ("元", 1),
    r"US dollars?|USD|dollars?": ("美元", 1),
    r"euros?": ("欧元", 1),
    r"Hong Kong dollars?|HKD": ("港元", 1),
    r"yen": ("日元", 1),
    r"percentage[ -]points?|points? of a percent|pp": ("百分点", 1),
    r"%|percent\b|per cent\b": ("%", 1),
    r"‰": ("%", Fraction(1, 10)),
    r"times|fold": ("倍", 1),
    r"deadweight tonn?e?s?|dwt": ("载重吨", 1),
    r"(?:metric )?tonn?e?s?": ("克", 10**6),
    r"kilograms?": ("克", 1000),
    r"grams?": ("克", 1),
    r"square kilomet(?:re|er)s?|sq\.? ?km|km²": ("平方米", 10**6),
    r"square met(?:re|er)s?|m²": ("平方米", 1),
    r"hectares?": ("平方米", 10**4),
    r"mu": ("平方米", _MU),
    r"cubic met(?:re|er)s?|m³": ("立方米", 1),
    r"lit(?:re|er)s?": ("立方米", Fraction(1, 1000)),
    r"kilomet(?:re|er)s?": ("米", 1000),
    r"centimet(?:re|er)s?|cm": ("米", Fraction(1, 100)),
    r"millimet(?:re|er)s?": ("米", Fraction(1, 1000)),
    r"nanomet(?:re|er)s?": ("米", Fraction(1, 10**9)),
    r"microns?|micromet(?:re|er)s?": ("米", Fraction(1, 10**6)),
    r"met(?:re|er)s?": ("米", 1),
    r"kilowatt[ -]hours?": ("瓦时", 1000),
    r"megawatt[ -]hours?": ("瓦时", 10**6),
    r"kilowatts?": ("瓦", 1000),
    r"megawatts?": ("瓦", 10**6),
    r"gigawatts?": ("瓦", 10**9),
    r"watts?": ("瓦", 1),
    r"kilovolts?": ("伏", 1000),
    r"volts?": ("伏", 1),
    r"months?": ("月", 1),
    r"days?": ("天", 1),
    r"hours?": ("小时", 1),
    r"minutes?": ("分钟", 1),
    **{re.escape(unit): meaning for unit, meaning in LATIN_MEASURES.items()},
}
_PREFIXES: Final = {"US$": "美元", "$": "美元", "RMB": "元", "CNY": "元", "¥": "元", "€": "欧元", "HK$": "港元"}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_ONES: Final = ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                "seventeen eighteen nineteen").split()  # fmt: skip
_TENS: Final = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_WORDS: Final = {word: n for n, word in enumerate(_ONES, start=1)} | _TENS
_WORDS_WITH_ONE: Final = {**_WORDS, **{f"{t}-{o}": v + n for t, v in _TENS.items() for n, o in enumerate(_ONES[:9], 1)}}
_ORDINALS: Final = {word: n for n, word in enumerate(
    ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
     "fifteenth sixteenth").split(), start=1)}  # fmt: skip
_PARTS: Final = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_MONTHS: Final = {month: n for n, month in enumerate(
    ("January February March April May June July August September October November "
     "December").split(), start=1)}  # fmt: skip
_LIKE: Final[Mapping[str, int | Fraction]] = {
    "a": 1, "an": 1, "single": 1, "sole": 1, "both": 2, "pair": 2, "twin": 2, "dual": 2, "twice": 2, "two-way": 2,
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "half": Fraction(1, 2),
    "halve": Fraction(1, 2), "halved": Fraction(1, 2),
    "triple": 3, "tripled": 3, "tripling": 3, "treble": 3, "trebled": 3, "threefold": 3,
    "quadruple": 4, "quadrupled": 4, "fourfold": 4, "dozen": 12, "hundred": 100, "hundreds": 100, "thousand": 1000,
    "thousands": 1000, "decade": 10, "weekly": 7,
}  # fmt: skip
"""Words that may stand for a number without being one."""

_UNTOLD: Final = "?"
"""A unit that English may leave out and not replace."""
_WORD: Final = "|".join(sorted(_WORDS_WITH_ONE, key=len, reverse=True))
_UNIT: Final = "|".join(_MEASURES)
_FIGURE: Final = re.compile(
    rf"\b(?:(?P<fyp_digits>\d\d?)(?:st|nd|rd|th)|(?P<fyp_word>{'|'.join(_ORDINALS)}))[ -](?:Five[- ]Year|FYP)"
    rf"|\b(?P<num>\d|one|two|three|four|five|six|seven|nine|a|an)[ -](?P<part>{'|'.join(_PARTS)})s?\b"
    rf"(?! (?:{'|'.join(_SCALES)})\b)"
    # Forty-seventh is the name of an institute, as a rule.
    rf"|\b(?P<tens>{'|'.join(_TENS)})-(?P<nth_word>{'|'.join(_ORDINALS)})\b"
    r"|(?P<prefix>(?:US\$|HK\$|\$|¥|€|RMB|CNY)\s?)?(?<![\d.])(?P<digits>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<nth>st\b|nd\b|rd\b|th\b)?(?:[ -](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    rf"(?:[ -]?(?P<unit>{_UNIT})(?![A-Za-z]))?"
    rf"|\b(?P<word>{_WORD})\b(?:[ -](?P<word_scale>hundred|thousand|million|billion|trillion)\b)?"
    rf"(?:[ -](?P<word_unit>{_UNIT})(?![A-Za-z]))?"
    rf"|\b(?P<bare>hundred|thousand|million|billion|trillion)(?P<many>s?)\b(?:[ -](?P<bare_unit>{_UNIT})(?![A-Za-z]))?"
    r"|(?P<letters>[A-Za-z]+)",
    re.I,
)
_JOINED: Final = re.compile(r"\s*(?:[-–—]|to|and|or|,|, and|, or)\s*")


def read_english_figures(text: str) -> tuple[Figure, ...]:
    """
    The figures in an English *text*, in order, with units of app.store.figures.

    >>> [(f.text, int(f.value), f.unit) for f in read_english_figures("800 billion yuan, nine parks, 13th FYP")]
    [('800 billion yuan', 800000000000, '元'), ('nine', 9, ''), ('13th FYP', 13, '五年规划')]
    """
    matches = [match for match in _FIGURE.finditer(text) if not match["letters"] or _like(match["letters"])]
    return tuple(_sharing(text, matches, [_figure(text, match) for match in matches]))


def agree_across(chinese: Figure, english: Figure) -> bool:
    """
    True if the two are one figure; where English names no unit of measurement, or Chinese none, the value decides.

    What Chinese counts by a measure word (400万辆) is never an amount of something measured (4 million yuan).
    """
    return any(
        a == b and (unit == other or not other or not unit)
        for a, unit in _measured(chinese)
        for b, other in english.readings
    )


def in_english(figure: Figure) -> str:
    """A Chinese *figure* as English prints it: 8000亿元 → "800 billion yuan"; a unit without a name is left out."""
    units = {"元": " yuan", "美元": " US dollars", "%": "%", "百分点": " percentage points"}
    if figure.unit == FYP:
        return f"{int(figure.value)}th Five-Year Plan"
    value, unit = figure.value, units.get(figure.unit, "")
    if figure.unit == "克" and value >= 10**6:
        value, unit = value / 10**6, " tonnes"
    if figure.unit == "年" or value.denominator not in (1, 2, 4, 5, 10, 20, 25, 50, 100):
        return f"{value}{unit}"
    for word, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if value >= size:
            return f"{_decimal(value / size)} {word}{unit}"
    return f"{_decimal(value)}{unit}"


def _decimal(value: Fraction) -> str:
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.6g}"


def _measured(chinese: Figure) -> Iterator[tuple[Fraction, str]]:
    """Value and unit as English may have them, also without the unit, told once for several (300,000 of …)."""
    yield from chinese.readings
    if chinese.factor != 1:
        yield chinese.value / chinese.factor, _UNTOLD


def _like(word: str) -> bool:
    return word.lower() in _LIKE or word.lower() in _ORDINALS or word in _MONTHS


def _figure(text: str, match: re.Match[str]) -> Figure:
    printed = match[0].strip()
    if match["fyp_digits"] or match["fyp_word"]:
        number = int(match["fyp_digits"]) if match["fyp_digits"] else _ORDINALS[match["fyp_word"].lower()]
        return Figure(printed, Fraction(number), FYP)
    if match["num"]:
        num = match["num"].lower()
        number = 1 if num in ("a", "an") else int(num) if num.isdigit() else _WORDS[num]
        # "a third", but also "a third plan": what is no share asks for nothing.
        share = match["num"].lower() not in ("a", "an") or re.match(r"\s+of\b", text[match.end() :])
        value = Fraction(number, _PARTS[match["part"].lower()])
        return Figure(printed, value, "", "firm" if share and value.denominator > 2 else "loose")
    if match["digits"]:
        return _digits(text, match)
    if match["word"]:
        value = Fraction(_WORDS_WITH_ONE[match["word"].lower()]) * _SCALES.get((match["word_scale"] or "").lower(), 1)
        base, factor = _unit(match["word_unit"])
        weight: Weight = "firm" if match["word_scale"] else "counted" if value >= 3 else "loose"
        return Figure(printed, value * factor, base, weight)
    if match["tens"]:
        value = Fraction(_TENS[match["tens"].lower()] + _ORDINALS[match["nth_word"].lower()])
        return Figure(printed, value, "", "loose")
    if match["bare"]:
        base, factor = _unit(match["bare_unit"])
        return Figure(printed, Fraction(_SCALES[match["bare"].lower()]) * factor, base, "loose")
    word = match["letters"]
    number = _MONTHS.get(word) or _ORDINALS.get(word.lower()) or 0
    return Figure(printed, Fraction(_LIKE.get(word.lower(), number)), "", "loose")


def _digits(text: str, match: re.Match[str]) -> Figure:
    value = Fraction(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
    base, factor = _unit(match["unit"])
    if match["prefix"]:
        base = _PREFIXES[match["prefix"].strip().upper()]
    before, after = text[: match.start()], text[match.end() :]
    # CO2, A320, 5G and 3D are names, as in app.store.figures.
    named = re.search(r"[A-Za-z]-?$", before) or (
        not match["unit"] and not match["nth"] and re.match(r"[A-Za-z]", after)
    )
    return Figure(match[0].strip(), value * factor, base, "loose" if named else "firm")


def _unit(printed: str | None) -> tuple[str, Fraction]:
    if not printed:
        return "", Fraction(1)
    for pattern, (base, factor) in _MEASURES.items():
        if re.fullmatch(pattern, printed) or (len(printed) > 3 and re.fullmatch(pattern, printed, re.I)):
            return base, Fraction(factor)
    return "", Fraction(1)


def _sharing(text: str, matches: Sequence[re.Match[str]], figures: Sequence[Figure]) -> Iterator[Figure]:
    """50–60 billion yuan; 30, 40 and 50 billion: a number without scale or unit may have those of the next."""
    out: list[Figure] = []
    for i in range(len(figures) - 1, -1, -1):
        figure, match = figures[i], matches[i]
        plain = bool(match["digits"]) and not match["scale"] and not match["unit"] and figure.weight == "firm"
        if plain and out and matches[i + 1]["digits"]:
            after, follows = out[-1], matches[i + 1]
            printed = Fraction(follows["digits"].replace(",", ""))
            value, unit = after.other or (after.value, after.unit)
            if printed and _JOINED.fullmatch(text[match.end() : follows.start()]) and (unit or value != printed):
                figure = replace(figure, other=(figure.value * value / printed, unit))
        out.append(figure)
    return reversed(out)
