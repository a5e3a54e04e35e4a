"""
The front of a document as lines: everything printed before its first numbered heading, in source order.

Structure says which lines are furniture; where it is unsure a title, a number or a signature stands in a paragraph
or is glued to a neighbour. Reading the front line by line lets titles.py, numbers.py and signing.py find it there too.
Lines are squeezed: layout blanks between Chinese characters are taken out (市 人 民 政 府), width is made even.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.outline import Outline, Span

_MAX_LINES: Final = 60
_MAX_CHARS: Final = 400
_HEAD_CHARS: Final = 12_000
_LONG_CHARS: Final = 240
_WIDE: Final = str.maketrans("０１２３４５６７８９（）［］：，．«»", "0123456789()[]:,.《》")
_HAN_BLANK: Final = re.compile(r"(?<=[^\x00-\x7f])[ \t\u3000\xa0]+|[ \t\u3000\xa0]+(?=[^\x00-\x7f])")
_DIGIT_BLANK: Final = re.compile(r"(?<=[0-9〔\[(年月])[ \t]+(?=[0-9〕\])年月日号])")
_ENTITY: Final = re.compile("&[a-z]{2,6};")  # what a page's converter left standing: 国务院办公厅&sp;
_ANNEX: Final = re.compile(r"a\d+(?:~\d+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """
    One printed line or paragraph: its text squeezed, its place, a furniture kind or "text", "heading", "annex".

    `printed` is the same text as it stands there, for values that are kept exactly as printed.
    """

    text: str
    span: Span
    kind: str
    part: str
    printed: str


def squeeze(text: str) -> str:
    """*text* without layout blanks, digits and brackets in one width: 川发 〔２０２１〕６ 号 → 川发〔2021〕6号."""
    even = _ENTITY.sub("", text.translate(_WIDE)).strip()
    return _DIGIT_BLANK.sub("", _HAN_BLANK.sub("", even))


def as_printed(line: Line, text: str) -> str:
    """The words of *line* that were squeezed to *text*, with their own widths and blanks; *text* where they are not."""
    kept = [(at, char.translate(_WIDE)) for at, char in enumerate(line.printed) if not char.isspace()]
    wanted = "".join(text.split())
    at = "".join(char for _, char in kept).find(wanted) if wanted else -1
    return text if at < 0 else line.printed[kept[at][0] : kept[at + len(wanted) - 1][0] + 1]


def all_lines(outline: Outline) -> list[Line]:
    """Every line of the text in source order; sections appear by their headings."""
    return sorted(_lines(outline), key=lambda line: line.span.start)


def front_lines(lines: list[Line]) -> list[Line]:
    """The lines before the first numbered heading of the text; contents lists are left out."""
    front: list[Line] = []
    for line in lines:
        if line.kind == "heading" or len(front) >= _MAX_LINES:
            break
        if line.kind not in ("contents", "page-number", "running-head", "ornament"):
            front.append(line)
    return front


def _lines(outline: Outline) -> Iterator[Line]:
    for item in outline.furniture:
        yield Line(squeeze(item.text), item.span, item.kind, item.part, item.text)
    for section in outline.sections:
        if section.heading_spans:
            kind, text = "heading", section.heading
            if _ANNEX.fullmatch(section.anchor):
                kind, text = "annex", section.title or ""
            elif section.label in (None, "——", "—", "--"):
                kind = "text"
            yield Line(squeeze(text), section.heading_spans[0], kind, section.part, text)
        for paragraph in section.paragraphs:
            if paragraph.spans and paragraph.kind == "text":
                head, span = paragraph.text[:_MAX_CHARS], paragraph.spans[0]
                # Far from the head only short lines matter, for dates and signatures.
                plain = span.start > _HEAD_CHARS and len(head) > _LONG_CHARS
                yield Line(head if plain else squeeze(head), span, "text", section.part, head)
