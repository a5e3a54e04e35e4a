"""The matrix of plans and parts, on the page and to take away."""

import re

import pytest
from starlette.testclient import TestClient

from app.domain.views import SLOTS

SHENG, SUMMARY_ONLY = "shili-sheng", "jilin-2017-industrial-upgrade"


def rows(client: TestClient, query: str = "") -> list[dict[str, str]]:
    """The matrix as a file."""
    items: list[dict[str, str]] = client.get(f"/topics.json{query}").json()["items"]
    return items


def test_every_plan_has_every_part_or_a_gap(client: TestClient) -> None:
    """What is missing is shown, since that is half of what the matrix says."""
    plans = client.get("/api/plans").json()["total"]
    found = rows(client)

    assert (plans * len(SLOTS), True) == (len(found), any(row["link"] == "" for row in found))


def test_a_cell_leads_to_the_section_it_begins_with(client: TestClient) -> None:
    """A number that cannot be looked up says nothing."""
    page = client.get("/topics").text
    links = re.findall(r'<td class="h\d"><a href="([^"]+)"', page)
    answers = {client.get(f"/api{link}").status_code for link in links}

    assert (True, {200}) == (len(links) > 8, answers)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_gap_is_said_in_words(client: TestClient, lang: str) -> None:
    """A dash alone is read out as nothing."""
    page = client.get(f"/topics?lang={lang}").text
    said = {"zh": "没有这样标题的章节", "en": "no section with such a heading"}[lang]

    assert said in page


def test_a_part_can_be_compared_across_plans(client: TestClient) -> None:
    """From the head of a column to those sections side by side."""
    page = client.get("/topics").text
    found = re.search(r'href="(/compare\?section=[^"]+)"', page)

    assert found is not None
    assert 200 == client.get(found[1].replace("&amp;", "&")).status_code


def test_the_matrix_is_narrowed_by_province(client: TestClient) -> None:
    """A reader of one province need not look through thirty."""
    titles = {row["title"] for row in rows(client, "?province=220000")}

    assert 0 < len(titles) < len({row["title"] for row in rows(client)})


def test_a_province_there_is_none_of_is_refused(client: TestClient) -> None:
    """With a word on what it takes."""
    answer = client.get("/topics?province=1", headers={"accept": "application/json"})

    assert (400, True) == (answer.status_code, "GB/T 2260" in answer.json()["detail"])


def held(found: list[dict[str, str]], column: str, value: str) -> set[str]:
    """How many paragraphs the plans of a file have of one column."""
    return {row["paragraphs"] for row in found if row[column] == value}


@pytest.mark.parametrize(("slot", "name"), [("layout", "空间布局"), ("principles", "基本原则")])
def test_only_plans_that_lack_a_part(client: TestClient, slot: str, name: str) -> None:
    """Which plans have no safeguards is asked as often as which have; the rest of their rows stays."""
    every, lacking = rows(client, "?lang=zh"), rows(client, f"?lang=zh&without={slot}")
    without = {row["title"] for row in every if row["part"] == name and row["link"] == ""}

    assert (True, without) == (0 < len(without) < len(every) / len(SLOTS), {row["title"] for row in lacking})


def test_plans_that_lack_several_lack_each_of_them(client: TestClient) -> None:
    """Asking for more leaves fewer."""
    found = rows(client, "?lang=zh&without=layout&without=projects")

    assert {"0"} == held(found, "part", "空间布局") | held(found, "part", "重大项目")


def test_the_number_of_plans_that_lack_a_part_leads_to_them(client: TestClient) -> None:
    """What is counted in the head of the matrix can be looked at, and left again."""
    link = re.search(r'<a href="(/topics\?without=layout)" aria-label="[^"]*(\d+)[^"]*">(\d+)</a>', page(client))
    assert link is not None
    narrowed = page(client, link[1].removeprefix("/topics"))

    assert (int(link[3]), True) == (narrowed.count('<tr><th scope="row"><a'), 'href="/topics" aria-label' in narrowed)


def page(client: TestClient, query: str = "") -> str:
    """The page in Chinese."""
    text: str = client.get(f"/topics{query}", headers={"accept-language": "zh"}).text
    return text


def test_the_matrix_of_industries_has_every_plan_by_itself(client: TestClient) -> None:
    """The home page folds many plans into provinces; what one plan develops and lacks is seen here."""
    found = rows(client, "?by=industry&lang=zh")
    lacking = rows(client, "?by=industry&lang=zh&without=aerospace")

    assert (True, {"0"}) == (len(lacking) <= len(found), held(lacking, "industry", "航空航天"))


def test_a_cell_of_an_industry_leads_to_what_the_plan_says_about_it(client: TestClient) -> None:
    """The passages stand behind the number."""
    links = {row["link"] for row in rows(client, "?by=industry") if row["link"]}

    assert {True} == {"industry=" in link and "plan=" in link for link in links}


@pytest.mark.parametrize("query", ["without=roads", "by=roads", "by=industry&without=goals", "without=automotive"])
def test_a_column_there_is_none_of_is_refused(client: TestClient, query: str) -> None:
    """With the names there are."""
    answer = client.get(f"/topics.json?{query}", headers={"accept": "application/json"})

    assert (400, True) == (answer.status_code, "it takes" in answer.json()["detail"])


def test_the_matrix_is_narrowed_by_the_name_of_a_plan(client: TestClient) -> None:
    """The words that find a plan in the list of plans find it here."""
    titles = {row["title"] for row in rows(client)}
    title = sorted(titles)[0]

    assert {title} == {row["title"] for row in rows(client, f"?q={title}")}
