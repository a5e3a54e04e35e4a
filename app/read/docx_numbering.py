"""
The numbers Word prints but does not store: 一、 （一） 1. are counted here from numbering.xml and the styles.

ECMA-376 part 1, 17.9: a paragraph (or its style) names a list and a level; the list's definition says how each level
is written ("%1、", "（%2）") and where it starts; a higher level restarts the lower ones.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from docx.oxml.ns import qn
from lxml.etree import _Element

from app.read.attributes import whole_number

_HAN: Final = "〇一二三四五六七八九"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN: Final = 3999


def _han(n: int) -> str:
    """Chinese counting up to 99: 12 → 十二, 20 → 二十."""
    tens, ones = divmod(n, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_HAN[tens]}十")
    return head + (_HAN[ones] if ones or n == 0 else "")


def _roman(n: int) -> str:
    """Roman numerals as far as there are any; plain digits beyond, however large a number a file may say."""
    if not 0 < n <= _MOST_ROMAN:
        return str(n)
    out = ""
    for value, letters in _ROMAN:
        times, n = divmod(n, value)
        out += letters * times
    return out


def printed_number(n: int, number_format: str) -> str:
    """*n* as Word prints it in *number_format* (w:numFmt); decimal for formats not met in plans, "" for bullets."""
    if (
        "chinese" in number_format
        or "japaneseCounting" in number_format
        or number_format in ("ideographDigital", "ideographTraditional")
    ):
        return _han(n) if n < 100 else str(n)
    if number_format == "decimalEnclosedCircle" or number_format == "decimalEnclosedCircleChinese":
        return _CIRCLED[n - 1] if 1 <= n <= 20 else str(n)
    if number_format == "decimalFullWidth":
        return str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if number_format in ("lowerLetter", "upperLetter") and 1 <= n <= 26:
        letter = chr(96 + n)
        return letter.upper() if number_format == "upperLetter" else letter
    if number_format in ("lowerRoman", "upperRoman"):
        return _roman(n) if number_format == "upperRoman" else _roman(n).lower()
    return "" if number_format in ("bullet", "none") else str(n)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    number_format: str
    pattern: str


@dataclass(slots=True)
class Numbering:
    """Counts the lists of one document, paragraph by paragraph in order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    style_lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    style_headings: dict[str, int] = field(default_factory=dict)
    counters: dict[str, list[int]] = field(default_factory=dict)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> "Numbering":
        """The numbering of *document* (a python-docx Document); without any, one that never prints a number."""
        numbering = cls()
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            root = None
        if root is not None:
            numbering._read_lists(root)
        numbering._read_styles(document.styles.element)
        return numbering

    def label(self, paragraph: _Element) -> str:
        """The number printed before *paragraph*, "" where there is none; counts it."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        number, level = found
        abstract = self.abstract_of.get(number)
        definition = self.levels.get(abstract or "", {}).get(level)
        if abstract is None or definition is None:
            return ""
        counts = self.counters.setdefault(abstract, [0] * 9)
        override = self.overrides.pop((number, level), None)
        counts[level] = override if override is not None else (counts[level] + 1 if counts[level] else definition.start)
        counts[level + 1 :] = [0] * (8 - level)
        if definition.number_format == "bullet":
            return "●" if definition.pattern else ""
        text = definition.pattern
        for k in range(level + 1):
            upper = self.levels[abstract].get(k)
            if upper is not None:
                text = text.replace(f"%{k + 1}", printed_number(counts[k] or upper.start, upper.number_format))
        return text

    def heading_level(self, paragraph: _Element) -> int | None:
        """The level the paragraph's style or outline level states (1 is the highest), None for body text."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if own is not None:
            value = whole_number(own.get(qn("w:val")), 9)
            return value + 1 if value < 9 else None
        return self.style_headings.get(_style_of(paragraph))

    def _list_of(self, paragraph: _Element) -> tuple[str, int] | None:
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        inherited = self.style_lists.get(_style_of(paragraph))
        if own is None:
            return inherited
        number = _value(own, "w:numId") or (inherited[0] if inherited else None)
        level = _value(own, "w:ilvl") or (str(inherited[1]) if inherited else "0")
        if number is None or number == "0":
            return None
        return number, min(whole_number(level, 0), 8)

    def _read_lists(self, root: _Element) -> None:
        for abstract in root.iter(qn("w:abstractNum")):
            levels: dict[int, _Level] = {}
            for level in abstract.iter(qn("w:lvl")):
                levels[whole_number(level.get(qn("w:ilvl")), 0)] = _Level(
                    whole_number(_value(level, "w:start"), 1),
                    _value(level, "w:numFmt") or "decimal",
                    _value(level, "w:lvlText") or "",
                )
            self.levels[abstract.get(qn("w:abstractNumId")) or ""] = levels
        for number in root.iter(qn("w:num")):
            key = number.get(qn("w:numId")) or ""
            self.abstract_of[key] = _value(number, "w:abstractNumId") or ""
            for override in number.iter(qn("w:lvlOverride")):
                start = _value(override, "w:startOverride")
                if start is not None:
                    self.overrides[key, whole_number(override.get(qn("w:ilvl")), 0)] = whole_number(start, 1)

    def _read_styles(self, root: _Element) -> None:
        parents: dict[str, str] = {}
        for style in root.iter(qn("w:style")):
            key = style.get(qn("w:styleId")) or ""
            based = _value(style, "w:basedOn")
            if based:
                parents[key] = based
            found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is not None and _value(found, "w:numId"):
                self.style_lists[key] = (_value(found, "w:numId") or "", whole_number(_value(found, "w:ilvl"), 0))
            outline = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
            if outline is not None and (level := whole_number(outline.get(qn("w:val")), 9)) < 9:
                self.style_headings[key] = level + 1
        for key in parents:
            self._inherit(key, parents)

    def _inherit(self, key: str, parents: dict[str, str]) -> None:
        seen, at = {key}, parents[key]
        while at and at not in seen:
            if key not in self.style_lists and at in self.style_lists:
                self.style_lists[key] = self.style_lists[at]
            if key not in self.style_headings and at in self.style_headings:
                self.style_headings[key] = self.style_headings[at]
            seen.add(at)
            at = parents.get(at, "")


def _value(parent: _Element, tag: str) -> str | None:
    found = parent.find(qn(tag))
    return found.get(qn("w:val")) if found is not None else None


def _style_of(paragraph: _Element) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return (found.get(qn("w:val")) or "") if found is not None else ""
