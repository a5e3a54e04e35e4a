"""
The promise of the phrase, held against the five real plans: every substring, everywhere it stands, nothing else.

What is expected is worked out here from the outlines alone, without the index and without its tokens.
"""

import random
from collections.abc import Iterator

import pytest

from app.analysis.fold import fold_text
from app.domain.plan import Layer, Plan
from app.domain.record import Record
from app.domain.results import SearchRequest, SearchResult
from app.read import read_file
from app.search.build import write_index
from app.search.whoosh_engine import WhooshEngine
from app.structure import build_outline
from tests.search.phrase_oracle import lines_of
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


def _everything(engine: WhooshEngine, query: str) -> SearchResult:
    return engine.search(SearchRequest(q=query, size=100))


def test_every_substring_of_a_paragraph_is_found_everywhere_and_nowhere_else(
    plans: list[Plan], engine: WhooshEngine
) -> None:
    """Someone who has a sentence of a plan before him finds it here, and an exact count of its fellows."""
    lines = lines_of(plans)
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
