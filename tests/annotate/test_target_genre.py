"""
What a text as a whole says of its numbers: its genre, when it begins, and which of its sections look back, set aims or
rule others.

The texts are made up after the habits of real plans, reports and rules.
"""

import pytest

from app.annotate.target_genre import begins, genre_of
from app.annotate.targets import find_targets
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record

UNTITLED = Record("text")


def section(heading: str, *texts: str, anchor: str = "1", level: int = 1, parent: str | None = None) -> Section:
    """A section of that heading with a paragraph for each text."""
    paragraphs = tuple(
        Paragraph(f"{anchor}-p{i}", text, int(anchor[0]) * 10 + i, i, (Span(0, len(text)),))
        for i, text in enumerate(texts, 1)
    )
    return Section(anchor, "", heading, heading, level, "main", parent, True, int(anchor[0]), paragraphs)


def set_in(record: Record, *sections: Section) -> list[float]:
    """The values of the targets (no baselines) of a text of these sections."""
    return [t.value for t in find_targets(Outline(sections), record) if t.kind != "baseline"]


@pytest.mark.parametrize(
    ("kind", "title", "text", "genre"),
    [
        ("规划", "某市工业规划", "到2030年，产值达到500亿元。", "plan"),
        ("通知", "关于加快发展的通知", "力争2030年产值达到500亿元。", "plan"),
        ("通知", "关于推荐专家的通知", "每家单位推荐2名专家。", "rules"),
        ("意见", "关于审核程序的意见", "审核时间不少于5个工作日。", "rules"),
        ("方案", "某年度配额分配实施方案", "到2030年，覆盖企业100家。", "rules"),
        ("办法", "某某管理办法", "到2030年，覆盖率达到30%。", "rules"),
        ("报告", "2025年政府工作报告", "今年增长5%左右。", "report"),
        (None, None, "到2030年，产值达到500亿元。", "report"),
    ],
)
def test_a_text_plans_reports_or_rules(kind: str | None, title: str | None, text: str, genre: str) -> None:
    """What is called a notice may set aims, and what never reaches for a year sets none."""
    outline = Outline((section("一、要求", text),))
    record = Record("text", kind=kind, title_zh=title, issued="2024-05-01")

    assert genre == genre_of(outline, record, begins(outline, record))


def test_an_approval_that_names_the_years_of_its_plan_speaks_for_it() -> None:
    """国务院关于…总体规划（2018—2035年）的批复 sets what the plan sets."""
    outline = Outline((section("四、空间格局", "蓝绿空间占比稳定在70%。"),))
    record = Record("text", kind="批复", title_zh="关于某区总体规划的批复", period_start=2018)

    assert "plan" == genre_of(outline, record, begins(outline, record))


@pytest.mark.parametrize(
    ("headings", "year"),
    [
        (("一、2003年工作回顾", "二、2004年主要任务"), 2004),
        (("一、１９９１年国内工作的回顾", "二、加快经济发展"), 1992),
        (("一、1998年工作回顾和1999年工作的总体要求",), 1999),
        (("II. A Review of 2023", "III. Major Tasks for 2024"), 2024),
        (("一、一年来工作回顾", "二、今年主要任务"), None),
    ],
)
def test_a_report_without_a_date_is_dated_by_its_chapters(headings: tuple[str, ...], year: int | None) -> None:
    """今年 in it is that year, and what was before is history."""
    outline = Outline(tuple(section(heading, "……", anchor=str(i)) for i, heading in enumerate(headings, 1)))

    assert year == begins(outline, Record("text", kind="报告")).year


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("二、2025年重点工作", [100.0]),
        ("二、关于2025年工作", [100.0]),
        ("二、牢记历史使命，完成2025年任务", [100.0]),
        ("三、加强自身建设", []),
        ("一、2024年主要成绩", []),
        ("一、2024年计划的执行情况", []),
        ("一、生态环境保护取得突出成效", []),
        ("一、关于过去五年的工作", []),
    ],
)
def test_a_report_sets_what_stands_in_a_chapter_on_the_year_to_come(heading: str, values: list[float]) -> None:
    """新建学校100所 is said of last year in the same words."""
    record = Record("text", kind="报告", title_zh="2025年政府工作报告")

    assert values == set_in(record, section(heading, "新建学校100所。"))


def test_what_stands_below_a_chapter_on_the_year_to_come_is_of_it() -> None:
    """（一）扩大内需 has no year of its own."""
    above = section("二、2025年重点工作", anchor="2")
    below = section("（一）扩大内需", "新建学校100所。", anchor="3", level=2, parent="2")

    assert [100.0] == set_in(Record("text", kind="报告", title_zh="2025年政府工作报告"), above, below)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("城镇居民收入实际增长8.5%。", []),
        ("覆盖人数由400万人扩大到1120万人。", []),
        ("今年要再解决3000万人的饮水问题。", [3000.0]),
        ("争取粮食产量达到5亿吨。", [5.0]),
    ],
)
def test_a_report_without_dates_sets_what_it_says_it_intends(text: str, values: list[float]) -> None:
    """Unknown stays unknown: a growth rate alone may be that of last year."""
    assert values == set_in(UNTITLED, section("一、经济", text))


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("三、扶持政策", []),
        ("前言", []),
        ("（二）申报条件", []),
        ("3.需求预测", []),
        ("三、重点任务", [20.0]),
    ],
)
def test_sections_on_conditions_and_reckonings_set_nothing(heading: str, values: list[float]) -> None:
    """What is given, asked of applicants or reckoned is no aim of the plan."""
    record = Record("text", kind="方案", period_start=2021)

    assert values == set_in(record, section(heading, "新建厂房比例20%。"))


def test_a_span_that_begins_before_a_text_and_ends_with_its_year_is_past() -> None:
    """从2016年到2021年 in a plan that begins in 2021 tells what was."""
    record = Record("text", kind="规划", period_start=2021)

    assert [] == set_in(record, section("一、农业", "从2016年到2021年，新建学校100所。"))


def test_what_stands_below_conditions_is_one_of_them() -> None:
    """（1） has a heading of its own, and asks of applicants all the same."""
    above = section("2.申报条件", anchor="2")
    below = section("（1）", "碳排放降低20%以上。", anchor="3", level=2, parent="2")

    assert [] == set_in(Record("text", kind="方案", period_start=2021), above, below)


def test_the_opening_of_a_plan_tells_how_things_are() -> None:
    """我国是第一大国，产量占全球的50%以上: what stands before the first heading is background."""
    opening = section("", "产量占全球的50%以上。")
    aims = section("一、主要目标", "产值达到500亿元。", anchor="2")

    assert [500.0] == set_in(Record("text", kind="意见", period_start=2021), opening, aims)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("到2030年，本市产值达到500亿元。", [500.0]),
        ("国家明确2030年全国装机达到12亿千瓦。", []),
        ("已提前完成到2030年比重达到15%的目标。", []),
        ("到2030年产值达到500亿元。水电装机9601万千瓦。", [500.0]),
    ],
)
def test_a_chapter_that_looks_back_sets_only_what_it_reaches_for_itself(text: str, values: list[float]) -> None:
    """What the state set, what is reached already, and what stands behind an aim are background."""
    record = Record("text", kind="规划", period_start=2021)

    assert values == set_in(record, section("一、发展形势", text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2022年，绿色建筑占比达到92%。", [92]),
        ("2021年，绿色建筑占比已达到80%。2022年，绿色建筑占比达到92%。", [92]),
        ("2022年，绿色建筑占比达到92%。到2025年，绿色建筑占比达到100%。", [100]),
    ],
)
def test_a_draft_without_a_date_aims_at_the_first_year_under_its_aims(text: str, values: list[float]) -> None:
    """A plan that says nowhere when it was issued, nor 到 of any year, sets its aims all the same."""
    plan = Record("text", kind="方案", title_zh="某市绿色建筑行动方案（征求意见稿）")

    assert values == set_in(plan, section("一、总体要求", "落实要求。"), section("二、工作目标", text, anchor="2"))


@pytest.mark.parametrize(("often", "values"), [(5, [12]), (4, [30, 12])])
def test_a_report_without_dates_is_of_the_year_after_the_one_it_tells_of(often: int, values: list[float]) -> None:
    """到1982年…下降到30% is history in a report that tells of 1982 in every other sentence; a few may be chance."""
    told = ["1982年，产量比上年增加了200吨。"] * often
    report = section("一、经济形势", *told, "到1982年，积累率由36%下降到30%。到1985年，发展到12个城市。")

    assert values == set_in(Record("text", kind="报告"), report)
