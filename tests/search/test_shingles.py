"""Any words are found where they stand, to the character, however they are written."""

import random

import pytest

from app.domain.outline import Outline, Paragraph, Section, Span
from app.search.shingles import CheckedText, ShingleIndex, squeeze

TEXTS = (
    "到2020年，汽车产业总产值突破2600亿元（ＮＥＶ除外）。",
    "加强组织领导，落实工作责任。",
    "把望湖建設成為“專精特新”企業集聚区——面积达到5㎡。",
    "Output of new energy vehicles will reach 500,000 by 2020.",
)


def outline(texts):
    """One section with these paragraphs."""
    paragraphs = tuple(Paragraph(f"1-p{k}", text, k, k + 1, (Span(0, 1),)) for k, text in enumerate(texts, start=1))
    return Outline((Section("1", "一、", "目标", "一、目标", 1, "main", None, False, 1, paragraphs),))


@pytest.fixture(scope="module")
def index():
    """Two plans; the second one has the second paragraph only."""
    texts = [("first", TEXTS), ("second", TEXTS[1:2])]
    return ShingleIndex(CheckedText(plan, "official", "zh", 1, outline(each)) for plan, each in texts)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([("first", "1-p1", "汽车产业总产值突破2600亿元")], "汽车产业总产值突破２６００亿元"),
        ([("first", "1-p1", "亿元（ＮＥＶ除外）")], "億元(nev除外)"),
        ([("first", "1-p3", "“專精特新”企業集聚区——面积")], "「专精特新」企业集聚区--面积"),
        ([("first", "1-p3", "面积达到5㎡")], "面积 达到 5m2"),
        ([("first", "1-p2", "落实工作责任"), ("second", "1-p2", "落实工作责任")], "落实工作责任"),
        ([("first", "1-p1", "（ＮＥＶ除外）。\n加强组织领导")], "(NEV除外)。\n\n加强组织领导"),
        ([("first", "1", "一、目标"), ("second", "1", "一、目标")], "一、目标"),
        ([("first", "1-p4", "new energy vehicles will")], "New energy\nvehicles  will"),
        ([], "ew energy vehicles will"),
        ([], "new energy vehicles wil"),
        ([], "600亿元（ＮＥＶ除外）"),
        ([], "总产值突破26"),
        ([], "除外）。加强组织纪律"),
        ([], "责任"),
    ],
)
def test_words_are_found_with_the_source_as_printed(found, words, index):
    """What is shown is the plan's own text; a number is never cut."""
    stretches = index.literally(squeeze(words)[0])
    told = [index.words(each.start, each.start + len(each.signs)) for each in stretches]

    # The second plan has one paragraph only.
    assert [
        (plan, anchor.replace("1-p2", "1-p1") if plan == "second" else anchor, text) for plan, anchor, text in found
    ] == [(each.plan, each.anchor, each.text) for each in told]


def test_every_part_of_every_text_is_found(index):
    """Drawn at random: where it stands in the source, there it is found."""
    draw = random.Random(5)
    lost = []
    for _ in range(500):
        text = draw.choice(TEXTS)
        start = draw.randrange(len(text) - 6)
        words = text[start : start + draw.randint(6, len(text))]
        # Words that begin or end with half of a number or Latin word are not in the text.
        half = any(squeeze(sign)[0].isascii() and squeeze(sign)[0].isalnum() for sign in (words[0], words[-1]))
        if not half and not index.literally(squeeze(words)[0]):
            lost.append(words)

    assert [] == lost


def test_words_with_a_fault_are_found_nearby(index):
    """One digit and one character are wrong."""
    signs = squeeze("汽车产业总产量突破2900亿元")[0]

    assert "汽车产业总产值突破2600亿元" in index.near(signs)[0].signs


def test_an_empty_archive_finds_nothing():
    """Before anything is imported a text can be checked as well."""
    empty = ShingleIndex([])

    assert ([], []) == (empty.literally("落实工作责任"), empty.near("落实工作责任"))
