"""
Names in tables printed one cell to a line: which of the tokens before the values are the name of the row, and its unit.

A line is filled before the next begins: the lines of a name are put together where all but the last are full, and what
is much shorter before them heads a group of rows. Where a line may belong to the row above, or a name may go on
elsewhere, there is none. Which tokens stand before values target_loose_rows.py says.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.annotate.amounts import even
from app.annotate.target_loose_headings import is_title
from app.annotate.target_loose_tokens import Token
from app.annotate.target_units import is_unit

_NUMBERING: Final = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})+(?=[\u4e00-\u9fff])|[(（][\d一二三四五六七八九十]{1,3}[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．](?!\d))\s?"
)
# 风险17重点建设用地安全利用率: a group of rows and the number of the row in the cell of its name.
_OF_THE_ROW: Final = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,4}(?<![好优劣于每])[1-9]\d|\d{1,2})(?=[\u4e00-\u9fff]{3})(?![年月日天小时类级个种家户人名项条座公里千万亿米吨亩平方立处套以]|分钟)"
)
# 修复面积2（公顷）: the number of a note.
_NOTE: Final = re.compile(r"(?<=[\u4e00-\u9fff])\d(?=[（(][^（()）]*[)）]$)")
# （与2020年相比，%）
_UNIT_WITH_NOTE: Final = re.compile(r"(.*)[（(][^（()）]*[，,、]\s?([^（()），,、]+)[)）]")
# μg/m | 3: the raised number is a cell of its own.
_HALF_UNIT: Final = re.compile(r"[gG]/m(?![\d³])|^m(?![\w³²])")
_SAYS_NATURE: Final = re.compile(r"[（(][^（()）]*性[)）]$")
_WHOLE: Final = re.compile(r"(?:率|比[例重]|面积|总量)$")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_IN_BRACKETS: Final = re.compile(r"[（(]\s?([^（()）]+?)\s?[)）]$")
_UNIT_AT_END: Final = re.compile(r"(.*[\u4e00-\u9fff）)])\s?(%|％|‰)")
_MARKS: Final = re.compile(r"^[★☆*※▲△●•◆☐#\s]+|[★☆*※▲△●•◆☐#①-⑩]+(?=[%％]?$)")
# How the name of something that is measured ends.
_ENDS_WELL: Final = re.compile(
    r"(?:[率比量值数占]|比[例重]|权重|指数|系数|面积|里程|长度|规模|能力|收入|强度|浓度|水平|投资|时间|天数|能耗|水耗|装机|容量|储备|降低|下降|减少|增加|增长|提高|提升|安全利用|程度|年限|产能|发电|风电|水电|光伏|覆盖度)$"
)
_GOES_ON: Final = re.compile("[及和与的]")
_FULL: Final = 0.9
_WIDE_ENOUGH: Final = 0.75
_TOO_NARROW: Final = 0.55
_LONGEST_NAME: Final = 4
# 其中：国家级（家） below 高新技术企业（家）: of what they are the row above says.
_GRADE: Final = re.compile(
    r"其中[：:，,]?\s?((?:国家|世界|部|省|市|县|区)级?|(?:规模|限额|亿元)?以上|新增)\s?(?:[（(][^（()）]*[)）])?"
)
# 12. and （12）, but no level of headings.
_NUMBER: Final = re.compile(r"(?:[(（](\d{1,2})[)）]|(\d{1,2})[.、．](?!\d))")


@dataclass(frozen=True, slots=True)
class Named:
    """
    The name and the unit of a row, and what stands before them and heads a group of rows, or names a part.

    `number` is what the name is numbered with, 0 where it is not.
    """

    name: str
    unit: str
    group: str = ""
    number: int = 0


def named_by(words: Sequence[Token], line: int) -> Named | None:
    """The name and the unit that the tokens before the values are, None where there is a choice."""
    last = max((i for i, token in enumerate(words) if token.kind == "serial"), default=-1)
    if any(token.kind in ("number", "blank") for token in words):
        return None
    if last > 0 and _is_tail(words[:last]):
        return None
    pieces = [token.text for token in words[last + 1 :]]
    unit = ""
    for tail in (2, 1):
        if len(pieces) > tail and is_unit(even("".join(pieces[-tail:])).replace(" ", "")):
            pieces, unit = pieces[:-tail], "".join(pieces[-tail:])
            break
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return None
    joined = [pieces[-1]]
    group = ""
    for before in reversed(pieces[:-1]):
        joins = goes_on(before, joined[0], line)
        if joins is None or len(joined) >= _LONGEST_NAME:
            return None
        if not joins:
            group = before
            break
        joined.insert(0, before)
    name = _NUMBERING.sub("", _MARKS.sub("", "".join(_MARKS.sub("", piece) for piece in joined)))
    name = _NOTE.sub("", _OF_THE_ROW.sub("", name))
    if not unit and (printed := _UNIT_AT_END.fullmatch(name)) is not None:
        name, unit = printed[1], printed[2].replace("％", "%")
    if not unit and (printed := _UNIT_WITH_NOTE.fullmatch(name)) is not None and is_unit(printed[2]):
        name, unit = printed[1], printed[2]
    if name.count("（") + name.count("(") != name.count("）") + name.count(")"):
        return None
    bare = _IN_BRACKETS.sub("", name)
    if is_unit(even(name)) or is_title(bare) or len(_HAN.findall(bare)) < 2 or _HALF_UNIT.search(f"{unit}{name}"):
        return None
    open_end = bare == name and _ENDS_WELL.search(bare) is None
    if open_end and (_width(joined[-1]) >= _FULL * line or len(group) == 1):
        # The line is full, and what is measured may stand in the next; or the end of the name stands before it.
        return None
    return Named(name, unit, group, number_of(joined[0]))


def goes_on(before: str, piece: str, line: int) -> bool | None:
    """
    Whether *piece* is the next line of the name that *before* begins; None where nobody can say.

    A line is filled before the next begins: what is much shorter heads a group of rows, or ends the row above.
    """
    if _NUMBERING.match(piece) is not None:
        # （一）环境治理 | （1）空气质量优良天数比率: the first heads the rows below it.
        return None if ends_in_unit(before) else False
    if piece[0] in "（(" and before[-1] not in "）)":
        return True
    if ends_in_unit(before) or _SAYS_NATURE.search(before):
        # A whole name whose values are elsewhere: those that follow may be its.
        return None
    if _GOES_ON.match(piece) or before.count("（") + before.count("(") > before.count("）") + before.count(")"):
        return True
    width = _width(before)
    if width >= _WIDE_ENOUGH * line:
        return None if _WHOLE.search(before) else True
    return False if width < _TOO_NARROW * line and width < _width(piece) else None


def _is_tail(words: Sequence[Token]) -> bool:
    """Whether words before the number of a row may be lines of the names around it."""
    return any(len(_HAN.findall(token.text)) > 6 for token in words)


def ends_in_unit(piece: str) -> bool:
    """Whether *piece*, a line of a name, ends in a unit."""
    printed = _IN_BRACKETS.search(piece)
    return piece[-1:] in "%％‰" or (printed is not None and is_unit(even(printed[1])))


def is_unit_in_brackets(text: str) -> bool:
    """Whether *text* is a unit in brackets and nothing else."""
    printed = _IN_BRACKETS.fullmatch(text)
    return printed is not None and is_unit(even(printed[1]))


def line_width(found: Sequence[Token]) -> int:
    """How wide a line of the column of names is: all but the longest tenth of the words fit."""
    widths = sorted(_width(token.text) for token in found if token.kind == "words" and len(token.text) > 2)
    return widths[int(len(widths) * 0.9)] if widths else 0


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def number_of(piece: str) -> int:
    """What the name that begins with *piece* is numbered with, 0 where it is not."""
    match = _NUMBER.match(piece)
    return int(match[1] or match[2]) if match is not None else 0


def without_unit(name: str) -> str:
    """*name* without what stands in brackets at its end."""
    return _IN_BRACKETS.sub("", name)


def is_in_brackets(text: str) -> bool:
    """Whether *text* is in brackets, the whole of it."""
    return _IN_BRACKETS.fullmatch(text) is not None


def is_numbered(text: str) -> bool:
    """Whether *text* begins with a number, of a row or of a group."""
    return _NUMBERING.match(text) is not None


def of_whole(name: str, whole: str) -> str:
    """
    *name*; where it says only a grade or a size, of what the row above names as its *whole*.

    >>> of_whole("其中：国家级（家）", "高新技术企业（家）"), of_whole("其中：水电（万千瓦）", "可再生能源装机")
    ('高新技术企业其中国家级（家）', '其中：水电（万千瓦）')
    """
    part = _GRADE.fullmatch(name)
    if part is None or not whole:
        return name
    unit = _IN_BRACKETS.search(name) or _IN_BRACKETS.search(whole)
    return f"{without_unit(whole)}其中{part[1]}{unit[0] if unit else ''}"
