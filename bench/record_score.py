"""
How exactly records are read: title, kind, number, issuer and date against the facts noted in bench/gold.

Relies on outline_score beside it for the gold, the corpus and the halves. A fact the gold does not note is not
judged. Brackets of document numbers, widths and blanks are no difference; everything else is.

    python bench/record_score.py [--corpus FOLDER] [--failures]
"""

import argparse
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from outline_score import GOLD, corpus_files, find_corpus, read_gold

from app.annotate import annotate
from app.domain.record import Record
from app.read import read_file
from app.structure import build_outline

# Kinds of brackets and of dashes differ between two printings of the same title.
SIGNS: Final = (
    str.maketrans("[［【(（{", "〔〔〔〔〔〔")
    | str.maketrans("]］】)）}", "〕〕〕〕〕〕")
    | str.maketrans("－—–―~", "-----")
)
FIELDS: Final[dict[str, Callable[[Record], str]]] = {
    "title": lambda record: record.title_zh or record.title_en or "",
    "kind": lambda record: record.kind or "",
    "doc_number": lambda record: record.doc_number or "",
    "issuer": lambda record: ";".join(sorted(record.issuer)),
    "issued": lambda record: record.issued or "",
}


def folded(name: str, value: str) -> str:
    """*value* without differences that are none: widths, blanks, case, brackets, dashes, order of issuers."""
    value = ";".join(sorted(value.split(";"))) if name == "issuer" else value
    text = "".join(unicodedata.normalize("NFKC", value).lower().split())
    return text.translate(SIGNS)


def main() -> int:
    """Print each field's exact matches for both halves; 0, also where the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--failures", action="store_true", help="list the failures of dev documents")
    given = parser.parse_args()
    corpus = find_corpus(given.corpus)
    if corpus is None:
        print("skipped: the corpus is not here (give --corpus or set ARCHIVE_SHARED)")
        return 0
    files = corpus_files(corpus)
    judged: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for path in sorted(GOLD.glob("*.tsv")):
        gold = read_gold(path)
        if gold.id not in files:
            continue
        record, _ = annotate(build_outline(read_file(files[gold.id])), gold.id, None)
        for name, of in FIELDS.items():
            if name not in gold.facts:
                continue
            wanted, got = folded(name, gold.facts[name]), folded(name, of(record))
            judged[gold.half, name] += 1
            right[gold.half, name] += wanted == got
            if wanted != got and given.failures and gold.half == "dev":
                print(f"{gold.id} {name}: expected {gold.facts[name]}; got {of(record) or 'unknown'}")
    for half in ("dev", "test"):
        cells = [f"{name} {right[half, name]}/{judged[half, name]}" for name in FIELDS]
        total, of_all = sum(right[half, n] for n in FIELDS), sum(judged[half, n] for n in FIELDS)
        print(f"{half:4} {total}/{of_all} = {total / max(1, of_all):.3f}   " + "  ".join(cells))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
