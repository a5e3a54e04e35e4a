"""
One archive for all tests of the web face, and clients that ask it.

It holds the five shipped plans, of which only our summaries are in the project; the two invented plans of tests/plans
with their official texts, one in two editions, one with a translation; and a third invented plan that was withdrawn.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.archive import Archive
from app.archive.filling import withdraw
from app.pipeline.building import build
from app.pipeline.importing import import_paths
from app.settings import Settings
from app.store.intake import find_collection
from app.web.app import create_app

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "tests" / "plans"

# Slugs as import gives them to the invented plans, and of the one withdrawn.
TWO_EDITIONS = "shili-sheng"
TRANSLATED = "shili-shi"
SUMMARY_ONLY = "jilin-2017-industrial-upgrade"
WITHDRAWN = "shili-xian-2012-plan"
REASON = "这是示例，已由新的示例代替"


@pytest.fixture(scope="session")
def site_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a documents folder that is filled and built, away from the project's own."""
    home = tmp_path_factory.mktemp("web-archive")
    documents = home / "documents"
    for folder in sorted((ROOT / "documents").iterdir()):
        if (folder / "plan.toml").is_file():
            documents.joinpath(folder.name).mkdir(parents=True)
            for name in ("plan.toml", "summary.zh.md", "summary.en.md"):
                shutil.copy(folder / name, documents / folder.name / name)
    settings = Settings(documents=documents, index=home / "index", inbox=False, base_url="")
    import_paths(settings, [PLANS], collection=find_collection(PLANS))
    gone = documents / WITHDRAWN
    gone.mkdir()
    gone.joinpath("plan.toml").write_text(
        f'slug = "{WITHDRAWN}"\nfictional = true\n[title]\nzh = "示例县工业规划"\nen = "Shili County Plan"\n', "utf-8"
    )
    withdraw(settings, WITHDRAWN, REASON, successor=TWO_EDITIONS)
    report = build(settings)
    assert report.failures == ()
    return settings


@pytest.fixture(scope="session")
def archive(site_settings: Settings) -> Iterator[Archive]:
    """The archive, opened once."""
    opened = Archive.open(site_settings)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def site_app(archive: Archive, site_settings: Settings) -> FastAPI:
    """The application over it."""
    return create_app(archive, site_settings)


@pytest.fixture
def client(site_app: FastAPI) -> TestClient:
    """A client without cookies; errors that nobody foresaw come as answers, as a reader would get them."""
    return TestClient(site_app, raise_server_exceptions=False)


@pytest.fixture
def new_client(archive: Archive, site_settings: Settings) -> TestClient:
    """A client of an application of its own, which has made no page yet and leaves none to other tests."""
    return TestClient(create_app(archive, site_settings), raise_server_exceptions=False)


@pytest.fixture
def get(client: TestClient) -> Callable[[str], Any]:
    """Asks an address of the API and gives its JSON, whatever the status."""
    return lambda address: client.get(address).json()
