"""
SQLite FTS5: a contentless table with the same five fields; facets are counted over the rows found.

The rows of a question are fetched with their BM25 once, then counted with numpy, which was faster than three GROUP BY.
"""

import sqlite3
from pathlib import Path
from typing import Any, Final

import numpy as np

from bench.speed.asked import SIZE, Asked
from bench.speed.engines import BOOSTS, OWN, Answer, Counts, char_tokens_of, no_counts, word_tokens_of
from bench.speed.tokens import FACETS, WORDS, Corpus

_FIELDS: Final = (*WORDS, "chars")
_RANK: Final = f"bm25(section, {', '.join(str(BOOSTS.get(name, 0.0)) for name in _FIELDS)})"


class Fts5:
    """See `engines.Engine`."""

    name = "fts5"

    def build(self, corpus: Corpus, folder: Path) -> None:
        """One table, merged into one segment at the end; facets in a table of pairs."""
        with sqlite3.connect(folder / "fts5.sqlite") as base:
            base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            base.execute(f"CREATE VIRTUAL TABLE section USING fts5({', '.join(_FIELDS)}, content='', tokenize='ascii')")
            base.execute("CREATE TABLE facet (section INTEGER, name TEXT, value TEXT)")
            for number, tokens in enumerate(corpus):
                row = (number, *(tokens.fields[name] for name in _FIELDS))
                base.execute(f"INSERT INTO section (rowid, {', '.join(_FIELDS)}) VALUES (?, ?, ?, ?, ?, ?)", row)
                pairs = [(number, name, value) for name, values in tokens.facets.items() for value in values]
                base.executemany("INSERT INTO facet VALUES (?, ?, ?)", pairs)
            base.execute("INSERT INTO section (section) VALUES ('optimize')")

    def open(self, corpus: Corpus, folder: Path) -> None:
        """Open the file; the pairs of facets are read into arrays."""
        self._corpus = corpus
        self._base = sqlite3.connect(folder / "fts5.sqlite")
        self._facets: dict[str, tuple[list[str], Any, Any]] = {}
        for name in FACETS:
            rows = self._base.execute("SELECT section, value FROM facet WHERE name = ? ORDER BY section", (name,))
            values: dict[str, int] = {}
            pairs = [(section, values.setdefault(value, len(values))) for section, value in rows]
            self._facets[name] = (list(values), *np.array(pairs, dtype=np.int32).T)

    def ask(self, question: Asked) -> Answer:
        """All rows with their rank; filters and facets by arrays."""
        rows = self._base.execute(
            f"SELECT rowid, {_RANK} FROM section WHERE section MATCH ?", (self._match(question),)
        ).fetchall()
        if not rows:
            return Answer(0, (), no_counts())
        found = np.array(rows)
        sections, rank = found[:, 0].astype(np.int32), found[:, 1]
        mask = np.zeros(self._corpus.sections, dtype=np.bool_)
        mask[sections] = True
        for name, ticked in question.filters.items():
            values, of, value = self._facets[name]
            passed = np.zeros(len(mask), dtype=np.bool_)
            passed[of[np.isin(value, [at for at, each in enumerate(values) if each in ticked])]] = True
            mask &= passed
        kept = mask[sections]
        sections, rank = sections[kept], rank[kept]
        best = np.argpartition(rank, SIZE)[:SIZE] if len(rank) > SIZE else np.arange(len(rank))
        first = sections[best[np.argsort(rank[best], kind="stable")]]
        return Answer(len(sections), tuple(first.tolist()), self._counted(mask))

    def _counted(self, mask: Any) -> Counts:
        facets = no_counts()
        for name, (values, of, value) in self._facets.items():
            counts = np.bincount(value[mask[of]], minlength=len(values))
            facets[name] = {values[at]: int(counts[at]) for at in np.flatnonzero(counts)}
        return facets

    def _match(self, question: Asked) -> str:
        if question.phrase:
            return f'chars : "{" ".join(char_tokens_of(self._corpus, question))}"'
        words = [f'"{token}"' for token in word_tokens_of(self._corpus, question)]
        own = " ".join(OWN)
        return (" AND " if question.kind == "and" else " OR ").join(f"{{{own}}} : {word}" for word in words)
