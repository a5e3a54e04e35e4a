"""
A query as it is put to the arrays: its words cut, widened and looked up. Values only.

`understanding` makes it from the query tree, `evaluate` answers it.
"""

from dataclasses import dataclass

from app.search.matching import Pattern


@dataclass(frozen=True, slots=True)
class Term:
    """
    One writing that is looked for.

    `text` is shown to the reader; `pattern` says where it matches; `words` are the terms of the word fields that
    score it, `weight` times. `source` is the word it was added for, None if it was typed. `exact` says that it matches
    as written, and not English words in any of their forms.
    """

    text: str
    pattern: Pattern
    words: tuple[str, ...]
    weight: float = 1.0
    source: str | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Leaf:
    """
    One word or phrase of the query with its widenings; it matches where any of its terms does.

    `field` limits it to one field. `recorded` are facet values that satisfy it as well as its words do: a plan of
    吉林省 need not repeat 吉林 in every section. `industry` is the industry it names: sections filed under it rank
    higher. `openings` are plans that answer by their first section, as the plan of a document number does. An
    `optional` leaf ranks but does not narrow.
    """

    text: str
    terms: tuple[Term, ...]
    field: str | None = None
    recorded: tuple[tuple[str, str], ...] = ()
    industry: str | None = None
    openings: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Bag:
    """
    Words beside each other: all of `leaves`, or, when that finds nothing, the sections with the weightiest of them.

    Where they are read as a question is put (`loose`), one of them must stand in the section itself; the others may
    stand in the headings above it or in the title: 目标 above 汽车产业 asks for the targets of cars.
    A `question` (typed without blanks, or with English in it) is let go sooner: when few sections have it all.
    `together` are stretches of the query of two words or more as they were typed; where they stand in the text
    just so, the section ranks higher.
    """

    leaves: tuple[Leaf, ...]
    together: tuple[Term, ...] = ()
    question: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    """Sections that match every part."""

    parts: "tuple[Resolved, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Sections that match at least one part."""

    parts: "tuple[Resolved, ...]"


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Sections that do not match the part."""

    part: "Resolved"


@dataclass(frozen=True, slots=True)
class All:
    """Every section."""


Resolved = Bag | AllOf | AnyOf | NoneOf | All
