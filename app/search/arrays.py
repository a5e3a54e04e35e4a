"""
The arrays beside the Whoosh index that questions are answered from.

Three groups, written by the build from the same tokens in the same commit, memory-mapped and never changed:

- text: every heading and paragraph as one long row of tokens, and for each two neighbours where they stand
  (app.search.pairs). A phrase is found by looking up its rarest pair and comparing the rest (app.search.matching).
- words: for each term of the word fields the chunks it occurs in and its BM25F score there, the very score the
  Whoosh index gives, all fields added up with their boosts.
- facets: for each facet the pairs (chunk, value).

A *unit* is a heading or a paragraph. Token 0 stands between units, except between a heading and the paragraph
that runs on behind it on the same line.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson
from numpy.typing import NDArray

from app.analysis.chars import number_marks
from app.errors import IndexTooLarge
from app.search.npy import read_array
from app.search.pairs import PAIR_NAMES, PairArrays

Ints = NDArray[np.int32]
Tokens = NDArray[np.integer[Any]]
Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

BREAK: Final = 0
"""The token between units."""
TEXT_NAMES: Final = ("tokens", "unit_start", "unit_chunk", "unit_order", "chunk_unit", "number_marks")
MOST_TOKENS: Final = (1 << 31) - (1 << 24)
"""So many places can be numbered in four bytes, with room for what is added to one: some seven million sections."""
_NO_INTS: Final[Ints] = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class TextArrays:
    """
    The text of all chunks, token by token.

    `tokens` is the row of token ids, `pairs` tells where each and its right neighbour stand.
    `unit_start` is the place of each unit's first token (with a last entry: the end of the row); `unit_chunk` its
    chunk; `unit_order` 0 for the heading, k for the k-th paragraph. `chunk_unit` is each chunk's first unit (with
    a last entry). `runs_in` tells which units are headings that a paragraph runs on behind. `number_marks` are the
    places of decimal points and thousands commas, ascending; `in_numbers` are the tokens that can stand beside one or
    be one.
    """

    vocabulary: Mapping[str, int]
    stems: Mapping[str, Sequence[int]]
    tokens: Tokens
    pairs: PairArrays
    unit_start: Ints
    unit_chunk: Ints
    unit_order: Ints
    chunk_unit: Ints
    runs_in: Bools
    number_marks: Ints
    in_numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class WordArrays:
    """
    Terms of the word fields: `chunks[first[t]:first[t + 1]]` are the chunks term t occurs in, ascending, and
    `scores` its BM25F score in each, all fields together.
    """

    vocabulary: Mapping[str, int]
    first: NDArray[np.int64]
    chunks: Ints
    scores: Floats

    def postings(self, term: str) -> tuple[Ints, Floats]:
        """The chunks a term occurs in and its score in each; both empty where it is unknown."""
        number = self.vocabulary.get(term)
        if number is None:
            return _NO_INTS, np.zeros(0, dtype=np.float32)
        start, end = self.first[number], self.first[number + 1]
        return self.chunks[start:end], self.scores[start:end]


@dataclass(frozen=True, slots=True)
class FacetArrays:
    """
    One facet: its `values` in order of first occurrence, `numbers` their ordinals, `order` each one's place by value,
    those from `known` on saying "not known".

    Chunks with the same values are one group, so that counting is counting groups, of which there are few: the plans
    where the facet is a matter of whole plans. `group_of` is each chunk's group, and the pairs (`group`, `value`) are
    the values of the groups, by group; `single` says that each group has just one. `starts` is the first chunk of each
    group where they follow one another. `by_value` are the chunks in order of their values, those of value v from
    `first[v]` to `first[v + 1]`.
    """

    values: tuple[str, ...]
    numbers: Mapping[str, int]
    order: NDArray[np.intp]
    known: int
    group_of: NDArray[np.intp]
    groups: int
    single: bool
    starts: Ints | None
    group: NDArray[np.intp]
    value: NDArray[np.intp]
    by_value: Ints
    first: NDArray[np.int64]

    def having(self, value: str) -> Ints:
        """The chunks that have *value*, ascending."""
        number = self.numbers.get(value)
        return _NO_INTS if number is None else self.by_value[self.first[number] : self.first[number + 1]]


class TextBuilder:
    """Collects the text of chunks, one after another, and turns it into arrays; `merge_text` puts several together."""

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {"": BREAK}
        self._tokens = array("i")
        self._unit_start: list[int] = []
        self._unit_chunk: list[int] = []
        self._unit_order: list[int] = []
        self._chunk_unit: list[int] = []
        self._number_marks: list[int] = []

    def add(self, units: Sequence[str], tokens: Sequence[Sequence[str]], runs_in: bool) -> None:
        """Add one chunk: its heading, then each paragraph, folded, and the tokens of each (`char_texts`)."""
        chunk = len(self._chunk_unit)
        vocabulary = self._vocabulary
        self._chunk_unit.append(len(self._unit_start))
        for order, (unit, texts) in enumerate(zip(units, tokens, strict=True)):
            start = len(self._tokens)
            self._unit_start.append(start)
            self._unit_chunk.append(chunk)
            self._unit_order.append(order)
            self._number_marks += [start + mark for mark in number_marks(unit)]
            self._tokens.extend([vocabulary.setdefault(text, len(vocabulary)) for text in texts])
            if not (order == 0 and runs_in and len(units) > 1):
                self._tokens.append(BREAK)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays of this part by name, as `TextArrays` has them, without `pairs`."""
        return {
            "tokens": np.array(self._tokens, dtype=_token_type(len(self._vocabulary))),
            "unit_start": np.array(self._unit_start, dtype=np.int32),
            "unit_chunk": np.array(self._unit_chunk, dtype=np.int32),
            "unit_order": np.array(self._unit_order, dtype=np.int32),
            "chunk_unit": np.array(self._chunk_unit, dtype=np.int32),
            "number_marks": np.array(self._number_marks, dtype=np.int32),
        }

    @property
    def vocabulary(self) -> list[str]:
        """Tokens in order of their ids."""
        return list(self._vocabulary)


class Numbering:
    """Words of several parts numbered as one part would number them: by their first occurrence."""

    def __init__(self) -> None:
        # A word looked up for the first time has the next number; no loop of ours has to ask which one that is.
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)

    def of(self, words: Sequence[str]) -> Ints:
        """The number of each of *words*, new ones counted on."""
        return np.fromiter(map(self._numbers.__getitem__, words), dtype=np.int32, count=len(words))

    @property
    def words(self) -> list[str]:
        """All words in order of their numbers."""
        return list(self._numbers)


def merge_text(
    words: Sequence[Sequence[str]], parts: Iterable[Mapping[str, NDArray[Any]]]
) -> tuple[list[str], dict[str, Any]]:
    """
    The text of several parts as one.

    Args:
        words: The vocabulary of each, of a `TextBuilder`.

        parts: Their arrays, in the same order; of each no more is kept than what the whole has of it.

    Returns:
        The vocabulary and the arrays by name, as `TextArrays` has them, without `pairs`: the very ones that one part of
        all the chunks would have.

    Raises IndexTooLarge where there are more tokens than can be numbered.
    """
    numbering = Numbering()
    numbering.of([""])
    numbers = [numbering.of(each) for each in words]
    token = _token_type(len(numbering.words))
    # Two breaks at either end: comparing a token with its neighbours never leaves the row.
    breaks = np.array([BREAK, BREAK], dtype=token)
    rows: dict[str, list[NDArray[Any]]] = {"tokens": [breaks]}
    place, unit, chunk = len(breaks), 0, 0
    for own, arrays in zip(numbers, parts, strict=True):
        if place + len(arrays["tokens"]) > MOST_TOKENS:
            raise IndexTooLarge(MOST_TOKENS)
        rows["tokens"].append(own.astype(token)[arrays["tokens"]])
        for name, base in (
            ("unit_start", place),
            ("unit_chunk", chunk),
            ("unit_order", 0),
            ("chunk_unit", unit),
            ("number_marks", place),
        ):
            rows.setdefault(name, []).append(arrays[name] + np.int32(base))
        place += len(arrays["tokens"])
        unit += len(arrays["unit_start"])
        chunk += len(arrays["chunk_unit"])
    rows["tokens"].append(breaks)
    rows.setdefault("unit_start", []).append(np.array([place], dtype=np.int32))
    rows.setdefault("chunk_unit", []).append(np.array([unit], dtype=np.int32))
    empty = [np.zeros(0, dtype=np.int32)]
    # One after the other, and what they are made of is let go of: of a million sections they have gigabytes.
    return numbering.words, {name: np.concatenate(rows.pop(name, empty)) for name in TEXT_NAMES}


def _token_type(different: int) -> type[np.integer[Any]]:
    """The smallest type that has a number for each of so many *different* tokens."""
    return np.uint16 if different <= 1 << 16 else np.int32


def save_arrays(
    directory: Path, group: str, arrays: Mapping[str, NDArray[Any]], words: Mapping[str, Any] | None = None
) -> None:
    """Write a group's arrays, and its word lists where it has some, into *directory*."""
    for name, numbers in arrays.items():
        np.save(directory / f"{group}.{name}.npy", numbers, allow_pickle=False)
    if words is not None:
        (directory / f"{group}.json").write_bytes(orjson.dumps(words))


def load_arrays(directory: Path, group: str, names: Sequence[str], mapped: bool = True) -> dict[str, NDArray[Any]]:
    """The arrays of a group, memory-mapped and read-only, or where not *mapped* in memory."""
    return {name: read_array(directory / f"{group}.{name}.npy", mapped) for name in names}


Load = Callable[[str, Sequence[str]], dict[str, NDArray[Any]]]
"""Gives the arrays of a group, as `load_arrays` does, from wherever they are."""


def open_text(load: Load, words: Mapping[str, Any]) -> TextArrays:
    """The text of all chunks; *words* are the word lists of its group."""
    vocabulary: Sequence[str] = words["vocabulary"]
    rows = load("text", TEXT_NAMES)
    return TextArrays(
        vocabulary={token: number for number, token in enumerate(vocabulary)},
        stems=words["stems"],
        in_numbers=frozenset(
            number for number, token in enumerate(vocabulary) if token.isdigit() or token in (".", ",")
        ),
        pairs=PairArrays(**load("pairs", PAIR_NAMES)),
        # Headings without a break behind them.
        runs_in=(rows["unit_order"] == 0) & (rows["tokens"][rows["unit_start"][1:] - 1] != BREAK),
        **rows,
    )


def open_words(load: Load, words: Mapping[str, Any]) -> WordArrays:
    """The terms of the word fields; *words* are the word lists of their group."""
    vocabulary = {term: number for number, term in enumerate(words["vocabulary"])}
    return WordArrays(vocabulary, **load("words", ("first", "chunks", "scores")))


def load_words(directory: Path, group: str) -> dict[str, Any]:
    """The word lists of a group."""
    words: dict[str, Any] = orjson.loads((directory / f"{group}.json").read_bytes())
    return words
