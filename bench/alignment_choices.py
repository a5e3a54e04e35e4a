"""
Every choice of two to eight of the nine annexes of one plan, side by side: how many pairs of cells are wrong.

`alignment_score.py` compares the annexes in the few choices that its gold lists; a reader makes his own, and what one
column says changes what the others are paired with. Relies on the gold of alignment_score for what is right and open.
"""

import argparse
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.analysis.words import prepare
from app.compare import ColumnInput, compare
from app.compare.comparing import FEWEST, MOST
from app.domain.outline import Outline
from bench.alignment_score import BENCH, column, read_gold
from bench.outline_gold import find_corpus

PLAN = "jilin-2017-industrial-upgrade"
ANNEXES = [f"a{number}" for number in range(1, 10)]


def main() -> None:
    """Print a line for every number of columns, and every wrong pair with how often it is made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=list(range(FEWEST, MOST + 1)), help="numbers of columns"
    )
    parser.add_argument("--corpus", type=Path, help="the folder of the corpus; the plans stand beside it")
    options = parser.parse_args()
    prepare()
    right, left_open = judged()
    outlines: dict[str, Outline] = {}
    files = {PLAN: find_corpus(options.corpus).parent / "plans" / f"{PLAN}.txt"}
    columns = {annex: column(files, outlines, PLAN, annex, None) for annex in ANNEXES}
    for size in options.sizes:
        found = Counter(pair for chosen in combinations(ANNEXES, size) for pair in pairs([columns[a] for a in chosen]))
        wrong = {pair: count for pair, count in found.items() if pair not in right | left_open}
        fine = sum(count for pair, count in found.items() if pair in right)
        unsure = found.total() - fine - sum(wrong.values())
        print(f"{size} columns: {found.total()} pairs, {fine} right, {unsure} open, {sum(wrong.values())} wrong")
        for pair, count in sorted(wrong.items(), key=lambda each: (-each[1], sorted(each[0]))):
            print(f"    {count:4}  {' | '.join(sorted(pair))}")


def judged() -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The pairs of anchors that are right, and those on which two readers may differ, in all gold of the annexes."""
    golds = [read_gold(path) for path in sorted((BENCH / "gold" / "alignment").glob("annexes-*.tsv"))]
    right = {frozenset(anchor for _, anchor in pair) for gold in golds for pair in gold.right_pairs()}
    return right, {frozenset(anchor for _, anchor in pair) for gold in golds for pair in gold.open_pairs}


def pairs(columns: list[ColumnInput]) -> list[frozenset[str]]:
    """Every two anchors that stand in one row of a comparison; the row of the columns themselves is given."""
    rows = [row for row in compare(columns).rows if row.reason != "whole"]
    cells = [[cell.anchor for cell in row.cells if cell] for row in rows]
    return [frozenset(two) for row in cells for two in combinations(row, 2)]


if __name__ == "__main__":
    main()
