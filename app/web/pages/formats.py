"""
The words behind an address as plain text, Markdown or JSON: /plans/{plan}/{anchor}.txt, .md, .json, and whole plans.

Each carries its permanent address and the fingerprint of its words, so that a copy can be checked years later. What a
link pins is held to what stands now as on the page: the status and the first lines say what became of the words.
"""

import re
from collections.abc import Callable
from typing import Final, cast

import orjson
from fastapi import APIRouter
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from app.domain.citation import fingerprint, fold_wording
from app.domain.outline import Paragraph, Section
from app.domain.plan import Lang, LayerName
from app.domain.resolution import Place, Resolution
from app.domain.views import LayerView, Passage
from app.errors import ArchiveError, PlanRenamed
from app.web import labels, locale, params, parts, present, present_answers, problems, refusals, urls
from app.web.site import Site

FORMATS: Final = {
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|#~])")
_LIST_MARK: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s|$)", re.MULTILINE)
_SAID: Final = {
    "corrected": "引用后有更正 corrected since it was cited",
    "moved": "引用后换了位置 moved since it was cited",
    "ambiguous": "有几处可能 several passages may be meant",
    "withdrawn": "已撤下 withdrawn",
    "unknown": "没有查到 unknown",
}


def router(site: Site) -> APIRouter:
    """The routes; they must come before those of the pages, whose anchors may have dots in them."""
    routes = APIRouter()
    for suffix in FORMATS:
        routes.get(f"/plans/{{plan}}/{{anchor}}.{suffix}")(_passage_route(site, suffix))
        routes.get(f"/plans/{{plan}}.{suffix}")(_plan_route(site, suffix))
    return routes


def plan_link_header(base: str, plan: str, edition: int) -> str:
    """The Link header of a whole plan in whatever form; *edition* 0 where the text has none."""
    links = [
        f'<{_plan_address(base, plan, edition)}>; rel="cite-as"',
        f'<{base}/api/plans/{plan}>; rel="describedby"; type="application/json"',
    ]
    links += [f'<{base}/plans/{plan}.{suffix}>; rel="alternate"; type="{_bare(suffix)}"' for suffix in FORMATS]
    return ", ".join(links)


def _plan_address(base: str, plan: str, edition: int) -> str:
    return base + urls.with_query(urls.plan(plan), [("edition", str(edition))] if edition else [])


def link_header(base: str, passage: Passage) -> str:
    """The Link header of a passage in whatever form: how to cite it, what describes it, its other forms."""
    plain = urls.passage(passage.plan, passage.anchor)
    links = [
        f'<{permanent(base, passage)}>; rel="cite-as"',
        f'<{base}/api{plain}>; rel="describedby"; type="application/json"',
    ]
    links += [f'<{base}{plain}.{suffix}>; rel="alternate"; type="{_bare(suffix)}"' for suffix in FORMATS]
    return ", ".join(links)


def permanent(base: str, passage: Passage) -> str:
    """The address of a passage with its edition and the fingerprint of its words."""
    return urls.pinned(base, passage.plan, passage.anchor, passage.edition, passage.fingerprint)


def _bare(suffix: str) -> str:
    return FORMATS[suffix].split(";")[0]


def _passage_route(site: Site, suffix: str) -> Callable[..., Response]:
    def passage(request: Request, plan: str, anchor: str) -> Response:
        return _answered(request, suffix, lambda: _passage(site, request, plan, anchor, suffix))

    return passage


def _plan_route(site: Site, suffix: str) -> Callable[..., Response]:
    def plan(request: Request, plan: str) -> Response:
        return _answered(request, suffix, lambda: _plan(site, request, plan, suffix))

    return plan


def _answered(request: Request, suffix: str, make: Callable[[], Response]) -> Response:
    """What *make* answers; an error in the form that was asked for, not as a page."""
    try:
        return make()
    except PlanRenamed:
        raise
    except ArchiveError as error:
        problem = problems.of_error(error)
        if suffix == "json":
            return problems.json_response(request, problem)
        said = refusals.reason(error, locale.choose(request)) or problem.detail
        return Response(f"{said}\n", problem.status, {"cache-control": "no-store"}, FORMATS["txt"])


def _passage(site: Site, request: Request, plan: str, anchor: str, suffix: str) -> Response:
    query, base = request.query_params, site.base_url(request)
    site.archive.refuse_former(plan)
    layer, lang, edition = _text_of(query)
    mark, quote = params.FINGERPRINT.value(query), params.QUOTE.value(query)
    resolution = site.archive.resolve(plan, anchor, edition, mark, quote) if edition or mark or quote else None
    if resolution is not None and resolution.now is None:
        site.archive.plan(plan)
        return _lost(resolution, base, suffix)
    passage = _shown(site, plan, anchor, (layer, lang, edition), resolution)
    headers = {"link": link_header(base, passage), "cache-control": "no-cache"}
    if suffix == "json":
        told = present_answers.resolution(resolution) if resolution else None
        body = {"permanent_url": permanent(base, passage), **present.passage(passage), "resolution": told}
        return Response(orjson.dumps(body), 200, headers, FORMATS[suffix])
    lines = [*_resolved(resolution, base), *_words(passage, suffix), ""]
    title = labels.full_title(passage.record, passage.lang)
    place = "".join(f"{step.heading} › " for step in passage.path)
    lines += [
        *_source(title, suffix),
        *([_plain(place.removesuffix(" › "), suffix)] if place else []),
        *_marks(permanent(base, passage), passage.fingerprint, passage.edition),
    ]
    return Response(_joined(lines), 200, headers, FORMATS[suffix])


def _shown(
    site: Site,
    plan: str,
    anchor: str,
    text: tuple[LayerName | None, Lang | None, int | None],
    resolution: Resolution | None,
) -> Passage:
    """
    A pinned edition as it was, if the words cited stand there; else what stands for them now.

    One edition may have been published under several outlines, and another one may have other words at that address.
    """
    edition = text[2]
    if resolution is None or resolution.now is None:
        return site.archive.passage(plan, anchor, *text)
    if edition is not None and resolution.cited is not None and resolution.cited.anchor == anchor:
        passage = site.archive.passage(plan, anchor, *text)
        start, end = passage.sentence or (0, len(passage.text))
        if fold_wording(passage.text[start:end]) == fold_wording(resolution.cited.text):
            return passage
    return site.archive.passage(resolution.now.plan, resolution.now.anchor, text[0], text[1])


def _plan(site: Site, request: Request, plan: str, suffix: str) -> Response:
    base = site.base_url(request)
    layer, lang, edition = _text_of(request.query_params)
    view = site.archive.outline(plan, layer, lang, edition)
    items = [item for part in view.outline.parts() for item in view.outline.in_reading_order(part)]
    words = "\n".join(item.text if isinstance(item, Paragraph) else item.heading for item in items)
    mark = fingerprint(words)
    address = _plan_address(base, plan, view.edition)
    headers = {"link": plan_link_header(base, plan, view.edition), "cache-control": "no-cache"}
    if suffix == "json":
        body = {
            "permanent_url": address,
            "fingerprint": mark,
            "edition": view.edition,
            "current": view.current,
            "record": present.record(site.archive.plan(plan)),
            "outline": present.outline(view),
        }
        return Response(orjson.dumps(body), 200, headers, FORMATS[suffix])
    title = labels.full_title(view.record, view.lang)
    lines = [f"# {_plain(title, suffix)}" if suffix == "md" else title, ""]
    lines += [*_marks(address, mark, view.edition), ""]
    for part in view.parts:
        if part.anchor != "main":
            name = _plain(parts.part_title(part, view.lang), suffix)
            lines += [f"## {name}" if suffix == "md" else name, ""]
        for item in view.outline.in_reading_order(part.anchor):
            lines += _item(item, view, suffix)
    return Response(_joined(lines), 200, headers, FORMATS[suffix])


def _text_of(query: QueryParams) -> tuple[LayerName | None, Lang | None, int | None]:
    return (
        cast(LayerName | None, params.LAYER.value(query)),
        cast(Lang | None, params.TEXT_LANG.value(query)),
        params.EDITION.number(query),
    )


def _item(item: Section | Paragraph, view: LayerView, suffix: str) -> list[str]:
    """A heading or paragraph of a whole plan; a part's own heading stands above it already."""
    if isinstance(item, Paragraph):
        return [*_paragraph(item, suffix), ""]
    if not item.heading or item.anchor == item.part:
        return []
    heading = _plain(item.heading, suffix)
    return [f"{'#' * min(6, item.level + 2)} {heading}" if suffix == "md" else heading, ""]


def _words(passage: Passage, suffix: str) -> list[str]:
    if passage.paragraph is not None:
        if passage.sentence is not None:
            start, end = passage.sentence
            return [_plain(passage.paragraph.text[start:end], suffix)]
        return _paragraph(passage.paragraph, suffix)
    heading = _plain(passage.section.heading, suffix)
    lines = [f"## {heading}" if suffix == "md" else heading, ""] if heading else []
    for paragraph in passage.section.paragraphs:
        lines += [*_paragraph(paragraph, suffix), ""]
    return lines


def _paragraph(paragraph: Paragraph, suffix: str) -> list[str]:
    table = paragraph.table
    if suffix == "txt" or table is None or not table.rows:
        return [_plain(paragraph.text, suffix)]
    width = max(len(row) for row in table.rows)
    rows = [[_plain(" ".join(cell.split()), suffix) for cell in row] + [""] * (width - len(row)) for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * width}")
    return [*([f"**{_plain(table.caption, suffix)}**", ""] if table.caption else []), *lines]


def _plain(text: str, suffix: str) -> str:
    """*text* as it is to be read; in Markdown signs that would mean something are made to mean themselves."""
    if suffix != "md":
        return text
    return _LIST_MARK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text)).replace("\n", "  \n")


def _source(title: str, suffix: str) -> list[str]:
    return ["---", "", _plain(title, suffix)] if suffix == "md" else ["——", title]


def _marks(address: str, mark: str, edition: int) -> list[str]:
    """Where the words stand for good, and by what a copy of them is known."""
    lines = [f"永久地址 Permanent address: <{address}>", f"文本指纹 Fingerprint: {mark}"]
    return [*lines, f"版本 Edition: {edition}"] if edition else lines


def _resolved(resolution: Resolution | None, base: str) -> list[str]:
    if resolution is None or resolution.status == "identical":
        return []
    lines = [f"[{_SAID[resolution.status]}]"]
    if resolution.now is not None:
        lines.append(f"现在 Now: <{base}{_address(resolution.now)}>")
    lines += [f"候选 Candidate: <{base}{_address(place)}>" for place in resolution.candidates]
    return [*lines, ""]


def _lost(resolution: Resolution, base: str, suffix: str) -> Response:
    """What became of words that are shown nowhere now, or may be in several places; with the words cited."""
    status, headers = problems.RESOLVED[resolution.status], {"cache-control": "no-cache"}
    if suffix == "json":
        body = {"resolution": present_answers.resolution(resolution)}
        return Response(orjson.dumps(body), status, headers, FORMATS[suffix])
    cited = [_plain(resolution.cited.text, suffix)] if resolution.cited else []
    return Response(_joined([*_resolved(resolution, base), *cited]), status, headers, FORMATS[suffix])


def _address(place: Place) -> str:
    return urls.passage(place.plan, place.anchor, place.edition or None)


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
