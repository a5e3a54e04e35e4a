"""
How well targets are found: the annotator's rows against gold/targets/*.tsv.

Relies on outline_gold beside it for the corpus and its files. A row of the gold is a number, known by the paragraph
and a short quote it stands in; `kind` none is a number that is no target, baseline one of the past, and `open` marks
rows on which two readers may differ, which count neither for nor against; the quote * makes a whole paragraph history.
Every document is judged in full, so that whatever else is found there is wrong. The five plans of the first users fall
into dev and test by the hash of the anchor. The other documents are unseen: nobody looked at what the rules make of
them before the rules were written.

    python bench/target_score.py [--corpus FOLDER] [--failures]
"""

import argparse
import csv
import hashlib
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.annotate import annotate
from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph
from app.read import read_file
from app.structure import build_outline
from bench.outline_gold import GOLD, corpus_files, find_corpus

FOLDER: Final = GOLD / "targets"
WHOLE: Final = "*"
GROUPS: Final = ("dev", "test", "unseen")
FIELDS: Final = ("year", "kind", "unit", "comparator", "direction", "value_max", "indicator", "baseline")


@dataclass(frozen=True, slots=True)
class Judged:
    """A row of the gold; `text` is the paragraph it stands in now, `at` where its number stands there."""

    anchor: str
    quote: str
    indicator: str
    value: float
    value_max: float | None
    unit: str | None
    comparator: str | None
    direction: str | None
    target_year: int | None
    kind: str
    baseline_value: float | None
    baseline_year: int | None
    open: bool
    at: int = -1


@dataclass(slots=True)
class Tally:
    """Counts of one group."""

    wanted: int = 0
    found: int = 0
    wrong: int = 0
    history: int = 0
    fields: Counter[str] = field(default_factory=Counter)

    @property
    def given(self) -> int:
        """Targets reported, right and wrong."""
        return self.found + self.wrong

    @property
    def precision(self) -> float:
        """1.0 where nothing is reported."""
        return self.found / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """1.0 where nothing is wanted."""
        return self.found / self.wanted if self.wanted else 1.0

    def line(self, name: str) -> str:
        """The group's scores as a line."""
        history = self.history / self.given if self.given else 0.0
        rates = "  ".join(f"{name} {self.fields[name] / self.found:.3f}" for name in FIELDS) if self.found else ""
        return (
            f"{name:7} targets {self.wanted:4}  P {self.precision:.3f}  R {self.recall:.3f}  history {history:.3f} "
            f"({self.history} of {self.given})  {rates}"
        )


def read_gold(path: Path) -> list[Judged]:
    """The rows of a gold file."""
    with path.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Judged(
            row["anchor"], row["quote"].replace("\\n", "\n").replace("\\t", "\t"), row["indicator"],
            float(row["value"]), _number(row["value_max"]), row["unit"] or None, row["comparator"] or None,
            row["direction"] or None, _year(row["target_year"]), row["kind"], _number(row["baseline_value"]),
            _year(row["baseline_year"]), row["open"] == "o",
        )
        for row in rows
    ]  # fmt: skip


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _year(cell: str) -> int | None:
    if not cell:
        return None
    return int(cell) + 2000 if len(cell) == 2 else int(cell)


def half_of_anchor(document: str, anchor: str) -> str:
    """dev or test, by the hash of the paragraph's address."""
    return "test" if int(hashlib.sha256(f"{document}:{anchor}".encode()).hexdigest()[:8], 16) % 2 else "dev"


def place(row: Judged, paragraphs: dict[str, Paragraph]) -> tuple[str, int] | None:
    """The anchor and offset of the number of *row*: where its quote stands, first under its own anchor."""
    order = [row.anchor, *(anchor for anchor in paragraphs if anchor != row.anchor)]
    number = re.compile(rf"(?<![\d.]){re.escape(_printed(row.value))}(?![\d]|\.\d)")
    for anchor in order:
        at = paragraphs[anchor].text.find(row.quote) if anchor in paragraphs else -1
        if at >= 0:
            inside = number.search(row.quote)
            return anchor, at + (inside.start() if inside else 0)
    return None


def _printed(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def judge(
    document: str, outline: Outline, targets: tuple[Target, ...], gold: list[Judged], sums: dict[str, Tally], plan: bool
) -> list[str]:
    """Count *targets* against *gold* into *sums*; what went wrong comes back, a line each."""
    paragraphs = {p.anchor: p for section in outline.sections for p in section.paragraphs}
    by_anchor: defaultdict[str, list[Target]] = defaultdict(list)
    for target in targets:
        by_anchor[target.anchor].append(target)
    failures: list[str] = []
    used: set[int] = set()
    told_as_history = {row.anchor for row in gold if row.quote == WHOLE}
    for row in (row for row in gold if row.quote != WHOLE):
        where = place(row, paragraphs)
        anchor, at = where or (row.anchor, -1)
        group = half_of_anchor(document, row.anchor) if plan else "unseen"
        tally = sums[group]
        match = next(
            (t for t in by_anchor[anchor] if id(t) not in used and t.value == row.value and _covers(t, at, row)), None
        )
        told = f"{group} {document} {anchor} {row.quote!r}"
        if match is not None:
            used.add(id(match))
        if row.open:
            continue
        is_target = match is not None and match.kind != "baseline"
        if row.kind in ("none", "baseline"):
            if is_target:
                tally.wrong += 1
                tally.history += row.kind == "baseline"
                failures.append(f"{told} is {row.kind}")
            continue
        tally.wanted += 1
        if match is None or not is_target:
            failures.append(f"{told} missed{' (as baseline)' if match else ''}")
            continue
        tally.found += 1
        for name, same in _compare(row, match).items():
            tally.fields[name] += same
            if not same:
                failures.append(f"{told} {name}: {_shown(row, name)} / {_shown_found(match, name)}")
    for anchor, found in by_anchor.items():
        for target in found:
            if id(target) not in used and target.kind != "baseline":
                group = half_of_anchor(document, anchor) if plan else "unseen"
                sums[group].wrong += 1
                sums[group].history += anchor in told_as_history
                failures.append(
                    f"{group} {document} {anchor} {target.quote!r} {target.value} {target.unit} not in gold"
                )
    return failures


def _covers(target: Target, at: int, row: Judged) -> bool:
    first, last = target.number
    return at < 0 or first - 2 <= at <= last or (first <= at + len(row.quote) and at <= first <= at + len(row.quote))


def _compare(row: Judged, target: Target) -> dict[str, bool]:
    return {
        "year": row.target_year == target.target_year,
        "kind": row.kind == target.kind,
        "unit": (row.unit or "").replace("％", "%") == (target.unit or "").replace("％", "%"),
        "comparator": row.comparator == target.comparator,
        "direction": (row.direction == "down") == (target.direction == "down"),
        "value_max": row.value_max == target.value_max,
        "indicator": _same_words(row.indicator, target.indicator),
        "baseline": row.baseline_value == target.baseline_value,
    }


def _same_words(wanted: str, got: str) -> bool:
    """Whether one is in the other, or most characters are the same: two readers cut noun phrases differently."""
    a, b = ("".join(x.rstrip("…").split()) for x in (wanted, got))
    if not a or not b:
        return a == b
    return a in b or b in a or len(set(a) & set(b)) >= 0.7 * len(set(a))


def _shown(row: Judged, name: str) -> object:
    return {"year": row.target_year, "baseline": row.baseline_value}.get(name, getattr(row, name, None))


def _shown_found(target: Target, name: str) -> object:
    return {"year": target.target_year, "baseline": target.baseline_value}.get(name, getattr(target, name, None))


def judge_all(
    corpus_given: str | None = None, document: str | None = None, show: str | None = None
) -> dict[str, Tally] | None:
    """
    The tallies of all groups over the documents at hand, None where the corpus is absent.

    Prints a line per document and, of the group *show*, every failure; nothing without *show* ("" shows no failure).
    """
    corpus = find_corpus(corpus_given)
    if corpus is None:
        return None
    plans = {path.stem: path for path in sorted((corpus.parent / "plans").glob("*.txt"))}
    files = corpus_files(corpus) | plans
    sums = {group: Tally() for group in GROUPS}
    for path in sorted(FOLDER.glob("*.tsv")):
        if path.stem not in files or document not in (None, path.stem):
            continue
        record, outline = annotate(build_outline(read_file(files[path.stem])), path.stem, None)
        targets = find_targets(outline, record)
        failures = judge(path.stem, outline, targets, read_gold(path), sums, path.stem in plans)
        if show is not None:
            print(f"{path.stem}: {sum(t.kind != 'baseline' for t in targets)} targets, {len(targets)} rows")
            for line in failures:
                if show and line.startswith(show):
                    print(" ", line)
    return sums


def main() -> int:
    """Print the scores of dev, test and unseen rows; 0, also where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--failures", nargs="?", const="dev", default="", help="list failures of a group (dev)")
    parser.add_argument("--document", help="only this document")
    given = parser.parse_args()
    sums = judge_all(given.corpus, given.document, given.failures)
    if sums is None:
        print("skipped: the corpus is not here (give --corpus or set ARCHIVE_SHARED)")
        return 0
    for group, tally in sums.items():
        print(tally.line(group))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
