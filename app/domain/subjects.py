"""
What the sections of a plan are about, made ready when the index is built so that others on the same subject are found.

Values only: what they are made of is decided in app.compare.subjects, and they are kept in the catalogue.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.results import PathStep
from app.domain.views import SlotCount


@dataclass(frozen=True, slots=True)
class HeadingTokens:
    """
    What the headings of a plan's sections are about: the tokens of all of them, each with its weight.

    `sections` is how many there are, `names` the different tokens. Every token of a heading is an entry in the other
    three: at which place of reading order its section stands, which of `names` it is, and what it weighs.
    """

    sections: int
    names: tuple[str, ...]
    places: tuple[int, ...]
    which: tuple[int, ...]
    weights: tuple[float, ...]


Weights = tuple[tuple[str, float], ...]
"""Words with what each weighs, in the order of words."""


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """
    A heading as it is read to be compared: what each field holds is told by app.compare.headings.

    `names` are the words of the title that say what it is about, under the names they go by, and `cut` those that it is
    cut into; both are None where nobody has looked yet.
    """

    printed: str
    folded: str
    core: tuple[str, ...]
    tokens: Weights
    pieces: Weights
    kinned: Weights
    titled: bool
    kinds: frozenset[tuple[str, str]] = frozenset()
    names: tuple[str, ...] | None = None
    cut: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SectionSubject:
    """
    A section as whoever looks for others on its subject sees it.

    `path` leads to it from the outermost heading. `kind` is what no heading says: notice, lead or section. `roles` are
    those of the nearest heading that has any, `subjects`, `core` and `folded` what its own says (empty where it has
    none). `words` counts the words that the beginning of its text, with what stands below it, is about.
    """

    anchor: str
    heading: str
    path: tuple[PathStep, ...]
    kind: str
    roles: tuple[str, ...]
    subjects: tuple[str, ...]
    core: tuple[str, ...]
    folded: str
    industries: tuple[str, ...]
    words: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PlanSubjects:
    """
    The sections of a plan's principal text in reading order, and the parts the plan has.

    `tokens` are looked through for all plans at once, of `sections` only a few are read. `headings` are those of the
    sections, read whole when the plan is compared with others.
    """

    tokens: HeadingTokens
    sections: tuple[SectionSubject, ...]
    slots: Mapping[str, SlotCount]
    headings: tuple[HeadingWords, ...] = ()
