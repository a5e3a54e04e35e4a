"""
A part of the index: the Whoosh segment of some plans and what the arrays of the whole are put together from.

    shards/00000/whoosh/      one segment
    shards/00000/arrays.npz   tokens, words, shingles and facets of its chunks, numbered from 0
    shards/00000/words.json   the vocabularies, values and plans those numbers mean; written last

Parts know nothing of each other, so that several processes write them at once, and one that has not changed is taken
over as it is by the next index. Which plans stand in which part is the builder's business (app.pipeline); the answers
do not depend on it.
"""

import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.analysis.pinyin import sound
from app.analysis.words import prepare
from app.domain.plan import Plan
from app.search.arrays import TextBuilder
from app.search.chunks import Chunk, chunks_of, title_words
from app.search.fields import FACET_FIELDS
from app.search.likeness import shingles
from app.search.postings import WordBuilder
from app.search.sounds import is_heard
from app.search.whoosh_index import ChunkTokens, postings_of, tokens_of
from app.search.whoosh_writer import WhooshWriter

SHARDS: Final = "shards"
WHOOSH: Final = "whoosh"
_ARRAYS: Final = "arrays.npz"
_WORDS: Final = "words.json"


@dataclass(frozen=True, slots=True)
class Shard:
    """
    A part as it is read again.

    `words` has the vocabularies of text and words, the sounds of the latter, the values of facets, the kinds of layers,
    the headings of the searched layers with their counts, the plans, and how many chunks and paragraphs there are.
    """

    directory: Path
    words: Mapping[str, Any]

    def group(self, name: str) -> dict[str, NDArray[Any]]:
        """The arrays of one group (text, words, likeness, facets or chunks) by their own names, read anew."""
        with np.load(self.directory / _ARRAYS, allow_pickle=False) as file:
            return {key.removeprefix(f"{name}."): file[key] for key in file.files if key.startswith(f"{name}.")}

    @property
    def chunks(self) -> int:
        """How many chunks it has."""
        count: int = self.words["chunks"]
        return count


def write_shard(directory: Path, plans: Iterable[Plan]) -> None:
    """Write the part of *plans* in *directory*, which is created and should be empty; their order is that of ties."""
    prepare()
    directory.mkdir(parents=True, exist_ok=True)
    builder = _Builder()
    with WhooshWriter(directory / WHOOSH) as writer:
        for plan in plans:
            builder.begin_plan(plan)
            for chunk in chunks_of(plan):
                tokens = tokens_of(chunk)
                builder.add(chunk, tokens)
                writer.add(postings_of(chunk, tokens))
    builder.save(directory)


def read_shard(directory: Path) -> Shard:
    """The part in *directory*. Raises OSError, ValueError or KeyError where it is not whole."""
    return Shard(directory, json.loads((directory / _WORDS).read_text(encoding="utf-8")))


def is_whole(directory: Path) -> bool:
    """True if every file of the part in *directory* is as it was written, as far as sizes and check sums tell."""
    try:
        shard = read_shard(directory)
        with zipfile.ZipFile(directory / _ARRAYS) as file:
            arrays_whole = file.testzip() is None
        return arrays_whole and shard.words["whoosh"] == _sizes(directory / WHOOSH)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return False


def _sizes(directory: Path) -> dict[str, int]:
    """The files of a Whoosh index with their sizes; the lock, which says nothing, is left out."""
    return {path.name: path.stat().st_size for path in sorted(directory.iterdir()) if path.stat().st_size}


class _Builder:
    """Everything of a part beside its Whoosh segment, collected chunk by chunk."""

    def __init__(self) -> None:
        self._plans: list[dict[str, Any]] = []
        self._chunks = 0
        self._paragraphs = 0
        self._text = TextBuilder()
        self._words = WordBuilder()
        self._facet_values: dict[str, dict[str, int]] = {field.name: {} for field in FACET_FIELDS}
        self._facet_pairs: dict[str, list[tuple[int, int]]] = {field.name: [] for field in FACET_FIELDS}
        self._plan_of: list[int] = []
        self._kinds: dict[tuple[str, str, bool], int] = {}
        self._kind_of: list[int] = []
        self._headings: dict[str, int] = {}

    def begin_plan(self, plan: Plan) -> None:
        record = plan.record
        self._plans.append(
            {
                "plan": record.plan,
                "title": title_words(record),
                "title_zh": record.title_zh,
                "title_en": record.title_en,
                "issuer": "\n".join((*record.issuer, *record.issuer_en)),
                "number": record.doc_number,
                "issued": record.issued,
                "year": record.year,
                "period": [record.period_start, record.period_end],
                "five_year_plans": list(record.five_year_plans),
                "regions": [region.code for region in (record.province, record.city) if region],
            }
        )

    def add(self, chunk: Chunk, tokens: ChunkTokens) -> None:
        ordinal = self._chunks
        self._chunks += 1
        self._paragraphs += len(chunk.paragraphs)
        self._text.add(tokens.units, tokens.chars, chunk.section.run_in)
        for field, words in tokens.words.items():
            self._words.add(field, [word.text for word in words])
        for name, values in chunk.facets.items():
            known = self._facet_values[name]
            self._facet_pairs[name] += [(ordinal, known.setdefault(value, len(known))) for value in values]
        self._plan_of.append(len(self._plans) - 1)
        kind = (chunk.layer, chunk.lang, chunk.principal)
        self._kind_of.append(self._kinds.setdefault(kind, len(self._kinds)))
        if chunk.principal and chunk.heading_words:
            self._headings[chunk.heading_words] = self._headings.get(chunk.heading_words, 0) + 1

    def save(self, directory: Path) -> None:
        text = self._text.arrays()
        groups: dict[str, Mapping[str, NDArray[Any]]] = {
            "text": text,
            "words": self._words.arrays(),
            "likeness": shingles(self._text.vocabulary, text),
            "facets": {
                f"{name}.{side}": np.array([pair[at] for pair in pairs], dtype=np.int32)
                for name, pairs in self._facet_pairs.items()
                for at, side in enumerate(("chunk", "value"))
            },
            "chunks": {
                "plan": np.array(self._plan_of, dtype=np.int32),
                "kind": np.array(self._kind_of, dtype=np.int32),
            },
        }
        named = {f"{group}.{name}": array for group, arrays in groups.items() for name, array in arrays.items()}
        np.savez(directory / _ARRAYS, allow_pickle=False, **named)
        words = {
            "text": self._text.vocabulary,
            "words": self._words.vocabulary,
            "sounds": [sound(word) if is_heard(word) else None for word in self._words.vocabulary],
            "facets": {name: list(known) for name, known in self._facet_values.items()},
            "kinds": list(self._kinds),
            "headings": self._headings,
            "plans": self._plans,
            "chunks": self._chunks,
            "paragraphs": self._paragraphs,
            "whoosh": _sizes(directory / WHOOSH),
        }
        (directory / _WORDS).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
