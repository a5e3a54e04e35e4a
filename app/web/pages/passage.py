"""
The permanent page of a passage: the words between their neighbours, their citations, and what became of them.

Every link the archive gives out leads here. Where it names an edition, a fingerprint or the words quoted, the page
says first whether they still stand as they were cited; it never shows a lookalike without saying so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from app.domain.collection import PassageRef
from app.domain.outline import Paragraph
from app.domain.plan import Lang, LayerName
from app.domain.resolution import Resolution
from app.domain.views import Counterpart, EditionInfo, Passage, PlanInfo
from app.errors import AnchorNotFound, ArchiveError
from app.vocab import messages
from app.web import locale, params, part_targets, parts, urls
from app.web.corrections import cited_then, correction, wordings
from app.web.glosses import gloss
from app.web.pages import formats, lost
from app.web.pages.plan import chosen_layer
from app.web.problems import RESOLVED
from app.web.site import Site

STYLES: Final = (
    ("text", "cite.quote"),
    ("gbt7714", "cite.gbt7714"),
    ("gbt7714-2015", "cite.gbt7714_2015"),
    ("bibtex", "cite.bibtex"),
    ("ris", "cite.ris"),
    ("csl-json", "cite.csl_json"),
)


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation in one style, ready to copy."""

    style: str
    label: str
    text: str

    @property
    def is_code(self) -> bool:
        """True for formats that programs read, line by line."""
        return self.style in ("bibtex", "ris", "csl-json")


@dataclass(frozen=True, slots=True)
class PassageContext:
    """
    What passage.html sees.

    `resolution` is there when the link named an edition, fingerprint or quotation, `correction` says what it comes to,
    and where its words are others now `cited` is the citation in GB/T 7714 as it was made then; `wordings` say of each
    edition whether it has a paragraph in the same words ("same"), in others ("other") or not ("none");
    `link` is the permanent address with edition and fingerprint, `plain_link` the one that always shows the latest.
    `lines` are the passage's own paragraphs with their labels and addresses.
    """

    info: PlanInfo
    passage: Passage
    label: str
    place: tuple[tuple[str, str, str], ...]
    lines: tuple[tuple[str, str, str], ...]
    before: tuple[tuple[str, str, str], ...]
    after: tuple[tuple[str, str, str], ...]
    link: str
    plain_link: str
    citations: tuple[CitationView, ...]
    resolution: Resolution | None
    correction: str
    cited: str
    wordings: Mapping[int, str]
    editions: tuple[EditionInfo, ...]
    reader_url: str
    previous_url: str
    next_url: str
    counterparts: tuple[Counterpart, ...]
    compare_url: str
    targets: tuple[part_targets.PartTarget, ...]
    collect: str
    collect_url: str
    translation: str
    rests_on: tuple[tuple[str, str], ...]


def router(site: Site) -> APIRouter:
    """The route of the page."""
    routes = APIRouter()

    @routes.get("/plans/{plan}/{anchor}")
    def passage(request: Request, plan: str, anchor: str) -> Response:
        query = request.query_params
        site.archive.refuse_former(plan)
        resolution = _resolution(site, query, plan, anchor) or _became(site, plan, anchor)
        if resolution is not None and resolution.status in lost.STATUSES:
            gone = lost.context(site, plan, anchor, resolution, locale.choose(request))
            return site.page(request, "lost.html", gone, RESOLVED[resolution.status])
        shown = context(site, request, plan, anchor, resolution)
        answer = site.page(request, "passage.html", shown)
        answer.headers["link"] = formats.link_header(site.base_url(request), shown.passage)
        return answer

    return routes


def _resolution(site: Site, query: QueryParams, plan: str, anchor: str) -> Resolution | None:
    edition = params.optional_number(query, "edition", 1, 1_000_000)
    fingerprint = query.get("fingerprint", "").strip() or None
    quote = query.get("quote", "").strip() or None
    if edition is None and fingerprint is None and quote is None:
        return None
    return site.archive.resolve(plan, anchor, edition, fingerprint, quote)


def _became(site: Site, plan: str, anchor: str) -> Resolution | None:
    """What became of a place that the text of today has no more; None where it has it, or where none ever had it."""
    try:
        site.archive.passage(plan, anchor)
    except AnchorNotFound:
        found = site.archive.resolve(plan, anchor)
        return None if found.status == "unknown" else found
    except ArchiveError:
        pass
    return None


def context(site: Site, request: Request, slug: str, anchor: str, resolution: Resolution | None) -> PassageContext:
    """Everything the page shows of *anchor* as it stands today, or as the link found it."""
    lang = locale.choose(request)
    info = site.archive.plan(slug)
    if resolution is not None and resolution.now is not None:
        slug, anchor = resolution.now.plan, _as_asked(anchor, resolution.now.anchor)
    layer, text_lang = _layer_of(info, request.query_params, anchor, lang)
    passage = site.archive.passage(slug, anchor, layer, text_lang)
    base = site.base_url(request)
    counterparts = _counterparts(site, passage)
    kept = PassageRef(slug, anchor, passage.edition or None)
    return PassageContext(
        info=info,
        passage=passage,
        label=_label(passage, lang),
        place=_place(passage, lang),
        lines=_lines(passage, lang),
        before=tuple((p.anchor, _number(passage, p, lang), p.text) for p in passage.before),
        after=tuple((p.anchor, _number(passage, p, lang), p.text) for p in passage.after),
        link=formats.permanent(base, passage),
        plain_link=base + urls.passage(slug, anchor),
        citations=_citations(site, passage, lang, base),
        resolution=resolution,
        correction=correction(resolution.diff).said(lang) if resolution is not None and resolution.diff else "",
        cited=cited_then(site, resolution, lang, base),
        wordings=wordings(site, passage),
        editions=site.archive.editions(slug) if passage.layer == "official" else (),
        reader_url=_reader_url(info, passage),
        previous_url=urls.passage(slug, passage.previous) if passage.previous else "",
        next_url=urls.passage(slug, passage.next) if passage.next else "",
        counterparts=counterparts,
        compare_url=_compare_url(passage, counterparts),
        targets=_targets(site, passage, lang),
        collect=kept.address,
        collect_url=urls.collection([kept]),
        translation=passage.aligned.get(passage.paragraph.anchor, "") if passage.paragraph else "",
        rests_on=_rests_on(site, info, passage),
    )


def _targets(site: Site, passage: Passage, lang: Lang) -> tuple[part_targets.PartTarget, ...]:
    """What the passage sets itself in numbers, a section with all that stands below it; of today's text only."""
    found = part_targets.of_passage(site, passage.plan, passage.anchor, passage.layer) if passage.current else ()
    if not found:
        return ()
    sections = site.archive.outline(passage.plan, passage.layer, passage.lang).sections
    return part_targets.shown(found, {p.anchor: p.n for s in sections for p in s.paragraphs}, lang)


def _as_asked(asked: str, now: str) -> str:
    """A sentence or row is answered for with its paragraph: where that has not moved, the piece asked for is shown."""
    return asked if asked.startswith(f"{now}-") else now


def _layer_of(info: PlanInfo, query: QueryParams, anchor: str, lang: Lang) -> tuple[LayerName | None, Lang | None]:
    if query.get("layer"):
        return chosen_layer(info, query["layer"], query.get("text", ""), lang)
    if anchor.startswith("s") and info.layer("summary", lang):
        return "summary", lang
    return None, None


def _label(passage: Passage, lang: Lang) -> str:
    if passage.paragraph is not None:
        return _number(passage, passage.paragraph, lang)
    return passage.section.heading or parts.part_name(passage.part.anchor, lang)


def _number(passage: Passage, paragraph: Paragraph, lang: Lang) -> str:
    """What *paragraph*, of the part that *passage* stands in, is called by its number there."""
    return parts.paragraph_label(passage.part.anchor, paragraph.n, lang, passage.layer)


def _place(passage: Passage, lang: Lang) -> tuple[tuple[str, str, str], ...]:
    """The way down to the passage as (words, address, gloss): part, headings, its own section."""
    steps: list[tuple[str, str, str]] = []
    if passage.part.anchor != "main" and passage.layer != "summary":
        steps.append((parts.part_title(passage.part, lang), urls.passage(passage.plan, passage.part.first), ""))
    down = [(step.anchor, step.heading) for step in passage.path if step.anchor != passage.part.anchor]
    if passage.section.heading and passage.paragraph is not None and passage.section.anchor != passage.part.anchor:
        down.append((passage.section.anchor, passage.section.heading))
    for anchor, heading in down:
        said = gloss(passage.record, anchor, heading, passage.lang, lang)
        steps.append((parts.as_name(heading), urls.passage(passage.plan, anchor), said))
    return tuple(steps)


def _lines(passage: Passage, lang: Lang) -> tuple[tuple[str, str, str], ...]:
    """(anchor, label, address) of each paragraph of a section that was asked for as a whole."""
    if passage.paragraph is not None:
        return ()
    return tuple(
        (p.anchor, _number(passage, p, lang), urls.passage(passage.plan, p.anchor)) for p in passage.section.paragraphs
    )


def _citations(site: Site, passage: Passage, lang: Lang, base: str) -> tuple[CitationView, ...]:
    edition = passage.edition or None
    return tuple(
        CitationView(
            style,
            messages.text(lang, label),
            site.archive.cite(passage.plan, passage.anchor, style, lang, base, edition),
        )
        for style, label in STYLES
    )


def _reader_url(info: PlanInfo, passage: Passage) -> str:
    principal = info.principal
    same = principal is not None and principal.layer == passage.layer
    return urls.plan(
        passage.plan,
        passage.part.anchor if passage.layer != "summary" else None,
        passage.paragraph.anchor if passage.paragraph else passage.section.anchor,
        layer="" if same else passage.layer,
        text="" if passage.layer == "official" else passage.lang,
    )


def _counterparts(site: Site, passage: Passage) -> tuple[Counterpart, ...]:
    if passage.layer == "translation" or not passage.current:
        return ()
    return site.archive.counterparts(passage.plan, passage.section.anchor, 6)


def _compare_url(passage: Passage, found: tuple[Counterpart, ...]) -> str:
    if not found:
        return ""
    refs = [(passage.plan, passage.section.anchor), *((c.plan, c.anchor) for c in found)][:8]
    return urls.with_query("/compare", [("section", f"{plan}:{anchor}") for plan, anchor in refs])


def _rests_on(site: Site, info: PlanInfo, passage: Passage) -> tuple[tuple[str, str], ...]:
    """The official anchors a summary paragraph rests on, with their addresses where the text is held."""
    if passage.paragraph is None or not passage.paragraph.rests_on:
        return ()
    held = info.layer("official") is not None
    return tuple((a, urls.passage(info.plan, a) if held else "") for a in passage.paragraph.rests_on)
