"""Choosing what to compare, and what a comparison calls its columns where there is little room."""

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.domain.record import Record, Region
from app.web.compare_cells import brief_titles
from app.web.pages import compare as compare_page
from app.web.site import Site

SHENG, SHI = "shili-sheng", "shili-shi"
LONG = "关于加快建立健全绿色低碳循环发展经济体系的实施方案"


def _ticks(page: str) -> list[tuple[str, bool]]:
    """The plans to tick, in order, and whether each is ticked."""
    found = re.findall(r'<input type="checkbox" name="plan" value="([^"]+)"( checked)?', page)
    return [(plan, bool(ticked)) for plan, ticked in found]


def test_the_list_is_narrowed_by_words_and_keeps_what_is_ticked(client: TestClient, archive: Archive) -> None:
    """Of six hundred plans nobody finds two by scrolling, and looking for the second must not lose the first."""
    title = next(info.record.title_zh for info in archive.plans() if info.plan == SHENG)
    page = client.get("/compare", params={"plan": SHI, "q": title, "pick": "1"}).text

    assert [(SHI, True), (SHENG, False)] == _ticks(page)


def test_words_left_out_of_a_title_keep_nothing_from_being_found(client: TestClient, archive: Archive) -> None:
    """生态环境保护规划 is what a reader calls 生态环境保护专项规划."""
    title = next(info.record.title_zh or "" for info in archive.plans() if info.plan == SHENG)
    page = client.get("/compare", params={"q": title[:3] + title[-4:], "pick": "1"}).text

    assert (True, True) == (title[3:-4] != "", (SHENG, False) in _ticks(page))


def test_enter_narrows_the_list_and_does_not_compare(client: TestClient) -> None:
    """Enter in the box presses the first button of the form; two plans ticked would else be compared at once."""
    form = client.get("/compare").text.partition('class="pick"')[2].partition("</form>")[0]

    assert 'name="pick" value="1"' in re.findall(r"<button[^>]*>", form)[0]


def test_the_list_has_the_order_of_the_list_of_plans(client: TestClient) -> None:
    """What is in force is chosen more often than a report of 1957, and one list teaches the other."""
    listed = re.findall(r'<h3[^>]*><a href="/plans/([^"?#/]+)', client.get("/plans").text)

    assert listed == [plan for plan, _ in _ticks(client.get("/compare").text)]


def _record(plan: str, code: str, title: str) -> Record:
    return Record(plan=plan, title_zh=title, province=Region(code, ""), period_start=2021, period_end=2025)


@pytest.mark.parametrize(
    ("places", "title", "expected"),
    [
        (("220000", "210000"), LONG, ("吉林 2021–2025", "辽宁 2021–2025")),
        # Two of one place and year: only their titles tell them apart.
        (("220000", "220000"), LONG, (LONG, LONG)),
        # Short enough as it is.
        (("220000", "210000"), "吉林工业规划", ("吉林工业规划", "吉林工业规划")),
    ],
)
def test_columns_of_one_subject_are_called_by_place_and_year(
    places: tuple[str, str], title: str, expected: tuple[str, str]
) -> None:
    """The same twenty characters in each cell of eight columns would take more room than what the cell says."""
    plans = {f"p{n}": SimpleNamespace(record=_record(f"p{n}", code, title)) for n, code in enumerate(places)}
    site = cast(Site, SimpleNamespace(plans=plans))
    found = cast(Any, SimpleNamespace(columns=[SimpleNamespace(plan=plan) for plan in plans]))

    assert expected == brief_titles(site, found, (title, title), "zh")


def test_every_region_is_a_step_away(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six hundred plans are sixty thousand pixels on a telephone, and Shandong is in their middle."""
    made = compare_page.pick

    def many(*given: Any) -> Any:
        found = made(*given)
        return replace(found, groups=found.groups * 4)

    monkeypatch.setattr(compare_page, "pick", many)
    page = client.get("/compare").text
    steps = re.findall(r'<a class="btn small" href="#(g\d+)"', page)

    assert (True, steps) == (len(steps) > 3, re.findall(r'<fieldset class="sec" id="(g\d+)"', page))
