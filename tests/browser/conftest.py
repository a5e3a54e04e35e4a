"""
A real browser before a real server: Debian's Chromium, found by $CHROMIUM or on the path.

Skipped by name where Chromium or playwright is missing; with REQUIRE_BROWSER=1 that is a failure.
"""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from app.archive import Archive
from app.pipeline.building import build
from app.pipeline.importing import import_paths
from app.settings import Settings
from app.store.intake import find_collection
from app.web.app import create_app

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "tests" / "plans"
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """Where Chromium is."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an archive with the shipped summaries and the invented plans."""
    home = tmp_path_factory.mktemp("browser-archive")
    documents = home / "documents"
    for folder in (ROOT / "documents").iterdir():
        if (folder / "plan.toml").is_file():
            ours = shutil.ignore_patterns("text.*", "editions", "import.toml")
            shutil.copytree(folder, documents / folder.name, ignore=ours)
    settings = Settings(documents=documents, index=home / "index", inbox=False)
    import_paths(settings, [PLANS], collection=find_collection(PLANS))
    build(settings)
    archive = Archive.open(settings)
    config = uvicorn.Config(create_app(archive, settings), host="127.0.0.1", port=0, log_level="error")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not running.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    running.should_exit = True
    thread.join(10)
    archive.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once."""
    required = os.environ.get("REQUIRE_BROWSER") == "1"
    path = chromium()
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sync_playwright = None
    if path is None or sync_playwright is None:
        missing = "Chromium (apt-get install chromium, or CHROMIUM=/path)" if path is None else "playwright"
        (pytest.fail if required else pytest.skip)(f"{missing} is not here")
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *root])
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, server: str) -> Iterator[Callable[..., Any]]:
    """
    Opens an address of the archive: open_page("/search?q=汽车", lang="en", width=390, scripts=False, dark=True).

    Complaints of the browser (errors of scripts, what the content security policy refused) fail the test.
    """
    contexts, complaints = [], []

    def open_address(
        address: str, lang: str = "zh", width: int = 1440, scripts: bool = True, dark: bool = False
    ) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            locale="zh-CN" if lang == "zh" else "en-GB",
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" and "40" not in m.text else None)
        page.goto(server + address)
        return page

    yield open_address
    for context in contexts:
        context.close()
    assert complaints == []
