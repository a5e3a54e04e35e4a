"""
The page of a citation that leads to no single passage: where its words may stand now, or that they are gone.

What became of a citation is the archive's to say (app.cite.resolve); passages that are found are passage.py's.
"""

from dataclasses import dataclass
from typing import Final

from app.domain.plan import Lang
from app.domain.resolution import Resolution, ResolutionStatus
from app.domain.views import PlanInfo
from app.errors import AnchorNotFound, ArchiveError
from app.web import places, urls
from app.web.site import Site

STATUSES: Final[tuple[ResolutionStatus, ...]] = ("ambiguous", "withdrawn", "unknown")


@dataclass(frozen=True, slots=True)
class LostContext:
    """
    What lost.html sees: a citation whose words no longer stand, or stand in several places, or were never here.

    `candidates` are the places it may mean, each as (name, anchor, address, text); a name is "" where none is known.
    """

    info: PlanInfo | None
    plan: str
    anchor: str
    resolution: Resolution
    candidates: tuple[tuple[str, str, str, str], ...]
    successor: PlanInfo | None


def context(site: Site, plan: str, anchor: str, resolution: Resolution, lang: Lang) -> LostContext:
    """
    Everything the page shows of what was cited as *anchor* of *plan*.

    Raises PlanNotFound, AnchorNotFound where nothing is known of a plan or place of that name: such an address was
    never given out, and the error says what is near.
    """
    if resolution.status == "unknown":
        site.archive.plan(plan)
        if not resolution.candidates:
            _refuse_unheard_of(site, plan, anchor)
    return LostContext(
        site.plans.get(plan),
        plan,
        anchor,
        resolution,
        tuple(
            (places.named(site, p.plan, p.anchor, lang), p.anchor, urls.passage(p.plan, p.anchor), p.text)
            for p in resolution.candidates
        ),
        site.plans.get(resolution.successor) if resolution.successor else None,
    )


def _refuse_unheard_of(site: Site, plan: str, anchor: str) -> None:
    try:
        site.archive.passage(plan, anchor)
    except AnchorNotFound:
        raise
    except ArchiveError:
        # The place is known and its text is not held.
        return
