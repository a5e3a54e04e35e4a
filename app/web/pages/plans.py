"""
The list of plans: what is held, by region or newest first, with what each plan is and which of its texts are here.

It can be narrowed by words, region, kind of document and a year that the plan covers; a hundred plans stand on a page.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fastapi import APIRouter
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from app.domain.plan import Lang
from app.domain.views import PlanInfo, Tombstone
from app.web import labels, locale, params, urls
from app.web.holdings import NATIONAL, Scope, on_shelf, shelf_name, shelf_of, shelved, years_covered
from app.web.param import Param
from app.web.site import Site

SIZE: Final = 100
"""Plans on a page."""
_SORTS: Final = ("region", "newest")
_REGION: Final = Param(
    "region",
    "Where a plan stands in the list.",
    "shelf",
    (*params.FACET_PARAMS["province"].choices, NATIONAL),
)
_KIND: Final = replace(params.FACET_PARAMS["kind"], most=1)
_YEAR: Final = replace(params.YEAR_FROM, name="year", about="A year in the period that a plan states.")
_MOST_CHARS: Final = 100


@dataclass(frozen=True, slots=True)
class Shelf:
    """
    The plans of one region that stand on the page, of `count` in all. `code` and `name` are "" where plans stand in the
    order of their dates.
    """

    name: str
    code: str
    count: int
    plans: tuple[PlanInfo, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter: as it stands in the address, its name, how many plans have it, whether it is chosen."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which plans are asked for, and in which order: words of the record, and values of the filters ("": any)."""

    q: str = ""
    region: str = ""
    kind: str = ""
    year: str = ""
    sort: str = "region"

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.q or self.region or self.kind or self.year)

    def pairs(self, page: int = 1) -> list[tuple[str, str]]:
        """The query parameters that say it, defaults left out."""
        named = [("q", self.q), ("region", self.region), ("kind", self.kind), ("year", self.year)]
        if self.sort != _SORTS[0]:
            named.append(("sort", self.sort))
        if page > 1:
            named.append(("page", str(page)))
        return [(name, value) for name, value in named if value]


@dataclass(frozen=True, slots=True)
class PlansContext:
    """
    What plans.html sees.

    `options` are the values of each filter; `shown` counts the plans that fit, of which `shelves` hold one page.
    """

    shelves: tuple[Shelf, ...]
    scope: Scope
    wanted: Wanted
    options: dict[str, tuple[Option, ...]]
    shown: int
    previous_url: str
    next_url: str
    withdrawn: tuple[Tombstone, ...]


def router(site: Site) -> APIRouter:
    """The route of the page."""
    routes = APIRouter()

    @routes.get("/plans")
    def plans(request: Request) -> Response:
        query = request.query_params
        number = params.number(query, "page", 1, 1, 1_000_000)
        return site.page(request, "plans.html", context(site, _wanted(query), number, locale.choose(request)))

    return routes


def _wanted(query: QueryParams) -> Wanted:
    """What *query* asks for. Raises BadValue."""
    return Wanted(
        q=query.get("q", "").strip()[:_MOST_CHARS],
        region=_REGION.value(query) or "",
        kind=_KIND.value(query) or "",
        year=_YEAR.value(query) or "",
        sort=params.one_of(query, "sort", _SORTS, _SORTS[0]),
    )


def context(site: Site, wanted: Wanted, number: int, lang: Lang) -> PlansContext:
    """Everything the page shows."""
    plans = tuple(site.plans.values())
    fitting = [info for info in site.called(wanted.q) if _fits(info, wanted)]
    if wanted.sort == "newest":
        ordered = sorted(fitting, key=lambda info: info.record.issued or "", reverse=True)
    else:
        ordered = [info for held in shelved(fitting).values() for info in on_shelf(held)]
    params.within(number, SIZE, len(ordered))
    page = ordered[(number - 1) * SIZE : number * SIZE]
    return PlansContext(
        shelves=_shelves(page, fitting, wanted.sort, lang),
        scope=site.scope,
        wanted=wanted,
        options=_options(plans, wanted, lang),
        shown=len(fitting),
        previous_url=urls.with_query("/plans", wanted.pairs(number - 1)) if number > 1 else "",
        next_url=urls.with_query("/plans", wanted.pairs(number + 1)) if number * SIZE < len(ordered) else "",
        withdrawn=() if wanted.narrowed else site.archive.tombstones(),
    )


def _shelves(page: Sequence[PlanInfo], fitting: Sequence[PlanInfo], sort: str, lang: Lang) -> tuple[Shelf, ...]:
    if sort == "newest":
        return (Shelf("", "", len(fitting), tuple(page)),) if page else ()
    counts = Counter(shelf_of(info.record) for info in fitting)
    return tuple(Shelf(shelf_name(code, lang), code, counts[code], tuple(held)) for code, held in shelved(page).items())


def _options(plans: Iterable[PlanInfo], wanted: Wanted, lang: Lang) -> dict[str, tuple[Option, ...]]:
    """The values of each filter that any plan has: regions as they stand in the list, kinds by number, years down."""
    held = list(plans)
    kinds = Counter(info.record.kind for info in held if info.record.kind)
    years = Counter(str(year) for info in held for year in years_covered(info.record))
    return {
        "region": tuple(
            Option(code, shelf_name(code, lang), len(found), code == wanted.region)
            for code, found in shelved(held).items()
        ),
        "kind": tuple(
            Option(kind, labels.facet_value("kind", kind, lang), n, kind == wanted.kind)
            for kind, n in kinds.most_common()
        ),
        "year": tuple(Option(year, year, n, year == wanted.year) for year, n in sorted(years.items(), reverse=True)),
    }


def _fits(info: PlanInfo, wanted: Wanted) -> bool:
    record = info.record
    return (
        wanted.region in ("", shelf_of(record))
        and wanted.kind in ("", record.kind)
        and (not wanted.year or int(wanted.year) in years_covered(record))
    )
