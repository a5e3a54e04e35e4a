"""
What has become of a passage that was cited.

Values only; app.cite.resolve finds it out from what app.store has published.
"""

from dataclasses import dataclass
from typing import Literal

from app.domain.diff import DiffStep
from app.domain.plan import Lang, LayerName

ResolutionStatus = Literal["identical", "corrected", "moved", "ambiguous", "withdrawn", "unknown"]


@dataclass(frozen=True, slots=True)
class Place:
    """A passage as cited or as it stands now. `text` is a paragraph's, or a section's paragraphs line by line."""

    plan: str
    anchor: str
    edition: int
    text: str
    layer: LayerName = "official"


@dataclass(frozen=True, slots=True)
class Published:
    """
    A passage as it was published in one outline of one edition.

    `text_id` names that outline in the catalogue; `current` says that it is the one shown today.
    """

    place: Place
    fingerprint: str
    lang: Lang
    current: bool
    is_section: bool
    text_id: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """
    What became of a cited passage.

    `cited` is the passage as it was published, where an edition or a fingerprint shows it; `now` what stands for
    it today. `candidates` are the passages to choose from when the status is "ambiguous"; `diff` turns the cited
    text into today's ("=" kept, "-" gone, "+" new). `reason` says in a word or two how the answer was found;
    `successor` is the plan that replaces a withdrawn one.
    """

    status: ResolutionStatus
    cited: Place | None
    now: Place | None
    candidates: tuple[Place, ...] = ()
    diff: tuple[DiffStep, ...] = ()
    reason: str = ""
    successor: str | None = None
