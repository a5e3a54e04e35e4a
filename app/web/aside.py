"""
What stands beside a text in the reader: the summary of the part, the repairs, where a summary's sources are read.
"""

from dataclasses import dataclass

from app.domain.outline import Outline, Repair, Section
from app.domain.plan import Lang
from app.domain.views import LayerView, PartInfo, PlanInfo
from app.errors import ArchiveError
from app.web import labels, parts, urls
from app.web.reading import placed_repairs
from app.web.site import Site


@dataclass(frozen=True, slots=True)
class SummaryParagraph:
    """A paragraph of the summary that rests on this part, with the places it rests on as (name, address)."""

    anchor: str
    heading: str
    text: str
    url: str
    rests_on: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a plan is on one industry: paragraphs, percent of all, and the search that lists them."""

    name: str
    paragraphs: int
    pct: int
    url: str


@dataclass(frozen=True, slots=True)
class RepairView:
    """A repair or doubt: what was done, what stood there, what is shown, and in which paragraph (label, address)."""

    repair: Repair
    label: str
    place: str
    url: str


def summary_view(site: Site, info: PlanInfo, view: LayerView, lang: Lang) -> LayerView | None:
    """The summary in the reader's language, to stand beside another text; None where there is none."""
    if view.layer == "summary" or info.layer("summary") is None:
        return None
    held = info.layer("summary", lang) or info.layer("summary")
    try:
        return site.archive.outline(info.plan, "summary", held.lang if held else None)
    except ArchiveError:
        return None


def summarised(summary: LayerView | None) -> dict[str, tuple[str, ...]]:
    """For every official anchor, the summary paragraphs that rest on it."""
    found: dict[str, tuple[str, ...]] = {}
    for section in summary.sections if summary else ():
        for paragraph in section.paragraphs:
            for anchor in paragraph.rests_on:
                found[anchor] = (*found.get(anchor, ()), paragraph.anchor)
    return found


def summary_of_part(
    summary: LayerView | None, official: Outline, part: PartInfo, lang: Lang
) -> tuple[SummaryParagraph, ...]:
    """The summary's paragraphs that rest on *part*, each with its places there."""
    if summary is None:
        return ()
    places = _places(summary.plan, official, lang)
    found = []
    for section in summary.sections:
        for paragraph in section.paragraphs:
            rests = [places[anchor] for anchor in paragraph.rests_on if anchor in places]
            if any(place.part == part.anchor for place in rests):
                url = urls.plan(summary.plan, anchor=paragraph.anchor, layer="summary", text=summary.lang)
                named = tuple((place.name, place.url) for place in rests)
                found.append(SummaryParagraph(paragraph.anchor, section.heading, paragraph.text, url, named))
    return tuple(found)


def shares(info: PlanInfo, lang: Lang) -> tuple[Share, ...]:
    """The industries of a plan, the one it says most about first; a paragraph may count for several."""
    total = max(1, info.paragraphs)
    found = sorted(info.industries.items(), key=lambda pair: -pair[1])
    return tuple(
        Share(
            labels.facet_value("industry", industry, lang),
            count,
            round(100 * count / total),
            urls.search_for(industry=industry, plan=info.plan),
        )
        for industry, count in found
        if count
    )


def repairs(view: LayerView, lang: Lang) -> tuple[RepairView, ...]:
    """Every repair and doubt of *view* in the order of the source, each with the paragraph it stands in."""
    n_of = {p.anchor: (s.part, p.n) for s in view.sections for p in s.paragraphs}
    found = []
    for place, repair in placed_repairs(view):
        label = url = ""
        if place is not None:
            part, anchor = place
            label = parts.paragraph_label(part, n_of[anchor][1], lang)
            url = urls.plan(view.plan, part, anchor)
        found.append(RepairView(repair, labels.repair(repair.name, lang), label, url))
    return tuple(found)


def rests(site: Site, info: PlanInfo, view: LayerView, lang: Lang) -> dict[str, tuple[str, str]]:
    """
    For every official anchor that a summary rests on its name and where it is read.

    Empty for other layers, and where no official text is held: then the anchors themselves, which follow the printed
    numbering, say where to look.
    """
    if view.layer != "summary" or info.layer("official") is None:
        return {}
    places = _places(info.plan, site.archive.outline(info.plan, "official").outline, lang)
    wanted = {anchor for s in view.sections for p in s.paragraphs for anchor in p.rests_on}
    return {anchor: (places[anchor].name, places[anchor].url) for anchor in wanted if anchor in places}


@dataclass(frozen=True, slots=True)
class _Place:
    part: str
    name: str
    url: str


def _places(plan: str, outline: Outline, lang: Lang) -> dict[str, _Place]:
    """Every section and paragraph of *outline* by anchor: a section as _name() has it, a paragraph by its ¶."""
    found: dict[str, _Place] = {}
    for section in outline.sections:
        part = section.part
        prefix = "" if part == "main" else f"{parts.part_name(part, lang)} "
        found[section.anchor] = _Place(part, f"{prefix}{_name(section, part)}", urls.plan(plan, part, section.anchor))
        for paragraph in section.paragraphs:
            label = parts.paragraph_label(part, paragraph.n, lang)
            found[paragraph.anchor] = _Place(part, label, urls.plan(plan, part, paragraph.anchor))
    return found


def _name(section: Section, part: str) -> str:
    """
    The ¶ numbers of a section's own text, ¶9 or ¶9–11, as they stand beside it; else its number and its title.

    A printed number alone names nothing: there is a "1." under every heading.
    """
    if section.paragraphs and section.anchor != part:
        first, last = section.paragraphs[0].n, section.paragraphs[-1].n
        return f"¶{first}" if first == last else f"¶{first}–{last}"
    return parts.shortened(section.heading or "§", 10)
