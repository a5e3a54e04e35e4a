"""
The hits of one page of an answer, as they are stored, with what matched in them marked.

Which sections are shown and in which order is decided in app.search.ranking.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.results import Hit, ParagraphMatch, PathStep
from app.search.highlights import Marker
from app.search.leaves import TermMatch
from app.search.letting_go import NOTHING_LACKING, Lacking
from app.search.ranking import Folded
from app.search.sets import Scored
from app.search.snapshot import Snapshot
from app.search.titles import TitleMarks


def hits_of(
    snapshot: Snapshot,
    ranked: Folded,
    page: slice,
    found: Scored,
    matches: Sequence[TermMatch],
    titled: Sequence[str] = (),
    lacking: Lacking = NOTHING_LACKING,
) -> tuple[Hit, ...]:
    """
    The hits of a page.

    Args:
        snapshot: The index.

        ranked: The sections that answer, first hit first, as far as this page.

        page: Which of them are shown.

        found: Their scores.

        matches: What was asked for, where it stands; a paragraph without any of it is left out. Of a question without
            words all are shown.

        titled: What was asked of titles alone.

        lacking: Which sections lack words that were let go.
    """
    stored = _Stored(snapshot)
    chunks = ranked.chunks[page]
    marker = Marker(snapshot.text, chunks, matches)
    titles = TitleMarks(snapshot, matches, titled)
    plans = snapshot.plan_of[chunks].tolist()
    scores = found.score[found.chunks.searchsorted(chunks)].tolist()
    leaders, similar = ranked.leader[page].tolist(), ranked.similar[page].tolist()
    hits: list[Hit] = []
    for at, chunk in enumerate(chunks.tolist()):
        told = stored.of(chunk)
        paragraphs: Sequence[tuple[str, int, str, Any]] = told["paragraphs"]
        targets: Mapping[str, int] = told.get("targets", {})
        units = [told["heading"], *(text for _, _, text, _ in paragraphs)]
        marks, terms = marker.marks_of(at, units)
        hits.append(
            Hit(
                plan=told["plan"],
                layer=told["layer"],
                lang=told["lang"],
                anchor=told["anchor"],
                part=told["part"],
                path=tuple(PathStep(anchor, heading) for anchor, heading in told["path"]),
                heading=told["heading"],
                text="\n".join(units[1:]),
                paragraphs=tuple(
                    ParagraphMatch(
                        anchor, n, text, tuple(mark.typed), tuple(mark.added), kind, targets.get(anchor, 0)
                    )
                    for (anchor, n, text, kind), mark in zip(paragraphs, marks[1:], strict=True)
                    if mark.typed or mark.added or not matches
                ),
                heading_highlights=tuple(sorted([*marks[0].typed, *marks[0].added])),
                industries=tuple(told["industries"]),
                score=scores[at],
                matched=tuple(terms),
                similar=similar[at],
                similar_to=stored.address(leaders[at]) if leaders[at] != chunk else None,
                title_highlights=titles.of(plans[at]),
                targets=sum(targets.values()),
                without=lacking.by(chunk),
            )
        )
    return tuple(hits)


class _Stored:
    """What is stored of sections, each read once: several hits may be nearly the same as one."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._stored = snapshot.hits
        self._read: dict[int, dict[str, Any]] = {}

    def of(self, chunk: int) -> dict[str, Any]:
        """What is stored of a section."""
        if chunk not in self._read:
            self._read[chunk] = self._stored.get(chunk)
        return self._read[chunk]

    def address(self, chunk: int) -> tuple[str, str]:
        """The plan and anchor of a section."""
        told = self.of(chunk)
        return told["plan"], told["anchor"]
