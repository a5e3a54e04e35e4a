"""
One file, several documents: where a file holds two that have nothing to do with each other, it is taken apart.

A notice with its plan and attachments is one plan (DESIGN section 10), as are two rules forwarded by one notice, and a
text that a page prints twice. What is left is a file somebody made of two, each with a title, a count and a length of
its own. Where second documents begin is found in boundaries.py.
"""

import re
from typing import Final

from app.domain.numbering import read_mark
from app.domain.reading import Reading
from app.structure.parts import Split, split_parts

_LEAST_HEADINGS: Final = 3
_LEAST_CHARACTERS: Final = 600
_READING: Final = re.compile("解读|答记者问|图解|新闻发布会")


def split_documents(reading: Reading) -> tuple[str, ...]:
    """The texts of the documents in *reading*, in order: the whole text, in nearly every case."""
    split = split_parts(reading.blocks)
    if not split.second or split.parts[0].name == "n":
        return (reading.text,)
    cuts = [0]
    titles = [_title(reading, split, 0)]
    for boundary in split.second:
        title = _bare("".join(reading.blocks[i].text for i in boundary.title))
        start = reading.blocks[boundary.start].spans[0].start
        if _is_unrelated(title, titles, reading.text[:start]):
            cuts.append(start)
            titles.append(title)
    pieces = [reading.text[a:b] for a, b in zip(cuts, [*cuts[1:], len(reading.text)], strict=True)]
    headings = [_headings(reading, a, a + len(piece)) for a, piece in zip(cuts, pieces, strict=True)]
    substantial = all(len(piece) >= _LEAST_CHARACTERS for piece in pieces) and min(headings) >= _LEAST_HEADINGS
    return tuple(pieces) if len(pieces) > 1 and substantial else (reading.text,)


def _title(reading: Reading, split: Split, start: int) -> str:
    """The title printed at the head of the document that begins at block *start*."""
    lines: list[str] = []
    for i in range(start, len(reading.blocks)):
        kind = split.furniture.get(i)
        if kind is None and lines:
            break
        if kind == "title":
            lines.append(reading.blocks[i].text)
    return _bare("".join(lines))


def _bare(title: str) -> str:
    return re.sub(r"\s|[《》]|[（(].*$", "", title)


def _is_unrelated(title: str, earlier: list[str], text_before: str) -> bool:
    """Whether *title* is that of a document which the text before it neither repeats nor forwards."""
    if _READING.search(title):
        return True
    same = any(other and (title.startswith(other) or other.startswith(title)) for other in earlier)
    named = f"《{title}" in re.sub(r"\s", "", text_before)
    return not same and not named and all(earlier)


def _headings(reading: Reading, start: int, end: int) -> int:
    return sum(
        start <= block.spans[0].start < end and block.kind == "text" and read_mark(block.text) is not None
        for block in reading.blocks
    )
