"""
Collect the terms of the word fields and work out their BM25F scores while the index is written.

The score of a term in a chunk is what the Whoosh index itself would give: per field the library's BM25 with its
idf, its average length and its rounded lengths, times the field's boost, added over the fields. A test holds the
two equal.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.search.fields import WORD_FIELDS
from app.search.whoosh_index import K1, B, idf, stored_length


class WordBuilder:
    """Collects the terms of each word field, chunk by chunk."""

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {}
        self._terms: dict[str, list[NDArray[np.int32]]] = {field.name: [] for field in WORD_FIELDS}
        self._lengths: dict[str, list[int]] = {field.name: [] for field in WORD_FIELDS}

    def add(self, field: str, terms: Sequence[str]) -> None:
        """Add one chunk's terms of one field; every chunk adds every field, in order."""
        ids = [self._vocabulary.setdefault(term, len(self._vocabulary)) for term in terms]
        self._terms[field].append(np.array(ids, dtype=np.int32))
        self._lengths[field].append(len(ids))

    @property
    def vocabulary(self) -> list[str]:
        """Terms in order of their numbers."""
        return list(self._vocabulary)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays by name, as `arrays.WordArrays` has them."""
        per_field = [self._field_scores(field.name, field.boost) for field in WORD_FIELDS]
        keys = np.concatenate([keys for keys, _ in per_field])
        scores = np.concatenate([scores for _, scores in per_field])
        order = np.argsort(keys, kind="stable")
        keys, scores = keys[order], scores[order]
        starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else keys
        summed = np.add.reduceat(scores, starts) if len(keys) else scores
        terms, chunks = np.divmod(keys[starts], self._chunk_count)
        counts = np.bincount(terms, minlength=len(self._vocabulary))
        return {
            "first": np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            "chunks": chunks.astype(np.int32),
            "scores": summed.astype(np.float32),
        }

    @property
    def _chunk_count(self) -> int:
        return max(1, len(self._lengths[WORD_FIELDS[0].name]))

    def _field_scores(self, field: str, boost: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """(term, chunk) as one number, ascending, and the score of each pair in one field."""
        count = self._chunk_count
        lengths = np.array(self._lengths[field], dtype=np.int64)
        if not lengths.sum():
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        chunk_of = np.repeat(np.arange(len(lengths)), lengths)
        keys, frequency = np.unique(
            np.concatenate(self._terms[field]).astype(np.int64) * count + chunk_of, return_counts=True
        )
        terms, chunks = np.divmod(keys, count)
        with_term = np.bincount(terms, minlength=len(self._vocabulary))
        weight = np.array([idf(count, int(df)) for df in with_term])[terms]
        rounded = np.array([stored_length(int(length)) for length in lengths])[chunks]
        average = lengths.sum() / count
        saturation = frequency + K1 * ((1 - B) + B * rounded / average)
        return keys, boost * weight * (frequency * (K1 + 1)) / saturation
