"""
A paragraph as its sentences read: without the blanks left inside Chinese words and numbers by a printer or a PDF.

完 成 造 林 １０００ 万 亩 and 面积达 14. 5 平方米 are read as if nothing stood between; the way back to the printed
text is kept, so that every quote and span is what the page shows. Blanks between Latin words and between two numbers
stay. What the text means is not decided here.
"""

import re
from dataclasses import dataclass
from typing import Final

_WIDE: Final = r"\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’"
_BLANK: Final = r"[ \t\u3000\xa0\u2002-\u200b]+"
_BESIDE_HAN: Final = re.compile(rf"(?<=[{_WIDE}]){_BLANK}|{_BLANK}(?=[{_WIDE}%])")
# 达 14. 5 平方米 is one number; behind a mark or at the beginning of a line 2. is what an item is numbered with.
_BROKEN_NUMBER: Final = re.compile(
    r"(?<=[\u3400-\u9fff])\s*[\d０-９]{1,4}(?P<left> *)[.．\U001001b0](?P<right> *)"
    r"(?=[\d０-９]{1,2}\s*[%％‰万亿个百平公立微吨千元倍])"
)
# 1 9 9 7 年, 增长 1 5 ．3 ％: every digit apart; two numbers side by side have more digits than one.
_SPREAD_NUMBER: Final = re.compile(
    r"(?:(?<=[\u3400-\u9fff])|^(?=\d(?:\s\d){3}\s*年))\s*(?P<all>[\d０-９](?:\s[\d０-９])+(?:\s*[.．\U001001b0]\s*[\d０-９](?:\s[\d０-９])*)?"
    r"|[\d０-９]\s*[.．\U001001b0](?:\s?[\d０-９])+)(?=\s*(?:[\u3400-\u9fff]|[%％]))"
)
# 2 025 年, 20 25 年: a year is four digits.
_BROKEN_YEAR: Final = re.compile(r"(?<![\d.．])(?=\d+\s)(?:1\s?9|2\s?0)\s?\d\s?\d(?=\s?年)")
# A cell that is one number: 3 200, 1. 2 以上.
_SPACED_CELL: Final = re.compile(
    r"(?P<left>[<>≥≤约＜＞\s]*\d{1,3})(?P<groups>(?:\s\d{3})*)\s*(?P<rest>[.．]\s*\d+)?(?=\s*(?:[\u3400-\u9fff%％]|$))"
)
# The sign some PDF files give for a decimal point is nothing else, whatever follows the number.
_POINT_ALONE: Final = re.compile(r"(?<=[\d０-９]\U001001b0)[ \u3000]+(?=[\d０-９])")
_BETWEEN_HAN: Final = re.compile(rf"(?<=[{_WIDE}]){_BLANK}(?=[{_WIDE}])")


@dataclass(frozen=True, slots=True)
class Unspaced:
    """`text` without those blanks; `places` says of each of its characters where it is printed."""

    printed: str
    text: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands at *start* to *end* of the text is printed, blanks inside included; end excluded."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def words(self, start: int, end: int) -> str:
        """What stands there, as printed, without blanks between Chinese characters."""
        first, last = self.span(start, end)
        return _BETWEEN_HAN.sub("", self.printed[first:last])

    def folded(self) -> str:
        """The whole as printed, without blanks between Chinese characters, at its ends, or two in a row."""
        return " ".join(_BETWEEN_HAN.sub("", self.printed).split())


def unspaced_cell(printed: str) -> Unspaced:
    """A table's cell without such blanks; it stands alone, so that 3 200 and 1. 2 are one number each."""
    plain = unspaced(printed)
    match = _SPACED_CELL.match(plain.text)
    if match is None or not (match["groups"] or match["rest"]):
        return plain
    places = plain.places or tuple(range(len(plain.text)))
    kept = [at for at in range(len(plain.text)) if at >= match.end() or not plain.text[at].isspace()]
    return Unspaced(printed, "".join(plain.text[at] for at in kept), tuple(places[at] for at in kept))


def unspaced(printed: str) -> Unspaced:
    """
    *printed* without the blanks inside its Chinese words and numbers.

    >>> unspaced("造 林 １００ 万 亩，人均 14. 5 平方米，PM 2.5 以下").text
    '造林１００万亩，人均14.5平方米，PM 2.5以下'
    """
    drop = {at for match in _BESIDE_HAN.finditer(printed) for at in range(*match.span())}
    for match in _BROKEN_NUMBER.finditer(printed):
        drop.update((*range(*match.span("left")), *range(*match.span("right"))))
    for match in _BROKEN_YEAR.finditer(printed):
        drop.update(at for at in range(*match.span()) if printed[at].isspace())
    for match in _SPREAD_NUMBER.finditer(printed):
        drop.update(at for at in range(*match.span("all")) if printed[at].isspace())
    for match in _POINT_ALONE.finditer(printed):
        drop.update(range(*match.span()))
    if not drop:
        return Unspaced(printed, printed, None)
    places = tuple(at for at in range(len(printed)) if at not in drop)
    return Unspaced(printed, "".join(printed[at] for at in places), places)
