"""
How a text names another document: its title in 《》, its number (发文字号), or both beside each other.

A grammar like that of anchors, standing here since plans and reports are read by it alike. Which plan is meant is
decided in app.store.naming; what a mention says is never more than what is printed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

LONGEST_TITLE: Final = 150
"""Characters between 《 and 》 above which one of the two is a misprint."""

_DIGITS: Final = "0-9０-９"
# The agency's signs before the year. Brackets are 〔〕 by GB/T 9704-2012, 7.2.5, and anything in the wild.
_NUMBER: Final = re.compile(
    rf"(?P<who>(?:[\u4e00-\u9fff][ \t\u3000]?){{1,24}})\s*"
    rf"[〔［\[(（【﹝]\s*(?P<year>[12１２][{_DIGITS}]{{3}})\s*年?[〕］\])）】﹞]"
    rf"\s*第?\s*(?P<no>[{_DIGITS}]{{1,5}})\s*号"
)
_ORDER: Final = re.compile(rf"(?P<who>[\u4e00-\u9fff]{{2,20}}令)\s*第\s*(?P<no>[{_DIGITS}]{{1,5}})\s*号")
# What stands before a number in running prose and is no part of it.
_BEFORE: Final = (
    "根据|按照|依据|依照|遵照|参照|落实|贯彻|执行|实施|印发|下发|发布|颁布|通知|意见|规划|方案|计划|决定|纲要|"
    "办法|规定|条例|措施|精神|文件|要求|以及|经|见|以|由|是|的|在|对|如|即|为|等|了|将|按|据|号|从|于"
)
_PROSE: Final = re.compile(
    rf".*(?:{_BEFORE}|和|与|及|或|国务院(?!令|办)|人民政府(?!令|办)|办公厅(?=[\u4e00-\u9fff]{{2}})|"
    r"办公室(?=[\u4e00-\u9fff]{2})|(?:省|市|区|县|州)(?:委|政府)(?!令|办))",
    re.DOTALL,
)
# Bodies that give orders (国家发展和改革委员会令) have 和 in their names.
_PROSE_OF_ORDER: Final = re.compile(f".*(?:{_BEFORE})", re.DOTALL)
# The agencies' signs end in what is done with the document (发, 函), by whom (办, 字), or the field (规, 财, 高).
_SIGNS: Final = re.compile(r"[\u4e00-\u9fff]{1,20}")
_OPENING: Final = r"[ \t]*[（(〔\[【]?[ \t]*"
_SHORT: Final = re.compile(
    r"[^《》。；\n]{0,30}?(?:以下|下)?(?:统|简)称(?:为|：|:)?[ \t]*[《〈“\"「]([^《》〈〉“”\"「」\n]{2,20})[》〉”\"」]"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """
    A document as a text names it: `start` and `end` are offsets in Unicode code points, brackets included.

    At least one of `title` (without 《》 and line breaks) and `number` (国发〔2010〕32号) is there; both where
    they stand side by side. `short` is the name the text says it will use from here on (以下简称《意见》).
    """

    start: int
    end: int
    title: str | None = None
    number: str | None = None
    short: str | None = None


def find_mentions(text: str) -> tuple[Mention, ...]:
    """
    The documents that *text* names, in the order they stand in; none overlap.

    A title that holds another (《关于印发〈规划〉的通知》) is one mention.

    >>> [(m.title, m.number) for m in find_mentions("落实《某意见》（国发〔2010〕32号）和吉政发[2011]10号文件")]
    [('某意见', '国发〔2010〕32号'), (None, '吉政发〔2011〕10号')]
    """
    numbers = list(_numbers(text))
    found: list[Mention] = []
    used: set[int] = set()
    for start, end in _titles(text):
        title = _joined(text[start + 1 : end - 1])
        beside = _beside(text, start, end, numbers)
        number = None
        if beside is not None:
            number = beside.number
            used.add(beside.start)
            start, end = min(start, beside.start), max(end, beside.end)
        found.append(Mention(start, end, title, number))
    taken = [(m.start, m.end) for m in found]
    found += [m for m in numbers if m.start not in used and all(m.end <= a or m.start >= b for a, b in taken)]
    return tuple(_with_short_names(text, sorted(found, key=lambda m: m.start)))


def read_number(text: str) -> str | None:
    """
    *text* as a document number in its usual form, None where it is anything else.

    >>> read_number(" 吉政发 [2011] 10 号 "), read_number("2011年10号楼")
    ('吉政发〔2011〕10号', None)
    """
    found = list(_numbers(text))
    whole = text.strip()
    if len(found) != 1 or text[found[0].start : found[0].end] != whole:
        return None
    return found[0].number


def number_key(number: str) -> str:
    """What two prints of one document number have in common: kinds of brackets, widths, blanks and 第 do not count."""
    folded = unicodedata.normalize("NFKC", number).translate(_EVEN)
    return "".join(folded.split()).replace("第", "").casefold()


_EVEN: Final = str.maketrans("〔〕[]【】﹝﹞{}", "()" * 5)


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Where 《…》 stand, the outermost where one holds another; what is not closed in time is passed over."""
    at = 0
    while (start := text.find("《", at)) >= 0:
        depth, at = 0, start + 1
        for end in range(start, min(len(text), start + LONGEST_TITLE + 2)):
            sign = text[end]
            if sign == "\t" or text.startswith("\n\n", end):
                break
            depth += (sign == "《") - (sign == "》")
            if depth == 0:
                if text[start + 1 : end].strip():
                    yield start, end + 1
                at = end + 1
                break


def _numbers(text: str) -> Iterator[Mention]:
    for match in (*_NUMBER.finditer(text), *_ORDER.finditer(text)):
        who = match["who"]
        prose = (_PROSE if match.re is _NUMBER else _PROSE_OF_ORDER).match(who)
        cut = prose.end() if prose and prose.end() < len(who) else 0
        who = "".join(who[cut:].split())
        if not _SIGNS.fullmatch(who):
            continue
        digits = unicodedata.normalize("NFKC", match["no"])
        if "year" in match.groupdict():
            number = f"{who}〔{unicodedata.normalize('NFKC', match['year'])}〕{digits}号"
        else:
            number = f"{who}第{digits}号"
        yield Mention(match.start() + cut, match.end(), None, number)


def _beside(text: str, start: int, end: int, numbers: list[Mention]) -> Mention | None:
    """The number that belongs to the title from *start* to *end*: first in the brackets behind it, or right before."""
    for number in numbers:
        if number.start >= end and re.fullmatch(_OPENING, text[end : number.start]):
            closing = re.match(r"[ \t]*[)）〕\]】]", text[number.end :])
            wide = number.end + (closing.end() if closing and number.start > end else 0)
            return Mention(number.start, wide, None, number.number)
        # In a table the number before may be that of the row above.
        if number.end <= start and not text[number.end : start].strip(" \u3000"):
            return number
    return None


def _with_short_names(text: str, found: list[Mention]) -> Iterator[Mention]:
    """*found*, each with the short name said behind it; the words that say it (以下简称《意见》) name nothing else."""
    told = -1
    for mention in found:
        if mention.start < told:
            continue
        short = _SHORT.match(text, mention.end)
        told = short.end() if short else told
        yield replace(mention, short=_joined(short[1]) if short else None)


def _joined(title: str) -> str:
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", " ".join(title.split()))
