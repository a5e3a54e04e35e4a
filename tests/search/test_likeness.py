"""Which sections are nearly the same and what is said in many, held against comparing everything with everything."""

import random

import numpy as np
import pytest
from numpy.typing import NDArray

from app.search import likeness as under_test
from app.search.likeness import ALIKE, MANY, likeness

Section = frozenset[int]


def sections_like(draw: random.Random, section: Section, changed: int, count: int) -> list[Section]:
    """*count* sections that have all but *changed* of the shingles of *section*, and as many of their own."""
    kept = [draw.sample(sorted(section), len(section) - changed) for _ in range(count)]
    return [frozenset(each) | {draw.getrandbits(64) for _ in range(changed)} for each in kept]


@pytest.fixture(scope="module")
def archive() -> list[Section]:
    """Eight hundred sections: a list of decrees in sixty wordings, lookalikes of all degrees, a phrase in all."""
    draw = random.Random(7)
    phrase = {draw.getrandbits(64) for _ in range(4)}
    originals = [frozenset(draw.getrandbits(64) for _ in range(draw.randint(6, 300))) for _ in range(500)]
    copies = [each for k in range(80) for each in sections_like(draw, originals[k], len(originals[k]) * k // 200, 3)]
    decrees = sections_like(draw, frozenset(draw.getrandbits(64) for _ in range(120)), 3, 60)
    found = [each | phrase for each in (*originals, *copies, *decrees)]
    draw.shuffle(found)
    return found


def compared(sections: list[Section]) -> dict[str, NDArray[np.generic]]:
    """What is worked out for *sections*, which come in two parts."""
    parts = []
    for half in (sections[: len(sections) // 2], sections[len(sections) // 2 :]):
        hashes = [np.array(sorted(each), dtype=np.uint64) for each in half]
        parts.append({"hashes": np.concatenate(hashes), "sizes": np.array([len(each) for each in half])})
    return likeness(parts)


def alike(one: Section, other: Section) -> float:
    """The share of common shingles."""
    return len(one & other) / len(one | other)


def test_sections_alike_have_the_first_of_them_for_their_group(archive: list[Section]) -> None:
    """Whatever it is that makes looking them up quick, folding must show the reader every lookalike once."""
    expected: list[int] = []
    for number, section in enumerate(archive):
        firsts = (k for k, first in enumerate(expected) if first == k and len(section) >= 12 <= len(archive[k]))
        expected.append(next((k for k in firsts if alike(section, archive[k]) >= ALIKE), number))

    assert expected == compared(archive)["group"].tolist()


def test_what_is_shared_is_what_many_sections_have(archive: list[Section]) -> None:
    """A section in words of its own must not lose anything because others repeat themselves."""
    often: dict[int, int] = {}
    for section in archive:
        for shingle in section:
            often[shingle] = often.get(shingle, 0) + 1
    expected = [sum(often[each] >= MANY for each in section) / len(section) for section in archive]

    assert pytest.approx(expected) == compared(archive)["shared"].tolist()


def test_a_turn_of_phrase_makes_nobody_be_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """In 30,000 sections they would be compared a million times, and longer for each plan more."""
    draw = random.Random(8)
    asked: list[int] = []
    monkeypatch.setattr(under_test, "_alike", lambda one, other: asked.append(len(one)) or 0.0)
    # A hash of 0 is the lowest of every section.
    compared([frozenset({0, *(draw.getrandbits(64) for _ in range(50))}) for _ in range(400)])

    assert not asked


def test_an_archive_without_sections_has_no_groups() -> None:
    """A documents folder may be empty."""
    assert [[], []] == [values.tolist() for values in likeness([]).values()]
