"""
The cells of a table printed one to a line as tokens: what each can be by itself, before anybody asks for rows.

A token is a number, something in the place of a number, a unit, 约束性 or the like, or words. What a printer broke
over two or three lines (约束 | 性, 完成国家 | 下达目标) is one token, and what slipped into one cell (覆盖率（%）62.1)
two. Which tokens make up a row target_loose_rows.py says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app.annotate.amounts import even
from app.annotate.target_loose_headings import BOUND_TO, NATURES, Cell
from app.annotate.target_units import is_unit
from app.domain.outline import Paragraph

_NUMBER: Final = re.compile(
    r"[〔［\[（(【]?\s?[<>≥≤＜＞≧≦~约]?=?\s?\d[\d,]*(?:\.\d+)?(?:\s?[-—~～]\s?\d+(?:\.\d+)?)?\s?[%％]?\s?(?:以上|以下|以内|左右)?\s?[〕］\]）)】]?\s?"
    r"(?:以上|左右)?(?:[（(][^（()）]{1,14}[)）])?[*★①-⑩]?"
)
# What stands in the place of a number: a dash, what somebody else will set, or which way it shall go.
_BLANK: Final = re.compile(
    r"[-—－–/／无]{1,4}[*①-⑩\d]?"
    # [-1.18%] is points lost, and no amount that is reached.
    r"|[〔［\[（(【]\s?[-−－]\s?\d[\d.]*[%％]?\s?[〕］\]）)】]|从无到有"
    r"|(?:以|按)?(?:完成|达到|满足|符合|控制在|落实|优于|不低于|不高于)?(?:国家|本?[省市州]|上级|自治区|考核)[^，。\d（(]{0,8}(?:指标|目标|任务|要求|标准|为准|[值内准])(?:以内|任务|执行|要求)?。?"
    r"|完成(?:国家|[省市州])[上级]*下?达?|下达[^，。\d（(]{0,4}"
    r"|(?:(?:持续|基本|全部|稳步|稳定|逐步|有所|进一步|保持|不断|全面|显著|明显|有效)?(?:改善|消除|提升|提高|下降|降低|稳定|达标|保障|优良|稳中向好|稳中有升|不降低|不减少|完成|增加|减少|巩固提升))+"
)
_SERIAL: Final = re.compile(r"[(（]?\d{1,2}[)）]?[.、．]?|\d(?:\.\d){1,2}|[一二三四五六七八九十]")
_GLUED_NUMBER: Final = re.compile(rf"(.*[\u4e00-\u9fff].*[)）])\s?({_NUMBER.pattern}|[-—/])")
_GLUED_NATURE: Final = re.compile(r"(.*?[)）率量例\d])?\s?(约束性|预期性)\s?(.*)")
_NATURE_SLIPPED: Final = re.compile(r"(约束性|预期性)\s?([%％])")
# A column of those who see to it: nothing that is measured is called so.
_OFFICE: Final = re.compile(
    r"(?:[省市县区州]|国家)?[\u4e00-\u9fff、]{2,12}(?:厅|局|委|委员会|部门|办公室|人民政府)|[\u4e00-\u9fff]{2,4}[区县]政府"
)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_SHORT_LINE: Final = 7
_MOST_LINES: Final = 4

Kind = Literal["nature", "number", "blank", "unit", "serial", "words", "break"]


@dataclass(frozen=True, slots=True)
class Token:
    """
    What one cell or the pieces of one are taken to be; "break" is what is too long to be a cell.

    `paragraph` is where a number stands, from the offset `start` on; None where it stands in a heading. A serial may
    also be a number: a row decides.
    """

    kind: Kind
    text: str
    cell: Cell | None
    paragraph: Paragraph | None = None
    start: int = 0

    @property
    def is_value(self) -> bool:
        """Whether it stands in a column of values; a whole number may, or be the number of a row."""
        return self.kind in ("number", "blank") or (self.kind == "serial" and is_number(self.text))


PAGE_END: Final = Token("break", "", None)
"""What stands between the last cell of a page and the first of the next."""


def tokens(cells: Sequence[Cell]) -> list[Token]:
    """The tokens of *cells* in their order, but for offices that see to it."""
    found: list[Token] = []
    at = 0
    while at < len(cells):
        pieces = _broken(cells, at)
        if pieces > 1:
            text = "".join(cell.text for cell in cells[at : at + pieces])
            kind: Kind = "nature" if BOUND_TO.fullmatch(text) else "blank"
            found.append(Token(kind, text, cells[at], cells[at].paragraph))
        else:
            found.extend(token for token in _of_cell(cells[at]) if _OFFICE.fullmatch(token.text) is None)
        at += pieces
    return found


def is_number(text: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    plain = even(text)
    match = _NUMBER.match(plain)
    return match is not None and (match.end() == len(plain) or is_unit(plain[match.end() :]))


def _broken(cells: Sequence[Cell], at: int) -> int:
    """Over how many cells from *at* on one nature, or one text in the place of a number, is broken; 1 for a whole."""
    text = cells[at].text
    if len(text) > _SHORT_LINE or not _HAN.search(text) or text[-1].isdigit():
        return 1
    best = 1
    whole = text
    for more in range(1, _MOST_LINES):
        if at + more >= len(cells) or not 0 < len(cells[at + more].text) <= _SHORT_LINE:
            break
        following = cells[at + more].text
        if re.match("完成|达到|约束|预期", following) or not _HAN.search(following):
            break
        whole += following
        if re.fullmatch("(?:约束|预期|指导|引导|导向|参考)性", whole) or (len(whole) > 3 and _BLANK.fullmatch(whole)):
            best = more + 1
    return best


def _of_cell(cell: Cell) -> Iterator[Token]:
    """One token, or those that slipped into one cell."""
    text, paragraph = cell.text, cell.paragraph
    if not text:
        yield Token("break", text, cell)
        return
    if (slipped := _NATURE_SLIPPED.fullmatch(text)) is not None:
        yield Token("nature", slipped[1], cell, paragraph)
        yield Token("unit", "%", cell, paragraph)
        return
    nature = NATURES.get(text, text)
    if (ends := BOUND_TO.fullmatch(nature)) is not None and not ends[1]:
        yield Token("nature", ends[2], cell, paragraph)
        return
    if (glued := _GLUED_NATURE.fullmatch(text)) is not None:
        before, after = (glued[1] or "").strip(), glued[3].strip()
        if (not before or not is_number(before) or not after) and (not after or is_value_text(after)):
            if before:
                yield _plain(before, cell, _offset(paragraph, before))
            yield Token("nature", glued[2], cell, paragraph)
            if after:
                yield _plain(after, cell, _offset(paragraph, after))
            return
    if ends is not None and is_value_text(ends[1].strip()):
        yield _plain(ends[1].strip(), cell, 0)
        yield Token("nature", ends[2], cell, paragraph)
        return
    if (glued := _GLUED_NUMBER.fullmatch(text)) is not None and not is_number(text) and _in_brackets(glued[1]):
        yield _plain(glued[1], cell, 0)
        yield _plain(glued[2], cell, _offset(paragraph, glued[2]))
        return
    yield _plain(text, cell, 0)


def is_value_text(text: str) -> bool:
    """Whether a cell holds a number or what stands in the place of one."""
    return is_number(text) or _BLANK.fullmatch(text) is not None


def _plain(text: str, cell: Cell, start: int) -> Token:
    kind: Kind = "words"
    if _SERIAL.fullmatch(even(text)):
        kind = "serial"
    elif is_number(text):
        kind = "number"
    elif is_value_text(text):
        kind = "blank"
    elif is_unit(text):
        kind = "unit"
    return Token(kind, text, cell, cell.paragraph if start >= 0 else None, max(start, 0))


def _in_brackets(text: str) -> bool:
    printed = re.search(r"[（(]([^（()）]+)[)）]$", text)
    return printed is not None and is_unit(even(printed[1]).replace(" ", ""))


def _offset(paragraph: Paragraph | None, words: str) -> int:
    """Where *words* stand last in *paragraph*, -1 where blanks stand between them."""
    return -1 if paragraph is None else paragraph.text.rfind(words)
