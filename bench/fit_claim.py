"""
Fits the weights of app/compare/last_look.py to pairs judged by reading, and says how good they are on others.

For each comparison of gold/alignment the sections that are most alike are taken with the clues that stand there, as
the rows stand before the last look; right pairs against wrong ones, those left open nowhere. A comparison counts the
same however many pairs it has, as far as it has MOST. `--cross` scores every comparison with weights fitted to
those that have no plan in common with it, through the program as it is: what to expect of plans nobody looked at.

    python bench/fit_claim.py [--cross] [--needed 1.0 …] [--corpus FOLDER]
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

BENCH = Path(__file__).resolve().parent
sys.path.insert(0, str(BENCH.parent))

from app.compare import ColumnInput, compare, last_look
from app.compare.align import align_rows, candidates_of, look_at
from app.compare.columns import between, trees
from app.compare.comparing import pinned_rows
from app.compare.met_words import met_words
from app.compare.pairs import weigh
from bench.alignment_score import Gold, Pair, Score, comparisons, judge

MOST: Final = 40
BEST: Final = 6
"""Of each section the so many that are most like it in each other column are candidates; the rest are wrong anyway."""
RIDGE: Final = 3.0
ROUNDS: Final = 12
NAMES: Final = (*last_look.STILL, "SCORE", "NEIGHBOURS", "GAP")

Floats = NDArray[np.float64]


@dataclass(slots=True)
class Case:
    """A comparison with its candidates: a row of clues for each, and 1 right, 0 wrong."""

    gold: Gold
    columns: list[ColumnInput]
    clues: Floats
    right: Floats

    @property
    def plans(self) -> set[str]:
        """The plans compared."""
        return {plan for plan, _ in self.gold.columns}


def main() -> None:
    """Print the weights, or what they come to comparison by comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--needed", type=float, nargs="+", default=[last_look.NEEDED])
    parser.add_argument("--corpus")
    options = parser.parse_args()
    cases = [case_of(gold, columns) for gold, columns in comparisons(options.corpus)]
    if options.cross:
        cross(cases, options.needed)
        return
    weights = fitted(cases)
    for name, weight in zip((*NAMES, "EVEN"), weights, strict=True):
        print(f"{name:12} {weight:6.2f}")


def cross(cases: Sequence[Case], needed: Sequence[float]) -> None:
    """Score every comparison with weights of those that share no plan with it, for each threshold of *needed*."""
    weights = [fitted([other for other in cases if not other.plans & case.plans]) for case in cases]
    for least in needed:
        sums = {"all": Score(), "without annexes": Score()}
        for case, own in zip(cases, weights, strict=True):
            use(own, least)
            score = judge(case.gold, found_in(case))
            sums["all"].add(score)
            if not case.gold.name.startswith("annexes"):
                sums["without annexes"].add(score)
        for name, score in sums.items():
            print(f"needed {least:5.2f}  {name:16} {score.line()}", flush=True)


def use(weights: Floats, needed: float) -> None:
    """Have the program weigh by *weights*."""
    last_look.STILL.update(zip(last_look.STILL, map(float, weights), strict=False))
    last_look.SCORE, last_look.NEIGHBOURS, last_look.GAP, last_look.EVEN = map(float, weights[len(last_look.STILL) :])
    last_look.NEEDED = needed


def found_in(case: Case) -> set[Pair]:
    """The pairs in the rows of a comparison."""
    rows = compare(case.columns, industry=case.gold.industry).rows
    stand = [{(at, c.anchor) for at, c in enumerate(row.cells) if c} for row in rows if row.reason != "whole"]
    return {frozenset(each) for row in stand for each in combinations(sorted(row), 2)}


def case_of(gold: Gold, columns: list[ColumnInput]) -> Case:
    """The candidates of a comparison."""
    canonical = sorted(range(len(columns)), key=lambda at: columns[at].key())
    nodes = trees([columns[at] for at in canonical])
    evidence = weigh(nodes, met_words(nodes, [columns[at].words for at in canonical]))
    pinned = pinned_rows(columns, canonical, evidence, gold.industry)
    candidates = candidates_of(evidence)
    look = look_at(align_rows(evidence, candidates, pinned, gold.industry is not None), evidence, candidates)
    given = {node for row in pinned for node in row}
    right = gold.right_pairs()
    clues: list[Floats] = []
    labels: list[float] = []
    for ours, theirs in between(nodes):
        rough = evidence.among[ours, theirs] + evidence.text[ours, theirs] + evidence.clues.meanings.lead[ours, theirs]
        best = np.zeros(rough.shape, dtype=bool)
        best[np.argsort(-rough, axis=0, kind="stable")[:BEST], np.arange(rough.shape[1])] = True
        best[np.arange(rough.shape[0])[:, None], np.argsort(-rough, axis=1, kind="stable")[:, :BEST]] = True
        for a, b in np.argwhere(best):
            one, other = evidence.nodes[ours.start + a], evidence.nodes[theirs.start + b]
            told = (canonical[one.column], one.section.anchor), (canonical[other.column], other.section.anchor)
            pair = frozenset(told)
            is_open = pair in gold.open_pairs and pair not in right
            if is_open or not evidence.may_pair(one, other) or (one in given and other in given):
                continue
            at = np.array([one.index]), np.array([other.index])
            clues.append(np.concatenate([last_look.clues_at(evidence, *at)[0], look.moving(one, other)]))
            labels.append(float(pair in right))
    return Case(gold, columns, np.array(clues).reshape(-1, len(NAMES)), np.array(labels))


def fitted(cases: Sequence[Case]) -> Floats:
    """The weights of a logistic regression, the constant last: by Newton's method, large weights held down a little."""
    clues = np.vstack([case.clues for case in cases])
    right = np.concatenate([case.right for case in cases])
    share = np.concatenate([np.full(len(c.right), min(1.0, MOST / max(1.0, c.right.sum()))) for c in cases])
    middle, spread = clues.mean(axis=0), clues.std(axis=0) + 1e-6
    table = np.hstack([(clues - middle) / spread, np.ones((len(clues), 1))])
    held = np.append(np.full(len(NAMES), RIDGE), 1e-6)
    found = np.zeros(len(held))
    for _ in range(ROUNDS):
        odds = 1 / (1 + np.exp(-(table @ found)))
        slope = table.T @ (share * (odds - right)) + held * found
        bend = (table * (share * odds * (1 - odds))[:, None]).T @ table + np.diag(held)
        found -= np.linalg.solve(bend, slope)
    weights = found[:-1] / spread
    return np.append(weights, found[-1] - float(weights @ middle))


if __name__ == "__main__":
    main()
