"""
What a section is about, as it is told once for all when the index is built.
"""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.compare import plan_subjects
from app.compare.content import content_words, count_content
from app.domain.results import PathStep
from tests.compare.compare_factories import column

PIECES = st.sampled_from(
    ["新能源汽车", "产业", "加快", "carbon", " fibre ", "R&D", "2020", "年", "，", "。", "袜", "5G", "吉林"]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_words_are_counted_as_they_are_marked(text: str) -> None:
    """The quick way of counting a whole archive's words names the very words that a comparison shows."""
    assert Counter(word.name for word in content_words(text)) == count_content(text)


def test_a_chapter_is_about_what_stands_below_it() -> None:
    """A chapter without a text of its own is found by that of its sections."""
    plan = column("甲", ("1", "重点任务"), ("1.1", "汽车", "做强变速器。"), ("1.2", "食品", "做优矿泉水。"))

    assert {"变速器", "矿泉水"} <= set(plan_subjects(plan).sections[0].words)


def test_only_its_beginning_tells_what_a_section_is_about() -> None:
    """A chapter of a hundred pages is not about everything in it."""
    plan = column("甲", ("1", "重点任务", "做强变速器。" * 400), ("1.1", "食品", "做优矿泉水。"))

    assert "矿泉水" not in plan_subjects(plan).sections[0].words


def test_a_section_knows_the_way_to_it() -> None:
    """Whoever is shown it need not read the plan."""
    plan = column("甲", ("1", "重点任务"), ("1.1", "汽车", "做强变速器。"))

    assert (PathStep("1", "1.重点任务"),) == plan_subjects(plan).sections[1].path


@pytest.mark.parametrize(
    ("heading", "roles"),
    [("主要目标", ("goals",)), ("基本原则", ("stance",)), ("重点任务", ("measures",))],
)
def test_what_stands_below_a_heading_has_its_role(heading: str, roles: tuple[str, ...]) -> None:
    """A goal is no counterpart of a measure, whatever its own heading says."""
    plan = column("甲", ("1", heading), ("1.1", "绿色制造"))

    assert roles == plan_subjects(plan).sections[1].roles


def test_each_token_stands_at_its_place() -> None:
    """Three lists of one length say which heading has which word, and what it weighs there."""
    tokens = plan_subjects(column("甲", ("1", "汽车"), ("2", "食品"), ("3", "汽车"))).tokens
    of_cars = {place for place, which in zip(tokens.places, tokens.which, strict=True) if tokens.names[which] == "汽车"}

    assert {0, 2} == of_cars


def test_a_chapter_that_looks_back_tells_of_the_situation_and_so_does_what_stands_below() -> None:
    """What was achieved on cars is no counterpart of what another plan means to do for them."""
    plan = column("甲", ("1", "各项工作取得新成效"), ("1.1", "汽车产业"), ("2", "主攻方向"), ("2.1", "汽车产业"))

    assert [("situation",), ("situation",), ("measures",), ("measures",)] == [
        section.roles for section in plan_subjects(plan).sections
    ]
