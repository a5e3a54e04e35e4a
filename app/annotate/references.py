"""
The documents that a plan names: every 《…》 and every document number in its headings, paragraphs and tables.

A name the text said it would go on with (以下简称《规划纲要》) stands for the whole from there on. What names nothing
by itself (《规划》, 《意见》) is left out. Which of the documents are held is not known here.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.domain.mentions import Mention, find_mentions
from app.domain.outline import Outline, Section
from app.domain.references import Reference

# Words for kinds of documents, alone or heaped: hundreds are called 《实施意见》.
_KIND_ONLY: Final = re.compile(
    r"(?:[本该]|若干|实施|工作|行动|指导|发展|专项|总体|建设|具体|有关|配套|年度|五年|管理|任务|责任|分工|产业|政策|"
    r"规划|纲要|方案|计划|意见|通知|办法|规定|决定|措施|细则|目录|清单|要点|标准|规范|指南|公告|条例|报告|批复|议定书|"
    r"协议|合同|建议|决议|战略|的|及|和|与)+"
)


def find_references(outline: Outline) -> tuple[Reference, ...]:
    """Every mention of a document in *outline*, in reading order; those of the plan itself are among them."""
    short: dict[str, Mention] = {}
    found: list[Reference] = []
    for anchor, text in _texts(outline):
        for mention in find_mentions(text):
            meant = mention
            if mention.title is not None and mention.number is None:
                meant = short.get(mention.title, mention)
            if mention.short is not None:
                short[mention.short] = meant
            if meant.number is None and (meant.title is None or _KIND_ONLY.fullmatch(meant.title)):
                continue
            found.append(Reference(anchor, mention.start, mention.end, meant.title, meant.number))
    return tuple(found)


def _texts(outline: Outline) -> Iterator[tuple[str, str]]:
    """(anchor, words) of headings and paragraphs in reading order."""
    for item in outline.in_reading_order():
        if isinstance(item, Section):
            # An attachment's heading is its own title.
            if item.heading and item.anchor != item.part:
                yield item.anchor, item.heading
        else:
            yield item.anchor, item.text
