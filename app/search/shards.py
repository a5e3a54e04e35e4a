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
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, overload

import numpy as np
from numpy.typing import NDArray

from app.analysis.chars import char_texts
from app.analysis.fold import fold_text
from app.analysis.pinyin import sound
from app.analysis.words import prepare
from app.domain.plan import Plan
from app.domain.record import Record
from app.search.arrays import TextBuilder
from app.search.chunks import Chunk, chunks_of, title_words
from app.search.fields import FACET_FIELDS
from app.search.likeness import shingles
from app.search.npy import read_group
from app.search.postings import WordBuilder
from app.search.sounds import is_heard
from app.search.whoosh_index import postings_of, stored_of, tokens_of
from app.search.whoosh_writer import WhooshWriter

SHARDS: Final = "shards"
WHOOSH: Final = "whoosh"
_ARRAYS: Final = "arrays.npz"
_WORDS: Final = "words.json"


@dataclass(frozen=True, slots=True)
class Shard:
    """
    A part as it is read again.

    `words` has the vocabularies of text and words, the values of facets, the kinds of layers, the headings of the
    searched layers with their counts, the plans, and how many chunks and paragraphs there are; and, where they are
    known, the sounds of words. `arrays` are those of text, words, likeness, facets and chunks, or the folder they are
    read from anew whenever they are asked for: those of all parts together take up much memory.
    """

    words: Mapping[str, Any]
    arrays: Path | Mapping[str, Mapping[str, NDArray[Any]]]

    def group(self, name: str) -> Mapping[str, NDArray[Any]]:
        """The arrays of one group by their own names."""
        if not isinstance(self.arrays, Path):
            return self.arrays[name]
        return read_group(self.arrays / _ARRAYS, f"{name}.")

    @property
    def chunks(self) -> int:
        """How many chunks it has."""
        count: int = self.words["chunks"]
        return count

    def sounds(self) -> Sequence[str | None]:
        """The sound of each word, None for those that are not found by it."""
        known: Sequence[str | None] | None = self.words.get("sounds")
        return [sound(word) if is_heard(word) else None for word in self.words["words"]] if known is None else known


class Groups(Sequence[Mapping[str, NDArray[Any]]]):
    """The arrays of one group of each of *shards*, read anew whenever they are asked for and kept by nobody here."""

    def __init__(self, shards: Sequence[Shard], name: str) -> None:
        self._shards = shards
        self._name = name

    def __len__(self) -> int:
        return len(self._shards)

    @overload
    def __getitem__(self, place: int) -> Mapping[str, NDArray[Any]]: ...

    @overload
    def __getitem__(self, place: slice) -> "Groups": ...

    def __getitem__(self, place: int | slice) -> "Mapping[str, NDArray[Any]] | Groups":
        if isinstance(place, slice):
            return Groups(self._shards[place], self._name)
        return self._shards[place].group(self._name)


def write_shard(directory: Path, plans: Iterable[Plan]) -> None:
    """Write the part of *plans* in *directory*, which is created and should be empty; their order is that of ties."""
    prepare()
    directory.mkdir(parents=True, exist_ok=True)
    builder = PartBuilder()
    words = WordBuilder()
    facets = _FacetBuilder()
    with WhooshWriter(directory / WHOOSH) as writer:
        for plan in plans:
            row = _row_of(plan.record)
            builder.begin_plan(row)
            for number, chunk in enumerate(chunks_of(plan)):
                tokens = tokens_of(chunk)
                stored = stored_of(chunk, row if number == 0 else None)
                builder.add(stored, tokens.units, tokens.chars)
                for field, found in tokens.words.items():
                    words.add(field, [word.text for word in found])
                facets.add(chunk)
                writer.add({**postings_of(chunk, tokens), "hit": stored})
    told, arrays = builder.texts()
    groups = arrays | {"words": words.arrays(), "facets": facets.arrays()}
    named = {f"{group}.{name}": array for group, members in groups.items() for name, array in members.items()}
    np.savez(directory / _ARRAYS, allow_pickle=False, **named)
    told |= {
        "words": words.vocabulary,
        "sounds": [sound(word) if is_heard(word) else None for word in words.vocabulary],
        "facets": facets.values,
        "whoosh": _sizes(directory / WHOOSH),
    }
    (directory / _WORDS).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def read_shard(directory: Path) -> Shard:
    """The part in *directory*. Raises OSError, ValueError or KeyError where it is not whole."""
    told = json.loads((directory / _WORDS).read_text(encoding="utf-8"))
    # Parts have most of their words in common, and hundreds of parts are read at once.
    return Shard(told | {name: list(map(sys.intern, told[name])) for name in ("text", "words")}, directory)


def is_whole(directory: Path) -> bool:
    """True if every file of the part in *directory* is as it was written, as far as sizes and check sums tell."""
    try:
        shard = read_shard(directory)
        with zipfile.ZipFile(directory / _ARRAYS) as file:
            arrays_whole = file.testzip() is None
        return arrays_whole and shard.words["whoosh"] == _sizes(directory / WHOOSH)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return False


def _sizes(directory: Path) -> dict[str, int]:
    """The files of a Whoosh index with their sizes; the lock, which says nothing, is left out."""
    return {path.name: path.stat().st_size for path in sorted(directory.iterdir()) if path.stat().st_size}


class PartBuilder:
    """The texts of a part and what is known of its plans, collected chunk by chunk from what is stored of each."""

    def __init__(self) -> None:
        self._plans: list[Mapping[str, Any]] = []
        self._chunks = 0
        self._paragraphs = 0
        self._text = TextBuilder()
        self._plan_of: list[int] = []
        self._kinds: dict[tuple[str, str, bool], int] = {}
        self._kind_of: list[int] = []
        self._headings: dict[str, int] = {}

    def begin_plan(self, row: Mapping[str, Any]) -> None:
        """The chunks that come are those of the plan of *row*."""
        self._plans.append(row)

    def add_stored(self, stored: Mapping[str, Any]) -> None:
        """Add a chunk by what is stored of it alone."""
        units = [fold_text(stored["heading"]), *(fold_text(text) for _, _, text, _ in stored["paragraphs"])]
        self.add(stored, units, [char_texts(unit) for unit in units])

    def add(self, stored: Mapping[str, Any], units: Sequence[str], chars: Sequence[Sequence[str]]) -> None:
        """Add a chunk: what is stored of it, its heading and paragraphs folded, and the tokens of each."""
        self._chunks += 1
        self._paragraphs += len(units) - 1
        self._text.add(units, chars, stored["run_in"])
        self._plan_of.append(len(self._plans) - 1)
        kind = (stored["layer"], stored["lang"], stored["principal"])
        self._kind_of.append(self._kinds.setdefault(kind, len(self._kinds)))
        heading = stored["words"]
        if stored["principal"] and heading:
            self._headings[heading] = self._headings.get(heading, 0) + 1

    def texts(self) -> tuple[dict[str, Any], dict[str, Mapping[str, NDArray[Any]]]]:
        """Words and arrays of the part, those of the word fields and of facets left out (see `Shard`)."""
        text = self._text.arrays()
        words = {
            "text": self._text.vocabulary,
            "kinds": list(self._kinds),
            "headings": self._headings,
            "plans": self._plans,
            "chunks": self._chunks,
            "paragraphs": self._paragraphs,
        }
        chunks = {
            "plan": np.array(self._plan_of, dtype=np.int32),
            "kind": np.array(self._kind_of, dtype=np.int32),
        }
        return words, {"text": text, "likeness": shingles(self._text.vocabulary, text), "chunks": chunks}


class _FacetBuilder:
    """The values of each facet, and which chunk has which."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[str, int]] = {field.name: {} for field in FACET_FIELDS}
        self._pairs: dict[str, list[tuple[int, int]]] = {field.name: [] for field in FACET_FIELDS}
        self._chunks = 0

    def add(self, chunk: Chunk) -> None:
        """Note the values of the next chunk."""
        for name, values in chunk.facets.items():
            known = self._numbers[name]
            self._pairs[name] += [(self._chunks, known.setdefault(value, len(known))) for value in values]
        self._chunks += 1

    @property
    def values(self) -> dict[str, list[str]]:
        """The values of each facet in the order of their numbers."""
        return {name: list(known) for name, known in self._numbers.items()}

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The pairs by facet and side."""
        return {
            f"{name}.{side}": np.array([pair[at] for pair in pairs], dtype=np.int32)
            for name, pairs in self._pairs.items()
            for at, side in enumerate(("chunk", "value"))
        }


def _row_of(record: Record) -> dict[str, Any]:
    """What ranking, sorting and prefixes need to know of a plan."""
    return {
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
