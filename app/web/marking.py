"""
Texts with marks: which characters are a match, cut to whole sentences for a list of hits.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.domain.results import Highlight

_SENTENCE: Final = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]?")
_LONG: Final = 260


@dataclass(frozen=True, slots=True)
class Segment:
    """
    A stretch of text; `mark` is "" for plain, "hit" for what was typed, "x" for what widening added.

    `url` is where the words lead, "" where they are no link.
    """

    text: str
    mark: str = ""
    url: str = ""


def segments(
    text: str, typed: Iterable[Highlight] = (), widened: Iterable[Highlight] = (), shorten: bool = False
) -> list[Segment]:
    """
    *text* cut at its highlights.

    With *shorten*, sentences far from every match give way to "…", whole sentences at a time, so that what is shown
    stays the source's own words.
    """
    kinds = [""] * len(text)
    for start, end in widened:
        kinds[start:end] = ["x"] * (min(end, len(text)) - start)
    for start, end in typed:
        kinds[start:end] = ["hit"] * (min(end, len(text)) - start)
    out: list[Segment] = []
    for start, end in _windows(text, kinds) if shorten and len(text) > _LONG else [(0, len(text))]:
        if start < 0:
            out.append(Segment("…"))
            continue
        out.extend(_runs(text, kinds, start, end))
    return out


def _runs(text: str, kinds: Sequence[str], start: int, end: int) -> Iterable[Segment]:
    at = start
    while at < end:
        stop = at
        while stop < end and kinds[stop] == kinds[at]:
            stop += 1
        yield Segment(text[at:stop], kinds[at])
        at = stop


def linked(found: Iterable[Segment], links: Iterable[tuple[int, int, str]]) -> list[Segment]:
    """The stretches *found* of one whole text, cut where the words from start to end lead somewhere."""
    out: list[Segment] = []
    at = 0
    spans = sorted(links)
    for segment in found:
        end = at + len(segment.text)
        cuts = {at, end} | {cut for a, b, _ in spans for cut in (a, b) if at < cut < end}
        for start, stop in pairwise(sorted(cuts)):
            url = next((url for a, b, url in spans if a <= start and stop <= b), "")
            out.append(Segment(segment.text[start - at : stop - at], segment.mark, url))
        at = end
    return out


def _windows(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches to show, (-1, -1) for each gap: sentences with a match first, neighbours while there is room."""
    sentences = [(m.start(), m.end()) for m in _SENTENCE.finditer(text) if m.end() > m.start()]
    matched = [i for i, (a, b) in enumerate(sentences) if any(kinds[a:b])] or [0]
    chosen: set[int] = set()
    room = _LONG
    for i in matched:
        size = sentences[i][1] - sentences[i][0]
        if chosen and room < size:
            break
        chosen.add(i)
        room -= size
    for step in (1, -1):
        for i in sorted(chosen):
            j = i + step
            if 0 <= j < len(sentences) and j not in chosen and sentences[j][1] - sentences[j][0] <= room:
                chosen.add(j)
                room -= sentences[j][1] - sentences[j][0]
    shown: list[tuple[int, int]] = []
    last = -1
    for i in sorted(chosen):
        if i != last + 1:
            shown.append((-1, -1))
        if shown and shown[-1][0] >= 0 and i == last + 1:
            shown[-1] = (shown[-1][0], sentences[i][1])
        else:
            shown.append(sentences[i])
        last = i
    if last != len(sentences) - 1:
        shown.append((-1, -1))
    return shown
