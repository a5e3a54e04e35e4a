"""Five-year plans: names, years and ordinals."""

import pytest

from app.vocab.periods import FIVE_YEAR_PLANS, label, of_years


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("一五", (1953, 1957)),
        ("二五", (1958, 1962)),
        ("三五", (1966, 1970)),
        ("六五", (1981, 1985)),
        ("十五", (2001, 2005)),
        ("十一五", (2006, 2010)),
        ("十二五", (2011, 2015)),
        ("十三五", (2016, 2020)),
        ("十四五", (2021, 2025)),
        ("十五五", (2026, 2030)),
    ],
)
def test_a_five_year_plan_has_these_years(name, years):
    """Both end years are included; 1963 to 1965 belong to none."""
    assert years == FIVE_YEAR_PLANS[name]


@pytest.mark.parametrize(
    ("en", "name"),
    [
        ("1st FYP", "一五"),
        ("2nd FYP", "二五"),
        ("3rd FYP", "三五"),
        ("11th FYP", "十一五"),
        ("12th FYP", "十二五"),
        ("13th FYP", "十三五"),
        ("某五", "某五"),
    ],
)
def test_a_five_year_plan_has_an_english_ordinal(en, name):
    """11th, 12th and 13th, not 11st, 12nd and 13rd."""
    assert (en, name) == (label(name, "en"), label(name, "zh"))


@pytest.mark.parametrize(
    ("names", "start", "end"),
    [
        (("十二五",), 2011, 2015),
        (("十三五",), 2017, 2020),
        (("十三五", "十四五"), 2020, 2021),
        (("十四五", "十五五", "十六五"), 2021, 2035),
        ((), 1963, 1965),
        ((), 2020, 2015),
    ],
)
def test_years_touch_these_five_year_plans(names, start, end):
    """A plan for 2017–2020 is found under 十三五 when someone asks for what was in force then."""
    assert names == of_years(start, end)
