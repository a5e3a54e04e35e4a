"""When a quotation is wrong in a number, wrong in its words, or another text altogether. Both sides are squeezed."""

import pytest

from app.cite.wording import is_near, nearest_part, number_differs, shares_run

SOURCE = "到2020年,全省汽车产业总产值力争达到2600亿元,年均增长12%左右"


@pytest.mark.parametrize(
    ("differs", "quoted", "source"),
    [
        (True, "突破8000亿元", "突破9000亿元"),
        (True, "突破8000万元", "突破8000亿元"),
        (True, "突破8000亿美元", "突破8000亿元"),
        (True, "提高3%", "提高3个百分点"),
        (True, "提高3个百分点", "提高3.5个百分点"),
        (True, "建成30户企业", "建成30家企业"),
        (True, "减少四分之一", "减少三分之一"),
        (True, "在五年内建成", "在三年内建成"),
        (True, "突破亿元", "突破8000亿元"),
        (True, "新建12个基地", "新建基地"),
        (False, "突破8000亿元", "突破8000亿元"),
        (False, "全面推进改革", "全力推进改革"),
        (False, "到2020年底完成", "到2020年末完成"),
        (False, "达到2600亿元左右", "达到2600亿元,年均增长12%左右"),
        (False, "统一标准", "统筹标准"),
    ],
)
def test_a_number_or_its_unit_is_told_from_words(differs, quoted, source):
    """A digit is the fault that costs a minister his face; a word is a matter of style."""
    assert differs == number_differs(quoted, source)


@pytest.mark.parametrize(
    ("near", "quoted", "source"),
    [
        (True, SOURCE.replace("力争", "争取"), SOURCE),
        (True, SOURCE.replace("2600", "2900"), SOURCE),
        (True, "总产值力争达到2900亿元", "总产值力争达到2600亿元"),
        (False, "总产值达到29亿元", "总产值达到2600亿元"),
        (False, "到2020年,全省船舶产业总产值争取做到600万元,年增2%上下", SOURCE),
        (False, "加强组织领导落实工作责任形成合力", "加强组织领导明确责任分工定期通报"),
    ],
)
def test_less_than_twelve_characters_in_a_row_is_another_text(near, quoted, source):
    """Plans are full of phrases that are alike; nothing is matched loosely."""
    assert near == is_near(quoted, source)


@pytest.mark.parametrize(
    ("part", "quoted"),
    [
        ("全省汽车产业总产值力争达到2600亿元", "全省汽车产业总产值争取达到2600亿元"),
        ("全省汽车产业总产值力争达到2600亿元", "全省汽车产业总产值力争达到260亿元"),
        ("2600亿元,年均增长12%左右", "600亿元,年均增长12%左右"),
    ],
)
def test_the_part_compared_is_the_part_quoted(part, quoted):
    """Words around it are not missing from the quotation; a number is never cut in two."""
    stretch = f"甲乙丙丁。{SOURCE}。戊己庚辛"
    start, end = nearest_part(quoted, stretch)

    assert part == stretch[start:end]


@pytest.mark.parametrize(
    ("shared", "length", "one", "other"),
    [
        (False, 1, "甲", "乙"),
        (True, 3, "一二三四", "零一二三"),
        (False, 4, "一二三四", "零一二三"),
        (True, 2, "aab", "caa"),
        (False, 3, "aab", "caa"),
        (False, 12, "", ""),
    ],
)
def test_a_run_is_shared_from_its_length_on(shared, length, one, other):
    """Twelve characters in a row are no accident."""
    assert shared == shares_run(one, other, length)


@pytest.mark.parametrize("quoted", ["\ufffd\x01a\ufffd#" * 400, "the quick brown fox " * 100, "甲乙丙丁戊己庚辛" * 250])
def test_words_with_nothing_in_common_have_no_part_and_cost_no_time(quoted):
    """A scan pasted as text came back after half a minute, for as many pieces as it was cut into."""
    assert (0, 0) == nearest_part(quoted, "加快发展装备制造，做强做优汽车零部件。" * 170)
