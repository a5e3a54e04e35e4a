"""
tantivy, by its Python package: one segment, one thread, nothing stored; facets by its own aggregations.
"""

from pathlib import Path
from typing import Any, Final

import tantivy

from bench.speed.asked import SIZE, Asked
from bench.speed.engines import ABOVE, BOOSTS, OWN, Answer, char_tokens_of, no_counts, word_tokens_of
from bench.speed.tokens import FACETS, WORDS, Corpus

_HEAP_BYTES: Final = 1_000_000_000
_MANY: Final = 65_000
"""Values a facet may have; all are counted."""
_AGGREGATIONS: Final = {name: {"terms": {"field": name, "size": _MANY}} for name in FACETS}


class Tantivy:
    """See `engines.Engine`."""

    name = "tantivy"

    def build(self, corpus: Corpus, folder: Path) -> None:
        """Words with frequencies, characters with positions, facets as columns."""
        index = tantivy.Index(_schema(), path=str(folder))
        writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        for tokens in corpus:
            writer.add_document(tantivy.Document(**tokens.fields, **{k: list(v) for k, v in tokens.facets.items()}))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, corpus: Corpus, folder: Path) -> None:
        """Open the index and take its searcher."""
        self._corpus = corpus
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._searcher = self._index.searcher()

    def ask(self, question: Asked) -> Answer:
        """Twenty best with the count of all, then the aggregations."""
        query = self._query(question)
        found = self._searcher.search(query, SIZE)
        buckets = self._searcher.aggregate(query, _AGGREGATIONS)
        facets = no_counts()
        for name in FACETS:
            facets[name] = {each["key"]: each["doc_count"] for each in buckets[name]["buckets"]}
        return Answer(found.count, tuple(address.doc for _, address in found.hits), facets)

    def _query(self, question: Asked) -> Any:
        if question.phrase:
            tree = self._phrase(char_tokens_of(self._corpus, question))
        else:
            joined = tantivy.Occur.Must if question.kind == "and" else tantivy.Occur.Should
            parts = [self._word(token) for token in word_tokens_of(self._corpus, question)]
            tree = tantivy.Query.boolean_query([(joined, part) for part in parts])
        if not question.filters:
            return tree
        ticks = [
            tantivy.Query.boolean_query([(tantivy.Occur.Should, self._tick(name, value)) for value in values])
            for name, values in question.filters.items()
        ]
        unscored = [(tantivy.Occur.Must, tantivy.Query.const_score_query(tick, 0.0)) for tick in ticks]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, tree), *unscored])

    def _phrase(self, tokens: list[str]) -> Any:
        return tantivy.Query.phrase_query(self._schema, "chars", tokens)

    def _word(self, token: str) -> Any:
        """The word in the section's own text; where it stands above, it ranks."""
        own = [(tantivy.Occur.Should, self._term(name, token)) for name in OWN]
        above = [(tantivy.Occur.Should, self._term(name, token)) for name in ABOVE]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, tantivy.Query.boolean_query(own)), *above])

    def _term(self, field: str, token: str) -> Any:
        term = tantivy.Query.term_query(self._schema, field, token, index_option="freq")
        return tantivy.Query.boost_query(term, BOOSTS[field])

    def _tick(self, facet: str, value: str) -> Any:
        return tantivy.Query.term_query(self._schema, facet, value, index_option="basic")


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("chars", tokenizer_name="whitespace", index_option="position")
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()
