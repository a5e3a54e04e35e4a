"""
The sample of the public corpus that search is measured with besides the five plans: other provinces, other subjects.

Documents, questions and judgements are data in bench/judgements/corpus/ (README there), by the ids of the corpus and
our anchors. Each document is read, structured, annotated and indexed as a plan called by its id; the index is made in a
folder that is thrown away. Run by search_quality where the corpus is here.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.annotate import annotate
from app.domain.plan import Layer, Plan
from app.pipeline.stages import structure_file
from app.search.build import write_index
from app.search.whoosh_engine import WhooshEngine
from bench.outline_gold import corpus_files
from bench.search_judged import JUDGEMENTS

FOLDER = JUDGEMENTS / "corpus"


def sample_of(corpus: Path) -> list[Plan]:
    """The documents of the sample as plans; SystemExit names those the corpus lacks."""
    files = corpus_files(corpus)
    wanted = [line.split("\t")[0] for line in (FOLDER / "documents.tsv").read_text("utf-8").splitlines()]
    wanted = [each for each in wanted if each and not each.startswith("#")]
    if missing := [each for each in wanted if each not in files]:
        raise SystemExit(f"the corpus in {corpus} lacks {', '.join(missing)}")
    return [_plan(each, files[each]) for each in wanted]


def _plan(name: str, path: Path) -> Plan:
    _, outline = structure_file(path)
    record, outline = annotate(outline, name, None)
    return Plan(record, (Layer("official", "zh", outline, source=path.name),))


@contextmanager
def engine_over(plans: Sequence[Plan]) -> Iterator[WhooshEngine]:
    """A search engine over *plans* and nothing else, gone when it is done with."""
    with TemporaryDirectory() as folder:
        write_index(Path(folder), plans)
        engine = WhooshEngine.open(Path(folder))
        try:
            yield engine
        finally:
            engine.close()
