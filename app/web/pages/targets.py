"""
The targets page: what plans set themselves in numbers, to be filtered, compared and taken away.
"""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Final, cast, get_args

from fastapi import APIRouter
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from app.domain.facts import TargetKind, TargetPage, TargetQuery, TargetSort
from app.domain.plan import Lang
from app.domain.record import Record
from app.errors import BadValue
from app.vocab import indicators, industries, messages, units
from app.web import export, labels, locale, params, target_table, urls
from app.web.site import Site, json_response

SIZE: Final = 200
MOST: Final = 12
"""So many of a group are shown where more than a page are found; the whole group is one step away."""
_MOST_UNITS: Final = 40
_MOST_INDICATORS: Final = 80
_KINDS: Final = get_args(TargetKind)
_SORTS: Final = ("indicator", "value", "year")
_FILTERS: Final = ("plan", "province", "city", "industry", "year", "kind", "unit", "indicator", "q", "sort")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter: its value, its name, whether it is chosen."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TargetsContext:
    """
    What targets.html sees. `options` are the choices by name of the filter; `industry` is the name of the one asked
    for, "" where it is none or several: rows need not repeat it. `whole` are the addresses of all an indicator has.
    """

    groups: tuple[target_table.TargetGroup, ...]
    whole: dict[str, str]
    total: int
    plans: int
    options: dict[str, tuple[Option, ...]]
    sorts: tuple[Option, ...]
    q: str
    industry: str
    filtered: bool
    downloads: tuple[tuple[str, str], ...]
    previous_url: str
    next_url: str


_COLUMNS: Final = (
    "title", "province", "industry", "group", "indicator", "kind", "comparator", "value", "value_max", "unit", "year",
    "baseline", "baseline_year", "row_heading", "column_heading", "quote", "anchor", "link",
)  # fmt: skip


def router(site: Site) -> APIRouter:
    """The routes of the page and its downloads."""
    routes = APIRouter()

    @routes.get("/targets")
    def page(request: Request) -> Response:
        return site.page(request, "targets.html", context(site, request.query_params, locale.choose(request)))

    @routes.get("/targets.{suffix}")
    def download(request: Request, suffix: str) -> Response:
        lang = locale.choose(request)
        if suffix not in export.FORMATS:
            raise BadValue(
                "suffix",
                suffix[:20],
                f"targets come as {', '.join(export.FORMATS)}",
                ("takes.choices", {"among": ", ".join(export.FORMATS)}),
            )
        found = table(site, request, lang)
        if suffix == "json":
            return json_response(export.to_json(found))
        return export.answer(found, suffix, "targets")

    return routes


def query_of(query: QueryParams) -> TargetQuery:
    """The targets *query* asks for. Raises BadValue for a kind there is none of, and for what is no year."""
    kinds = tuple(query.getlist("kind"))
    for kind in kinds:
        if kind and kind not in _KINDS:
            raise BadValue(
                "kind", kind[:40], f"it takes {', '.join(_KINDS)}", ("takes.choices", {"among": ", ".join(_KINDS)})
            )

    def several(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for value in query.getlist(name) if value))

    return TargetQuery(
        plans=several("plan"),
        provinces=params.FACET_PARAMS["province"].values(query),
        cities=several("city"),
        industries=params.FACET_PARAMS["industry"].values(query),
        years=params.TARGET_YEAR.values(query),
        kinds=cast(tuple[TargetKind, ...], tuple(kind for kind in kinds if kind)),
        units=several("unit"),
        indicators=several("indicator"),
        text=query.get("q", "").strip()[:100],
        page=params.number(query, "page", 1, 1, 1_000_000),
        size=SIZE,
        sort=cast(TargetSort, params.one_of(query, "sort", _SORTS, _SORTS[0])),
    )


def context(site: Site, query: QueryParams, lang: Lang) -> TargetsContext:
    """Everything the page shows."""
    asked = query_of(query)
    pairs = [(name, value) for name in _FILTERS for value in query.getlist(name) if value]
    filtered = any(name != "sort" for name, _ in pairs)

    def look() -> tuple[TargetPage, tuple[target_table.TargetGroup, ...]]:
        found = site.archive.targets(asked if asked.indicators else replace(asked, most=MOST))
        if found.shown < found.total <= SIZE:
            found = site.archive.targets(asked)
        return found, target_table.groups(found, site.plans, lang)

    # What everybody sees first is of all plans, takes longest and stays as it is until the next index.
    is_first = not filtered and asked.page == 1
    found, groups = site.once(("targets", asked.sort, lang), look) if is_first else look()
    params.within(asked.page, SIZE, found.shown)

    def page_url(number: int) -> str:
        return urls.with_query("/targets", [*pairs, *([("page", str(number))] if number > 1 else [])])

    def whole_url(noun: str) -> str:
        return urls.with_query("/targets", [*pairs, ("indicator", noun or "none")])

    return TargetsContext(
        groups=groups,
        whole={noun: whole_url(noun) for noun in {group.noun for group in found.groups}},
        total=found.total,
        plans=found.plans,
        options=_options(site, asked, lang),
        q=asked.text,
        industry=industries.load().label(asked.industries[0], lang) if len(asked.industries) == 1 else "",
        sorts=tuple(Option(each, messages.text(lang, f"targets.sort_{each}"), each == asked.sort) for each in _SORTS),
        filtered=filtered,
        downloads=tuple((each.upper(), urls.with_query(f"/targets.{each}", pairs)) for each in export.FORMATS),
        previous_url=page_url(asked.page - 1) if asked.page > 1 else "",
        next_url=page_url(asked.page + 1) if asked.page * SIZE < found.shown else "",
    )


def table(site: Site, request: Request, lang: Lang) -> export.Table:
    """All targets that match in the order of the page, every number with its words and its permanent link."""
    asked = replace(query_of(request.query_params), page=1, size=None)
    base = site.base_url(request)
    rows = []
    for item in site.archive.targets(asked).items:
        if item.plan not in site.plans:
            continue
        t, record = item.target, site.plans[item.plan].record
        rows.append(
            (
                labels.full_title(record, lang),
                labels.facet_value("province", record.province.code, lang) if record.province else "",
                ("、" if lang == "zh" else ", ").join(industries.load().label(each, lang) for each in t.industries),
                target_table.name_of(item.group, lang),
                t.indicator,
                *((indicators.english(t.measure.noun) if t.measure.noun else "",) if lang == "en" else ()),
                messages.text(lang, f"targets.{t.kind}"),
                t.comparator or "",
                target_table.number(t.value).replace("\u2009", ""),
                target_table.number(t.value_max).replace("\u2009", "") if t.value_max is not None else "",
                t.unit or "",
                *((target_table.unit_of(t, lang),) if lang == "en" else ()),
                str(t.target_year or ""),
                target_table.number(t.baseline_value).replace("\u2009", "") if t.baseline_value is not None else "",
                str(t.baseline_year or ""),
                t.row,
                t.column,
                t.quote,
                t.anchor,
                base + urls.passage(item.plan, t.anchor),
            )
        )
    # The words of the plan stay, and English stands beside them where that is asked for.
    beside = {"indicator", "unit"} if lang == "en" else set()
    names = tuple(each for name in _COLUMNS for each in ((name, f"{name}_en") if name in beside else (name,)))
    about = export.about(
        lang,
        asked.text,
        _filters(site, asked, lang),
        str(request.url).replace(str(request.base_url).rstrip("/"), base),
        len(rows),
    )
    return export.Table(about, tuple(messages.text(lang, f"export.{name}") for name in names), tuple(rows), names)


def _filters(site: Site, asked: TargetQuery, lang: Lang) -> str:
    """What the targets were narrowed down to, in words; empty where they were not."""
    chosen = {
        name: ", ".join(option.name for option in options if option.chosen)
        for name, options in _options(site, asked, lang).items()
    }
    return "; ".join(f"{messages.text(lang, f'targets.by_{name}')}: {names}" for name, names in chosen.items() if names)


@dataclass(frozen=True, slots=True)
class Choices:
    """
    What the targets of the archive can be asked for by: plans in the order of lists, the commonest units first.

    `plans` are their records, `provinces` and `cities` the codes of places.
    """

    plans: tuple[Record, ...]
    provinces: tuple[str, ...]
    cities: tuple[str, ...]
    industries: tuple[str, ...]
    units: tuple[str, ...]
    indicators: tuple[str, ...]
    years: tuple[str, ...]


def choices(site: Site) -> Choices:
    """Made once per generation of the index."""
    return site.once("targets", lambda: _choices(site))


def _choices(site: Site) -> Choices:
    everything = site.archive.targets(TargetQuery(size=None, kinds=_KINDS)).items
    having = {item.plan for item in everything}
    plans = tuple(info.record for slug, info in site.plans.items() if slug in having)
    by_unit = Counter(item.target.unit for item in everything if item.target.unit)
    by_noun = Counter(item.group for item in everything if item.group)
    return Choices(
        plans,
        tuple(dict.fromkeys(record.province.code for record in plans if record.province)),
        tuple(dict.fromkeys(record.city.code for record in plans if record.city)),
        tuple({industry for item in everything for industry in item.target.industries}),
        tuple(unit for unit, _ in by_unit.most_common(_MOST_UNITS)),
        tuple(noun for noun, _ in by_noun.most_common(_MOST_INDICATORS)),
        target_table.years_of(everything),
    )


def _options(site: Site, asked: TargetQuery, lang: Lang) -> dict[str, tuple[Option, ...]]:
    """The choices of every filter, of what there is in the archive."""
    there = choices(site)
    titles = site.once(
        ("titles", lang), lambda: [(record.plan, labels.short_title(record, lang)) for record in choices(site).plans]
    )
    position = industries.load().position
    asked_in = {code[:2] for code in asked.provinces}

    def options(chosen: tuple[str, ...], pairs: list[tuple[str, str]]) -> tuple[Option, ...]:
        return tuple(Option(value, name, value in chosen) for value, name in pairs)

    unknown = ("unknown", messages.text(lang, "value.unknown"))
    # The lists hold the commonest only; what is asked for stays chosen whatever it is.
    indicators_there = dict.fromkeys((*there.indicators, *(each for each in asked.indicators if each != "none")))
    units_there = dict.fromkeys((*there.units, *asked.units))
    return {
        "indicator": options(
            asked.indicators,
            [(noun, target_table.name_of(noun, lang)) for noun in indicators_there]
            + [("none", messages.text(lang, "targets.other"))],
        ),
        "industry": options(
            asked.industries,
            [(each, industries.load().label(each, lang)) for each in sorted(there.industries, key=position)]
            + [("none", messages.text(lang, "value.none"))],
        ),
        "province": options(asked.provinces, [(code, labels.region(code, lang)) for code in there.provinces]),
        "city": options(
            asked.cities,
            [(code, labels.region(code, lang)) for code in there.cities if code[:2] in asked_in],
        ),
        "plan": options(asked.plans, titles),
        "year": options(asked.years, [*((year, year) for year in there.years), unknown]),
        "unit": options(asked.units, [(unit, units.load().label(unit, lang)) for unit in units_there]),
        "kind": options(asked.kinds, [(kind, messages.text(lang, f"targets.{kind}")) for kind in _KINDS]),
    }
