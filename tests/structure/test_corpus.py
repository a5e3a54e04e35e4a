"""
Every document of the public corpus builds, whole, with an address for each paragraph.

Skipped by name where the corpus is not here. What the outlines are worth is measured in bench/outline_score.py.
"""

from pathlib import Path

import pytest

from app.domain.outline import Outline
from app.domain.reading import Reading
from app.read import read_file
from app.structure import build_outline
from tests.shared_texts import shared
from tests.structure.outline_factories import lost

DOCUMENTS = 606


@pytest.fixture(scope="module")
def corpus() -> list[tuple[str, Reading, Outline]]:
    """Name, reading and outline of every document."""
    root = shared("corpus")
    return [(path.name, reading := read_file(path), build_outline(reading)) for path in texts(root)]


def texts(root: Path) -> list[Path]:
    """The documents, in order."""
    return sorted(root.rglob("*.txt"))


def test_every_document_of_the_corpus_builds(corpus: list[tuple[str, Reading, Outline]]) -> None:
    """Never refuse a document: whatever somebody holds is read and has at least one section."""
    assert (len(corpus), [name for name, _, outline in corpus if not outline.sections]) == (DOCUMENTS, [])


def test_no_character_of_the_corpus_is_lost(corpus: list[tuple[str, Reading, Outline]]) -> None:
    """Text = sections + furniture + repairs, in thirty megabytes of page breaks, tables and contents lists."""
    assert [(name, missing[:20]) for name, reading, outline in corpus if (missing := lost(reading, outline))] == []


def test_no_anchor_occurs_twice_in_a_document_of_the_corpus(corpus: list[tuple[str, Reading, Outline]]) -> None:
    """Two places with one address are no address."""
    doubled = []
    for name, _, outline in corpus:
        anchors = [s.anchor for s in outline.sections] + [p.anchor for s in outline.sections for p in s.paragraphs]
        if len(anchors) != len(set(anchors)):
            doubled.append(name)

    assert doubled == []


def test_parents_stand_one_level_up_in_the_corpus(corpus: list[tuple[str, Reading, Outline]]) -> None:
    """A tree whose levels and parents disagree cannot be drawn."""
    wrong = []
    for name, _, outline in corpus:
        level = {s.anchor: s.level for s in outline.sections}
        wrong += [(name, s.anchor) for s in outline.sections if s.parent and level.get(s.parent) != s.level - 1]

    assert wrong == []
