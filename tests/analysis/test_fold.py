"""Folding makes writings of one thing equal, part by part, and finds the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.fold import fold, fold_text, unspaced


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("吉林省汽車產業", "吉林省汽车产业"),
        ("安塞爾多", "安塞尔多"),
        ("ＮＥＶ５０００", "nev5000"),
        ("二○一一年", "二〇一一年"),
        ("吉政发〔2011〕9号", "吉政发(2011)9号"),
        ("吉政发[2011]9号", "吉政发(2011)9号"),
        ("吉政发（２０１１）9号", "吉政发(2011)9号"),
        ("⾸⻚", "首页"),
        ("⼈⺠", "人民"),
        ("面积㎡", "面积m2"),
        ("①推进", "①推进"),
        ("汽\u200b车\ufeff", "汽车"),
    ],
)
def test_writings_of_one_thing_are_equal(printed: str, folded: str) -> None:
    """A reader who types it one way finds a plan that prints it another."""
    assert fold_text(printed) == folded


def test_a_note_number_does_not_join_the_figure_before_it() -> None:
    """8000① is eight thousand with a note, not 80001."""
    assert fold_text("8000①") == "8000①"


@pytest.mark.parametrize(
    ("printed", "wanted", "span"),
    [
        ("５㎡以上", "m2", (1, 2)),
        ("５㎡以上", "以上", (2, 4)),
        ("汽\u200b车产业", "车产", (2, 4)),
        ("汽车產業", "产业", (2, 4)),
    ],
)
def test_the_way_back_leads_to_the_printed_characters(printed: str, wanted: str, span: tuple[int, int]) -> None:
    """A highlight stands on the printed text; one character off and it marks the wrong words."""
    folded = fold(printed)
    start = folded.text.index(wanted)

    assert folded.source_span(start, start + len(wanted)) == span


@given(st.text(), st.text())
def test_the_parts_of_a_text_fold_to_the_parts_of_its_folded_form(left: str, right: str) -> None:
    """Otherwise a phrase cut out of a paragraph would not be found in it."""
    assert fold_text(left + right) == fold_text(left) + fold_text(right)


@given(st.text())
def test_every_folded_character_has_a_place_in_the_source(text: str) -> None:
    """No highlight may point outside the paragraph."""
    folded = fold(text)
    places = range(len(text)) if folded.places is None else folded.places

    assert len(places) == len(folded.text) and all(0 <= place < len(text) for place in places)


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("加大科 技投入", "加大科技投入"),
        ("到 2020 年", "到2020年"),
        ("增长 5% 以上", "增长5%以上"),
        ("Made in China 2025", "made in china 2025"),
        ("发展 CCUS 技术", "发展ccus技术"),
    ],
)
def test_blanks_beside_chinese_are_left_out_and_the_way_back_is_kept(printed: str, bare: str) -> None:
    """A line break of a PDF in the middle of a word is no difference between two plans."""
    found = unspaced(fold(printed))

    assert (bare, (0, len(printed))) == (found.text, found.source_span(0, len(found.text)))
