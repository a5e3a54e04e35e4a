"""
What plans are about goes into the catalogue and comes back as it was.
"""

from dataclasses import replace
from pathlib import Path

from app.domain.results import PathStep
from app.domain.subjects import HeadingTokens, PlanSubjects, SectionSubject
from app.domain.views import SlotCount
from app.store.catalogue import Catalogue
from app.store.catalogue_writer import CatalogueWriter
from tests.store.store_factories import official, outlined, plan_of

ABOUT = SectionSubject(
    "1.2",
    "（二）汽车",
    (PathStep("1", "一、任务"),),
    "section",
    ("goals",),
    ("汽车",),
    ("汽车",),
    "汽车",
    ("automotive",),
    {"变速器": 2},
)
SUBJECTS = PlanSubjects(
    HeadingTokens(2, ("汽车",), (1,), (0,), (0.7,)),
    (replace(ABOUT, anchor="1"), ABOUT),
    {"goals": SlotCount("1", "目标", 3)},
)


def catalogue(folder: Path) -> Catalogue:
    """A catalogue with one plan that has subjects, and one without."""
    with CatalogueWriter(folder / "c.sqlite") as writer:
        writer.add(replace(plan_of("a", official(outlined(("一、任务", ["做强。"])))), subjects=SUBJECTS))
        writer.add(plan_of("b", official(outlined(("一、任务", ["做优。"])))))
    return Catalogue(folder / "c.sqlite")


def test_a_section_comes_back_as_it_was_told(tmp_path: Path) -> None:
    """A counterpart is shown from this alone."""
    assert [ABOUT, SUBJECTS.sections[0]] == catalogue(tmp_path).subjects_of([("a", 1), ("a", 0)])


def test_the_tokens_of_all_plans_come_back(tmp_path: Path) -> None:
    """A plan without a text has none, and is not missed."""
    assert [("a", ["汽车"])] == [(slug, list(tokens.names)) for slug, tokens in catalogue(tmp_path).heading_tokens()]


def test_the_parts_of_a_plan_come_back(tmp_path: Path) -> None:
    """The table of topics reads no outline."""
    held = catalogue(tmp_path)

    assert [SUBJECTS.slots, {}] == [held.slots(slug) for slug in ("a", "b")]


def test_a_plan_that_is_gone_leaves_no_subjects(tmp_path: Path) -> None:
    """The next generation begins with a copy of this one."""
    catalogue(tmp_path).close()
    with CatalogueWriter(tmp_path / "d.sqlite", tmp_path / "c.sqlite") as writer:
        writer.keep(["b"])

    assert [] == Catalogue(tmp_path / "d.sqlite").heading_tokens()
