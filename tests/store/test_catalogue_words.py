"""The words of a plan's text go into the catalogue and come back as they were."""

from array import array
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.words import TextWords, WordForm
from app.store.catalogue import Catalogue
from app.store.catalogue_words import dump_words, load_words
from app.store.catalogue_writer import CatalogueWriter
from tests.store.store_factories import official, outlined, plan_of

FORMS = (WordForm("汽车", "汽车", "汽車"), WordForm("汽车", "automobile", "automobile"), WordForm("钢", "钢", "钢"))


def words(counts: list[int], which: list[int], starts: list[int]) -> TextWords:
    """Words of paragraphs 1-p1, 1-p2 …"""
    anchors = tuple(f"1-p{n}" for n in range(1, len(counts) + 1))
    return TextWords(FORMS, anchors, array("I", counts), array("I", which), array("I", starts))


def plain(found: TextWords) -> tuple[object, ...]:
    """What *found* says, to be compared."""
    return found.forms, found.paragraphs, *(each.tolist() for each in (found.counts, found.which, found.starts))


@pytest.mark.parametrize(
    "kept",
    [
        words([3], [0, 1, 2], [0, 2, 300]),
        words([0, 2, 0, 1, 0], [2, 0, 1], [5, 90_000, 3]),
        words([1, 1], [0, 0], [70_000, 0]),
        words([0, 0], [], []),
        words([], [], []),
        words([70_000], [0] * 70_000, list(range(70_000))),
    ],
)
def test_words_come_back_as_they_were(kept: TextWords) -> None:
    """A word a character off would be marked in the middle of another."""
    assert plain(kept) == plain(load_words(dump_words(kept)))


def test_a_plan_that_is_gone_leaves_no_words(tmp_path: Path) -> None:
    """The next generation begins with a copy of this one."""
    kept = words([1], [0], [0])
    with CatalogueWriter(tmp_path / "c.sqlite") as writer:
        for slug in ("a", "b"):
            writer.add(replace(plan_of(slug, official(outlined(("一、任务", ["做强。"])))), words=kept))
    with CatalogueWriter(tmp_path / "d.sqlite", tmp_path / "c.sqlite") as writer:
        writer.keep(["b"])
    held = Catalogue(tmp_path / "d.sqlite")

    assert [False, True] == [held.words(slug) is not None for slug in ("a", "b")]
