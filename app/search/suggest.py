"""
What the beginning of a query may go on to be: titles and numbers of plans, section headings, places, industries,
five-year plans, terms.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.analysis.fold import fold_text
from app.analysis.pinyin import sound
from app.analysis.words import is_han
from app.domain.plan import Lang
from app.domain.views import Suggestion, SuggestionKind
from app.search.snapshot import Snapshot
from app.vocab import industries, periods, regions, terms
from app.vocab.terms import Concept

_BRACKETS: Final = str.maketrans("", "", "()")
_LANGS: Final[tuple[Lang, ...]] = ("zh", "en")
_SHARE: Final = 4
"""Each kind of suggestion is sure of a fourth of the list."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """
    Something to suggest: its folded names, of which the first `own` are what is shown and its sound, what is shown
    in either language, and what it stands for.
    """

    names: tuple[str, ...]
    kind: SuggestionKind
    zh: str
    en: str
    value: str | None = None
    facet: str | None = None
    count: int | None = None
    own: int | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """The names it is shown by."""
        return self.names[: self.own]

    def suggestion(self, lang: Lang) -> Suggestion:
        """As shown on a page in *lang*; without a value of its own its text is what is searched."""
        text = self.zh if lang == "zh" else self.en
        return Suggestion(text, self.kind, self.value or text, self.facet, self.count)


class Suggester:
    """Suggestions over one generation of the index."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._entries = (
            *_plans(snapshot), *_industries(), *_places(), *_periods(snapshot), *_terms(snapshot), *_headings(snapshot),
        )  # fmt: skip

    def suggest(self, q: str, lang: Lang, limit: int) -> tuple[Suggestion, ...]:
        """
        At most *limit* suggestions, each text once: what *q* is a whole name of, what begins with it, what has another
        name that does, what contains it. For a single Chinese character only the first two: too many words contain it.

        No kind takes more than its share while others have something to offer: the many terms that begin with 汽车
        would hide the headings.
        """
        wanted = fold_text(q).strip()
        if not wanted or limit < 1:
            return ()
        whole = [entry for entry in self._entries if wanted in entry.names]
        begin = [entry for entry in self._entries if any(name.startswith(wanted) for name in entry.shown)]
        begin_otherwise = [entry for entry in self._entries if any(name.startswith(wanted) for name in entry.names)]
        contain = [entry for entry in self._entries if any(wanted in name for name in entry.names)]
        if len(wanted) == 1 and is_han(wanted):
            begin_otherwise = contain = []
        found: dict[tuple[str, str], Suggestion] = {}
        for entry in (*whole, *begin, *begin_otherwise, *contain):
            suggestion = entry.suggestion(lang)
            found.setdefault((suggestion.kind, suggestion.text), suggestion)
        share = max(1, limit // _SHARE)
        taken: Counter[str] = Counter()
        first: list[Suggestion] = []
        rest: list[Suggestion] = []
        for suggestion in found.values():
            (first if taken[suggestion.kind] < share else rest).append(suggestion)
            taken[suggestion.kind] += 1
        chosen = {id(each) for each in [*first, *rest][:limit]}
        return tuple(each for each in found.values() if id(each) in chosen)


def _folded(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold_text(name) for name in names if name))


def _sounds(*names: str | None) -> tuple[str, ...]:
    """How Chinese names are typed without a Chinese keyboard."""
    return tuple(sound(name) for name in names if name and not name.isascii())


def _plans(snapshot: Snapshot) -> Iterator[_Entry]:
    for row in snapshot.plans:
        title = row.title_zh or row.title_en or row.plan
        names = (*row.title.split("\n"), *_sounds(row.title_zh), *_writings(row.number))
        yield _Entry(names, "plan", title, row.title_en or title, row.plan, "plan")


def _industries() -> Iterator[_Entry]:
    for industry in industries.load().by_id.values():
        shown = (*_folded((industry.zh, industry.en)), *_sounds(industry.zh))
        names = (*shown, *_folded(industry.names))
        yield _Entry(names, "industry", industry.zh, industry.en, industry.id, "industry", own=len(shown))


def _places() -> Iterator[_Entry]:
    for place in regions.load().by_code.values():
        if place.level != "county":
            names = _folded((place.short, place.zh, place.en, place.pinyin))
            yield _Entry(names, "region", place.zh, place.en, place.code, place.level)


def _writings(number: str) -> tuple[str, ...]:
    """A document number (folded) as it is begun to be typed: with its brackets and without."""
    return tuple(dict.fromkeys((number, number.translate(_BRACKETS)))) if number else ()


def _periods(snapshot: Snapshot) -> Iterator[_Entry]:
    """The five-year plans that the archive has plans of."""
    held = snapshot.facets["period"].values
    for name, (start, end) in periods.FIVE_YEAR_PLANS.items():
        value = f"{start}-{end}"
        if value in held:
            zh, en = (f"{periods.label(name, lang)} {start}–{end}" for lang in _LANGS)
            ordinal = fold_text(en).split()[0]
            names = (*_folded((zh, en)), *_sounds(name), value, f"第{name}", f"{ordinal} five-year plan")
            yield _Entry(names, "period", zh, en, value, "period")


def _terms(snapshot: Snapshot) -> Iterator[_Entry]:
    """The concepts of the term base, those that most sections speak of first."""

    def sections(concept: Concept) -> int:
        return max(len(snapshot.words.postings(word)[0]) for word in _folded(concept.chinese))

    for concept in sorted(terms.load().concepts, key=sections, reverse=True):
        shown = (*_folded((concept.zh, concept.en)), *_sounds(concept.zh))
        names = (*shown, *_folded((*concept.zh_synonyms, *concept.en_synonyms)))
        yield _Entry(names, "term", concept.zh, concept.en, own=len(shown))


def _headings(snapshot: Snapshot) -> Iterator[_Entry]:
    """Headings of the searched layers, those that many sections have first."""
    for heading, count in sorted(snapshot.headings.items(), key=lambda each: (-each[1], len(each[0]), each[0])):
        if 2 <= len(heading) <= 40:
            yield _Entry((fold_text(heading),), "heading", heading, heading, count=count)
