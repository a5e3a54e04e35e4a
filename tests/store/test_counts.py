"""What is counted and listed of an outline, and what one edition changed against the one before."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.outline import Outline
from app.store.counts import changes, count, industries_of, parts_of
from tests.store.store_factories import outlined, section_of

ANNEXED = Outline(
    (
        section_of("", ["印发你们。"], "n", 1, part="n", level=0),
        section_of("一、目标", ["甲。", "乙。"], "1", 3, industries=("automotive", "metallurgy")),
        section_of("二、措施", ["丙。"], "2", 6, industries=("automotive",)),
        section_of("附件1 方案", ["丁。"], "a1", 8, part="a1", level=0),
    )
)


def test_sections_and_paragraphs_are_counted():
    """“4 sections, 5 paragraphs” stands on the page of every plan."""
    assert (4, 5) == count(ANNEXED)


def test_a_paragraph_counts_for_every_industry_of_its_section():
    """The matrix plan × industry adds up to more than the paragraphs there are."""
    assert {"automotive": 3, "metallurgy": 2} == industries_of(ANNEXED)


def test_parts_stand_in_reading_order_with_what_they_are():
    """Notice, plan and attachments in one file are one plan, shown a part at a time."""
    assert [("n", "notice", 1, 1), ("main", "main", 2, 3), ("a1", "annex", 1, 1)] == [
        (part.anchor, part.kind, part.sections, part.paragraphs) for part in parts_of(ANNEXED)
    ]


@pytest.mark.parametrize(
    ("expected", "before", "after"),
    [
        ((0, 0, 0), ["甲。", "乙。"], ["甲。", "乙。"]),
        ((0, 0, 1), ["甲。", "乙。"], ["甲。", "改。"]),
        ((1, 0, 0), ["甲。", "乙。"], ["甲。", "乙。", "丙。"]),
        ((0, 1, 0), ["甲。", "乙。"], ["甲。"]),
        ((1, 0, 0), ["甲。", "乙。"], ["新。", "甲。", "乙。"]),
        ((0, 0, 0), ["甲。", "乙。"], ["乙。", "甲。"]),
        ((0, 1, 0), ["同。", "同。"], ["同。"]),
        ((0, 1, 1), ["甲。", "乙。", "丙。"], ["丙。", "丁。"]),
    ],
)
def test_an_edition_says_how_many_paragraphs_it_changed(expected, before, after):
    """(added, removed, changed); a paragraph that only moved is none of them."""
    assert expected == changes(outlined(("一、目标", before)), outlined(("一、目标", after)))


@settings(deadline=None)
@given(*[st.lists(st.lists(st.sampled_from("甲乙丙丁"), max_size=3), max_size=4)] * 2)
def test_what_was_counted_as_changed_is_neither_added_nor_removed(before, after):
    """Repeated sentences that move must not make a number below zero, nor a sum that does not add up."""
    one, other = (outlined(*(("节", paragraphs) for paragraphs in sections)) for sections in (before, after))
    added, removed, changed = changes(one, other)

    assert (True, count(other)[1]) == (
        min(added, removed, changed) >= 0,
        count(one)[1] + added - removed,
    )


def test_other_headings_change_no_paragraph():
    """Only the words of paragraphs are counted."""
    before = outlined(("一、目标", ["甲。"]))
    after = replace(before, sections=(replace(before.sections[0], heading="一、任务", title="任务"),))

    assert (0, 0, 0) == changes(before, after)
