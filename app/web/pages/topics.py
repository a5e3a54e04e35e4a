"""
The matrices of what plans cover: which plan has which parts, or which industries, how long, and what is missing.

They are narrowed by words of the plans' names, by province, and by what plans lack. What stands in a cell is
app.web.matrix's.
"""

from dataclasses import dataclass, replace
from typing import Final, cast

from fastapi import APIRouter
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.errors import BadValue
from app.vocab import messages
from app.web import export, labels, locale, matrix, params, urls
from app.web.holdings import key_of
from app.web.param import Param
from app.web.site import Site, json_response

SIZE: Final = 50
"""Plans on a page."""
_MOST_CHARS: Final = 100
_NAME: Final = "topics"
_WITHOUT: Final = {
    sort: Param("without", "What plans are to lack.", choices=columns, most=len(columns))
    for sort, columns in matrix.COLUMNS.items()
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which matrix, and which plans of it: words of their names, a province ("": any), and what they are to lack."""

    by: matrix.Sort = "part"
    q: str = ""
    province: str = ""
    without: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether any plan is left out."""
        return bool(self.q or self.province or self.without)

    def url(self, page: int = 1, path: str = "/topics") -> str:
        """The address that says it, defaults left out."""
        pairs = [("by", self.by if self.by != matrix.SORTS[0] else ""), ("q", self.q), ("province", self.province)]
        pairs += [("without", column) for column in self.without]
        pairs.append(("page", str(page) if page > 1 else ""))
        return urls.with_query(path, [pair for pair in pairs if pair[1]])

    def toggled(self, column: str) -> "Wanted":
        """The same with plans that lack *column* alone, or, where it is that already, with the others again."""
        left = tuple(each for each in self.without if each != column)
        return replace(self, without=left if column in self.without else (*left, column))


@dataclass(frozen=True, slots=True)
class Column:
    """
    A column: its name, the address of a comparison of it ("" where fewer than two plans have it), how many of the plans
    lack it, whether only those are shown, and the address that changes that.
    """

    id: str
    name: str
    compare_url: str
    lacking: int
    chosen: bool
    toggle_url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One plan with its cells."""

    info: PlanInfo
    title: str
    cells: tuple[matrix.Cell, ...]


@dataclass(frozen=True, slots=True)
class TopicsContext:
    """
    What topics.html sees.

    `key` says what the shades mean; `sorts` are (matrix, address, whether it is this one); `provinces` are (code, name,
    whether chosen); `total` counts the plans that fit, of which `rows` are a page.
    """

    wanted: Wanted
    key: tuple[str, ...]
    sorts: tuple[tuple[str, str, bool], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: int
    provinces: tuple[tuple[str, str, bool], ...]
    downloads: tuple[tuple[str, str], ...]
    previous_url: str
    next_url: str


def router(site: Site) -> APIRouter:
    """The routes of the page and its files."""
    routes = APIRouter()

    @routes.get("/topics")
    def page(request: Request) -> Response:
        query = request.query_params
        number = params.number(query, "page", 1, 1, 1_000_000)
        return site.page(request, "topics.html", context(site, wanted(query), number, locale.choose(request)))

    @routes.get("/topics.{suffix}")
    def download(request: Request, suffix: str) -> Response:
        if suffix not in export.FORMATS:
            raise BadValue(
                "suffix",
                suffix[:20],
                f"the matrix comes as {', '.join(export.FORMATS)}",
                ("takes.choices", {"among": ", ".join(export.FORMATS)}),
            )
        found = table(site, wanted(request.query_params), site.base_url(request), locale.choose(request))
        return json_response(export.to_json(found)) if suffix == "json" else export.answer(found, suffix, _NAME)

    return routes


def wanted(query: QueryParams) -> Wanted:
    """What *query* asks for. Raises BadValue for a matrix, a province or a column there is none of."""
    by = cast(matrix.Sort, params.one_of(query, "by", matrix.SORTS, matrix.SORTS[0]))
    provinces = params.FACET_PARAMS["province"].values(query)
    return Wanted(
        by=by,
        q=query.get("q", "").strip()[:_MOST_CHARS],
        province=provinces[0] if provinces else "",
        without=_WITHOUT[by].values(query),
    )


def context(site: Site, asked: Wanted, number: int, lang: Lang) -> TopicsContext:
    """Everything the page shows."""
    rows = matrix.held(site, asked.by)
    plans = _plans(site, asked)
    params.within(number, SIZE, len(plans))
    shown = plans[(number - 1) * SIZE : number * SIZE]
    provinces = dict.fromkeys(p.code for info in site.plans.values() if (p := info.record.province))
    return TopicsContext(
        wanted=asked,
        key=key_of(),
        sorts=tuple((sort, replace(asked, by=sort, without=()).url(), sort == asked.by) for sort in matrix.SORTS),
        columns=tuple(
            Column(
                id=each,
                name=matrix.name_of(asked.by, each, lang),
                compare_url=matrix.compare_url(asked.by, each, shown, rows),
                lacking=sum(each not in rows[info.plan] for info in plans),
                chosen=each in asked.without,
                toggle_url=asked.toggled(each).url(),
            )
            for each in matrix.COLUMNS[asked.by]
        ),
        rows=tuple(
            Row(info, labels.short_title(info.record, lang), matrix.cells(asked.by, info, rows[info.plan], lang))
            for info in shown
        ),
        total=len(plans),
        provinces=tuple((code, labels.region(code, lang), code == asked.province) for code in provinces),
        downloads=tuple((each.upper(), asked.url(path=f"/topics.{each}")) for each in export.FORMATS),
        previous_url=asked.url(number - 1) if number > 1 else "",
        next_url=asked.url(number + 1) if number * SIZE < len(plans) else "",
    )


def table(site: Site, asked: Wanted, base_url: str, lang: Lang) -> export.Table:
    """A row per plan and column, gaps with 0, for taking away."""
    rows: list[tuple[str, ...]] = []
    held = matrix.held(site, asked.by)
    is_part = asked.by == "part"
    for info in _plans(site, asked):
        title = labels.full_title(info.record, lang)
        for column in matrix.COLUMNS[asked.by]:
            found = held[info.plan].get(column)
            link = base_url + matrix.url_of(asked.by, info.plan, column, found) if found else ""
            where = (found.heading if found else "", found.anchor if found else "") if is_part else ()
            name = matrix.name_of(asked.by, column, lang)
            rows.append((title, name, str(found.paragraphs if found else 0), *where, link))
    names = ("title", asked.by, "paragraphs", *(("heading", "anchor") if is_part else ()), "link")
    about = export.about(lang, asked.q, _filters(asked, lang), base_url + asked.url(), len(rows))
    return export.Table(about, tuple(messages.text(lang, f"export.{name}") for name in names), tuple(rows), names)


def _filters(asked: Wanted, lang: Lang) -> str:
    """What the plans were narrowed down to, in words."""
    said = [labels.region(asked.province, lang)] if asked.province else []
    if asked.without:
        names = ", ".join(matrix.name_of(asked.by, each, lang) for each in asked.without)
        said.append(f"{messages.text(lang, 'topics.without')}: {names}")
    return "; ".join(said)


def _plans(site: Site, asked: Wanted) -> list[PlanInfo]:
    rows = matrix.held(site, asked.by)
    return [
        info
        for info in site.called(asked.q)
        if asked.province in ("", info.record.province.code if info.record.province else params.UNKNOWN)
        and not any(column in rows[info.plan] for column in asked.without)
    ]
