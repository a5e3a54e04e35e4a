"""
Words by their sound: xinnengyuan qiche is 新能源汽车.

For readers without a Chinese keyboard. What can be meant is what there is: the words of the texts, worked out while
the index is written, and the words of the term base and the industries. Several words may sound alike (纺织, 防治,
防止); those of the term base come first, then those that more sections have. Places have their pinyin in the table
of regions and are recognised there (app.search.detect).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from app.analysis.fold import fold_text
from app.analysis.pinyin import sound
from app.analysis.words import is_han
from app.vocab import industries, terms

ALTERNATIVES: Final = 3
"""So many words of one sound are looked for; the chips let the reader take the wrong ones away."""
_LONGEST_WORD: Final = 8
_LONGEST_SOUND: Final = 6 * _LONGEST_WORD
"""Letters: zhuang is the longest syllable."""
_INITIAL: Final = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINAL: Final = (
    "iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ve|ue|er|an|en|in|un|ia|ua|uo|[aoeiuv]"
)
_PINYIN: Final = re.compile(rf"(?:(?:{_INITIAL})?(?:{_FINAL}))+")


@dataclass(frozen=True, slots=True)
class Heard:
    """So many of the words typed, and the Chinese words that sound so, likeliest first."""

    length: int
    words: tuple[str, ...]


def is_heard(word: str) -> bool:
    """True for the words that are found by their sound: Chinese (folded), of two to eight characters."""
    return 2 <= len(word) <= _LONGEST_WORD and is_han(word)


def sounds_of(words: Iterable[str]) -> dict[str, list[str]]:
    """Sound → those of *words* that have it and are found by it, in their order."""
    found: dict[str, list[str]] = {}
    for word in words:
        if is_heard(word):
            found.setdefault(sound(word), []).append(word)
    return found


@dataclass(frozen=True, slots=True)
class Sounds:
    """What sounds how: in the texts of one index, and in the vocabulary."""

    in_texts: Mapping[str, Sequence[str]]

    def hear(self, typed: Sequence[str]) -> Iterator[Heard]:
        """
        The Chinese words that *typed* (Latin words, lower case) may be, from left to right.

        The most words that sound like one first; a single word may also be several Chinese ones run together. A
        word that is no pinyin, or sounds like nothing there is, is heard as () alone.

        >>> [heard.words for heard in Sounds({}).hear(["xinnengyuan", "qiche"])]
        [('新能源汽车',)]
        """
        typed = [_plain(word) for word in typed]
        at = 0
        while at < len(typed):
            heard = self._longest(typed[at:])
            if heard is not None:
                yield heard
            else:
                yield from self._run_together(typed[at])
            at += heard.length if heard else 1

    def _longest(self, typed: Sequence[str]) -> Heard | None:
        for length in range(len(typed), 0, -1):
            if all(_PINYIN.fullmatch(word) for word in typed[:length]):
                words = self.words("".join(typed[:length]))
                if words:
                    return Heard(length, words)
        return None

    def _run_together(self, typed: str) -> Iterator[Heard]:
        """One word as the fewest Chinese ones it can be; the first counts as the word typed, the others as none."""
        best: dict[int, tuple[tuple[str, ...], ...]] = {0: ()}
        for end in range(1, len(typed) + 1):
            for start in range(max(0, end - _LONGEST_SOUND), end):
                before, words = best.get(start), self.words(typed[start:end])
                if before is not None and words and (end not in best or len(before) + 1 < len(best[end])):
                    best[end] = (*before, words)
        pieces = best.get(len(typed), ()) if _PINYIN.fullmatch(typed) else ()
        if not pieces:
            yield Heard(1, ())
        for number, words in enumerate(pieces):
            yield Heard(1 if number == 0 else 0, words)

    def words(self, key: str) -> tuple[str, ...]:
        """The words that sound like *key*, likeliest first."""
        found = _vocabulary().get(key) or self.in_texts.get(key, ())
        return tuple(found)[:ALTERNATIVES]


def is_pinyin(word: str) -> bool:
    """True if *word* (small letters) is made of syllables of pinyin."""
    return bool(_PINYIN.fullmatch(word))


def _plain(word: str) -> str:
    """*word* without tone marks, ü as v."""
    parts = unicodedata.normalize("NFD", word).replace("u\u0308", "v")
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def prepare() -> None:
    """Work out the sounds of the vocabulary now, so that no reader waits for it."""
    _vocabulary()


@cache
def _vocabulary() -> dict[str, list[str]]:
    """The sounds of the term base and the industries' names."""
    names = [word for concept in terms.load().concepts for word in concept.chinese]
    names += [name for industry in industries.load().by_id.values() for name in (industry.zh, *industry.names)]
    return sounds_of(dict.fromkeys(fold_text(name) for name in names))
