"""
Sections of other plans on the subject of one.
"""

from dataclasses import replace

from app.compare import ColumnInput, counterparts
from app.compare.columns import on_industry
from app.domain.results import PathStep
from tests.compare.compare_factories import column

OTHERS = [
    column("乙", ("1", "总体要求"), ("2", "汽车零部件", "发展变速器、发动机和动力电池配套。"), ("3", "矿泉水")),
    column("丙", ("1", "零部件配套", "提高变速器、发动机、动力电池的配套能力。"), ("2", "文化旅游", "发展民宿。")),
    column("甲", ("1", "汽车零部件", "变速器、发动机、动力电池。")),
]
PARTS = column("甲", ("2.3", "汽车零部件", "做强变速器、发动机、动力电池配套。"), anchor="2.3")


def found(section: ColumnInput, others: list[ColumnInput], limit: int = 10) -> list[str]:
    """What is found, as "乙 2"."""
    return [f"{each.plan} {each.anchor}" for each in counterparts(section, others, limit)]


def test_the_surest_comes_first_and_its_own_plan_is_left_out():
    """Whoever reads a section on parts is led to what other plans say about them."""
    assert ["乙 2", "丙 1"] == found(PARTS, OTHERS)


def test_no_more_than_asked_for():
    """A page has room for a few."""
    assert ["乙 2"] == found(PARTS, OTHERS, limit=1)


def test_the_order_of_plans_changes_nothing():
    """An archive rebuilt in another order gives the same answer."""
    assert found(PARTS, OTHERS) == found(PARTS, OTHERS[::-1])


def test_nothing_on_the_subject_is_an_answer():
    """Better none than the least unlike."""
    assert [] == found(column("甲", ("5", "航天器回收"), anchor="5"), OTHERS)


def test_of_a_section_and_what_stands_below_it_only_the_surest_is_named():
    """A chapter and its sections are one place in a plan."""
    other = column("乙", ("1", "汽车产业", "整车。"), ("1.1", "汽车产业", "整车与零部件。"))

    assert 1 == len(found(column("甲", ("2", "汽车产业", "整车。"), anchor="2"), [other]))


def test_a_goal_is_no_counterpart_of_a_measure():
    """The headings above a section tell what it is, though only their print is known."""
    above = (PathStep("1.2", "（二）主要目标"),)
    goal = replace(column("甲", ("1.2.1", "绿色制造水平提高"), anchor="1.2.1"), path=above)
    rows = [("1", "发展目标"), ("1.1", "绿色制造水平提高"), ("2", "重点任务"), ("2.1", "绿色制造水平提高")]
    other = column("乙", *rows)

    assert ["乙 1.1"] == found(goal, [other])


def test_a_counterpart_says_where_it_stands_and_why_it_was_found():
    """The link shows the way to it, and the reader can judge it."""
    other = column("乙", ("3", "支持政策"), ("3.1", "品牌建设", "培育区域品牌。"))
    answer = counterparts(column("甲", ("2", "品牌培育", "培育区域品牌。"), anchor="2"), [other])[0]

    assert ("synonym", (PathStep("3", "3.支持政策"),)) == (answer.reason, answer.path)


def test_a_chapter_on_all_industries_is_no_column_on_one():
    """By industry a plan's column begins with what develops it, not with the chapter that lists all."""
    chapter = column("甲", ("2", "重点产业"), industries=["automotive", "agri-food", "metallurgy"]).sections
    cars = column("甲", ("2.1", "汽车"), ("2.1.1", "整车"), industries=["automotive"]).sections
    others = column("甲", ("2.2", "食品"), ("2.3", "钢铁"), industries=["agri-food"]).sections

    assert ["2.1", "2.1.1"] == [each.anchor for each in on_industry((*chapter, *cars, *others), "automotive")]


ABROAD = "境外工程合理选址选线，避让湿地，施工期做环境影响评价，采用节水标准，减少材料浪费。" * 3
GAS = "敷设输气管道，建设储气调峰罐，组成环网，巡查阀门，制定抢修预案。" * 3


def test_headings_alike_in_part_need_texts_that_are_alike_too():
    """Green works abroad and pipes of gas share most of a heading, and no subject; a wrong lead is worse than none."""
    asked = column("甲", ("2", "加强绿色基础设施互联互通", ABROAD), anchor="2")
    answers = [found(asked, [column("乙", ("3", "推进燃气基础设施互联互通", text))]) for text in (GAS, ABROAD)]

    assert [[], ["乙 3"]] == answers


def test_the_same_heading_needs_no_likeness_of_text():
    """What two plans do about one thing may differ wholly: that is what readers compare."""
    asked = column("甲", ("2", "加强绿色基础设施互联互通", ABROAD), anchor="2")

    assert ["乙 3"] == found(asked, [column("乙", ("3", "推进绿色基础设施互联互通", GAS))])


def test_texts_much_alike_speak_for_headings_that_say_little():
    """聚力做强开放枢纽 and 扩大高水平对外开放 are one chapter of two reports; without like texts they are none."""
    asked = column("甲", ("2", "聚力做强内陆开放枢纽引领区", ABROAD), anchor="2")
    answers = [found(asked, [column("乙", ("3", "扩大高水平对外开放", text))]) for text in (GAS, ABROAD)]

    assert [[], ["乙 3"]] == answers


def test_a_project_is_no_industry_of_the_same_name():
    """生态环境保护项目 lists what is built, 壮大生态环境保护产业 who lives of it."""
    asked = column("甲", ("2", "生态环境保护项目", ABROAD), anchor="2")
    headings = ("壮大生态环境保护产业", "生态环境保护工程")
    answers = [found(asked, [column("乙", ("3", heading, GAS))]) for heading in headings]

    assert [[], ["乙 3"]] == answers
