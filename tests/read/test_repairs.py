"""Doubts: what a person should look at is flagged at its place and never changed."""

import pytest

from app.read.repairs import DOUBTS, REPAIRS, doubt_characters, doubt_stray_traditional, repeated_at_join


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产业\ufffd发展", ["\ufffd"]),
        ("\ue003重点任务", ["\ue003"]),
        ("⽔产业和⾦融", ["⽔", "⾦"]),
        ("产业发展", []),
    ],
)
def test_a_character_that_stands_for_another_is_flagged(text: str, expected: list[str]) -> None:
    """⽔ looks like 水 and is found by no search for 水."""
    assert [repair.before for repair in doubt_characters(text)] == expected


SIMPLIFIED = "加快发展汽车产业和食品产业，推动工业转型升级，提高经济增长质量。" * 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SIMPLIFIED + "汽車", ["車"]),
        (SIMPLIFIED, []),
        ("加快發展汽車產業，推動經濟轉型。", []),
    ],
)
def test_a_traditional_character_among_simplified_ones_is_flagged(text: str, expected: list[str]) -> None:
    """Strays come from character recognition; a text in traditional characters has none to flag."""
    assert [repair.before for repair in doubt_stray_traditional(text)] == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("提高核心竞争", "核心竞争力", "核心竞争"),
        ("一是强化", "一是强化领导", "一是强化"),
        ("达到10", "10万辆", ""),
        ("发展汽车", "产业集群", ""),
        ("", "产业", ""),
    ],
)
def test_what_a_page_break_printed_twice(before: str, after: str, expected: str) -> None:
    """10 / 10万 may well be two numbers; only words are called a repetition."""
    assert repeated_at_join(before, after) == expected


def test_doubts_change_nothing() -> None:
    """The plan's page tells what was done from what is merely suspected by this."""
    assert [repair.before == repair.after for repair in doubt_characters("\ufffd")] == [True]


def test_every_name_is_a_repair_or_a_doubt() -> None:
    """Each name has its sentence in both languages; a name in both lists would be told wrongly in one."""
    assert set(REPAIRS).isdisjoint(DOUBTS) and all(repair.name in DOUBTS for repair in doubt_characters("\ufffd"))
