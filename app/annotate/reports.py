"""
Whether a file only tells of a document: a news report (报道), or an official reading of it (解读).

Such a file has no number and no issuer of its own, whatever it quotes. A page that brings a document in full under a
line of news (近日，…印发了《…》，全文如下) is that document.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.annotate.front import Line
from app.domain.record import Evidence
from app.vocab import kinds

NEWS: Final = "报道"
READING: Final = "解读"
_LEAD_LINES: Final = 6
_TOLD: Final = 2
# How news begin: a day that is not named exactly, and something that was done then.
_LEAD: Final = re.compile(
    r"^[(（]?(?:本报讯|本报记者|记者|.{0,8}[(（]?记者|新华社.{0,24}电|近日|日前|近期|\d{1,2}月\d{1,2}日[,，])"
    r"[^。]{0,120}?(?:印发|发布|出台|公布|召开|制定|下发|获悉)"
)
_REPORTER: Final = re.compile(r"[(（](?:本报|实习)?记者|本报讯|^记者[\u4e00-\u9fff ]{2,12}(?:报道)?$")
# The words of a plan told by somebody else.
_TELLS: Final = re.compile(
    r"(?:》|方案|意见|规划|计划|办法|清单|措施)(?:还)?(?:提出|明确|指出|强调|要求|规定|从[^。]{4,60}(?:谋划|提出|明确)|从\d+月\d+日起)"
)
_IN_FULL: Final = re.compile("全文如下|全文公布|现予公布|现全文")
_TELLER: Final = re.compile("下一步|记者|据悉|据了解|相关负责人")


def read_report(front: Sequence[Line], lines: Sequence[Line]) -> tuple[str, Evidence] | None:
    """报道 with the line that shows it, where the file is a news report; else None."""
    texts = [line for line in front if line.kind in ("text", "title", "salutation")][:_LEAD_LINES]
    lead = next((line for line in texts if _LEAD.search(line.text)), None)
    if lead is None or any(_IN_FULL.search(line.text) for line in front[: 2 * _LEAD_LINES]):
        return None
    if any(line.kind == "title" and line.span.start > lead.span.start for line in front):
        return None  # the document itself begins behind the news of it
    body = "\n".join(line.text for line in front if line.kind == "text")
    told = len(_TELLS.findall(body))
    by_reporter = any(_REPORTER.search(line.text) for line in texts)
    numbered = any(line.kind == "heading" for line in lines)
    if by_reporter or told >= _TOLD or (told and (not numbered or _TELLER.search(body))):
        return NEWS, Evidence("inferred", lead.text[:60], lead.span)
    return None


def is_reading(title: str | None) -> bool:
    """Whether a title is that of an official reading: …解读, 一图读懂…, …答记者问."""
    found = kinds.load().of_title(title) if title else None
    return found is not None and found[0] == READING
