"""
Sections of several plans side by side: what was asked for, and the rows that answer, as pages and JSON show them.

Values only; app.compare makes them. Offsets are Unicode code points in the text they belong to, end excluded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.diff import DiffStep
from app.domain.facts import PlanTarget
from app.domain.outline import Paragraph
from app.domain.plan import Lang, LayerName
from app.domain.results import PathStep


@dataclass(frozen=True, slots=True)
class SectionRef:
    """Names a section (or a whole plan, anchor None) as a column of a comparison."""

    plan: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a section of a plan, or what a plan says about an industry (anchor None)."""

    plan: str
    anchor: str | None
    title: str
    path: tuple[PathStep, ...]
    layer: LayerName
    lang: Lang


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A shared word where it stands in a paragraph: its place, and which of `Comparison.terms` it is."""

    start: int
    end: int
    term: int


Stretch = tuple[int, int]
"""Start and end in the text of a paragraph, end excluded."""


@dataclass(frozen=True, slots=True)
class Nearly:
    """
    A paragraph that is nearly the same as one of a cell before it: of which column, which, and how much (0..1).

    `diff` turns that one into this: "=" kept, "-" gone, "+" new.
    """

    column: int
    anchor: str
    share: float
    diff: tuple[DiffStep, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """
    What one column has on a row's subject.

    By anchor of the paragraph: `shared` are the shared words in it, `own` those only this column uses, `common` the
    stretches that stand word for word in another column, `nearly` what a cell before it has in nearly the same words.
    """

    plan: str
    anchor: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    shared: Mapping[str, tuple[SharedWord, ...]] = field(default_factory=dict)
    own: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    common: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    nearly: Mapping[str, Nearly] = field(default_factory=dict)


PairReason = Literal["heading", "synonym", "similar", "whole", "only"]


@dataclass(frozen=True, slots=True)
class Row:
    """
    One sub-topic across the columns; a None cell is a gap, and is meant.

    `reason` says why the cells stand together, `score` how sure that is (0..1); a row with one cell is "only". It is
    true of `agreeing` cells; what the others have in common with them is content.
    """

    label: str
    cells: tuple[Cell | None, ...]
    reason: PairReason
    score: float
    agreeing: int = 1


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A word several columns use: how many of them, and how often in each."""

    term: str
    columns: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A target in a line of several columns; `against` is the first column's number it differs from, if one."""

    item: PlanTarget
    against: PlanTarget | None


@dataclass(frozen=True, slots=True)
class LinedUp:
    """
    One measure of one subject across the columns, a cell for each, empty where a column sets none.

    `same` is True where several columns have it and all say one and the same number for the same year.
    """

    cells: tuple[tuple[Figure, ...], ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to eight columns side by side. `distinctive` are, per column, the words only it uses."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    terms: tuple[SharedTerm, ...]
    distinctive: tuple[tuple[str, ...], ...]
    industry: str | None = None
