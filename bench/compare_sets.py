"""
How long comparisons of real plans take and how much they pair: sets of up to eight plans on one subject.

The first eight of each set as it is listed, or with --longest those of most paragraphs, which take longest.

A line per set: columns, sections, seconds (and those of the processor, where others use it too), rows with two cells
or more by the reason of their pairing, and the share of sections that stand beside another. Corpus and its place are
those of outline_gold beside it.

    python bench/compare_sets.py [--corpus FOLDER] [--set NAME] [--longest]
"""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.analysis.words import prepare
from app.compare import ColumnInput, compare
from app.pipeline.stages import describe_file
from bench.outline_gold import corpus_files, find_corpus

MOST = 8


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--set", dest="name")
    parser.add_argument("--longest", action="store_true", help="the plans of most paragraphs, not the first")
    options = parser.parse_args()
    corpus = find_corpus(options.corpus)
    if corpus is None:
        sys.exit("the public corpus is not here; say where with --corpus or ARCHIVE_SHARED")
    prepare()
    files = corpus_files(corpus)
    for one in json.loads((corpus / "comparison_sets.json").read_text("utf-8")):
        if options.name in (None, one["set"]):
            members = one["members"] if options.longest else one["members"][:MOST]
            columns = [column(files[each["id"]], each["id"]) for each in members]
            columns.sort(key=lambda each: -paragraphs(each) if options.longest else 0)
            print(f"{one['set']:45}", measure(columns[:MOST]))


def column(path: Path, plan: str) -> ColumnInput:
    """A raw file as a whole plan."""
    return ColumnInput(plan, plan, "official", "zh", None, describe_file(path)[2].sections)


def paragraphs(plan: ColumnInput) -> int:
    """How many paragraphs a plan has."""
    return sum(len(section.paragraphs) for section in plan.sections)


def measure(columns: list[ColumnInput]) -> str:
    """The line of one set."""
    begun, worked = time.perf_counter(), time.process_time()
    found = compare(columns)
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    sections = sum(len(each.sections) for each in columns)
    reasons = Counter(row.reason for row in found.rows)
    beside = 1 - reasons.pop("only", 0) / sections
    told = ", ".join(f"{number} {reason}" for reason, number in reasons.most_common())
    times = f"{took:5.2f} s ({worked:4.2f} of work)"
    return f"{len(columns)} columns {sections:5} sections {times} {beside:4.0%} beside another ({told})"


if __name__ == "__main__":
    main()
