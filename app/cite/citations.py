"""
What a pasted text cites: addresses of the archive, titles and document numbers; and what each leads to today.

The quotations beside them are in quotations.py. A title or number is known only as app.store.naming knows it, and a
link as resolve.py does: what is not certain is said to be unknown.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app.cite.quotations import LINK, read_link
from app.domain.checking import CheckedCitation, CitationStatus, FoundCitation
from app.domain.citation import Citation
from app.domain.mentions import Mention, find_mentions
from app.domain.resolution import Resolution

_PLAN_LINK: Final = re.compile(r"https?://[^\s/()（）<>\[\]]+/plans/([a-z0-9]+(?:-[a-z0-9]+)*)(?![a-z0-9/.-])")
_STOPS: Final = ".,;:!?"

Standing = Literal["held", "withdrawn", "unknown"]


@dataclass(frozen=True, slots=True)
class Library:
    """What is asked about citations: what became of a passage, which plans a name means, whether a plan is held."""

    resolve: Callable[[Citation], Resolution]
    named: Callable[[Mention], Sequence[str]]
    standing: Callable[[str], Standing]


def check_citations(text: str, library: Library) -> tuple[CheckedCitation, ...]:
    """Every citation in *text* with what it leads to, in the order they stand in."""
    return tuple(_check(found, library) for found in find_citations(text))


def find_citations(text: str) -> tuple[FoundCitation, ...]:
    """
    The citations in *text*, in the order they stand in; offsets are in Unicode code points of *text*.

    >>> [(c.kind, c.text) for c in find_citations("见《某市规划》，https://example.org/plans/some-plan/2.1-p3。")]
    [('name', '《某市规划》'), ('link', 'https://example.org/plans/some-plan/2.1-p3')]
    """
    found: list[FoundCitation] = []
    for match in LINK.finditer(text):
        link = match[0].rstrip(_STOPS)
        if (cited := read_link(link)) is not None:
            found.append(FoundCitation("link", link, match.start(), match.start() + len(link), cited))
    for match in _PLAN_LINK.finditer(text):
        found.append(FoundCitation("link", match[0], match.start(), match.end(), Citation(match[1])))
    for mention in find_mentions(text):
        words = text[mention.start : mention.end]
        found.append(FoundCitation("name", words, mention.start, mention.end, mention=mention))
    return tuple(sorted(found, key=lambda each: each.start))


def _check(found: FoundCitation, library: Library) -> CheckedCitation:
    if found.mention is not None:
        plans = tuple(library.named(found.mention))
        status: CitationStatus = "held" if len(plans) == 1 else "ambiguous" if plans else "unknown"
        return CheckedCitation(found, status, plans)
    cited = found.cited or Citation()
    if cited.plan is not None and cited.anchor is None:
        standing = library.standing(cited.plan)
        return CheckedCitation(found, standing, (cited.plan,) if standing == "held" else ())
    answer = library.resolve(cited)
    places = [place for place in (answer.now, *answer.candidates) if place is not None]
    return CheckedCitation(found, answer.status, tuple(dict.fromkeys(place.plan for place in places)), answer)
