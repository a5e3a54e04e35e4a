"""Where the arrays are missing or damaged, the Whoosh index alone gives the same answers."""

import logging
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest, SearchResult
from app.errors import IndexOutOfDate
from app.search.build import merge, shard_path, write_index
from app.search.restore import restore
from app.search.shards import SHARDS, WHOOSH, write_shard
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
WORDS = [
    "汽车",
    "零部件",
    "产业",
    "集群",
    "石化",
    "战略性新兴产业",
    "vehicles",
    "industry",
    "2015",
    "2.5亿元",
    "、",
    "。",
]
QUESTIONS = [
    "",
    "汽车",
    '"产业集群"',
    "石化 汽车",
    "汽车 OR 石化",
    "-汽车",
    "heading:集群",
    "vehicle",
    "qiche",
    "长春",
    "2015",
]


@pytest.fixture(scope="module")
def directory(make_plan: MakePlan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index in three parts: texts and summaries, headings that run in, facets of all kinds, a plan without text."""
    draw = random.Random(11)

    def text(most: int) -> str:
        return "".join(draw.choices(WORDS, k=draw.randint(1, most)))

    def sections(number: int) -> list[object]:
        return [
            (
                f"{s}、{text(3)}",
                [text(40), text(9)],
                {"run_in": s % 3 == 0, "industries": ["automotive", "petrochemical"][: s % 3]},
            )
            for s in range(0 if number == 5 else 12)
        ]

    plans = [
        make_plan(
            f"plan-{n}",
            sections(n),
            "summary" if n == 3 else "official",
            title_zh=text(4),
            province=("220000", "吉林省") if n % 2 else None,
            city=("220100", "长春市") if n % 4 == 1 else None,
            issued=f"201{n}" if n % 3 else None,
            doc_number="示政发〔2016〕8号",
        )
        for n in range(9)
    ]
    directory = tmp_path_factory.mktemp("whole")
    for number in range(3):
        write_shard(shard_path(directory, number), plans[number * 3 : number * 3 + 3])
    merge(directory, 3)
    return directory


@pytest.fixture
def damaged(directory: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    import shutil

    shutil.copytree(directory, tmp_path / "index")
    return tmp_path / "index"


def answers(directory: Path) -> tuple[str | None, list[object]]:
    """What is said to be wrong with the index in *directory*, and what it answers."""
    engine = WhooshEngine.open(directory)
    found = [engine.search(SearchRequest(q, filters=ticks)) for q in QUESTIONS for ticks in ({}, {"year": ("2014",)})]
    suggested = [engine.suggest(q, "zh") for q in ("产", "qi", "plan")]
    damage = engine.damage
    engine.close()
    return damage, [*map(told, found), suggested]


def told(result: SearchResult) -> object:
    """All of an answer but the time it took."""
    return (
        result.totals,
        result.plan_totals,
        result.hits,
        result.facets,
        result.sectors,
        result.expansions,
        result.detected,
    )


GROUPS = (
    "text.tokens.npy",
    "words.scores.npy",
    "facets.year.value.npy",
    "chunks.group.npy",
    "text.json",
    "chunks.json",
)


@pytest.mark.parametrize("name", GROUPS)
@pytest.mark.parametrize("damage", ["gone", "cut", "empty"])
def test_a_damaged_file_changes_no_answer(directory: Path, damaged: Path, name: str, damage: str) -> None:
    """A disk that lost a file in the night is no reason for an archive to be closed in the morning."""
    path = damaged / name
    match damage:
        case "gone":
            path.unlink()
        case "cut":
            path.write_bytes(path.read_bytes()[:-5])
        case "empty":
            path.write_bytes(b"")
    why, found = answers(damaged)

    assert (True, answers(directory)) == (why is not None, (None, found))


def test_whoosh_alone_is_enough(directory: Path, damaged: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Whoosh is the authority: whatever else is lost is made from it; and the log says what to do."""
    import shutil

    shutil.rmtree(damaged / SHARDS)
    for path in [*damaged.glob("*.npy"), *damaged.glob("*.json")]:
        if path.name != "search.json":
            path.unlink()
    with caplog.at_level(logging.WARNING, "archive"):
        _, found = answers(damaged)

    assert (answers(directory)[1], True) == (found, "run `archive build`" in caplog.text)


def test_the_arrays_restored_are_those_that_were_built(directory: Path, tmp_path: Path) -> None:
    """Every count, place, score and likeness; terms may be numbered otherwise."""
    restore(directory / WHOOSH, tmp_path)
    same = [
        "text.tokens",
        "pairs.unit",
        "pairs.offset",
        "text.unit_start",
        "text.number_marks",
        "chunks.group",
        "chunks.shared",
    ]

    assert [[True] * 7, sorted(np.load(directory / "words.scores.npy").tolist())] == [
        [np.array_equal(np.load(directory / f"{name}.npy"), np.load(tmp_path / f"{name}.npy")) for name in same],
        sorted(np.load(tmp_path / "words.scores.npy").tolist()),
    ]


# The library leaves a file it could not read open, which is said when nobody holds it any more.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_where_whoosh_is_damaged_too_the_index_is_refused(damaged: Path, damage: str) -> None:
    """There is nothing left to answer from; the message says to build."""
    (damaged / "text.tokens.npy").unlink()
    for path in (damaged / WHOOSH).glob("*.seg"):
        data = path.read_bytes()
        path.unlink()
        if damage == "cut":
            path.write_bytes(data[:2000])
    with pytest.raises(IndexOutOfDate, match="archive build"):
        WhooshEngine.open(damaged)


def test_an_empty_index_is_restored_too(tmp_path: Path) -> None:
    """A fresh archive holds nothing and says so."""
    write_index(tmp_path, [])
    (tmp_path / "text.tokens.npy").unlink()
    engine = WhooshEngine.open(tmp_path)

    assert 0 == engine.search(SearchRequest("汽车")).totals.sections
