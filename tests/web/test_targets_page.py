"""The targets page: its rows, their words and its counts are those of the archive and of the API."""

import re

import pytest
from starlette.testclient import TestClient

TWO_EDITIONS = "shili-sheng"


def test_every_number_on_the_targets_page_leads_to_its_words(client: TestClient) -> None:
    """Nobody has to believe a number; the paragraph it stands in is one step away."""
    items = client.get("/targets.json").json()["items"]
    wrong = [
        item["anchor"]
        for item in items
        if item["quote"] not in client.get("/api" + item["link"].split("testserver")[1]).json()["text"]
    ]

    assert (True, []) == (len(items) > 10, wrong)


def test_the_targets_page_shows_what_the_api_has(client: TestClient) -> None:
    """A count on a page and one in a program are the same."""
    page = client.get(f"/targets?plan={TWO_EDITIONS}").text
    total = client.get(f"/api/targets?plan={TWO_EDITIONS}").json()["total"]

    assert total == page.count('<td class="val">')


def test_the_year_of_the_baseline_is_not_the_year_of_the_target(client: TestClient) -> None:
    """由2015年的0.8%提高到1.5% says when it was 0.8, not when it is to be 1.5."""
    items = client.get("/api/targets?size=1000").json()["items"]
    unknown = sum(item["target_year"] is None for item in items)
    page = client.get("/targets?year=unknown&lang=zh").text

    assert (unknown > 0, page.count('<td class="val">')) == (True, page.count("未标注</td>"))


def test_a_download_says_what_it_was_narrowed_down_to(client: TestClient) -> None:
    """A file that lies on a disk for a year must say by itself which targets it has."""
    told = client.get(f"/targets.json?plan={TWO_EDITIONS}&kind=level&lang=en").json()["query"]["Filters"]

    assert ("Plan: ", "Kind: Level") == (told[:6], told.split("; ")[-1])


def test_english_stands_beside_the_words_of_the_plan_in_a_file(client: TestClient) -> None:
    """A reader without Chinese sorts by indicator and unit; the words of the plan stay for whoever cites."""
    item = next(i for i in client.get("/targets.json?lang=en").json()["items"] if i["unit"] == "亿元")

    assert ("亿元", "100 million yuan", True) == (item["unit"], item["unit_en"], "indicator_en" in item)


def test_rows_do_not_repeat_the_industry_that_was_asked_for(client: TestClient) -> None:
    """Seventy rows that all say 汽车 hide the ones that say more."""
    page = client.get("/targets?industry=automotive").text

    assert '<span class="xs mut">汽车</span>' not in page


def test_what_measures_the_same_stands_together_whichever_plan_it_is_of(client: TestClient) -> None:
    """Who asks how much output the plans aim at should not have to read on through every plan."""
    items = client.get("/api/targets?sort=indicator&size=1000").json()["items"]
    groups = [(i["group"], i["measure"]["unit"], i["kind"] == "growth_rate") for i in items]
    turns = [group for group, before in zip(groups, [None, *groups], strict=False) if group != before]

    assert (len(set(turns)), True) == (len(turns), len({i["plan"] for i in items if i["group"]}) > 2)


def test_the_highest_value_comes_first_where_units_agree(client: TestClient) -> None:
    """1.2万亿元 is more than 8000亿元, whatever the digits say."""
    asked = "/api/targets?sort=value&indicator=产值&unit=亿元&unit=万亿元&kind=level&size=1000"
    items = client.get(asked).json()["items"]
    amounts = [i["measure"]["value"] for i in items]

    assert (True, sorted(amounts, reverse=True)) == (len(amounts) > 3, amounts)


def test_a_long_list_shows_some_of_each_indicator_and_leads_to_all(client: TestClient) -> None:
    """With thousands of targets the first page must not be one indicator only."""
    page = client.get("/targets?lang=zh").text
    groups = page.count('scope="rowgroup"')
    address, count = re.findall(r'href="(/targets\?[^"]*indicator=[^"]+)">全部 (\d+) 项', page)[0]
    whole = client.get(address.replace("&amp;", "&")).text

    assert (True, True) == (groups > 5, 12 < int(count) <= whole.count('<td class="val">'))


@pytest.mark.parametrize("asked", ["industry=cars", "province=Jilin"])
def test_a_filter_there_is_none_of_is_refused(client: TestClient, asked: str) -> None:
    """“0 targets” under filters that look unset tells a reader that no plan has any."""
    assert 400 == client.get(f"/targets?{asked}").status_code


def test_an_indicator_that_does_not_say_of_what_stands_under_its_heading(client: TestClient) -> None:
    """产值 alone leaves the reader to guess which industry is meant."""
    item = next(
        i for i in client.get("/api/targets?size=1000").json()["items"]
        if i["measure"]["indicator"] == i["indicator"] and i["measure"]["subject"] is None
    )  # fmt: skip
    outline = client.get(f"/api/plans/{item['plan']}/outline?layer={item['layer']}").json()
    title = next(s["title"] for s in outline if s["anchor"] == item["anchor"].rsplit("-", 1)[0])
    page = client.get(f"/targets?plan={item['plan']}&q={item['quote']}").text

    assert any(title in under for under in re.findall('<span class="xs mut" lang="zh-Hans">([^<]+)</span>', page))


@pytest.mark.parametrize("sort", ["indicator", "value", "year"])
def test_a_download_has_the_rows_of_the_page_in_its_order(client: TestClient, sort: str) -> None:
    """Who sorts by value and takes the list away finds it sorted so."""
    asked = f"plan={TWO_EDITIONS}&sort={sort}"
    page = client.get(f"/targets?{asked}&lang=zh").text
    items = client.get(f"/targets.json?{asked}&lang=zh").json()["items"]

    assert re.findall(r'<th scope="row"><span lang="zh-Hans">([^<]+)</span>', page) == [i["indicator"] for i in items]


@pytest.mark.parametrize(("expected", "asked"), [(["基期值", "基期年"], "?kind=baseline"), (["目标值", "目标年"], "")])
def test_history_is_not_headed_as_a_target(client: TestClient, expected: list[str], asked: str) -> None:
    """“Target: 877, year: 2010” over what was reached in 2010 would be a plan nobody made."""
    page = client.get(f"/targets{asked}").text

    assert expected == re.findall(r'<th scope="col"[^>]*>((?:目标|基期)[值年])</th>', page)


@pytest.mark.parametrize("asked", ["indicator=示例指标", "unit=示例单位"])
def test_what_is_asked_for_stays_chosen_though_it_is_rare(client: TestClient, asked: str) -> None:
    """The lists hold the commonest; who changes the year afterwards must not lose the indicator he came for."""
    value = asked.partition("=")[2]

    assert f'<option value="{value}" selected' in client.get(f"/targets?{asked}").text


def test_a_number_of_a_table_is_shown_with_its_row_and_column(client: TestClient) -> None:
    """Quoted alone, a cell is a number of nobody knows what."""
    items = client.get("/api/targets?size=1000").json()["items"]
    item = next(item for item in items if item["column"])
    page = client.get(f"/targets?plan={item['plan']}").text
    told = client.get(f"/targets.json?plan={item['plan']}").json()["items"]

    assert (True, {item["column"]}) == (
        f"{item['row']} · {item['column']}</span>" in page,
        {t["column_heading"] for t in told if (t["anchor"], t["quote"]) == (item["anchor"], item["quote"])},
    )


def test_a_number_of_a_sentence_has_no_row(client: TestClient) -> None:
    """What stands in a sentence is quoted with its words."""
    items = client.get("/api/targets?size=1000").json()["items"]

    assert {(None, None)} == {(item["row"], item["column"]) for item in items if "-t" not in item["anchor"]}
