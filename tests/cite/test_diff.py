"""What changed: both texts can be read off it, numbers and words are shown whole."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cite.diff import diff

WORDS = st.text(alphabet="产值达到2100亿元。，、 A-Zab%.５\n", max_size=60)


@pytest.mark.parametrize(
    ("pieces", "before", "after"),
    [
        ([("=", "产值达到"), ("-", "2100"), ("+", "2600"), ("=", "亿元")], "产值达到2100亿元", "产值达到2600亿元"),
        ([("=", "占"), ("-", "3.5%"), ("+", "3.8%"), ("=", "左右")], "占3.5%左右", "占3.8%左右"),
        ([("=", "发展"), ("-", "CMOS"), ("+", "CMYK"), ("=", "产业")], "发展CMOS产业", "发展CMYK产业"),
        ([("=", "一样")], "一样", "一样"),
        ([("+", "新的")], "", "新的"),
        ([("-", "旧的")], "旧的", ""),
        ([], "", ""),
        ([("=", "加快"), ("+", "推进"), ("=", "发展")], "加快发展", "加快推进发展"),
        ([("-", "甲乙"), ("+", "丙丁")], "甲乙", "丙丁"),
        ([("-", "甲的乙"), ("+", "丙的丁")], "甲的乙", "丙的丁"),
        ([("-", "甲"), ("+", "丙"), ("=", "发展"), ("-", "乙"), ("+", "丁")], "甲发展乙", "丙发展丁"),
        ([("-", "甲"), ("+", "丙"), ("=", "，"), ("-", "乙"), ("+", "丁")], "甲，乙", "丙，丁"),
    ],
)
def test_a_change_is_shown_in_whole_pieces(pieces, before, after):
    """2100 → 2600 is one change of a number, not of a digit."""
    assert pieces == list(diff(before, after))


@given(WORDS, WORDS)
def test_both_texts_can_be_read_off_the_difference(before, after):
    """Nothing is lost and nothing invented on the way."""
    found = diff(before, after)

    assert (before, after) == (
        "".join(text for op, text in found if op != "+"),
        "".join(text for op, text in found if op != "-"),
    )


@given(WORDS, WORDS)
def test_pieces_alternate_and_none_is_empty(before, after):
    """Two neighbours of one kind would be shown as two changes; what is gone comes before what is new."""
    kinds = [op for op, _ in diff(before, after)]

    assert [] == [pair for pair in pairwise(kinds) if pair[0] == pair[1] or pair == ("+", "-")] + [
        piece for piece in diff(before, after) if not piece[1]
    ]


@given(WORDS)
def test_no_change_is_one_kept_piece(text):
    """An identical text shows no marks at all."""
    assert ([("=", text)] if text else []) == list(diff(text, text))
