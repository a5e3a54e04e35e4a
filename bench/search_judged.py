"""
Judged questions: read them, measure a search with them, print tables.

Relies on the data in bench/judgements/ (README there) and knows nothing of how a search works; what is measured is a
function from a question to keys. Indexes are made by search_quality and search_corpus.
"""

import hashlib
import math
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.search_baselines import Key, Section

JUDGEMENTS = Path(__file__).resolve().parent / "judgements"
DEPTH = 20
POOL = 12
TELLING = 25
"""A class with fewer questions than this says nothing about widening."""
MAY_LOSE = 0.01
Search = Callable[[str, int], Sequence[Key]]
Judgements = Mapping[str, Mapping[Key, int]]


@dataclass(frozen=True, slots=True)
class Question:
    """One way of asking for a need."""

    kind: str
    need: str
    text: str

    @property
    def half(self) -> str:
        """ "test" for the third of the needs held out: all ways of asking for one need are in one half."""
        return "test" if int(hashlib.sha256(self.need.encode()).hexdigest()[:8], 16) % 3 == 0 else "dev"


def read_questions(folder: Path = JUDGEMENTS) -> list[Question]:
    """All questions."""
    return [Question(*row) for row in rows(folder / "queries.tsv")]


def read_judgements(folder: Path = JUDGEMENTS) -> Judgements:
    """Grade by need and section; what is not listed was judged 0."""
    found: dict[str, dict[Key, int]] = {}
    for need, plan, anchor, grade in rows(folder / "grades.tsv"):
        found.setdefault(need, {})[plan, anchor] = int(grade)
    return found


def rows(path: Path) -> Iterable[list[str]]:
    """The rows of a table, those that begin with # left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def ndcg(found: Sequence[Key], grades: Mapping[Key, int], depth: int = 10) -> float:
    """Normalised discounted gain (Järvelin and Kekäläinen 2002) with gain 2^grade - 1."""

    def gain(values: Iterable[int]) -> float:
        return sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(values))

    best = gain(sorted(grades.values(), reverse=True)[:depth])
    return gain(grades.get(key, 0) for key in found[:depth]) / best if best else 0.0


def recall(found: Sequence[Key], grades: Mapping[Key, int], depth: int = DEPTH) -> float:
    """The share of the relevant sections that are among the first *depth*, of at most *depth*."""
    relevant = {key for key, grade in grades.items() if grade}
    return len(relevant & set(found[:depth])) / min(depth, len(relevant)) if relevant else 0.0


def reciprocal_rank(found: Sequence[Key], grades: Mapping[Key, int]) -> float:
    """1 / the rank of the first section that answers (grade 2 or more)."""
    return next((1 / rank for rank, key in enumerate(found, start=1) if grades.get(key, 0) > 1), 0.0)


def print_halves(systems: Mapping[str, Search], questions: Sequence[Question], judgements: Judgements) -> None:
    """A table for each half there are questions of."""
    for half in ("dev", "test"):
        chosen = [each for each in questions if each.half == half]
        if chosen:
            print(f"{half}: {len(chosen)} questions, {len({each.need for each in chosen})} needs")
            _print_table(systems, chosen, judgements)


def _print_table(systems: Mapping[str, Search], questions: Sequence[Question], judgements: Judgements) -> None:
    """A row per class and system."""
    print(f"{'class':14}{'n':>4}  " + "".join(f"{name:>24}" for name in systems))
    print(f"{'':20}" + f"{'nDCG@10':>10}{'R@20':>7}{'MRR':>7}" * len(systems))
    kinds = [*dict.fromkeys(question.kind for question in questions), "all"]
    found = {name: [search(question.text, DEPTH) for question in questions] for name, search in systems.items()}
    for kind in kinds:
        asked = [at for at, question in enumerate(questions) if kind in ("all", question.kind)]
        line = f"{kind:14}{len(asked):>4}  "
        for name in systems:
            pairs = [(found[name][at], judgements.get(questions[at].need, {})) for at in asked]
            line += "".join(
                f"{statistics.mean(measure(*pair) for pair in pairs):{width}.3f}"
                for measure, width in ((ndcg, 10), (recall, 7), (reciprocal_rank, 7))
            )
        print(line)


def print_widening(widened: Search, plain: Search, questions: Sequence[Question], judgements: Judgements) -> None:
    """
    What widening gains and loses in nDCG@10, by class; a class large enough to tell that loses more than it may is
    marked. `worse` counts the questions that lose, by however little.
    """
    print(f"{'class':14}{'n':>4}{'plain':>9}{'widened':>9}{'gain':>8}{'worse':>7}")
    for kind in dict.fromkeys(question.kind for question in questions):
        asked = [each for each in questions if each.kind == kind]
        grades = [judgements.get(each.need, {}) for each in asked]
        before = [ndcg(plain(each.text, 10), grade) for each, grade in zip(asked, grades, strict=True)]
        after = [ndcg(widened(each.text, 10), grade) for each, grade in zip(asked, grades, strict=True)]
        gain = statistics.mean(after) - statistics.mean(before)
        worse = sum(then > now for then, now in zip(before, after, strict=True))
        means = f"{statistics.mean(before):>9.3f}{statistics.mean(after):>9.3f}{gain:>+8.3f}{worse:>7}"
        mark = " loses too much" if len(asked) >= TELLING and gain < -MAY_LOSE else ""
        print(f"{kind:14}{len(asked):>4}{means}{mark}")


def print_failures(search: Search, questions: Sequence[Question], judgements: Judgements, most: int) -> None:
    """The questions answered worst, with what came and what should have."""
    scored = [(ndcg(search(each.text, 10), judgements.get(each.need, {})), each) for each in questions]
    for score, each in sorted(scored, key=lambda pair: pair[0])[:most]:
        grades = judgements.get(each.need, {})
        came = " ".join(
            f"{plan[:8]}:{anchor}={grades.get((plan, anchor), 0)}" for plan, anchor in search(each.text, 10)
        )
        wanted = sorted(grades, key=lambda key: -grades[key])[:5]
        print(f"{score:.2f} {each.kind} {each.need} | {each.text} | {came} | wanted {wanted}")


def print_pool(systems: Mapping[str, Search], questions: Sequence[Question], sections: Sequence[Section]) -> None:
    """For each need the sections any system has among its first, in reading order: nobody sees which found what."""
    order = {section.key: at for at, section in enumerate(sections)}
    for need in dict.fromkeys(question.need for question in questions):
        pooled = {
            key
            for question in questions
            if question.need == need
            for search in systems.values()
            for key in search(question.text, POOL)
        }
        print(f"# {need}: " + " | ".join(question.text for question in questions if question.need == need))
        for key in sorted(pooled, key=lambda key: order.get(key, -1)):
            section = sections[order[key]]
            print(f"{order[key]}\t{'/'.join(key)}\t{section.heading or section.body[:20]}")
