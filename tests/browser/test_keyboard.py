"""The three tasks, search, compare and cite, from the first Tab to the clipboard: by keyboard, and by forms alone."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
PLAN = "shili-sheng"
LANGS = ("zh", "en")
MOST_TABS = 250


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until the focus, which has to be visible, is on what *selector* names."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            shown = page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'")
            assert shown, f"the focus on {selector} cannot be seen"
            return
    pytest.fail(f"{selector} is not reached by Tab")


def clipboard(page: Any) -> str:
    """What was copied, once the page has said that it was."""
    page.wait_for_selector("#live.on")
    return unquote(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("lang", LANGS)
def test_a_search_is_narrowed_and_its_paragraph_cited_by_keyboard(open_page: OpenPage, lang: str) -> None:
    """Question, filter, hit, citation: the words are on the clipboard and no mouse was touched."""
    page = open_page("/", lang)
    tab_to(page, "main input[name=q]")
    page.keyboard.type("汽车")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    tab_to(page, "input[name=industry][value=automotive]")
    page.keyboard.press("Space")
    tab_to(page, "#apply")
    page.keyboard.press("Enter")
    page.wait_for_url("**industry=automotive**")
    page.locator(".rb .chip").first.wait_for()
    tab_to(page, ".hit > a.pn")
    page.keyboard.press("Enter")
    page.locator("#cite .row[data-k=gbt] p", has_text="/plans/").wait_for()
    tab_to(page, "#cite .row[data-k=gbt] button")
    page.keyboard.press("Enter")

    assert "fingerprint=" in clipboard(page)


@pytest.mark.parametrize("lang", LANGS)
def test_two_passages_are_compared_by_keyboard(open_page: OpenPage, lang: str) -> None:
    """Two boxes, the tray, the table, and the address of the comparison on the clipboard."""
    page = open_page("/search?q=汽车", lang)
    for _ in range(2):
        tab_to(page, ".hit input[data-tray]")
        page.keyboard.press("Space")
    tab_to(page, "#tray-go")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare?*")
    tab_to(page, "main button[data-copy]")
    page.keyboard.press("Enter")

    assert 2 == clipboard(page).count("section=")


@pytest.mark.parametrize("lang", LANGS)
def test_a_paragraph_of_the_reader_is_cited_by_single_keys(open_page: OpenPage, lang: str) -> None:
    """j goes on, c copies the citation; whoever reads all day needs no more."""
    page = open_page(f"/plans/{PLAN}?part=a1", lang)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("c")

    assert f"/plans/{PLAN}/a1" in clipboard(page)


@pytest.mark.parametrize("lang", LANGS)
def test_hits_one_by_one_are_worked_through_by_single_keys(open_page: OpenPage, lang: str) -> None:
    """From the list by plan to the single list, and every row can be put beside another: none is without a box."""
    page = open_page("/search?q=汽车", lang)
    tab_to(page, ".seg[aria-labelledby=by-t] a:not([aria-current])")
    page.keyboard.press("Enter")
    page.wait_for_url("**by=paragraph**")
    page.locator(".seg[aria-labelledby=by-t] a:last-child[aria-current]").wait_for()
    kept = page.evaluate("document.activeElement.matches('.seg [aria-current]')")
    # A section has one box, beside the first of its paragraphs; the last row of all is seldom that one.
    for _ in range(page.locator(".hit:visible").count() + 1):
        page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("c")

    assert (True, 1, True) == (kept, page.locator("#tray-list li").count(), "/plans/" in clipboard(page))


@pytest.mark.parametrize(("key", "copied"), [("c", "[R/OL]"), ("l", "fingerprint=")])
def test_the_page_of_a_passage_answers_to_the_same_keys(open_page: OpenPage, key: str, copied: str) -> None:
    """Whoever came by a citation copies it as from the text: c the citation, l the link."""
    page = open_page(f"/plans/{PLAN}/2.1-p1")
    page.keyboard.press(key)

    assert copied in clipboard(page)


def test_a_filter_that_is_taken_away_leaves_the_keyboard_at_the_hits(open_page: OpenPage) -> None:
    """Its link is gone with it; whoever has no mouse would begin at the top of the page again."""
    page = open_page("/search?q=汽车&kind=计划")
    tab_to(page, ".rb .chip a")
    page.keyboard.press("Enter")
    page.locator(".rb .chip").first.wait_for(state="detached")

    assert "hits" == page.evaluate("document.activeElement.id")


def test_the_second_tab_of_a_search_offers_to_skip_to_the_hits(open_page: OpenPage) -> None:
    """Before them stand the filters, seventy boxes and more."""
    page = open_page("/search?q=汽车")
    for key in ("Tab", "Tab", "Enter", "Tab", "Tab"):
        page.keyboard.press(key)

    assert page.evaluate("document.activeElement.closest('.rb') !== null")


def test_the_first_tab_offers_to_skip_to_the_text(open_page: OpenPage) -> None:
    """Nobody tabs through the menu of every page again."""
    page = open_page(f"/plans/{PLAN}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.url.endswith("#main")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("lang", LANGS)
def test_the_three_tasks_are_done_by_forms_alone(open_page: OpenPage, lang: str, width: int) -> None:
    """Where scripts are refused, links and forms lead to the same citation and the same comparison."""
    page = open_page("/", lang, width=width, scripts=False)
    page.fill("main input[name=q]", "汽车")
    page.press("main input[name=q]", "Enter")
    page.click(".hit > a.pn >> nth=0")
    cited = page.inner_text("#c-gbt7714")
    page.goto(page.url.split("/plans")[0] + "/search?q=汽车")
    page.check(".hit input[name=section] >> nth=0")
    page.check(".hit input[name=section] >> nth=1")
    page.click("noscript button.pri")

    assert (True, 1) == ("/plans/" in cited, page.locator("#m-row table").count())


def test_the_keyboard_is_never_left_with_nothing(open_page: OpenPage) -> None:
    """A button that goes away when it is pressed hands the focus on; a reader of screens would else be told nothing."""
    page = open_page("/search?q=汽车")
    tab_to(page, ".hit input[data-tray]")
    page.keyboard.press("Space")
    tab_to(page, "#tray-list button")
    page.keyboard.press("Enter")
    after_the_last = page.evaluate("document.activeElement.tagName")
    tab_to(page, ".hit input[data-tray]")
    page.keyboard.press("Space")
    tab_to(page, "#tray-x")
    page.keyboard.press("Enter")
    after_all = page.evaluate("document.activeElement.tagName")
    page.goto(page.url.split("/search")[0] + f"/collection?p={PLAN}/1.1-p1")
    tab_to(page, "[data-own]")
    page.keyboard.press("Enter")

    assert ["H1"] * 3 == [after_the_last, after_all, page.evaluate("document.activeElement.tagName")]
