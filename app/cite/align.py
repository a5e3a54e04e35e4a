"""
Which passage of a later text stands for a passage of an earlier one.

Works on any row of units in reading order: paragraphs, or sentences and table rows. The same wording is the same
passage where it occurs once in both texts. Where it occurs several times (plans are full of 加强组织领导), only its
place between passages that are known can tell, and where that does not, several answers are given; one that is gone
is never answered for with its twin. A passage whose wording is gone is looked for among wordings that are new, never
among those that stood in the earlier text already: they are other passages. How alike two wordings must be is decided
in likeness.py; what happens over several editions in follow.py.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app.cite.likeness import IN_PLACE, MARGIN, SHORT, SURE, Wordings, claims, contains, likeness
from app.domain.citation import fingerprint, fold_wording, sentences
from app.domain.outline import Outline, Paragraph

_PIECE_IN_PLACE: Final = 0.6
"""Share of a passage that a part of it must have to stand for it, where it stands at the same place."""

Match = Literal["same", "changed"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage to be found again: its anchor, its words, and the fingerprint of its words."""

    anchor: str
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Image:
    """
    What stands for a passage now: none, one, or several to choose from; `match` says whether the words changed.

    `sure` is False where what is offered may be another passage, even if it is only one.
    """

    units: tuple[Unit, ...]
    match: Match = "same"
    sure: bool = True

    @property
    def one(self) -> Unit | None:
        """The passage that stands for it beyond doubt, or None."""
        return self.units[0] if self.sure and len(self.units) == 1 else None


def paragraphs_of(outline: Outline) -> tuple[Unit, ...]:
    """The paragraphs and tables of *outline* in reading order."""
    return tuple(Unit(p.anchor, p.text, p.fingerprint or fingerprint(p.text)) for p in _in_order(outline))


def pieces_of(outline: Outline) -> tuple[Unit, ...]:
    """The sentences of paragraphs (-p1-s2) and the rows of tables (-t1-r2) of *outline* in reading order."""
    out = []
    for paragraph in _in_order(outline):
        rows = paragraph.kind == "table"
        texts = paragraph.text.split("\n") if rows else [paragraph.text[a:b] for a, b in sentences(paragraph.text)]
        for number, text in enumerate(texts, start=1):
            out.append(Unit(f"{paragraph.anchor}-{'r' if rows else 's'}{number}", text, fingerprint(text)))
    return tuple(out)


class Alignment:
    """Two states of a text, passage by passage."""

    def __init__(self, before: Sequence[Unit], after: Sequence[Unit]) -> None:
        self._old, self._new = before, after
        self._old_at = _places(before)
        self._new_at = _places(after)
        self._index = {unit.anchor: i for i, unit in enumerate(before)}
        self._spine = _spine(self._old_at, self._new_at)
        self._fresh = [j for j, unit in enumerate(after) if unit.mark not in self._old_at]
        # Wordings the earlier text had less often: one of them may be what is left of another passage.
        self._surplus = [
            j
            for j, unit in enumerate(after)
            if len(self._new_at[unit.mark]) > len(self._old_at.get(unit.mark, ())) and unit.mark in self._old_at
        ]
        self._wordings: Wordings | None = None

    def image(self, anchor: str) -> Image:
        """What stands now for the passage that was *anchor* in the earlier text."""
        at = self._index.get(anchor)
        if at is None:
            return Image(())
        mark = self._old[at].mark
        same = self._new_at.get(mark, [])
        if len(same) == 1 and len(self._old_at[mark]) == 1:
            return self._alone(at, same[0])
        if not same:
            return self._changed(at)
        found = self._in_gap(at)
        if found is not None:
            return self._alone(at, found)
        settled = {j for i in self._old_at[mark] if i != at and (j := self._in_gap(i)) is not None}
        left = [j for j in same if j not in settled]
        # Where every twin of today is another's, this one is gone, or its words have changed.
        changed = self._changed(at)
        return Image((*(self._new[j] for j in left), *changed.units), sure=False) if left else changed

    def _alone(self, at: int, j: int) -> Image:
        """
        A wording of one occurrence in both texts, or between the same neighbours in both.

        It may still be a copy, put in where another stood while this one grew (a heading that lost its number is read
        as part of it): where the neighbours are others and something new has these words too, nobody can tell.
        """
        if not self._has_neighbours(at, j):
            words = self._words()
            rivals = [k for k in self._fresh if likeness(words.old[at], words.new[k]).is_close]
            if rivals:
                return Image(tuple(self._new[k] for k in sorted((j, *rivals))), sure=False)
        return Image((self._new[j],))

    def _has_neighbours(self, at: int, j: int) -> bool:
        """Whether the passages before and after are the same ones in both texts; an end is like an end."""

        def mark(units: Sequence[Unit], k: int) -> str:
            return units[k].mark if 0 <= k < len(units) else ""

        return all(mark(self._old, at + step) == mark(self._new, j + step) for step in (-1, 1))

    def _in_gap(self, at: int) -> int | None:
        """The only equal wording between the same two known neighbours, if it is the only one on both sides."""
        mark = self._old[at].mark
        old_gap, new_gap = self._gap(at)
        olds = [i for i in self._old_at[mark] if i in old_gap]
        news = [j for j in self._new_at[mark] if j in new_gap]
        if len(olds) == len(news) == 1:
            return news[0]
        if len(olds) == len(news) and self._marks(old_gap) == self._new_marks(new_gap):
            return news[olds.index(at)]
        return None

    def _gap(self, at: int) -> tuple[range, range]:
        """The stretch around *at* without any passage that is known to have kept its place, in both texts."""
        old_spine, new_spine = self._spine
        k = bisect_left(old_spine, at)
        if k < len(old_spine) and old_spine[k] == at:
            return range(at, at + 1), range(new_spine[k], new_spine[k] + 1)
        first = (old_spine[k - 1] + 1, new_spine[k - 1] + 1) if k else (0, 0)
        last = (old_spine[k], new_spine[k]) if k < len(old_spine) else (len(self._old), len(self._new))
        return range(first[0], last[0]), range(first[1], last[1])

    def _marks(self, gap: range) -> list[str]:
        return [self._old[i].mark for i in gap]

    def _new_marks(self, gap: range) -> list[str]:
        return [self._new[j].mark for j in gap]

    def _changed(self, at: int) -> Image:
        """A wording that is gone: what is new and alike, or holds it, or is a part of it."""
        if not self._fresh and not self._surplus:
            return Image((), "changed")
        words = self._words()
        old = words.old[at]
        rated = [(likeness(old, words.new[j]), j) for j in self._fresh]
        alike = sorted(((each.whole, j) for each, j in rated if each.whole_counts), reverse=True)
        holders = [j for each, j in rated if each.is_held]
        pieces = [j for each, j in rated if each.is_piece]
        near = [j for each, j in rated if each.is_near]
        copies = [j for j in self._surplus if likeness(old, words.new[j]).is_close]
        good = dict.fromkeys([*(j for _, j in alike), *holders, *pieces, *near, *copies, *self._short_parts(at)])
        if not good:
            return Image((), "changed")
        chosen = self._alike(at, old, alike) if alike else None
        if chosen is None and len(holders) == 1 and not words.others_hold(at, old):
            chosen = holders[0]
        if chosen is None and pieces:
            chosen = self._main_piece(at, old, pieces)
        # A second passage that has a part of it as well (it was split) makes a choice of what was no question.
        rest = [j for j in (*holders, *pieces, *copies) if j != chosen]
        if chosen is not None and not self._rest_matters(old, chosen, rest):
            return Image((self._new[chosen],), "changed")
        return Image(tuple(self._new[j] for j in sorted(good)), "changed", sure=False)

    def _alike(self, at: int, old: str, alike: Sequence[tuple[float, int]]) -> int | None:
        """The one passage whose wording is this one's with corrections, or None where another might be meant."""
        best, j = alike[0]
        new = self._words().new[j]
        old_gap, new_gap = self._gap(at)
        in_place = j in new_gap
        gone = [i for i in old_gap if self._old[i].mark not in self._new_at]
        come = [k for k in self._fresh if k in new_gap]
        alone = in_place and gone == [at] and come == [j]
        if len(old) < SHORT or len(new) < SHORT:
            return j if alone and best >= IN_PLACE else None
        if best < (IN_PLACE if in_place else SURE):
            return None
        rivals = [k for score, k in alike[1:] if best - score < MARGIN]
        if alone:
            return j if not self._words().better(at, new, best) else None
        return j if not rivals and not self._words().better(at, new, best - MARGIN) else None

    def _main_piece(self, at: int, old: str, pieces: Sequence[int]) -> int | None:
        """The piece that has most of a passage which was shortened or divided, or None."""
        words = self._words()
        size, j = max((len(words.new[j]), j) for j in pieces)
        enough = _PIECE_IN_PLACE if j in self._gap(at)[1] else IN_PLACE
        return j if size >= enough * len(old) and not words.others_hold(at, words.new[j]) else None

    def _short_parts(self, at: int) -> list[int]:
        """What is new at the very place and holds these words, or is a part of them, where either is short."""
        words = self._words()
        old = words.old[at]
        gap = self._gap(at)[1]
        return [
            j
            for j in self._fresh
            if j in gap and words.new[j] and min(len(old), len(words.new[j])) < SHORT
            and (old in words.new[j] or words.new[j] in old)
        ]  # fmt: skip

    def _rest_matters(self, old: str, chosen: int, rest: Sequence[int]) -> bool:
        """Whether one of *rest* has words of *old* that the chosen one does not have."""
        new = self._words().new
        return any(not contains(new[chosen], new[j]) and claims(old, new[chosen], new[j]) for j in rest)

    def _words(self) -> Wordings:
        if self._wordings is None:
            self._wordings = Wordings(
                [fold_wording(unit.text) for unit in self._old], [fold_wording(unit.text) for unit in self._new]
            )
        return self._wordings


def _in_order(outline: Outline) -> list[Paragraph]:
    return sorted((p for section in outline.sections for p in section.paragraphs), key=lambda p: p.order)


def _places(units: Sequence[Unit]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        places[unit.mark].append(i)
    return dict(places)


def _spine(old_at: dict[str, list[int]], new_at: dict[str, list[int]]) -> tuple[list[int], list[int]]:
    """
    Passages of one occurrence in both texts that kept their order: the longest such row, as places in both.

    Whoever moved is not in it, so that what stands around him is not looked for around his new place.
    """
    pairs = sorted((olds[0], new_at[m][0]) for m, olds in old_at.items() if len(olds) == 1 == len(new_at.get(m, ())))
    tails: list[int] = []
    ends: list[int] = []
    back = [-1] * len(pairs)
    for n, (_, j) in enumerate(pairs):
        k = bisect_left(tails, j)
        back[n] = ends[k - 1] if k else -1
        if k == len(tails):
            tails.append(j)
            ends.append(n)
        else:
            tails[k], ends[k] = j, n
    row: list[tuple[int, int]] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        row.append(pairs[n])
        n = back[n]
    row.reverse()
    return [i for i, _ in row], [j for _, j in row]
