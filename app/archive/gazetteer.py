"""
The places of app.vocab.regions as the check of summaries asks for them, in both languages.

Only names that cannot be anything else: a county by a short name that is also a word (资源, 振兴) is none here.
"""

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Final

from app.domain.plan import Lang
from app.vocab.regions import Place, Regions, load

_KIND: Final = re.compile(
    r"(?: (?:Province|City|County|District|Prefecture|Banner|League|Region|Municipality|Autonomous|Special|"
    r"Administrative))+$"
)
_NO_PLACE: Final = re.compile("阿里巴巴|推广[东西]")
"""Words that only begin or go on like a place."""
_CAPITALISED: Final = re.compile(r"[A-Z][a-z’']+(?:[ -][A-Z][a-z’']+)*")


class Places:
    """Regions of GB/T 2260 in running text; satisfies app.store.summary_case.Gazetteer."""

    def __init__(self) -> None:
        self._regions: Regions = load()

    def find(self, text: str) -> Sequence[tuple[int, int, str]]:
        """(start, end, code) of the places a Chinese *text* names by a name that says so."""
        plain = _NO_PLACE.sub(lambda match: "·" * len(match[0]), text)
        return [
            (found.start, found.end, found.place.code)
            for found in self._regions.find_in(plain)
            if found.how == "full" or (found.how == "short" and found.place.level != "county")
        ]

    def find_english(self, text: str) -> Sequence[tuple[str, Collection[str], bool]]:
        """
        Every place an English *text* names, with the codes of all that are called so.

        The last is True where it begins a longer name (Jinzhong Heavy), which need not be named after the place.
        """
        found: dict[str, tuple[Collection[str], bool]] = {}
        for match in _CAPITALISED.finditer(text):
            words = match[0].replace("’", "'").removesuffix("'s").split(" ")
            at = 0
            while at < len(words):
                for end in range(len(words), at, -1):
                    name = " ".join(words[at:end])
                    key = name.replace("'", "").lower()
                    if key in self._certain:
                        longer = end < len(words) and not _KIND.fullmatch(f" {words[end]}")
                        found[name] = self._english[key], longer and found.get(name, ((), True))[1]
                        at = end - 1
                        break
                at += 1
        return [(name, codes, longer) for name, (codes, longer) in found.items()]

    def names(self, code: str, lang: Lang) -> Collection[str]:
        """The ways of writing the place in *lang*, the usual one first."""
        place = self._regions.by_code[code]
        if lang == "zh":
            return [name for name in self._regions.names_of(code) if not name.isascii()]
        return _english_names(place)

    @cached_property
    def _english(self) -> dict[str, list[str]]:
        """The codes of all places by each of their English names: Jinzhou is a city and a district."""
        out: dict[str, list[str]] = {}
        for place in self._regions.by_code.values():
            for name in dict.fromkeys(_key(each) for each in _english_names(place)):
                out.setdefault(name, []).append(place.code)
        return out

    @cached_property
    def _certain(self) -> frozenset[str]:
        """The names that are a place wherever they stand; of a county only the one with its kind (Zhen'an District)."""
        return frozenset(
            _key(name)
            for place in self._regions.by_code.values()
            for name in _english_names(place)
            if place.level != "county" or _KIND.search(name)
        )


def _key(name: str) -> str:
    return name.replace("’", "").replace("'", "").lower()


def _english_names(place: Place) -> list[str]:
    names = [place.en, _KIND.sub("", place.en), *(alias for alias in place.aliases if alias.isascii())]
    if place.level == "county":
        names.append(place.en.split()[0])  # Kuandian for Kuandian Manchu Autonomous County
    return list(dict.fromkeys([*names, place.pinyin]))
