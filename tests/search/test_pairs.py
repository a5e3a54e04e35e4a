"""What the index of pairs finds is what reading the whole text finds."""

import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from app.domain.plan import Plan
from app.search import matching, pairs
from app.search.arrays import BREAK, TextArrays
from app.search.build import write_index
from app.search.matching import Pattern, find, in_rows
from app.search.pairs import PairArrays, pair_arrays
from app.search.snapshot import open_snapshot

MakePlan = Callable[..., Plan]
SIGNS = "甲乙丙、,"
PATTERNS = ["甲", "甲乙", "乙、", "、", "甲乙丙", "、甲、乙", "丙甲乙丙甲", "乙乙乙乙", "甲丙,甲"]


@pytest.fixture(scope="module")
def text(make_plan: MakePlan, tmp_path_factory: pytest.TempPathFactory) -> TextArrays:
    """Two hundred sections of five signs drawn by lot, a third of the headings with a paragraph on their line."""
    draw = random.Random(4)

    def signs(least: int, most: int) -> str:
        return "".join(draw.choices(SIGNS, k=draw.randint(least, most)))

    sections = [
        (signs(0, 4), [signs(1, 30) for _ in range(draw.randint(0, 3))], {"run_in": n % 3 == 0}) for n in range(200)
    ]
    directory = tmp_path_factory.mktemp("pairs")
    write_index(directory, [make_plan("a-plan", sections)])
    return open_snapshot(directory).text


def read(text: TextArrays, pattern: Pattern) -> list[int]:
    """Where *pattern* begins, by reading all tokens one after another."""
    row = text.tokens.tolist()
    return [
        place
        for place in range(len(row) - len(pattern) + 1)
        if all(row[place + at] in alternatives for at, alternatives in enumerate(pattern))
    ]


def pattern_of(text: TextArrays, signs: str) -> Pattern:
    """Each sign as it is; a comma stands for either comma, as a word of English does for all its forms."""
    commas = tuple(text.vocabulary[sign] for sign in "、,")
    return tuple(commas if sign == "," else (text.vocabulary[sign],) for sign in signs)


@pytest.mark.parametrize("signs", PATTERNS)
def test_every_occurrence_is_found_in_order(text: TextArrays, signs: str) -> None:
    """A count that leaves one out, or a heading that hides the beginning of a phrase, is a wrong answer."""
    pattern = pattern_of(text, signs)

    assert read(text, pattern) == find(text, pattern).starts.tolist()


@pytest.mark.parametrize("signs", PATTERNS)
def test_the_units_told_are_those_it_begins_and_ends_in(text: TextArrays, signs: str) -> None:
    """A paragraph is marked and counted by them; an empty heading is nobody's place."""
    found = find(text, pattern_of(text, signs))
    ends = found.starts + np.int32(found.length - 1)
    units = [(np.searchsorted(text.unit_start, places, side="right") - 1).tolist() for places in (found.starts, ends)]

    assert units == [found.first_unit.tolist(), found.last_unit.tolist()]


@pytest.mark.parametrize("few", [0, 10_000])
@pytest.mark.parametrize("signs", PATTERNS)
def test_what_stands_in_rows_has_a_comma_beside_it(
    text: TextArrays, monkeypatch: pytest.MonkeyPatch, signs: str, few: int
) -> None:
    """石化、冶金、汽车 names three industries and speaks of none, whether the word is common or rare."""
    monkeypatch.setattr(matching, "_FEW", few)
    pattern, row, comma = pattern_of(text, signs), text.tokens.tolist(), text.vocabulary["、"]
    expected = [at for at in read(text, pattern) if comma in (row[at - 1], row[at + len(pattern)])]

    assert expected == in_rows(find(text, pattern), pattern, None).starts.tolist()


def test_a_pattern_longer_than_the_text_is_nowhere(make_plan: MakePlan, tmp_path: Path) -> None:
    """Whoever pastes a page into a small archive gets an empty answer and no error."""
    write_index(tmp_path, [make_plan("a-plan", [("", ["甲乙"])])])
    text = open_snapshot(tmp_path).text
    pattern = tuple((text.vocabulary[sign],) for sign in "甲乙" * 20)

    assert [] == find(text, pattern).starts.tolist()


@pytest.mark.parametrize(("bits", "at_once"), [(63, 1 << 22), (8, 1 << 22), (63, 100), (63, 1)])
def test_pairs_too_large_or_too_many_are_sorted_otherwise(
    monkeypatch: pytest.MonkeyPatch, bits: int, at_once: int
) -> None:
    """An archive of hundreds of millions of tokens has the same index as a small one would."""
    monkeypatch.setattr(pairs, "_KEY_BITS", bits)
    monkeypatch.setattr(pairs, "_AT_ONCE", at_once)
    draw = random.Random(6)
    row = [BREAK, BREAK, *(draw.choice([BREAK, 1, 2, 3, 4]) for _ in range(300)), BREAK, BREAK]
    starts = [2, *(at + 1 for at, token in enumerate(row[:-2]) if token == BREAK and at > 1)]
    tokens, unit_start = np.array(row, dtype=np.uint16), np.array([*starts, len(row) - 2], dtype=np.int32)
    index = PairArrays(**pair_arrays(tokens, unit_start, 5))
    found = {
        (left, right): [int(unit_start[index.unit[at]] + index.offset[at]) for each in ranges for at in each]
        for left in range(1, 5)
        for right in range(5)
        if (ranges := index.of_pairs([left], [right]))
    }
    expected: dict[tuple[int, int], list[int]] = {}
    for place, pair in enumerate(pairwise(row)):
        if pair[0] != BREAK:
            expected.setdefault(pair, []).append(place)

    assert expected == found
