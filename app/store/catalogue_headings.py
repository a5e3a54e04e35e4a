"""
The headings of a plan's principal text as they are read to be compared: how they are written and read.

They are a column of the table in catalogue_subjects.py. Headings of one plan have most of their words in common: each
stands in the row once, and is meant by its number.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import orjson

from app.domain.subjects import HeadingWords, Weights

_FAST: Final = 1
"""The level of zlib, as in catalogue_subjects.py."""


def dump_headings(anchors: Sequence[str], headings: Sequence[HeadingWords]) -> bytes:
    """The *headings* of the sections *anchors* as they are kept; none where they have not been read."""
    numbers: dict[str, int] = {}

    def of(words: Iterable[str] | None) -> list[int] | None:
        return None if words is None else [numbers.setdefault(word, len(numbers)) for word in words]

    def weighed(weights: Weights) -> list[Any]:
        return [of(word for word, _ in weights), [weight for _, weight in weights]]

    rows = [
        (
            anchor,
            h.printed,
            None if h.folded == h.printed else h.folded,
            h.titled,
            of(h.core),
            weighed(h.tokens),
            weighed(h.pieces),
            None if h.kinned == h.pieces else weighed(h.kinned),
            [of(kind) for kind in sorted(h.kinds)],
            of(h.names),
            of(h.cut),
        )
        for anchor, h in zip(anchors, headings, strict=False)
    ]
    return zlib.compress(orjson.dumps([list(numbers), rows]), _FAST)


def load_headings(data: bytes) -> Mapping[str, HeadingWords]:
    """The headings in *data*, by the anchors of their sections."""
    words, rows = orjson.loads(zlib.decompress(data))
    word = words.__getitem__

    def of(numbers: list[int]) -> tuple[str, ...]:
        return tuple(map(word, numbers))

    def weighed(kept: list[Any]) -> Weights:
        return tuple(zip(map(word, kept[0]), kept[1], strict=True))

    found: dict[str, HeadingWords] = {}
    for anchor, printed, folded, titled, core, tokens, pieces, kinned, kinds, names, cut in rows:
        own = weighed(pieces)
        found[anchor] = HeadingWords(
            printed,
            printed if folded is None else folded,
            of(core),
            weighed(tokens),
            own,
            own if kinned is None else weighed(kinned),
            titled,
            frozenset((word(kind), word(thing)) for kind, thing in kinds),
            None if names is None else of(names),
            None if cut is None else of(cut),
        )
    return found
