"""
Headings of plans in English: the words of their numbers, and each clause as far as every word of it is known.

第三节 健全标准体系 is "Section 3: Improve the system of standards". A heading of which one clause cannot be read has no
gloss at all.
"""

import re
from functools import lru_cache
from typing import Final

from app.domain.numerals import han_number
from app.gloss.grammar import read_nouns, verbs_of
from app.gloss.inflect import gerund
from app.gloss.sorts import kind_of
from app.gloss.titles import of_title
from app.gloss.topics import read_run

_NUMBERED: Final = {"编": "Part", "篇": "Part", "章": "Chapter", "节": "Section", "条": "Article"}
_NAMED: Final = {"专栏": "Box", "附件": "Annex", "附表": "Table", "附录": "Appendix", "附图": "Figure", "表": "Table"}
_NUMBER: Final = r"[一二三四五六七八九十百零〇\d０-９]{1,6}"
_LABEL: Final = re.compile(
    rf"^\s*(?:第\s*(?P<n>{_NUMBER})\s*(?P<of>[编篇章节条])|(?P<what>专栏|附件|附表|附录|附图)\s*(?P<k>{_NUMBER}(?:[-－.．]\d+)*)?(?=$|[\s:：.、．])|"
    rf"(?!\s*\d{{4}}\s*年)[（(〔［\[【]?\s*{_NUMBER}(?:[.．]\s*\d+)*\s*[)）〕］\]】]?\s*[、.．]?|[（(][a-zA-Z][)）]|[①-⑳]|——|--|[●■◆★▲])\s*[:：、.．]?\s*"
)
_HAN: Final = re.compile(r"[㐀-鿿]")
_ORDINAL: Final = re.compile(r"^(?:[一二三四五六七八九十]{0,3}是|第[一二三四五六七八九十]{1,3}[，,、]|首先，|其次，)")
_PROJECTS: Final = re.compile(
    "(?!实施|推进|开展|加快|谋划|建设|抓好|推动)"
    "(?P<purpose>.{4,}?)(?:领域|方面)?(?P<heads>(?:重[点大])?(?:工程|项目|任务|举措))"
)
_ASIDE: Final = re.compile(r"(?P<words>.+?)\s*[（(](?P<aside>[^（）()]{1,20})[）)]")
_ANNEX: Final = "附件"
"""It may be a document, and be named as one."""
_COUNTS: Final = {"项": "items", "个": "items", "分": "points", "处": "places"}
_COUNTED: Final = re.compile(rf"共?(?P<n>\d{{1,5}})(?P<of>{'|'.join(_COUNTS)})")
_NARROW: Final = {
    wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
"""Digits and letters set wide."""
_TRANSLATED: Final = re.compile(r"(?<=[㐀-鿿])\s+[a-z][a-z -]{3,}$")
"""The document's own English behind a term: 海洋碳汇 ocean carbon sink."""
_CLAUSES: Final = re.compile(r"[，,；;]")
_HAN_GAP: Final = re.compile(r"(?<=[㐀-鿿、，“”])\s+(?=[㐀-鿿、，“”])")
_QUOTES: Final = re.compile(r"[“”\"‘’「」『』]")
_FEWEST: Final = 3
"""Pieces between blanks with fewer characters are one word set wide: 总 则, 空 间 布 局."""


@lru_cache(maxsize=20_000)
def of_heading(heading: str) -> str:
    """
    The English of *heading*, with its number where that is a word (Chapter 3); "" where any part of it is unknown.

    >>> of_heading("四、保障措施")
    'Safeguard measures'
    >>> of_heading("第三章 完善创新体系")
    'Chapter 3: Improve the innovation system'
    """
    if not _HAN.search(heading):
        return ""
    heading = heading.translate(_NARROW)
    match = _LABEL.match(heading)
    number = _number(match) if match else ""
    words = heading[match.end() :] if match else heading
    words = _TRANSLATED.sub("", words)
    words = _QUOTES.sub("", _ORDINAL.sub("", words)).strip(" 　。.：:")
    if not words:
        return number
    what = match["what"] if match else ""
    said = of_title(words) if what == _ANNEX and kind_of(words) else _box(words) if what else ""
    said = said or of_words(words)
    if not said:
        return ""
    said = said[0].upper() + said[1:]
    return f"{number}: {said}" if number else said


def of_words(words: str) -> str:
    """The English of a heading's *words* without its number, as within a sentence; "" where one clause is unknown."""
    head, colon, rest = words.replace(":", "：").partition("：")
    if colon:
        first, second = of_words(head), of_words(rest)
        return f"{first}: {second}" if first and second else ""
    if aside := _ASIDE.fullmatch(words):
        first, second = of_words(aside["words"]), _aside(aside["aside"])
        return f"{first} ({second})" if first and second else ""
    pieces = [piece for clause in _CLAUSES.split(words) for piece in _set_apart(clause.strip())]
    said = [read_run(piece) for piece in pieces if piece]
    return ", ".join(said) if said and all(said) else ""


def _aside(words: str) -> str:
    """What stands in brackets: words, or a number of things (13项)."""
    counted = _COUNTED.fullmatch("".join(words.split()))
    return f"{counted['n']} {_COUNTS[counted['of']]}" if counted else of_words(words)


def _box(words: str) -> str:
    """
    A box or table named by what its projects are for: 提升水环境质量重点工程; "" for any other.

    Elsewhere such a heading may tell to carry projects out; a box lists them.
    """
    named = _PROJECTS.fullmatch("".join(words.split()))
    purpose = read_run(named["purpose"]) if named and verbs_of(named["purpose"]) == 1 else ""
    heads = read_nouns(named["heads"]) if named and purpose else ""
    return f"{heads} for {gerund(purpose)}" if heads and " " in purpose else ""


def _set_apart(clause: str) -> list[str]:
    """*clause* at its blanks where they set clauses apart, else without them."""
    pieces = _HAN_GAP.split(clause)
    if len(pieces) > 1 and all(len(piece) > _FEWEST for piece in pieces):
        return ["".join(piece.split()) if not piece.isascii() else piece for piece in pieces]
    return ["".join(clause.split())]


def _number(match: re.Match[str]) -> str:
    """
    What the label of a heading is called in English where it is a word with a number, "" for a bare number.

    A number that is none (第1一章, of a hasty hand) is left out.
    """
    if match["of"]:
        number = han_number(match["n"])
        return f"{_NUMBERED[match['of']]} {number}" if number is not None else ""
    if match["what"]:
        printed = (match["k"] or "").replace("－", "-").replace("．", ".")
        said = han_number(printed) or (printed if printed.isascii() else "")
        return f"{_NAMED[match['what']]} {said}".strip()
    return ""
