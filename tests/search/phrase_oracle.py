"""
Where a quoted phrase stands in outlines, worked out without the index and without its tokens.

The rules are those of the search: heading and paragraphs each by themselves, a heading with the paragraph that runs
on behind it as one line, white space left out, and no phrase begins or ends inside a number or a Latin word.
"""

from collections.abc import Iterable

from app.analysis.fold import fold_text
from app.domain.outline import Section
from app.domain.plan import Plan

Marks = list[tuple[int, int]]


class Phrase:
    """A phrase as it is compared: its signs, and where a blank keeps two words or two numbers apart."""

    def __init__(self, text: str) -> None:
        printed = [(sign, at) for at, character in enumerate(text) for sign in fold_text(character)]
        self.signs, self.gaps, _, _ = _squeezed(printed)


class Line:
    """A heading, a paragraph, or a heading with the paragraph that runs on behind it."""

    def __init__(
        self, section: str, text: str, paragraph_from: int | None, names: tuple[str | None, str | None]
    ) -> None:
        self.section = section
        self.text = text
        self.paragraph_from = paragraph_from
        self.names = names
        printed = [(sign, at) for at, character in enumerate(text) for sign in fold_text(character)]
        self.printed = "".join(sign for sign, _ in printed)
        self.signs, self.gaps, self.printed_at, self.places = _squeezed(printed)

    def may_cut(self, at: int) -> bool:
        """Whether a phrase may begin or end before sign *at*: not inside a number or a Latin word."""
        if at in (0, len(self.signs)):
            return True
        if self.paragraph_from is not None and self.places[at - 1] < self.paragraph_from <= self.places[at]:
            return True
        together = self.places[at] - self.places[at - 1] <= 1
        left, right = self.signs[at - 1], self.signs[at]
        if together and ((left.isdigit() and right.isdigit()) or (_is_latin(left) and _is_latin(right))):
            return False
        return not (self._is_number_mark(at - 1) or self._is_number_mark(at))

    def _is_number_mark(self, at: int) -> bool:
        here = self.printed_at[at]
        before = self.printed[max(0, here - 12) : here]
        after = self.printed[here + 1 : here + 13]
        digits_before = before[len(before.rstrip("0123456789")) :]
        digits_after = after[: len(after) - len(after.lstrip("0123456789"))]
        if not digits_before or not digits_after:
            return False
        if self.signs[at] == ",":
            return len(digits_before) <= 3 and len(digits_after) == 3
        rest_before, rest_after = before.removesuffix(digits_before), after.removeprefix(digits_after)
        chained = (rest_before[-1:] == "." and rest_before[-2:-1].isdigit()) or (
            rest_after[:1] == "." and rest_after[1:2].isdigit()
        )
        return self.signs[at] == "." and not chained

    def finds(self, phrase: str | Phrase) -> Marks:
        """Where *phrase* (signs folded and without blanks, or as typed) stands: (start, end) among the signs."""
        signs = phrase if isinstance(phrase, str) else phrase.signs
        found, at = [], self.signs.find(signs)
        while at >= 0:
            end = at + len(signs)
            same = isinstance(phrase, str) or self._apart(at, end) == phrase.gaps
            if same and self.may_cut(at) and self.may_cut(end):
                found.append((at, end))
            at = self.signs.find(signs, at + 1)
        return found

    def _apart(self, start: int, end: int) -> frozenset[int]:
        return frozenset(gap - start for gap in self.gaps if start < gap < end)

    def marks(self, phrase: Phrase) -> dict[str, Marks]:
        """The characters of the printed text that are *phrase*, by anchor: a section's for its heading."""
        spans = [(self.places[start], self.places[end - 1] + 1) for start, end in self.finds(phrase)]
        border = len(self.text) if self.paragraph_from is None else self.paragraph_from
        found: dict[str, Marks] = {}
        for name, first, last in ((self.names[0], 0, border), (self.names[1], border, len(self.text))):
            here = [(max(a, first) - first, min(b, last) - first) for a, b in spans if a < last and b > first]
            if name is not None and here:
                found[name] = _merged(here)
        return found


def lines_of(plans: Iterable[Plan]) -> list[Line]:
    """All lines of the first layer of *plans*; `section` and the names in it are "plan anchor"."""
    return [
        line
        for plan in plans
        for section in plan.layers[0].outline.sections
        for line in _lines(plan.record.plan, section)
    ]


def _lines(plan: str, section: Section) -> list[Line]:
    name = f"{plan} {section.anchor}"
    paragraphs = [(each.text, f"{plan} {each.anchor}") for each in section.paragraphs]
    rest = [Line(name, text, 0, (None, anchor)) for text, anchor in paragraphs]
    if section.run_in and paragraphs:
        text, anchor = paragraphs[0]
        return [Line(name, section.heading + text, len(section.heading), (name, anchor)), *rest[1:]]
    return [Line(name, section.heading, None, (name, None)), *rest]


def _squeezed(printed: list[tuple[str, int]]) -> tuple[str, frozenset[int], list[int], list[int]]:
    """
    Signs without blanks, and where a blank keeps apart what would be one word or number; for each sign its place among
    all signs and in the text.
    """
    kept = [at for at, (sign, _) in enumerate(printed) if not sign.isspace()]
    signs = "".join(printed[at][0] for at in kept)
    gaps = frozenset(
        number
        for number in range(1, len(kept))
        if kept[number] - kept[number - 1] > 1 and _is_one(signs[number - 1], signs[number])
    )
    return signs, gaps, kept, [printed[at][1] for at in kept]


def _is_one(left: str, right: str) -> bool:
    return (left.isdigit() and right.isdigit()) or (_is_latin(left) and _is_latin(right))


def _is_latin(sign: str) -> bool:
    return sign.isalpha() and sign < "Ѐ"


def _merged(spans: Marks) -> Marks:
    """*spans* with those that overlap as one; those that only touch stay two."""
    merged: Marks = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
