"""
The term base: concepts with their Chinese and English words, synonyms and abbreviations.

termbase/ is data people edit: a file per group, a concept a row, and groups.toml, which says what groups there are
besides the twenty industries. Loading checks it. The first word of each language is the one shown; its synonyms mean
the same and nothing wider or narrower, because whoever asks for one is given the others. What lies near (the broader
or narrower thing, the neighbour) stands in `related`. Regions and industries have files of their own.
"""

import csv
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from app.domain.plan import Lang
from app.errors import RecordInvalid
from app.vocab import industries

FOLDER: Final = "termbase"
GROUPS_FILE: Final = "groups.toml"
COLUMNS: Final = ("zh", "en", "zh_synonyms", "en_synonyms", "related", "source")
OWN: Final = "own"
"""The source of a concept that the archive worded itself."""


@dataclass(frozen=True, slots=True)
class Concept:
    """
    One concept: `group` is an industry's id or a group of groups.toml.

    `related` are the words shown of other concepts; `source` is the standard, law or document in which the concept or
    the class it belongs to is named, or "own".
    """

    group: str
    zh: str
    en: str
    zh_synonyms: tuple[str, ...] = ()
    en_synonyms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    source: str = OWN

    @property
    def chinese(self) -> tuple[str, ...]:
        """All its Chinese words, the one shown first."""
        return (self.zh, *self.zh_synonyms)

    @property
    def english(self) -> tuple[str, ...]:
        """All its English words, the one shown first."""
        return (self.en, *self.en_synonyms)


@dataclass(frozen=True, slots=True)
class Group:
    """What the concepts of one file have in common: an industry, or a sort of words such as indicators."""

    id: str
    zh: str
    en: str

    def label(self, lang: Lang) -> str:
        """Its name in *lang*."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Terms:
    """All concepts in the order of the groups and of their files, and which of them a word belongs to."""

    groups: tuple[Group, ...]
    concepts: tuple[Concept, ...]
    _by_word: dict[str, tuple[int, ...]] = field(repr=False)

    def of(self, word: str) -> tuple[Concept, ...]:
        """
        The concepts *word* is a word of, in either language; letter case and widths do not matter.

        None for an unknown word. Two only where a Chinese word and an English one are written alike.
        """
        return tuple(self.concepts[i] for i in self._by_word.get(_key(word), ()))

    def chinese_words(self) -> Iterator[str]:
        """Every Chinese word, for the segmenter's dictionary."""
        for concept in self.concepts:
            yield from concept.chinese

    def english_words(self) -> Iterator[str]:
        """Every English word or phrase."""
        for concept in self.concepts:
            yield from concept.english


@cache
def load() -> Terms:
    """
    Read and check the term base.

    Raises RecordInvalid with file and line for a concept without a word in one language or without a source, a word
    that is given twice in its language, a related word that is shown by no other concept, and a file of no group.
    """
    folder = resources.files("app.vocab").joinpath(FOLDER)
    groups = (*_industry_groups(), *_other_groups(folder.joinpath(GROUPS_FILE)))
    _check_files(folder, groups)
    concepts: list[Concept] = []
    places: list[str] = []
    for group in groups:
        for place, concept in _concepts(folder, group.id):
            places.append(place)
            concepts.append(concept)
    by_word = _words(concepts, places)
    shown = {concept.zh for concept in concepts}
    for place, concept in zip(places, concepts, strict=True):
        for word in concept.related:
            if word not in shown or word == concept.zh:
                raise RecordInvalid(place, f"“{word}” is related, but it is not the word shown of another concept")
    return Terms(groups, tuple(concepts), by_word)


def _industry_groups() -> Iterator[Group]:
    for industry in industries.load().by_id.values():
        yield Group(industry.id, industry.zh, industry.en)


def _other_groups(file: Traversable) -> Iterator[Group]:
    for entry in tomllib.loads(file.read_text(encoding="utf-8"))["group"]:
        yield Group(entry["id"], entry["zh"], entry["en"])


def _check_files(folder: Traversable, groups: tuple[Group, ...]) -> None:
    """A file that nobody reads would look like a part of the term base and be none."""
    expected = {f"{group.id}.tsv" for group in groups}
    for entry in folder.iterdir():
        if entry.name.endswith(".tsv") and entry.name not in expected:
            raise RecordInvalid(entry.name, f"no group has this name; {GROUPS_FILE} lists those besides the industries")


def _concepts(folder: Traversable, group: str) -> Iterator[tuple[str, Concept]]:
    """The concepts of one file, each with its file and line; none where the group has no file."""
    name = f"{group}.tsv"
    file = folder.joinpath(name)
    if not file.is_file():
        return
    rows = csv.reader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(next(rows, ())) != COLUMNS:
        raise RecordInvalid(f"{name}:1", f"the columns are {', '.join(COLUMNS)}")
    for number, row in enumerate(rows, start=2):
        place = f"{name}:{number}"
        if len(row) != len(COLUMNS):
            raise RecordInvalid(place, f"a row has {len(COLUMNS)} cells, this one has {len(row)}")
        zh, en, zh_synonyms, en_synonyms, related, source = (cell.strip() for cell in row)
        if not zh or not en:
            raise RecordInvalid(place, "a concept needs a Chinese and an English word")
        if not source:
            raise RecordInvalid(place, f"a concept needs a source; {OWN!r} if it is the archive's own")
        yield place, Concept(group, zh, en, _split(zh_synonyms), _split(en_synonyms), _split(related), source)


def _words(concepts: list[Concept], places: list[str]) -> dict[str, tuple[int, ...]]:
    """Which concepts a word leads to: one in each language, or it would widen a query to what was not asked."""
    by_word: dict[str, tuple[int, ...]] = {}
    for language in ("chinese", "english"):
        owner: dict[str, int] = {}
        for number, concept in enumerate(concepts):
            for word in getattr(concept, language):
                key = _key(word)
                if key in owner:
                    raise RecordInvalid(places[number], f"“{word}” is a word of {places[owner[key]]} already")
                owner[key] = number
                known = by_word.get(key, ())
                by_word[key] = known if number in known else (*known, number)
    return by_word


def _key(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def _split(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(";") if word.strip())
