"""
How well search ranks: nDCG@10, recall@20 and MRR by class of question, beside three plain searches.

    python3 bench/search_quality.py --plans FOLDER          # the texts are not part of the project
    python3 bench/search_quality.py --plans FOLDER --half test --failures 20
    python3 bench/search_quality.py --plans FOLDER --pool   # candidates to judge, in reading order

Questions and judgements are data in bench/judgements/ (README there): facts only, by plan and anchor. The index is
made in a folder that is thrown away. Half "test" is what the hash of the need says; its failures are not to be listed
while rules are being written.
"""

import argparse
import hashlib
import math
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "bench"))

from search_baselines import Bm25, Key, PlainWhoosh, Section, bigrams, words

from app.archive import Archive
from app.domain.results import SearchRequest
from app.errors import ArchiveError
from app.pipeline import build, import_paths
from app.settings import load_settings

JUDGEMENTS = ROOT / "bench" / "judgements"
DEPTH = 20
POOL = 12
Search = Callable[[str, int], Sequence[Key]]


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


Judgements = Mapping[str, Mapping[Key, int]]


def read_questions() -> list[Question]:
    """All questions."""
    return [Question(*row) for row in _rows("queries.tsv")]


def read_judgements() -> Judgements:
    """Grade by need and section; what is not listed was judged 0."""
    found: dict[str, dict[Key, int]] = {}
    for need, plan, anchor, grade in _rows("grades.tsv"):
        found.setdefault(need, {})[plan, anchor] = int(grade)
    return found


def _rows(name: str) -> Iterable[list[str]]:
    for line in (JUDGEMENTS / name).read_text(encoding="utf-8").splitlines():
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


def ours(archive: Archive, expand: tuple[str, ...] = ()) -> Search:
    """The archive's own search."""

    def search(query: str, limit: int) -> Sequence[Key]:
        try:
            result = archive.search(SearchRequest(q=query, size=limit, expand=expand))
        except ArchiveError:
            return ()
        return [(hit.plan, hit.anchor) for hit in result.hits]

    return search


def sections_of(archive: Archive) -> list[Section]:
    """The sections that are searched, as the plain searches see them."""
    found: list[Section] = []
    for info in archive.plans():
        outline = archive.outline(info.record.plan).outline
        headings = {section.anchor: section for section in outline.sections}
        for section in outline.sections:
            path, parent = [], section.parent
            while parent in headings:
                path.append(headings[parent].heading)
                parent = headings[parent].parent
            body = "\n".join(paragraph.text for paragraph in section.paragraphs)
            found.append(Section((info.record.plan, section.anchor), section.heading, "\n".join(reversed(path)), body))
    return found


def print_table(systems: Mapping[str, Search], questions: Sequence[Question], judgements: Judgements) -> None:
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


def open_archive(plans: Path, folder: Path) -> Archive:
    """An archive of the shipped records and the texts in *plans*, made in *folder*."""
    documents = folder / "documents"
    own = shutil.ignore_patterns("text*", "editions", "import.toml", "inbox")
    shutil.copytree(ROOT / "documents", documents, ignore=own)
    settings = load_settings(documents=documents, index=folder / "index")
    import_paths(settings, [plans])
    build(settings)
    return Archive.open(settings)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=Path, required=True, help="folder with the texts of the shipped plans")
    parser.add_argument("--half", choices=("dev", "test", "both"), default="both")
    parser.add_argument("--failures", type=int, default=0, help="print this many of the worst")
    parser.add_argument("--pool", action="store_true", help="print candidates to judge")
    options = parser.parse_args()
    questions = [each for each in read_questions() if options.half in ("both", each.half)]
    with tempfile.TemporaryDirectory() as folder:
        archive = open_archive(options.plans, Path(folder))
        sections = sections_of(archive)
        systems: dict[str, Search] = {
            "ours": ours(archive),
            "ours, not widened": ours(archive, ("off",)),
            "BM25 words": Bm25(sections, words).search,
            "BM25 bigrams": Bm25(sections, bigrams).search,
            "plain Whoosh": PlainWhoosh(sections).search,
        }
        if options.pool:
            print_pool(systems, questions, sections)
        else:
            judgements = read_judgements()
            for half in ("dev", "test"):
                chosen = [each for each in questions if each.half == half]
                if chosen:
                    print(f"{half}: {len(chosen)} questions, {len({each.need for each in chosen})} needs")
                    print_table(systems, chosen, judgements)
            print_failures(systems["ours"], questions, judgements, options.failures)
        archive.close()


if __name__ == "__main__":
    main()
