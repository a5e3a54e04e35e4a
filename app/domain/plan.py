"""
A plan with its texts: the official one, the archive's summary, a translation.

One layer per plan is searched and counted, the *principal* one: the official text where it is held, else the
summary.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.outline import Outline
from app.domain.record import Record

LayerName = Literal["official", "summary", "translation"]
Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of an official text. `sha256` is of the file as received; `imported` a UTC time, ISO 8601."""

    number: int
    sha256: str
    source: str
    imported: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """One text of a plan. `source` is the file name as imported, None for a summary; `edition` is 0 for summaries."""

    name: LayerName
    lang: Lang
    outline: Outline
    source: str | None = None
    edition: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """
    A record and its layers, as the pipeline hands them to the store and the index.

    `targets` counts the targets that paragraphs of the principal text set, by anchor; those that set none are not
    there, and baselines do not count.
    """

    record: Record
    layers: tuple[Layer, ...]
    editions: tuple[Edition, ...] = ()
    targets: Mapping[str, int] = field(default_factory=dict)

    def layer(self, name: LayerName, lang: Lang | None = None) -> Layer | None:
        """The layer of that name (and language), or None."""
        return next((x for x in self.layers if x.name == name and lang in (None, x.lang)), None)

    @property
    def principal(self) -> Layer | None:
        """The layer that is searched and counted: official, else the Chinese summary, else whatever there is."""
        return self.layer("official") or self.layer("summary", "zh") or next(iter(self.layers), None)
