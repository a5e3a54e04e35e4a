"""
How long a search takes: median and 95th percentile over our own list of questions, by class.

    python3 bench/search_times.py [--documents FOLDER --index FOLDER] [--rounds 20]

Times are of Archive.search alone (facets over all matches, 20 hits with marks), in one process, questions in an order
drawn anew each round. The first round is not counted.
"""

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.archive import Archive
from app.domain.results import SearchRequest
from app.settings import load_settings

QUERIES = ROOT / "bench" / "search_queries.tsv"


def questions() -> list[tuple[str, str]]:
    """(class, query) of every line."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    return [(kind, query) for line in lines if not line.startswith("#") for kind, _, query in [line.partition("\t")]]


def percentile(values: list[float], share: float) -> float:
    """The value that *share* of *values* do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    archive = Archive.open(load_settings(documents=options.documents, index=options.index))
    asked = questions()
    took: dict[str, list[float]] = {}
    draw = random.Random(2026)
    for round_number in range(options.rounds + 1):
        draw.shuffle(asked)
        for kind, query in asked:
            began = time.perf_counter()
            archive.search(SearchRequest(q=query))
            if round_number:
                took.setdefault(kind, []).append((time.perf_counter() - began) * 1000)
    everything = [each for times in took.values() for each in times]
    plans = archive.plans()
    print(f"{len(plans)} plans, {sum(p.sections for p in plans)} sections, {len(everything)} searches")
    print(f"{'class':12} {'median ms':>10} {'p95 ms':>10}")
    for kind, times in [*sorted(took.items()), ("all", everything)]:
        print(f"{kind:12} {statistics.median(times):10.2f} {percentile(times, 0.95):10.2f}")


if __name__ == "__main__":
    main()
