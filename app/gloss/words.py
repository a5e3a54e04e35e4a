"""
The words that glosses are put together from: those of plans' headings (words.tsv), and the term base's.

words.tsv says how a word behaves in English: as a verb with its noun, as a noun with the form it has before another
noun, as an adjective or an adverb. It comes before the term base, whose English is what a search is widened with and of
which only the Chinese word shown is taken: its synonyms are found together with it and need not mean the same. Names of
places are GB/T 2260's. How words become phrases is app.gloss.grammar.
"""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from app.errors import RecordInvalid
from app.gloss.places import name_of
from app.vocab import industries, periods, regions, terms

FILE: Final = "words.tsv"
ENGLISH_FILE: Final = "english.toml"
COLUMNS: Final = ("zh", "kind", "en", "other", "lead")
KINDS: Final = frozenset(("v", "vl", "vo", "n", "c", "t", "hn", "hc", "ht", "no", "ni", "a", "d", "p", "x"))
"""
Verbs: v (`other` is its noun, `lead` how it leads another verb), vl one that says only that something is to be done, so
that a verb behind it is what is done (提升监测能力), vo one whose noun stands nowhere but at the end.
Nouns (`other` is the form before another noun): n without an article, c with one, t in the plural; h before these: a
verb's noun before it belongs to it and the verb does not act on it (管理制度). no is the noun of something done: what
stands before it goes behind it with the preposition of `lead` (产业绿色转型, green transition of industries); ni is
where something is (重点领域): it goes behind what follows it with "in".
a is an adjective (`other` is its noun), d an adverb (`other` is its adjective), p what is told of the nouns before it
({}), x a whole clause.
"""

_SHORT: Final = 4


@dataclass(frozen=True, slots=True)
class English:
    """
    Words that English treats in a way of their own: `past` participles by verb, verbs that `double` their last letter,
    last words of `things` in the plural and of `singles` with an article, nouns of verbs that are `done` to something,
    and plurals without a singular.
    """

    past: dict[str, str]
    double: frozenset[str]
    things: frozenset[str]
    singles: frozenset[str]
    done: frozenset[str]
    plural_only: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noun:
    """
    `head` as it stands at the end of a phrase, `before` before another noun; `article` where it needs one. `joins`: a
    verb's noun before it belongs to it; `done`: what stands before it is put behind it by `pattern`; `where`: it is put
    behind what follows it with "in".
    """

    head: str
    before: str
    article: bool = False
    joins: bool = False
    done: bool = False
    pattern: str = "{} of {}"
    where: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """
    `base` as in "build", `noun` what it is called as a thing, "" if nothing; `lead` with {} or {ing}, "" if none.

    `light`: a verb right behind it is its object; `only`: it is a verb wherever it does not stand last.
    """

    base: str
    noun: str
    lead: str
    light: bool = False
    only: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """What a Chinese word can be; None or "" where it cannot."""

    verb: Verb | None = None
    noun: Noun | None = None
    adjective: str = ""
    adjective_as_noun: str = ""
    adverb: str = ""
    adverb_as_adjective: str = ""
    told: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """All words; `longest` is the length of the longest that begins with a character."""

    by_zh: dict[str, Word]
    longest: dict[str, int]


@cache
def load() -> Words:
    """
    Read and check words.tsv, and take the term base, industries, periods and places behind it.

    Raises RecordInvalid with the line for an unknown kind, a word without English and a word that has a kind twice.
    """
    found: dict[str, Word] = {}
    for place in regions.load().by_code.values():
        name = name_of(place)
        found[place.zh] = Word(noun=Noun(name, name))
        if place.code.endswith("00"):
            found[place.short] = Word(noun=Noun(place.en, place.en))
    for concept in terms.load().concepts:
        found[concept.zh] = Word(noun=_of_term(concept.en))
    for industry in industries.load().by_id.values():
        name = industry.en[0].lower() + industry.en[1:] if industry.en[1:2].islower() else industry.en
        found[industry.zh] = Word(noun=Noun(name, name))
    for name in periods.FIVE_YEAR_PLANS:
        said = periods.label(name, "en").replace("FYP", "Five-Year Plan")
        found[name] = Word(noun=Noun(f"{said} period", said, article=True))
        found[f"{name}规划"] = Word(noun=Noun(said, said, article=True))
    found |= _own()
    longest: dict[str, int] = {}
    for zh in found:
        longest[zh[0]] = max(len(zh), longest.get(zh[0], 0))
    return Words(found, longest)


def _own() -> dict[str, Word]:
    text = resources.files("app.gloss").joinpath(FILE).read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(next(rows, ())) != COLUMNS:
        raise RecordInvalid(f"{FILE}:1", f"the columns are {', '.join(COLUMNS)}")
    kinds: dict[str, dict[str, list[str]]] = {}
    for number, row in enumerate(rows, start=2):
        zh, kind, en, *_ = row
        if kind not in KINDS or not zh or not en or len(row) != len(COLUMNS):
            raise RecordInvalid(f"{FILE}:{number}", f"“{zh}” needs a known kind and its English")
        of_word = kinds.setdefault(zh, {})
        sort = kind[0] if kind[0] in "vadpx" else "n"
        if sort in of_word:
            raise RecordInvalid(f"{FILE}:{number}", f"“{zh}” is given as {sort} twice")
        of_word[sort] = row
    return {zh: _word(of_word) for zh, of_word in kinds.items()}


def _word(kinds: dict[str, list[str]]) -> Word:
    verb = noun = None
    if row := kinds.get("v"):
        verb = Verb(row[2], row[3], row[4], row[1] != "v", row[1] == "vo")
    if row := kinds.get("n"):
        head = plural(row[2]) if row[1].endswith("t") else row[2]
        pattern = f"{{}} {row[4] or 'of'} {{}}"
        noun = Noun(
            head,
            row[3] or (row[2] if row[1].endswith("t") else singular(row[2])),
            row[1].endswith("c"),
            row[1].startswith("h"),
            row[1] == "no",
            pattern,
            row[1] == "ni",
        )

    def cell(kind: str, column: int) -> str:
        return kinds[kind][column] if kind in kinds else ""

    return Word(
        verb, noun, cell("a", 2), cell("a", 3), cell("d", 2), cell("d", 3), cell("p", 2), cell("x", 2),
    )  # fmt: skip


def _of_term(en: str) -> Noun:
    """A term of the term base as a noun: in the plural where it is a thing, with an article where there is one."""
    last = en.split()[-1]
    if last in english().things:
        return Noun(plural(en), en)
    return Noun(en, singular(en), article=last in english().singles and not en[0].isupper())


def plural(en: str) -> str:
    """The plural of a noun phrase by its last word: batteries, buses, farms."""
    if en.endswith("y") and en[-2] not in "aeiou":
        return f"{en[:-1]}ies"
    return f"{en}es" if en.endswith(("s", "x", "ch", "sh")) else f"{en}s"


def singular(en: str) -> str:
    """
    *en* as it stands before another noun, in the singular where it is a plain plural.

    >>> singular("carbon sinks"), singular("sports"), singular("rights and interests")
    ('carbon sink', 'sports', 'rights and interests')
    """
    last = en.split()[-1]
    if not last.endswith("s") or last.endswith(("ss", "us", "is", "ics")) or len(last) < _SHORT:
        return en
    if last in english().plural_only or any(f" {word} " in en for word in ("and", "of", "for", "in")):
        return en
    if last.endswith("ies"):
        return f"{en[:-3]}y"
    return en[:-2] if last.endswith(("xes", "ches", "shes", "sses")) else en[:-1]


@cache
def english() -> English:
    """What english.toml says."""
    data = tomllib.loads(resources.files("app.gloss").joinpath(ENGLISH_FILE).read_text(encoding="utf-8"))
    return English(
        dict(data["past"]),
        *(frozenset(data[table]["words"]) for table in ("double", "things", "singles", "done", "plural_only")),
    )
