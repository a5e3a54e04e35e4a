"""
How exactly records are read: title, kind, number, issuer, date and place against the facts noted in bench/gold.

Relies on outline_gold beside it for the gold, the corpus and the halves. A fact the gold does not note is not
judged; in gold/facts/records.tsv an empty cell says that the text does not tell, and ? that two readers may differ.
Brackets of document numbers, widths and blanks are no difference; everything else is.

    python bench/record_score.py [--corpus FOLDER] [--failures]
"""

import argparse
import csv
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.annotate import annotate
from app.domain.record import Record
from app.read import read_file
from app.structure import build_outline
from bench.outline_gold import GOLD, corpus_files, find_corpus, half_of, read_gold

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
    "province": lambda record: record.province.name if record.province else "",
    "city": lambda record: record.city.name if record.city else "",
    "level": lambda record: record.level or "",
}
OPEN: Final = "?"


def folded(name: str, value: str) -> str:
    """*value* without differences that are none: widths, blanks, case, brackets, dashes, order of issuers."""
    value = ";".join(sorted(value.split(";"))) if name == "issuer" else value
    text = "".join(unicodedata.normalize("NFKC", value).lower().split())
    return text.translate(SIGNS)


def read_facts() -> Iterator[tuple[str, dict[str, str]]]:
    """Document id and noted facts: from the heads of the outlines, then from records.tsv, which is of records only."""
    for path in sorted(GOLD.glob("*.tsv")):
        gold = read_gold(path)
        yield gold.id, {name: gold.facts[name] for name in FIELDS if name in gold.facts}
    with (GOLD / "facts" / "records.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["id"], {name: row[name] for name in FIELDS if row[name] != OPEN}


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
    for document, facts in read_facts():
        if document not in files:
            continue
        half = half_of(document)
        record, _ = annotate(build_outline(read_file(files[document])), document, None)
        for name, fact in facts.items():
            got = FIELDS[name](record)
            same = folded(name, fact) == folded(name, got)
            judged[half, name] += 1
            right[half, name] += same
            if not same and given.failures and half == "dev":
                print(f"{document} {name}: expected {fact or 'unknown'}; got {got or 'unknown'}")
    for half in ("dev", "test"):
        cells = [f"{name} {right[half, name]}/{judged[half, name]}" for name in FIELDS]
        total, of_all = sum(right[half, n] for n in FIELDS), sum(judged[half, n] for n in FIELDS)
        print(f"{half:4} {total}/{of_all} = {total / max(1, of_all):.3f}   " + "  ".join(cells))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
