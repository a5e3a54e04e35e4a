"""The headings of a plan's text, read once by the build, come back as they were."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.subjects import HeadingTokens, HeadingWords, PlanSubjects, SectionSubject
from app.store.catalogue import Catalogue
from app.store.catalogue_headings import dump_headings, load_headings
from app.store.catalogue_writer import CatalogueWriter
from tests.store.store_factories import official, outlined, plan_of

FULL = HeadingWords(
    printed="做强汽车产业",
    folded="做强汽车产业 ",
    core=("汽车",),
    tokens=(("²汽车", 0.35), ("汽车", 1.0)),
    pieces=(("做强", 0.05), ("汽车", 1.0)),
    kinned=(("≈vehicles", 1.0),),
    titled=True,
    kinds=frozenset([("镍基", "材料"), ("铁基", "材料")]),
    names=("汽车",),
    cut=("做强", "汽车", "产业"),
)
BARE = HeadingWords("", "", (), (), (), (), False)


@pytest.mark.parametrize(
    "heading",
    [
        FULL,
        BARE,
        replace(FULL, kinned=FULL.pieces),
        replace(FULL, folded=FULL.printed, titled=False, kinds=frozenset()),
        replace(FULL, names=(), cut=()),
        replace(FULL, names=None, cut=None),
    ],
)
def test_a_heading_comes_back_as_it_was(heading: HeadingWords) -> None:
    """A weight lost on the way would pair other sections than those that were judged."""
    assert {"1": heading} == load_headings(dump_headings(["1"], [heading]))


def test_each_heading_comes_back_to_its_own_section() -> None:
    """Headings share their words, not their places."""
    assert {"1": FULL, "1.1": BARE} == load_headings(dump_headings(["1", "1.1"], [FULL, BARE]))


def test_headings_of_a_plan_are_read_from_the_catalogue(tmp_path: Path) -> None:
    """A comparison asks for those of its columns only."""
    subject = SectionSubject("1", "一、任务", (), "section", (), (), (), "", (), {})
    about = PlanSubjects(HeadingTokens(1, (), (), (), ()), (subject,), {}, (FULL,))
    with CatalogueWriter(tmp_path / "c.sqlite") as writer:
        writer.add(replace(plan_of("a", official(outlined(("一、任务", ["做强。"])))), subjects=about))

    held = Catalogue(tmp_path / "c.sqlite")

    assert ({"1": FULL}, {}) == (held.headings("a"), held.headings("none"))
