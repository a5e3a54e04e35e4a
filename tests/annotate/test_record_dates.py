"""Dates: of signing before of printing, in every form officials write; what is quoted in the text is none."""

import pytest

from app.annotate.dates import find_dates
from tests.annotate.annotate_factories import BODY, letter, record


@pytest.mark.parametrize(
    ("iso", "printed"),
    [
        ("2011-04-11", "二○一一年四月十一日"),
        ("2011-04-11", "二〇一一年四月十一日"),
        ("2011-04-11", "二ＯＯ一一年四月十一日".replace("ＯＯ", "Ｏ")),
        ("2017-07-21", "２０１７年７月２１日"),
        ("2015-07-27", "2015年7月27日"),
        ("2015-07-27", "2015 年 7 月 27 日"),
        ("2015-12-31", "二零一五年十二月三十一日"),
        ("2015-10-20", "二○一五年十月二十日"),
        ("2021-05-13", "2021-05-13"),
        ("2021-05-13", "2021.5.13"),
        ("2022-01", "2022年1月"),
        ("2021-12", "二〇二一年十二月"),
        ("2015", "2015年"),
        ("2021-06-25", "25 June 2021"),
        ("2021-06-25", "June 25, 2021"),
        ("1996-11-05", "一九九六年十一月五日"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_printed(iso, printed):
    """Month or day are never filled in."""
    assert [iso] == [found.iso for found in find_dates(printed)]


@pytest.mark.parametrize(
    "text",
    ["2021年13月1日", "2021年13月", "2021年0月", "2021年2月30日", "3021年1月1日", "第12345号", "产值2015亿元", ""],
)
def test_what_is_no_date_is_none(text):
    """An impossible date is a misprint, and a number no year."""
    assert [] == find_dates(text)


@pytest.mark.parametrize(
    ("issued", "basis", "signature", "foot"),
    [
        ("2017-07-21", "signed", "吉林省人民政府\n2017年7月21日", ""),
        ("2011-04-11", "signed", "二○一一年四月十一日", ""),
        ("2017-07-21", "signed", "吉林省人民政府\n２０１７年７月２１日", "吉林省人民政府办公厅\n\n2017年7月25日印发"),
        ("2015-07-27", "printed", "", "吉林省人民政府办公厅\n\n2015年7月27日印发"),
        (None, None, "", ""),
    ],
)
def test_the_date_of_signing_goes_before_that_of_printing(issued, basis, signature, foot):
    """成文日期 is the document's date; 印发日期 stands in where there is no other, and says so."""
    found = record(letter(signature=signature, foot=foot))

    assert (issued, basis) == (found.issued, found.issued_basis)


@pytest.mark.parametrize(
    "text",
    [
        "吉林省工业规划" + BODY.replace("坚持创新", "2016年6月3日，上级批复试点。坚持创新"),
        "吉林省工业规划" + BODY.replace("坚持创新", "到2020年，坚持创新"),
        "吉林省工业规划" + BODY.replace("坚持创新", "自2021年9月1日起施行，坚持创新"),
    ],
)
def test_a_date_in_the_text_is_not_the_plans(text):
    """Dates are never inferred."""
    assert None is record(text).issued


def test_the_date_on_a_cover_counts():
    """Many plans have their date under the title on the first page."""
    found = record("吉林省工业发展规划\n\n吉林省工业和信息化厅\n\n二〇二二年三月" + BODY)

    assert ("2022-03", "signed") == (found.issued, found.issued_basis)
