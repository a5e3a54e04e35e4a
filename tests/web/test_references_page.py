"""References between plans in the reader and in the API."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.archive.filling import open_or_build
from app.settings import Settings
from app.web.api import schemas
from app.web.app import create_app

STEEL = """测试省钢铁产业发展规划

一、落实《测试省制造业振兴行动方案》

（一）按照《测试省制造业振兴行动方案》和《测试省没有收录的规划》（测政发〔2015〕9号），建设3个基地。
"""
REVIVAL = """测试省制造业振兴行动方案

一、目标

（一）扩大规模。到2020年，全省制造业销售收入达到600亿元。
"""


@pytest.fixture(scope="module")
def citing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of two plans, one of which cites the other."""
    home = tmp_path_factory.mktemp("references")
    for slug, text in (("steel", STEEL), ("revival", REVIVAL)):
        home.joinpath("documents", slug).mkdir(parents=True)
        home.joinpath("documents", slug, "text.txt").write_text(text, "utf-8")
    settings = Settings(documents=home / "documents", index=home / "index")
    archive: Archive = open_or_build(settings).archive
    yield TestClient(create_app(archive, settings), raise_server_exceptions=False)
    archive.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_mention_is_a_link(citing: TestClient, lang: str) -> None:
    """In headings and in paragraphs; what is not held stays words."""
    page = citing.get(f"/plans/steel?lang={lang}").text

    held = page.count('<a href="/plans/revival">《测试省制造业振兴行动方案》</a>')

    assert (2, None) == (held, re.search("<a [^>]*>《测试省没有收录的规划》", page))


@pytest.mark.parametrize(
    ("slug", "lang", "said"),
    [
        ("steel", "zh", ["引用的文件", "另有 1 件文库未收录", "测政发〔2015〕9号"]),
        ("steel", "en", ["Documents it cites", "1 more, not held here"]),
        ("revival", "zh", ["被这些规划引用", "/plans/steel"]),
        ("revival", "en", ["Cited by", "/plans/steel"]),
    ],
)
def test_the_reader_lists_what_is_cited_and_what_cites(
    citing: TestClient, slug: str, lang: str, said: list[str]
) -> None:
    """Upwards to what was decided first, and downwards to who carries it out."""
    page = citing.get(f"/plans/{slug}?lang={lang}").text

    assert [] == [words for words in said if words not in page]


def test_the_answer_has_the_shape_described(citing: TestClient) -> None:
    """A program draws the web of plans from it."""
    answer = citing.get("/api/plans/steel/references")
    read = schemas.References.model_validate_json(answer.content, strict=True)

    assert (["revival", None], answer.json()) == ([each.plan for each in read.cites], read.model_dump(mode="json"))


def test_the_places_are_those_of_the_paragraph(citing: TestClient) -> None:
    """Offsets are in Unicode code points of the text the API gives."""
    get: Callable[[str], Any] = lambda address: citing.get(address).json()  # noqa: E731
    place = get("/api/plans/steel/references")["cites"][1]["places"][0]
    text = get(f"/api/plans/steel/{place['anchor']}")["text"]

    assert "《测试省没有收录的规划》（测政发〔2015〕9号）" == text[place["start"] : place["end"]]


@pytest.mark.parametrize(
    ("status", "address"), [(404, "/api/plans/nothing/references"), (400, "/api/plans/steel/references?x=1")]
)
def test_what_is_asked_wrongly_is_refused(citing: TestClient, status: int, address: str) -> None:
    """As everywhere in the API."""
    assert status == citing.get(address).status_code
