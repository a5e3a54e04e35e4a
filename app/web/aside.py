"""
What stands beside a text in the reader: the summary of the part, the repairs, where a summary's sources are read.
"""

from dataclasses import dataclass

from app.domain.outline import Outline, Repair
from app.domain.plan import Lang
from app.domain.views import LayerView, PartInfo, PlanInfo
from app.errors import ArchiveError
from app.web import labels, parts, urls
from app.web.reading import placed_repairs
from app.web.site import Site


@dataclass(frozen=True, slots=True)
class SummaryParagraph:
    """A paragraph of the summary that rests on this part, with the places it rests on."""

    anchor: str
    heading: str
    text: str
    url: str
    rests_on: tuple[tuple[str, str], ...]


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


def summary_of_part(summary: LayerView | None, official: Outline, part: PartInfo) -> tuple[SummaryParagraph, ...]:
    """The summary's paragraphs that rest on *part*, each with its places there."""
    if summary is None:
        return ()
    home = _homes(official)
    found = []
    for section in summary.sections:
        for paragraph in section.paragraphs:
            rests = tuple(
                (anchor, urls.plan(summary.plan, home[anchor], anchor))
                for anchor in paragraph.rests_on
                if anchor in home
            )
            if any(home[anchor] == part.anchor for anchor, _ in rests):
                url = urls.plan(summary.plan, anchor=paragraph.anchor, layer="summary", text=summary.lang)
                found.append(SummaryParagraph(paragraph.anchor, section.heading, paragraph.text, url, rests))
    return tuple(found)


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


def rest_urls(site: Site, info: PlanInfo, view: LayerView) -> dict[str, str]:
    """Where the official anchors that a summary rests on are read; empty where no official text is held."""
    if view.layer != "summary" or info.layer("official") is None:
        return {}
    official = site.archive.outline(info.plan, "official")
    home = _homes(official.outline)
    wanted = {anchor for s in view.sections for p in s.paragraphs for anchor in p.rests_on}
    return {anchor: urls.plan(info.plan, home[anchor], anchor) for anchor in sorted(wanted) if anchor in home}


def _homes(outline: Outline) -> dict[str, str]:
    """The part of every section and paragraph, by anchor."""
    home = {s.anchor: s.part for s in outline.sections}
    home.update({p.anchor: s.part for s in outline.sections for p in s.paragraphs})
    return home
