"""
What a notice says of the plan it forwards: in its title, in its text, and where its title is glued to a neighbour.

印发《…》的通知, 现将《…》印发给你们, 《…》已经…通过. Which of the names becomes the plan's title is decided in
titles.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.annotate.front import Line, as_printed
from app.annotate.title_text import clean_title, mend_quotes

FORWARDED: Final = (
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
_COMPOSED: Final = re.compile(
    r"(?:^|[,，])(?:组织|研究)?(?:编制|制定|形成)了?《(?P<title>[^《》]{6,80}?(?:规划|计划|方案|纲要))》"
    r"(?=$|。|[,，]?(?:[(（]以下简称|作为|规划期|本规划|期限|是|为))"
)
_SEVERAL: Final = re.compile(
    "[两二三四五六七八九十2-9]个(?:规定|方案|规划|计划|办法|文件|意见|细则|清单|专项)的(?:通知|公告|决定)$"
)
_NAMED_IN_A_ROW: Final = re.compile("(?:《[^《》]{4,110}》[、和及以]{0,2}){2,}")
_NOTICE: Final = re.compile("[^。；]{0,120}关于[^。；]{4,140}的(?:通知|公告|函|决定)")
_NUMBER_HEAD: Final = re.compile(
    r"^[\u4e00-\u9fff]{2,12}[〔\[(（][12]\d{3}.{1,4}\d{1,5}号(?=[\u4e00-\u9fff]{2,40}关于)"
)
_GLUED: Final = re.compile(
    r"^(?P<title>[^。；]{4,140}?的(?:通知|公告|通告|决定|意见|指导意见|实施意见|若干意见|复函|批复|"
    r"函))(?=[\u4e00-\u9fff(（].*)"
)


def holds_several(notice: str, first: str, front: Sequence[Line]) -> bool:
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


def find_announced(front: Sequence[Line]) -> tuple[str, Line] | None:
    """The document a notice says it forwards: 现将《…》印发给你们, 《…》已经…通过，现印发."""
    for line in _joined_quotes(front):
        if line.kind not in ("text", "salutation", "title") or re.match("近日|日前|[0-9]{1,2}月", line.text):
            continue
        for pattern in (_ANNOUNCED, _ANNOUNCED_LATE):
            match = pattern.search(line.text)
            if match and not re.search("根据|按照|贯彻|落实$", line.text[: match.start("title")]):
                return as_printed(line, match["title"]), line
    return None


def find_composed(front: Sequence[Line]) -> tuple[str, Line] | None:
    """The document whose preface says that it was drawn up: 编制《…规划》."""
    for line in front:
        match = _COMPOSED.search(line.text) if line.kind == "text" else None
        if match and not re.search("根据[^。]{0,20}$|按照[^。]{0,20}$", line.text[: match.start()]):
            return as_printed(line, match["title"]), line
    return None


def find_notice(line: Line) -> str | None:
    """The title of a notice that stands in a line of text, alone or glued to what follows."""
    alone = line.kind == "text" and _NOTICE.fullmatch(line.text)
    return line.printed if alone else find_glued(line)


def find_glued(line: Line) -> str | None:
    """A title printed at the beginning of *line* without a break: …的通知各市人民政府, or twice in a row."""
    if line.kind not in ("text", "salutation") or "关于" not in line.text[:60]:
        return None
    match = _GLUED.match(mend_quotes(_NUMBER_HEAD.sub("", line.text)))
    if not match or not re.match(r"[\u4e00-\u9fff、,(（）《 ]{0,120}?关于|关于", match["title"]):
        return None
    title = match["title"]
    if re.match("为|根据|按照|近日|现将|经|日前", title) or title.count("《") != title.count("》"):
        return None
    return as_printed(line, title)
