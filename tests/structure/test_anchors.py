"""Anchors: every worked example of app.structure.anchors, and that no two are ever the same."""

import pytest

from app.domain.numbering import read_mark
from app.structure.anchors import AnchorNames, paragraph_anchor, split_anchor
from tests.structure.outline_factories import anchors, section


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("一、", "（二）"), "1.2"),
        (("第二章", "第十五条"), "2.15"),
        (("4、", "一是"), "4.1"),
        (("三、", "1.汽车"), "3.1"),
        (("第二章", "专栏1"), "2.box1"),
        (("第二章", "专栏"), "2.box1"),
        (("——",), "u1"),
        (("2.1.3",), "2.1.3"),
        (("2.1", "2.1.3"), "2.1.3"),
        (("①",), "1"),
        (("㈢",), "3"),
    ],
)
def test_a_section_is_named_by_the_numbers_of_its_path(path: tuple[str, ...], expected: str) -> None:
    """The name of a place comes from the printed numbering, whatever brackets it is printed in."""
    names = AnchorNames()
    anchor = ""
    for label in path:
        anchor = names.section(anchor, read_mark(label if label.endswith("汽车") else f"{label}汽车产业"))

    assert anchor == expected


def test_repeated_numbers_are_told_apart() -> None:
    """A plan with two 三、 still has one address for each."""
    names = AnchorNames()

    assert [names.section("", read_mark("三、汽车")) for _ in range(3)] == ["3", "3~2", "3~3"]


def test_unnumbered_items_are_counted_under_their_parent() -> None:
    """The second —— under 1.3 is 1.3.u2, whatever stands elsewhere."""
    names = AnchorNames()
    dash = read_mark("——创新")

    assert [names.section(parent, dash) for parent in ("1.3", "1.3", "2")] == ["1.3.u1", "1.3.u2", "2.u1"]


@pytest.mark.parametrize(
    ("anchor", "k", "kind", "expected"),
    [
        ("2.1.3", 2, "p", "2.1.3-p2"),
        ("0", 1, "p", "0-p1"),
        ("a2", 1, "p", "a2.0-p1"),
        ("a2.1", 1, "p", "a2.1-p1"),
        ("n", 3, "p", "n-p3"),
        ("1.3", 1, "t", "1.3-t1"),
    ],
)
def test_a_paragraph_is_counted_over_its_section(anchor: str, k: int, kind: str, expected: str) -> None:
    """What stands before the first heading of an attachment is under its 0."""
    assert paragraph_anchor(anchor, k, kind) == expected


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("2.1", ("2.1", None)),
        ("2.1-p3", ("2.1", "2.1-p3")),
        ("2.1-p3-s2", ("2.1", "2.1-p3")),
        ("1.3-t1-r4", ("1.3", "1.3-t1")),
        ("a1.0-p1", ("a1", "a1.0-p1")),
        ("3~2", ("3~2", None)),
        ("2.box1-p1", ("2.box1", "2.box1-p1")),
        ("s2-p1", ("s2", "s2-p1")),
        ("n-p1", ("n", "n-p1")),
    ],
)
def test_an_address_is_taken_apart(anchor: str, expected: tuple[str, str | None]) -> None:
    """A link to a sentence opens the paragraph it stands in."""
    assert split_anchor(anchor) == expected


@pytest.mark.parametrize("anchor", ["", "-p1", "2.1-p0", "2.1-x3", "2 1", "一", "../etc", "2.1-p3-s"])
def test_what_is_no_address_is_refused(anchor: str) -> None:
    """A mistyped link gets a message, never somebody else's paragraph."""
    with pytest.raises(ValueError, match="is no anchor"):
        split_anchor(anchor)


def test_worked_examples_in_a_document() -> None:
    """1. under （三） under 附件1's 二、 is a1.2.3.1, as the docstring says."""
    text = "附件1\n汽车实施方案\n一、目标\n做强。\n二、任务\n（一）甲\n（二）乙\n（三）丙\n1.整车。做大。"

    assert anchors(text)[-1] == "a1.2.3.1"


def test_a_lone_attachment_is_the_first() -> None:
    """附件 without a number is a1: there is only one."""
    text = "一、目标\n做强。\n附件\n任务分工表\n一、分工\n省工信厅。"

    assert anchors(text) == ["1", "a1", "a1.1"]


def test_paragraph_anchors_run_over_run_in_text() -> None:
    """1.汽车。做大。 has its running text as p1 and the next paragraph as p2."""
    text = "一、任务\n1.汽车。做大整车规模。\n提高配套水平，完善产业链条。\n2.食品。做优。"

    assert [p.anchor for p in section(text, "1.1").paragraphs] == ["1.1-p1", "1.1-p2"]
