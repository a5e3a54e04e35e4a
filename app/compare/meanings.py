"""
How near sections are in what they mean, though they share no word: 新型电力系统 and 电网接纳能力 stand in like company.

Every word has numbers that are near those of words used alike (app/vocab/word_vectors.npz, made by
bench/word_vectors.py); a section has the sum of its words', the rare ones counting more, and its heading that of what
texts below such headings say. What all sections of a column have in common is taken away before two are compared: in a
plan on energy every section is near every other. What nearness comes to is last_look.py's.
"""

import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.columns import Node, between
from app.compare.headings import Heading
from app.compare.leads import margins
from app.compare.met_words import MetWords
from app.compare.similarity import DECIMALS, Matrix
from app.compare.texts import names_of
from app.errors import ProgramDamaged

FILE: Final = "word_vectors.npz"
HEADING_COUNT: Final = 2
"""A word of a heading counts in the text as if it were used so often."""
FEW: Final = 3
"""Of columns of few sections less of what these have in common is taken away: as if so many more had nothing of it."""
_FULL: Final = 127


@dataclass(frozen=True)
class Words:
    """Words with what each weighs and its numbers, a row of length 1 each."""

    names: list[str]
    weights: NDArray[np.float32]
    vectors: NDArray[np.float32]

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each word."""
        return {name: at for at, name in enumerate(self.names)}

    @cached_property
    def weighted(self) -> NDArray[np.float32]:
        """The numbers of each word times what it weighs; a last row of zeros for words that are not known."""
        found: NDArray[np.float32] = np.vstack(
            [self.vectors * self.weights[:, None], np.zeros((1, self.vectors.shape[1]), dtype=np.float32)]
        )
        return found

    def find(self, names: Iterable[str]) -> NDArray[np.intp]:
        """The rows of *names* in `weighted`."""
        last = len(self.names)
        return np.array([self.places.get(name, last) for name in names], dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Vectors:
    """The words of texts and those of headings, in one space."""

    texts: Words
    headings: Words


@dataclass(frozen=True, slots=True)
class Meanings:
    """
    For every two sections of different columns how near they are, -1..1, and the lead of the best.

    `plain` is how near their texts are. `lead` is by how much they are nearer than either is to any other, by texts,
    headings, and the heading of each and the text of the other together, less what their columns have in common.
    """

    plain: Matrix
    lead: Matrix


@lru_cache(maxsize=2)
def load(path: Path | None = None) -> Vectors:
    """
    The words of the file that comes with the program, or of another that `save` wrote.

    Raises ProgramDamaged where there is none, or not a whole one.
    """
    try:
        with (
            resources.as_file(resources.files("app.vocab") / FILE) as own,
            (own if path is None else path).open("rb") as file,
            np.load(file, allow_pickle=False) as kept,
        ):
            return Vectors(*(_unpacked(kept, which) for which in ("texts", "headings")))
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise ProgramDamaged(FILE if path is None else path.name, type(error).__name__) from error


def save(path: Path, texts: Words, headings: Words) -> None:
    """Write the file: names, weights as halves, numbers in a byte each with one scale for a word."""
    packed: dict[str, NDArray[np.generic]] = {}
    for which, words in (("texts", texts), ("headings", headings)):
        scale = (np.abs(words.vectors).max(axis=1) / _FULL).astype(np.float16)
        steps = words.vectors / np.maximum(scale.astype(np.float32), 1e-9)[:, None]
        packed[f"{which}_names"] = np.frombuffer("\n".join(words.names).encode(), dtype=np.uint8)
        packed[f"{which}_weights"] = words.weights.astype(np.float16)
        packed[f"{which}_scales"] = scale
        packed[f"{which}_numbers"] = np.clip(np.round(steps), -_FULL, _FULL).astype(np.int8)
    np.savez_compressed(path, **packed)  # type: ignore[arg-type]


def _unpacked(kept: Mapping[str, NDArray[np.generic]], which: str) -> Words:
    numbers = kept[f"{which}_numbers"].astype(np.float32) * kept[f"{which}_scales"].astype(np.float32)[:, None]
    names = kept[f"{which}_names"].tobytes().decode().split("\n")
    weights = kept[f"{which}_weights"].astype(np.float32)
    if not len(names) == len(weights) == len(numbers):
        raise ValueError("each word has a weight and its numbers")
    return Words(names, weights, numbers)


def meanings_of(columns: Sequence[Sequence[Node]], headings: Sequence[Heading], met: MetWords) -> Meanings:
    """What the sections of *columns* mean to each other, by their *headings* and the words *met* in them."""
    nodes = [node for each in columns for node in each]
    known = load()
    texts = _of_texts(nodes, known.texts, met)
    titles = _of_headings(headings, known.headings)
    plain = unit(texts)
    text, title = _apart(plain, columns), _apart(unit(titles), columns)
    has = np.linalg.norm(titles, axis=1) > 0
    alike: Matrix = np.zeros((len(nodes), len(nodes)), dtype=np.float32)
    together = np.zeros_like(alike)
    for ours, theirs in between(columns):
        crossed = (title[ours] @ text[theirs].T + text[ours] @ title[theirs].T) / 2
        # A heading of unknown words is near none, nor far from any.
        said = (title[ours] @ title[theirs].T + crossed) * (has[ours, None] & has[None, theirs])
        found = (plain[ours] @ plain[theirs].T, np.maximum(text[ours] @ text[theirs].T + said, 0) / 3)
        for matrix, block in zip((alike, together), found, strict=True):
            matrix[ours, theirs] = np.round(block, DECIMALS)
            matrix[theirs, ours] = matrix[ours, theirs].T
    return Meanings(alike, margins(columns, together))


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row at length 1; empty ones stay."""
    found: NDArray[np.float32] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return found


def _of_texts(nodes: Sequence[Node], known: Words, met: MetWords) -> NDArray[np.float32]:
    """The sum for every section of its words, by how often it has them, and of all that stands below it."""
    row_of = known.find(met.names)
    titles = [known.find(names_of(node)) for node in nodes]
    rows = np.repeat(np.array([node.index for node in nodes], dtype=np.intp), [len(each) for each in titles])
    words = np.concatenate(titles) if titles else np.zeros(0, np.intp)
    size = len(known.names) + 1
    keys = np.concatenate([met.sections * size + row_of[met.words], *[rows * size + words] * HEADING_COUNT])
    keys = keys[keys % size < size - 1]
    found: NDArray[np.float32] = np.zeros((len(nodes), known.vectors.shape[1]), dtype=np.float32)
    if len(keys):
        keys.sort()
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        counts = np.diff(first, append=len(keys))
        section, word = keys[first] // size, keys[first] % size
        values = known.weighted[word] * (1 + np.log(counts)).astype(np.float32)[:, None]
        begins = np.flatnonzero(np.diff(section, prepend=-1))
        found[section[begins]] = np.add.reduceat(values, begins)
    # What stands below a section comes after it.
    for node in reversed(nodes):
        if node.parent is not None:
            found[node.parent.index] += found[node.index]
    return found


def _of_headings(headings: Sequence[Heading], known: Words) -> NDArray[np.float32]:
    """The sum for every heading of its words by what they weigh in it."""
    found: NDArray[np.float32] = np.zeros((len(headings), known.vectors.shape[1]), dtype=np.float32)
    for at, heading in enumerate(headings):
        if heading.pieces:
            weights = np.array([weight for _, weight in heading.pieces], dtype=np.float32)
            found[at] = weights @ known.weighted[known.find(piece for piece, _ in heading.pieces)]
    return found


def _apart(vectors: NDArray[np.float32], columns: Sequence[Sequence[Node]]) -> NDArray[np.float32]:
    """*vectors* (of length 1) less what those of a column have in common, at length 1 again."""
    found = vectors.copy()
    for nodes in columns:
        own = np.array([node.index for node in nodes], dtype=np.intp)
        own = own[np.linalg.norm(vectors[own], axis=1) > 0.5] if len(own) else own
        if len(own) > 1:
            found[own] -= vectors[own].sum(axis=0) / (len(own) + FEW)
    return unit(found)
