"""What the build keeps of the commonest words is what looking through the text would give."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest, SearchResult
from app.search import common_words
from app.search.build import write_index
from app.search.common_words import CommonWords, open_common
from app.search.matching import exact_pattern, find, in_rows
from app.search.scoring import Scorer, Writing
from app.search.snapshot import Snapshot, open_snapshot
from app.search.standing import standing_of
from app.search.whoosh_engine import WhooshEngine

MakePlan = Callable[..., Plan]
WORDS = ("汽车", "零部件", "产业", "集群", "石化", "冶金", "发展", "、", "。", "目标")
QUESTIONS = ("(汽车)", "汽车 OR 石化", "汽车 AND 产业", '"零部件"', "汽车 产业", "汽车", "heading:汽车", "产业 -石化")


@pytest.fixture(scope="module")
def snapshot(make_plan: MakePlan, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """Three hundred sections of a few words drawn by lot, and as many of a summary beside every second one of them."""
    draw = random.Random(11)

    def text(most: int) -> str:
        return "".join(draw.choices(WORDS, k=draw.randint(1, most)))

    def sections() -> list[tuple[str, list[str]]]:
        return [(text(3), [text(20) for _ in range(draw.randint(0, 2))]) for _ in range(30)]

    plans = [make_plan(f"plan-{number:02d}", sections(), title_zh=text(4)) for number in range(10)]
    layers = [make_plan(plan.record.plan, sections(), "summary", "zh").layers[0] for plan in plans[::2]]
    plans[::2] = [replace(plan, layers=(*plan.layers, own)) for plan, own in zip(plans[::2], layers, strict=True)]
    directory = tmp_path_factory.mktemp("common")
    write_index(directory, plans)
    opened = open_snapshot(directory)
    yield opened
    opened.hits.close()


@pytest.fixture(scope="module")
def forgetful(snapshot: Snapshot) -> Snapshot:
    """The same index without anything known of common words."""
    empty = {name: getattr(snapshot.common, name)[:0] for name in common_words.COMMON_NAMES[1:]}
    first = np.zeros((1, 4), dtype=np.int64)
    return replace(snapshot, common=open_common(snapshot.text, (), {"first": first, **empty}))


def told(result: SearchResult) -> SearchResult:
    """An answer but for the time it took."""
    return replace(result, took_ms=0.0)


def test_the_commonest_words_are_known(snapshot: Snapshot) -> None:
    """An index in which none is would answer right, and slowly; all the other tests here would hold."""
    assert {"汽车", "零部件", "产业", "集群", "石化", "冶金", "发展", "目标"} <= set(snapshot.common.words)


def test_what_is_known_of_a_word_is_what_the_text_says(snapshot: Snapshot) -> None:
    """Every number that ranking uses: sections, how often, rows, headings, score."""
    text, scorer = snapshot.text, Scorer(snapshot.words, snapshot.scorer.worth)
    names = ("chunks", "times", "listed", "headed", "share", "occurrences", "units")
    kept, expected = [], []
    for word in snapshot.common.words:
        pattern = exact_pattern(text, word)
        known = snapshot.common.of(pattern)
        found = find(text, pattern)
        standing = standing_of(found, in_rows(found, pattern, None), None)
        score = scorer.score([Writing(standing, (word,))], standing.chunks, scorer.rarity(len(standing.chunks)))
        expected.append([word, *(np.asarray(getattr(standing, name)).tolist() for name in names), score.tolist()])
        if known is not None:
            rows = [np.asarray(getattr(known.standing, name)).tolist() for name in names]
            kept.append([known.word, *rows, known.score.tolist()])

    assert expected == kept


@pytest.mark.parametrize("layers", [(), ("summary",), ("official",), ("official", "summary")])
@pytest.mark.parametrize("query", QUESTIONS)
def test_no_answer_depends_on_what_is_known(
    snapshot: Snapshot, forgetful: Snapshot, query: str, layers: tuple[str, ...]
) -> None:
    """Whole answers: hits, scores, marks and counts, over all sections and over one layer."""
    request = SearchRequest(query, layers=layers, size=100)
    without, within = (WhooshEngine(each).search(request) for each in (forgetful, snapshot))

    assert told(without) == told(within)


def test_few_words_are_kept(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What they take on disk is bounded, however many words an archive has."""
    monkeypatch.setattr(common_words, "MOST", 3)
    chosen, arrays = common_words.common_words(snapshot.text, snapshot.words, snapshot.scorer.worth)

    assert (3, 4) == (len(chosen), len(arrays["first"]))


def test_a_word_of_titles_only_is_not_said_to_stand_in_the_text(make_plan: MakePlan, tmp_path: Path) -> None:
    """Every section has the words of its title to rank by; whoever looks for them in the text must not find it."""
    sections = [("目标", ["产业发展"]) for _ in range(common_words.LEAST + 1)]
    write_index(tmp_path, [make_plan("a-plan", sections, title_zh="汽车")])
    opened = open_snapshot(tmp_path)
    known: CommonWords = opened.common
    opened.hits.close()

    assert ("产业" in known.words, "汽车" in known.words) == (True, False)
