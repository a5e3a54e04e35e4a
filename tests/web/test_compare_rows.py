"""
The rows of a comparison as they are read: what most columns have first, what one has alone column by column.
"""

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.compare import compare
from app.domain.comparison import SectionRef
from app.web import compare_rows
from tests.compare.compare_factories import column

ONE = column("甲", ("1", "总体要求"), ("2", "冷链物流"), ("3", "汽车"), ("4", "保障措施"))
TWO = column("乙", ("1", "总体要求"), ("2", "保障措施"), ("3", "航空航天"))
THREE = column("丙", ("1", "汽车"), ("2", "保障措施"), ("3", "海洋牧场"))
COMPARED = compare([ONE, TWO, THREE])


def test_what_most_columns_have_comes_first():
    """Eight plans share ten subjects and differ in three hundred; a reader wants the ten first (UI.md, compare)."""
    assert ["保障措施", "总体要求", "汽车"] == [row.label for row in compare_rows.together(COMPARED)]


def test_what_one_column_has_alone_stands_with_its_plan():
    """A row with seven gaps is no comparison; what a plan alone says is read in that plan's order."""
    assert [["冷链物流"], ["航空航天"], ["海洋牧场"]] == [
        [row.label for row in rows] for rows in compare_rows.alone(COMPARED)
    ]


def test_nothing_of_a_comparison_is_lost_between_the_two():
    """Every section of every column is on the page once."""
    shown = (*compare_rows.together(COMPARED), *(row for rows in compare_rows.alone(COMPARED) for row in rows))

    assert sorted(map(id, COMPARED.rows)) == sorted(map(id, shown))


@pytest.mark.parametrize(
    ("name", "anchor", "lang"), [("开篇", "0", "zh"), ("Opening", "0", "en"), ("印发通知", "n", "zh")]
)
def test_what_stands_before_all_headings_has_a_name(name, anchor, lang):
    """A sign like § says nothing to a reader who scrolls through rows."""
    found = compare([column(plan, (anchor, "", "现将本计划印发给你们，请认真贯彻执行。")) for plan in "甲乙"])

    assert [name] == [compare_rows.name(row, lang) for row in found.rows]


def test_the_file_has_the_rows_in_the_order_of_the_page(client: TestClient, archive: Archive):
    """Who takes a comparison away finds in it what was on the screen, and every section once."""
    found = archive.compare([SectionRef("shili-sheng", None), SectionRef("shili-shi", None)])
    boards = client.get("/compare.json?plan=shili-sheng&plan=shili-shi").json()["boards"]
    together, alone = (next(b for b in boards if b["title"].startswith(t)) for t in ("按主题对齐", "只见于一栏 ("))

    assert (
        [compare_rows.name(row, "zh") for row in compare_rows.together(found)],
        [compare_rows.name(row, "zh") for rows in compare_rows.alone(found) for row in rows],
    ) == tuple([line["label"] for line in board["lines"]] for board in (together, alone))


def test_a_row_keeps_its_name_when_columns_change_places():
    """Who moves a column while reading row eighty goes on reading row eighty; a link to a row stays one."""
    turned = compare([THREE, ONE, TWO])

    assert {compare_rows.row_id(row) for row in COMPARED.rows} == {compare_rows.row_id(row) for row in turned.rows}


@pytest.mark.parametrize(
    ("expected", "titles", "industry"),
    [
        ("所选各节", ("汽车产业", "食品产业"), None),
        ("汽车产业", ("汽车产业", "汽车产业"), None),
        ("汽车产业", ("汽车产业", "汽车及零部件产业"), "automotive"),
    ],
)
def test_sections_chosen_side_by_side_are_not_called_by_one_of_them(expected, titles, industry):
    """Eight annexes in a row called “automobiles” would say that food is one of them."""
    named = zip("甲乙", titles, strict=True)
    found = compare([column(plan, ("1", title, "正文。"), anchor="1") for plan, title in named])

    assert expected == compare_rows.name(found.rows[0], "zh", industry)


@pytest.mark.parametrize(
    ("expected", "columns", "chars"), [(False, 2, 800), (True, 2, 900), (True, 8, 300), (False, 8, 200)]
)
def test_a_row_is_long_by_what_fits_its_columns(expected, columns, chars):
    """Among eight columns a paragraph is a screen; side by side with one other it is read at a glance."""
    found = compare([column(plan, ("1", "汽车产业", "字" * chars)) for plan in "甲乙丙丁戊己庚辛"[:columns]])

    assert expected == compare_rows.is_long(found.rows[0])
