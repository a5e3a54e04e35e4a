"""
What columns have word for word: stretches that stand in more than one, and paragraphs that are nearly the same.

Which sections stand side by side is not decided here. Texts are compared folded; places and differences are those of
the printed texts.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Indel

from app.analysis.fold import Folded, fold
from app.analysis.words import cut_places
from app.compare.columns import Node
from app.domain.comparison import Nearly, Stretch
from app.domain.diff import DiffStep
from app.domain.outline import Paragraph

RUN: Final = 16
"""Characters that two texts of one kind do not have in a row by chance: a clause, not a term."""
NEARLY: Final = 0.75
"""Share of characters in common, in their order, from which a difference is worth showing word by word."""
SHORT: Final = 20
"""Shorter paragraphs are alike by chance."""
_ISLAND: Final = 2
"""Words kept between two changes, fewer than this and no punctuation, are shown as part of the change."""

Stretches = Mapping[str, tuple[Stretch, ...]]


def common_stretches(columns: Sequence[Sequence[Node]]) -> list[Stretches]:
    """For each column, by the anchor of the paragraph, the stretches that stand word for word in another column."""
    folded = [[(p.anchor, fold(p.text)) for node in nodes for p in node.section.paragraphs] for nodes in columns]
    first: dict[int, int] = {}
    several: set[int] = set()
    for at, texts in enumerate(folded):
        for _, text in texts:
            for run in _runs(text):
                if first.setdefault(run, at) != at:
                    several.add(run)
    return [{anchor: found for anchor, text in texts if (found := tuple(_covered(text, several)))} for texts in folded]


def _runs(text: Folded) -> Iterator[int]:
    """The hash of every RUN characters in a row."""
    return (hash(text.text[at : at + RUN]) for at in range(len(text.text) - RUN + 1))


def _covered(text: Folded, several: set[int]) -> Iterator[Stretch]:
    """The stretches of the printed text made of runs in *several*; those that meet are one."""
    start = end = -1
    for at, run in enumerate(_runs(text)):
        if run not in several:
            continue
        if at > end:
            if end > 0:
                yield text.source_span(start, end)
            start = at
        end = at + RUN
    if end > 0:
        yield text.source_span(start, end)


def nearly_same(cells: Sequence[Sequence[Paragraph] | None]) -> list[dict[str, Nearly]]:
    """
    For each cell of a row, by anchor, those of its paragraphs that a cell before has in nearly the same words.

    Each is held against the paragraph most like it, the leftmost of those equally alike.
    """
    folded = [[(p, fold(p.text)) for p in cell or () if p.kind == "text"] for cell in cells]
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
        if block.tag == "equal" and not (inside and len(kept) < _ISLAND and kept[0][0].isalnum()):
            yield from _change(gone, come)
            gone = come = ""
            yield "=", "".join(printed for _, printed in kept)
        else:
            gone += "".join(printed for _, printed in old[block.src_start : block.src_end])
            come += "".join(printed for _, printed in kept)
    yield from _change(gone, come)


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
