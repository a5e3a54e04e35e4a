"""
English to Chinese: how often the key terms of an English sentence bring up its Chinese paragraph.

    python3 bench/bilingual.py [--corpus FOLDER] [--sample 300] [--show 10]

The sentence pairs are those of the national work reports in the public corpus, which is not part of this project and
is found in $ARCHIVE_SHARED/corpus, in ../shared/corpus, or where --corpus says. The Chinese reports are read,
structured and indexed as plans; a sentence is found where the section that has its Chinese is among the first ten.
Asked twice: by the sentence's key terms, the words and phrases of it that the term base knows, and by the sentence
as it is. Pairs whose Chinese stands in no report word for word are left out, and so are sentences of four words or
fewer. The sample is drawn with a fixed seed.
"""

import argparse
import json
import os
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.analysis.english import is_stop_word
from app.analysis.fold import fold_text
from app.domain.plan import Layer, Plan
from app.domain.record import Record
from app.domain.results import SearchRequest
from app.errors import ArchiveError
from app.read import read_file
from app.search.build import write_index
from app.search.expand import longest_english
from app.search.whoosh_engine import WhooshEngine
from app.structure import build_outline

SHARED = Path(os.environ.get("ARCHIVE_SHARED", ROOT.parent / "shared"))
FIRST = 10
SEED = 2020
FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence in both languages and the section of a report that has the Chinese."""

    zh: str
    en: str
    section: tuple[str, str]


def reports(corpus: Path) -> list[Plan]:
    """The Chinese reports of the years that have pairs."""
    years = [path.name.split(".")[0] for path in sorted((corpus / "bilingual_gwr").glob("*.pairs.jsonl"))]
    found = []
    for year in years:
        national = corpus / "gwr_national" / f"{year.replace('gwr', 'gwrn')}.txt"
        path = next((each for each in (national, corpus / "bilingual_gwr" / f"{year}.zh.txt") if each.is_file()), None)
        if path is not None:
            layer = Layer("official", "zh", build_outline(read_file(path)), source=path.name)
            found.append(Plan(Record(plan=year), (layer,)))
    return found


def pairs(corpus: Path, plans: Sequence[Plan]) -> Iterator[Pair]:
    """The pairs whose Chinese stands in one section of its report."""
    for plan in plans:
        texts = {
            section.anchor: _squeezed("".join((section.heading, *(each.text for each in section.paragraphs))))
            for section in plan.layers[0].outline.sections
        }
        for line in (corpus / "bilingual_gwr" / f"{plan.record.plan}.pairs.jsonl").read_text("utf-8").splitlines():
            pair = json.loads(line)
            zh = _squeezed(pair["zh"])
            where = [anchor for anchor, text in texts.items() if zh and zh in text]
            if len(where) == 1 and len(pair["en"].split()) >= FEWEST_WORDS:
                yield Pair(pair["zh"], pair["en"], (plan.record.plan, where[0]))


def _squeezed(text: str) -> str:
    return "".join(fold_text(text).split())


def key_terms(sentence: str) -> list[str]:
    """The words and phrases of a sentence that the term base knows, each once, in order."""
    words = re.findall(r"[a-z]+", fold_text(sentence))
    found: list[str] = []
    at = 0
    while at < len(words):
        length = longest_english(words[at:])
        if length and not (length == 1 and is_stop_word(words[at])):
            found.append(" ".join(words[at : at + length]))
        at += max(1, length)
    return list(dict.fromkeys(found))


def rank_of(engine: WhooshEngine, query: str, section: tuple[str, str]) -> int | None:
    """The place of *section* among the first ten hits, from 1; None if it is not among them or the query is refused."""
    try:
        hits = engine.search(SearchRequest(q=query, size=FIRST)).hits
    except ArchiveError:
        return None
    return next((rank for rank, hit in enumerate(hits, start=1) if (hit.plan, hit.anchor) == section), None)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--show", type=int, default=0, help="print this many sentences that were not found")
    options = parser.parse_args()
    if not (options.corpus / "bilingual_gwr").is_dir():
        raise SystemExit(f"the sentence pairs are not in {options.corpus}; say where with --corpus")
    plans = reports(options.corpus)
    every = list(pairs(options.corpus, plans))
    chosen = random.Random(SEED).sample(every, min(options.sample, len(every)))
    with tempfile.TemporaryDirectory() as folder:
        write_index(Path(folder), plans)
        engine = WhooshEngine.open(Path(folder))
        terms = [key_terms(pair.en) for pair in chosen]
        by_terms = [
            rank_of(engine, " ".join(words), pair.section) if words else None
            for words, pair in zip(terms, chosen, strict=True)
        ]
        by_sentence = [rank_of(engine, re.sub(r"[^\w\s]", " ", pair.en)[:450], pair.section) for pair in chosen]
        engine.close()
    sections = sum(len(plan.layers[0].outline.sections) for plan in plans)
    print(f"{len(plans)} reports, {sections} sections; {len(chosen)} of {len(every)} sentences")
    with_terms = [rank for rank, words in zip(by_terms, terms, strict=True) if words]
    with_two = [rank for rank, words in zip(by_terms, terms, strict=True) if len(words) > 1]
    rows = [("all, key terms", by_terms), ("with a term", with_terms), ("with two terms", with_two)]
    print(f"{'':18}{'n':>5}{'first ten':>11}{'MRR':>7}")
    for name, ranks in (*rows, ("all, as it is", by_sentence)):
        found = sum(rank is not None for rank in ranks) / max(1, len(ranks))
        reciprocal = sum(1 / rank for rank in ranks if rank) / max(1, len(ranks))
        print(f"{name:18}{len(ranks):>5}{found:>11.3f}{reciprocal:>7.3f}")
    missed = [(words, pair) for rank, words, pair in zip(by_terms, terms, chosen, strict=True) if rank is None]
    for words, pair in missed[: options.show]:
        print(f"{pair.section} | {', '.join(words)} | {pair.en[:90]} | {pair.zh[:40]}")


if __name__ == "__main__":
    main()
