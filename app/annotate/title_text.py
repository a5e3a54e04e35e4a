"""
The words of a title without what is printed around and behind them: blanks, dates, numbers, notes of adoption.
"""

import re
from typing import Final

from app.vocab import kinds

_DATE_TAIL: Final = re.compile(
    r"\s*[(（]?[—-]*[12一二][0-9〇○零ＯO一二三四五六七八九]{3}年(?:[0-9一二三四五六七八九十]{1,3}月)(?:[0-9一二三四五六七八九十]{1,3}日)?[)）]?$"
)
_NOTE: Final = re.compile(
    r"[(（][^()（）]{0,60}(?:通过|公布|批准|修正|有删减|删减)[^()（）]{0,40}[)）]$|"
    r"[(（][\u4e00-\u9fff]{1,14}[〔\[【][12]\d{3}[〕\]】]第?\d{1,5}号[)）]$"
    r"|[\u4e00-\u9fff]{1,14}[〔\[【][12]\d{3}[〕\]】]第?\d{1,5}号$|——.*$|[12]\d{3}年[^年]{1,12}日在.*会议上.*$|"
    r"[12]\d{3}年\d{1,2}月\d{1,2}日\d{1,2}:\d\d$|-{2,}[^-]{6,}$|发布部门[:：].*$|[(（]?发布时间.*$|【.*$"
)
_ADOPTED: Final = re.compile(r"(?<=[\u4e00-\u9fff])[(（][^()（）]{6,60}通过[^()（）]{0,20}[)）].*$", re.S)
_DATE_HEAD: Final = re.compile(r"^(?:[12]\d{3})?年\d{1,2}月\d{1,2}日(?=[\u4e00-\u9fff]{6})")
_QUOTE_MISREAD: Final = re.compile(r"《([^《》~]{4,110}?)\s*~")  # 》 as character recognition reads it
# A web page's title over the printed one: 1991年政府工作报告关于…计划草案的报告
_PAGE_TITLE: Final = re.compile(r"[12]\d{3}年政府工作报告(?=[\u4e00-\u9fff].{9})")
_GUILLEMETS: Final = str.maketrans("«»", "《》")  # what some fonts' tables make of 《》
ENGLISH_TAIL: Final = re.compile(r"(?:\s+|\s*[-—–]+\s*)(?:Delivered at|Adopted at|Issued by|Promulgated).*$", re.S)


def mend_quotes(text: str) -> str:
    """*text* with 》 where character recognition read ~ for it."""
    return _QUOTE_MISREAD.sub(r"《\1》", text)


def clean_title(text: str) -> str:
    """A title without layout blanks, notes of adoption, its number or a date behind it, quotation marks around it."""
    joined = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", text.strip()).translate(_GUILLEMETS)
    joined = _DATE_HEAD.sub("", mend_quotes(_ADOPTED.sub("", joined)))
    for _ in range(3):
        joined = _DATE_TAIL.sub("", _NOTE.sub("", joined)).strip()
    second = joined.find(joined[:8], 8)
    if second >= 8 and 0.7 <= (len(joined) - second) / second <= 1.4:  # a web page's title, then the printed one
        joined = joined[second:]
    page = _PAGE_TITLE.match(joined)
    if page and kinds.load().of_title(joined[page.end() :]):
        joined = joined[page.end() :]
    joined = re.sub(r"([\u4e00-\u9fff]{4,})\1$", r"\1", joined)  # 湖南省政府工作报告, and under it 政府工作报告
    whole = re.fullmatch(r"《([^《》]+)》", joined)
    joined = whole[1] if whole else joined
    return re.sub(r"(?<=\d)\s+(?=\d{4})|\s{2,}", " ", ENGLISH_TAIL.sub("", joined)).strip()
