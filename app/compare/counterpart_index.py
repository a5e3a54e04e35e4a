"""
Sections of other plans on the subject of one, found among all sections of an archive.

An index of headings names the sections that can be meant; only those few are read. Build a CounterpartIndex once for
an archive as it stands and keep it; it is only read afterwards and may be shared by threads. How sure a pair is, is
judged as in a comparison (pairs.py), with the words of all headings of the archive to tell common ones from rare.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.boilerplate import is_policy_word
from app.compare.columns import ColumnInput, Node, trees
from app.compare.content import content_words
from app.compare.headings import Heading, heading_of, read_heading
from app.compare.pairs import DISAGREE, HEADING_SHARE, ONE_HAS_FIELD, OTHER_FIELD, TEXT_SHARE
from app.domain.results import PairReason, PathStep
from app.domain.views import Counterpart

CANDIDATES: Final = 150
"""So many sections, those with the most similar headings, are read."""
TEXT_CHARS: Final = 2000
"""So much of a section, with what stands below it, tells what it is about."""
SURE: Final = 0.40
"""Sections less sure than this are not named."""
TEXT_HALF: Final = 0.15
"""The likeness of text that counts half."""
SAME_FIELD: Final = 0.15
"""What it is worth that both are on one industry."""


class CounterpartIndex:
    """The headings of all sections of *plans*, which are whole plans; the order of plans does not matter."""

    def __init__(self, plans: Sequence[ColumnInput]) -> None:
        self._plans = sorted(plans, key=ColumnInput.key)
        self._nodes = [node for column in trees(self._plans) for node in column]
        self._headings = [read_heading(node.section) for node in self._nodes]
        count = Counter(token for heading in self._headings for token, _ in heading.tokens)
        every = len(self._nodes) + 1
        self._rarity = {
            token: 1.0 if is_policy_word(token) else math.log(every / number) for token, number in count.items()
        }
        self._weights = np.array([self._weight(heading) for heading in self._headings], dtype=np.float32)
        places: dict[str, list[int]] = {}
        values: dict[str, list[float]] = {}
        for index, heading in enumerate(self._headings):
            for token, weight in heading.tokens:
                places.setdefault(token, []).append(index)
                values.setdefault(token, []).append(weight)
        self._postings: dict[str, tuple[NDArray[np.int32], NDArray[np.float32]]] = {
            token: (np.array(found, dtype=np.int32), np.sqrt(np.array(values[token], dtype=np.float32)))
            for token, found in places.items()
        }

    def find(self, section: ColumnInput, limit: int = 10) -> tuple[Counterpart, ...]:
        """
        The sections on the subject of *section*, surest first, *limit* at most, none of its own plan.

        Of a section and those below it only the surest is named. Empty where *section* has no heading.
        """
        root = next((node for node in trees([section])[0] if node.section.anchor == section.anchor), None)
        if root is None:
            return ()
        asked = read_heading(root.section)
        likeness = self._likeness(asked)
        ranked = [at for at in np.argsort(-likeness, kind="stable")[: 4 * CANDIDATES].tolist() if likeness[at] > 0]
        roles = _nearest(asked, (heading_of(step.heading) for step in reversed(section.path)))
        able = [at for at in ranked if self._plan(at) != section.plan and self._able(at, root, roles)]
        texts = {at: _words(self._nodes[at]) for at in able[:CANDIDATES]}
        own = _words(root)
        spread = Counter(word for words in (own, *texts.values()) for word in words)
        rarity = {word: math.log((len(texts) + 2) / count) for word, count in spread.items()}
        scored = [
            (self._score(asked, float(likeness[at]), at, root, _cosine(own, words, rarity)), at)
            for at, words in texts.items()
        ]
        scored.sort(key=lambda each: (-each[0], each[1]))
        chosen: list[Counterpart] = []
        taken: list[Node] = []
        for score, at in scored:
            node = self._nodes[at]
            if score < SURE or len(chosen) >= limit:
                break
            if any(node.is_within(each) or each.is_within(node) for each in taken):
                continue
            taken.append(node)
            chosen.append(self._counterpart(node, _reason(asked, self._headings[at]), score))
        return tuple(chosen)

    def _likeness(self, asked: Heading) -> NDArray[np.float32]:
        """How much of the heading asked for is common to every section's heading, 0..1."""
        common = np.zeros(len(self._nodes), dtype=np.float32)
        for token, weight in asked.tokens:
            if token in self._postings:
                places, roots = self._postings[token]
                common[places] += roots * math.sqrt(weight) * self._rarity[token]
        half = (self._weights + self._weight(asked)) / 2
        found: NDArray[np.float32] = np.round(common / np.maximum(half, 1e-6), 4)
        return found

    def _weight(self, heading: Heading) -> float:
        unknown = math.log(len(self._nodes) + 1)
        return sum(weight * self._rarity.get(token, unknown) for token, weight in heading.tokens)

    def _plan(self, at: int) -> str:
        return self._plans[self._nodes[at].column].plan

    def _able(self, at: int, root: Node, roles: frozenset[str]) -> bool:
        node = self._nodes[at]
        other = _nearest(self._headings[at], (read_heading(above.section) for above in node.above()))
        return node.kind == root.kind and (not (roles or other) or bool(roles & other))

    def _score(self, asked: Heading, likeness: float, at: int, root: Node, text: float) -> float:
        a, b = asked.subjects, self._headings[at].subjects
        overlap = 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
        heading = likeness * (DISAGREE + (1 - DISAGREE) * overlap)
        ours, theirs = set(root.section.industries), set(self._nodes[at].section.industries)
        field = 0.0
        if ours & theirs:
            field = SAME_FIELD
        elif ours and theirs:
            field = OTHER_FIELD
        elif (ours or theirs) and asked.core != self._headings[at].core:
            field = ONE_HAS_FIELD
        score = HEADING_SHARE * heading + TEXT_SHARE * text / (text + TEXT_HALF) + field
        return round(min(max(score, 0.0), 1.0), 4)

    def _counterpart(self, node: Node, reason: PairReason, score: float) -> Counterpart:
        path = tuple(PathStep(each.section.anchor, each.section.heading) for each in reversed(node.above()))
        plan = self._plans[node.column].plan
        return Counterpart(plan, node.section.anchor, node.section.heading, path, reason, score)


def counterparts(section: ColumnInput, others: Sequence[ColumnInput], limit: int = 10) -> tuple[Counterpart, ...]:
    """
    Sections of *others*, which are whole plans, on the subject of *section*, surest first.

    For one question; whoever asks more than once keeps a CounterpartIndex.
    """
    return CounterpartIndex(others).find(section, limit)


def _nearest(own: Heading, above: Iterable[Heading]) -> frozenset[str]:
    """The roles of the nearest heading that has any, the section's own first."""
    for heading in (own, *above):
        if heading.roles:
            return heading.roles
    return frozenset()


def _reason(asked: Heading, found: Heading) -> PairReason:
    if asked.folded and asked.folded == found.folded:
        return "heading"
    return "synonym" if asked.core and asked.core == found.core else "similar"


def _words(node: Node) -> Counter[str]:
    """How often the section, with what stands below it, uses its words: of its beginning only."""
    counts: Counter[str] = Counter()
    left = TEXT_CHARS
    for each in node.subtree():
        for paragraph in each.section.paragraphs:
            if left <= 0:
                return counts
            counts.update(word.name for word in content_words(paragraph.text))
            left -= len(paragraph.text)
    return counts


def _cosine(one: Counter[str], other: Counter[str], rarity: dict[str, float]) -> float:
    def value(counts: Counter[str], word: str) -> float:
        return (1 + math.log(counts[word])) * rarity[word]

    common = sum(value(one, word) * value(other, word) for word in one.keys() & other.keys())
    lengths = math.sqrt(sum(value(one, w) ** 2 for w in one) * sum(value(other, w) ** 2 for w in other))
    return common / lengths if lengths else 0.0
