"""
The arrays from the Whoosh index alone, for when those beside it are missing or damaged.

Whoosh has everything: what words occur where and how often, the values of facets, and in what is stored of each
section its text and, with the first of a plan, what is known of the plan. So the same questions have the same answers;
only opening takes longer, some ten seconds for 30,000 sections.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.search.build import save_whole
from app.search.fields import FACET_FIELDS, WORD_FIELDS
from app.search.postings import tabulated
from app.search.shards import PartBuilder, Shard
from app.search.whoosh_reader import WhooshReader


def restore(whoosh: Path, target: Path) -> None:
    """Write the arrays of the Whoosh index in *whoosh* into *target*. Raises whoosh_reader.DAMAGE."""
    with WhooshReader(whoosh) as reader:
        builder = PartBuilder()
        for hit in reader.stored():
            if (row := hit.get("record")) is not None:
                builder.begin_plan(row)
            builder.add_stored(hit)
        words, arrays = builder.texts()
        terms, term_arrays = _terms(reader)
        values, facet_arrays = _facets(reader)
    words |= {"words": terms, "facets": values}
    save_whole(target, [Shard(words, arrays | {"words": term_arrays, "facets": facet_arrays})])


def _terms(reader: WhooshReader) -> tuple[list[str], dict[str, NDArray[Any]]]:
    """The terms of the word fields and their arrays, as `postings.WordBuilder` has them."""
    numbers: dict[str, int] = {}
    counted, lengths = [], []
    count = max(1, reader.count)
    for field in WORD_FIELDS:
        keys, often = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        for term, documents, frequency in reader.postings(field.name):
            keys.append(numbers.setdefault(term, len(numbers)) * count + documents)
            often.append(frequency)
        pairs, frequencies = np.concatenate(keys), np.concatenate(often)
        order = np.argsort(pairs, kind="stable")
        counted.append((pairs[order], frequencies[order]))
        lengths.append(np.bincount(pairs % count, weights=frequencies, minlength=reader.count))
    rows = np.stack(lengths, axis=1)[: reader.count].astype(np.int32)
    return list(numbers), tabulated(counted, rows)


def _facets(reader: WhooshReader) -> tuple[dict[str, list[str]], dict[str, NDArray[Any]]]:
    """The values of each facet, and its pairs by chunk."""
    values: dict[str, list[str]] = {}
    arrays: dict[str, NDArray[Any]] = {}
    for field in FACET_FIELDS:
        known: dict[str, int] = {}
        pairs = sorted(_pairs(reader, field.name, known))
        values[field.name] = list(known)
        for at, side in enumerate(("chunk", "value")):
            arrays[f"{field.name}.{side}"] = np.array([pair[at] for pair in pairs], dtype=np.int32)
    return values, arrays


def _pairs(reader: WhooshReader, field: str, known: dict[str, int]) -> Iterator[tuple[int, int]]:
    for value, documents, _ in reader.postings(field):
        number = known.setdefault(value, len(known))
        yield from ((document, number) for document in documents.tolist())
