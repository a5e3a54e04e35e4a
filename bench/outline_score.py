"""
How well outlines are found: the parser's sections against outlines written by hand from the raw texts.

Relies on app.read and app.structure, on bench/gold/*.tsv (facts: line, level, label, a phrase of the title) and on
the public corpus, which is not part of the project: without it the score is skipped by name. A document belongs to
the dev or the test half by a hash of its id; only dev failures are ever listed.

    python bench/outline_score.py [--corpus FOLDER] [--failures] [--document ID]
"""

import argparse
import bisect
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.domain.outline import Outline, Section
from app.domain.reading import Reading
from app.read import read_file
from app.structure import build_outline
from bench.outline_gold import (
    CUT,
    GOLD,
    Entry,
    Gold,
    corpus_files,
    find_corpus,
    read_gold,
    squeeze,
)


@dataclass(slots=True)
class Tally:
    """Sections found and wanted, and how many agree; `failures` names those that do not."""

    gold: int = 0
    found: int = 0
    right: int = 0
    right_parent: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add the counts of *other*."""
        self.gold += other.gold
        self.found += other.found
        self.right += other.right
        self.right_parent += other.right_parent

    def scores(self, right: int) -> tuple[float, float, float]:
        """Precision, recall and F1 of *right*; 1.0 each where nothing is wanted and nothing was found."""
        if not self.gold and not self.found:
            return 1.0, 1.0, 1.0
        precision = right / self.found if self.found else 0.0
        recall = right / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, (2 * precision * recall / both if both else 0.0)


def found_entries(reading: Reading, outline: Outline) -> list[Entry]:
    """The parser's sections as entries: all but the lead of the main text and the notice as such."""
    starts = [0, *(i + 1 for i, char in enumerate(reading.text) if char == "\n")]
    by_anchor = {section.anchor: section for section in outline.sections}
    found = []
    for section in outline.sections:
        if is_frame(section.anchor):
            continue
        at = section.heading_spans[0].start if section.heading_spans else 0
        line = bisect.bisect_right(starts, at)
        title = squeeze(section.title) if section.title is not None else None
        parent = _parent_name(section, by_anchor)
        found.append(Entry(line, at - starts[line - 1], section.level, squeeze(section.label or "-"), title, parent))
    return found


def is_frame(anchor: str) -> bool:
    """Whether *anchor* is the lead of a main text or a notice as such, which no gold lists."""
    return anchor.partition("~")[0] in ("0", "n")


def _parent_name(section: Section, by_anchor: dict[str, Section]) -> str:
    parent = by_anchor.get(section.parent or "")
    if parent is None or is_frame(parent.anchor):
        return ""
    return squeeze(parent.title if parent.title is not None else parent.label or "")


def same_title(wanted: Entry, got: Entry) -> bool:
    """Whether the titles agree; a plain sentence agrees with a plain sentence of the same number."""
    if wanted.open_title or wanted.title is None:
        same_label = wanted.label.strip("、.．") == got.label.strip("、.．")
        return same_label and (wanted.open_title or got.title is None)
    if got.title is None:
        return False
    if wanted.cut:
        return got.title.startswith(wanted.title) and len(got.title) == wanted.length
    return got.title == wanted.title


def _paired(entries: Iterable[Entry], left: list[Entry]) -> list[tuple[Entry, Entry | None]]:
    """
    Each wanted section with the found one that answers it, or None; what answers is taken out of *left*.

    First those that stand in the same place, then the rest: a title may answer from anywhere, a mere number not.
    """
    answers: dict[int, Entry] = {}
    wanted_all = list(entries)
    for anywhere in (False, True):
        for k, wanted in enumerate(wanted_all):
            if k in answers or (anywhere and wanted.title is None):
                continue
            same = [got for got in left if got.level == wanted.level and same_title(wanted, got)]
            got = min(same, key=lambda got: abs(got.place - wanted.place), default=None)
            if got is not None and (anywhere or _near(wanted, got)):
                answers[k] = got
                left.remove(got)
    return [(wanted, answers.get(k)) for k, wanted in enumerate(wanted_all)]


def _near(wanted: Entry, got: Entry) -> bool:
    """Whether both stand in one place: within two lines, or forty characters of one long line."""
    if wanted.line == got.line:
        return abs(wanted.column - got.column) < 40
    return abs(wanted.line - got.line) <= 2


def judge(gold: Gold, found: Iterable[Entry]) -> Tally:
    """
    Compare *found* with *gold*, each section once.

    Level and title must agree, and then the parent; a parent whose title the gold leaves open answers by any name.
    """
    left = [entry for entry in found if entry.line not in gold.unjudged]
    tally = Tally(gold=len(gold.entries), found=len(left))
    open_names = {entry.label for entry in gold.entries if entry.open_title}
    missed = []
    pairs = _paired(gold.entries, left)
    for wanted, got in pairs:
        if got is None:
            missed.append(wanted)
            continue
        tally.right += 1
        if _same_parent(wanted, got) or wanted.parent in open_names:
            tally.right_parent += 1
        else:
            tally.failures.append(
                f"line {wanted.line} {wanted.label}{wanted.name[:12]}: "
                f"expected parent {wanted.parent[:16] or '(none)'}; got {got.parent[:16] or '(none)'}"
            )
    for wanted in missed:
        here = [got for got in left if got.line == wanted.line and _near(wanted, got)]
        got_instead = here[0] if here else None
        if got_instead is not None:
            left.remove(got_instead)
        tally.failures.append(f"line {wanted.line}: expected {_shown(wanted)}; got {_shown(got_instead)}")
    tally.failures += [f"line {got.line}: expected no section; got {_shown(got)}" for got in left]
    return tally


def _same_parent(wanted: Entry, got: Entry) -> bool:
    if wanted.parent.endswith(CUT):
        return got.parent.startswith(wanted.parent.rstrip(CUT))
    return got.parent == wanted.parent


def _shown(entry: Entry | None) -> str:
    if entry is None:
        return "nothing"
    title = "not judged" if entry.open_title else (entry.title[:18] if entry.title is not None else "no title")
    return f"level {entry.level} {entry.label[:8]} [{title}]"


def score(gold: Gold, path: Path) -> Tally:
    """The tally of one document; a notice that was missed, or seen where none is, is named among its failures."""
    reading = read_file(path)
    outline = build_outline(reading)
    tally = judge(gold, found_entries(reading, outline))
    notice = any(section.part == "n" for section in outline.sections)
    if "notice" in gold.facts and (gold.facts["notice"] == "yes") is not notice:
        tally.failures.append(f"notice: expected {gold.facts['notice']}, got {'yes' if notice else 'no'}")
    return tally


def main() -> int:
    """Print a line for each document and the sums of both halves; 0, also where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--failures", action="store_true", help="list the failures of dev documents")
    parser.add_argument("--document", help="only this document (a dev one)")
    parser.add_argument("--half", choices=("dev", "test"))
    given = parser.parse_args()
    corpus = find_corpus(given.corpus)
    if corpus is None:
        print("skipped: the corpus is not here (give --corpus or set ARCHIVE_SHARED)")
        return 0
    files = corpus_files(corpus)
    sums: dict[str, Tally] = {"dev": Tally(), "test": Tally()}
    counts: Counter[str] = Counter()
    print(f"{'document':24} {'half':4} {'gold':>5} {'found':>5}   title+level P/R/F1     with parent F1")
    for path in sorted(GOLD.glob("*.tsv")):
        gold = read_gold(path)
        if (given.document and gold.id != given.document) or (given.half and gold.half != given.half):
            continue
        if gold.id not in files:
            print(f"{gold.id:24} {gold.half:4} skipped: not in the corpus")
            continue
        tally = score(gold, files[gold.id])
        sums[gold.half].add(tally)
        counts[gold.half] += 1
        print(_line(gold.id, gold.half, tally))
        if gold.half == "dev" and (given.failures or given.document):
            print("".join(f"    {failure}\n" for failure in tally.failures), end="")
    for half, total in sums.items():
        if counts[half]:
            print(_line(f"{counts[half]} documents", half, total))
    return 0


def _line(name: str, half: str, tally: Tally) -> str:
    p, r, f = tally.scores(tally.right)
    parent = tally.scores(tally.right_parent)[2]
    return f"{name:24} {half:4} {tally.gold:5} {tally.found:5}   {p:.3f} {r:.3f} {f:.3f}      {parent:.3f}"


if __name__ == "__main__":
    raise SystemExit(main())
