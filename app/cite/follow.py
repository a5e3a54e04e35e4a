"""
A passage followed through the editions that came after it, to what stands for it today.

Step by step, since every step is small: what was corrected three times may look like nothing it once was, and of two
passages that read alike today the editions between say which is which. Where a step leaves a doubt, the earlier and
the latest text are compared directly; what they say counts if the steps do not speak against it.
"""

from collections.abc import Sequence
from typing import Final, Literal, Protocol

from app.cite.align import Alignment, Image, Unit, paragraphs_of, pieces_of
from app.domain.outline import Outline

Grain = Literal["paragraph", "piece"]
_MOST_CHOICES: Final = 8


class Texts(Protocol):
    """The outlines that passages are followed through."""

    def outline(self, text_id: int) -> Outline:
        """The outline of that name."""
        ...

    def later(self, text_id: int) -> Sequence[int]:
        """The outlines that came after it, up to the one shown today, which is last; empty where none is."""
        ...


class Follower:
    """Follows passages of one grain: paragraphs, or the sentences and rows in them."""

    def __init__(self, texts: Texts, grain: Grain) -> None:
        self._texts = texts
        self._grain = grain
        self._units: dict[int, tuple[Unit, ...]] = {}
        self._alignments: dict[tuple[int, int], Alignment] = {}

    def today(self, text_id: int, anchor: str) -> Image:
        """What stands today for the passage at *anchor* of a text; itself where that text is the one shown."""
        own = next((unit for unit in self.units(text_id) if unit.anchor == anchor), None)
        if own is None:
            return Image(())
        later = self._texts.later(text_id)
        found = self._follow(own, (text_id, *later))
        one = found.one
        return found if one is None else Image((one,), "same" if one.mark == own.mark else "changed")

    def units(self, text_id: int) -> tuple[Unit, ...]:
        """The passages of a text in reading order."""
        if text_id not in self._units:
            outline = self._texts.outline(text_id)
            self._units[text_id] = paragraphs_of(outline) if self._grain == "paragraph" else pieces_of(outline)
        return self._units[text_id]

    def alignment(self, before: int, after: int) -> Alignment:
        """The alignment of two texts, made once."""
        if (before, after) not in self._alignments:
            self._alignments[before, after] = Alignment(self.units(before), self.units(after))
        return self._alignments[before, after]

    def _follow(self, own: Unit, texts: Sequence[int]) -> Image:
        here = own
        for k in range(1, len(texts)):
            image = self.alignment(texts[k - 1], texts[k]).image(here.anchor)
            if image.one is not None:
                here = image.one
            elif k == len(texts) - 1:
                return image
            elif image.units:
                return self._after_doubt(own, image, texts, k)
            else:
                return self._after_loss(own, texts, k)
        return Image((here,))

    def _after_doubt(self, own: Unit, doubtful: Image, texts: Sequence[int], k: int) -> Image:
        """Several may stand for it in text *k*: those they lead to, or the one of them that the direct way leads to."""
        led: dict[str, Unit] = {}
        for unit in doubtful.units[:_MOST_CHOICES]:
            for found in self._follow(unit, texts[k:]).units:
                led.setdefault(found.anchor, found)
        direct = self.alignment(texts[0], texts[-1]).image(own.anchor).one
        if direct is not None and direct.anchor in led:
            return Image((direct,))
        return Image(tuple(led.values()), doubtful.match, sure=False)

    def _after_loss(self, own: Unit, texts: Sequence[int], k: int) -> Image:
        """
        Gone in text *k*. It may have been put back since.

        Then its words, or what is like them, were not in that text: what was, had been looked at and was not it.
        """
        direct = self.alignment(texts[0], texts[-1]).image(own.anchor)
        there = {unit.mark for unit in self.units(texts[k])}
        put_back = tuple(unit for unit in direct.units if unit.mark not in there)
        sure = direct.sure and direct.match == "same" and len(put_back) == 1
        return Image(put_back, direct.match, sure=sure or not put_back)
