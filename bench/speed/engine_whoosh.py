"""
Plain Whoosh: the very index the archive writes, asked by the library alone, facets by its own grouping.
"""

from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh import query as whoosh_query
from whoosh import sorting

from app.analysis.fold import fold_text
from app.search.build import WHOOSH
from app.search.whoosh_index import make_schema
from app.store.generations import SEARCH, Generations
from bench.speed import made
from bench.speed.asked import SIZE, Asked
from bench.speed.engines import ABOVE, BOOSTS, OWN, Answer
from bench.speed.tokens import FACETS, Corpus


class PlainWhoosh:
    """See `engines.Engine`. *folder* is that of the archive made for the same corpus (bench.speed.made)."""

    name = "whoosh"

    def build(self, corpus: Corpus, folder: Path) -> None:
        """The archive's own build, Whoosh index and arrays together."""
        made.make(folder, corpus.sections)

    def open(self, corpus: Corpus, folder: Path) -> None:
        """A searcher of its own."""
        current = Generations(made.settings_for(folder).index).current()
        self._searcher = whoosh_index.open_dir(str(current / SEARCH / WHOOSH), schema=make_schema()).searcher()

    def ask(self, question: Asked) -> Answer:
        """All hits, grouped three ways; an answer with groups scores every match in any case."""
        grouped = {
            name: sorting.FieldFacet(name, allow_overlap=True, maptype=sorting.Count)
            if name == "industry"
            else sorting.FieldFacet(name, maptype=sorting.Count)
            for name in FACETS
        }
        ticked = _ticked(question)
        found = self._searcher.search(_tree(question), limit=SIZE, groupedby=grouped, filter=ticked)
        facets = {name: {value: count for value, count in found.groups(name).items() if value} for name in FACETS}
        return Answer(len(found), tuple(hit.docnum for hit in found[:SIZE]), facets)


def _tree(question: Asked) -> Any:
    if question.phrase:
        return whoosh_query.Phrase("chars", question.phrase_tokens)
    parts = [_word(fold_text(word)) for word in question.words]
    return whoosh_query.And(parts) if question.kind == "and" else whoosh_query.Or(parts)


def _word(word: str) -> Any:
    own = whoosh_query.Or([whoosh_query.Term(name, word, boost=BOOSTS[name]) for name in OWN])
    above = whoosh_query.Or([whoosh_query.Term(name, word, boost=BOOSTS[name]) for name in ABOVE])
    return whoosh_query.AndMaybe(own, above)


def _ticked(question: Asked) -> Any:
    """The filter as a query; None where nothing is ticked, since the library takes an empty one for none."""
    if not question.filters:
        return None
    each = [
        whoosh_query.Or([whoosh_query.Term(name, value) for value in values])
        for name, values in question.filters.items()
    ]
    return whoosh_query.And(each)
