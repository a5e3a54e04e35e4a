"""Words printed over and over, as broken files and practical jokers have them: read in a time one can wait for."""

import time

import pytest

from app.annotate import annotate
from app.annotate.targets import find_targets
from app.read import read_bytes
from app.structure import build_outline

LONGEST_S = 5.0


@pytest.mark.parametrize(
    "words", ["达到", "提高到", "新建", "再建设", "不低于", "教育部", "委员会", "服务业", "并且", "中共中央"]
)
def test_a_word_without_end_costs_no_more_than_its_length(words: str) -> None:
    """One such file would keep a build, and whoever checks a text, waiting for ever."""
    row = words * 39
    aims = f"产值{row}，到2020年{row}x100亿元，{row}设9家。"
    text = f"关于加快装备制造业发展的意见\n{row}\n{row}。\n一、{row}\n{aims}\n{row}\n"
    began = time.process_time()
    record, outline = annotate(build_outline(read_bytes(text.encode("utf-8-sig"), "a.txt")), "a", None)
    find_targets(outline, record)

    assert time.process_time() - began < LONGEST_S


def test_many_numbers_in_one_clause_are_read_in_a_time_one_can_wait_for() -> None:
    """The cells of a broken table may stand in one line, hundreds of them without a stop."""
    text = f"第一章 发展目标\n到2030年，{'“1个' * 900}园区。\n"
    began = time.process_time()
    record, outline = annotate(build_outline(read_bytes(text.encode(), "a.txt")), "a", None)
    find_targets(outline, record)

    assert time.process_time() - began < LONGEST_S
