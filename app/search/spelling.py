"""
Did you mean: whole queries near one of which a word stands nowhere.

A Chinese word may have been typed by its sound with the wrong characters (气车 for 汽车) or with one character
wrong; an English word may be misspelt. Only words that the texts or the term base have are offered, so that what is
offered finds something.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import ne
from typing import Final

from app.analysis.english import stem
from app.analysis.fold import fold_text
from app.analysis.pinyin import sound
from app.analysis.words import HAN, is_han
from app.search.matching import exact_pattern, find
from app.search.snapshot import Snapshot
from app.vocab import regions, terms

MOST: Final = 3
"""So many queries are offered."""
_HAN_RUN: Final = re.compile(rf"[{HAN}]{{2,}}")
_NEAR: Final = 0.8
"""How alike two English words have to be, as difflib counts it: one letter in five."""
_ENGLISH: Final = re.compile("[a-z]{3,}")
_LONGEST: Final = 8
"""Characters of a Chinese word; a whole question is not a word mistyped."""
_LETTERS_OFF: Final = 2
"""So many letters more or fewer a misspelt word may have."""
_SHORTEST: Final = 3
"""One wrong character of two leaves too little to go by."""


class Speller:
    """Knows the words of one index and of the term base; what it needs is collected when first asked."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def did_you_mean(self, query: str, missing: Sequence[str], by_sound: bool = False) -> tuple[str, ...]:
        """
        Queries like *query* with a better word for one that stands nowhere; () where nothing is near.

        Args:
            query: As typed.

            missing: The words of it (folded) that no section has.

            by_sound: Only Chinese words that sound the same will do, since what was typed finds something.
        """
        folded = fold_text(query)
        found: dict[str, None] = {}
        # What stands behind a colon is the value of a field, which no text need have.
        runs = (run[0] for run in _HAN_RUN.finditer(folded) if folded[run.start() - 1 : run.start()] != ":")
        for word in dict.fromkeys((*(run for run in runs if not self._occurs(run)), *missing)):
            for better in self._near(word, by_sound):
                found.setdefault(folded.replace(word, better), None)
        return tuple(each for each in found if each != folded)[:MOST]

    def _occurs(self, run: str) -> bool:
        return bool(len(find(self._snapshot.text, exact_pattern(self._snapshot.text, run))))

    def _near(self, word: str, by_sound: bool) -> Iterator[str]:
        if is_han(word):
            if len(word) <= _LONGEST:
                yield from (each for each in self._snapshot.sounds.words(sound(word)) if each != word)
                yield from () if by_sound else self._one_character_off(word)
        elif word.isascii() and not by_sound:
            likely = [each for each in self._english.get(word[:1], ()) if abs(len(each) - len(word)) <= _LETTERS_OFF]
            near = difflib.get_close_matches(word, likely, MOST, _NEAR)
            # Of fibre and fiber one is enough.
            yield from {stem(each): each for each in reversed(near)}.values()

    def _one_character_off(self, word: str) -> Iterator[str]:
        """Words of the same length that differ in one character, those of most sections first."""
        if len(word) < _SHORTEST:
            return
        known = [each for each in self._chinese.get(len(word), ()) if sum(map(ne, word, each)) == 1]
        yield from sorted(known, key=lambda each: -len(self._snapshot.words.postings(each)[0]))[:MOST]

    @cached_property
    def _chinese(self) -> dict[int, list[str]]:
        """Chinese words by their length."""
        found: dict[int, list[str]] = {}
        for word in dict.fromkeys((*self._snapshot.words.vocabulary, *map(fold_text, terms.load().chinese_words()))):
            if _SHORTEST <= len(word) <= _LONGEST and is_han(word):
                found.setdefault(len(word), []).append(word)
        return found

    @cached_property
    def _english(self) -> dict[str, list[str]]:
        """English words and names by their first letter, which is seldom the wrong one."""
        names = [fold_text(word) for word in terms.load().english_words()]
        names += [fold_text(place.en) for place in regions.load().by_code.values() if place.level != "county"]
        names += [
            word for word in self._snapshot.text.vocabulary if len(word) >= _SHORTEST and _ENGLISH.fullmatch(word)
        ]
        found: dict[str, list[str]] = {}
        for word in dict.fromkeys([*names, *(word for name in names for word in name.split())]):
            found.setdefault(word[:1], []).append(word)
        return found
