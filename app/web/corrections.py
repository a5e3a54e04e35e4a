"""
What a correction comes to: how many places, how many characters, and whether a figure is another one now.

Who has cited a passage wants to know that last before anything else. Counted from the difference of the two texts. And
what he needs then: the citation as it was made, and which editions have which words.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from app.domain.plan import Lang
from app.domain.resolution import Resolution
from app.domain.views import Passage
from app.vocab import messages
from app.web.site import Site

# Digits with what is printed between and behind them: 1.5, 8000亿元, 60%, 3个百分点.
_FIGURE: Final = re.compile(r"[0-9０-９]+(?:[.．,][0-9０-９]+)*\s*(?:[%％‰]|个?百分点|[万亿]*[元吨辆户家个项台套人])?")


@dataclass(frozen=True, slots=True)
class Correction:
    """`places` that differ, `characters` in them; the figures that stood there and no more, and those that came."""

    places: int
    characters: int
    gone: tuple[str, ...]
    come: tuple[str, ...]

    def said(self, lang: Lang) -> str:
        """It as a sentence."""
        key = "resolve.figures_changed" if self.gone or self.come else "resolve.figures_same"
        stop = "、" if lang == "zh" else ", "
        before, after = (stop.join(each) or "–" for each in (self.gone, self.come))
        return messages.text(lang, key, a=self.places, c=self.characters, before=before, after=after)


def correction(diff: Sequence[tuple[str, str]]) -> Correction:
    """
    What *diff* ("=" kept, "-" gone, "+" new) comes to.

    >>> correction([("=", "达到"), ("-", "60"), ("+", "65"), ("=", "%以上。")])
    Correction(places=1, characters=2, gone=('60%',), come=('65%',))
    """
    runs = [list(run) for changed, run in groupby(diff, key=lambda step: step[0] != "=") if changed]
    characters = sum(max(_length(run, "-"), _length(run, "+")) for run in runs)
    before, after = (_figures("".join(words for op, words in diff if op in ("=", side))) for side in "-+")
    return Correction(len(runs), characters, tuple((before - after).elements()), tuple((after - before).elements()))


def cited_then(site: Site, resolution: Resolution | None, lang: Lang, base: str) -> str:
    """The citation in GB/T 7714 of the edition a link named; "" where what it cites still stands, or never stood."""
    if resolution is None or resolution.status != "corrected" or resolution.cited is None:
        return ""
    place = resolution.cited
    return site.archive.cite(place.plan, place.anchor, "gbt7714", lang, base, place.edition or None)


def wordings(site: Site, passage: Passage) -> Mapping[int, str]:
    """
    Of each other edition whether it has the paragraph in the "same" words, wherever it stands there, in "other" words
    under its anchor, or has "none" of either; nothing of a section, nor of a summary.
    """
    if passage.paragraph is None or passage.layer != "official":
        return {}
    found = {}
    for each in site.archive.editions(passage.plan):
        if each.edition == passage.edition:
            continue
        sections = site.archive.outline(passage.plan, "official", None, each.edition).sections
        there = {p.anchor: p.fingerprint for section in sections for p in section.paragraphs}
        same, known = passage.paragraph.fingerprint in there.values(), passage.paragraph.anchor in there
        found[each.edition] = "same" if same else "other" if known else "none"
    return found


def _length(run: Sequence[tuple[str, str]], side: str) -> int:
    return sum(len(words) for op, words in run if op == side)


def _figures(text: str) -> Counter[str]:
    return Counter("".join(match[0].split()) for match in _FIGURE.finditer(text))
