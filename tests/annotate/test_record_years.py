"""Periods and five-year plans: stated by title or 规划期限, never guessed from a target year."""

import pytest

from tests.annotate.annotate_factories import BODY, record


@pytest.mark.parametrize(
    ("years", "title"),
    [
        ((2017, 2020), "吉林省工业行动计划（2017－2020年）"),
        ((2011, 2015), "吉林省工业跃升计划（2011-2015年）"),
        ((2021, 2035), "白山市建设规划（2021年—2035年）"),
        ((2022, 2025), "吉林省工业实施方案（2022~2025年）"),
        ((2021, 2035), "白山市建设规划（２０２１－２０３５年）"),
        ((2016, 2020), "“十三五”辽源市工业发展展望"),
        ((2021, 2025), "吉林省“十四五”工业发展规划"),
        ((2016, 2025), "白山市“十三五”“十四五”重大项目规划"),
        ((2022, 2022), "白山市2022年工业工作要点"),
        ((None, None), "吉林省工业发展规划"),
        ((None, None), "白山市2015年版工业标准指南"),
        ((None, None), "国家适应变化战略2035"),
        ((None, None), "白山市建设规划（2035-2021年）"),
    ],
)
def test_the_title_states_the_period(years, title):
    """Both end years are included; a lone target year begins nothing."""
    found = record(title + BODY)

    assert years == (found.period_start, found.period_end)


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        ((2016, 2025), "规划期为2016-2025年。"),
        ((2021, 2025), "本规划期限为2021年至2025年。"),
        ((None, None), "到2020年，工业总产值翻一番。"),
        ((None, None), "2011-2015年，全省工业快速发展。"),
        ((None, None), "根据《某市工业规划（2011-2015年）》，制定本文。"),
    ],
)
def test_the_text_states_the_period_only_where_it_speaks_of_the_plan(years, sentence):
    """The years of a review, a target or a quoted document are not the plan's."""
    found = record("白山市工业发展方案" + BODY.replace("坚持创新", sentence + "坚持创新", 1))

    assert years == (found.period_start, found.period_end)


@pytest.mark.parametrize(
    ("plans", "state", "title"),
    [
        (("十三五",), "stated", "“十三五”辽源市工业发展展望"),
        (("十四五",), "stated", "吉林省第十四个五年规划纲要"),
        (("十二五",), "inferred", "吉林省工业跃升计划（2011-2015年）"),
        ((), "unknown", "吉林省工业行动计划（2017－2020年）"),
        ((), "unknown", "白山市七五普法规划"),
        ((), "unknown", "白山市二十五项重点工作方案"),
    ],
)
def test_a_five_year_plan_is_named_or_follows_from_the_years(plans, state, title):
    """2017–2020 touches 十三五 and is not it."""
    found = record(title + BODY)

    assert (plans, state) == (found.five_year_plans, found.evidence["five_year_plans"].state)
