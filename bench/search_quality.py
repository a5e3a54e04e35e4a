"""
How well search ranks: nDCG@10, recall@20 and MRR by class of question, beside three plain searches.

    python3 bench/search_quality.py --plans FOLDER              # the texts are not part of the project
    python3 bench/search_quality.py --plans FOLDER --half test --failures 20
    python3 bench/search_quality.py --plans FOLDER --widening   # what widening gains and loses, class by class
    python3 bench/search_quality.py --plans FOLDER --pool       # candidates to judge, in reading order
    python3 bench/search_quality.py [--corpus FOLDER]           # the sample of the corpus alone

Questions and judgements are data in bench/judgements/ (README there): facts only, by plan and anchor. The five plans
are measured where --plans says they are, a sample of the public corpus where that is here; the indexes are made in
folders that are thrown away. Half "test" is what the hash of the need says; its failures are not to be listed while
rules are being written.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.archive import Archive
from app.domain.outline import Outline
from app.domain.results import SearchRequest, SearchResult
from app.errors import ArchiveError
from app.pipeline.building import build
from app.pipeline.importing import import_paths
from app.settings import load_settings
from bench.outline_gold import find_corpus
from bench.search_baselines import Bm25, Key, PlainWhoosh, Section, bigrams, words
from bench.search_corpus import FOLDER, engine_over, sample_of
from bench.search_judged import (
    JUDGEMENTS,
    Search,
    print_failures,
    print_halves,
    print_pool,
    print_widening,
    read_judgements,
    read_questions,
)


def ours(ask: Callable[[SearchRequest], SearchResult], expand: tuple[str, ...] = ()) -> Search:
    """The archive's own search; a question it refuses has no hits."""

    def search(query: str, limit: int) -> Sequence[Key]:
        try:
            result = ask(SearchRequest(q=query, size=limit, expand=expand))
        except ArchiveError:
            return ()
        return [(hit.plan, hit.anchor) for hit in result.hits]

    return search


def sections_of(outlines: Iterable[tuple[str, Outline]]) -> list[Section]:
    """The sections that are searched, as the plain searches see them."""
    found: list[Section] = []
    for plan, outline in outlines:
        headings = {section.anchor: section for section in outline.sections}
        for section in outline.sections:
            path, parent = [], section.parent
            while parent in headings:
                path.append(headings[parent].heading)
                parent = headings[parent].parent
            body = "\n".join(paragraph.text for paragraph in section.paragraphs)
            found.append(Section((plan, section.anchor), section.heading, "\n".join(reversed(path)), body))
    return found


def open_archive(plans: Path, folder: Path) -> Archive:
    """An archive of the shipped records and the texts in *plans*, made in *folder*."""
    documents = folder / "documents"
    own = shutil.ignore_patterns("text*", "editions", "import.toml", "inbox")
    shutil.copytree(ROOT / "documents", documents, ignore=own)
    settings = load_settings(documents=documents, index=folder / "index")
    import_paths(settings, [plans])
    build(settings)
    return Archive.open(settings)


def measure(
    ask: Callable[[SearchRequest], SearchResult],
    sections: Sequence[Section],
    judged: Path,
    options: argparse.Namespace,
) -> None:
    """Put the questions in *judged* to our search and the plain ones and print what the options ask for."""
    questions = [each for each in read_questions(judged) if options.half in ("both", each.half)]
    widened, plain = ours(ask), ours(ask, ("off",))
    systems: dict[str, Search] = {
        "ours": widened,
        "ours, not widened": plain,
        "BM25 words": Bm25(sections, words).search,
        "BM25 bigrams": Bm25(sections, bigrams).search,
        "plain Whoosh": PlainWhoosh(sections).search,
    }
    if options.pool:
        print_pool(systems, questions, sections)
        return
    judgements = read_judgements(judged)
    if options.widening:
        print_widening(widened, plain, questions, judgements)
    else:
        print_halves(systems, questions, judgements)
    print_failures(widened, questions, judgements, options.failures)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=Path, help="folder with the texts of the shipped plans")
    parser.add_argument("--corpus", help="folder of the public corpus, if it is not beside the project")
    parser.add_argument("--half", choices=("dev", "test", "both"), default="both")
    parser.add_argument("--widening", action="store_true", help="compare with and without widening")
    parser.add_argument("--failures", type=int, default=0, help="print this many of the worst")
    parser.add_argument("--pool", action="store_true", help="print candidates to judge")
    options = parser.parse_args()
    corpus = find_corpus(options.corpus)
    if options.plans is None and corpus is None:
        raise SystemExit("neither the five plans (--plans) nor the public corpus (--corpus) are here")
    if options.plans is not None:
        with tempfile.TemporaryDirectory() as folder:
            archive = open_archive(options.plans, Path(folder))
            outlines = [(info.record.plan, archive.outline(info.record.plan).outline) for info in archive.plans()]
            print("The five plans")
            measure(archive.search, sections_of(outlines), JUDGEMENTS, options)
            archive.close()
    if corpus is not None:
        sample = sample_of(corpus)
        print(f"\nThe public corpus, {len(sample)} documents")
        with engine_over(sample) as engine:
            outlines = [(plan.record.plan, plan.layers[0].outline) for plan in sample]
            measure(engine.search, sections_of(outlines), FOLDER, options)


if __name__ == "__main__":
    main()
