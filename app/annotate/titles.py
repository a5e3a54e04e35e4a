"""
The plan's own title, exactly as printed, joined where it is printed on several lines.

It is looked for where documents print it, in this order: over the main text; over the attachment of a file that is
one attachment; glued to a salutation or first sentence; in 《》 where a notice says that it forwards it. A file that
only has 关于印发《…》的通知 over the plan itself has the title in 《》; one that holds several plans has the notice's.
A title is stated or unknown, never made up.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.annotate.bodies import is_body_line
from app.annotate.forwarded import FORWARDED, find_announced, find_composed, find_glued, find_notice, holds_several
from app.annotate.front import Line, squeeze
from app.annotate.title_text import ENGLISH_TAIL, clean_title
from app.domain.outline import Outline, Span
from app.domain.record import Evidence
from app.vocab import kinds

UNKNOWN: Final = Evidence("unknown")


@dataclass(frozen=True, slots=True)
class Title:
    """The title with its evidence, and the titles it was found among, the notice's first (for issuer and place)."""

    value: str | None
    evidence: Evidence
    heads: tuple[str, ...] = ()


# What is printed among title lines and is none of the title's.
_MAX_REST: Final = 40
_NOT_TITLE: Final = re.compile(
    r"文件|[A-Z0-9][A-Za-z0-9 .:/\-]{0,24}|[\d/ .\-—–一IVXivx]{1,20}|(?:目录|目次|前言|序言|引言|目|录|前|言)|ICS.*|"
    r"CCS.*|备案号.*|第?\d+[期号]|"
    r"[\dX年月日\- ]{4,}(?:发布|实施)|中华人民共和国.{2,20}发\s*布|.*(?:行业标准|地方标准|国家标准)|索引号.*|"
    r"发布部门.*|\(?(?:第.{1,8}号)\)?|.{0,16}等.{1,4}部门|"
    r"各[\u4e00-\u9fff]{1,10}[:：]?|各[省市县区州地].*|\d{4}年\d{1,2}月\d{1,2}日(?:\d{1,2}:\d\d)?.{0,40}|"
    r"(?:征求意见稿)?起草说明|来源.*|时间.*|作者.*|联系人.*|(?:省长|市长|主席|县长|国务院总理|代省长|代市长).{0,6}|"
    r"[(（]?(?:此件|本文|此文)[^()（）]{0,16}[)）]?|[(（]?联系人.*|【.*】.*|各位代表.*|[IVXivx\d ]*目录"
)
_NUMBER_LINE: Final = re.compile(
    r".{0,20}[〔\[［【(].{0,3}[12][0-9 ]{3,5}.{0,2}[〕\]］】)J]?\s*第?\s*\d+\s*号\)?|.{0,16}[〔\[［]|"
    r"[12]\d{3}[〕\]］]\s*\d+\s*号"
)
_BODY_START: Final = re.compile(
    r"为[了深贯全认加进推落切大做实坚完积促有规加充]|根据|按照|依据|近年来|“?十[一二三四五六]五”?(?:时期|"
    r"期间)[是,，]|当前|本规划|习近平|党的|到20|[^，。]{6,40}[,，][^》）)]*$|[^，。]{2,30}是[^否][^，]{10,}"
)
_ENGLISH_NOTE: Final = re.compile(
    r"Delivered|Adopted|.*\bSession of|.*\bCongress\b|.*\bPremier of|.*\bState Council$|"
    r"\(?(?:on )?[A-Z][a-z]+ \d{1,2}, \d{4}"
)
_QUOTED: Final = re.compile("以下简称|^[^（(]{0,20}[)）]|^[，。、；]")
_STANDING: Final = re.compile("[^。；,，:：]{0,120}关于[^。；:：]{6,100}")
_STANDING_LINES: Final = 16
_STANDING_PIECES: Final = 4
_STANDING_GAP: Final = 6
_HEADLINE: Final = re.compile("[^《》]{2,40}(?:印发|发布|出台|公布)《[^《》]{4,80}》.")
_BRACKET_LINE: Final = re.compile(r"[(（〔].{1,40}[)）〕]")


def read_title(outline: Outline, front: Sequence[Line], told: bool = False) -> Title:
    """
    The plan's title, or None with the state "unknown".

    *told* says that the file is a news report, which has a headline and is not the document it names.
    """
    main, notice = _group(front, "main"), _group(front, "n")
    if told:
        headline, span = main if main[0] else notice
        headline = headline[: headline.find("》") + 1] if _HEADLINE.match(headline) else headline
        return Title(clean_title(headline), Evidence("stated", headline, span)) if headline else Title(None, UNKNOWN)
    if not notice[0]:
        notice = next(
            ((text, line.span) for line in front[:4] if line.part == "n" and (text := find_notice(line))), notice
        )
    heads = tuple(clean_title(text) for text, _ in (notice, main) if text)
    if main[0] and notice[0] and holds_several(notice[0], squeeze(main[0]), front):
        return Title(clean_title(notice[0]), Evidence("stated", notice[0], notice[1]), heads)
    if main[0]:
        return _inner(outline, _uncut(main[0], notice[0], front), main[1], front, heads)
    if annex := _annex(front):
        return Title(clean_title(annex.printed), Evidence("stated", annex.printed, annex.span), (*heads, annex.text))
    for line in front[:14]:
        glued = find_glued(line)
        if glued is not None:
            return _inner(outline, glued, line.span, front, (*heads, clean_title(glued)))
    if announced := find_announced(front):
        title, line = announced
        return Title(clean_title(title), Evidence("stated", f"《{title}》", line.span), (*heads, title))
    if notice[0]:
        return _inner(outline, *notice, front, heads)
    if standing := _standing(front):
        return _inner(outline, *standing, front, (*heads, clean_title(standing[0])))
    if composed := find_composed(front):
        title, line = composed
        return Title(clean_title(title), Evidence("stated", f"《{title}》", line.span), (*heads, title))
    return Title(None, UNKNOWN, heads)


def _standing(front: Sequence[Line]) -> tuple[str, Span] | None:
    """A title that stands among paragraphs of the front, on one line or broken over a few: …关于…的意见."""
    for at, line in enumerate(front[:_STANDING_LINES]):
        text, last = "", line
        for part in front[at : at + _STANDING_PIECES]:
            if part.kind != "text" or part.span.start - last.span.end > _STANDING_GAP:
                break
            text, last = text + part.printed, part
            if _STANDING.fullmatch(squeeze(text)) and _ends_title(text):
                return text, Span(line.span.start, part.span.end)
    return None


def _uncut(text: str, notice: str, front: Sequence[Line]) -> str:
    """*text* without a first sentence that was printed on the title's line: the notice names the title itself."""
    named: list[str] = [found["title"] for pattern in FORWARDED if (found := pattern.search(clean_title(notice)))]
    if announced := find_announced(front):
        named.append(announced[0])
    even, cleaned = squeeze(text), squeeze(clean_title(text))
    for name in named:
        rest = even[len(squeeze(name)) :]
        if len(name) < 6 or not even.startswith(squeeze(name)) or not re.search("[\u4e00-\u9fff]{3}", rest):
            continue
        if not re.search("[\u4e00-\u9fff]{2}", cleaned[len(squeeze(name)) :]):
            continue  # nothing but a date stands behind it: 国家适应气候变化战略2035
        if len(rest) > 12 or rest[0] not in "(〔[":  # a short remark in brackets is part of a title: (2021—2025年)
            return name
    return text


def _inner(outline: Outline, text: str, span: Span | None, front: Sequence[Line], heads: tuple[str, ...]) -> Title:
    """*text*, or the title of what it forwards where that stands in this file."""
    title = clean_title(text)
    evidence = Evidence("stated", text, span)
    for pattern in FORWARDED:
        match = pattern.search(title)
        if match and "》《" not in title and "》、《" not in title:
            inner = clean_title(match["title"].strip("《》"))
            announced = find_announced(front)
            if announced and announced[0].startswith(inner[:6]) and len(announced[0]) >= len(inner):
                inner = clean_title(announced[0])
            if kinds.load().of_title(inner) and _stands_here(outline, inner):
                return Title(inner, evidence, heads)
    return Title(title, evidence, heads)


def _stands_here(outline: Outline, inner: str) -> bool:
    """Whether the document named *inner* is in the file and not only forwarded by it."""
    if sum(1 for s in outline.sections if s.level == 1) >= 2:
        return True
    return any(squeeze(s.title or "").startswith(inner[:10]) for s in outline.sections)


def _group(front: Sequence[Line], part: str) -> tuple[str, Span | None]:
    """The adjacent title lines of *part*, joined as printed; what is printed among them and is no title is left out."""
    lines: list[Line] = []
    for at, line in enumerate(front):
        if line.part != part:
            continue
        titular = (
            line.kind == "title"
            or (line.kind == "text" and lines and _BRACKET_LINE.fullmatch(line.text))
            or (line.kind == "text" and lines and _completes(line.text, "".join(each.text for each in lines)))
            or (line.kind in ("signature", "stamp") and not lines and _begins_title(front, at))
        )
        if titular and _belongs(line, lines):
            if lines and line.span.start - lines[-1].span.end > 60:
                break
            lines.append(line)
        elif lines and line.kind in ("salutation", "date", "text", "signature", "title"):
            complete = _ends_title("".join(each.text for each in lines))
            if line.kind == "signature" and not complete:
                lines.clear()
            elif complete or line.kind != "title":
                break
    if not lines or not re.search("[\u4e00-\u9fffA-Za-z]{2}", "".join(line.text for line in lines)):
        return "", None
    text = lines[0].printed
    for line in lines[1:]:
        glue = " " if text[-1].isascii() and text[-1].isalpha() and line.text[:1].isascii() else ""
        text += glue + line.printed
    return text, Span(lines[0].span.start, lines[-1].span.end)


def _begins_title(front: Sequence[Line], at: int) -> bool:
    """Whether a line that looks like a letterhead is the first half of a title (某某办公厅关于 / …的答复)."""
    line, following = front[at], front[at + 1] if at + 1 < len(front) else None
    return (
        following is not None
        and following.kind == "title"
        and following.span.start - line.span.end <= 2
        and not is_body_line(line.text.removesuffix("文件"))
        and re.search("[关对于的]|转发|印发", line.text) is not None
    )


def _belongs(line: Line, before: Sequence[Line]) -> bool:
    """Whether *line* is part of the title whose lines so far are *before*."""
    text = line.text
    joined = "".join(each.text for each in before)
    if _is_latin(text) and (len(text) > 24 or _ENGLISH_NOTE.match(text)):
        bare = ENGLISH_TAIL.sub("", text)
        return bool(bare) and _ENGLISH_NOTE.match(bare) is None and (not joined or _is_latin(joined))
    if joined.count("(") > joined.count(")") and len(text) <= _MAX_REST and re.match(r"[^()]{0,40}\)", text):
        return True  # …计量方法(试 / 行)
    if _NUMBER_LINE.fullmatch(text) or _QUOTED.search(text):
        return False
    if is_body_line(text.removesuffix("文件")) and (not joined or _ends_title(joined)):
        return False
    if _NOT_TITLE.fullmatch(text):
        return bool(joined) and text.isdigit() and len(text) == 4
    return not (joined and len(text) >= 18 and _ends_title(joined) and _BODY_START.match(text))


def _is_latin(text: str) -> bool:
    """Whether *text* is written in Latin letters, whatever its quotation marks."""
    return re.search("[A-Za-z]", text) is not None and re.search("[\u4e00-\u9fff]", text) is None


def _completes(text: str, joined: str) -> bool:
    """Whether a line of a character or two is the end of the word that names the kind (政府工作报 / 告)."""
    return len(text) <= 2 and not _ends_title(joined) and _ends_title(joined + text)


def _ends_title(text: str) -> bool:
    """Whether *text* could stop here: its last words name a kind of document, or it closes a bracket."""
    title = clean_title(text)
    found = kinds.load().of_title(title) if title else None
    if found is not None and (_is_latin(title) or title.rstrip("》”）)").endswith(found[1])):
        return True
    return re.search(r"[)）]$", title) is not None


def _annex(front: Sequence[Line]) -> Line | None:
    """The attachment a file consists of: it begins with one, nothing of a notice before it."""
    for line in front:
        if line.kind == "annex":
            return line if len(line.text) >= 4 else None
        if line.kind in ("text", "title", "salutation") and len(line.text) > 12:
            return None
    return None
