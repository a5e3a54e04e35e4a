"""
The home page: the search box, which plan covers which industry, the years plans cover, and how to add texts.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.vocab import industries, messages, periods
from app.web import labels, locale, urls
from app.web.holdings import (
    MANY_PLANS,
    NATIONAL,
    ONE_PLAN,
    Scope,
    heat_of,
    key_of,
    shelf_name,
    shelved,
    years_covered,
)
from app.web.site import Site

FOLD_ABOVE: Final = 25
"""Above this many plans the rows of a province are folded under its sum."""
_YEAR_CLASSES: Final = ((20, 5), (10, 4), (5, 3), (2, 2), (1, 1))
_MOST_YEARS: Final = 40
_RECENT: Final = 6
_RECENT_BESIDE_YEARS: Final = 16
"""Changes listed; more beside the years of all provinces, which are a screen or two."""
_GAP: Final = 10
"""Years without any plan's period behind which the timeline begins."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: paragraphs on the industry, their class 0 to 5, the share of the plan in percent, and the search."""

    count: int
    heat: int
    share_pct: int
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One plan with its cells, or a province with the sums of its plans."""

    info: PlanInfo | None
    title: str
    years: str
    url: str
    total: int
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Province:
    """
    The plans of one province: its name, the sum of its rows, the rows, and the bars of its timeline.

    `by_year` are (plans whose period covers the year, class 0 to 5) for every year of the timeline; it stands for
    the bars where there are too many plans for a bar each.
    """

    code: str
    name: str
    sum: MatrixRow
    rows: tuple[MatrixRow, ...]
    bars: tuple["TimeBar", ...]
    by_year: tuple[tuple[int, int], ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class TimeBar:
    """A plan on the timeline. `before`, `span`, `after` count years (columns); span 0 where no years are known."""

    info: PlanInfo
    title: str
    about: str
    years: str
    before: int
    span: int
    after: int


@dataclass(frozen=True, slots=True)
class Recent:
    """Something that came in: when, what sort ("added", "corrected", "translated"), of which plan."""

    date: str
    sort: str
    info: PlanInfo
    url: str


@dataclass(frozen=True, slots=True)
class HomeContext:
    """
    What home.html sees. `key` says what the shades of the matrix mean; `periods` are the five-year plans over the
    timeline as (name, years).
    """

    scope: Scope
    key: tuple[str, ...]
    industries: tuple[tuple[str, str], ...]
    provinces: tuple[Province, ...]
    years: tuple[int, ...]
    periods: tuple[tuple[str, int], ...]
    tips: tuple[tuple[str, str], ...]
    recent: tuple[Recent, ...]
    missing: int


def router(site: Site) -> APIRouter:
    """The route of the page."""
    routes = APIRouter()

    @routes.get("/")
    def home(request: Request) -> Response:
        lang = locale.choose(request)
        return site.page(request, "home.html", of_archive(site, lang))

    return routes


def of_archive(site: Site, lang: Lang) -> HomeContext:
    """What the page shows of the index that answers now, put together once."""
    return site.once(("home", lang), lambda: context(site, lang))


def context(site: Site, lang: Lang) -> HomeContext:
    """Everything the page shows."""
    coverage = site.archive.coverage()
    table = industries.load()
    shown = [each for each in table.order if each in coverage.industries]
    scope = site.scope
    folded = scope.plans > FOLD_ABOVE
    years = _years(scope, site.plans.values() if folded else ())
    counts = {row.plan: row.counts for row in coverage.rows}
    provinces = []
    for code, plans in shelved(site.plans.values()).items():
        name = shelf_name(code, lang)
        rows = tuple(
            _row(labels.short_title(p.record, lang), p, counts.get(p.plan, {}), p.paragraphs, shown, lang, plan=p.plan)
            for p in plans
        )
        together = {each: sum(counts.get(p.plan, {}).get(each, 0) for p in plans) for each in shown}
        total = sum(p.paragraphs for p in plans)
        bars = tuple(_bar(p, years, lang) for p in plans)
        place = {"level" if code == NATIONAL else "province": code}
        whole = _row(name, None, together, total, shown, lang, **place)
        provinces.append(Province(code, name, whole, rows, bars, _by_year(plans, years), folded))
    return HomeContext(
        scope=scope,
        key=key_of(MANY_PLANS if folded else ONE_PLAN),
        industries=tuple((each, table.label(each, lang)) for each in shown),
        provinces=tuple(provinces),
        years=years,
        periods=_periods(years, lang),
        tips=tuple((q, urls.search_for(q)) for q in messages.text(lang, "home.tips").split("|")),
        recent=_recent(site, _RECENT_BESIDE_YEARS if folded else _RECENT),
        missing=scope.plans - scope.official,
    )


def _row(
    title: str,
    info: PlanInfo | None,
    counts: Mapping[str, int],
    total: int,
    shown: list[str],
    lang: Lang,
    **filters: str,
) -> MatrixRow:
    cells = tuple(
        MatrixCell(
            counts.get(each, 0),
            heat_of(counts.get(each, 0), ONE_PLAN if info else MANY_PLANS),
            round(100 * counts.get(each, 0) / total) if total else 0,
            urls.search_for(industry=each, **filters),
            industries.load().label(each, lang),
        )
        for each in shown
    )
    url = urls.plan(info.plan) if info else urls.search_for(**filters)
    return MatrixRow(info, title, labels.years(info.record) if info else "", url, total, cells)


def _years(scope: Scope, counted: Iterable[PlanInfo] = ()) -> tuple[int, ...]:
    """
    The years of the timeline: whole five-year plans around what is held, the latest forty years at most.

    Where plans are *counted* by year, only those around the years that their periods cover; what stands alone decades
    before them would be a wide table of dashes.
    """
    begin, until = _together({y for p in counted for y in years_covered(p.record)}) or (scope.first, scope.last)
    if begin is None or until is None:
        return ()
    spans = [span for span in periods.FIVE_YEAR_PLANS.values() if span[0] <= until and begin <= span[1]]
    first = min([begin, *(start for start, _ in spans)])
    last = max([until, *(end for _, end in spans)])
    return tuple(range(max(first, last - _MOST_YEARS + 1), last + 1))


def _together(years: Collection[int]) -> tuple[int, int] | None:
    """The first and the last of *years* behind the last gap of a decade; None where there are none."""
    if not years:
        return None
    ordered = sorted(years)
    ends = [later for earlier, later in pairwise(ordered) if later - earlier > _GAP]
    return (ends[-1] if ends else ordered[0]), ordered[-1]


def _periods(years: tuple[int, ...], lang: Lang) -> tuple[tuple[str, int], ...]:
    """(name, number of years) from the first year of the timeline to the last; a name is "" between two plans."""
    found: list[tuple[str, int]] = []
    for year in years:
        name = next((n for n, (start, end) in periods.FIVE_YEAR_PLANS.items() if start <= year <= end), "")
        shown = periods.label(name, lang) if name else ""
        if found and found[-1][0] == shown:
            found[-1] = (shown, found[-1][1] + 1)
        else:
            found.append((shown, 1))
    return tuple(found)


def _bar(info: PlanInfo, years: tuple[int, ...], lang: Lang) -> TimeBar:
    record = info.record
    kind = labels.facet_value("kind", record.kind, lang) if record.kind else ""
    issued = (
        messages.text(lang, "home.issued", d=record.issued) if record.issued else messages.text(lang, "home.no_date")
    )
    about = " · ".join(piece for piece in (kind, issued) if piece)
    start = record.period_start or record.year
    end = record.period_end or record.year
    if not years or start is None or end is None or end < years[0]:
        return TimeBar(info, labels.short_title(record, lang), about, labels.years(record), 0, 0, len(years))
    before = max(0, start - years[0])
    span = min(end, years[-1]) - max(start, years[0]) + 1
    shown = labels.years(record) or str(record.year)
    return TimeBar(info, labels.short_title(record, lang), about, shown, before, span, len(years) - before - span)


def _by_year(plans: Sequence[PlanInfo], years: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """For each year how many of *plans* cover it, and its class of colour; a plan without a period counts in none."""
    counts = [sum(year in years_covered(p.record) for p in plans) for year in years]
    return tuple((n, next((heat for least, heat in _YEAR_CLASSES if n >= least), 0)) for n in counts)


def _recent(site: Site, most: int) -> tuple[Recent, ...]:
    """The latest official texts that came in, first ones and corrections apart."""
    found = [
        Recent(
            e.imported[:10],
            "added" if e.edition == 1 else "corrected",
            info,
            urls.plan(info.plan) if e.edition == 1 else urls.editions(info.plan, e.edition - 1, e.edition),
        )
        for info in site.plans.values()
        for e in info.editions
    ]
    return tuple(sorted(found, key=lambda each: (each.date, each.info.plan), reverse=True)[:most])
