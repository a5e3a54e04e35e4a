"""
How right and how complete the rows of a comparison are: pairs found against pairs judged by reading.

Each file of gold/alignment is one comparison, judged before anyone looked at what is paired: its columns, then a row
per sub-topic with the sections of each column that treat it (see README.md beside it). Of the pairs that stand in one
row, those of one judged sub-topic are right, those left open are not counted, all others are wrong. Of the sub-topics
that two columns share, those with any of their sections beside one another are found. The row of the sections asked
for counts nowhere.

    python bench/alignment_score.py [--half dev|test] [--comparison NAME] [--failures] [--corpus FOLDER]
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

BENCH = Path(__file__).resolve().parent
sys.path.insert(0, str(BENCH.parent))

from app.analysis.words import prepare
from app.compare import ColumnInput, compare, on_industry
from app.domain.outline import Outline
from app.pipeline.stages import describe_file
from bench.outline_gold import corpus_files, find_corpus

Pair = frozenset[tuple[int, str]]


@dataclass(slots=True)
class Gold:
    """A comparison as judged: what is compared, and which sections belong together."""

    name: str
    columns: list[tuple[str, str | None]] = field(default_factory=list)
    half: str = "dev"
    industry: str | None = None
    topics: list[tuple[str, list[list[str]]]] = field(default_factory=list)
    open_pairs: set[Pair] = field(default_factory=set)
    lookalikes: set[Pair] = field(default_factory=set)

    def right_pairs(self) -> set[Pair]:
        """All pairs of sections on one sub-topic."""
        return {pair for _, cells in self.topics for pair in pairs_of(cells)}

    def needs(self) -> list[tuple[str, set[Pair]]]:
        """For every sub-topic and two columns that treat it, its name and the pairs of which one must be found."""
        found = []
        for name, cells in self.topics:
            for one, other in combinations(range(len(cells)), 2):
                if cells[one] and cells[other]:
                    found.append((name, {frozenset({(one, a), (other, b)}) for a in cells[one] for b in cells[other]}))
        return found


@dataclass(slots=True)
class Score:
    """Counts of one comparison, or of several together."""

    right: int = 0
    wrong: int = 0
    left_open: int = 0
    found: int = 0
    needed: int = 0

    def add(self, other: "Score") -> None:
        """Take the counts of *other* in."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def line(self) -> str:
        """Precision and recall, with what they are counted from."""
        judged = self.right + self.wrong
        precision = self.right / judged if judged else 1.0
        recall = self.found / self.needed if self.needed else 1.0
        return (
            f"precision {precision:6.1%} ({self.right:4} of {judged:4}, {self.left_open:3} open)  "
            f"recall {recall:6.1%} ({self.found:4} of {self.needed:4})"
        )


def main() -> None:
    """Print a line per comparison and one for each half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["dev", "test"])
    parser.add_argument("--comparison")
    parser.add_argument("--failures", action="store_true", help="wrong pairs and missed sub-topics")
    parser.add_argument("--corpus")
    options = parser.parse_args()
    sums = {"dev": Score(), "test": Score()}
    for gold, columns in comparisons(options.corpus, options.half, options.comparison):
        begun = time.perf_counter()
        rows = compare(columns, industry=gold.industry).rows
        took = time.perf_counter() - begun
        stand = [{(at, c.anchor) for at, c in enumerate(row.cells) if c} for row in rows if row.reason != "whole"]
        found = {frozenset(each) for row in stand for each in combinations(sorted(row), 2)}
        score = judge(gold, found)
        sums[gold.half].add(score)
        print(f"{gold.name:46} {gold.half:4} {took:5.2f} s  {score.line()}")
        if options.failures:
            print_failures(gold, found)
    for half, score in sums.items():
        if options.half in (None, half):
            print(f"{half:59} {score.line()}")


def comparisons(
    asked: str | None, half: str | None = None, name: str | None = None
) -> Iterator[tuple[Gold, list[ColumnInput]]]:
    """
    Each judged comparison with its columns, those of a *half* or one by its *name* where these are given.

    *asked* is the folder of the corpus, None for the usual places; ends the command where it is in none.
    """
    corpus = find_corpus(asked)
    if corpus is None:
        sys.exit("the public corpus is not here; say where with --corpus or ARCHIVE_SHARED")
    prepare()
    files = corpus_files(corpus) | {path.stem: path for path in (corpus.parent / "plans").glob("*.txt")}
    outlines: dict[str, Outline] = {}
    for path in sorted((BENCH / "gold" / "alignment").glob("*.tsv")):
        gold = read_gold(path)
        if half in (None, gold.half) and name in (None, gold.name):
            yield gold, [column(files, outlines, plan, anchor, gold.industry) for plan, anchor in gold.columns]


def read_gold(path: Path) -> Gold:
    """The judgements of a file."""
    gold = Gold(path.stem)
    for line in path.read_text("utf-8").splitlines():
        first, *rest = line.split("\t")
        if first == "@column":
            gold.columns.append((rest[0], None if rest[1] == "-" else rest[1]))
        elif first == "@half":
            gold.half = rest[0]
        elif first == "@industry":
            gold.industry = rest[0]
        else:
            cells = [[] if cell == "-" else cell.split() for cell in rest]
            if len(cells) != len(gold.columns):
                sys.exit(f"{path.name}: {line!r} has {len(cells)} columns, not {len(gold.columns)}")
            if first == "?":
                gold.open_pairs |= pairs_of(cells)
            elif first == "!":
                gold.lookalikes |= pairs_of(cells)
            else:
                gold.topics.append((first, cells))
    if contradicted := gold.lookalikes & gold.right_pairs():
        sys.exit(f"{path.name}: right and wrong at once: {', '.join(map(told, contradicted))}")
    return gold


def pairs_of(cells: list[list[str]]) -> set[Pair]:
    """Every two sections of different columns."""
    return {
        frozenset({(one, a), (other, b)})
        for one, other in combinations(range(len(cells)), 2)
        for a in cells[one]
        for b in cells[other]
    }


def column(
    files: dict[str, Path], outlines: dict[str, Outline], plan: str, anchor: str | None, industry: str | None
) -> ColumnInput:
    """A plan, a section of it with all that stands below, or what it says about an industry."""
    if plan not in outlines:
        outlines[plan] = describe_file(files[plan])[2]
    sections = outlines[plan].sections
    if anchor is not None:
        sections = tuple(each for each in sections if f"{each.anchor}.".startswith(f"{anchor}."))
    if industry is not None:
        sections = on_industry(sections, industry)
    return ColumnInput(plan, plan, "official", "zh", anchor, sections)


def judge(gold: Gold, found: set[Pair]) -> Score:
    """The counts of one comparison."""
    right = found & gold.right_pairs()
    left_open = (found - right) & gold.open_pairs
    needs = gold.needs()
    return Score(
        len(right),
        len(found) - len(right) - len(left_open),
        len(left_open),
        sum(bool(pairs & found) for _, pairs in needs),
        len(needs),
    )


def print_failures(gold: Gold, found: set[Pair]) -> None:
    """Every wrong pair, and every sub-topic of two columns that was not found."""
    for pair in sorted(found - gold.right_pairs() - gold.open_pairs, key=sorted):
        print(f"    wrong   {told(pair)}{'  (lookalike)' if pair in gold.lookalikes else ''}")
    for name, pairs in gold.needs():
        if not pairs & found:
            print(f"    missed  {name}: {' or '.join(sorted(map(told, pairs)))}")


def told(pair: Pair) -> str:
    """A pair for a reader: column and anchor of both."""
    return " | ".join(f"{at}:{anchor}" for at, anchor in sorted(pair))


if __name__ == "__main__":
    main()
