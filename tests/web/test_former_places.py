"""Addresses of places that only an older edition has: what became of them is told, wherever they are asked for."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.archive.filling import import_files
from app.pipeline.building import build
from app.settings import Settings
from app.web.app import create_app

PLAN = "shili-zhen-plan"
TITLE = "示例镇石材产业规划"
CHAPTERS = ("一、总体要求\n坚持稳中求进。", "二、重点任务\n壮大石材加工。", "三、组织实施\n每季度调度一次进展。")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An archive of one plan, whose second edition lacks the third chapter."""
    home = tmp_path_factory.mktemp("former-places")
    settings = Settings(documents=home / "documents", index=home / "index", inbox=False, base_url="")
    folder = settings.documents / PLAN
    folder.mkdir(parents=True)
    folder.joinpath("plan.toml").write_text(f'slug = "{PLAN}"\nfictional = true\n[title]\nzh = "{TITLE}"\n', "utf-8")
    for chapters in (CHAPTERS, CHAPTERS[:2]):
        text = home / "text.txt"
        text.write_text(f"{TITLE}\n" + "\n".join(chapters) + "\n", encoding="utf-8")
        import_files(settings, [text], PLAN)
    build(settings)
    archive = Archive.open(settings)
    yield TestClient(create_app(archive, settings), raise_server_exceptions=False)
    archive.close()


@pytest.mark.parametrize(("anchor", "expected"), [("2", 200), ("3", 410), ("3-p1", 410), ("4", 404)])
def test_a_link_without_an_edition_tells_what_became_of_the_place(
    client: TestClient, anchor: str, expected: int
) -> None:
    """“The address may be mistyped” is not true of a link that was copied from this archive."""
    assert expected == client.get(f"/plans/{PLAN}/{anchor}").status_code


@pytest.mark.parametrize(("anchor", "expected"), [("3", True), ("4", False)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_comparison_of_a_former_section_leads_to_what_became_of_it(
    client: TestClient, lang: str, anchor: str, expected: bool
) -> None:
    """Comparisons are sent to colleagues, who open them after the text was corrected."""
    answer = client.get(f"/compare?section={PLAN}:{anchor}&section={PLAN}:1&lang={lang}")
    said = {"zh": "较早的版本中有这个位置", "en": "An earlier edition has this place"}[lang]

    assert (404, expected) == (answer.status_code, said in answer.text and f'href="/plans/{PLAN}/3"' in answer.text)
