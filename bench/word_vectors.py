"""
Makes app/vocab/word_vectors.npz: numbers that are near for words used alike, learnt from a folder of plans.

Words are alike that stand in the same sentences: what they have in common more often than chance (positive pointwise
mutual information, sentences counted by the root of their length) is brought to few numbers for each word (truncated
singular value decomposition by subspace iteration). A word of headings is what stands in the texts below headings that
have it. Only words, weights and numbers are kept; no sentence can be had from them.

Plans that alignments are judged on (gold/alignment) are left out, so that the score says what plans get that were not
there. The same folder gives the same file.

    python bench/word_vectors.py [--corpus FOLDER] [--to FILE] [--near WORD …]
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

BENCH = Path(__file__).resolve().parent
sys.path.insert(0, str(BENCH.parent))

from app.analysis.words import prepare
from app.compare.content import count_content
from app.compare.headings import names_in, read_heading
from app.compare.meanings import Words, load, save
from app.domain.outline import Section
from app.pipeline.stages import describe_file
from bench.alignment_score import read_gold
from bench.outline_gold import corpus_files, find_corpus

WORDS: Final = 6000
"""So many of the most frequent words of texts are kept; what is rarer says little of what stands beside it."""
LEAST: Final = 10
LEAST_HEADINGS: Final = 3
"""A word is kept that so many sentences have, or so many headings."""
NUMBERS: Final = 64
POWER: Final = 0.75
"""Frequent words say less of what they stand beside: their share counts to this power."""
ROUNDS: Final = 6
SEED: Final = 20261126
_SENTENCE: Final = re.compile("[。；;\n]")

Matrix = NDArray[np.float32]


def main() -> None:
    """Write the file, or print what is near some words in the one that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--to", type=Path, default=BENCH.parent / "app" / "vocab" / "word_vectors.npz")
    parser.add_argument("--near", nargs="+")
    options = parser.parse_args()
    prepare()
    if options.near:
        for word in options.near:
            print(word, *near(load().texts, word))
        return
    corpus = find_corpus(options.corpus)
    if corpus is None:
        sys.exit("the public corpus is not here; say where with --corpus or ARCHIVE_SHARED")
    judged = {plan for path in (BENCH / "gold" / "alignment").glob("*.tsv") for plan, _ in read_gold(path).columns}
    files = [path for plan, path in sorted(corpus_files(corpus).items()) if plan not in judged]
    sections = [section for path in files for section in described(path)]
    texts = words_of_texts([sentence for section in sections for sentence in sentences_of(section)])
    headings = words_of_headings(sections, texts)
    save(options.to, texts, headings)
    size = options.to.stat().st_size
    print(f"{len(files)} plans, {len(texts.names)} words of texts, {len(headings.names)} of headings, {size:,} bytes")


def described(path: Path) -> tuple[Section, ...]:
    """The sections of a file; none where it is no plan."""
    return describe_file(path)[2].sections


def sentences_of(section: Section) -> Iterator[set[str]]:
    """The words of every sentence of a section that say what it is about, and those of its title."""
    for paragraph in section.paragraphs:
        for sentence in _SENTENCE.split(paragraph.text):
            if found := set(count_content(sentence)):
                yield found
    if found := set(names_in(section.title or "")):
        yield found


def words_of_texts(sentences: list[set[str]]) -> Words:
    """The words of *sentences* with what they weigh and their numbers."""
    counts = Counter(word for sentence in sentences for word in sorted(sentence))
    names = [name for name, count in counts.most_common(WORDS) if count >= LEAST]
    number = {name: at for at, name in enumerate(names)}
    beside = np.zeros((len(names), len(names)), dtype=np.float32)
    for sentence in sentences:
        own = np.array(sorted(number[word] for word in sentence if word in number), dtype=np.intp)
        if len(own) > 1:
            beside[np.ix_(own, own)] += 1 / len(own)
    np.fill_diagonal(beside, 0)
    vectors = reduced(more_than_chance(beside))
    weights = [float(np.log(len(sentences) / (counts[name] + 1))) for name in names]
    return Words(names, np.array(weights, dtype=np.float32), unit(vectors))


def words_of_headings(sections: Iterable[Section], texts: Words) -> Words:
    """The words of the headings of *sections*, each with the numbers of what stands in the texts below it."""
    number = {name: at for at, name in enumerate(texts.names)}
    rows: dict[str, int] = {}
    found: list[NDArray[np.float32]] = []
    counts: Counter[str] = Counter()
    total = 0
    for section in sections:
        total += 1
        pieces = [piece for piece, _ in read_heading(section).pieces if piece[0] not in "≈§²"]
        words = count_content("\n".join(paragraph.text for paragraph in section.paragraphs))
        below = {number[word]: 1 + float(np.log(count)) for word, count in words.items() if word in number}
        if not pieces or not below:
            continue
        which, value = np.array(list(below), dtype=np.intp), np.array(list(below.values()), dtype=np.float32)
        value /= np.sqrt(value.sum())
        counts.update(pieces)
        for piece in pieces:
            if rows.setdefault(piece, len(rows)) == len(found):
                found.append(np.zeros(len(number), dtype=np.float32))
            found[rows[piece]][which] += value
    vectors = unit(more_than_chance(np.array(found)) @ texts.vectors)
    kept = [(name, at) for name, at in rows.items() if counts[name] >= LEAST_HEADINGS]
    weights = [float(np.log(total / (counts[name] + 1))) for name, _ in kept]
    return Words([name for name, _ in kept], np.array(weights, dtype=np.float32), vectors[[at for _, at in kept]])


def more_than_chance(met: Matrix) -> Matrix:
    """For each of what was *met* together the logarithm of how much more often than by chance; 0 where not more."""
    of_rows, of_columns = met.sum(axis=1), met.sum(axis=0) ** POWER
    by_chance = np.maximum(of_rows[:, None] * (of_columns / of_columns.sum())[None, :], 1e-12)
    found: Matrix = np.log(np.maximum(met / by_chance, 1.0)).astype(np.float32)
    return found


def reduced(table: Matrix) -> Matrix:
    """*table* in NUMBERS columns: the leading left singular vectors, each times the root of its value."""
    basis = np.random.default_rng(SEED).standard_normal((len(table), NUMBERS + 16)).astype(np.float32)
    for _ in range(ROUNDS):
        basis = np.linalg.qr(table @ (table.T @ basis))[0].astype(np.float32)
    left, values, _ = np.linalg.svd(basis.T @ table, full_matrices=False)
    found: Matrix = (basis @ left[:, :NUMBERS] * np.sqrt(values[:NUMBERS])).astype(np.float32)
    return found


def unit(vectors: Matrix) -> Matrix:
    """Each row at length 1; empty ones stay."""
    found: Matrix = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return found


def near(words: Words, word: str) -> list[str]:
    """The eight words nearest to one, with how near."""
    if word not in words.names:
        return ["-"]
    alike = words.vectors @ words.vectors[words.names.index(word)]
    return [f"{words.names[at]} {alike[at]:.2f}" for at in np.argsort(-alike, kind="stable")[1:9].tolist()]


if __name__ == "__main__":
    main()
