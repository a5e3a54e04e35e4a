"""Addresses: the grammar of anchors, the sentences of a paragraph, and the fingerprint of its wording."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.citation import Address, fingerprint, fold_wording, read_anchor, sentences

PROSE = st.text(alphabet="加快发展，。；！？”’）」 \n\t　A.b 1", max_size=60)


@pytest.mark.parametrize(
    ("anchor", "section", "paragraph", "sub", "number"),
    [
        ("2.1.3", "2.1.3", None, None, None),
        ("2.1.3-p2", "2.1.3", "2.1.3-p2", None, None),
        ("2.1-p3-s2", "2.1", "2.1-p3", "s", 2),
        ("2.1-t1-r4", "2.1", "2.1-t1", "r", 4),
        ("2.1-t1", "2.1", "2.1-t1", None, None),
        ("0-p1", "0", "0-p1", None, None),
        ("n-p2", "n", "n-p2", None, None),
        ("a1", "a1", None, None, None),
        ("a1.2.1-p1", "a1.2.1", "a1.2.1-p1", None, None),
        ("a1.0-p1", "a1", "a1.0-p1", None, None),
        ("a2~2.0-p3-s1", "a2~2", "a2~2.0-p3", "s", 1),
        ("2~2.3-p1", "2~2.3", "2~2.3-p1", None, None),
        ("box3-p1", "box3", "box3-p1", None, None),
        ("1.2.u5", "1.2.u5", None, None, None),
        ("s1-p2", "s1", "s1-p2", None, None),
        ("10.0", "10.0", None, None, None),
    ],
)
def test_an_anchor_is_taken_apart(anchor, section, paragraph, sub, number):
    """Whoever shows, cites or resolves a passage reads its address alike; a1.0 is the lead of annex 1."""
    assert Address(anchor, section, paragraph, sub, number) == read_anchor(anchor)


@pytest.mark.parametrize(
    "anchor",
    [
        "", " ", "-p1", "2.1-", "2.1-p", "2.1-p0", "2.1-p01", "2.1-q1", "2.1-p1-", "2.1-p1-s0", "2.1-p1-x1", "2.1-s1",
        "2.", "2~", ".2", "~2", "2.1-P1", "A1", "２.1", "第二章", "2.1-p1-s1-s2", "2 1", "2.1-p1\n", "../etc",
        "2.1-p123456",
    ],
)  # fmt: skip
def test_what_has_not_the_form_of_an_anchor_is_none(anchor):
    """A mistyped link gets a plain answer, and nothing but a-z 0-9 . ~ - reaches the catalogue."""
    assert None is read_anchor(anchor)


@given(st.from_regex(r"\A[a-z0-9][a-z0-9.~]{0,8}(-[pt][1-9][0-9]{0,2}(-[sr][1-9])?)?\Z"))
def test_a_paragraph_of_an_address_is_the_address_without_its_sentence(anchor):
    """The parts of an address put together are the address."""
    found = read_anchor(anchor)
    rest = f"-{found.sub}{found.number}" if found and found.sub else ""

    assert found is None or anchor == (found.paragraph or anchor) + rest


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["壮大整车。", "提高配套率；", "到2015年达到50%。"], "壮大整车。提高配套率；到2015年达到50%。"),
        (["他说：“好！”", "于是开工。"], "他说：“好！”于是开工。"),
        (["（见附件。）", "下一句"], "（见附件。）下一句"),
        (["没有句号"], "没有句号"),
        (["增长3.5倍。"], "增长3.5倍。"),
        (["Output rose 3.5 times.", "Exports fell."], "Output rose 3.5 times. Exports fell."),
        (["See sect. 3 of it.", "Then stop."], "See sect. 3 of it. Then stop."),
        (["甲\t乙", "丙\t丁"], "甲\t乙\n丙\t丁"),
        (["好。"], "  好。  "),
        ([], ""),
        ([], " \n　"),
    ],
)
def test_a_paragraph_has_these_sentences(pieces, text):
    """-s2 must be the same sentence for whoever counts."""
    assert pieces == [text[start:end] for start, end in sentences(text)]


@given(PROSE)
def test_sentences_hold_every_word_once_and_in_order(text):
    """A sentence that belonged to two, or to none, could not be cited."""
    joined = "".join(text[start:end] for start, end in sentences(text))

    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", joined)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("产值达到8000亿元", "产值达到８０００亿元"),
        ("产值达到8000亿元", "产值 达到\n8000 亿元　"),
        ("CMOS产业", "cmos产业"),
        ("（一）汽车", "(一)汽车"),
    ],
)
def test_width_case_and_blanks_make_no_other_wording(one, other):
    """Two copies of a text differ in such things, and a citation must not break over them."""
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("产值达到8000亿元", "产值达到9000亿元"), ("汽车", "汽車"), ("突破100亿", "超过100亿"), ("甲。乙", "甲乙")],
)
def test_another_word_number_or_sign_is_another_wording(one, other):
    """A corrected number is a correction."""
    assert fingerprint(one) != fingerprint(other)


@given(st.text(max_size=40))
def test_a_fingerprint_is_twelve_hex_digits_of_the_folded_wording(text):
    """Folding twice changes nothing, so that a copy of a copy has the same fingerprint."""
    mark = fingerprint(text)

    assert (True, mark) == (re.fullmatch("[0-9a-f]{12}", mark) is not None, fingerprint(fold_wording(text)))
