"""The measuring stick itself: gold files are well formed, and the score says what it claims."""

from itertools import pairwise

import pytest

from bench.outline_gold import GOLD, Entry, Gold, find_corpus, half_of, read_gold
from bench.outline_score import judge

FILES = sorted(GOLD.glob("*.tsv"))


def entry(line: int, level: int, label: str, title: str | None, parent: str = "") -> Entry:
    """A section, of the gold or found."""
    return Entry(line, 0, level, label, title, parent, len(title or ""))


WANTED = (entry(1, 1, "一、", "目标"), entry(2, 2, "（一）", "规模", "目标"), entry(5, 2, "（二）", None, "目标"))


@pytest.mark.parametrize(
    ("found", "right", "right_parent"),
    [
        (WANTED, 3, 3),
        (WANTED[:2], 2, 2),
        ((*WANTED, entry(9, 1, "二、", "任务")), 3, 3),
        ((WANTED[0], entry(2, 2, "（一）", "规模", "任务"), WANTED[2]), 3, 2),
        ((WANTED[0], entry(2, 3, "（一）", "规模", "目标"), WANTED[2]), 2, 2),
        ((WANTED[0], WANTED[1], entry(5, 2, "（二）", "做强", "目标")), 2, 2),
        ((WANTED[0], WANTED[1], entry(90, 2, "（二）", None, "目标")), 2, 2),
        ((), 0, 0),
    ],
)
def test_each_section_answers_once(found: tuple[Entry, ...], right: int, right_parent: int) -> None:
    """A wrong level, title or parent costs what it should, and a number without a title answers only in its place."""
    tally = judge(Gold("x", WANTED, frozenset(), {}), found)

    assert (tally.right, tally.right_parent, tally.gold, tally.found) == (right, right_parent, 3, len(found))


def test_unjudged_lines_count_on_neither_side() -> None:
    """Where two readers differ the score is silent."""
    tally = judge(Gold("x", WANTED, frozenset({9}), {}), (*WANTED, entry(9, 1, "二、", "任务")))

    assert (tally.found, tally.failures) == (3, [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gold_files_hold_facts_and_no_text(path) -> None:  # type: ignore[no-untyped-def]
    """Titles are cut to a phrase; lines rise; a level never jumps by more than one."""
    gold = read_gold(path)
    places = [row.place for row in gold.entries]
    levels = [0, *(row.level for row in gold.entries)]
    jumps = [b for a, b in pairwise(levels) if b > a + 1]
    long = [row.title for row in gold.entries if len(row.title or "") > 20]

    assert (places == sorted(places), jumps, long) == (True, [], [])


def test_both_halves_are_large_enough() -> None:
    """At least 25 documents, and neither half a handful."""
    halves = [half_of(path.stem) for path in FILES]

    assert (len(halves) >= 25, min(halves.count("dev"), halves.count("test")) >= 10) == (True, True)


def test_without_the_corpus_the_score_says_so(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Whoever clones the project has no corpus, and gets a sentence instead of a trace."""
    assert find_corpus(str(tmp_path)) is None
