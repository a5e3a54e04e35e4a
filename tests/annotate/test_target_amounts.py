"""Numbers with their units in a sentence: what is one, what it is worth, and what is none."""

import pytest

from app.annotate.amounts import even, find_amounts


def amounts(text: str) -> list[tuple[float, float | None, str | None]]:
    """(value, upper end, unit) of every amount in *text*."""
    return [(a.value, a.value_max, a.unit) for a in find_amounts(even(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("产值８０００亿元", [(8000, None, "亿元")]),
        ("增长１５％", [(15, None, "%")]),
        ("企业 50 家以上", [(50, None, "家")]),
        ("粮食3，500万吨", [(3500, None, "万吨")]),
        ("收入2,100亿元,其中", [(2100, None, "亿元")]),
        ("投资2.6万亿元", [(2.6, None, "万亿元")]),
        ("超千亿元", [(1000, None, "亿元")]),
        ("三百亿元", [(300, None, "亿元")]),
        ("配套产品3500多种", [(3500, None, "种")]),
        ("突破100亿，年均", [(100, None, "亿")]),
        ("提高2个百分点", [(2, None, "个百分点")]),
        ("煤耗305克标准煤/千瓦时", [(305, None, "克标准煤/千瓦时")]),
        ("制氢10-20 万吨/年", [(10, 20, "万吨/年")]),
        ("指数提高到81以上", [(81, None, None)]),
        (f"园区{'9' * 400}个，企业50家", [(50, None, "家")]),
    ],
)
def test_value_and_unit_are_read_as_printed(text: str, found: list[object]) -> None:
    """A reader compares the number with the paper; converting it is another matter."""
    assert found == amounts(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1—2家", [(1, 2, "家")]),
        ("3～5 家企业", [(3, 5, "家")]),
        ("60%-70%", [(60, 70, "%")]),
        ("20%至30%", [(20, 30, "%")]),
        ("由3个增加到5个", [(3, None, "个"), (5, None, "个")]),
    ],
)
def test_a_range_has_two_ends(text: str, found: list[object]) -> None:
    """1—2家 is one number with an upper end; 由3个增加到5个 is two."""
    assert found == amounts(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("总量翻番", [(1, None, "番")]),
        ("翻两番", [(2, None, "番")]),
        ("是2015年的1.5倍", [(1.5, None, "倍")]),
        ("两倍以上", [(2, None, "倍")]),
        ("三家以上", [(3, None, "家")]),
    ],
)
def test_multiples_and_small_han_numbers_are_amounts(text: str, found: list[object]) -> None:
    """Doubling is a target as much as a sum is."""
    assert found == amounts(text)


@pytest.mark.parametrize(
    "text",
    [
        "到2020年底",
        "2021—2025年",
        "轻重工业比重40∶60",
        "红旗H7、B70和5G",
        "第1.2.3节",
        "万元工业增加值能耗",
        "三大合成材料",
        "二倍体",
    ],
)
def test_years_ratios_and_models_are_no_amounts(text: str) -> None:
    """What is no amount must not reach the list of targets under any unit."""
    assert [] == [a for a in find_amounts(even(text)) if a.sort not in ("never", "")]


@pytest.mark.parametrize("text", ["尼龙56项目", "需3个人", "得2分别计", "约5元素"])
def test_a_unit_is_no_part_of_another_word(text: str) -> None:
    """56项目 is nylon 56 and a project, not 56 items."""
    assert [None] == [unit for _, _, unit in amounts(text)]


@pytest.mark.parametrize("text", ["８，０００；（％）", "a,b;c:d", "１,２３４"])
def test_evening_out_keeps_every_offset(text: str) -> None:
    """A span found in the evened text marks the same words in the text as printed."""
    assert len(text) == len(even(text))
