"""
A passage followed through the editions that came after it, to what stands for it today.

Step by step, since every step is small: what was corrected three times may look like nothing it once was, and of two
passages that read alike today the editions between say which is which. A doubt at one step is never settled by
comparing the first text with the last, which do not know what happened between.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Final, Literal, Protocol, TypeVar

from app.cite.align import Alignment, Image, Unit, paragraphs_of, pieces_of
from app.cite.likeness import likeness
from app.domain.citation import fold_wording
from app.domain.outline import Outline

Grain = Literal["paragraph", "piece"]
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_MOST_CHOICES: Final = 8
_KEPT: Final = 64
"""Alignments kept; one of a plan of 60,000 characters takes a few megabytes."""


class Texts(Protocol):
    """The outlines that passages are followed through."""

    def outline(self, text_id: int) -> Outline:
        """The outline of that name."""
        ...

    def later(self, text_id: int) -> Sequence[int]:
        """The outlines that came after it, up to the one shown today, which is last; empty where none is."""
        ...


class Alignments:
    """
    Alignments of texts of one generation of the index, the last ones kept; any number of threads may ask at once.

    Two threads may make the same one, which costs time only.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._units: OrderedDict[tuple[Grain, int], tuple[Unit, ...]] = OrderedDict()
        self._made: OrderedDict[tuple[Grain, int, int], Alignment] = OrderedDict()

    def units(self, texts: Texts, grain: Grain, text_id: int) -> tuple[Unit, ...]:
        """The passages of a text in reading order."""
        found = _get(self._lock, self._units, (grain, text_id))
        if found is None:
            outline = texts.outline(text_id)
            found = paragraphs_of(outline) if grain == "paragraph" else pieces_of(outline)
            _keep(self._lock, self._units, (grain, text_id), found)
        return found

    def between(self, texts: Texts, grain: Grain, before: int, after: int) -> Alignment:
        """The alignment of two texts."""
        found = _get(self._lock, self._made, (grain, before, after))
        if found is None:
            found = Alignment(self.units(texts, grain, before), self.units(texts, grain, after))
            _keep(self._lock, self._made, (grain, before, after), found)
        return found


def _get(lock: threading.Lock, shelf: "OrderedDict[_Key, _Value]", key: _Key) -> _Value | None:
    with lock:
        if key in shelf:
            shelf.move_to_end(key)
        return shelf.get(key)


def _keep(lock: threading.Lock, shelf: "OrderedDict[_Key, _Value]", key: _Key, value: _Value) -> None:
    with lock:
        shelf[key] = value
        while len(shelf) > _KEPT:
            shelf.popitem(last=False)


class Follower:
    """Follows passages of one grain: paragraphs, or the sentences and rows in them."""

    def __init__(self, texts: Texts, grain: Grain, alignments: Alignments) -> None:
        self._texts = texts
        self._grain = grain
        self._alignments = alignments

    def today(self, text_id: int, anchor: str) -> Image:
        """What stands today for the passage at *anchor* of a text; itself where that text is the one shown."""
        own = next((unit for unit in self._units(text_id) if unit.anchor == anchor), None)
        if own is None:
            return Image(())
        found = self._follow(own, (text_id, *self._texts.later(text_id)))
        one = found.one
        return found if one is None else Image((one,), "same" if one.mark == own.mark else "changed")

    def alignment(self, before: int, after: int) -> Alignment:
        """The alignment of two texts."""
        return self._alignments.between(self._texts, self._grain, before, after)

    def _units(self, text_id: int) -> tuple[Unit, ...]:
        return self._alignments.units(self._texts, self._grain, text_id)

    def _follow(self, own: Unit, texts: Sequence[int]) -> Image:
        here = own
        for k in range(1, len(texts)):
            image = self.alignment(texts[k - 1], texts[k]).image(here.anchor)
            back = self._put_back(own, texts[k - 1], texts[k]) if here.mark != own.mark else ()
            if len(back) == 1 and not (image.one is not None and image.match == "same"):
                # What had been changed or taken into another passage stands again as it was.
                here = back[0]
            elif image.one is not None:
                here = image.one
            elif k == len(texts) - 1:
                return image
            elif image.units:
                return self._after_doubt(own, image, texts[k:])
            else:
                return self._after_loss(own, texts, k)
        # Small steps may lead far; where nothing of the words is left, whoever cited them must look for himself.
        far = here.mark != own.mark and not likeness(fold_wording(own.text), fold_wording(here.text)).is_any
        return Image((here,), sure=not far)

    def _put_back(self, own: Unit, before: int, after: int) -> tuple[Unit, ...]:
        """The passages of a text that have the words cited, where the text before it had none."""
        if any(unit.mark == own.mark for unit in self._units(before)):
            return ()
        return tuple(unit for unit in self._units(after) if unit.mark == own.mark)

    def _after_doubt(self, own: Unit, doubtful: Image, texts: Sequence[int]) -> Image:
        """
        Several may stand for it in the first of *texts*: all that they lead to is offered.

        Only where all of them lead to one passage, as what was divided and put together again, that is the one.
        """
        led: dict[str, Unit] = {}
        certain = len(doubtful.units) > 1
        for unit in doubtful.units[:_MOST_CHOICES]:
            image = self._follow(unit, texts)
            certain = certain and image.one is not None
            for found in image.units:
                led.setdefault(found.anchor, found)
        for found in self._as_cited(own, texts[-1], led):
            certain = certain and found.anchor in led
            led.setdefault(found.anchor, found)
        return Image(tuple(led.values()), doubtful.match, sure=certain and len(led) == 1)

    def _as_cited(self, own: Unit, last: int, led: Mapping[str, Unit]) -> list[Unit]:
        """The passages of the last text with the very words cited: those nearest to where the doubtful ones lead."""
        units = self._units(last)
        near = [at for at, unit in enumerate(units) if unit.anchor in led] or [0]
        same = [at for at, unit in enumerate(units) if unit.mark == own.mark]
        same.sort(key=lambda at: min(abs(at - other) for other in near))
        return [units[at] for at in same[:_MOST_CHOICES]]

    def _after_loss(self, own: Unit, texts: Sequence[int], k: int) -> Image:
        """
        Gone in text *k*. It may have been put back since.

        Then its words, or what is like them, were not in that text: what was, had been looked at and was not it.
        """
        direct = self.alignment(texts[0], texts[-1]).image(own.anchor)
        there = {unit.mark for unit in self._units(texts[k])}
        put_back = tuple(unit for unit in direct.units if unit.mark not in there)
        sure = direct.sure and direct.match == "same" and len(put_back) == 1
        return Image(put_back, direct.match, sure=sure or not put_back)
