"""
Sections of other plans on the subject of one, found among all sections of an archive.

The tokens of all headings name the sections that can be meant; only those few are read. Build a CounterpartIndex once
for an archive as it stands and keep it; it is only read afterwards and may be shared by threads. What a section is
about was told when the archive was built (subjects.py). How sure a pair is, is judged as in a comparison (pairs.py),
with the words of all headings of the archive to tell common ones from rare.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from app.compare.boilerplate import is_policy_word
from app.compare.clues import ONE_HAS_FIELD, OTHER_FIELD
from app.compare.columns import ColumnInput
from app.compare.headings import Heading
from app.compare.pairs import DISAGREE, HEADING_SHARE, TEXT_SHARE
from app.compare.subjects import plan_subjects, subject_of
from app.domain.comparison import PairReason
from app.domain.subjects import HeadingTokens, PlanSubjects, SectionSubject
from app.domain.views import Counterpart

CANDIDATES: Final = 150
"""So many sections, those with the most similar headings, are read."""
SURE: Final = 0.40
"""Sections less sure than this are not named."""
TEXT_HALF: Final = 0.15
"""The likeness of text that counts half."""
SAME_FIELD: Final = 0.15
"""What it is worth that both are on one industry."""
SAYS_THE_SAME: Final = 0.9
"""Headings so much alike say the same in a few words more or less."""
LEAST_TEXT: Final = 0.055
"""
The least likeness of text that others need: 综合监管数字化转型 and 企业数字化转型 share most words, and no subject.
"""
TELLING_WORDS: Final = 40
"""Of texts with fewer words each, less likeness is asked for, in proportion."""
FEW: Final = 3
"""Where fewer are sure, those less sure are named whose texts speak for them."""
LESS_SURE: Final = 0.28
SPEAKING_TEXT: Final = 0.2
SPEAKING_WORDS: Final = 25
"""Texts of so many words each are seldom so much alike by chance, where their headings have something in common."""
LITTLE_HEADING: Final = 0.2
SPEAKING_ALONE: Final = 0.3
"""With less in common their texts have to be more alike."""
_THINGS: Final = {"项目": 1, "工程": 1, "产业": 2, "行业": 2, "企业": 3, "规划": 4, "方案": 4}
"""Nouns of any plan that say, at the end of a heading, of what sort of thing it is: 保护项目 is no 保护产业."""


_Integers = NDArray[np.int64]


class Subjects(Protocol):
    """What the plans of an archive are about, as its catalogue has it."""

    def heading_tokens(self) -> Iterable[tuple[str, HeadingTokens]]:
        """What the headings of every plan are about, by slug."""

    def subjects_of(self, places: Sequence[tuple[str, int]]) -> list[SectionSubject]:
        """What the sections of *places*, a plan and a place in its reading order, are about, in that order."""


class CounterpartIndex:
    """The headings of all sections of an archive; the order of its plans does not matter."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        told = sorted(subjects.heading_tokens(), key=lambda each: each[0])
        self._plans = [plan for plan, _ in told]
        self._first = np.cumsum([0, *(tokens.sections for _, tokens in told)])[:-1]
        self._every = sum(tokens.sections for _, tokens in told)
        self._number: dict[str, int] = {}
        number, place, weight = self._entries(told)
        count = np.bincount(number, minlength=len(self._number))
        self._rarity = np.log((self._every + 1) / np.maximum(count, 1))
        self._rarity[[at for name, at in self._number.items() if is_policy_word(name)]] = 1.0
        self._weights = np.bincount(place, weight * self._rarity[number], minlength=self._every)
        # By token, and of each the places with the roots of its weights there.
        order = np.argsort(number, kind="stable")
        self._starts = np.concatenate(([0], np.cumsum(count)))
        self._places = place[order].astype(np.int32)
        self._roots = np.sqrt(weight[order]).astype(np.float32)

    def _entries(self, told: Sequence[tuple[str, HeadingTokens]]) -> tuple[_Integers, _Integers, NDArray[np.float64]]:
        """Of every token in a heading its number, the place of its section among all, and what it weighs there."""
        numbers: list[int] = []
        places: list[int] = []
        weights: list[float] = []
        for (_, tokens), first in zip(told, self._first.tolist(), strict=True):
            own = [self._number.setdefault(name, len(self._number)) for name in tokens.names]
            numbers += [own[which] for which in tokens.which]
            places += [first + place for place in tokens.places]
            weights += tokens.weights
        return np.array(numbers, dtype=np.int64), np.array(places, dtype=np.int64), np.array(weights)

    def find(self, section: ColumnInput, limit: int = 10) -> tuple[Counterpart, ...]:
        """
        The sections on the subject of *section*, surest first, *limit* at most, none of its own plan.

        Of a section and those below it only the surest is named. Empty where *section* has no heading.
        """
        if (root := subject_of(section)) is None:
            return ()
        heading, asked = root
        likeness = self._likeness(heading)
        able: list[tuple[int, str, SectionSubject]] = []
        for at, plan, other in self._nearest(likeness, section.plan):
            if other.kind == asked.kind and set(asked.roles) & set(other.roles):
                able.append((at, plan, other))
            if len(able) == CANDIDATES:
                break
        spread = Counter(word for words in (asked.words, *(other.words for *_, other in able)) for word in words)
        rarity = {word: math.log((len(able) + 2) / count) for word, count in spread.items()}
        scored = [
            (_score(heading, asked, other, float(likeness[at]), rarity), at, plan, other) for at, plan, other in able
        ]
        scored.sort(key=lambda each: (-each[0], each[1]))
        scored = [
            each
            for each in scored
            if likeness[each[1]] >= SAYS_THE_SAME or _is_borne_out(heading, asked, each[3], rarity)
        ]
        chosen: list[Counterpart] = []
        taken: set[tuple[str, str]] = set()
        above: set[tuple[str, str]] = set()
        for score, at, plan, other in scored:
            if len(chosen) >= limit:
                break
            sure = score >= SURE
            if not sure and (len(chosen) >= FEW or score < LESS_SURE):
                break
            if not sure and not _speak(asked, other, float(likeness[at]), rarity):
                continue
            lines = {(plan, step.anchor) for step in other.path}
            if (plan, other.anchor) in above or lines & taken:
                continue
            taken.add((plan, other.anchor))
            above |= lines
            chosen.append(Counterpart(plan, other.anchor, other.heading, other.path, _reason(heading, other), score))
        return tuple(chosen)

    def _nearest(self, likeness: NDArray[np.float32], own: str) -> Iterator[tuple[int, str, SectionSubject]]:
        """The sections of other plans with similar headings, the most similar first, read as they are needed."""
        ranked = np.argsort(-likeness, kind="stable")[: 4 * CANDIDATES]
        ranked = ranked[likeness[ranked] > 0]
        columns = np.searchsorted(self._first, ranked, side="right") - 1
        found = [
            (at, self._plans[column], at - int(self._first[column]))
            for at, column in zip(ranked.tolist(), columns.tolist(), strict=True)
            if self._plans[column] != own
        ]
        for begin in range(0, len(found), CANDIDATES):
            some = found[begin : begin + CANDIDATES]
            read = self._subjects.subjects_of([(plan, place) for _, plan, place in some])
            for (at, plan, _), subject in zip(some, read, strict=True):
                yield at, plan, subject

    def _likeness(self, asked: Heading) -> NDArray[np.float32]:
        """How much of the heading asked for is common to every section's heading, 0..1."""
        common = np.zeros(self._every, dtype=np.float32)
        whole = 0.0
        for token, weight in asked.tokens:
            number = self._number.get(token)
            if number is None:
                whole += weight * math.log(self._every + 1)
                continue
            rarity = float(self._rarity[number])
            whole += weight * rarity
            here = slice(self._starts[number], self._starts[number + 1])
            common[self._places[here]] += self._roots[here] * math.sqrt(weight) * rarity
        found: NDArray[np.float32] = np.round(common / np.maximum((self._weights + whole) / 2, 1e-6), 4)
        return found


def counterparts(section: ColumnInput, others: Sequence[ColumnInput], limit: int = 10) -> tuple[Counterpart, ...]:
    """
    Sections of *others*, which are whole plans, on the subject of *section*, surest first.

    For one question; whoever asks more than once keeps a CounterpartIndex.
    """
    return CounterpartIndex(_Told({other.plan: plan_subjects(other) for other in others})).find(section, limit)


class _Told:
    """What plans in hand are about."""

    def __init__(self, plans: Mapping[str, PlanSubjects]) -> None:
        self._plans = plans

    def heading_tokens(self) -> Iterable[tuple[str, HeadingTokens]]:
        """See Subjects."""
        return [(slug, plan.tokens) for slug, plan in self._plans.items()]

    def subjects_of(self, places: Sequence[tuple[str, int]]) -> list[SectionSubject]:
        """See Subjects."""
        return [self._plans[slug].sections[place] for slug, place in places]


def _score(
    heading: Heading, asked: SectionSubject, other: SectionSubject, likeness: float, rarity: Mapping[str, float]
) -> float:
    text = _cosine(asked.words, other.words, rarity)
    a, b = set(asked.subjects), set(other.subjects)
    overlap = 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
    ours, theirs = set(asked.industries), set(other.industries)
    field = 0.0
    if ours & theirs:
        field = SAME_FIELD
    elif ours and theirs:
        field = OTHER_FIELD
    elif (ours or theirs) and heading.core != other.core:
        field = ONE_HAS_FIELD
    alike = likeness * (DISAGREE + (1 - DISAGREE) * overlap)
    score = HEADING_SHARE * alike + TEXT_SHARE * text / (text + TEXT_HALF) + field
    return round(min(max(score, 0.0), 1.0), 4)


def _is_borne_out(heading: Heading, asked: SectionSubject, other: SectionSubject, rarity: Mapping[str, float]) -> bool:
    """Whether the texts of two sections say what their headings, which are not the same, only say in part."""
    if _reason(heading, other) != "similar":
        return True
    fewest = min(sum(asked.words.values()), sum(other.words.values()))
    least = LEAST_TEXT * min(fewest / TELLING_WORDS, 1.0)
    return fewest > 0 and _cosine(asked.words, other.words, rarity) >= least


def _speak(asked: SectionSubject, other: SectionSubject, likeness: float, rarity: Mapping[str, float]) -> bool:
    """Whether the texts of two sections are on one subject though their headings say little of it."""
    fewest = min(sum(asked.words.values()), sum(other.words.values()))
    least = SPEAKING_TEXT if likeness >= LITTLE_HEADING else SPEAKING_ALONE
    return fewest >= SPEAKING_WORDS and _cosine(asked.words, other.words, rarity) >= least


def _reason(asked: Heading, found: SectionSubject) -> PairReason:
    if asked.folded and asked.folded == found.folded:
        return "heading"
    if asked.core and asked.core == found.core:
        ours, theirs = _THINGS.get(asked.folded[-2:]), _THINGS.get(found.folded[-2:])
        return "similar" if ours and theirs and ours != theirs else "synonym"
    return "similar"


def _cosine(one: Mapping[str, int], other: Mapping[str, int], rarity: Mapping[str, float]) -> float:
    def value(counts: Mapping[str, int], word: str) -> float:
        return (1 + math.log(counts[word])) * rarity[word]

    common = sum(value(one, word) * value(other, word) for word in one.keys() & other.keys())
    lengths = math.sqrt(sum(value(one, w) ** 2 for w in one) * sum(value(other, w) ** 2 for w in other))
    return common / lengths if lengths else 0.0
