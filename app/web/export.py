"""
Search results to take away: every matching paragraph with its plan, place and permanent link, nothing capped.

The query and its filters stand in the file, so that it says by itself what it is. The files are written in app.export.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

from starlette.responses import Response

from app.domain.plan import Lang
from app.domain.results import SearchRequest, SearchResult
from app.export.tables import MEDIA, Table, to_csv, to_json, to_xlsx
from app.vocab import messages
from app.web import labels, locale, parts, urls
from app.web.site import Site

__all__ = ["FORMATS", "Table", "about", "answer", "file", "table", "to_json"]

_SIZE: Final = 100
_NO_NAME: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
"""Characters that some system has in no name of a file."""
_MOST_NAME: Final = 80
"""A file system takes 255 bytes, which a Chinese name fills three at a time."""
COLUMNS: Final = (
    "title", "issuer", "doc_number", "issued", "period", "province", "city", "layer", "part", "path", "paragraph",
    "text", "anchor", "link",
)  # fmt: skip
FORMATS: Final = MEDIA


def about(lang: Lang, q: str, filters: str, address: str, rows: int) -> tuple[tuple[str, str], ...]:
    """What a file says of itself: query, filters, address, when it was made, how many rows it has."""
    return (
        (messages.text(lang, "export.query"), q),
        (messages.text(lang, "export.filters"), filters),
        (messages.text(lang, "export.address"), address),
        (messages.text(lang, "export.made"), datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")),
        (messages.text(lang, "export.rows"), str(rows)),
    )


def answer(found: Table, suffix: str, name: str) -> Response:
    """*found* as a file to keep, csv or xlsx."""
    return file(to_csv(found) if suffix == "csv" else to_xlsx(found), FORMATS[suffix], f"{name}.{suffix}")


def file(body: bytes, media: str, name: str, called: str = "") -> Response:
    """
    *body* as a file to keep; the day goes into its *name*, before the suffix.

    *called* is its name in the reader's language, as browsers read it (RFC 6266, section 4.3).
    """
    stem, _, suffix = name.partition(".")
    day = f"{datetime.now(UTC):%Y%m%d}"
    told = f'attachment; filename="{stem}-{day}.{suffix}"'
    if called:
        plain = " ".join(_NO_NAME.sub(" ", called).split())[:_MOST_NAME].strip(" .")
        told += f"; filename*=UTF-8''{quote(f'{plain} {day}.{suffix}', safe='')}"
    return Response(body, 200, {"content-disposition": told, "vary": locale.VARY}, media)


def table(site: Site, request: SearchRequest, base_url: str, lang: Lang) -> Table:
    """All matches of *request*, page after page: a row per paragraph, or per section where only its heading matches."""
    rows = tuple(row for page in _pages(site, request) for row in _rows(site, page, base_url, lang))
    filters = "; ".join(
        f"{messages.text(lang, f'facet.{facet}')}: "
        + ", ".join(labels.facet_value(facet, value, lang, site.plans) for value in values)
        for facet, values in request.filters.items()
    )
    address = base_url + urls.search(replace(request, page=1))
    query, ticked, *rest = about(lang, request.q, filters, address, len(rows))
    return Table(
        (query, ticked, *_understood(site.archive.search(replace(request, page=1, size=1)), lang), *rest),
        tuple(messages.text(lang, f"export.{name}") for name in COLUMNS),
        rows,
        COLUMNS,
    )


def _understood(result: SearchResult, lang: Lang) -> Iterator[tuple[str, str]]:
    """What was searched besides the words typed, and which of them a row may lack; nothing where that is nothing."""
    for name, words in (
        ("widened", [each.term for each in result.expansions]),
        ("let_go", [each.word for each in result.let_go]),
    ):
        if words:
            yield messages.text(lang, f"export.{name}"), ("、" if lang == "zh" else ", ").join(words)


def _pages(site: Site, request: SearchRequest) -> Iterator[Any]:
    page = 1
    while True:
        result = site.archive.search(replace(request, page=page, size=_SIZE))
        yield result
        if page * _SIZE >= result.totals.sections:
            return
        page += 1


def _rows(site: Site, result: Any, base_url: str, lang: Lang) -> Iterator[tuple[str, ...]]:
    for hit in result.hits:
        info = site.plans.get(hit.plan)
        if info is None:
            continue
        r = info.record
        headings = [step.heading for step in hit.path if step.anchor != hit.part]
        start = (
            labels.full_title(r, lang),
            labels.issuers(r, lang),
            r.doc_number or "",
            r.issued or "",
            labels.years(r),
            labels.region(r.province.code, lang) if r.province else "",
            labels.region(r.city.code, lang) if r.city else "",
            messages.text(lang, f"layer.{hit.layer}"),
            parts.part_name(hit.part, lang),
            " › ".join([*headings, hit.heading]),
        )
        for p in hit.paragraphs:
            label = parts.paragraph_label(hit.part, p.n, lang, hit.layer)
            yield (*start, label, p.text, p.anchor, base_url + urls.passage(hit.plan, p.anchor))
        if not hit.paragraphs:
            yield (*start, "§", hit.heading, hit.anchor, base_url + urls.passage(hit.plan, hit.anchor))
