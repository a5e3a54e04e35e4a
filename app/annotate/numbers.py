"""
The document's own number (发文字号), brackets normalised to 〔〕: 辽政发[2015] 24 号 → 辽政发〔2015〕24号.

It stands on a line of its own at the head or right behind the title. Numbers of other documents, quoted in the text
behind 《…》, are never the plan's own.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.annotate.front import Line
from app.annotate.signing import UNKNOWN
from app.domain.record import Evidence

_NUMBER: Final = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{1,24})[〔［\[(【﹝〈„]\s*(?P<year>[12][0-9]{3})\s*[〕］\])】﹞〉‟J]?\s*(?P<no>第?\s*[0-9]{1,5})\s*号"
)
_ORDER: Final = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,20}令)\s*(?P<no>第?\s*[0-9〇一二三四五六七八九十百]{1,6})\s*号")
_TITLE_LINE: Final = re.compile("^[^。；]*关于[^。；]*的(?:通知|公告|函|决定|意见)$")
_LABEL: Final = re.compile(r"^(?:发文字号|发文文号|文号|文件编号|字号)[:：]?")
_LONG_BODY: Final = re.compile(
    r".*(?:人民政府办公厅|人民政府办公室|人民政府|办公厅|办公室|委员会|管理局|能源局|技术厅|文件|"
    r"签发人)(?=[\u4e00-\u9fff]{2})|^日(?=[\u4e00-\u9fff]{3})"
)
_TITLE_END: Final = re.compile(
    r"(?:通知|意见|方案|规划|计划|办法|决定|措施|规定|细则|要点|批复|复函|函|公告|纲要|"
    r"条例)[》”]?\s*[(（]?\s*(?=[\u4e00-\u9fff]{1,14}[〔［\[(【﹝])"
)


def read_doc_number(front: Sequence[Line]) -> tuple[str | None, Evidence]:
    """The document's number and the line it was read from."""
    for line, text in _candidates(front):
        match = _NUMBER.fullmatch(text) or _ORDER.fullmatch(text)
        if match:
            return _normal(match), Evidence("stated", text, line.span)
    for line in front:
        for end in _TITLE_END.finditer(line.text[:300]):
            if "《" in line.text[: end.end()] and line.text[: end.end()].rstrip("(（ ").endswith("》"):
                # …印发《规划》（国发〔2021〕4号）: the number of what is quoted, unless this is the title's own end.
                continue
            match = _NUMBER.match(line.text, end.end())
            if match and (line.kind == "title" or _stands_behind_title(line.text, end.start())):
                return _normal(match), Evidence("stated", match[0], line.span)
    return None, UNKNOWN


def _stands_behind_title(text: str, at: int) -> bool:
    """Whether what stands before *at* is the title of this document and no sentence that cites another."""
    before = text[:at]
    return "关于" in before and not re.search("根据|按照|依据|贯彻|落实《|为[了深贯全认]|。", before)


def _candidates(front: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Lines that may be a number, alone or with the line after them (甘政发〔 / 2021〕62号)."""
    for i, line in enumerate(front):
        prose = line.kind in ("text", "date", "printed", "contact") and len(line.text) > 60
        if prose and not _TITLE_LINE.search(line.text):
            return  # prose has begun: numbers from here on are quoted
        text = _unwrapped(_LABEL.sub("", line.text))
        if line.kind == "doc-number" or text.endswith("号"):
            yield line, _own(text)
        following = front[i + 1].text.rstrip(")） ") if i + 1 < len(front) else ""
        if following.endswith("号") and len(text) <= 24 and not _NUMBER.fullmatch(_own(_unwrapped(following))):
            yield line, _own(text + following)


def _unwrapped(text: str) -> str:
    """*text* without one pair of round brackets around the whole of it."""
    return text[1:-1].strip() if text[:1] in "(（" and text[-1:] in ")）" else text


def _own(text: str) -> str:
    """*text* without a body's name or title words that were printed right before the number."""
    bare = re.sub(r"\s", "", text)
    for end in reversed(list(_TITLE_END.finditer(bare))):
        bare = bare[end.end() :]
        break
    match = _LONG_BODY.match(bare)
    return bare[match.end() :] if match and _NUMBER.fullmatch(bare[match.end() :]) else bare


def _normal(match: re.Match[str]) -> str:
    number = re.sub(r"\s", "", match["no"])
    if "year" not in match.groupdict() or match.groupdict().get("year") is None:
        return f"{match['who']}{number if number.startswith('第') else '第' + number}号"
    return f"{match['who']}〔{match['year']}〕{number}号"
