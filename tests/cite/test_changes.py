"""What an edition changed: told passage by passage and word by word, and nothing that is as it was."""

import pytest

from app.cite.changes import find_changes
from tests.cite.cite_factories import outline

A, B, C = "全省汽车产业总产值突破2600亿元。", "建设三个零部件基地，引进供应商。", "每年培养技术工人两万名左右。"
TWIN = "加强组织领导，落实工作责任。"


def told(before, after):
    """(kind, old, new, words gone, words come) of every change between two lists of (anchor, heading, paragraphs)."""
    return [
        (
            change.kind,
            change.old,
            change.new,
            "".join(words for op, words in change.diff if op == "-"),
            "".join(words for op, words in change.diff if op == "+"),
        )
        for change in find_changes(outline(before), outline(after))
    ]


def section(*texts, heading="目标", anchor="1"):
    """One section."""
    return (anchor, heading, texts)


@pytest.mark.parametrize(
    ("expected", "before", "after"),
    [
        ([], [section(A, B)], [section(A, B)]),
        ([("changed", "1-p1", "1-p1", "2600", "2900")], [section(A, B)], [section(A.replace("2600", "2900"), B)]),
        ([("removed", "1-p2", None, B, "")], [section(A, B)], [section(A)]),
        ([("added", None, "1-p2", "", B)], [section(A)], [section(A, B)]),
        (
            [("added", None, "1-p1", "", C), ("renumbered", "1-p1", "1-p2", "", "")],
            [section(A)],
            [section(C, A)],
        ),
        (
            [("renumbered", "1-p2", "1-p1", "", ""), ("renumbered", "1-p1", "1-p2", "", "")],
            [section(A, B)],
            [section(B, A)],
        ),
        ([("changed", "1", "1", "", "总体")], [section(A)], [section(A, heading="总体目标")]),
        # Twins: as many as there were is no change, one less is one removed.
        ([], [section(TWIN, A, TWIN)], [section(TWIN, A, TWIN)]),
        ([("removed", "1-p2", None, TWIN, "")], [section(TWIN, TWIN)], [section(TWIN)]),
        ([("added", None, "1-p2", "", TWIN)], [section(TWIN)], [section(TWIN, TWIN)]),
    ],
)
def test_every_change_is_told_and_nothing_else(expected, before, after):
    """Whoever cited the earlier edition sees at a glance whether it touches him."""
    assert expected == told(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((A, B, C), (A, C)),
        ((A, B), (B, A, C)),
        ((TWIN, A, TWIN, TWIN), (TWIN, A)),
        ((A,), (A.replace("突破", "达到"), B)),
        ((), (A, TWIN, TWIN)),
    ],
)
def test_what_is_told_leads_from_one_edition_to_the_other(before, after):
    """Paragraphs gone and come balance: nothing is told twice and nothing passed over."""
    changes = find_changes(outline([section(*before)]), outline([section(*after)]))
    count = sum(change.kind == "added" for change in changes) - sum(change.kind == "removed" for change in changes)

    assert len(after) - len(before) == count
