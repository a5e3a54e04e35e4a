"""Kinds of one thing: which headings name one, and that two kinds do not stand side by side."""

import pytest

from app.compare.headings import heading_of
from tests.compare.compare_factories import column, pairs


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("镍基复合材料技术", {("镍基", "复合材料")}),
        ("玄武岩复合材料技术创新", {("玄武岩", "复合材料")}),
        ("发展复合材料", set()),
        ("两化融合工程", set()),
        ("深度融合", set()),
        ("推广精益管理", set()),
    ],
)
def test_a_word_before_a_compound_tells_its_kind(heading: str, kinds: set[tuple[str, str]]) -> None:
    """Only where nothing else tells what the heading is about."""
    assert kinds == heading_of(heading).kinds


def skeleton(plan: str, title: str, *parts: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    """The rows of an annex with a section on technology that has *parts*."""
    rows = [(f"a1.1.{k}", heading, text) for k, (heading, text) in enumerate(parts, start=1)]
    return (("a1", title), ("a1.1", "推动技术创新"), *rows)


def test_two_kinds_of_one_thing_are_two_topics() -> None:
    """复合材料 is what both are made of, not what either is about."""
    one = skeleton(
        "甲",
        "附件1 冶金方案",
        ("镍基复合材料技术", "研发羰基化精炼技术，生产特种粉体。"),
        ("余热利用技术", "回收余热。"),
    )
    other = skeleton(
        "乙", "附件1 建材方案", ("玄武岩复合材料技术创新", "突破表面改性技术。"), ("余热利用技术", "回收窑炉余热。")
    )

    assert ["a1|a1", "a1.1|a1.1", "a1.1.2|a1.1.2"] == pairs(
        column("甲", *one, anchor="a1"), column("乙", *other, anchor="a1")
    )


def test_one_kind_of_one_thing_is_one_topic() -> None:
    """The same kind pairs whatever stands behind it."""
    one = skeleton("甲", "附件1 冶金方案", ("玄武岩复合材料技术", "研发材料。"), ("余热利用技术", "回收余热。"))
    other = skeleton("乙", "附件1 建材方案", ("玄武岩复合材料技术创新", "突破改性。"), ("节水技术", "节约用水。"))

    assert "a1.1.1|a1.1.1" in pairs(column("甲", *one, anchor="a1"), column("乙", *other, anchor="a1"))
