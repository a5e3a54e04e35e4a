"""
How many of the targets found are targets: rows that were judged by hand, asked for again.

gold/sampled/targets.tsv holds seven samples, drawn by chance from the corpus: document, paragraph, the number and how
many runs of digits stand before it there, and the verdict; no words of a plan. A was drawn and judged before the rules
it taught were written, B from other documents before its own faults were mended, C of other paragraphs after that, 300
rows each; D, a row of each of 178 documents, when all those rules stood, E of 96 others after D's faults were mended;
F, of 119, when E's were, and G, of 100, after the faults of F.
This says what has become of them: which right rows are still found, which wrong ones are gone.
A row that is found today and was never drawn is not judged here, so that the precision printed is that of the rows
known, and a new sample is worth more than this one.

    python bench/target_precision.py [--corpus FOLDER] [--failures]
"""

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.annotate import annotate
from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline
from app.read import read_file
from app.structure import build_outline
from bench.outline_gold import GOLD, corpus_files, find_corpus

ROWS: Final = GOLD / "sampled" / "targets.tsv"
SAMPLES: Final = ("A", "B", "C", "D", "E", "F", "G")
_DIGITS: Final = re.compile(r"\d+")
Verdict = Literal["right", "wrong", "open"]


@dataclass(frozen=True, slots=True)
class Key:
    """A number of a paragraph: its value, and how many runs of digits the paragraph has before it."""

    anchor: str
    value: float
    before: int


@dataclass(frozen=True, slots=True)
class Sampled:
    """A row as it was drawn; `open` is a verdict on which two readers may differ."""

    sample: str
    document: str
    key: Key
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Share:
    """
    What a sample says: as it was drawn, and of what is still found of it.

    `right`, `wrong` and `open` count rows drawn, `kept` right rows and `left` wrong ones that are found today.
    """

    right: int
    wrong: int
    open: int
    kept: int
    left: int

    @property
    def drawn(self) -> float:
        """Precision when the sample was drawn; open rows count as right."""
        return 1 - self.wrong / max(1, self.right + self.wrong + self.open)

    @property
    def drawn_strict(self) -> float:
        """The same with open rows as wrong."""
        return self.right / max(1, self.right + self.wrong + self.open)

    @property
    def now(self) -> float:
        """Precision of the rows still found, open ones left out."""
        return self.kept / (self.kept + self.left) if self.kept + self.left else 1.0


def read_rows(path: Path = ROWS) -> list[Sampled]:
    """The judged rows."""
    with path.open(encoding="utf-8", newline="") as table:
        return [
            Sampled(
                row["sample"],
                row["document"],
                Key(row["anchor"], float(row["value"]), int(row["before"])),
                _verdict(row),
            )
            for row in csv.DictReader(table, delimiter="\t")
        ]


def _verdict(row: Mapping[str, str]) -> Verdict:
    return {"y": "right", "n": "wrong", "o": "open"}[row["verdict"]]  # type: ignore[return-value]


def key_of(target: Target, outline: Outline) -> Key:
    """What a target of *outline* is known by, whatever else is found in its paragraph."""
    paragraph = next(p for s in outline.sections for p in s.paragraphs if p.anchor == target.anchor)
    return Key(target.anchor, target.value, len(_DIGITS.findall(paragraph.text[: target.number[0]])))


def share(rows: Iterable[Sampled], found: Mapping[str, frozenset[Key]]) -> Share:
    """What *rows* say, *found* being the numbers found today by document."""
    rows = list(rows)
    still = [row for row in rows if row.key in found.get(row.document, frozenset())]
    return Share(
        right=sum(row.verdict == "right" for row in rows),
        wrong=sum(row.verdict == "wrong" for row in rows),
        open=sum(row.verdict == "open" for row in rows),
        kept=sum(row.verdict == "right" for row in still),
        left=sum(row.verdict == "wrong" for row in still),
    )


def found_today(documents: Iterable[str], files: Mapping[str, Path]) -> dict[str, frozenset[Key]]:
    """The targets (no history) that the annotator finds in each of *documents* at hand."""
    found: dict[str, frozenset[Key]] = {}
    for document in sorted(set(documents) & set(files)):
        record, outline = annotate(build_outline(read_file(files[document])), document, None)
        targets = (target for target in find_targets(outline, record) if target.kind != "baseline")
        found[document] = frozenset(key_of(target, outline) for target in targets)
    return found


def main() -> int:
    """Print a line for each sample; 0, also where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--failures", action="store_true", help="list wrong rows still found and right ones lost")
    given = parser.parse_args()
    corpus = find_corpus(given.corpus)
    if corpus is None:
        print("skipped: the corpus is not here (give --corpus or set ARCHIVE_SHARED)")
        return 0
    rows = read_rows()
    found = found_today((row.document for row in rows), corpus_files(corpus))
    by_sample: defaultdict[str, list[Sampled]] = defaultdict(list)
    for row in rows:
        by_sample[row.sample].append(row)
        here = row.key in found.get(row.document, frozenset())
        if given.failures and (row.verdict, here) in (("wrong", True), ("right", False)):
            print(f"{row.sample} {row.document} {row.key.anchor} {row.key.value:g}: {'kept' if here else 'lost'}")
    for sample in SAMPLES:
        told = share(by_sample[sample], found)
        print(
            f"{sample}  drawn {len(by_sample[sample])}: P {told.drawn:.3f} (open as wrong {told.drawn_strict:.3f})   "
            f"today: {told.kept} of {told.right} right and {told.left} of {told.wrong} wrong rows, P {told.now:.3f}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
