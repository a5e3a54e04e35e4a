"""
The promise of the phrase, held against the five real plans: every substring, everywhere it stands, nothing else.

What is expected is worked out here from the outlines alone, without the index and without its tokens.
"""

import random
from collections.abc import Iterator

import pytest

from app.analysis.fold import fold_text
from app.domain.outline import Section
from app.domain.plan import Layer, Plan
from app.domain.record import Record
from app.domain.results import SearchRequest, SearchResult
from app.read import read_file
from app.search.build import write_index
from app.search.whoosh_engine import WhooshEngine
from app.structure import build_outline
from tests.shared_texts import SHARED

PLANS = SHARED / "plans"
DRAWS = 3000

pytestmark = pytest.mark.skipif(not PLANS.is_dir(), reason="the five real plans are not here (ARCHIVE_SHARED)")


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    """The five plans as read and structured."""
    return [
        Plan(Record(plan=path.stem), (Layer("official", "zh", build_outline(read_file(path)), source=path.name),))
        for path in sorted(PLANS.glob("*.txt"))
    ]


@pytest.fixture(scope="module")
def engine(plans: list[Plan], tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    """An engine over the five plans."""
    directory = tmp_path_factory.mktemp("five-plans")
    write_index(directory, plans)
    engine = WhooshEngine.open(directory)
    yield engine
    engine.close()


class Line:
    """A heading, a paragraph, or a heading with the paragraph that runs on behind it."""

    def __init__(self, section: str, text: str, paragraph_from: int | None) -> None:
        self.section = section
        self.paragraph_from = paragraph_from
        printed = [(sign, at) for at, character in enumerate(text) for sign in fold_text(character)]
        self.printed = "".join(sign for sign, _ in printed)
        self.printed_at = [at for at, (sign, _) in enumerate(printed) if not sign.isspace()]
        self.signs = "".join(self.printed[at] for at in self.printed_at)
        self.places = [printed[at][1] for at in self.printed_at]

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

    def finds(self, phrase: str) -> list[tuple[int, int]]:
        """Where *phrase* (folded, without blanks) stands: (start, end) among the signs."""
        found, at = [], self.signs.find(phrase)
        while at >= 0:
            if self.may_cut(at) and self.may_cut(at + len(phrase)):
                found.append((at, at + len(phrase)))
            at = self.signs.find(phrase, at + 1)
        return found


def _is_latin(sign: str) -> bool:
    return sign.isalpha() and sign < "Ѐ"


def _lines(plan: str, section: Section) -> list[Line]:
    texts = [paragraph.text for paragraph in section.paragraphs]
    name = f"{plan} {section.anchor}"
    if section.run_in and texts:
        return [
            Line(name, section.heading + texts[0], len(section.heading)),
            *(Line(name, text, 0) for text in texts[1:]),
        ]
    return [Line(name, section.heading, None), *(Line(name, text, 0) for text in texts)]


def _everything(engine: WhooshEngine, query: str) -> SearchResult:
    return engine.search(SearchRequest(q=query, size=100))


def test_every_substring_of_a_paragraph_is_found_everywhere_and_nowhere_else(
    plans: list[Plan], engine: WhooshEngine
) -> None:
    """Someone who has a sentence of a plan before him finds it here, and an exact count of its fellows."""
    lines = [
        line
        for plan in plans
        for section in plan.layers[0].outline.sections
        for line in _lines(plan.record.plan, section)
    ]
    draw = random.Random(20111)
    wrong = []
    for _ in range(DRAWS):
        line = draw.choice([each for each in draw.choices(lines, k=20) if len(each.signs) > 8] or lines)
        start = draw.randrange(max(1, len(line.signs) - 2))
        phrase = line.signs[start : start + draw.randint(2, 8)]
        if len(phrase) < 2 or '"' in phrase or not (line.may_cut(start) and line.may_cut(start + len(phrase))):
            continue
        found = [(each, places) for each in lines if (places := each.finds(phrase))]
        sections = {each.section for each, _ in found}
        paragraphs = sum(
            each.paragraph_from is not None and any(each.places[end - 1] >= each.paragraph_from for _, end in places)
            for each, places in found
        )
        totals = _everything(engine, f'"{phrase}"').totals
        if (totals.sections, totals.paragraphs) != (len(sections), paragraphs):
            wrong.append((phrase, (len(sections), paragraphs), totals))

    assert wrong == []


def test_a_phrase_marks_exactly_the_phrase(plans: list[Plan], engine: WhooshEngine) -> None:
    """What is marked is what was asked for, character by character, in headings and in paragraphs."""
    draw = random.Random(2017)
    paragraphs = [
        paragraph for plan in plans for section in plan.layers[0].outline.sections for paragraph in section.paragraphs
    ]
    wrong = []
    for _ in range(300):
        text = draw.choice(paragraphs).text
        start = draw.randrange(max(1, len(text) - 6))
        phrase = "".join(text[start : start + draw.randint(2, 6)].split())
        if len(phrase) < 2 or '"' in phrase or any(sign.isascii() and sign.isalnum() for sign in phrase):
            continue
        for hit in _everything(engine, f'"{phrase}"').hits:
            marked = [
                "".join(fold_text(shown.text[start:end]).split())
                for shown in hit.paragraphs
                for start, end in shown.highlights
            ]
            wrong += [(phrase, mark) for mark in marked if not _is_made_of(mark, fold_text(phrase))]

    assert wrong == []


def _is_made_of(mark: str, phrase: str) -> bool:
    """True for the phrase, for overlapping repetitions of it, and for the part of it that stands beside a border."""
    return mark == phrase or (phrase in mark and len(mark) < 2 * len(phrase)) or phrase.endswith(mark)
