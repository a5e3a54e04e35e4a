"""
How parts, sections and paragraphs of a plan are named in the interface: 附件1 ¶16, Annex 1 ¶16, 第一章 总则.
"""

import re
from typing import Final

from app.domain.outline import Section
from app.domain.plan import Lang, LayerName
from app.domain.views import PartInfo
from app.vocab import messages

_ANNEX: Final = re.compile(r"a(\d+)(?:~(\d+))?")
_SHORT: Final = 14
_OPENING: Final = 20


def part_name(part: str, lang: Lang) -> str:
    """附件1 for "a1", 印发通知 for "n", 正文 for the main text."""
    annex = _ANNEX.fullmatch(part)
    if annex:
        number = annex[1] + (f"（{annex[2]}）" if annex[2] and lang == "zh" else f" ({annex[2]})" if annex[2] else "")
        return messages.text(lang, "part.annex", n=number)
    return messages.text(lang, "part.notice" if part == "n" else "part.main")


def part_title(part: PartInfo, lang: Lang) -> str:
    """附件1 汽车产业转型升级实施方案: its name and the title printed under it, which stays as printed."""
    name = part_name(part.anchor, lang)
    return f"{name} {part.title}" if part.title else name


def paragraph_label(part: str, n: int, lang: Lang, layer: LayerName = "official") -> str:
    """¶16 in the main text, 附件1 ¶16 in an attachment, 摘要 ¶3 in a summary."""
    mark = f"¶{n}"
    if layer == "summary":
        return f"{messages.text(lang, 'layer.summary')} {mark}"
    return mark if part == "main" else f"{part_name(part, lang)} {mark}"


def part_of(anchor: str) -> str:
    """
    The part an anchor stands in.

    >>> part_of("a1.2-p3"), part_of("n-p1"), part_of("2.1")
    ('a1', 'n', 'main')
    """
    head = anchor.split(".")[0].split("-")[0]
    return head if head == "n" or _ANNEX.fullmatch(head) else "main"


def shortened(text: str, length: int = _SHORT) -> str:
    """The first *length* characters of a heading, with … where it goes on."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def as_name(heading: str) -> str:
    """
    A heading where it names a section (a path, a list of links) rather than stands over it: without its closing stop.

    >>> as_name("（一）汽车产业。"), as_name("二、主要目标：")
    ('（一）汽车产业', '二、主要目标')
    """
    return heading.rstrip("。：:；;")


def listed(section: Section) -> str:
    """A section in a table of contents: 第一章 总则; where it has a number alone, how its text begins (三、加快…)."""
    label = section.label or ""
    if not section.title:
        opening = section.paragraphs[0].text if section.paragraphs else ""
        return f"{section.heading}{shortened(opening, _OPENING)}"
    return f"{label} {section.title}" if label[-1:].isalnum() else f"{label}{section.title}"
