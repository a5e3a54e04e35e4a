"""
The log of questions, drawn by lot from a corpus, the same ones at every run.

A question is a tree that every engine is given in its own terms: words joined by OR or AND, each a token of the
dictionary that a section's own text must have; or a row of characters, cut at word borders ("phrase") or anywhere
("substring"); with or without ticks in two facets. Common words stand in more than a twentieth of the sections, rare
ones in less than a thousandth.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

import numpy as np

from app.analysis.chars import char_texts
from app.analysis.fold import fold_text
from app.analysis.words import HAN, cut
from app.domain.results import SearchRequest
from bench.speed.sections import first_sections

Kind = Literal["or", "and", "phrase", "substring", "filter"]
SHARES: Final[dict[Kind, int]] = {"or": 35, "and": 20, "phrase": 15, "substring": 10, "filter": 20}
"""How many of a hundred questions are of each kind; "filter" is an OR with ticks."""
SIZE: Final = 20
_COMMON: Final = 0.05
_RARE: Final = 0.001
_SAMPLE: Final = 20_000
"""Sections looked at to know which words are common; the first ones, since a smaller corpus begins a larger."""
_CLASSES: Final = (("common", 45), ("middle", 35), ("rare", 20))
_HAN_RUN: Final = re.compile(rf"[{HAN}]{{8,}}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: `words` of an OR or AND, or the `phrase` looked for; `filters` are facet → values ticked."""

    number: int
    kind: Kind
    words: tuple[str, ...] = ()
    phrase: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """The question in the archive's own query language."""
        if self.phrase:
            return f'"{self.phrase}"'
        joined = (" AND " if self.kind == "and" else " OR ").join(self.words)
        # One word alone would be read as a question; in parentheses it is taken as it stands.
        return joined if len(self.words) > 1 else f"({joined})"

    @property
    def request(self) -> SearchRequest:
        """The question as it is put to the archive's own engine, nothing widened."""
        return SearchRequest(self.query, self.filters, size=SIZE, expand=("off",))

    @property
    def phrase_tokens(self) -> list[str]:
        """The characters of the phrase."""
        return char_texts(fold_text(self.phrase))


def questions(sections: int, count: int = 200, seed: int = 7) -> list[Asked]:
    """*count* questions to a corpus of *sections* sections."""
    draw = random.Random(seed)
    words, texts, facets = _looked_at(min(sections, _SAMPLE))
    return list(_drawn(draw, words, texts, facets, count))


def _drawn(
    draw: random.Random,
    words: dict[str, list[str]],
    texts: Sequence[str],
    facets: dict[str, list[str]],
    count: int,
) -> Iterator[Asked]:
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    for number in range(count):
        kind = kinds[number * 37 % len(kinds)]
        if kind in ("phrase", "substring"):
            yield Asked(number, kind, phrase=_piece(draw, texts, kind))
            continue
        filters: dict[str, tuple[str, ...]] = {}
        if kind == "filter":
            chosen = draw.choice((("province",), ("industry",), ("province", "industry"), ("year",)))
            filters = {name: tuple(dict.fromkeys(draw.choices(facets[name], k=_ticks(name, draw)))) for name in chosen}
        several = draw.randint(2, 3) if kind == "and" else draw.randint(1, 4)
        classes = draw.choices([name for name, _ in _CLASSES], [share for _, share in _CLASSES], k=several)
        yield Asked(number, kind, tuple(dict.fromkeys(draw.choice(words[name]) for name in classes)), filters=filters)


def _ticks(facet: str, draw: random.Random) -> int:
    """How many values are ticked: of years a few, as whoever looks for a period does."""
    return draw.randint(2, 5) if facet == "year" else draw.randint(1, 2)


def _piece(draw: random.Random, texts: Sequence[str], kind: Kind) -> str:
    """Two or three words that follow each other in a text, or three to eight characters cut anywhere."""
    while True:
        run = draw.choice(_HAN_RUN.findall(draw.choice(texts)) or [""])
        if not run:
            continue
        if kind == "substring":
            length = draw.randint(3, 8)
            start = draw.randint(0, len(run) - length)
            return run[start : start + length]
        pieces = cut(run)
        if len(pieces) > 3:
            start = draw.randint(0, len(pieces) - 3)
            return "".join(pieces[start : start + draw.randint(2, 3)])


def _looked_at(sections: int) -> tuple[dict[str, list[str]], list[str], dict[str, list[str]]]:
    """Words by class, texts to take phrases from, and facet values as often as plans have them."""
    numbers: dict[str, int] = {}
    rows: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    texts: list[str] = []
    facets: dict[str, list[str]] = {"province": [], "industry": [], "year": []}
    last = ""
    for plan, section in first_sections(sections):
        own = "\n".join([section.heading, *(paragraph.text for paragraph in section.paragraphs)])
        if len(rows) % 10 == 0:
            texts.append(own)
        found = {numbers.setdefault(word, len(numbers)) for word in cut(fold_text(own)) if _is_askable(word)}
        rows.append(np.array(sorted(found), dtype=np.int64))
        facets["industry"] += section.industries
        if plan.record.plan != last and plan.record.province is not None:
            last = plan.record.plan
            facets["province"].append(plan.record.province.code)
            facets["year"].append(str(plan.record.year))
    having = np.bincount(np.concatenate(rows), minlength=len(numbers))
    known = list(numbers)
    common = having >= _COMMON * sections
    rare = (having <= max(2, _RARE * sections)) & (having >= 2)
    classes = {"common": common, "rare": rare, "middle": ~common & (having > max(2, _RARE * sections))}
    return {name: [known[at] for at in np.flatnonzero(chosen)] for name, chosen in classes.items()}, texts, facets


@lru_cache(maxsize=1_000_000)
def _is_askable(word: str) -> bool:
    """Words of two or more letters or characters; numbers and single characters are not asked for by themselves."""
    return len(word) > 1 and not word[0].isdigit() and cut(word) == [word]
