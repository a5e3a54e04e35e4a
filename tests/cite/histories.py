"""
Random changes of a text, of which a history is made: for every character which one of the text before it was.

What a copy, an insertion or a changed number put in came from nowhere. What became of a passage over many such changes
is history_log.py's to tell.
"""

import itertools
import random
import re
from collections.abc import Callable, Sequence
from typing import Final

from app.domain.numerals import han_number
from app.domain.outline import Outline, Paragraph, Section

_NUMBER: Final = re.compile(r"[一二三四五六七八九十]+|[0-9]+|[０-９]+")
_HAN: Final = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_DIGITS: Final = "零一二三四五六七八九"
_WHO: Final = ("示例市", "望湖县", "临溪区", "远岭乡", "省级部门", "各开发区", "骨干企业", "行业协会", "试点园区")
_DOES: Final = ("建设", "改造", "推广", "评估", "整合", "引进", "扶持", "公开", "压减", "检修", "培训", "保护")
_WHAT: Final = ("灌溉泵站", "陶瓷窑炉", "竹木加工线", "盐田设施", "滑雪场索道", "冷藏车队", "养蜂基地", "图书印刷厂")
_HOW: Final = ("当年完成验收", "三年内见到成效", "费用由双方分担", "结果张贴在村口", "优先安排夜间施工", "每月盘点一次")

Edit = Callable[["Draft", random.Random, Outline], None]


class Draft:
    """A text that is being changed; `origin` says of each character which one of the text before it was, or -1."""

    def __init__(self, text: str) -> None:
        self.before = text
        self.signs = list(text)
        self.origin = list(range(len(text)))
        self.used: set[str] = set()
        self.gap = "\n\n" if text.count("\n\n") * 3 > text.count("\n") else "\n"

    @property
    def text(self) -> str:
        """The text as it stands."""
        return "".join(self.signs)

    def at(self, offset: int) -> int:
        """Where the character at *offset* of the text before stands. Raises ValueError where it is gone."""
        return self.origin.index(offset)

    def put(self, at: int, words: str) -> None:
        """New words before place *at*."""
        self.signs[at:at] = words
        self.origin[at:at] = [-1] * len(words)

    def change(self, at: int, words: str) -> None:
        """Other characters instead of as many at place *at*."""
        self.signs[at : at + len(words)] = words
        self.origin[at : at + len(words)] = [-1] * len(words)

    def cut(self, start: int, end: int) -> tuple[list[str], list[int]]:
        """Take out what stands from place *start* to *end*."""
        piece = self.signs[start:end], self.origin[start:end]
        del self.signs[start:end], self.origin[start:end]
        return piece

    def line_end(self, offset: int) -> int:
        """The place behind the line that the character at *offset* of the text before stands in."""
        at = self.at(offset)
        while at < len(self.signs) and self.signs[at] != "\n":
            at += 1
        return at

    def take(self, draw: random.Random, outline: Outline, fits: Callable[[Paragraph], bool] | None = None) -> Paragraph:
        """A paragraph nothing was done to yet in this state. Raises IndexError where there is none left."""
        free = [p for p in paragraphs(outline) if p.anchor not in self.used and p.spans and (not fits or fits(p))]
        chosen = draw.choice(free)
        self.used.add(chosen.anchor)
        return chosen


def paragraphs(outline: Outline) -> list[Paragraph]:
    """All paragraphs in reading order."""
    return sorted((p for s in outline.sections for p in s.paragraphs), key=lambda p: p.order)


def extent(paragraph: Paragraph) -> tuple[int, int]:
    """From the first to behind the last character in the source."""
    return min(s.start for s in paragraph.spans), max(s.end for s in paragraph.spans)


def invented(draw: random.Random) -> str:
    """One to three sentences that no plan has."""
    return "".join(
        f"{draw.choice(_WHO)}{draw.choice(_DOES)}{draw.choice(_WHAT)}{draw.randint(2, 97)}处，{draw.choice(_HOW)}。"
        for _ in range(draw.randint(1, 3))
    )


def _fix_typo(draft: Draft, draw: random.Random, outline: Outline) -> None:
    paragraph = draft.take(draw, outline, lambda p: len(p.text) >= 16)
    start, end = extent(paragraph)
    own = [o for s in paragraph.spans for o in range(s.start, s.end) if draft.before[o] not in " \t\n　，。"]
    for offset in draw.sample(own, min(len(own), draw.randint(1, max(1, min(4, (end - start) // 20))))):
        old = draft.before[offset]
        new = str((int(old) + draw.randint(1, 8)) % 10) if old in "0123456789" else draw.choice(_HAN)
        draft.change(draft.at(offset), new)


def _change_width(draft: Draft, draw: random.Random, outline: Outline) -> None:
    paragraph = draft.take(draw, outline, lambda p: bool(re.search("[0-9]", p.text)))
    for offset in range(*extent(paragraph)):
        if draft.before[offset] in "0123456789":
            # The same digit in another width is the same character.
            draft.signs[draft.at(offset)] = chr(ord(draft.before[offset]) + 0xFEE0)


def _insert(draft: Draft, draw: random.Random, outline: Outline) -> None:
    where = draw.choice(paragraphs(outline))
    draft.put(draft.line_end(extent(where)[1] - 1), draft.gap + invented(draw))


def _insert_lookalike(draft: Draft, draw: random.Random, outline: Outline) -> None:
    """A paragraph that says much the same of something else, at another place."""
    words = list(draft.take(draw, outline, lambda p: p.kind == "text" and len(p.text) >= 20).text.replace("\n", ""))
    for at in draw.sample(range(len(words) - 1), len(words) * 35 // 100):
        words[at] = draw.choice(_HAN)
    where = draw.choice(paragraphs(outline))
    draft.put(draft.line_end(extent(where)[1] - 1), draft.gap + "".join(words))


def _duplicate(draft: Draft, draw: random.Random, outline: Outline) -> None:
    paragraph = draft.take(draw, outline, lambda p: p.kind == "text" and len(p.text) < 120)
    words = paragraph.text.replace("\n", "")
    for where in draw.choices(paragraphs(outline), k=draw.randint(1, 3)):
        draft.put(draft.line_end(extent(where)[1] - 1), draft.gap + words)


def _split(draft: Draft, draw: random.Random, outline: Outline) -> None:
    paragraph = draft.take(draw, outline, lambda p: p.kind == "text" and len(re.findall("[。；]", p.text[:-1])) > 0)
    start, end = extent(paragraph)
    ends = [o for o in range(start, end - 2) if draft.before[o] in "。；" and draft.before[o + 1] not in "”）"]
    draft.put(draft.at(draw.choice(ends)) + 1, draft.gap)


def _merge(draft: Draft, draw: random.Random, outline: Outline) -> None:
    flow = paragraphs(outline)
    pairs = [
        (one, two)
        for one, two in itertools.pairwise(flow)
        if not {one.anchor, two.anchor} & draft.used
        and {one.kind, two.kind} == {"text"}
        and not draft.before[extent(one)[1] : extent(two)[0]].strip()
    ]
    one, two = draw.choice(pairs)
    draft.used |= {one.anchor, two.anchor}
    draft.cut(draft.at(extent(one)[1] - 1) + 1, draft.at(extent(two)[0]))


def _move(draft: Draft, draw: random.Random, outline: Outline) -> None:
    paragraph = draft.take(draw, outline, lambda p: p.kind == "text")
    where = draft.take(draw, outline)
    start, end = extent(paragraph)
    signs, origin = draft.cut(draft.at(start), draft.at(end - 1) + 1)
    at = draft.line_end(extent(where)[1] - 1)
    draft.put(at, draft.gap)
    at += len(draft.gap)
    draft.signs[at:at], draft.origin[at:at] = signs, origin


def _delete(draft: Draft, draw: random.Random, outline: Outline) -> None:
    start, end = extent(draft.take(draw, outline))
    draft.cut(draft.at(start), draft.at(end - 1) + 1)


def _renumber(draft: Draft, draw: random.Random, outline: Outline) -> None:
    """Every later sibling of a section one number higher, as after an omission in print."""
    _shift(draft, draw.choice(_siblings(outline)))


def _insert_section(draft: Draft, draw: random.Random, outline: Outline) -> None:
    siblings = draw.choice(_siblings(outline))
    first = siblings[0]
    start = first.heading_spans[0].start
    label = draft.before[start : start + 12]
    number = _NUMBER.search(label)
    if number is None:
        return
    head = label[: number.end() + 1]
    at = draft.at(start)
    _shift(draft, siblings)
    draft.put(at, f"{head}新增的{draw.choice(_WHAT)}事项。{invented(draw)}{draft.gap}")


def _siblings(outline: Outline) -> list[list[Section]]:
    """Rows of numbered sections under one parent, each from some section to the last."""
    rows = []
    for section in outline.sections:
        under = [s for s in outline.children(section.parent) if s.part == section.part] if section.parent else []
        row = [s for s in under or [s for s in outline.sections if s.parent is None] if s.order >= section.order]
        if row and all(s.label and s.heading_spans for s in row):
            rows.append(row)
    return rows


def _shift(draft: Draft, siblings: Sequence[Section]) -> None:
    for section in siblings:
        start = section.heading_spans[0].start
        found = _NUMBER.search(draft.before[start : start + 8])
        value = han_number(found[0]) if found else None
        if found is None or value is None or value >= 98:
            continue
        at = draft.at(start) + found.start()
        draft.cut(at, at + len(found[0]))
        draft.put(at, _printed(value + 1, found[0]))


def _printed(value: int, like: str) -> str:
    if like[0] not in "一二三四五六七八九十":
        return str(value)
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


EDITS: Final[tuple[Edit, ...]] = (
    _fix_typo, _fix_typo, _fix_typo, _change_width, _insert, _insert_lookalike, _duplicate, _split, _merge, _move,
    _delete, _renumber, _insert_section,
)  # fmt: skip


def edited(text: str, outline: Outline, draw: random.Random, most: int = 6) -> Draft:
    """*text* with one to *most* random changes."""
    draft = Draft(text)
    for edit in draw.choices(EDITS, k=draw.randint(1, most)):
        try:
            edit(draft, draw, outline)
        except (IndexError, ValueError):
            # No paragraph is left that this could be done to, or the place it would be done at is gone.
            continue
    return draft
