"""The judged questions of bench/judgements are whole: a hole in the measuring stick would pass for a bad search."""

from collections import Counter
from pathlib import Path

import pytest

JUDGEMENTS = Path(__file__).resolve().parents[2] / "bench" / "judgements"
SETS = (JUDGEMENTS, JUDGEMENTS / "corpus")


def _rows(folder: Path, name: str) -> list[list[str]]:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def test_there_are_enough_questions_of_every_class() -> None:
    """A class of a few questions measures the questions, not the search."""
    counted = Counter(kind for kind, _, _ in _rows(JUDGEMENTS, "queries.tsv"))

    assert [kind for kind in counted if counted[kind] < 20] == []


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_no_question_is_asked_twice(folder: Path) -> None:
    """A question counted twice weighs double."""
    counted = Counter((kind, query) for kind, _, query in _rows(folder, "queries.tsv"))

    assert [each for each, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_no_section_is_judged_twice_for_one_need(folder: Path) -> None:
    """Of two grades the later one would count, whichever was meant."""
    counted = Counter((need, plan, anchor) for need, plan, anchor, _ in _rows(folder, "grades.tsv"))

    assert [each for each, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_every_need_has_an_answer(folder: Path) -> None:
    """A need without an answer scores 0 whatever is found."""
    answered = {need for need, _, _, grade in _rows(folder, "grades.tsv") if grade == "3"}

    assert {need for _, need, _ in _rows(folder, "queries.tsv")} - answered == set()


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_grades_are_what_they_may_be(folder: Path) -> None:
    """A grade of 4 would weigh twice what an answer weighs."""
    assert {row[3] for row in _rows(folder, "grades.tsv")} - {"1", "2", "3"} == set()


def test_plans_judged_are_shipped() -> None:
    """A misspelt plan would never be found."""
    shipped = {path.name for path in (JUDGEMENTS.parents[1] / "documents").iterdir()}

    assert {row[1] for row in _rows(JUDGEMENTS, "grades.tsv")} - shipped == set()


def test_documents_judged_are_in_the_sample() -> None:
    """A document outside the sample is not indexed, so its sections would never be found."""
    sample = {row[0] for row in _rows(JUDGEMENTS / "corpus", "documents.tsv")}

    assert {row[1] for row in _rows(JUDGEMENTS / "corpus", "grades.tsv")} - sample == set()
