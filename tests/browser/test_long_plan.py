"""A long plan in a browser: not laid out where nobody looks, and still everything is where it should be."""

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from app.archive import Archive
from app.pipeline.building import build
from app.pipeline.importing import import_paths
from app.settings import Settings
from app.web.app import create_app

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
SENTENCE = "加快发展示例产业，提升产业链供应链现代化水平，推动重点企业做大做强，"
CHAPTERS = "一二三四五六七八九十"
FAR = "9.1-p3"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The page of a plan of a hundred thousand characters by its language, as the server sends it."""
    from starlette.testclient import TestClient

    home = tmp_path_factory.mktemp("long-plan")
    lines = ["示例省长篇产业发展规划（2031—2035年）"]
    for at, chapter in enumerate(CHAPTERS):
        lines.append(f"{chapter}、示例重点")
        for section in CHAPTERS[:5]:
            lines.append(f"（{section}）示例方向")
            lines += [SENTENCE * (1 + (7 * at + 3 * n) % 11) + "取得实效。" for n in range(12)]
    (home / "plan.txt").write_text("\n".join(lines), encoding="utf-8")
    settings = Settings(documents=home / "documents", index=home / "index", inbox=False)
    import_paths(settings, [home / "plan.txt"])
    build(settings)
    with closing(Archive.open(settings)) as archive:
        client = TestClient(create_app(archive, settings))
        address = f"/plans/{archive.plans()[0].plan}"
        return {lang: client.get(address, headers={"accept-language": lang}).text for lang in ("zh", "en")}


@pytest.fixture
def open_long(open_page: OpenPage, server: str, pages: dict[str, str]) -> Iterator[OpenPage]:
    """Opens the long plan, at *anchor* if given, in place of a plan of the archive."""

    def opened(anchor: str = "", lang: str = "zh", width: int = 1440, scripts: bool = True) -> Any:
        page = open_page("/about", lang, width=width, scripts=scripts)
        address = f"{server}/plans/shili-sheng"
        page.route(address, lambda route: route.fulfill(body=pages[lang], content_type="text/html"))
        page.goto(f"{address}#{anchor}" if anchor else address)
        page.wait_for_timeout(300)
        return page

    yield opened


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_scroll_bar_says_how_long_a_plan_is(open_long: OpenPage, lang: str, width: int) -> None:
    """The height told for what is not laid out is right to a tenth, so that nothing jumps under the hand."""
    page = open_long(lang=lang, width=width)
    told = page.evaluate("document.body.scrollHeight")
    page.evaluate("document.querySelectorAll('.ps').forEach(e => { e.style.contentVisibility = 'visible' })")

    assert pytest.approx(page.evaluate("document.body.scrollHeight"), rel=0.1) == told


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_into_a_long_plan_lands_on_its_paragraph(open_long: OpenPage, width: int, scripts: bool) -> None:
    """Whatever was not laid out above it."""
    page = open_long(FAR, width=width, scripts=scripts)
    stands = page.locator(f"[id='{FAR}']").bounding_box()["y"]

    assert 0 <= stands <= 130


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_moves_while_a_long_plan_is_scrolled(open_long: OpenPage, width: int) -> None:
    """What is laid out on the way stands above or below the window, and the window stays with what is read."""
    page = open_long(width=width)
    page.evaluate("""() => { window.shifted = 0; new PerformanceObserver(list => {
        for (const entry of list.getEntries()) window.shifted += entry.value;
    }).observe({ type: 'layout-shift' }); }""")
    page.mouse.move(width / 2, 600)
    for step in (*[800] * 15, *[-700] * 15):
        page.mouse.wheel(0, step)
        page.wait_for_timeout(30)
    page.wait_for_timeout(200)

    assert page.evaluate("window.shifted") < 0.01


def test_opening_a_long_plan_lays_out_what_is_seen(open_long: OpenPage) -> None:
    """Paragraphs far below cost nothing before somebody goes there."""
    page = open_long()
    laid_out = """[...document.querySelectorAll('.doc .p')]
        .filter(e => e.checkVisibility({ contentVisibilityAuto: true })).length"""
    paragraphs = page.locator(".doc .p").count()

    assert (True, True) == (paragraphs >= 600, page.evaluate(laid_out) < paragraphs / 3)


def test_the_keys_step_through_a_long_plan_from_where_it_is_read(open_long: OpenPage) -> None:
    """j goes to the first paragraph in sight, however far down, then to the next."""
    page = open_long(FAR)
    chosen = []
    for _ in range(2):
        page.keyboard.press("j")
        chosen.append(page.evaluate("document.activeElement.closest('.p').id"))

    assert chosen in (["9.1-p2", FAR], [FAR, "9.1-p4"])


def test_a_long_plan_is_printed_whole(open_long: OpenPage) -> None:
    """Paper shows every paragraph, whatever was in sight when it was sent to the printer."""
    page = open_long()
    page.emulate_media(media="print")
    hidden = """[...document.querySelectorAll('.doc .p')]
        .filter(e => !e.checkVisibility({ contentVisibilityAuto: true })).length"""

    assert 0 == page.evaluate(hidden)
