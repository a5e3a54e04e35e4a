"""Figures of Chinese and English texts, read as a reader reads them."""

from fractions import Fraction

import pytest

from app.domain.outline import Paragraph, Span, Table
from app.store.figures import FYP, agrees, paragraph_figures, read_figures
from app.store.figures_english import agree_across, in_english, read_english_figures


def plain(figures: object) -> list[tuple[object, str, str]]:
    """(value, unit, first letter of the weight) of each figure; whole values as int, others as text."""
    return [
        (int(f.value) if f.value.denominator == 1 else str(f.value), f.unit, f.weight[0])
        for f in figures  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ([(8 * 10**11, "元", "f")], "突破8000亿元"),
        ([(8 * 10**11, "元", "f")], "突破８０００亿 元"),
        ([(4 * 10**6, "辆", "f")], "400万辆份"),
        ([(26 * 10**11, "元", "f")], "2.6万亿元"),
        ([(10**11, "元", "f")], "超千亿元"),
        ([(10**11, "元", "f")], "千亿级"),
        ([(25 * 10**10, "元", "f")], "两千五百亿元"),
        ([(12345 * 10**6, "克", "f")], "12,345吨"),
        ([(50, "%", "f")], "达到 50% 以上"),
        ([(30, "%", "f")], "百分之三十"),
        ([(3, "百分点", "f")], "提高３个百分点"),
        ([("1/3", "", "f")], "减少三分之一"),
        ([(20, "%", "l")], "不超过两成"),
        ([(1, "", "l")], "一成立就"),
        ([(13, FYP, "f")], "“十三五”时期"),
        ([(12, FYP, "f")], "十二五末"),
        ([(10, FYP, "f")], "十五规划"),
        ([(15, "个", "c")], "十五个园区"),
        ([(2015, "年", "f")], "二○一五年"),
        ([(2017, "年", "f"), (2020, "年", "f")], "2017－2020年"),
        ([(2010, "", "f"), (2015, "年", "f")], "2010，2015年"),
        ([(5 * 10**9, "元", "f"), (6 * 10**9, "元", "f")], "50—60亿元"),
        ([(1000, "家", "f")], "1000多家"),
        ([(10**5, "瓦", "f")], "100千瓦"),
        ([(10**6, "伏", "f")], "1000KV"),
        ([("329/5", "", "f"), (81, "", "f")], "由65.8升至81"),
        ([(9, "个", "c")], "九个方案"),
        ([(5, "大", "c")], "五大支柱"),
        ([(1, "批", "l"), (2, "", "l")], "一批、两化"),
        ([(3, "", "l")], "第三产业"),
        ([(3, "元", "l")], "三元材料"),
        ([(100, "家", "l")], "数百家"),
        ([(10**4, "元", "l")], "万元工业增加值"),
        ([(5, "", "l"), (2, "", "l"), (320, "", "l")], "5G、CO2、A320"),
    ],
)
def test_chinese_figures_are_read_with_value_and_unit(figures, text):
    """A check that misreads 万亿 would pass a summary that is wrong by ten thousand times."""
    assert figures == plain(read_figures(text))


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ([(8 * 10**11, "元", "f")], "800 billion yuan"),
        ([(8 * 10**11, "元", "f")], "RMB 800 billion"),
        ([(10**11, "元", "f")], "100-billion-yuan industries"),
        ([(3 * 10**6, "美元", "f")], "US$3 million"),
        ([(4 * 10**6, "", "f")], "4 million vehicles"),
        ([(50, "%", "f")], "50 per cent"),
        ([(3, "百分点", "f")], "3 percentage points"),
        ([(8 * 10**12, "克", "f")], "8 million tonnes"),
        ([(10**6, "伏", "f")], "1,000 kV"),
        ([("1/3", "", "f")], "by one third"),
        ([("2/3", "", "f")], "two-thirds"),
        ([("1/3", "", "l")], "a third plan"),
        ([(13, FYP, "f")], "the 13th Five-Year Plan"),
        ([(12, FYP, "f")], "the Twelfth Five-Year Plan"),
        ([(2016, "", "f"), (2020, "", "f")], "2016–2020"),
        ([(9, "", "c")], "nine parks"),
        ([(25, "", "c")], "twenty-five parks"),
        ([(100, "", "f")], "one hundred parks"),
        ([(2, "", "l"), (2, "", "l"), (2, "", "l")], "two, both, double"),
        ([(47, "", "l")], "the Forty-Seventh Institute"),
        ([(7, "", "l"), (2015, "", "f")], "July 2015"),
        ([(5, "", "l"), (2, "", "l"), (320, "", "l")], "5G, CO2, and 320i"),
    ],
)
def test_english_figures_are_read_with_value_and_unit(figures, text):
    """The same kinds of unit as in Chinese, so that the two can be held against each other."""
    assert figures == plain(read_english_figures(text))


@pytest.mark.parametrize(
    ("same", "zh", "en"),
    [
        (True, "8000亿元", "800 billion yuan"),
        (False, "8000亿元", "80 billion yuan"),
        (False, "8000亿元", "800 billion dollars"),
        (True, "8000亿元", "800 billion"),
        (True, "400万辆", "4 million vehicles"),
        (False, "400万辆", "4 million yuan"),
        (True, "30万吨", "300,000 of fertiliser"),
        (True, "30万吨", "300 million kilograms"),
        (False, "30万吨", "300,000 yuan"),
        (False, "30万吨", "300 billion tonnes"),
        (True, "100万千瓦", "1 GW"),
        (True, "15亩", "1 hectare"),
        (False, "提高3个百分点", "3%"),
        (True, "三分之一", "one third"),
        (True, "“十三五”", "13th Five-Year Plan"),
        (False, "“十三五”", "12th Five-Year Plan"),
        (True, "九个", "nine"),
        (True, "2015年", "2015"),
    ],
)
def test_a_figure_and_its_conversion_are_one(same, zh, en):
    """8000亿元 is 800 billion yuan; off by ten is the commonest slip of all."""
    assert same == agree_across(read_figures(zh)[0], read_english_figures(en)[0])


@pytest.mark.parametrize(
    ("same", "claimed", "printed"),
    [
        (True, "8000亿元", "８０００亿元"),
        (True, "1000亿元", "千亿元"),
        (False, "8000万元", "8000亿元"),
        (False, "50%", "50家"),
        (False, "3%", "3个百分点"),
        (True, "9个", "九项"),
        (True, "20家", "20户"),
        (False, "20辆", "20户"),
        (True, "65.8", "65.8%"),
        (True, "40%", "35、40和50%"),
    ],
)
def test_a_figure_is_the_printed_one_with_its_unit(same, claimed, printed):
    """Whoever checks our figure finds it one click away, with the same unit."""
    assert same == any(agrees(read_figures(claimed)[0], figure) for figure in read_figures(printed))


def table(*rows: tuple[str, ...], caption: str | None = None) -> Paragraph:
    """A table paragraph with one header row."""
    text = "\n".join("\t".join(row) for row in rows)
    return Paragraph("1-t1", text, 1, 1, (Span(0, 1),), kind="table", table=Table(rows, 1, caption))


@pytest.mark.parametrize(
    ("unit", "paragraph"),
    [
        ("元", table(("指标", "2020年"), ("总产值（亿元）", "62"))),
        ("元", table(("指标", "总产值（亿元）"), ("合计", "62"))),
        ("元", table(("指标", "单位", "2020年"), ("总产值", "亿元", "＞62"))),
        ("元", table(("指标", "2020年"), ("总产值", "62（预计）"), caption="主要指标（亿元）")),
        ("%", table(("指标", "2020年"), ("比重(%)", "62"))),
    ],
)
def test_a_cell_takes_its_unit_from_where_the_table_says_it(unit, paragraph):
    """Tables print a unit once and numbers without; a summary prints each with its own."""
    value = Fraction(62 * 10**8 if unit == "元" else 62)

    assert (value, unit) in [(figure.value, figure.unit) for figure in paragraph_figures(paragraph)]


@pytest.mark.parametrize(
    ("english", "zh"),
    [
        ("800 billion yuan", "8000亿元"),
        ("4 million", "400万辆"),
        ("1.2%", "1.2%"),
        ("320,000 tonnes", "32万吨"),
        ("2015", "2015年"),
        ("13th Five-Year Plan", "“十三五”"),
    ],
)
def test_a_message_says_the_figure_in_english(english, zh):
    """Who has to correct a conversion need not work it out."""
    assert english == in_english(read_figures(zh)[0])
