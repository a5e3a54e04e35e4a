"""
Citations after two hundred random histories, asked over HTTP: none may lead to another passage than the one cited.

Ten copies of the two invented plans are changed, imported and built edition by edition; every edition with what came
after it is one history. bench/resolution_histories.py does the same with real texts.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cite.history_archive import Histories
from tests.cite.history_judge import Score

PLANS = Path(__file__).resolve().parents[1] / "plans"
TEXTS = ("shili-sheng/text.1.txt", "shili-shi/text.txt")
ROUNDS, COPIES, EACH = 8, 25, 6


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Histories]:
    """Two hundred histories, none of them flushed to the disk: nothing here outlives a power cut."""
    texts = [PLANS.joinpath(name).read_text(encoding="utf-8") for name in TEXTS]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        made = Histories(
            tmp_path_factory.mktemp("histories"),
            {f"plan-{k:02}": texts[k % len(texts)] for k in range(COPIES)},
            ROUNDS,
            seed=2026,
        )
    yield made
    made.archive.close()


@pytest.fixture(scope="module")
def score(histories: Histories) -> Score:
    """What was answered, judged by the log of changes."""
    return histories.ask(EACH)


def test_there_are_two_hundred_histories(histories: Histories) -> None:
    """Each is an edition that others followed."""
    assert 200 == histories.count


def test_no_citation_leads_to_another_passage(score: Score) -> None:
    """Nor is a passage that stands called gone, nor a changed one unchanged; a doubt is a choice."""
    assert [] == score.faults


def test_what_is_unique_is_answered_for_without_a_choice(score: Score) -> None:
    """Where a paragraph's words occur once in both editions, there is nothing to choose."""
    assert (True, True) == (sum(score.unique.values()) > 500, score.resolved(score.unique) >= 0.98)


def test_whoever_cites_gets_an_answer_mostly(score: Score) -> None:
    """Choices are honest, and would be too easy: nearly all passages, changed or not, are answered for."""
    assert score.resolved(score.known) >= 0.95
