"""
Indicators of two plans that are spelled alike: are those that are one taken for one, and only those?

`gold/indicators/pairs.tsv` has pairs of names as plans print them, in one unit, drawn by chance among those that
share half of their characters or more and are not the same but for whose they are. They were judged by hand before the
program was asked: same, different, or open where two readers may differ. The part "dev" was looked at while spellings
were added; of "test" six pairs were, after its first score (recall .52).
"""

import csv
import sys
from collections import Counter
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.annotate.targets import measure_of
from app.domain.facts import Measure, Target, TargetKind

GOLD: Final = Path(__file__).resolve().parent / "gold" / "indicators" / "pairs.tsv"


def main() -> None:
    """Print precision and recall of each part, and every pair that is taken otherwise than judged."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for part in ("dev", "test"):
        counts: Counter[str] = Counter()
        for row in rows:
            if row["part"] != part or row["verdict"] == "open":
                continue
            joined, same = is_one(row), row["verdict"] == "same"
            counts["right" if joined and same else "wrong" if joined else "missed" if same else "apart"] += 1
            if joined != same:
                print(f"    {part}  {'joined' if joined else 'missed'}  {row['one']} | {row['other']}")
        right = counts["right"]
        precision, recall = right / max(right + counts["wrong"], 1), right / max(right + counts["missed"], 1)
        print(f"{part:5} precision {precision:.3f}  recall {recall:.3f}  {dict(counts)}")


def is_one(row: dict[str, str]) -> bool:
    """Whether the two names of *row* are taken for one measure of one thing."""
    one, other = (_measured(row[side], row["unit"], row["change"] == "grows") for side in ("one", "other"))
    return (one.noun, one.subject) == (other.noun, other.subject) != ("", "")


def _measured(indicator: str, unit: str, grows: bool) -> Measure:
    kind: TargetKind = "growth_rate" if grows else "share" if unit == "%" else "level"
    return measure_of(Target("1-p1", "1", "", "", 0, 0, (0, 0), indicator, 1.0, unit.strip("-") or None, kind))


if __name__ == "__main__":
    main()
