"""
The facet panel of a search: values with counts, nested where they nest, and the address each tick leads to.

The search says which values there are and how often; here they get their names, their order and their links. An archive
may hold thousands of plans: those with most sections are listed, with the way to any other by its name.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.facet_values import FacetValue, FacetValues
from app.domain.plan import Lang
from app.domain.results import SearchRequest, SearchResult
from app.domain.spans import read_span
from app.vocab import industries, messages
from app.web import urls
from app.web.labels import FacetNames

SHOWN: Final = 8
"""Values of one facet that are shown at once; the others are folded."""
FEW: Final = 4
"""With more provinces than this, and this much beyond what is shown of industries, what is nested is folded."""
PLANS: Final = 50
"""Plans that are listed, folded ones with them; what more there are is told."""
_LAST: Final = ("unknown", "none")
_LEVELS: Final = ("national", "province", "city", "county")


@dataclass(frozen=True, slots=True)
class Item:
    """
    One value with a box to tick. `children` are the cities of a province or the industries of a sector, `folded` says
    that they are out of sight at first. Where all of a sector is ticked its own box says so, and the children's do not.
    `gloss` is the English of a plan's Chinese title on English pages.
    """

    facet: str
    value: str
    label: str
    count: int
    selected: bool
    children: tuple["Item", ...] = ()
    folded: bool = False
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """
    One facet. `rest` are the values that are folded, unless they are `open`; `selected` is how many are ticked.

    Where there are so many that they are looked for by name, `named` is what was looked for ("" if nothing), else None.
    `more` are not listed; `all_url` lists them.
    """

    name: str
    legend: str
    items: tuple[Item, ...]
    rest: tuple[Item, ...]
    selected: int
    named: str | None = None
    open: bool = False
    more: int = 0
    all_url: str = ""


@dataclass(frozen=True, slots=True)
class PlanList:
    """
    Which plans their facet is to list: those whose names have the `words` typed, which are `named` (None: nothing was
    typed), and `every` one of them, however many.
    """

    words: str = ""
    named: Collection[str] | None = None
    every: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One year of the histogram; x and height in units of the picture (100 high)."""

    year: int
    count: int
    x: int
    height: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force and the address without it."""

    facet: str
    value: str
    label: str
    url: str


def toggled(request: SearchRequest, facet: str, value: str) -> SearchRequest:
    """*request* with *value* of *facet* ticked, or unticked where it was; back to the first page."""
    ticked = request.filters.get(facet, ())
    values = tuple(v for v in ticked if v != value) if value in ticked else (*ticked, value)
    filters = {name: found for name, found in request.filters.items() if name != facet}
    if values:
        filters[facet] = values
    return replace(request, filters=filters, page=1)


def _toggled_all(request: SearchRequest, facet: str, values: Sequence[str]) -> SearchRequest:
    """*request* with all *values* of *facet* ticked, or all unticked where all were."""
    ticked = request.filters.get(facet, ())
    left = tuple(value for value in ticked if value not in values)
    filters = {name: found for name, found in request.filters.items() if name != facet}
    if not set(values) <= set(ticked):
        left = (*left, *values)
    return replace(request, filters=filters | ({facet: left} if left else {}), page=1)


def panel(
    result: SearchResult, names: FacetNames, lang: Lang, wanted: PlanList | None = None
) -> tuple[Group, ...]:
    """The facets of *result* in the order they are shown; one with nothing to choose is left out. *wanted*: plans."""
    items = {
        name: tuple(_item(result.request, name, v, names, lang) for v in _ordered(name, values))
        for name, values in result.facets.items()
        if name != "plan"
    }
    items["province"] = _nested(items.get("province", ()), items.pop("city", ()))
    items["industry"] = _in_sectors(items.get("industry", ()), result, lang)
    groups = []
    for name in ("province", "industry", "period", "year", "kind", "level"):
        found = items.get(name, ())
        if len(found) > 1 or any(item.selected or item.children for item in found):
            first, rest = _fold(found)
            groups.append(Group(name, messages.text(lang, f"facet.{name}"), first, rest, _selected(found)))
    return (*groups, *_plans(result, names, lang, wanted or PlanList()))


def _plans(result: SearchResult, names: FacetNames, lang: Lang, wanted: PlanList) -> tuple[Group, ...]:
    """The plans: those with most sections, or named so, and those ticked; none where there is nothing to choose."""
    values = result.facets.get("plan", FacetValues())
    listed, more = values.first(len(values) if wanted.every else PLANS, wanted.named)
    if len(values) < 2 and not values.ticked:
        return ()
    items = tuple(_item(result.request, "plan", each, names, lang) for each in listed)
    first, rest = _fold(items)
    named = wanted.words if wanted.words or rest or more else None
    pairs = [*urls.search_params(replace(result.request, page=1)), ("named", wanted.words), ("plans", "all")]
    url = f"{urls.with_query('/search', [pair for pair in pairs if pair[1]])}#f-plan" if more else ""
    unfolded = wanted.every or bool(wanted.words)
    legend = messages.text(lang, "facet.plan")
    return (Group("plan", legend, first, rest, _selected(items), named, unfolded, more, url),)


def histogram(result: SearchResult) -> tuple[Bar, ...]:
    """Matching sections by year, from the first year to the last without a gap; empty where fewer than two have any."""
    counts = {int(v.value): v.count for v in result.facets.get("year", ()) if v.value.isdigit()}
    years = [year for year, count in counts.items() if count]
    if len(years) < 2 or max(years) - min(years) > 80:
        return ()
    most = max(counts.values())
    return tuple(
        Bar(year, counts.get(year, 0), (year - min(years)) * 10, round(100 * counts.get(year, 0) / most))
        for year in range(min(years), max(years) + 1)
    )


def years(request: SearchRequest) -> tuple[tuple[str, str], tuple[str, ...]]:
    """((first, last), others): the span of years in force for its two fields, "" where open, and any further spans."""
    spans = [value for value in request.filters.get("year", ()) if read_span(value)]
    return (read_span(spans[0]) or ("", "")) if spans else ("", ""), tuple(spans[1:])


def chips(request: SearchRequest, names: FacetNames, lang: Lang) -> tuple[Chip, ...]:
    """The filters in force, each with the address that takes it away; a sector ticked as a whole is one."""
    known = industries.load()
    return tuple(
        Chip(
            facet,
            value,
            names.name(facet, value, lang),
            urls.search(_toggled_all(request, facet, known.spelled_out([value]))),
        )
        for facet, values in request.filters.items()
        for value in (known.summed_up(values) if facet == "industry" else values)
    )


def _item(request: SearchRequest, facet: str, found: FacetValue, names: FacetNames, lang: Lang) -> Item:
    # A year inside a span has no tick of its own: the fields of the span say it, and would not be heard against one.
    ticked = found.selected and (facet != "year" or found.value in request.filters["year"])
    name, said = names.name(facet, found.value, lang), names.gloss(facet, found.value, lang)
    return Item(facet, found.value, name, found.count, ticked, gloss=said)


def _ordered(facet: str, values: Iterable[FacetValue]) -> Iterable[FacetValue]:
    """
    Levels from the nation down, industries of one count as they are listed; all else as the search lists it: years and
    periods newest first, others by count, what is unknown last.

    Values without a section stay: they stand beside one that is ticked, and say what it could be changed for.
    """
    if facet == "level":
        return sorted(values, key=lambda v: _LEVELS.index(v.value) if v.value in _LEVELS else len(_LEVELS))
    if facet == "industry":
        position = industries.load().position
        return sorted(values, key=lambda v: (v.value in _LAST, -v.count, position(v.value)))
    return values


def _nested(provinces: tuple[Item, ...], cities: tuple[Item, ...]) -> tuple[Item, ...]:
    """Cities under their provinces. Those without a city of their own are the province's plans, which need no line."""
    under: dict[str, list[Item]] = {}
    for city in cities:
        if city.value != "unknown" or city.selected:
            under.setdefault(f"{city.value[:2]}0000", []).append(city)
    nested = [_with_children(item, under.pop(item.value, ()), len(provinces) > FEW) for item in provinces]
    return (*nested, *(city for left in under.values() for city in left))


def _with_children(item: Item, children: Sequence[Item], many: bool) -> Item:
    """*item* with its *children*; where there are *many* like it several are folded, unless one of them is ticked."""
    if not children:
        return item
    folded = many and len(children) > 1 and not (item.selected or any(child.selected for child in children))
    return replace(item, children=tuple(children), folded=folded)


def _in_sectors(items: tuple[Item, ...], result: SearchResult, lang: Lang) -> tuple[Item, ...]:
    """Industries under their sectors, those with most sections first; one that stands alone needs no sector."""
    known = industries.load()
    whole = set(known.summed_up(result.request.filters.get("industry", ()))) & set(known.sectors)
    nested: list[Item] = []
    lines = 0
    for sector in sorted(known.sectors.values(), key=lambda each: -result.sectors.get(each.id, 0)):
        children = tuple(item for item in items if item.value in sector.industries)
        if len(children) > 1:
            ticked = sector.id in whole
            if ticked:
                children = tuple(replace(child, selected=False) for child in children)
            lines += 1 + len(children)
            folded = lines > SHOWN + FEW and not (ticked or any(child.selected for child in children))
            label, count = known.label(sector.id, lang), result.sectors.get(sector.id, 0)
            nested.append(Item("industry", sector.id, label, count, ticked, children, folded))
        else:
            nested += children
    return (*nested, *(item for item in items if item.value not in known.by_id))


def _fold(items: tuple[Item, ...]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """(shown, folded): the first few, and every ticked one with them."""
    if len(items) <= SHOWN + 2:
        return items, ()
    shown = tuple(item for n, item in enumerate(items) if n < SHOWN or item.selected or _selected(item.children))
    return shown, tuple(item for item in items if item not in shown)


def _selected(items: Iterable[Item]) -> int:
    return sum(item.selected + _selected(item.children) for item in items)
