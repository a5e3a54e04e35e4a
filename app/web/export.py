"""
Search results to take away: every matching paragraph with its plan, place and permanent link, nothing capped.

CSV is UTF-8 with a byte order mark and CRLF, as Excel wants it; a cell that a spreadsheet would take for a formula is
put behind an apostrophe. The query and its filters stand in the file, so that it says by itself what it is.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

import xlsxwriter
from starlette.responses import Response

from app.domain.plan import Lang
from app.domain.results import SearchRequest
from app.vocab import messages
from app.web import labels, parts, urls
from app.web.site import Site

_SIZE: Final = 100
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
COLUMNS: Final = (
    "title", "issuer", "doc_number", "issued", "period", "province", "city", "layer", "part", "path", "paragraph",
    "text", "anchor", "link",
)  # fmt: skip
_WIDTHS: Final = {
    "title": 36,
    "issuer": 20,
    "doc_number": 18,
    "path": 36,
    "text": 80,
    "quote": 60,
    "indicator": 30,
    "link": 48,
}


FORMATS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Table:
    """
    What is taken away: what was asked, when and where, the names of the columns, and the rows.

    `keys` are the columns' names for programs; the column "link" is made a link where a format has such.
    """

    about: tuple[tuple[str, str], ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...] = COLUMNS


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
    body = to_csv(found) if suffix == "csv" else to_xlsx(found)
    file = f"{name}-{datetime.now(UTC):%Y%m%d}.{suffix}"
    headers = {"content-disposition": f'attachment; filename="{file}"', "vary": "Accept-Language, Cookie"}
    return Response(body, 200, headers, FORMATS[suffix])


def table(site: Site, request: SearchRequest, base_url: str, lang: Lang) -> Table:
    """All matches of *request*, page after page: a row per paragraph, or per section where only its heading matches."""
    rows = tuple(row for page in _pages(site, request) for row in _rows(site, page, base_url, lang))
    filters = "; ".join(
        f"{messages.text(lang, f'facet.{facet}')}: "
        + ", ".join(labels.facet_value(facet, value, lang, site.plans) for value in values)
        for facet, values in request.filters.items()
    )
    address = base_url + urls.search(replace(request, page=1))
    return Table(
        about(lang, request.q, filters, address, len(rows)),
        tuple(messages.text(lang, f"export.{name}") for name in COLUMNS),
        rows,
    )


def to_csv(found: Table) -> bytes:
    """*found* as CSV; what was asked stands in the rows above the header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_guarded(row) for row in found.about])
    writer.writerow([])
    writer.writerow(found.header)
    writer.writerows(_guarded(row) for row in found.rows)
    return "\ufeff".encode() + text.getvalue().encode()


def to_xlsx(found: Table) -> bytes:
    """*found* as a workbook: the rows on the first sheet, what was asked on the second."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("rows")
    sheet.freeze_panes(1, 0)
    for column, (name, width) in enumerate(
        zip(found.header, (_WIDTHS.get(key, 14) for key in found.keys), strict=True)
    ):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    for number, row in enumerate(found.rows, start=1):
        for column, value in enumerate(row):
            if found.keys[column] == "link":
                sheet.write_url(number, column, value, wrapped)
            else:
                sheet.write_string(number, column, value, wrapped)
    if found.rows:
        sheet.autofilter(0, 0, len(found.rows), len(found.header) - 1)
    query = book.add_worksheet("query")
    query.set_column(0, 0, 14)
    query.set_column(1, 1, 100)
    for number, (name, value) in enumerate(found.about):
        query.write_string(number, 0, name, bold)
        query.write_string(number, 1, value)
    book.close()
    return data.getvalue()


def to_json(found: Table) -> dict[str, Any]:
    """*found* as JSON: {query: {…}, items: [{column: value}]}."""
    return {"query": dict(found.about), "items": [dict(zip(found.keys, row, strict=True)) for row in found.rows]}


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


def _guarded(row: Sequence[str]) -> list[str]:
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row]
