"""
How well the industries of sections are told: the annotator's labels against gold/facts/industries.tsv.

Relies on outline_gold beside it for the corpus and the halves. A row of the gold is a section, known by the line its
heading stands on; `industries` are the labels it must have, `open` those on which two readers may differ, which
count neither for nor against. The five plans of the first users are a group of their own; of the other documents
only dev failures are ever listed. What second.tsv judged again, without the first pass in view, is the agreement.

    python bench/industry_score.py [--corpus FOLDER] [--failures]
"""

import argparse
import bisect
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.annotate import annotate
from app.read import read_file
from app.structure import build_outline
from bench.outline_gold import CUT, GOLD, corpus_files, find_corpus, half_of, squeeze

FIRST: Final = GOLD / "facts" / "industries.tsv"
SECOND: Final = GOLD / "facts" / "industries_second.tsv"
NONE: Final = "-"
GROUPS: Final = ("plans", "dev", "test")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader says of one section: the industries it develops, and those on which readers may differ."""

    document: str
    line: int
    heading: str
    industries: frozenset[str]
    open: frozenset[str]


@dataclass(slots=True)
class Tally:
    """Labels right, wrong and missing, and sections without one error."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    sections: int = 0
    perfect: int = 0
    not_found: int = 0

    def add(self, judged: Judgement, got: frozenset[str] | None) -> None:
        """Count the labels *got* for a section; None where the section itself was not found."""
        self.sections += 1
        self.not_found += got is None
        found = got or frozenset()
        wrong, missing = found - judged.industries - judged.open, judged.industries - found
        self.right += len(judged.industries & found)
        self.wrong += len(wrong)
        self.missing += len(missing)
        self.perfect += not wrong and not missing

    def scores(self) -> tuple[float, float, float]:
        """Micro precision, recall and F1; 1.0 each where nothing is wanted and nothing was found."""
        p = self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0
        r = self.right / (self.right + self.missing) if self.right + self.missing else 1.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def read_judgements(path: Path) -> list[Judgement]:
    """The rows of a gold file."""
    with path.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Judgement(row["document"], int(row["line"]), row["heading"], _ids(row["industries"]), _ids(row["open"]))
            for row in rows
        ]


def _ids(cell: str) -> frozenset[str]:
    return frozenset(cell.split()) - {NONE}


def find_labels(path: Path) -> Mapping[int, list[tuple[str, frozenset[str]]]]:
    """Line → the headings that begin on it, squeezed, with the industries the annotator gives them."""
    reading = read_file(path)
    _, outline = annotate(build_outline(reading), path.stem, None)
    starts = [0, *(i + 1 for i, char in enumerate(reading.text) if char == "\n")]
    found: defaultdict[int, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for section in outline.sections:
        spans = section.heading_spans or (section.paragraphs[0].spans if section.paragraphs else ())
        if spans:
            line = bisect.bisect_right(starts, spans[0].start)
            found[line].append((squeeze(section.heading), frozenset(section.industries)))
    return found


def labels_of(judged: Judgement, found: Mapping[int, list[tuple[str, frozenset[str]]]]) -> frozenset[str] | None:
    """The labels the annotator gives the section of *judged*, or None where it finds no such section there."""
    name = squeeze(judged.heading.rstrip(CUT)) if judged.heading != NONE else ""
    for heading, labels in found.get(judged.line, []):
        if heading.startswith(name) if name else not heading:
            return labels
    return None


def agreement(first: Iterable[Judgement], second: Iterable[Judgement]) -> Tally:
    """The second pass held against the first; what either left open is not counted against the other."""
    by_place = {(j.document, j.line, j.heading): j for j in first}
    tally = Tally()
    for again in second:
        one = by_place[again.document, again.line, again.heading]
        tally.add(
            Judgement(one.document, one.line, one.heading, one.industries - (again.open - again.industries), one.open),
            again.industries,
        )
    return tally


def main() -> int:
    """Print precision, recall and F1 for the five plans and both halves; 0, also where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--failures", action="store_true", help="list failures of the plans and of dev documents")
    given = parser.parse_args()
    corpus = find_corpus(given.corpus)
    if corpus is None:
        print("skipped: the corpus is not here (give --corpus or set ARCHIVE_SHARED)")
        return 0
    plans = {path.stem: path for path in sorted((corpus.parent / "plans").glob("*.txt"))}
    files = corpus_files(corpus) | plans
    first = read_judgements(FIRST)
    sums = {group: Tally() for group in GROUPS}
    errors: Counter[str] = Counter()
    found: dict[str, Mapping[int, list[tuple[str, frozenset[str]]]]] = {}
    for judged in first:
        if judged.document not in files:
            continue
        group = "plans" if judged.document in plans else half_of(judged.document)
        if judged.document not in found:
            found[judged.document] = find_labels(files[judged.document])
        got = labels_of(judged, found[judged.document])
        sums[group].add(judged, got)
        wrong = (got or frozenset()) - judged.industries - judged.open
        missing = judged.industries - (got or frozenset())
        if given.failures and group != "test" and (wrong or missing):
            errors.update([f"+{i}" for i in wrong] + [f"-{i}" for i in missing])
            told = "not found" if got is None else " ".join([*(f"+{i}" for i in wrong), *(f"-{i}" for i in missing)])
            print(f"{judged.document}:{judged.line} {judged.heading}  {told}")
    if given.failures:
        print("  ".join(f"{name} {count}" for name, count in errors.most_common()))
    for group, tally in sums.items():
        print(_line(group, tally))
    if SECOND.exists():
        print(_line("second pass", agreement(first, read_judgements(SECOND))))
    return 0


def _line(name: str, tally: Tally) -> str:
    p, r, f = tally.scores()
    lost = f"  ({tally.not_found} sections not found)" if tally.not_found else ""
    return f"{name:11} P {p:.3f} R {r:.3f} F1 {f:.3f}  sections without error {tally.perfect}/{tally.sections}{lost}"


if __name__ == "__main__":
    raise SystemExit(main())
