"""
Plain Whoosh is the oracle: matches, scores, ranks and facet counts of hundreds of queries drawn by lot.

The index has several parts; plans in it have been corrected and withdrawn. The library's own search answers from its
own files; ours from the arrays.
"""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh import index as whoosh_index
from whoosh import query as whoosh_query
from whoosh import sorting

from app.analysis.chars import char_texts
from app.domain.plan import Plan
from app.domain.results import FACETS, SearchRequest
from app.search.build import merge, shard_path, take_over
from app.search.fields import WORD_FIELDS
from app.search.shards import WHOOSH, write_shard
from app.search.snapshot import Snapshot, open_snapshot
from app.search.whoosh_engine import WhooshEngine
from app.search.whoosh_index import make_schema

MakePlan = Callable[..., Plan]
WORDS = [
    "汽车",
    "零部件",
    "产业",
    "集群",
    "石化",
    "冶金",
    "发展",
    "战略性新兴产业",
    "vehicles",
    "industry",
    "目标",
    "加快",
    "、",
    "。",
]
TERMS = [
    "汽车",
    "零部件",
    "产业",
    "集群",
    "石化",
    "冶金",
    "发展",
    "战略性新兴产业",
    "新兴",
    "vehicl",
    "industri",
    "目标",
    "没有",
]
PROVINCES = [("220000", "吉林省"), ("210000", "辽宁省"), None]


def plan_number(make_plan: MakePlan, number: int, seed: int) -> Plan:
    """A plan of words drawn by lot."""
    draw = random.Random(seed)

    def text(most: int) -> str:
        return "".join(draw.choices(WORDS, k=draw.randint(1, most)))

    return make_plan(
        f"plan-{number:02d}",
        [
            (
                text(4),
                [text(50), text(9)],
                {"industries": draw.sample(["automotive", "metallurgy", "robotics-cnc"], k=s % 3)},
            )
            for s in range(12)
        ],
        title_zh=text(5),
        province=PROVINCES[number % 3],
        issued=f"20{10 + number % 5}",
        kind="规划" if number % 2 else None,
    )


@pytest.fixture(scope="module")
def directory(make_plan: MakePlan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five parts, of which one was written anew after a correction and one after a plan was withdrawn."""
    before, after = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("after")
    plans = [plan_number(make_plan, number, number) for number in range(20)]
    for part in range(5):
        write_shard(shard_path(before, part), plans[part * 4 : part * 4 + 4])
    merge(before, 5)
    plans[5] = plan_number(make_plan, 5, 99)
    del plans[13]
    for part, own in enumerate((plans[:4], plans[4:8], plans[8:12], plans[12:15], plans[15:])):
        if part in (1, 3):
            write_shard(shard_path(after, part), own)
        else:
            take_over(before, part, after, part)
    merge(after, 5)
    return after


@pytest.fixture(scope="module")
def oracle(directory: Path) -> Iterator[Any]:
    """The library's searcher over the same index."""
    with whoosh_index.open_dir(str(directory / WHOOSH), schema=make_schema()).searcher() as searcher:
        yield searcher


@pytest.fixture(scope="module")
def snapshot(directory: Path) -> Snapshot:
    """The arrays."""
    return open_snapshot(directory)


@pytest.fixture(scope="module")
def engine(directory: Path) -> Iterator[WhooshEngine]:
    """The engine."""
    engine = WhooshEngine.open(directory)
    yield engine
    engine.close()


def of_word(word: str) -> whoosh_query.Query:
    """The library's question for a word in all word fields."""
    return whoosh_query.Or([whoosh_query.Term(field.name, word, boost=field.boost) for field in WORD_FIELDS])


@pytest.mark.parametrize("seed", range(150))
def test_scores_and_ranks_are_whooshs(snapshot: Snapshot, oracle: Any, seed: int) -> None:
    """Words joined by OR or AND: every section found, its score, and the order of all."""
    draw = random.Random(seed)
    words = draw.sample(TERMS, k=draw.randint(1, 4))
    both = seed % 3 == 0
    join = whoosh_query.And if both else whoosh_query.Or
    theirs = [(hit.docnum, hit.score) for hit in oracle.search(join([of_word(word) for word in words]), limit=None)]
    score = np.zeros(snapshot.count)
    have = np.zeros(snapshot.count, dtype=np.int64)
    for word in words:
        chunks, scores = snapshot.words.postings(word)
        score[chunks] += scores
        have[chunks] += 1
    found = np.flatnonzero(have == len(words) if both else have > 0)
    ours = sorted(
        ((int(chunk), float(score[chunk])) for chunk in found), key=lambda each: (-round(each[1], 4), each[0])
    )
    theirs.sort(key=lambda each: (-round(each[1], 4), each[0]))

    assert [(chunk, pytest.approx(value, rel=1e-5)) for chunk, value in theirs] == ours


def drawn(draw: random.Random, depth: int = 2) -> tuple[str, whoosh_query.Query]:
    """A question in our language and in the library's: phrases, AND, OR, NOT."""
    if depth == 0 or draw.random() < 0.3:
        phrase = "".join(draw.choices([word for word in WORDS if not word.isascii()], k=draw.randint(1, 2)))
        start = draw.randrange(max(1, len(phrase) - 2))
        phrase = phrase[start : start + draw.randint(2, 5)].strip("、。") or "汽车"
        phrase = phrase if len(phrase) > 1 else "产业"
        return f'"{phrase}"', whoosh_query.Phrase("chars", char_texts(phrase))
    left, their_left = drawn(draw, depth - 1)
    right, their_right = drawn(draw, depth - 1)
    match draw.choice(("AND", "OR", "NOT")):
        case "AND":
            return f"({left} AND {right})", whoosh_query.And([their_left, their_right])
        case "OR":
            return f"({left} OR {right})", whoosh_query.Or([their_left, their_right])
        case _:
            return f"({left} AND NOT {right})", whoosh_query.And([their_left, whoosh_query.Not(their_right)])


@pytest.mark.parametrize("seed", range(250))
def test_matches_and_facet_counts_are_whooshs(engine: WhooshEngine, oracle: Any, seed: int) -> None:
    """Phrases joined by AND, OR and NOT, some with a facet ticked: every section found, and every count beside it."""
    draw = random.Random(1000 + seed)
    asked, theirs = drawn(draw)
    ticks = {"province": (draw.choice(["220000", "210000", "unknown"]),)} if seed % 2 else {}
    groups = {name: sorting.FieldFacet(name, allow_overlap=True, maptype=sorting.Count) for name in FACETS}
    narrow = {name: whoosh_query.Or([whoosh_query.Term(name, value) for value in ticks[name]]) for name in ticks}
    results = oracle.search(whoosh_query.And([theirs, *narrow.values()]), limit=None, groupedby=groups)
    unticked = oracle.search(theirs, limit=None, groupedby=groups)
    expected = {
        # A facet's counts leave its own ticks out of account.
        name: {key: number for key, number in (unticked if name in ticks else results).groups(name).items() if number}
        for name in FACETS
    }
    found = engine.search(SearchRequest(asked, filters=ticks, expand=("off",), size=100))
    addresses = {(hit["hit"]["plan"], hit["hit"]["anchor"]) for hit in results}
    counts = {name: {value.value: value.count for value in found.facets[name] if value.count} for name in FACETS}

    assert (len(results), expected, True) == (
        found.totals.sections,
        counts,
        {(hit.plan, hit.anchor) for hit in found.hits} <= addresses,
    )
