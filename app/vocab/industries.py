"""
The twenty industries: ids, names, sectors, GB/T 4754-2017 divisions and the words that tell them.

industries.toml is data people edit; loading checks it. Which section is about which industry is decided in
app.annotate.industries.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from app.domain.plan import Lang
from app.errors import RecordInvalid

FILE: Final = "industries.toml"


@dataclass(frozen=True, slots=True)
class Industry:
    """
    One industry. `names` in a heading make a section this industry's, `products` support it, `policies` are watchwords
    of the day (绿色发展) that do so only where the body speaks of the industry, `exclusions` are words that contain one
    of them and mean something else. `sector` is the id of the sector it belongs to.
    """

    id: str
    zh: str
    en: str
    sector: str
    divisions: tuple[str, ...]
    names: tuple[str, ...]
    products: tuple[str, ...]
    policies: tuple[str, ...]
    exclusions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sector:
    """Several industries under one name: 原材料工业. `industries` are their ids in the order of every list."""

    id: str
    zh: str
    en: str
    industries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Industries:
    """All industries in their order, and the sectors they belong to."""

    by_id: dict[str, Industry]
    order: tuple[str, ...]
    sectors: dict[str, Sector]

    def label(self, industry: str, lang: Lang) -> str:
        """The name of an industry or sector in *lang*; the id itself where it is none of ours."""
        found = self.by_id.get(industry) or self.sectors.get(industry)
        return industry if found is None else (found.en if lang == "en" else found.zh)

    def position(self, industry: str) -> int:
        """Its place in every list; unknown ids come last."""
        return self.order.index(industry) if industry in self.by_id else len(self.order)

    def spelled_out(self, ids: Iterable[str]) -> tuple[str, ...]:
        """*ids* with the industries of a sector for the sector, each once."""
        found: dict[str, None] = {}
        for each in ids:
            found |= dict.fromkeys(self.sectors[each].industries if each in self.sectors else (each,))
        return tuple(found)

    def summed_up(self, ids: Sequence[str]) -> tuple[str, ...]:
        """*ids* with a sector for its industries where all of them are there; the opposite of `spelled_out`."""
        whole = [sector for sector in self.sectors.values() if set(sector.industries) <= set(ids)]
        within = {industry for sector in whole for industry in sector.industries}
        return (*(sector.id for sector in whole), *(each for each in ids if each not in within))


@cache
def load() -> Industries:
    """
    Read and check industries.toml.

    Raises RecordInvalid for an id twice, a word that two industries claim as a name, a name missing in a language, or
    a sector that there is none of.
    """
    data = tomllib.loads(resources.files("app.vocab").joinpath(FILE).read_text(encoding="utf-8"))
    found: dict[str, Industry] = {}
    owner: dict[str, str] = {}
    for entry in data["industry"]:
        industry = Industry(
            entry["id"], entry["zh"], entry["en"], entry["sector"], tuple(entry["gbt4754"]), tuple(entry["names"]),
            tuple(entry["products"]), tuple(entry.get("policies", ())), tuple(entry["not"]),
        )  # fmt: skip
        if industry.id in found:
            raise RecordInvalid(FILE, f"the id {industry.id!r} occurs twice")
        if not industry.zh or not industry.en:
            raise RecordInvalid(FILE, f"{industry.id} needs a name in both languages")
        for word in industry.names:
            if word in owner:
                raise RecordInvalid(
                    FILE, f"“{word}” is a name of {owner[word]} and of {industry.id}; it can only be one's"
                )
            owner[word] = industry.id
        found[industry.id] = industry
    return Industries(found, tuple(found), _sectors(data["sector"], found))


def _sectors(entries: Iterable[Mapping[str, str]], by_id: Mapping[str, Industry]) -> dict[str, Sector]:
    """The sectors in their order, with what belongs to them."""
    sectors: dict[str, Sector] = {}
    for entry in entries:
        members = tuple(industry.id for industry in by_id.values() if industry.sector == entry["id"])
        if entry["id"] in (*sectors, *by_id) or not members:
            raise RecordInvalid(FILE, f"the sector {entry['id']!r} occurs twice, or has no industries")
        sectors[entry["id"]] = Sector(entry["id"], entry["zh"], entry["en"], members)
    for industry in by_id.values():
        if industry.sector not in sectors:
            raise RecordInvalid(FILE, f"{industry.id} belongs to {industry.sector!r}, which is no sector")
    return sectors


@cache
def word_pattern() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, float], ...]]]:
    """
    One pattern for all words of all industries, and what each word says: (industry, weight) pairs.

    Exclusions are in the pattern and say nothing, so that the longest word decides (新能源汽车 is no 新能源).
    Names weigh 1, products 0.5, policies 0.25.
    """
    says: dict[str, list[tuple[str, float]]] = {}
    for industry in load().by_id.values():
        for word in industry.exclusions:
            says.setdefault(word, [])
    for industry in load().by_id.values():
        for word in industry.policies:
            says.setdefault(word, []).append((industry.id, 0.25))
        for word in industry.products:
            says.setdefault(word, []).append((industry.id, 0.5))
        for word in industry.names:
            says.setdefault(word, []).append((industry.id, 1.0))
    # Grouped by their first character: of a thousand words only those that can begin here are tried.
    rests: dict[str, list[str]] = {}
    for word in sorted(says, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    groups = [f"{re.escape(first)}(?:{'|'.join(found)})" for first, found in rests.items()]
    return re.compile("|".join(groups)), {word: tuple(found) for word, found in says.items()}
