"""
What columns have word for word: stretches that stand in more than one, and paragraphs that are nearly the same.

Which sections stand side by side is not decided here. Texts are compared folded and without the blanks beside Chinese;
places and differences are those of the printed texts.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from app.analysis.fold import Folded, fold, unspaced
from app.analysis.words import cut_places
from app.compare.columns import Node
from app.domain.comparison import Nearly, Stretch
from app.domain.diff import DiffStep
from app.domain.outline import Paragraph

RUN: Final = 16
"""Characters that two texts of one kind do not have in a row by chance: a clause, not a term. A power of two."""
_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)
_FACTOR: Final = np.uint64(0xBF58476D1CE4E5B9)
"""Odd numbers without pattern (the golden ratio; from the literature on mixing bits): any two will do."""
_DRAWERS: Final = 2
"""Numbers are put into drawers before they are put in order: four for each or more, in bits."""
_CLAUSE: Final = 10
"""What is left of a stretch without a number at its end is shown if it is not shorter."""
_DECIMAL: Final = re.compile(r"[.,]\d")
NEARLY: Final = 0.75
"""Share of characters in common, in their order, from which a difference is worth showing word by word."""
SHORT: Final = 20
"""Shorter paragraphs are alike by chance."""
_ISLAND: Final = 2
_ISLAND_CHARS: Final = 4
"""Words kept between two changes, fewer and shorter than this and no punctuation, are shown as part of the change."""

Stretches = Mapping[str, tuple[Stretch, ...]]


def read_text(text: str) -> Folded:
    """*text* as it is held against others."""
    return unspaced(fold(text))


def common_stretches(
    columns: Sequence[Sequence[Node]], read: Callable[[str], Folded] = read_text
) -> list[Stretches]:
    """
    For each column, by the anchor of the paragraph, the stretches that stand word for word in another column.

    Whoever has texts read already gives them by *read*, here and below.
    """
    paragraphs = [(at, p) for at, nodes in enumerate(columns) for node in nodes for p in node.section.paragraphs]
    texts = [read(p.text) for _, p in paragraphs]
    lengths = [len(text.text) for text in texts]
    text_of = np.repeat(np.arange(len(texts)), lengths)
    first = np.cumsum([0, *lengths])
    # A run does not go from one text into the next.
    begins = np.flatnonzero(np.arange(len(text_of)) + RUN <= np.repeat(first[1:], lengths))
    column_of = np.array([at for at, _ in paragraphs], dtype=np.intp)[text_of[begins]]
    begins = begins[_in_several(_runs("".join(text.text for text in texts))[begins], column_of)]
    # Runs that overlap or meet are one stretch.
    is_first = np.diff(begins, prepend=-RUN - 1) > RUN
    is_first[1:] |= np.diff(text_of[begins]) > 0
    is_last = np.append(is_first[1:], True)[: len(begins)]
    found: list[dict[str, tuple[Stretch, ...]]] = [{} for _ in columns]
    for start, last in zip(begins[is_first].tolist(), begins[is_last].tolist(), strict=True):
        which = int(text_of[start])
        at, paragraph = paragraphs[which]
        begin, end = _whole(texts[which].text, start - int(first[which]), last + RUN - int(first[which]))
        if end - begin >= _CLAUSE:
            stretch = texts[which].source_span(begin, end)
            found[at][paragraph.anchor] = (*found[at].get(paragraph.anchor, ()), stretch)
    return list(found)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """
    The stretch without a number or Latin word at either end: it may go on in the other text, or does in this one.

    增速超过30 is not common to 增速超过30% and 增速超过30.5%, nor 12 to 12个 and 125个.
    """
    while 0 < start < end and (_is_solid(text[start]) or _is_inside(text, start)):
        start += 1
    while start < end < len(text) and (_is_solid(text[end - 1]) or _is_inside(text, end)):
        end -= 1
    return start, end


def _is_inside(text: str, at: int) -> bool:
    """Whether a number or Latin word goes on from before *at* to behind it."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _is_solid(before):
        return _is_solid(after) or (before.isdigit() and (after in "%‰" or _DECIMAL.match(text, at) is not None))
    return after.isdigit() and at > 1 and before in ".," and text[at - 2].isdigit()


def _is_solid(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _runs(text: str) -> NDArray[np.uint64]:
    """
    A number for RUN characters in a row from every place of *text* on: the same for the same characters.

    Different characters may have the same by chance, once in billions of comparisons.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    numbers = (codes * _SPREAD) ^ (codes * _SPREAD >> np.uint64(29))
    width, factor = 1, int(_FACTOR)
    while width < RUN:
        numbers = numbers[:-width] * np.uint64(factor) + numbers[width:]
        width, factor = 2 * width, factor * factor % (1 << 64)
    return numbers


def _in_several(numbers: NDArray[np.uint64], column_of: NDArray[np.intp]) -> NDArray[np.bool_]:
    """For each of *numbers* whether it is met in more than one column; *column_of* tells theirs, which only rise."""
    several = np.zeros(len(numbers), dtype=np.bool_)
    if not len(numbers):
        return several
    # Most numbers are met once. Put into drawers by their first bits, two or three of four are alone with those of
    # their column, and need not be put in order.
    bits = len(numbers).bit_length() + _DRAWERS
    drawer = (numbers >> np.uint64(64 - bits)).astype(np.intp)
    first, last = (np.zeros(1 << bits, dtype=np.int16) for _ in range(2))
    last[drawer] = column_of
    first[drawer[::-1]] = column_of[::-1]
    maybe = np.flatnonzero(first[drawer] < last[drawer])
    if not len(maybe):
        return several
    numbers, column_of = numbers[maybe], column_of[maybe]
    order = np.argsort(numbers)
    same = np.flatnonzero(np.diff(numbers[order], prepend=~numbers[order[0]]))
    columns = column_of[order]
    apart = np.minimum.reduceat(columns, same) < np.maximum.reduceat(columns, same)
    several[maybe[order]] = np.repeat(apart, np.diff([*same, len(numbers)]))
    return several


def nearly_same(
    cells: Sequence[Sequence[Paragraph] | None], read: Callable[[str], Folded] = read_text
) -> list[dict[str, Nearly]]:
    """
    For each cell of a row, by anchor, those of its paragraphs that a cell before has in nearly the same words.

    Each is held against the paragraph most like it, the leftmost of those equally alike.
    """
    if sum(cell is not None for cell in cells) < 2:
        return [{} for _ in cells]
    folded = [[(p, read(p.text)) for p in cell or () if p.kind == "text"] for cell in cells]
    answer: list[dict[str, Nearly]] = []
    for at, here in enumerate(folded):
        found: dict[str, Nearly] = {}
        for paragraph, text in here:
            if len(text.text) < SHORT:
                continue
            best, column, like = 0.0, -1, None
            for other_at in range(at):
                for other in folded[other_at]:
                    share = Indel.normalized_similarity(text.text, other[1].text, score_cutoff=max(NEARLY, best))
                    if share > best:
                        best, column, like = share, other_at, other
            if like is not None:
                steps = tuple(_steps(like[0].text, like[1], paragraph.text, text))
                found[paragraph.anchor] = Nearly(column, like[0].anchor, round(best, 4), steps)
        answer.append(found)
    return answer


def _steps(before: str, before_folded: Folded, after: str, after_folded: Folded) -> Iterator[DiffStep]:
    """What turns *before* into *after*, word by word; gone comes before new, and what is kept is printed as after."""
    old, new = _words(before, before_folded), _words(after, after_folded)
    blocks = list(Indel.opcodes([word for word, _ in old], [word for word, _ in new]))
    gone = come = ""
    for k, block in enumerate(blocks):
        kept = new[block.dest_start : block.dest_end]
        inside = 0 < k < len(blocks) - 1
        if block.tag == "equal" and not (inside and _is_island([word for word, _ in kept])):
            yield from _change(gone, come)
            gone = come = ""
            yield "=", "".join(printed for _, printed in kept)
        else:
            gone += "".join(printed for _, printed in old[block.src_start : block.src_end])
            come += "".join(printed for _, printed in kept)
    yield from _change(gone, come)


def _is_island(words: Sequence[str]) -> bool:
    return len(words) < _ISLAND and words[0].isalnum() and len(words[0]) < _ISLAND_CHARS


def _change(gone: str, come: str) -> Iterator[DiffStep]:
    if gone:
        yield "-", gone
    if come:
        yield "+", come


def _words(text: str, folded: Folded) -> list[tuple[str, str]]:
    """
    *text* in pieces, (folded, printed): words, and what stands between them sign by sign. Nothing is left out.
    """
    if not folded.text:
        return [(text, text)] if text else []
    inside = {at for _, start, end in cut_places(folded.text) for at in range(start + 1, end)}
    cuts = [at for at in range(len(folded.text) + 1) if at not in inside]
    pieces: list[tuple[str, str]] = []
    done = 0
    for start, end in pairwise(cuts):
        until = folded.source_span(start, end)[1] if end < len(folded.text) else len(text)
        if until > done:
            pieces.append((folded.text[start:end], text[done:until]))
            done = until
    return pieces
