"""
The headings of one part: which numbered lines are headings, which line prints their title, how each reads.

Relies on levels for which numbers are believed, on placing for which items make one list, and on headings for where
a title ends. A number alone on its line (第一章) takes the title from the line behind it; two of them in a row, as
some PDF writers put the labels before the words, take the two lines behind.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from app.domain.numbering import Mark, read_mark
from app.domain.reading import Block
from app.structure.cells import is_row
from app.structure.furniture import is_occasion, looks_like_title
from app.structure.headings import Heading, Item, read_list
from app.structure.levels import Above, nesting, plausible
from app.structure.placing import kept_open
from app.structure.unnumbered import known_headings, shown_by_numbers

_MAY_STAND_ALONE: Final = frozenset(
    ("division", "chapter", "part", "box", "topic", "bare", "han", "han-paren", "arabic", "decimal", "en-chapter")
)
# Numbers that are headings even where no title is found; any other lone number is the cell of a table.
_HEADINGS_ANYWAY: Final = frozenset(("division", "chapter", "part", "box", "article", "topic", "en-chapter"))
_CHAPTERS: Final = frozenset(("division", "chapter", "part"))
# What a sentence begins with and no title does: 为贯彻落实…，制定本规划.
_REASON: Final = re.compile("为了?|根据|按照|依据|到(?:本世纪|[0-9０-９])")
_LONGEST_TITLE_LINE: Final = 40
_MOST_LABELS: Final = 4


@dataclass(slots=True)
class Titles:
    """
    The numbered headings of a part by the index of their block.

    `marks` are their numbers, `read` how each line reads, `title_of` the further block that prints the title of a
    number standing alone; those blocks are `taken` and no paragraphs. `unnumbered` are the headings without a number,
    each with its rank, None where nothing states one.
    """

    marks: dict[int, Mark]
    read: dict[int, Heading]
    above: Above
    top_styles: frozenset[str]
    title_of: dict[int, int] = field(default_factory=dict)
    unnumbered: dict[int, int | None] = field(default_factory=dict)

    @property
    def taken(self) -> frozenset[int]:
        """The blocks that only print a title."""
        return frozenset(self.title_of.values())


@dataclass(frozen=True, slots=True)
class _Open:
    mark: Mark | None
    rank: int | None
    at: int


def find_titles(blocks: Sequence[Block], body: Sequence[int]) -> Titles:
    """The headings among the blocks *body*."""
    marks = _believed(blocks, body)
    title_of = _titles_of_lone_labels(blocks, body, marks)
    for i in [i for i, mark in marks.items() if _is_bare_label(blocks[i], mark) and i not in title_of]:
        if marks[i].style not in _HEADINGS_ANYWAY:
            del marks[i]
    above = nesting([marks[i] for i in body if i in marks])
    styles = {mark.style for mark in marks.values() if mark.style not in ("dash", "box")}
    found = Titles(marks, {}, above, frozenset(a for a in styles if not any(above(b, a) for b in styles)), title_of)
    found.unnumbered = known_headings(blocks, body)
    if not found.unnumbered or all(rank is None for rank in found.unnumbered.values()):
        found.unnumbered |= shown_by_numbers(blocks, body, marks, above)
    for members in _lists(blocks, body, found):
        items = [Item(blocks[i].text, marks[i], has_content) for i, has_content in members]
        for (i, _), heading in zip(members, read_list(items), strict=True):
            found.read[i] = _with_title(heading, blocks[title_of[i]].text) if i in title_of else heading
    return found


def _believed(blocks: Sequence[Block], body: Sequence[int]) -> dict[int, Mark]:
    found: list[tuple[int, Mark]] = []
    rows: set[int] = set()
    for at, i in enumerate(body):
        block = blocks[i]
        mark = read_mark(block.text) if block.kind == "text" else None
        if mark is not None and mark.style not in _HEADINGS_ANYWAY and is_row(blocks, body, at, rows):
            rows.add(i)
            continue
        if mark is not None and mark.style not in ("annex", "en-annex") and not is_occasion(block.text):
            found.append((i, mark))
    titled = [len(blocks[i].text) <= 40 or "。" in blocks[i].text[:40] for i, _ in found]
    verdicts = plausible([mark for _, mark in found], titled)
    return {i: mark for (i, mark), good in zip(found, verdicts, strict=True) if good}


def _titles_of_lone_labels(blocks: Sequence[Block], body: Sequence[int], marks: dict[int, Mark]) -> dict[int, int]:
    """For each number alone on its line the block behind it that prints the title, where there is one."""
    found: dict[int, int] = {}
    at = 0
    while at < len(body):
        labels: list[int] = []
        while at < len(body) and len(labels) < _MOST_LABELS and _is_lone(blocks[body[at]], marks.get(body[at])):
            labels.append(body[at])
            at += 1
        chapters = all(marks[i].style in _CHAPTERS for i in labels)
        words = [i for i in body[at : at + len(labels)] if i not in marks and _is_title_line(blocks[i], chapters)]
        if labels and len(words) == len(labels):
            found.update(zip(labels, words, strict=True))
        at += 0 if labels and at < len(body) and body[at] in marks else 1
    return found


def _is_lone(block: Block, mark: Mark | None) -> bool:
    return mark is not None and mark.style in _MAY_STAND_ALONE and _is_bare_label(block, mark)


def _is_bare_label(block: Block, mark: Mark) -> bool:
    return not block.text[mark.end :].strip()


def _is_title_line(block: Block, of_chapter: bool) -> bool:
    """Whether *block* prints a title; that *of_chapter* may have two clauses (做好水文章，提高水环境质量)."""
    text = block.text
    if re.search(r"[^\W\d_]{2}", text.replace(" ", "")) is None or len(text) > _LONGEST_TITLE_LINE:
        return False
    if of_chapter and _REASON.match(text) is None:
        text = re.sub("[，,]", "、", text)
    return block.kind == "text" and looks_like_title(text)


def _with_title(heading: Heading, title: str) -> Heading:
    return Heading(heading.label, title, f"{heading.label} {title}", False, None)


def _lists(blocks: Sequence[Block], body: Sequence[int], titles: Titles) -> list[list[tuple[int, bool]]]:
    """The headings list by list: same parent, same style; each with whether content follows it."""
    path: list[_Open] = []
    lists: dict[tuple[int, str], list[tuple[int, bool]]] = {}
    following = dict(pairwise(body))
    for i in body:
        mark = titles.marks.get(i)
        if mark is None and i not in titles.unnumbered:
            continue
        rank = titles.unnumbered.get(i, blocks[i].level)
        del path[kept_open(path, mark, rank, titles.above, titles.top_styles) :]
        if mark is not None:
            parent = path[-1].at if path else -1
            content = has_content(titles, i, following.get(i))
            lists.setdefault((parent, mark.style), []).append((i, content))
        path.append(_Open(mark, rank, i))
    return list(lists.values())


def has_content(titles: Titles, i: int, after: int | None) -> bool:
    """Whether unnumbered text or a deeper heading stands right behind the heading in block *i*."""
    if after is None:
        return False
    here, behind = titles.marks[i], titles.marks.get(after)
    if behind is None:
        return True
    if here.style == "decimal" and behind.style == "decimal":
        return len(behind.path) > len(here.path)
    return titles.above(here.style, behind.style)
