"""
The catalogue's table of the words of plans' principal texts: how they are written and read.

A row for each plan, since a comparison takes whole plans. Numbers are kept in as few bytes as the largest needs, places
as their distance from the word before, which is mostly small. The connection belongs to the catalogue.
"""

import zlib
from array import array
from typing import Final

import numpy as np
import orjson
from numpy.typing import NDArray

from app.domain.words import TextWords, WordForm

TABLE: Final = """
CREATE TABLE words (
    plan TEXT PRIMARY KEY REFERENCES plan, words BLOB NOT NULL
) STRICT, WITHOUT ROWID;
"""
WORDS: Final = "SELECT words FROM words WHERE plan = ?"
_FAST: Final = 1
"""The level of zlib, as in catalogue_subjects.py."""
_HEAD: Final = 4
"""Bytes that tell how long what stands before the numbers is."""


def words_row(plan: str, words: TextWords) -> tuple[object, ...]:
    """The row of `words`."""
    return (plan, dump_words(words))


def dump_words(words: TextWords) -> bytes:
    """*words* as they are kept."""
    counts, which, starts = (_numbers(each) for each in (words.counts, words.which, words.starts))
    gaps = np.diff(starts, prepend=0)
    # In front of the first word of a paragraph there is none.
    first = _first(counts)
    gaps[first] = starts[first]
    kept = [_narrow(each) for each in (counts, which, gaps)]
    head = orjson.dumps(
        {
            "forms": [_short(form) for form in words.forms],
            "paragraphs": words.paragraphs,
            "numbers": [(each.dtype.str, len(each)) for each in kept],
        }
    )
    parts = [len(head).to_bytes(_HEAD, "little"), head, *(each.tobytes() for each in kept)]
    return zlib.compress(b"".join(parts), _FAST)


def load_words(data: bytes) -> TextWords:
    """The words in *data*."""
    plain = zlib.decompress(data)
    at = _HEAD + int.from_bytes(plain[:_HEAD], "little")
    head = orjson.loads(plain[_HEAD:at])
    kept = []
    for kind, length in head["numbers"]:
        numbers = np.frombuffer(plain, dtype=kind, count=length, offset=at)
        at += numbers.nbytes
        kept.append(numbers.astype(np.int64))
    counts, which, gaps = kept
    reached, first = np.cumsum(gaps), _first(counts)
    starts = reached - np.repeat(reached[first] - gaps[first], counts[counts > 0])
    return TextWords(
        tuple(_form(each) for each in head["forms"]),
        tuple(head["paragraphs"]),
        *(array("I", each.astype(np.uint32).tobytes()) for each in (counts, which, starts)),
    )


def _numbers(values: "array[int]") -> NDArray[np.int64]:
    return np.asarray(values).astype(np.int64)


def _first(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of the first word of every paragraph that has any."""
    return (np.cumsum(counts) - counts)[counts > 0]


def _narrow(values: NDArray[np.int64]) -> NDArray[np.unsignedinteger]:
    largest = int(values.max(initial=0))
    kind = next(kind for kind in ("u1", "<u2", "<u4") if largest <= np.iinfo(kind).max)
    return values.astype(kind)


def _short(form: WordForm) -> str | tuple[str, ...]:
    """*form* without what it says twice: most words are printed as they stand folded, and are their own names."""
    if form.printed != form.folded:
        return tuple(form)
    return form.folded if form.name == form.folded else (form.name, form.folded)


def _form(kept: str | list[str]) -> WordForm:
    if isinstance(kept, str):
        return WordForm(kept, kept, kept)
    return WordForm(kept[0], kept[1], kept[-1])
