"""
The plan's own title, exactly as printed, joined where it is printed on several lines.

It is looked for where documents print it, in this order: over the main text; over the attachment of a file that is
one attachment; glued to a salutation or first sentence; in 《》 where a notice says that it forwards it. A file that
only has 关于印发《…》的通知 over the plan itself has the title in 《》; one that holds several plans has the notice's.
A title is stated or unknown, never made up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.annotate.bodies import is_body_line
from app.annotate.front import Line, squeeze
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
_DATE_TAIL: Final = re.compile(
    r"\s*[(（]?[—-]*[12一二][0-9〇○零ＯO一二三四五六七八九]{3}年(?:[0-9一二三四五六七八九十]{1,3}月)(?:[0-9一二三四五六七八九十]{1,3}日)?[)）]?$"
)
_NOTE: Final = re.compile(
    r"[(（][^()（）]{0,60}(?:通过|公布|批准|修正|有删减|删减)[^()（）]{0,40}[)）]$|"
    r"[(（][\u4e00-\u9fff]{1,14}[〔\[【][12]\d{3}[〕\]】]第?\d{1,5}号[)）]$"
    r"|[\u4e00-\u9fff]{1,14}[〔\[【][12]\d{3}[〕\]】]第?\d{1,5}号$|——.*$|[12]\d{3}年[^年]{1,12}日在.*会议上.*$|"
    r"[12]\d{3}年\d{1,2}月\d{1,2}日\d{1,2}:\d\d$|发布部门[:：].*$|[(（]?发布时间.*$|【.*$"
)
_BODY_START: Final = re.compile(
    r"为[了深贯全认加进推落切大做实坚完积促有规加充]|根据|按照|依据|近年来|“?十[一二三四五六]五”?(?:时期|"
    r"期间)[是,，]|当前|本规划|习近平|党的|到20|[^，。]{6,40}[,，][^》）)]*$|[^，。]{2,30}是[^否][^，]{10,}"
)
_FORWARDED: Final = (
    re.compile(
        r"(?:印发|转发|发布|下发|颁布)(?:《|〈|<|「)(?P<title>.{4,110}?)(?:》|〉|>|」)(?:\(.{1,8}\))?(?:的(?:通知|公告|函|决定))?$"
    ),
    re.compile(
        r"(?:关于|.)(?:印发|转发|发布|下发)(?P<title>[^《》]{4,110}?(?:规划|计划|方案|办法|意见|纲要|规则|细则|要点|"
        r"措施|规定|指南|指引|导则|"
        r"安排|清单|分工|条例|目录|标准|规范|制度|政策|战略|大纲|预案|行动)(?:[(（][^()（）]{1,30}[)）])*)的(?:通知|"
        r"公告|函)$"
    ),
)
_ANNOUNCED: Final = re.compile(
    r"(?:现将|现予|^|[,，。])[^《》。]{0,24}《(?P<title>[^《》]{4,110})》[^《》。]{0,60}(?:印发|转发|下发|公布|发布)"
)
_ANNOUNCED_LATE: Final = re.compile(
    r"《(?P<title>[^《》]{4,110})》[^《》。]{0,40}(?:已经|业经|经)[^《》。]{2,60}(?:通过|同意|批准|"
    r"审议)[^《》。]{0,30}(?:印发|公布|发布|执行)"
)
_SEVERAL: Final = re.compile(
    "[两二三四五六七八九十2-9]个(?:规定|方案|规划|计划|办法|文件|意见|细则|清单|专项)的(?:通知|公告|决定)$"
)
_NAMED_IN_A_ROW: Final = re.compile("(?:《[^《》]{4,110}》[、和及以]{0,2}){2,}")
_GLUED: Final = re.compile(
    r"^(?P<title>[^。；]{4,140}?的(?:通知|公告|通告|决定|意见|指导意见|实施意见|若干意见|复函|批复|"
    r"函))(?=[\u4e00-\u9fff(（].*)"
)
_NOTICE: Final = re.compile("[^。；]{0,120}关于[^。；]{4,140}的(?:通知|公告|函|决定)")
_GUILLEMETS: Final = str.maketrans("«»", "《》")  # what some fonts' tables make of 《》
_ENGLISH_TAIL: Final = re.compile(r"(?:\s+|\s*[-—–]+\s*)(?:Delivered at|Adopted at|Issued by|Promulgated).*$", re.S)
_ENGLISH_NOTE: Final = re.compile(
    r"Delivered|Adopted|.*\bSession of|.*\bCongress\b|.*\bPremier of|.*\bState Council$|"
    r"\(?(?:on )?[A-Z][a-z]+ \d{1,2}, \d{4}"
)
_QUOTED: Final = re.compile("以下简称|^[^（(]{0,20}[)）]|^[，。、；]")
_BRACKET_LINE: Final = re.compile(r"[(（〔].{1,40}[)）〕]")


def clean_title(text: str) -> str:
    """A title without layout blanks, notes of adoption, its number or a date behind it, quotation marks around it."""
    joined = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", text.strip()).translate(_GUILLEMETS)
    for _ in range(3):
        joined = _DATE_TAIL.sub("", _NOTE.sub("", joined)).strip()
    second = joined.find(joined[:8], 8)
    if second >= 8 and 0.7 <= (len(joined) - second) / second <= 1.4:  # a web page's title, then the printed one
        joined = joined[second:]
    whole = re.fullmatch(r"《([^《》]+)》", joined)
    joined = whole[1] if whole else joined
    return re.sub(r"(?<=\d)\s+(?=\d{4})|\s{2,}", " ", _ENGLISH_TAIL.sub("", joined)).strip()


def read_title(outline: Outline, front: Sequence[Line]) -> Title:
    """The plan's title, or None with the state "unknown"."""
    main, notice = _group(front, "main"), _group(front, "n")
    if not notice[0]:
        notice = next(((text, line.span) for line in front[:4] if line.part == "n" and (text := _notice(line))), notice)
    heads = tuple(clean_title(text) for text, _ in (notice, main) if text)
    if main[0] and notice[0] and _holds_several(notice[0], squeeze(main[0]), front):
        return Title(clean_title(notice[0]), Evidence("stated", notice[0], notice[1]), heads)
    if main[0]:
        return _inner(outline, _uncut(main[0], notice[0], front), main[1], front, heads)
    if annex := _annex(front):
        return Title(clean_title(annex.printed), Evidence("stated", annex.printed, annex.span), (*heads, annex.text))
    for line in front[:14]:
        glued = _glued(line)
        if glued is not None:
            return _inner(outline, glued, line.span, front, (*heads, clean_title(glued)))
    if announced := _announced(front):
        title, line = announced
        return Title(clean_title(title), Evidence("stated", f"《{title}》", line.span), (*heads, title))
    if notice[0]:
        return _inner(outline, *notice, front, heads)
    return Title(None, UNKNOWN, heads)


def _holds_several(notice: str, first: str, front: Sequence[Line]) -> bool:
    """Whether the notice forwards several documents of which *first* is only one; then none of them names the file."""
    if _SEVERAL.search(clean_title(notice)):
        return True
    rows = (row[0] for line in front if line.part == "n" for row in _NAMED_IN_A_ROW.finditer(line.text))
    return any(f"《{first}》" in row for row in rows)


def _joined_quotes(front: Sequence[Line]) -> Iterator[Line]:
    """*front* with a line that breaks inside 《…》 joined to the next one."""
    for at, line in enumerate(front):
        cut = at + 1 < len(front) and line.text.count("《") > line.text.count("》")
        yield replace(line, text=line.text + front[at + 1].text) if cut else line


def _uncut(text: str, notice: str, front: Sequence[Line]) -> str:
    """*text* without a first sentence that was printed on the title's line: the notice names the title itself."""
    named: list[str] = [found["title"] for pattern in _FORWARDED if (found := pattern.search(clean_title(notice)))]
    if announced := _announced(front):
        named.append(announced[0])
    even = squeeze(text)
    for name in named:
        rest = even[len(squeeze(name)) :]
        if len(name) < 6 or not even.startswith(squeeze(name)) or not re.search("[\u4e00-\u9fff]{3}", rest):
            continue
        if len(rest) > 12 or rest[0] not in "(〔[":  # a short remark in brackets is part of a title: (2021—2025年)
            return name
    return text


def _inner(outline: Outline, text: str, span: Span | None, front: Sequence[Line], heads: tuple[str, ...]) -> Title:
    """*text*, or the title of what it forwards where that stands in this file."""
    title = clean_title(text)
    evidence = Evidence("stated", text, span)
    for pattern in _FORWARDED:
        match = pattern.search(title)
        if match and "》《" not in title and "》、《" not in title:
            inner = clean_title(match["title"].strip("《》"))
            announced = _announced(front)
            if announced and announced[0].startswith(inner[:6]) and len(announced[0]) >= len(inner):
                inner = clean_title(announced[0])
            if _stands_here(outline, inner):
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
    if text.isascii() and (len(text) > 24 or _ENGLISH_NOTE.match(text)):
        bare = _ENGLISH_TAIL.sub("", text)
        return bool(bare) and _ENGLISH_NOTE.match(bare) is None and (not joined or joined.isascii())
    if joined.count("(") > joined.count(")") and len(text) <= _MAX_REST and re.match(r"[^()]{0,40}\)", text):
        return True  # …计量方法(试 / 行)
    if _NUMBER_LINE.fullmatch(text) or _QUOTED.search(text):
        return False
    if is_body_line(text.removesuffix("文件")) and (not joined or _ends_title(joined)):
        return False
    if _NOT_TITLE.fullmatch(text):
        return bool(joined) and text.isdigit() and len(text) == 4
    return not (joined and len(text) >= 18 and _ends_title(joined) and _BODY_START.match(text))


def _ends_title(text: str) -> bool:
    """Whether *text* could stop here: its last words name a kind of document, or it closes a bracket."""
    title = clean_title(text)
    found = kinds.load().of_title(title) if title else None
    if found is not None and (title.isascii() or title.rstrip("》”）)").endswith(found[1])):
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


def _notice(line: Line) -> str | None:
    """The title of a notice that stands in a line of text, alone or glued to what follows."""
    alone = line.kind == "text" and _NOTICE.fullmatch(line.text)
    return line.printed if alone else _glued(line)


def _glued(line: Line) -> str | None:
    """A title printed at the beginning of *line* without a break: …的通知各市人民政府, or twice in a row."""
    if line.kind not in ("text", "salutation") or "关于" not in line.text[:60]:
        return None
    match = _GLUED.match(line.text)
    if not match or not re.match(r"[\u4e00-\u9fff、,(（） ]{0,120}?关于|关于", match["title"]):
        return None
    title = match["title"]
    if re.match("为|根据|按照|近日|现将|经|日前", title) or title.count("《") != title.count("》"):
        return None
    return title


def _announced(front: Sequence[Line]) -> tuple[str, Line] | None:
    """The document a notice says it forwards: 现将《…》印发给你们, 《…》已经…通过，现印发."""
    for line in _joined_quotes(front):
        if line.kind not in ("text", "salutation", "title") or re.match("近日|日前|[0-9]{1,2}月", line.text):
            continue
        for pattern in (_ANNOUNCED, _ANNOUNCED_LATE):
            match = pattern.search(line.text)
            if match and not re.search("根据|按照|贯彻|落实$", line.text[: match.start("title")]):
                return match["title"], line
    return None
