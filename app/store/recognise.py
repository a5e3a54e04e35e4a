"""
Which plan a raw text belongs to: by its own document number, then its title, then its content; never by file name.

A number is not believed where the contents are known and have nothing in common, since notices and commentaries
quote it; a title only where they are half alike, since ten provinces name their plans on one subject alike. Content
alone decides where one text is nearly all of the other; where the two texts state different titles it must be nearly
all in both directions, because a city's plan may well repeat two thirds of its province's. Texts that state different
numbers of their own are different documents, and so are those of one title that state different years, unless one is
nearly all of the other: a title may return every year.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.record import Record
from app.domain.reports import RecognisedBy, Recognition
from app.store.signature import Overlap, Signature, overlap, shingle_hashes

ENOUGH: Final = 0.9
"""The larger of the two shares from which a text is the same one, where nothing speaks against it."""
ENOUGH_OF_BOTH: Final = 0.6
"""The smaller of the two: an extract is not the plan."""
CERTAIN: Final = 0.93
"""Both shares, where the two texts state different titles."""
STRANGE: Final = 0.15
"""Below this a number that agrees is somebody else quoting it."""
ALIKE: Final = 0.5
"""Below this a title that agrees is that of another document: provinces name their plans on one subject alike."""
_FEW: Final = 24
"""Fewer kept hashes than this in common say nothing, unless a text is so short that it has no more."""
_BRACKETS: Final = str.maketrans("〔〕[]【】（）［］﹝﹞「」", "()" * 7)


@dataclass(frozen=True, slots=True)
class Known:
    """A plan as recognition sees it. `texts` are the SHA-256 of every text published under it."""

    record: Record
    signatures: tuple[Signature, ...] = ()
    texts: frozenset[str] = frozenset()

    @property
    def plan(self) -> str:
        """The slug."""
        return self.record.plan


@dataclass(frozen=True, slots=True)
class _Judged:
    known: Known
    overlap: Overlap | None

    @property
    def share(self) -> float:
        return max(self.overlap.known, self.overlap.given) if self.overlap else 0.0

    @property
    def both(self) -> float:
        return min(self.overlap.known, self.overlap.given) if self.overlap else 0.0

    def strange(self, least: float) -> bool:
        return self.overlap is not None and self.share < least


class Recogniser:
    """Knows the plans that are filed; `add` keeps it up to date while files are imported."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._known: dict[str, Known] = {}
        self._texts: dict[str, str] = {}
        # What was filed under one of these once; whether it still is, is looked at where it matters.
        self._numbered: dict[str, dict[str, None]] = {}
        self._titled: dict[str, dict[str, None]] = {}
        self._added: dict[int, set[str]] = {}
        for item in known:
            self._file(item)
        # Most texts are recognised without these, and of thousands of plans they are a million.
        self._hashes = _SortedHashes(tuple(self._known.values()))

    def add(self, known: Known) -> None:
        """File *known*, over what was filed under its slug."""
        self._file(known)
        for signature in known.signatures:
            for value in signature.hashes:
                self._added.setdefault(value, set()).add(known.plan)

    def _file(self, known: Known) -> None:
        self._known[known.plan] = known
        for digest in known.texts:
            self._texts.setdefault(digest, known.plan)
        if number := _number(known.record):
            self._numbered.setdefault(number, {})[known.plan] = None
        for title in _titles(known.record):
            self._titled.setdefault(title, {})[known.plan] = None

    def recognise(self, text: str, sha256: str, inferred: Record) -> Recognition:
        """
        The plan that *text* is a text of.

        Args:
            text: The whole raw text.
            sha256: Of the file as received.
            inferred: What the text says of itself; only its own number and its own printed title are used.
        """
        if sha256 in self._texts:
            return Recognition(self._texts[sha256], "same-file", 1.0, "this very file is held already")
        hashes = shingle_hashes(text)
        number, title = _number(inferred), _title(inferred)
        filed = [self._known[plan] for plan in self._numbered.get(number or "", ())]
        by_number = [known for known in filed if _number(known.record) == number]
        filed = [self._known[plan] for plan in self._titled.get(title or "", ())]
        by_title = [known for known in filed if title in _titles(known.record)]
        if found := self._believed(by_number, hashes, inferred, STRANGE):
            return _recognition(found, "document-number", f"its document number {inferred.doc_number}")
        if found := self._believed(by_title, hashes, inferred, ALIKE):
            return _recognition(found, "title", f"its title {inferred.title_zh or inferred.title_en}")
        return self._by_content(hashes, number, title, bool(by_number or by_title))

    def _judge(self, known: Known, hashes: NDArray[np.uint64]) -> _Judged:
        overlaps = [overlap(signature, hashes) for signature in known.signatures]
        return _Judged(known, max(overlaps, key=lambda o: (min(o.known, o.given), o.shared)) if overlaps else None)

    def _believed(
        self, candidates: list[Known], hashes: NDArray[np.uint64], inferred: Record, least: float
    ) -> _Judged | None:
        """The likeliest of the plans whose number or title agrees; None where content, number or year speak against."""
        number = _number(inferred)
        judged = [
            item
            for item in (self._judge(known, hashes) for known in candidates)
            if not item.strange(least)
            and not _numbers_differ(number, item.known.record)
            and (item.share >= ENOUGH or not _years_differ(inferred, item.known.record))
        ]
        return max(judged, key=lambda item: item.share, default=None)

    def _by_content(
        self, hashes: NDArray[np.uint64], number: str | None, title: str | None, contradicted: bool
    ) -> Recognition:
        best: _Judged | None = None
        nearest: _Judged | None = None
        for plan in self._sharing(hashes):
            item = self._judge(self._known[plan], hashes)
            if nearest is None or item.share > nearest.share:
                nearest = item
            if _same_text(item, number, title) and (best is None or item.both > best.both):
                best = item
        if best is not None:
            return _recognition(best, "content", "its content")
        if nearest is not None and nearest.share >= 0.3:
            detail = f"a text of its own; nearest is {nearest.known.plan} ({_shares(nearest)})"
        elif contradicted:
            detail = "its number or title is that of a plan held, but its content is not"
        else:
            detail = "no plan held has its number, its title or its content"
        return Recognition(None, "none", 1.0 - (nearest.share if nearest else 0.0), detail)

    def _sharing(self, hashes: NDArray[np.uint64]) -> list[str]:
        """The plans that share enough kept hashes with the text to be worth a look, by slug."""
        shared = self._hashes.sharing(hashes)
        if self._added:
            for value in hashes.tolist():
                if plans := self._added.get(value):
                    shared.update(plans)
        return sorted(
            plan
            for plan, count in shared.items()
            if count >= min(_FEW, *(len(signature.hashes) for signature in self._known[plan].signatures))
        )


class _SortedHashes:
    """The kept hashes of plans in one sorted row, made when first asked for."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._known = known

    def sharing(self, hashes: NDArray[np.uint64]) -> Counter[str]:
        """How many of *hashes* each plan has, of those that have any."""
        values, owners = self._sorted
        low, high = np.searchsorted(values, hashes, "left"), np.searchsorted(values, hashes, "right")
        found = [owners[low[k] : high[k]] for k in np.flatnonzero(high > low)]
        counts = np.bincount(np.concatenate(found)) if found else np.zeros(0, dtype=np.intp)
        return Counter({self._known[at].plan: int(counts[at]) for at in np.flatnonzero(counts).tolist()})

    @cached_property
    def _sorted(self) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
        different = [{value for signature in known.signatures for value in signature.hashes} for known in self._known]
        kept = [np.array(list(values), dtype=np.uint64) for values in different]
        values = np.concatenate([np.zeros(0, dtype=np.uint64), *kept])
        order = np.argsort(values, kind="stable")
        return values[order], np.repeat(np.arange(len(kept)), [len(each) for each in kept])[order]


def _same_text(item: _Judged, number: str | None, title: str | None) -> bool:
    if item.overlap is None or _numbers_differ(number, item.known.record):
        return False
    signed = min(len(signature.hashes) for signature in item.known.signatures)
    if item.overlap.shared < min(_FEW, signed):
        return False
    titles = _titles(item.known.record)
    if title and titles and title not in titles:
        return item.both >= CERTAIN
    return item.share >= ENOUGH and item.both >= ENOUGH_OF_BOTH


def _recognition(item: _Judged, by: RecognisedBy, says: str) -> Recognition:
    if item.overlap is None:
        return Recognition(item.known.plan, by, 0.9, f"by {says}; no earlier text to compare its content with")
    # A printed number or title and the content are two witnesses; content alone is one.
    certainty = item.share if by == "content" else 1 - (1 - item.share) / 2
    return Recognition(item.known.plan, by, round(certainty, 3), f"by {says} ({_shares(item)})")


def _shares(item: _Judged) -> str:
    assert item.overlap is not None
    return f"{item.overlap.known:.0%} of the text on record is in it, {item.overlap.given:.0%} of it is in that text"


def _number(record: Record) -> str | None:
    if not record.doc_number:
        return None
    folded = unicodedata.normalize("NFKC", record.doc_number.translate(_BRACKETS)).translate(_BRACKETS)
    return "".join(folded.lower().split())


def _numbers_differ(number: str | None, record: Record) -> bool:
    other = _number(record)
    return number is not None and other is not None and number != other


def _years_differ(one: Record, other: Record) -> bool:
    """True if both state when they were issued, or what period they are for, and the years are not the same."""
    # A plan signed in December may have been printed in January.
    if one.issued and other.issued and one.issued_basis == other.issued_basis and one.issued[:4] != other.issued[:4]:
        return True
    periods = (one.period_start, one.period_end), (other.period_start, other.period_end)
    return all(period != (None, None) for period in periods) and periods[0] != periods[1]


def _title(record: Record) -> str | None:
    """The title a text prints of itself; a working title somebody supplied recognises nothing."""
    if record.title_state in ("supplied", "unknown"):
        return None
    return _folded_title(record.title_zh) or _folded_title(record.title_en)


def _titles(record: Record) -> tuple[str, ...]:
    if record.title_state == "supplied":
        return ()
    return tuple(t for t in (_folded_title(record.title_zh), _folded_title(record.title_en)) if t)


def _folded_title(title: str | None) -> str | None:
    folded = "".join(c for c in unicodedata.normalize("NFKC", title or "").casefold() if c.isalnum())
    # 实施方案 or 目录 by itself is no name of a document.
    return folded if len(folded) >= 8 else None
