"""
The hits of a search, each section with its best paragraphs, ready to be printed: grouped by plan or one after another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.plan import Lang
from app.domain.record import Record
from app.domain.results import Hit, Listing, ParagraphMatch, SearchRequest, SearchResult
from app.domain.views import PlanInfo
from app.web import aside, facet_panel, labels, parts, urls
from app.web.glosses import gloss
from app.web.marking import Segment, segments
from app.web.site import Site

HITS_SHOWN: Final = 4
PARAGRAPHS_SHOWN: Final[Mapping[Listing, int]] = {"plan": 3, "paragraph": 10}
_LEAD: Final = 160


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """
    A paragraph of a hit: its label, its text with marks, cut to whole sentences, and where it leads.

    `rests_on` are, for a paragraph of a summary, the official places it rests on, as (name, address); `targets` counts
    the targets it sets.
    """

    anchor: str
    label: str
    segments: tuple[Segment, ...]
    is_table: bool
    reader_url: str
    permanent_url: str
    rests_on: tuple[tuple[str, str], ...]
    targets: int


@dataclass(frozen=True, slots=True)
class HitView:
    """
    A section that answers. `title` and, on English pages, `other_title` are the titles of its plan with what was asked
    for marked, `crumbs` the headings above it with their glosses; `rest` are the paragraphs that are folded; `lead` its
    first words where only the heading matched; `source` says where it stands.

    `similar` are the sections nearly the same as it, folded under it; of them, `similar_later` are on the pages that
    follow. `like` is where the section stands that it is itself nearly the same as, where an earlier page shows that.
    """

    info: PlanInfo

    hit: Hit
    title: tuple[Segment, ...]
    other_title: tuple[Segment, ...]
    crumbs: tuple[tuple[str, str], ...]
    heading: tuple[Segment, ...]
    gloss: str
    first: tuple[ParagraphView, ...]
    rest: tuple[ParagraphView, ...]
    lead: str
    url: str
    permanent_url: str
    compare_value: str
    compare_label: str
    matched: str
    source: str
    similar: tuple["HitView", ...] = ()
    similar_later: int = 0
    like: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """
    The hits of one plan on this page; `rest` are folded, `paragraphs` counts over all pages.

    `only_url` leads to all of them, "" where they are here.
    """

    info: PlanInfo
    paragraphs: int
    first: tuple[HitView, ...]
    rest: tuple[HitView, ...]
    only_url: str


def _paragraphs(hits: Sequence[HitView]) -> int:
    """How many paragraphs *hits* show or fold."""
    return sum(len(each.first) + len(each.rest) for each in hits)


def groups(site: Site, result: SearchResult, lang: Lang) -> tuple[PlanGroup, ...]:
    """
    The hits of this page by plan, plans in the order of their best hit.

    A section nearly the same as one above it is folded under that one, whichever plan it belongs to.
    """
    plans = site.plans
    found: dict[str, list[HitView]] = {}
    for view in listed(site, result, lang):
        found.setdefault(view.hit.plan, []).append(view)
    only = "plan" in result.request.filters
    return tuple(
        PlanGroup(
            info=plans[slug],
            paragraphs=result.plan_totals.get(slug, 0),
            first=tuple(hits if only or len(hits) <= HITS_SHOWN + 1 else hits[:HITS_SHOWN]),
            rest=() if only or len(hits) <= HITS_SHOWN + 1 else tuple(hits[HITS_SHOWN:]),
            only_url=""
            if only or _paragraphs(hits) >= result.plan_totals.get(slug, 0)
            else urls.search(replace(facet_panel.toggled(result.request, "plan", slug), sort="relevance")),
        )
        for slug, hits in found.items()
    )


def listed(site: Site, result: SearchResult, lang: Lang) -> tuple[HitView, ...]:
    """The hits of this page in the order of the answer, a section nearly the same as one above it folded under that."""
    return tuple(_folded(_views(site, result, lang), site.plans, lang))


def _marked_title(shown: str, record: Record, hit: Hit) -> tuple[Segment, ...]:
    """*shown*, a title of the plan as a page has it (perhaps in brackets), with what was asked for marked."""
    marks = hit.title_highlights
    for title, found in ((record.title_zh, marks.zh), (record.title_en, marks.en)):
        begin = shown.find(title) if title else -1
        if begin >= 0:
            return tuple(segments(shown, [(begin + start, begin + end) for start, end in found]))
    return tuple(segments(shown))


def _views(site: Site, result: SearchResult, lang: Lang) -> list[HitView]:
    """The hits of this page one by one, in their order."""
    plans, rests = site.plans, _Rests(site, lang)
    shown = [(hit, plans[hit.plan]) for hit in result.hits if hit.plan in plans]
    return [_hit(hit, info, result.request, rests.of(info, hit), lang) for hit, info in shown]


def _folded(views: Sequence[HitView], plans: Mapping[str, PlanInfo], lang: Lang) -> list[HitView]:
    """*views* with those that follow the section they are nearly the same as folded under it."""
    under: dict[tuple[str, str], list[HitView]] = {(view.hit.plan, view.hit.anchor): [] for view in views}
    leading: list[HitView] = []
    for view in views:
        leader = view.hit.similar_to
        if leader is None:
            leading.append(view)
        elif leader in under:
            under[leader].append(view)
        else:
            slug, anchor = leader
            name = labels.short_title(plans[slug].record, lang) if slug in plans else slug
            leading.append(replace(view, like=(name, urls.passage(slug, anchor))))
    # Taken out: of two layers of one plan, whose anchors are alike, the first is the one they follow.
    return [
        replace(view, similar=tuple(same), similar_later=view.hit.similar - len(same))
        for view in leading
        for same in [under.pop((view.hit.plan, view.hit.anchor), [])]
    ]


class _Rests:
    """Where the official places that summaries rest on are read; each summary is looked at once per page."""

    def __init__(self, site: Site, lang: Lang) -> None:
        self._site = site
        self._lang = lang
        self._of: dict[tuple[str, Lang], dict[str, tuple[tuple[str, str], ...]]] = {}

    def of(self, info: PlanInfo, hit: Hit) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """
        By paragraph of the summary that *hit* stands in; empty for other layers.

        Without an official text there is no address: the anchors, which follow the printed numbering, say where it is.
        """
        if hit.layer != "summary":
            return {}
        key = (info.plan, hit.lang)
        if key not in self._of:
            view = self._site.archive.outline(info.plan, "summary", hit.lang)
            places = aside.rests(self._site, info, view, self._lang)
            self._of[key] = {
                p.anchor: tuple(places.get(anchor, (anchor, "")) for anchor in p.rests_on)
                for section in view.sections
                for p in section.paragraphs
            }
        return self._of[key]


def _hit(
    hit: Hit, info: PlanInfo, request: SearchRequest, rests: Mapping[str, tuple[tuple[str, str], ...]], lang: Lang
) -> HitView:
    q, most = request.q, PARAGRAPHS_SHOWN[request.by]
    crumbs = [(parts.part_name(hit.part, lang), "")] if hit.part != "main" and hit.layer != "summary" else []
    crumbs += [
        (parts.as_name(step.heading), gloss(info.record, step.anchor, step.heading, hit.lang, lang))
        for step in hit.path
        if step.anchor != hit.part or hit.layer == "summary"
    ]
    paragraphs = [_paragraph(hit, info, p, q, rests.get(p.anchor, ()), lang) for p in hit.paragraphs]
    shown = len(paragraphs) if len(paragraphs) <= most + 1 else most
    name = parts.shortened(parts.as_name(hit.heading) or parts.part_name(hit.part, lang))
    return HitView(
        info=info,
        hit=hit,
        title=_marked_title(labels.full_title(info.record, lang), info.record, hit),
        other_title=_marked_title(labels.other_title(info.record, lang), info.record, hit),
        crumbs=tuple(crumbs),
        heading=tuple(segments(parts.as_name(hit.heading), hit.heading_highlights)),
        gloss=gloss(info.record, hit.anchor, hit.heading, hit.lang, lang),
        first=tuple(paragraphs[:shown]),
        rest=tuple(paragraphs[shown:]),
        lead="" if paragraphs else parts.shortened(hit.text.replace("\n", " "), _LEAD),
        url=reader_url(hit, info, hit.anchor, q),
        permanent_url=urls.passage(hit.plan, hit.anchor),
        compare_value=f"{hit.plan}:{hit.anchor}",
        compare_label=f"{labels.short_title(info.record, lang)} {name}",
        matched="、".join(hit.matched) if lang == "zh" else ", ".join(hit.matched),
        source=labels.source(info.record, hit.layer, hit.heading, lang),
    )


def _paragraph(
    hit: Hit, info: PlanInfo, found: ParagraphMatch, q: str, rests: tuple[tuple[str, str], ...], lang: Lang
) -> ParagraphView:
    return ParagraphView(
        anchor=found.anchor,
        label=parts.paragraph_label(hit.part, found.n, lang, hit.layer),
        segments=tuple(segments(found.text, found.highlights, found.expanded, shorten=True)),
        is_table=found.kind == "table",
        reader_url=reader_url(hit, info, found.anchor, q),
        permanent_url=urls.passage(hit.plan, found.anchor),
        rests_on=rests,
        targets=found.targets,
    )


def reader_url(hit: Hit, info: PlanInfo, anchor: str, q: str) -> str:
    """The reader at *anchor*, the query kept so that it is marked there; other layers are named."""
    principal = info.principal
    layer = "" if principal and principal.layer == hit.layer else hit.layer
    lang = hit.lang if hit.layer != "official" else ""
    return urls.plan(
        hit.plan, None if hit.layer == "summary" else hit.part, anchor, layer=layer, text=lang, **{"in": q}
    )
