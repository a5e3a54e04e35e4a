"""The scores in the arrays are those of the Whoosh index itself."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh import query as whoosh_query

from app.domain.plan import Plan
from app.search.build import write_index
from app.search.fields import WORD_FIELDS
from app.search.shards import WHOOSH
from app.search.snapshot import open_snapshot
from app.search.whoosh_index import make_schema

MakePlan = Callable[..., Plan]
WORDS = ["汽车", "零部件", "产业", "集群", "石化", "冶金", "发展", "战略性新兴产业", "vehicles", "industry", "2015"]


@pytest.fixture
def directory(make_plan: MakePlan, tmp_path: Path) -> Path:
    """An index of ninety sections of words drawn by lot."""
    draw = random.Random(3)

    def text(most: int) -> str:
        return " ".join(draw.choices(WORDS, k=draw.randint(1, most)))

    write_index(
        tmp_path,
        [
            make_plan(f"plan-{n}", [(text(4), [text(60), text(9)], {"parent": "1"})] * 10, title_zh=text(5))
            for n in range(9)
        ],
    )
    return tmp_path


@pytest.mark.parametrize("word", ["汽车", "产业", "战略性新兴产业", "vehicl", "2015", "没有"])
def test_a_words_score_is_whooshs_bm25f(directory: Path, word: str) -> None:
    """Whoosh is the authority; the arrays only answer faster."""
    searcher = whoosh_index.open_dir(str(directory / WHOOSH), schema=make_schema()).searcher()
    asked = whoosh_query.Or([whoosh_query.Term(field.name, word, boost=field.boost) for field in WORD_FIELDS])
    expected = {hit.docnum: pytest.approx(hit.score, rel=1e-5) for hit in searcher.search(asked, limit=None)}
    chunks, scores = open_snapshot(directory).words.postings(word)

    assert dict(zip(chunks.tolist(), scores.tolist(), strict=True)) == expected


def test_the_character_field_finds_what_the_arrays_find(directory: Path) -> None:
    """The plain index can answer a phrase too; both must agree where it stands."""
    from app.search.matching import exact_pattern, find

    searcher = whoosh_index.open_dir(str(directory / WHOOSH), schema=make_schema()).searcher()
    snapshot = open_snapshot(directory)
    found = find(snapshot.text, exact_pattern(snapshot.text, "业集群"))
    expected = {hit.docnum for hit in searcher.search(whoosh_query.Phrase("chars", ["业", "集", "群"]), limit=None)}

    assert set(snapshot.text.unit_chunk[found.first_unit].tolist()) == expected
