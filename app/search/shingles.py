"""
Where in all texts some words stand, literally or nearly: an index of every row of four characters.

Made once per generation when the first text is checked. Words are folded (app.analysis.fold) and stripped of blanks;
kinds of quotation marks and of dashes are one, since a quotation within a quotation changes them. What is near enough
to be called the same is not decided here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.analysis.fold import fold
from app.domain.checking import SourceWords
from app.domain.outline import Outline, Paragraph
from app.domain.plan import Lang, LayerName

_LENGTH: Final = 4
_STEP: Final = 3
"""Every so many characters of a quotation a row is looked up, to find the one that stands in fewest places."""
_COMMON: Final = 400
"""Rows of characters that stand in more places than this say nothing about a place."""
_FEW: Final = 8
_BAND: Final = 24
"""Characters that may be put in or left out between two matches of one passage."""
_BREAK: Final = "\0"
_ONE: Final = str.maketrans(
    dict.fromkeys("“”„‟〝〞＂「」『』﹁﹂﹃﹄‘’‚‛'`´", '"') | dict.fromkeys("‐‑‒–—―−﹣－~～〜", "-")
)

_BETWEEN_WORDS: Final = re.compile(r"(?<=[0-9a-z])(\s)\s*(?=[0-9a-z])")


def squeeze(text: str) -> tuple[str, list[int]]:
    """
    *text* as it is compared, and the offset each of its characters comes from.

    Between two Latin words one blank stays, else nobody could tell where a word begins.

    >>> squeeze("产值 达到５％")
    ('产值达到5%', [0, 1, 3, 4, 5, 6])
    >>> squeeze("new  energy 汽车")[0]
    'new energy汽车'
    """
    folded = fold(text)
    signs = folded.text.translate(_ONE)
    kept = [k for k, sign in enumerate(signs) if not sign.isspace()]
    if _BETWEEN_WORDS.search(signs):
        between = (match.start(1) for match in _BETWEEN_WORDS.finditer(signs))
        kept = sorted([*kept, *between])
    places = kept if folded.places is None else [folded.places[k] for k in kept]
    return "".join(" " if signs[k].isspace() else signs[k] for k in kept), places


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text that quotations are looked for in."""

    plan: str
    layer: LayerName
    lang: Lang
    edition: int
    outline: Outline


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of the index's characters: `signs` folded, from `start` in the row of all."""

    signs: str
    start: int


class ShingleIndex:
    """All texts as one row of characters; any number of threads may ask."""

    def __init__(self, texts: Iterable[CheckedText]) -> None:
        self._texts: list[CheckedText] = []
        self._first: list[int] = []
        self._units: list[tuple[int, int, str, str]] = []
        pieces: list[str] = []
        at = 0
        for number, text in enumerate(texts):
            self._texts.append(text)
            for anchor, words in _units(text.outline):
                signs, _ = squeeze(words)
                if signs:
                    self._units.append((at, number, anchor, words))
                    pieces.append(signs)
                    at += len(signs)
            pieces.append(_BREAK * _LENGTH)
            at += _LENGTH
        self._signs = "".join(pieces)
        self._starts = [unit[0] for unit in self._units]
        keys = _keys(self._signs)
        self._order = np.argsort(keys, kind="stable").astype(np.int32)
        self._keys = keys[self._order]

    def literally(self, signs: str, limit: int = 20) -> list[Stretch]:
        """Where squeezed words stand exactly; not where they would begin or end inside a number or a Latin word."""
        if len(signs) < _LENGTH:
            return []
        keys = _keys(signs)[::_STEP]
        low, high = np.searchsorted(self._keys, keys, "left"), np.searchsorted(self._keys, keys, "right")
        rarest = int(np.argmin(high - low))
        found = []
        for place in self._order[low[rarest] : high[rarest]]:
            start = int(place) - rarest * _STEP
            if start >= 0 and self._signs.startswith(signs, start) and self._is_whole(start, start + len(signs)):
                found.append(Stretch(signs, start))
                if len(found) == limit:
                    break
        return found

    def near(self, signs: str, limit: int = 6) -> list[Stretch]:
        """The stretches that share most rows of four characters with squeezed words, in order, best first."""
        # A row that returns within the words says the same of a place each time.
        keys, offsets = np.unique(_keys(signs), return_index=True)
        low, high = np.searchsorted(self._keys, keys, "left"), np.searchsorted(self._keys, keys, "right")
        counted = np.flatnonzero(high > low)
        counted = counted[np.argsort((high - low)[counted], kind="stable")]
        rare = counted[(high - low)[counted] <= _COMMON]
        # Where all are common, as in English, the least common say at least something.
        votes = [
            self._order[low[k] : high[k]] - np.int32(offsets[k])
            for k in (rare if len(rare) >= _FEW else counted[:_FEW])
        ]
        if not votes:
            return []
        begins = np.sort(np.concatenate(votes))
        width = max(_BAND, len(signs) // 5)
        counts = np.searchsorted(begins, begins + width, side="right") - np.arange(len(begins))
        found: list[Stretch] = []
        for number in np.argsort(-counts, kind="stable"):
            begin = int(begins[number])
            if all(abs(begin - other.start - width) > 2 * width for other in found):
                start = max(0, begin - width)
                found.append(Stretch(self._signs[start : begin + len(signs) + 2 * width], start))
                if len(found) == limit:
                    break
        return found

    def words(self, start: int, end: int) -> SourceWords:
        """The source's own words for the characters from *start* to *end* of the row."""
        first = bisect_right(self._starts, start) - 1
        lines, anchors = [], []
        # By number: a slice would copy what is left of all texts for each quotation.
        for at in range(first, len(self._units)):
            begin, number, anchor, words = self._units[at]
            if begin >= end or number != self._units[first][1]:
                break
            signs, places = squeeze(words)
            a, b = max(0, start - begin), min(len(signs), end - begin)
            if a < b:
                lines.append(words[places[a] : places[b - 1] + 1])
                anchors.append(anchor)
        text = self._texts[self._units[first][1]]
        told = "\n".join(lines)
        return SourceWords(text.plan, anchors[0], text.edition, text.layer, text.lang, told, tuple(anchors))

    def _is_whole(self, start: int, end: int) -> bool:
        return not (self._joins(start) or self._joins(end))

    def _joins(self, cut: int) -> bool:
        """Whether a number or a Latin word goes on across *cut*; it does not across the border of two paragraphs."""
        if cut <= 0 or cut >= len(self._signs) or self._starts[bisect_right(self._starts, cut) - 1] == cut:
            return False
        before, after = self._signs[cut - 1], self._signs[cut]
        digit = before.isdecimal() and after.isdecimal()
        point = cut + 1 < len(self._signs) and before.isdecimal() and after == "." and self._signs[cut + 1].isdecimal()
        pointed = cut > 1 and after.isdecimal() and before == "." and self._signs[cut - 2].isdecimal()
        latin = before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
        return digit or point or pointed or latin


def _keys(signs: str) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """A number for every row of four characters; the few that two rows share are told apart by their characters."""
    codes = np.frombuffer(signs.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < _LENGTH:
        return np.zeros(0, dtype=np.uint64)
    low = codes & np.uint64(0xFFFF)
    rows = len(codes) - _LENGTH + 1
    keys = low[:rows].copy()
    for step in range(1, _LENGTH):
        keys = (keys << np.uint64(16)) | low[step : step + rows]
    return keys


def _units(outline: Outline) -> Sequence[tuple[str, str]]:
    """(anchor, words) of headings and paragraphs in reading order."""
    return [
        (item.anchor, item.text if isinstance(item, Paragraph) else item.heading) for item in outline.in_reading_order()
    ]
