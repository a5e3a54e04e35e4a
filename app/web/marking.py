"""
Texts with marks: which characters are a match, cut to whole sentences for a list of hits.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup, escape

from app.domain.results import Highlight

_SENTENCE: Final = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]?")
_LONG: Final = 260
_WIDENED: Final = 1
_TYPED: Final = 2
_MARKS: Final = ("", "x", "hit")
_RUN: Final = re.compile(rb"\x00+|\x01+|\x02+")
_TAGS: Final[Mapping[str, tuple[str, str]]] = {
    "": ("", ""), "hit": ("<mark>", "</mark>"), "x": ('<mark class="x">', "</mark>"),
}  # fmt: skip


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
    kinds = bytearray(len(text))
    for kind, stretches in ((_WIDENED, widened), (_TYPED, typed)):
        for start, end in stretches:
            kinds[start:end] = bytes([kind]) * (min(end, len(text)) - start)
    out: list[Segment] = []
    for start, end in _windows(text, kinds) if shorten and len(text) > _LONG else [(0, len(text))]:
        if start < 0:
            out.append(Segment("…"))
        else:
            runs = (run.span() for run in _RUN.finditer(kinds, start, end))
            out += [Segment(text[first:last], _MARKS[kinds[first]]) for first, last in runs]
    return out


def marked(found: Iterable[Segment]) -> Markup:
    """*found* as HTML; in Python, since a page has hundreds of stretches and a macro of a template takes its time."""
    pieces = []
    for segment in found:
        begin, end = _TAGS[segment.mark]
        shown = f"{begin}{escape(segment.text)}{end}"
        pieces.append(f'<a href="{escape(segment.url)}">{shown}</a>' if segment.url else shown)
    return Markup("".join(pieces))  # noqa: S704


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


def _windows(text: str, kinds: bytearray) -> list[tuple[int, int]]:
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
