"""
Which paragraph of today's text stands for a paragraph of an earlier one.

The same wording is the same paragraph where it occurs once in both texts. Where it occurs several times (plans are
full of 加强组织领导), only its place between its neighbours can tell, and where that does not, several answers are
given; one that is gone is never answered for with its twin. A paragraph whose wording is gone is looked for among
wordings that are new, never among those that stood in the earlier text already: they are other paragraphs.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from app.domain.citation import fold_wording
from app.domain.outline import Outline, Paragraph

SIMILAR: Final = 0.6
"""Share of characters two wordings must have in common for one to be a correction of the other."""
MARGIN: Final = 0.12
"""How far the best must be ahead of the next to be taken without asking."""
_WHOLE: Final = 0.97
_SHORT: Final = 12

Match = Literal["same", "changed"]


@dataclass(frozen=True, slots=True)
class Image:
    """
    What stands for a paragraph now: none, one, or several to choose from; `match` says whether the words changed.

    `sure` is False where what is offered may be another paragraph of the same wording, even if it is only one.
    """

    paragraphs: tuple[Paragraph, ...]
    match: Match = "same"
    sure: bool = True

    @property
    def one(self) -> Paragraph | None:
        """The paragraph that stands for it beyond doubt, or None."""
        return self.paragraphs[0] if self.sure and len(self.paragraphs) == 1 else None


class Alignment:
    """Two states of a text, paragraph by paragraph."""

    def __init__(self, before: Outline, after: Outline) -> None:
        self._old = _paragraphs(before)
        self._new = _paragraphs(after)
        self._old_marks = [p.fingerprint for p in self._old]
        self._new_marks = [p.fingerprint for p in self._new]
        self._old_count = Counter(self._old_marks)
        self._new_count = Counter(self._new_marks)
        self._pairs: dict[int, int] | None = None
        self._blocks: list[tuple[range, range]] = []

    def image(self, anchor: str) -> Image:
        """What stands now for the paragraph that was *anchor* in the earlier text."""
        at = next((i for i, p in enumerate(self._old) if p.anchor == anchor), None)
        if at is None:
            return Image(())
        mark = self._old_marks[at]
        same = [j for j, other in enumerate(self._new_marks) if other == mark]
        if len(same) == 1 and self._old_count[mark] == 1:
            return Image((self._new[same[0]],))
        if same:
            return self._among_equals(at, same)
        return self._changed(at)

    def _among_equals(self, at: int, same: Sequence[int]) -> Image:
        """
        One of several equal wordings: the one between the same neighbours, else those that are nobody else's.

        An equal wording between the neighbours of another paragraph is that paragraph; what is left of both sides, if
        it is one on each, belongs together.
        """
        pairs = self._aligned()
        j = pairs.get(at)
        if j is not None and self._anchored(at, j):
            return Image((self._new[j],))
        twins = [i for i, mark in enumerate(self._old_marks) if mark == self._old_marks[at] and i != at]
        settled = [i for i in twins if i in pairs and self._anchored(i, pairs[i])]
        taken = {pairs[i] for i in settled}
        left = tuple(self._new[k] for k in same if k not in taken)
        return Image(left, sure=len(left) == 1 and len(settled) == len(twins))

    def _anchored(self, i: int, j: int) -> bool:
        """True if a neighbour on either side, itself of one occurrence, went the same way."""
        pairs = self._aligned()
        for step in (-1, 1):
            for far in (1, 2, 3):
                a, b = i + step * far, j + step * far
                if not (0 <= a < len(self._old) and 0 <= b < len(self._new)):
                    break
                unique = self._old_count[self._old_marks[a]] == 1 == self._new_count[self._new_marks[b]]
                if pairs.get(a) == b and unique:
                    return True
        return False

    def _changed(self, at: int) -> Image:
        """A wording that is gone: what is new and alike, nearest in place first."""
        old = fold_wording(self._old[at].text)
        fresh = [j for j, mark in enumerate(self._new_marks) if mark not in self._old_count]
        rated = sorted(((_alike(old, fold_wording(self._new[j].text)), j) for j in fresh), reverse=True)
        good = [(score, j) for score, j in rated if score >= SIMILAR]
        if not good:
            return Image((), "changed")
        self._aligned()
        block = next((b for a, b in self._blocks if at in a), range(0))
        best, j = good[0]
        rivals = [k for score, k in good[1:] if best - score < MARGIN]
        if not rivals:
            return Image((self._new[j],), "changed")
        here = [k for k in (j, *rivals) if k in block]
        # A replacement of one by one at its very place needs no further proof.
        if len(here) == 1 and len(block) == 1:
            return Image((self._new[here[0]],), "changed")
        return Image(tuple(self._new[k] for k in sorted((j, *rivals))), "changed")

    def _aligned(self) -> dict[int, int]:
        if self._pairs is None:
            self._pairs = {}
            blocks = Indel.opcodes(self._old_marks, self._new_marks)
            gone, come = range(0), range(0)
            for block in blocks:
                src, dest = range(block.src_start, block.src_end), range(block.dest_start, block.dest_end)
                if block.tag == "equal":
                    self._pairs.update(zip(src, dest, strict=True))
                    self._close(gone, come)
                    gone = come = range(0)
                else:
                    gone = range(min(gone.start, src.start) if gone else src.start, src.stop) if src else gone
                    come = range(min(come.start, dest.start) if come else dest.start, dest.stop) if dest else come
            self._close(gone, come)
        return self._pairs

    def _close(self, gone: range, come: range) -> None:
        if gone:
            self._blocks.append((gone, come))


def _paragraphs(outline: Outline) -> list[Paragraph]:
    return sorted((p for section in outline.sections for p in section.paragraphs), key=lambda p: p.order)


def _alike(old: str, new: str) -> float:
    """How much of one wording is the other's, 0..1; a part of a paragraph that was split or merged counts as whole."""
    whole = Indel.normalized_similarity(old, new)
    shorter = min(len(old), len(new))
    if whole >= SIMILAR or shorter < _SHORT:
        return whole
    part = fuzz.partial_ratio(old, new) / 100
    return part if part >= _WHOLE else whole
