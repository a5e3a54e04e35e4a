"""
The archive's own engine: once for the answer the others give too, and once whole, as a reader gets it.

`Arrays` reads the query, answers it over the arrays and counts three facets; `Whole` is `WhooshEngine.search`: eight
facets, counts by plan, near duplicates folded, and twenty hits with their texts and marks.
"""

from pathlib import Path

from app.domain.facet_values import FacetValues
from app.search.whoosh_engine import WhooshEngine
from app.store.generations import SEARCH, Generations
from bench.speed import made
from bench.speed.asked import Asked
from bench.speed.engines import Answer
from bench.speed.tokens import FACETS, Corpus


class Arrays:
    """See `engines.Engine`. *folder* is that of the archive made for the same corpus (bench.speed.made)."""

    name = "ours"

    def build(self, corpus: Corpus, folder: Path) -> None:
        """The archive's own build, Whoosh index and arrays together."""
        made.make(folder, corpus.sections)

    def open(self, corpus: Corpus, folder: Path) -> None:
        """As the server does."""
        self._engine = WhooshEngine.open(Generations(made.settings_for(folder).index).current() / SEARCH)

    def ask(self, question: Asked) -> Answer:
        """Total, first twenty and three facets."""
        found = self._engine.rank(question.request, FACETS)
        facets = {name: _counts(found.facets[name]) for name in FACETS}
        return Answer(found.total, tuple(found.first.tolist()), facets)


class Whole(Arrays):
    """The same engine, the whole answer."""

    name = "ours, whole answer"

    def ask(self, question: Asked) -> Answer:
        """Everything a page shows; hits are told by plan and anchor there, hence not compared."""
        found = self._engine.search(question.request)
        facets = {name: _counts(found.facets[name]) for name in FACETS}
        return Answer(found.totals.sections, (), facets)


def _counts(facet: FacetValues) -> dict[str, int]:
    """The values that sections have, with how many; as cheaply as the other engines hand theirs over."""
    return {value: count for value, count in zip(facet.values, facet.counts, strict=True) if count}
