"""English glosses of plans' titles on English pages, and where they must not be."""

from collections.abc import Iterator

import lxml.html
import pytest
from starlette.testclient import TestClient

from app.archive.filling import open_or_build
from app.domain.record import Evidence, Record
from app.settings import Settings
from app.web import labels
from app.web.app import create_app
from app.web.holdings import says

ENERGY = Record(
    "energy", title_zh="示例市“十四五”能源发展规划", period_start=2021, period_end=2025,
    evidence={"title": Evidence("stated")},
)  # fmt: skip
BEIJING = Record("beijing", title_zh="北京市“十四五”时期能源发展规划", evidence={"title": Evidence("stated")})


def test_a_chinese_title_is_glossed() -> None:
    """A list of Chinese titles is no list to a reader without Chinese."""
    assert "Beijing 14th Five-Year Plan for Energy Development" == labels.title_gloss(BEIJING, "en")


@pytest.mark.parametrize(
    ("reason", "record", "lang"),
    [
        ("a Chinese page needs none", BEIJING, "zh"),
        ("the record's own comes first", Record("x", title_zh=BEIJING.title_zh, title_en="Energy Plan"), "en"),
        ("no title, no gloss", Record("x"), "en"),
        ("a part is unknown", ENERGY, "en"),
    ],
)
def test_where_no_gloss_is_needed_or_none_is_sure_there_is_none(reason: str, record: Record, lang: str) -> None:
    """Two English titles, or half of one, are worse than the Chinese alone."""
    assert "" == labels.title_gloss(record, lang), reason  # type: ignore[arg-type]


def test_a_short_title_says_place_and_years_once() -> None:
    """“Jilin 2017–2020 工业…” with "Jilin Province … (2017–2020)" behind it says everything twice."""
    record = Record("x", title_zh="工业转型升级行动计划（2017－2020年）", period_start=2017, period_end=2020)

    assert "Action Plan for the Transformation and Upgrading of Industry" == labels.short_title_gloss(record, "en")


@pytest.mark.parametrize(
    ("fits", "q"), [(True, "five-year energy"), (True, "能源"), (True, "Beijing"), (False, "steel")]
)
def test_the_list_of_plans_is_searched_in_english_too(fits: bool, q: str) -> None:
    """A reader types the words that he reads on the page."""
    assert fits is says(BEIJING, q)


GLOSSED = "//*[contains(concat(' ', @class, ' '), ' gloss ')][@lang='en']/text()"
PLAN = "/plans/energy"
TEXT = """北京市“十四五”时期能源发展规划

一、发展目标

到2025年，可再生能源装机容量达到500万千瓦以上。
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of an archive of one plan, which has a Chinese title only."""
    home = tmp_path_factory.mktemp("glossed")
    folder = home / "documents" / "energy"
    folder.mkdir(parents=True)
    folder.joinpath("text.txt").write_text(TEXT, "utf-8")
    settings = Settings(documents=home / "documents", index=home / "index", inbox=False)
    archive = open_or_build(settings).archive
    yield TestClient(create_app(archive, settings))
    archive.close()


@pytest.mark.parametrize(
    "address",
    ["/", PLAN, f"{PLAN}/1", f"{PLAN}/editions", "/plans", "/search?q=能源", "/topics", "/compare"],
)
def test_pages_mark_a_gloss_as_such(reader: TestClient, address: str) -> None:
    """What is ours must not be taken for the document's own English title."""
    page = reader.get(f"{address}{'&' if '?' in address else '?'}lang=en", headers={"accept": "text/html"}).text
    glosses = lxml.html.document_fromstring(page).xpath(GLOSSED)

    assert [] != [each for each in glosses if "Plan for Energy Development" in each]


def test_rows_of_targets_tell_it_on_the_link(reader: TestClient) -> None:
    """A plan has dozens of rows below each other; printed in each, its English would be all that is read."""
    page = reader.get("/targets?lang=en", headers={"accept": "text/html"}).text

    assert ["Plan for Energy Development"] == lxml.html.document_fromstring(page).xpath("//td/a/@title")


@pytest.mark.parametrize("address", [f"{PLAN}/1?lang=en", "/api/plans/energy"])
def test_what_is_cited_keeps_the_title_as_printed(reader: TestClient, address: str) -> None:
    """GB/T 7714 wants the title of the source; ours is nobody's."""
    answer = reader.get(address, headers={"accept": "text/html"}).text
    copied = lxml.html.document_fromstring(answer).xpath("//@data-copy") or [answer]

    assert [] == [each for each in copied if "Plan for Energy" in each]
