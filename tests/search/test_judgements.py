"""The judged questions of bench/judgements are whole: a hole in the measuring stick would pass for a bad search."""

from collections import Counter
from pathlib import Path

import pytest

JUDGEMENTS = Path(__file__).resolve().parents[2] / "bench" / "judgements"


def _rows(name: str) -> list[list[str]]:
    lines = (JUDGEMENTS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def test_there_are_enough_questions_of_every_class() -> None:
    """A class of a few questions measures the questions, not the search."""
    counted = Counter(kind for kind, _, _ in _rows("queries.tsv"))

    assert [kind for kind in counted if counted[kind] < 20] == []


def test_no_question_is_asked_twice() -> None:
    """A question counted twice weighs double."""
    counted = Counter((kind, query) for kind, _, query in _rows("queries.tsv"))

    assert [each for each, times in counted.items() if times > 1] == []


def test_every_need_has_an_answer() -> None:
    """A need without an answer scores 0 whatever is found."""
    answered = {need for need, _, _, grade in _rows("grades.tsv") if grade == "3"}

    assert {need for _, need, _ in _rows("queries.tsv")} - answered == set()


@pytest.mark.parametrize("column", [1, 3])
def test_plans_and_grades_are_what_they_may_be(column: int) -> None:
    """A misspelt plan would never be found."""
    known = {path.name for path in (JUDGEMENTS.parents[1] / "documents").iterdir()} | {"1", "2", "3"}

    assert {row[column] for row in _rows("grades.tsv")} - known == set()
