"""
Collect the terms of the word fields and work out their BM25F scores while the index is written.

The score of a term in a chunk is what the Whoosh index itself would give: per field the library's BM25 with its
idf, its average length and its rounded lengths, times the field's boost, added over the fields. A test holds the
two equal. Scores depend on all chunks, hence they are worked out anew whenever one of the parts has changed.
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.search.arrays import Ints, Numbering
from app.search.fields import WORD_FIELDS
from app.search.whoosh_index import K1, B, idf, stored_length

Doubles = NDArray[np.float64]


class WordBuilder:
    """Collects the terms of each word field, chunk by chunk; `merge_words` puts several together."""

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {}
        self._terms: dict[str, array[int]] = {field.name: array("i") for field in WORD_FIELDS}
        self._lengths: dict[str, list[int]] = {field.name: [] for field in WORD_FIELDS}

    def add(self, field: str, terms: Sequence[str]) -> None:
        """Add one chunk's terms of one field; every chunk adds every field, in order."""
        vocabulary = self._vocabulary
        self._terms[field].extend([vocabulary.setdefault(term, len(vocabulary)) for term in terms])
        self._lengths[field].append(len(terms))

    @property
    def vocabulary(self) -> list[str]:
        """Terms in order of their numbers."""
        return list(self._vocabulary)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """
        What occurs where in this part.

        Returns:
            `term` and `chunk` of each pair that occurs, by term and chunk ascending; `frequency`, a row for each pair
            and a column for each word field; `length`, a row for each chunk and a column for each word field.
        """
        lengths = np.array([self._lengths[field.name] for field in WORD_FIELDS], dtype=np.int32).T
        count = max(1, len(lengths))
        return tabulated([self._pairs(field.name, count) for field in WORD_FIELDS], lengths)

    def _pairs(self, field: str, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(term, chunk) as one number, ascending, and how often each pair occurs in *field*."""
        lengths = self._lengths[field]
        chunk_of = np.repeat(np.arange(len(lengths)), lengths)
        terms = np.array(self._terms[field], dtype=np.int64)
        keys, often = np.unique(terms * count + chunk_of, return_counts=True)
        return keys, often


def tabulated(counted: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]], lengths: Ints) -> dict[str, NDArray[Any]]:
    """
    The arrays of `WordBuilder.arrays` from, for each word field, its pairs and how often each occurs.

    A pair is one number, the term times the number of chunks plus the chunk; they come in ascending order.
    """
    pairs = np.unique(np.concatenate([keys for keys, _ in counted]))
    frequency = np.zeros((len(pairs), len(counted)), dtype=np.int64)
    for column, (keys, often) in enumerate(counted):
        frequency[np.searchsorted(pairs, keys), column] = often
    terms, chunks = np.divmod(pairs, max(1, len(lengths)))
    return {
        "term": terms.astype(np.int32),
        "chunk": chunks.astype(np.int32),
        # Nearly always a byte each.
        "frequency": frequency.astype(np.min_scalar_type(frequency.max(initial=0))),
        "length": lengths,
    }


def merge_words(
    words: Sequence[Sequence[str]], parts: Sequence[Mapping[str, NDArray[Any]]]
) -> tuple[list[str], dict[str, Any]]:
    """
    The terms of several parts as one, with their scores.

    Args:
        words: The vocabulary of each, of a `WordBuilder`.

        parts: Their arrays, in the same order; gone through twice, one at a time.

    Returns:
        The vocabulary and the arrays by name, as `arrays.WordArrays` has them.
    """
    numbering = Numbering()
    numbers = [numbering.of(each) for each in words]
    size = len(numbering.words)
    occurring = np.zeros(size, dtype=np.int64)
    with_term = np.zeros((size, len(WORD_FIELDS)), dtype=np.int64)
    lengths = []
    for own, arrays in zip(numbers, parts, strict=True):
        lengths.append(arrays["length"])
        # A term has one number in a part, so that no number is added to twice here.
        occurring[own] += np.bincount(arrays["term"], minlength=len(own))
        for column in range(len(WORD_FIELDS)):
            found = arrays["term"][arrays["frequency"][:, column] > 0]
            with_term[own, column] += np.bincount(found, minlength=len(own))
    weights = _Weights(lengths, with_term)
    first = np.concatenate([[0], np.cumsum(occurring)]).astype(np.int64)
    chunks = np.zeros(first[-1], dtype=np.int32)
    scores = np.zeros(first[-1], dtype=np.float32)
    free, base = first[:-1].copy(), 0
    for own, arrays in zip(numbers, parts, strict=True):
        often = np.bincount(arrays["term"], minlength=len(own))
        before = np.cumsum(often) - often
        places = np.repeat(free[own] - before, often) + np.arange(len(arrays["term"]))
        free[own] += often
        where = arrays["chunk"] + np.int32(base)
        chunks[places] = where
        scores[places] = weights.score(own[arrays["term"]], where, arrays["frequency"])
        base += len(arrays["length"])
    return numbering.words, {"first": first, "chunks": chunks, "scores": scores}


class _Weights:
    """What scores depend on besides frequencies: how rare each term is, and how long each field of each chunk."""

    def __init__(self, lengths: Sequence[Ints], with_term: NDArray[np.int64]) -> None:
        rows = np.concatenate(lengths) if lengths else np.zeros((0, len(WORD_FIELDS)), dtype=np.int32)
        count = max(1, len(rows))
        self._idf = _each(with_term, lambda df: idf(count, df))
        self._rounded = _each(rows, stored_length)
        self._average = rows.sum(axis=0) / count

    def score(self, terms: Ints, chunks: Ints, frequency: NDArray[Any]) -> Doubles:
        """The score of each pair of *terms* and *chunks*, its fields added up."""
        total = np.zeros(len(terms))
        for column, field in enumerate(WORD_FIELDS):
            if self._average[column]:
                # Most terms stand in one or two of the fields.
                having = np.flatnonzero(frequency[:, column])
                often = frequency[having, column].astype(np.float64)
                length = self._rounded[chunks[having], column] / self._average[column]
                saturation = often + K1 * ((1 - B) + B * length)
                total[having] += field.boost * self._idf[terms[having], column] * (often * (K1 + 1)) / saturation
        return total


def _each(numbers: NDArray[Any], function: Any) -> Doubles:
    """*function* of each of *numbers*, of which many are the same."""
    different, which = np.unique(numbers, return_inverse=True)
    values = np.array([function(int(number)) for number in different], dtype=np.float64)
    return values[which].reshape(numbers.shape)
