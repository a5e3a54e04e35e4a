"""
Fold a text to the form in which texts are compared, and find the way back.

Folding makes writings of the same thing equal: full and half width, upper and lower case, traditional and
simplified, ○ and 〇, 〔2015〕 and (2015), the radicals that PDF files carry in place of characters. It is used for
the index and for queries only; what is shown and cited is always the source.

Every character is folded by itself, whatever stands beside it. This is what makes the promise of search
possible: the folded form of a part of a text is a part of its folded form. opencc's conversion of whole phrases
(乾燥 but 乾隆) would break it, so its table is asked for single characters.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from opencc import OpenCC

_TO_SIMPLIFIED: Final = OpenCC("t2s")

_VARIANTS: Final = dict(zip("○◯〔〕［］[]【】〖〗｛｝{}〘〙⁅⁆", "〇〇()()()()()()()()()", strict=True))
"""Writings of one sign. Document numbers are printed with every kind of bracket, so all kinds are one."""

# NFKC leaves these radicals of U+2E80-2EF3 alone, although PDF writers put them where the character is meant.
_RADICALS: Final = dict(
    zip(
        "⺁⺄⺅⺇⺈⺊⺌⺎⺒⺓⺔⺕⺖⺘⺙⺛⺝⺟⺠⺡⺢⺣⺩⺫⺬⺭⺮⺯⺰⺱⺲⺶⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙亻几刀卜小兀巳幺彑彐忄扌攵旡月母民氵氺灬王目示礻竹糹纟罓罒羊耂肀聿肉臼艹艹艹虎衤覀西见角讠贝足车辶辶辶阝钅长长长门阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙龟龟龟",
        strict=True,
    )
)

_BLANK: Final = re.compile(r"\s")
_BESIDE_CHINESE: Final = re.compile(r"\s+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f\s])\s+")


class _Table(dict[int, str]):
    """Code point → folded writing, worked out when a character is first met. A race of threads costs time only."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(folded) != 1:
            _CHANGES_LENGTH.add(chr(code))
        self[code] = folded
        return folded


_CHANGES_LENGTH: Final[set[str]] = set()
_TABLE: Final = _Table()


def _fold_character(character: str) -> str:
    """The folded writing of one character: usually one, sometimes several (㎡ → m2), none for invisible marks."""
    if unicodedata.category(character) == "Cs":
        # Half a character: not to be written in any encoding, and equal to nothing.
        return "\ufffd"
    if unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""
    wide = unicodedata.normalize("NFKC", _RADICALS.get(character, character))
    # ① and ² stay as they are: as plain digits they would join the number beside them.
    if len(wide) == 1 and wide.isdecimal() and unicodedata.category(character) == "No":
        return character
    lower = "".join(_VARIANTS.get(each, each) for each in wide.lower())
    return "".join(_TO_SIMPLIFIED.convert(each) for each in lower)


@dataclass(frozen=True, slots=True)
class Folded:
    """
    A folded text and where each of its characters came from.

    `places` holds, for every character of `text`, its offset in the source; None where the two agree throughout,
    which is the ordinary case.
    """

    text: str
    places: Sequence[int] | None = None

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that `text[start:end]` (not empty) was folded from, end excluded."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def fold_text(text: str) -> str:
    """The folded form of *text*, for keys and comparisons that need no way back.

    >>> fold_text("吉林省汽車產業（ＮＥＶ）")
    '吉林省汽车产业(nev)'
    """
    return text.translate(_TABLE)


def fold(text: str) -> Folded:
    """
    Fold *text* and keep the way back.

    >>> fold("面积５㎡").text
    '面积5m2'
    >>> fold("５㎡以上").source_span(1, 3)
    (1, 2)
    """
    folded = text.translate(_TABLE)
    if _CHANGES_LENGTH.isdisjoint(text):
        return Folded(folded)
    places = [at for at, character in enumerate(text) for _ in _TABLE[ord(character)]]
    return Folded(folded, places)


def unspaced(folded: Folded) -> Folded:
    """
    *folded* without the blanks that stand beside Chinese: line breaks of a PDF (科 技) and a matter of taste (2020 年).

    Between two Latin words, or a Latin word and a sign, a blank stays.

    >>> unspaced(fold("科 技投入 5 亿元，pilot zone")).text
    '科技投入5亿元,pilot zone'
    """
    text = folded.text
    if not _BLANK.search(text):
        return folded
    pieces: list[str] = []
    kept: list[int] = []
    end = 0
    for match in _BESIDE_CHINESE.finditer(text):
        pieces.append(text[end : match.start()])
        kept.extend(range(end, match.start()))
        end = match.end()
    if not end:
        return folded
    pieces.append(text[end:])
    kept.extend(range(end, len(text)))
    places = kept if folded.places is None else [folded.places[at] for at in kept]
    return Folded("".join(pieces), places)
