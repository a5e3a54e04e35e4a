"""An index of many parts is the index of one part, number by number."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.build import MANIFEST, can_take_over, merge, shard_path, take_over, write_index
from app.search.shards import SHARDS, WHOOSH, is_whole, write_shard
from app.search.whoosh_engine import WhooshEngine
from app.search.whoosh_stored import StoredHits

MakePlan = Callable[..., Plan]
WORDS = ["汽车", "零部件", "产业", "集群", "石化", "战略性新兴产业", "vehicles", "industry", "2015", "2.5亿元", "、"]


@pytest.fixture(scope="module")
def plans(make_plan: MakePlan) -> list[Plan]:
    """Twelve plans of words drawn by lot, some nearly the same, one without text."""
    draw = random.Random(8)

    def text(most: int) -> str:
        return "".join(draw.choices(WORDS, k=draw.randint(1, most)))

    common = text(60)
    return [
        make_plan(
            f"plan-{n:02d}",
            [
                (text(4), [text(50), common + text(3)], {"industries": ["automotive"] * (s % 2)})
                for s in range(0 if n == 5 else 9)
            ],
            title_zh=text(5),
            kind="规划" if n % 2 else None,
        )
        for n in range(12)
    ]


def in_parts(directory: Path, plans: list[Plan], cuts: list[int]) -> Path:
    """The index of *plans* in parts that end at *cuts*."""
    for number, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(plans)], strict=True)):
        write_shard(shard_path(directory, number), plans[start:end])
    merge(directory, len(cuts) + 1)
    return directory


def files_of(directory: Path) -> dict[str, object]:
    """Every array and word list of the whole, by name."""
    words = [path for path in directory.glob("*.json") if path.name != MANIFEST]
    found: dict[str, object] = {path.name: path.read_text() for path in words}
    return found | {path.name: (np.load(path).dtype.str, np.load(path).tolist()) for path in directory.glob("*.npy")}


@pytest.mark.parametrize("cuts", [[3], [1, 2, 3, 11], [5, 6], list(range(1, 12))])
def test_parts_make_the_very_arrays_of_the_whole(plans: list[Plan], tmp_path: Path, cuts: list[int]) -> None:
    """Where a plan stands must not decide how it ranks or what it is counted with."""
    write_index(tmp_path / "whole", plans)

    assert files_of(tmp_path / "whole") == files_of(in_parts(tmp_path / "parts", plans, cuts))


def test_what_is_stored_keeps_its_order_over_all_parts(plans: list[Plan], tmp_path: Path) -> None:
    """The arrays count on it: the hit shown is the section that was found."""
    hits = StoredHits(in_parts(tmp_path, plans, [3, 5, 6]) / WHOOSH)
    stored = [hits.get(number)["plan"] for number in range(hits.count)]
    hits.close()

    assert [f"plan-{n:02d}" for n in range(12) if n != 5 for _ in range(9)] == stored


def answers(directory: Path) -> list[object]:
    """What the index in *directory* answers."""
    engine = WhooshEngine.open(directory)
    asked = ("汽车", '"产业集群"', "石化 -vehicles", "industry", "")
    found = [engine.search(SearchRequest(q)) for q in asked]
    engine.close()
    return [(r.totals, [(h.plan, h.anchor, h.score) for h in r.hits], r.facets) for r in found]


@pytest.mark.parametrize("links_known", [True, False])
def test_a_part_taken_over_answers_as_one_written_anew(
    plans: list[Plan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links_known: bool
) -> None:
    """A correction of one plan among thousands makes only its own part be written; on every kind of disk."""
    before = in_parts(tmp_path / "before", plans, [4, 8])
    if not links_known:

        def refused(*_: object) -> None:
            raise OSError("no links here")

        monkeypatch.setattr(os, "link", refused)
    after = tmp_path / "after"
    take_over(before, 0, after, 0)
    take_over(before, 2, after, 1)
    merge(after, 2)
    write_index(tmp_path / "anew", plans[:4] + plans[8:])

    assert answers(tmp_path / "anew") == answers(after)


@pytest.mark.parametrize("name", ["arrays.npz", "words.json", f"{WHOOSH}/_MAIN_1.toc"])
@pytest.mark.parametrize("damage", ["gone", "cut", "changed"])
def test_a_part_that_is_not_whole_is_not_taken_over(plans: list[Plan], tmp_path: Path, name: str, damage: str) -> None:
    """Damage would otherwise be handed on from index to index."""
    path = shard_path(in_parts(tmp_path, plans, [4]), 0) / name
    data = path.read_bytes()
    match damage:
        case "gone":
            path.unlink()
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "changed":
            middle = len(data) // 2
            path.write_bytes(data[:middle] + (b"}" * 8 if name.endswith("json") else b"\xff" * 9) + data[middle + 8 :])

    assert (False, True) == (can_take_over(tmp_path, 0), can_take_over(tmp_path, 1))


def test_a_part_of_other_rules_is_not_taken_over(plans: list[Plan], tmp_path: Path) -> None:
    """Its texts were cut otherwise."""
    manifest = in_parts(tmp_path, plans, [4]) / "search.json"
    manifest.write_text(manifest.read_text().replace('"stamp": "', '"stamp": "0'))

    assert (False, True) == (can_take_over(tmp_path, 0), is_whole(tmp_path / SHARDS / "00000"))
