"""
How plans number their headings: a table of styles, and what the number at the start of a line says.

Reading needs it so as not to join a heading to the line before, structure to build the tree; neither decides
here whether a line *is* a heading. 一、 → （一） → 1. → （1） is GB/T 9704-2012, 7.3.3; the rest is custom and each
row names where it was met. `rank` is the usual order of nesting, only a prior: the order is inferred per document.
"""

import re
from dataclasses import dataclass
from typing import Final

from app.domain.numerals import enclosed_number, han_number, roman_number

_HAN: Final = "[一二三四五六七八九十百零〇○]"
_NUM: Final = rf"(?:{_HAN}{{1,4}}|[0-9０-９]{{1,3}})"
# A number followed by a unit is an amount (2.6 万吨), and a heading never starts with one.
_UNIT: Final = (
    r"(?![万亿千百余多个吨倍元％%米公平立方兆年月日号时分秒度人户家项位辆台条套件座届级类种次期周天岁页℃"
    r"kKmMGtT/~～\-－—至到])"
)


@dataclass(frozen=True, slots=True)
class Style:
    """One way of numbering: its name, usual rank (lower is nearer the root), pattern, example and source."""

    name: str
    rank: int
    pattern: re.Pattern[str]
    example: str
    source: str


def _style(name: str, rank: int, pattern: str, example: str, source: str) -> Style:
    return Style(name, rank, re.compile(pattern), example, source)


NUMBER_STYLES: Final[tuple[Style, ...]] = (
    _style(
        "annex",
        0,
        rf"附\s*(?P<word>[件表录图])\s*(?P<n>{_NUM}|[A-Z](?![A-Za-z]))?\s*[：:．.、]?\s*",
        "附件1",
        "GB/T 9704-2012, 7.3.6",
    ),
    _style(
        "division", 1, rf"第\s*(?P<n>{_NUM})\s*(?:部\s*分|编|篇)\s*[：:、]?\s*", "第一部分", "outline plans (规划纲要)"
    ),
    _style("chapter", 2, rf"第\s*(?P<n>{_NUM})\s*章\s*[：:、]?\s*", "第一章", "outline plans, measures"),
    _style(
        "topic",
        2,
        rf"(?:专题|课题|任务|板块|模块|类别)\s*(?P<n>{_NUM})(?:\s*[：:、.．]\s*|[ \t\u3000\xa0]+|$)",
        "专题一：",
        "calls for projects",
    ),
    _style(
        "part",
        3,
        rf"第\s*(?P<n>{_NUM})\s*节(?!(?:能|约|水|假|日|点)[^，。；]*[，。；])\s*[：:、]?\s*",
        "第一节",
        "outline plans, measures",
    ),
    _style(
        "article",
        4,
        rf"第\s*(?P<n>{_NUM})\s*条(?!规定|款|第|、|和|至|的|之|所|或)\s*[：:、]?\s*",
        "第一条",
        "measures (办法)",
    ),
    _style(
        "han",
        5,
        rf"(?P<n>{_HAN}{{1,3}}|—(?=\s*、))\s*[、．.]\s*(?!{_HAN}{{1,3}}[、线级类是])",
        "一、",
        "GB/T 9704-2012, 7.3.3",
    ),
    _style(
        "han-paren",
        6,
        rf"[（(〔［\[【]\s*(?P<n>{_HAN}{{1,3}}|—)\s*[)）〕］\]】]\s*[、.．]?\s*",
        "（一）",
        "GB/T 9704-2012, 7.3.3",
    ),
    _style("han-ring", 6, r"(?P<e>[㈠-㈩])\s*[、.．]?\s*", "㈠", "typewritten plans"),
    _style(
        "decimal",
        7,
        rf"(?P<n>[0-9０-９]{{1,2}}(?:[.．][0-9０-９]{{1,2}}){{1,5}})(?![.．]?[0-9０-９])(?:[.．、](?!\d))?\s*{_UNIT}(?=[^\s0-9０-９，。、；：,;:)）％%.．]|$)",
        "2.1.3",
        "technical guides",
    ),
    _style("arabic", 7, r"(?P<n>[0-9０-９]{1,2})\s*[.．、。](?![0-9０-９])\s*", "1.", "GB/T 9704-2012, 7.3.3"),
    # A year or a voltage right behind the dot: 1.2022 年，在…; 2.500 千伏电网.
    _style(
        "arabic",
        7,
        r"(?P<n>[1-9][0-9]?)[.．](?=(?:19|20)[0-9]{2}\s*(?:年|[-—－~～至]\s*20[0-9]{2})|[0-9]{3}\s*(?![万亿])[^\W\d_][^。，；：]{1,28}$)",
        "1.2022年",
        "boxes of projects",
    ),
    _style("arabic-dot", 7, r"(?P<e>[⒈-⒛])\s*[、.．]?\s*", "⒈", "typewritten plans"),
    _style(
        "bare",
        7,
        rf"(?P<n>[1-9][0-9]?)[ \t\u3000\xa0]+{_UNIT}(?=[^\W\d_A-Za-z][^。，；：]{{1,38}}$)",
        "1 ",
        "technical guides (GB/T 1.1)",
    ),
    _style(
        "arabic-paren", 8, r"[（(]\s*(?P<n>[0-9０-９]{1,2})\s*[)）]\s*[、.．]?\s*", "（1）", "GB/T 9704-2012, 7.3.3"
    ),
    _style("arabic-half", 8, r"(?P<n>[0-9０-９]{1,2})\s*[)）]\s*", "1）", "older plans"),
    _style("arabic-ring", 8, r"(?P<e>[⑴-⒇])\s*", "⑴", "typewritten plans"),
    _style("circled", 9, r"(?P<e>[①-⑳❶-❿])\s*[、.．]?\s*", "①", "project lists"),
    _style("ordinal", 10, rf"(?P<n>{_HAN}{{1,3}})是(?=[^否的不以])", "一是", "work plans of cities"),
    _style("ordinal-di", 10, rf"第(?P<n>{_HAN}{{1,2}})(?:[，,]|、(?!{_HAN}))\s*", "第一，", "reports"),
    _style("box", 11, rf"专\s*栏\s*(?P<n>{_NUM})?\s*[：:．.、]?\s*(?!中|内|和)", "专栏1", "five-year plans (规划)"),
    _style(
        "dash",
        12,
        r"(?P<d>[—―─－–-]{2,}|—(?=[^\s0-9—])|[●■◆◇○•▪★☆▲△➢◎]|·(?=\s))\s*(?=\S)",
        "——",
        "GB/T 9704 leaves it open; lists of tasks",
    ),
    _style(
        "en-chapter",
        2,
        r"(?:Chapter|CHAPTER|Part|PART)\s+(?P<r>[0-9]{1,2}|[IVXL]{1,6})\b[.:]?\s*",
        "Chapter 1",
        "official translations",
    ),
    _style(
        "en-section",
        3,
        r"(?:Section|SECTION)\s+(?P<r>[0-9]{1,2}|[IVXL]{1,6})\b[.:]?\s*",
        "Section 1",
        "official translations",
    ),
    _style("en-article", 4, r"(?:Article)\s+(?P<r>[0-9]{1,3})\b[.:]?\s*(?=\S)", "Article 1", "official translations"),
    _style(
        "en-annex",
        0,
        r"(?:Annex|ANNEX|Appendix|Attachment)\s*(?P<r>[0-9]{1,2}|[IVX]{1,4})?\b[.:]?\s*",
        "Annex 1",
        "official translations",
    ),
    _style("en-box", 11, r"(?:Box|BOX)\s+(?P<r>[0-9]{1,2})\b[.:]?\s*", "Box 1", "official translations"),
    _style("roman", 5, r"(?P<r>[IVX]{1,5}|[Ⅰ-Ⅻ])[.．、]\s*(?=\S)", "I.", "official translations"),
    _style("en-letter", 9, r"[（(](?P<l>[a-hj-z])[)）]\s*(?=\S)", "(a)", "official translations"),
)
STYLES: Final = {style.name: style for style in reversed(NUMBER_STYLES)}

# First characters that any style can start with: most lines of a plan start with none of them.
_STARTERS: Final = frozenset(
    "附第专课任板模类一二三四五六七八九十百零〇○（(〔［[【㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩0123456789０１２３４５６７８９"
    "—―─－–-●■◆◇○•▪★☆▲△➢◎·IVXCPSABⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
) | {chr(c) for first, count in ((0x2460, 60), (0x2776, 10)) for c in range(first, first + count)}


@dataclass(frozen=True, slots=True)
class Mark:
    """
    The number a line starts with. `number` is None for dashes and for a lone 附件 or 专栏.

    `label` is the mark as printed without blanks; `end` the offset where the words begin; `path` all numbers of
    a decimal mark (2.1.3 → (2, 1, 3)); `word` 件, 表 or 录 of an annex mark.
    """

    style: str
    number: int | None
    label: str
    end: int
    path: tuple[int, ...] = ()
    word: str = ""


def read_mark(line: str) -> Mark | None:
    """
    What number *line* starts with, if any. *line* has no leading blanks.

    >>> read_mark("（三）主要目标。")
    Mark(style='han-paren', number=3, label='（三）', end=3, path=(), word='')
    >>> read_mark("2.6万吨二氧化碳") is None
    True
    """
    if not line or line[0] not in _STARTERS:
        return None
    for style in NUMBER_STYLES:
        match = style.pattern.match(line)
        if match is not None:
            return _mark(style, match, line)
    return None


def _mark(style: Style, match: re.Match[str], line: str) -> Mark | None:
    groups = match.groupdict()
    label = "".join(match[0].split())
    word = groups.get("word") or ""
    path: tuple[int, ...] = ()
    number: int | None = None
    if groups.get("e"):
        number = enclosed_number(groups["e"])
    elif groups.get("r"):
        number = int(groups["r"]) if groups["r"].isdigit() else roman_number(groups["r"])
    elif groups.get("l"):
        number = ord(groups["l"]) - 96
    elif groups.get("n"):
        raw = groups["n"]
        if style.name == "decimal":
            pieces = re.split("[.．]", raw)
            if any(piece[0] in "0０" for piece in pieces):
                return None  # 1.05 is an amount
            path = tuple(int(piece) for piece in pieces)
            number = path[-1]
        elif raw == "—":
            number = 1  # character recognition reads 一 as a dash
        elif raw.isascii() and raw.isalpha():
            number = ord(raw) - 64
        else:
            number = han_number(raw)
        if number is None:
            return None
    if style.name in ("annex", "en-annex", "box", "en-box"):
        label = label.rstrip("：:．.、")
    return Mark(style.name, number, label, match.end(), path, word)
