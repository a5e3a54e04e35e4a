"""
The tokens that every engine of a comparison is given, worked out once by the archive's own analysis.

A token is handed over as a number in writing ("w17", "c4"), which any engine takes for a word: what is compared is
indexing, matching and counting, never the cutting of words. Tokens are kept in a folder, so that a corpus is cut once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson
from numpy.typing import NDArray

from app.analysis.chars import char_texts
from app.analysis.fold import fold_text
from app.analysis.words import word_tokens
from app.search.chunks import chunks_of
from bench.speed.sections import plans, stamp

WORDS: Final = ("title", "path", "heading", "body")
FACETS: Final = ("province", "year", "industry")
BREAK: Final = "|"
"""Stands between a heading and a paragraph and between two paragraphs, so that no phrase runs across."""
_PARTS: Final = (*WORDS, "chars")


@dataclass(frozen=True, slots=True)
class Tokens:
    """
    A section for an engine: for each field its tokens in writing, joined by blanks, and the values of three facets.

    `fields` has title, path, heading, body (words) and chars (heading and paragraphs, character by character).
    """

    fields: dict[str, str]
    facets: dict[str, tuple[str, ...]]


class Vocabulary:
    """Tokens by number, words and characters apart."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        self._numbers = {token: number for number, token in enumerate(known)}

    def number(self, token: str) -> int:
        """Its number, a new one where it is met for the first time."""
        return self._numbers.setdefault(token, len(self._numbers))

    def find(self, token: str) -> int | None:
        """Its number, None where no text has it."""
        return self._numbers.get(token)

    def tokens(self) -> list[str]:
        """All in order of their numbers."""
        return list(self._numbers)


class Corpus:
    """The tokens of *sections* invented sections, in *folder*."""

    def __init__(self, folder: Path, sections: int) -> None:
        self._folder = folder
        self.sections = sections
        self.stamp = stamp()
        kept = self._read()
        if kept.get("stamp") != self.stamp:
            self._write()
            kept = self._read()
        self.words = Vocabulary(kept["words"])
        self.chars = Vocabulary(kept["chars"])
        self._facets: list[dict[str, list[str]]] = kept["facets"]
        self.characters: int = kept["characters"]

    def __iter__(self) -> Iterator[Tokens]:
        arrays = {part: np.load(self._folder / f"{part}.npy", mmap_mode="r") for part in _PARTS}
        first = {part: np.load(self._folder / f"{part}.first.npy") for part in _PARTS}
        for section, facets in enumerate(self._facets):
            fields = {
                part: _written(arrays[part][first[part][section] : first[part][section + 1]], part) for part in _PARTS
            }
            yield Tokens(fields, {name: tuple(values) for name, values in facets.items()})

    def sizes(self) -> dict[str, int]:
        """How many tokens each part has in all."""
        return {part: int(np.load(self._folder / f"{part}.first.npy")[-1]) for part in _PARTS}

    def _read(self) -> dict[str, Any]:
        """What is said of the tokens in the folder; nothing where there are none."""
        path = self._folder / "tokens.json"
        kept: dict[str, Any] = orjson.loads(path.read_bytes()) if path.is_file() else {}
        return kept

    def _write(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        words, chars = Vocabulary(), Vocabulary()
        rows: dict[str, list[NDArray[np.int32]]] = {part: [] for part in _PARTS}
        facets: list[dict[str, list[str]]] = []
        characters = 0
        for plan in plans(self.sections):
            for chunk in chunks_of(plan):
                texts = (chunk.title_words, chunk.path_words, chunk.heading_words, chunk.body)
                for part, text in zip(WORDS, texts, strict=True):
                    rows[part].append(_numbered(words, [token.text for token in word_tokens(fold_text(text))]))
                units = [chunk.section.heading, *(paragraph.text for paragraph in chunk.paragraphs)]
                found = [token for unit in units for token in (*char_texts(fold_text(unit)), BREAK)]
                rows["chars"].append(_numbered(chars, found))
                facets.append({name: list(chunk.facets[name]) for name in FACETS})
                characters += sum(map(len, units))
        for part, arrays in rows.items():
            np.save(self._folder / f"{part}.npy", np.concatenate(arrays))
            first = np.concatenate([[0], np.cumsum([len(each) for each in arrays])])
            np.save(self._folder / f"{part}.first.npy", first)
        kept: dict[str, Any] = {"stamp": self.stamp, "words": words.tokens(), "chars": chars.tokens()}
        kept |= {"facets": facets, "characters": characters}
        # Last: a folder without it has not been finished.
        (self._folder / "tokens.json").write_bytes(orjson.dumps(kept))


def _numbered(vocabulary: Vocabulary, tokens: Sequence[str]) -> NDArray[np.int32]:
    return np.array([vocabulary.number(token) for token in tokens], dtype=np.int32)


def _written(numbers: NDArray[np.int32], part: str) -> str:
    letter = "c" if part == "chars" else "w"
    return " ".join([f"{letter}{number}" for number in numbers.tolist()])
