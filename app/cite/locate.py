"""
Where in its plan a passage stands, in words a reader of the printed plan can follow.
"""

import re
from typing import Final

from app.domain.citation import read_anchor
from app.domain.plan import Lang
from app.domain.views import Passage

_MAX_HEADING: Final = 40


def locate(passage: Passage, lang: Lang) -> str:
    """
    Part, section path and paragraph of *passage*: "附件1，二、（三）汽车产业，第2段", "annex 1, section 2.3, para. 2".

    Labels are those printed; a section without a number is named by its heading. Empty for a whole plan's lead.
    """
    pieces = [_part(passage, lang), _section(passage, lang), _paragraph(passage.anchor, lang)]
    return ("，" if lang == "zh" else ", ").join(piece for piece in pieces if piece)


def _part(passage: Passage, lang: Lang) -> str:
    part = passage.part
    if part.kind == "main":
        return ""
    if part.kind == "notice":
        return "印发通知" if lang == "zh" else "forwarding notice"
    if lang == "zh":
        title = f"《{part.title}》" if part.title else ""
        return f"{part.label or '附件'}{title}"
    number = re.fullmatch(r"a(\d+)(?:~\d+)?", part.anchor)
    return f"annex {number[1]}" if number else (part.label or "annex")


def _section(passage: Passage, lang: Lang) -> str:
    section = passage.section
    if section.anchor in ("0", passage.part.anchor):
        return ("正文首部" if lang == "zh" else "preamble") if section.anchor == "0" else ""
    if lang == "en":
        return f"section {section.anchor.removeprefix(f'{passage.part.anchor}.')}"
    labels = [_label(step.heading) for step in passage.path if step.anchor != passage.part.anchor]
    own = section.heading if section.title is None else f"{section.label or ''}{section.title}"
    return "".join(labels) + _shortened(own.rstrip("。. ") if section.title is not None else (section.label or own))


def _label(heading: str) -> str:
    """The number a heading begins with; of an unnumbered heading its words, set off by a dot."""
    match = re.match(
        r"第[一二三四五六七八九十百零〇\d]+[编篇章节条]|[（(〔［\[【]?[一二三四五六七八九十百\d.．]+[)）〕］\]】]?[、.．]?",
        heading,
    )
    return match[0].strip() if match and match[0] else f"{_shortened(heading)}·"


def _paragraph(anchor: str, lang: Lang) -> str:
    address = read_anchor(anchor)
    if address is None or address.paragraph is None:
        return ""
    kind, k = address.paragraph.rsplit("-", 1)[1][0], address.paragraph.rsplit("-", 1)[1][1:]
    if lang == "zh":
        words = f"第{k}段" if kind == "p" else f"表{k}"
        return words + {"s": f"第{address.number}句", "r": f"第{address.number}行", None: ""}[address.sub]
    words = f"para. {k}" if kind == "p" else f"table {k}"
    return words + {"s": f", sentence {address.number}", "r": f", row {address.number}", None: ""}[address.sub]


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_HEADING else f"{text[:_MAX_HEADING]}…"
