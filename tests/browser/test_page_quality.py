"""Every page, measured: accessible, steady while it loads, and no wider than a small phone."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
PLAN = "shili-sheng"
PAGES = (
    "/",
    "/search",
    "/search?q=汽车&industry=automotive",
    "/search?q=汽车&by=paragraph",
    "/search?q=汽车 轴承 香蕉",
    "/search?q=没有这样的东西啊呀",
    '/search?q="汽车',
    "/plans",
    f"/plans/{PLAN}?part=a1&in=汽车",
    f"/plans/{PLAN}?edition=1",
    "/plans/shili-shi",
    "/plans/jilin-2017-industrial-upgrade",
    f"/plans/{PLAN}/2.1-p1",
    f"/plans/{PLAN}/3.3-p1?edition=1",
    f"/plans/{PLAN}/2",
    f"/plans/{PLAN}/1.1-p1?fingerprint=000000000000",
    f"/compare?plan={PLAN}&plan=shili-shi",
    f"/compare?plan={PLAN}&plan=shili-shi&whole=1",
    "/compare",
    "/targets",
    "/topics",
    "/terms",
    "/check",
    f"/collection?p={PLAN}/1.1-p1",
    "/about",
    "/nothing-here",
)

# Everything the browser moved after it was first painted, other than by a click or a key (web.dev/cls).
SHIFTS = """() => { window.shifted = 0; new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: 'layout-shift', buffered: true }); }"""


def _only(*rules: str) -> dict[str, Any]:
    """Options of axe for these rules alone, all where there are none; nothing is told of what is right."""
    chosen = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    return {"resultTypes": ["violations"]} | chosen


@pytest.mark.parametrize(("lang", "dark"), [("zh", False), ("zh", True), ("en", False), ("en", True)])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_accessible(open_page: OpenPage, address: str, lang: str, dark: bool) -> None:
    """WCAG 2.2 AA and good practice as far as axe can tell, whatever it calls slight, in both languages."""
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(address, lang, dark=dark)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    # Dark pages differ in their colours only.
    found = Axe().run(page, options=_only("color-contrast") if dark else _only()).response["violations"]

    assert [] == [(v["id"], v["impact"], v["nodes"][0]["html"][:200]) for v in found]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_accessible_on_a_phone(open_page: OpenPage, address: str) -> None:
    """Links that stand beside each other on a desk stand above one another there, and a finger needs room for each."""
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(address, width=390)
    found = Axe().run(page, options=_only("target-size", "scrollable-region-focusable")).response["violations"]

    assert [] == [(v["id"], v["impact"], v["nodes"][0]["html"][:200]) for v in found]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_a_small_phone(open_page: OpenPage, address: str, lang: str) -> None:
    """On a narrow screen a table may scroll in its own box; the page may not."""
    page = open_page(address, lang, width=360)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("address", ["/", "/search?q=汽车", "/plans", "/targets", f"/plans/{PLAN}?part=a1"])
def test_no_page_is_wider_than_a_phone_at_twice_the_size_of_text(open_page: OpenPage, address: str, lang: str) -> None:
    """Whoever needs large letters reads down, not across."""
    page = open_page(address, lang, width=390)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    ("address", "mark"), [("/search?q=汽车零部件", "mark.x"), (f"/compare?plan={PLAN}&plan=shili-shi", "td mark.sh")]
)
def test_marks_are_seen_where_the_system_chooses_the_colours(open_page: OpenPage, address: str, mark: str) -> None:
    """The system writes marks in black, for the yellow behind them; where there is none they were black on black."""
    page = open_page(address)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    seen = "x => [getComputedStyle(x).color, getComputedStyle(document.body).backgroundColor]"
    words, behind = page.locator(mark).first.evaluate(seen)

    assert words != behind


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves_while_a_page_is_read(open_page: OpenPage, address: str, width: int) -> None:
    """Whoever has begun to read, or is about to press a button, finds it where it was."""
    page = open_page(address, width=width)
    shifted = []
    # A page that is painted by halves on a busy machine moves once; one that moves by itself moves each time.
    while len(shifted) < 3 and (not shifted or shifted[-1] >= 0.01):
        page.reload()
        page.evaluate(SHIFTS)
        page.wait_for_timeout(150)
        shifted.append(page.evaluate("window.shifted"))

    assert min(shifted) < 0.01
