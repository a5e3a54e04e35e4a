"""
From pairs to rows: which sections of several columns stand side by side.

A wrong cell is worse than an empty one, so two sections are joined only where each is the other's best match by a
margin, surest first, one section per column and row; a row grows only while its newcomer is like its members as a
whole. Sections above are settled before those below them are, since a sub-section of a paired section is looked
for under its partner first, and once more after them, since sections whose parts are paired are likely a pair.
Everything runs over the sections in canonical order and over rounded scores, so that the order of columns changes
nothing.
"""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Final

import numpy as np

from app.compare.columns import Node
from app.compare.last_look import LastLook, Score
from app.compare.leftovers import LEAST_CLAIM, Ranked, lead_of, leftovers, unpaired
from app.compare.pairs import Evidence
from app.compare.partners import BELOW_PARTNER, MARGIN, UNDER_PARTNER, Group, Partners

FLOOR: Final = 0.22
FLOOR_BELOW: Final = 0.3
"""Pairs with less than this speaking for them are not looked at: anywhere, and below paired sections only."""
SURE: Final = 0.56
HALFWAY: Final = 0.51
LIKELY: Final = 0.56
"""What a pair must reach: with nothing above them being paired, with something above, with what is directly above."""
RELIEF_FROM: Final = 0.45
RELIEF_TO: Final = 0.6
"""Sections that are alike are one sub-topic in whichever chapter they stand: the more so from here to there."""
STRANGERS: Final = 0.1
DOUBT: Final = 0.05
"""Texts with so little in common, under headings that are only similar, ask for so much more."""
FULL_LEAD: Final = 0.2
LEAD_WORTH: Final = 0.3
"""A pair that leaves all others behind need be less sure by this share of its lead, and so far a lead counts."""
LINK: Final = 1.03
WEAKEST: Final = 0.6
"""A newcomer's mean and least score with a row's members, as shares of what its own pair must reach."""
ONE_IN: Final = 4
"""Of so many pairs one may be weaker: in a row of five, one that words it otherwise does not keep all apart."""
PASSES: Final = 3
ROUNDS: Final = 2
"""Whoever's best match has found a better one goes with the best that is left, once."""
LOOKS: Final = 2
"""What is joined at a last look may show more at another."""
PARTS_MARGIN: Final = 0.15
EVEN: Final = 0.02
"""So much less sure may be what a section with parts goes with, for having parts too; one without parts, for none."""

_SCORE: Final = itemgetter(0)

Candidates = dict[tuple[Node, Node], float]
"""Pairs of sections for which enough speaks to look at them, with how much."""


def align(evidence: Evidence, pinned: Sequence[Sequence[Node]] = (), one_subject: bool = False) -> list[Group]:
    """
    The rows with two or more cells, in no particular order. *pinned* are rows that are given beforehand; with
    *one_subject* they were chosen for what they are about.
    """
    candidates = candidates_of(evidence)
    groups = align_rows(evidence, candidates, pinned, one_subject)
    of = {node: group for group in groups for node in group.members.values()}
    for _ in range(LOOKS):
        look = look_at(_rows(of), evidence, candidates)
        joined = 0
        for _, a, b in look.edges(evidence.columns(), of):
            rows = _may_stand(of, evidence.nodes[a], evidence.nodes[b])
            if rows and look.may_stand(rows[0].nodes(), rows[1].nodes()):
                _merge(of, *rows, look.score)
                joined += 1
        if not joined:
            break
    return _rows(of)


def align_rows(
    evidence: Evidence, candidates: Candidates, pinned: Sequence[Sequence[Node]], one_subject: bool
) -> list[Group]:
    """The rows as they stand before the last look; *candidates* are those of `candidates_of`."""
    groups = [Group({node.column: node for node in nodes}, pinned=True) for nodes in pinned]
    fixed = list(groups)
    for _ in range(PASSES):
        partners = Partners(groups, evidence)
        scored = _Scores(evidence, partners, candidates)
        groups = _agglomerate(evidence, scored, partners, fixed, fixed[0] if fixed and one_subject else None)
    return groups


def look_at(groups: Sequence[Group], evidence: Evidence, candidates: Candidates) -> LastLook:
    """The claims of all pairs as *groups* stand; *candidates* are those of `candidates_of`."""
    partners = Partners(groups, evidence)
    return LastLook(evidence, partners, _Scores(evidence, partners, candidates).of)


class _Scores:
    """The scores of all pairs: those of candidates as they were worked out, others when they are asked for."""

    def __init__(self, evidence: Evidence, partners: Partners, candidates: Candidates) -> None:
        self._evidence, self._partners = evidence, partners
        self.of_candidates = {pair: _score(evidence, partners, pair, base) for pair, base in candidates.items()}
        self._others: dict[tuple[Node, Node], float] = {}

    def of(self, one: Node, other: Node) -> float:
        """The score of a pair; 0 where the two cannot be one."""
        pair = (one, other) if one.index < other.index else (other, one)
        found = self.of_candidates.get(pair, self._others.get(pair))
        if found is None:
            base = float(self._evidence.base[pair[0].index, pair[1].index])
            found = _score(self._evidence, self._partners, pair, base) if self._evidence.may_pair(one, other) else 0.0
            self._others[pair] = found
        return min(max(found, 0.0), 1.0)


def _score(evidence: Evidence, partners: Partners, pair: tuple[Node, Node], base: float) -> float:
    one, other = pair
    standing = partners.standing(one, other)
    if standing >= BELOW_PARTNER:
        base = float(evidence.among[one.index, other.index])
    elif -1 < standing < 0 and not evidence.headings[one.index].names_part:
        # A text may be the most alike only because what is more so stands nowhere: no reason to leave the chapter.
        alike = base - float(evidence.ahead[one.index, other.index])
        standing *= 1 - min(max((alike - RELIEF_FROM) / (RELIEF_TO - RELIEF_FROM), 0.0), 1.0)
    if not partners.share_top(one, other):
        standing += float(evidence.field[one.index, other.index])
    if standing > -1:
        standing += partners.votes(one, other)
    return round(base + standing, 4)


def candidates_of(evidence: Evidence) -> Candidates:
    """The pairs for which enough speaks to look at them, with how much."""
    rows, places = np.nonzero(np.triu((evidence.base >= FLOOR) | (evidence.among >= FLOOR_BELOW)))
    found: dict[tuple[Node, Node], float] = {}
    for row, place in zip(rows.tolist(), places.tolist(), strict=True):
        one, other = evidence.nodes[row], evidence.nodes[place]
        if evidence.may_pair(one, other):
            found[one, other] = float(evidence.base[row, place])
    return found


def _agglomerate(
    evidence: Evidence, scored: _Scores, partners: Partners, fixed: Sequence[Group], main: Group | None
) -> list[Group]:
    ranked: Ranked = {}
    taken = {node for group in fixed for node in group.members.values()}
    for (one, other), score in scored.of_candidates.items():
        if one in taken or other in taken:
            continue
        ranked.setdefault((one, other.column), []).append((score, other))
        ranked.setdefault((other, one.column), []).append((score, one))
    for (one, _), entries in ranked.items():
        # They come by `Node.index`, in which order those that are equally good stay.
        entries.sort(key=_SCORE, reverse=True)
        _prefer_like(one, entries, evidence)
    of: dict[Node, Group] = {node: group for group in fixed for node in group.members.values()}
    for at in range(ROUNDS):
        free = ranked if at == 0 else _free(ranked, of, partners)
        for _, a, b, needed in _edges(evidence, partners, free):
            _join(of, evidence.nodes[a], evidence.nodes[b], needed, scored, evidence)
    for _, a, b in leftovers(evidence, partners, ranked, of, main):
        _join_left(of, evidence.nodes[a], evidence.nodes[b], scored, evidence)
    return _rows(of)


def _rows(of: Mapping[Node, Group]) -> list[Group]:
    unique: dict[int, Group] = {id(group): group for group in of.values() if len(group.members) > 1}
    return list(unique.values())


def _free(ranked: Ranked, of: Mapping[Node, Group], partners: Partners) -> Ranked:
    """
    What is left of *ranked* for sections that stand beside none of the other's column yet.

    A second choice must stand where it is looked for, below what the section above is paired with, and have parts
    where the section has.
    """
    return unpaired(
        ranked,
        of,
        lambda one, other: one.is_leaf == other.is_leaf and partners.standing(one, other) >= UNDER_PARTNER,
    )


def _edges(evidence: Evidence, partners: Partners, ranked: Ranked) -> list[tuple[float, int, int, float]]:
    """The pairs of sections that are each other's best by a margin, surest first, with what each must reach."""
    edges: list[tuple[float, int, int, float]] = []
    for (one, _), entries in ranked.items():
        score, other = entries[0]
        if one.index > other.index:
            continue
        back = ranked[other, one.column]
        if back[0][1] is not one:
            continue
        lead = min(lead_of(entries), lead_of(back), FULL_LEAD)
        needed = _needed(partners, one, other) + _doubt(evidence, one, other)
        if partners.standing(one, other) > 0:
            needed -= LEAD_WORTH * lead
        if lead >= MARGIN and score >= needed:
            edges.append((score, one.index, other.index, needed))
    edges.sort(key=lambda edge: (-edge[0], edge[1], edge[2]))
    return edges


def _prefer_like(one: Node, entries: list[tuple[float, Node]], evidence: Evidence) -> None:
    """
    Where a section and one below it are about as good, one with parts goes first with the one that has parts.

    One without parts goes first with the one without where the two are even, unless the best has its very heading.
    """
    margin = EVEN if one.is_leaf else PARTS_MARGIN
    if one.is_leaf and evidence.same[one.index, entries[0][1].index]:
        return
    for at, (score, other) in enumerate(entries[1:], start=1):
        if entries[0][0] - score >= margin:
            return
        best = entries[0][1]
        related = other.is_within(best) or best.is_within(other)
        if related and best.is_leaf != one.is_leaf and other.is_leaf == one.is_leaf:
            entries.insert(0, entries.pop(at))
            return


def _needed(partners: Partners, one: Node, other: Node) -> float:
    standing = partners.standing(one, other)
    if standing >= UNDER_PARTNER:
        return LIKELY
    return HALFWAY if standing > 0 else SURE


def _doubt(evidence: Evidence, one: Node, other: Node) -> float:
    if one.kind in ("notice", "lead"):
        return 0.0
    unlike = evidence.text[one.index, other.index] < STRANGERS
    return DOUBT if unlike and evidence.reason(one, other) == "similar" else 0.0


def _join_left(of: dict[Node, Group], one: Node, other: Node, scored: _Scores, evidence: Evidence) -> None:
    """Bring the rows of two leftovers together, if each two of their members might be a pair."""
    rows = _may_stand(of, one, other)
    if rows and all(
        scored.of(a, b) + float(evidence.claim[a.index, b.index]) >= LEAST_CLAIM
        for a in rows[0].nodes()
        for b in rows[1].nodes()
    ):
        _merge(of, *rows, scored.of)


def _may_stand(of: Mapping[Node, Group], one: Node, other: Node) -> tuple[Group, Group] | None:
    """The rows of *one* and *other*, of those that stand alone a new one; None where they cannot be one row."""
    first = of.get(one) or Group({one.column: one})
    second = of.get(other) or Group({other.column: other})
    if first is second or first.pinned or second.pinned or first.members.keys() & second.members.keys():
        return None
    return first, second


def _strangers(evidence: Evidence, one: Node, other: Node) -> bool:
    """True if a row need not bear the two: chapters may be one topic though they have no section in common."""
    return bool(one.section.paragraphs and other.section.paragraphs and _doubt(evidence, one, other))


def _join(of: dict[Node, Group], one: Node, other: Node, needed: float, scored: _Scores, evidence: Evidence) -> None:
    """Bring the rows of *one* and *other* together, if their members are alike as a whole."""
    rows = _may_stand(of, one, other)
    if rows is None:
        return
    first, second = rows
    cross = {(a, b): scored.of(a, b) for a in first.nodes() for b in second.nodes()}
    if sum(cross.values()) / len(cross) < LINK * needed:
        return
    # Headings that say the same are one topic, even where what stands above them has parted them.
    weak = sum(
        1
        for (a, b), score in cross.items()
        if score < (needed if _strangers(evidence, a, b) else WEAKEST * needed) and evidence.reason(a, b) == "similar"
    )
    if weak > len(cross) // ONE_IN:
        return
    _merge(of, first, second, scored.of)


def _merge(of: dict[Node, Group], first: Group, second: Group, score: Score) -> None:
    merged = Group({**first.members, **second.members})
    pairs = [score(a, b) for at, a in enumerate(merged.nodes()) for b in merged.nodes()[at + 1 :]]
    merged.score = round(sum(pairs) / len(pairs), 4)
    for node in merged.members.values():
        of[node] = merged
