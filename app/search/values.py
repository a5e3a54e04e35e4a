"""
What the value behind a field prefix means: 省:吉林, industry:汽车, level:市级, 文号：辽政发〔2015〕24号.

A value may be written as the archive codes it or as readers call it in either language. A value that nothing is
called names nothing, and the word is reported as one that stands nowhere.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from app.analysis.fold import fold_text
from app.domain.naming import is_called
from app.domain.plan import Lang
from app.search.detect import codes_named, industry_called, recognise
from app.search.fields import NONE, UNKNOWN
from app.search.snapshot import PlanRow, Snapshot
from app.vocab import industries, kinds, messages

RECORD_FIELDS: Final = ("title", "number", "issuer")
"""Fields of the plan's record that are looked for in its text, not counted as facets."""

_LEVELS: Final = {
    "national": ("国家级", "全国", "中央", "state", "central"),
    "province": ("省", "自治区", "直辖市", "provincial"),
    "city": ("市", "地级", "地市级", "municipal", "prefecture"),
    "county": ("县", "区县", "区", "district"),
}
"""What levels are called besides their labels."""
_ANY_PLAN: Final = frozenset(("plan", "program"))
_LONG_NAME: Final = 4
_LANGS: Final[tuple[Lang, ...]] = ("zh", "en")
_BRACKETS: Final = str.maketrans("", "", "() 第")


def plans_or_values(snapshot: Snapshot, field_name: str, text: str) -> tuple[tuple[str, str], ...]:
    """The facet values, as (facet, value), that a prefix such as title: or 年: with *text* behind it means."""
    wanted = fold_text(text).strip()
    if field_name in RECORD_FIELDS:
        return tuple(("plan", row.plan) for row in snapshot.plans if _has(row, field_name, wanted))
    found = dict.fromkeys(_called(field_name, wanted))
    stripped = wanted.removesuffix("年") if field_name == "year" else wanted
    found |= dict.fromkeys(value for value in snapshot.facets[field_name].values if fold_text(value) == stripped)
    return tuple((field_name, value) for value in found)


def plans_named(snapshot: Snapshot, words: str) -> frozenset[str]:
    """The plans whose names have every one of *words*: titles in either language, document number, slug."""
    wanted = fold_text(words)
    return frozenset(
        row.plan for row in snapshot.plans if is_called((*row.title.split("\n"), row.number, row.plan), wanted)
    )


def kind_called(typed: str, others: Iterable[str]) -> str | None:
    """
    The kind of document that a word *typed* names, or one of its *others*, writings that widening adds; None if none.

    Every plan is called a plan: of what was added only long names count, 行动计划 for action plan.
    """
    known = kinds.load()
    endings = dict(known.endings)
    if typed in endings:
        return endings[typed]
    english = known.words.get(typed.capitalize())
    if english is not None and typed not in _ANY_PLAN:
        return english
    return next((endings[each] for each in others if len(each) >= _LONG_NAME and each in endings), None)


def _has(row: PlanRow, field_name: str, wanted: str) -> bool:
    """Whether a record has *wanted*, blanks left out of account; in a document number brackets too."""
    has: str = getattr(row, field_name)
    if field_name == "number":
        wanted, has = wanted.translate(_BRACKETS), has.translate(_BRACKETS)
    squeezed = "".join(wanted.split())
    return bool(squeezed) and squeezed in "".join(has.split())


def _called(field_name: str, wanted: str) -> Iterator[str]:
    """The values of a facet that are called *wanted* (folded)."""
    yield from (each.value for each in recognise(wanted) if each.facet == field_name)
    yield from codes_named(field_name, wanted)
    yield from _names().get((field_name, wanted), ())
    if field_name == "industry" and (industry := industry_called([wanted])) is not None:
        yield industry
    if field_name == "industry":
        for sector in industries.load().sectors.values():
            if wanted in (sector.id, sector.zh, fold_text(sector.en)):
                yield from sector.industries


@cache
def _names() -> dict[tuple[str, str], tuple[str, ...]]:
    """(facet, what a value is called, folded) → the values; for levels, kinds and what is not stated."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for level, names in _LEVELS.items():
        labels = [messages.text(lang, f"level.{level}") for lang in _LANGS]
        for name in (*names, *labels):
            found.setdefault(("level", fold_text(name)), {})[level] = None
    for kind, english in kinds.load().english.items():
        found.setdefault(("kind", fold_text(english)), {})[kind] = None
    for ending, kind in kinds.load().endings:
        found.setdefault(("kind", fold_text(ending)), {})[kind] = None
    for facet in ("province", "city", "year", "period", "kind", "level"):
        for lang in _LANGS:
            found.setdefault((facet, fold_text(messages.text(lang, "value.unknown"))), {})[UNKNOWN] = None
    for lang in _LANGS:
        found.setdefault(("industry", fold_text(messages.text(lang, "value.none"))), {})[NONE] = None
    return {key: tuple(values) for key, values in found.items()}
