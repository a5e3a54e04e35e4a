"""The pages in a browser: what a member of staff does, with and without scripts, on a desk and on a phone."""

from collections.abc import Callable
from typing import Any

import pytest

from app.web import assets

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
PLAN = "shili-sheng"


def test_a_search_works_without_scripts(open_page: OpenPage) -> None:
    """Links and forms are all that is needed: question, filter, hit, paragraph."""
    page = open_page("/", scripts=False)
    page.fill("main input[name=q]", "汽车")
    page.click("main button.btn.pri")
    page.check("#facets input[name=industry][value=automotive]")
    page.click("#apply")
    filtered = page.url
    page.click(".hit a.t >> nth=0")
    marks = page.locator("article.doc mark").count()
    page.click("article.doc a.pn >> nth=0")

    assert ("industry=automotive" in filtered, marks > 0, page.locator(".cited").count()) == (True, True, 1)


def test_a_comparison_can_be_chosen_without_scripts(open_page: OpenPage) -> None:
    """Two boxes and a button."""
    page = open_page("/compare", scripts=False)
    page.check(f"input[name=plan][value={PLAN}]")
    page.check("input[name=plan][value=shili-shi]")
    page.click("main button.btn.pri")

    assert page.locator("table.cmp thead th").count() == 2


def test_the_tray_survives_navigation(open_page: OpenPage) -> None:
    """What was put aside on one page is compared from another."""
    page = open_page("/search?q=汽车")
    boxes = page.locator(".hit input[data-tray]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.goto(page.url.split("/search")[0] + f"/plans/{PLAN}?part=a1")
    kept = page.locator("#tray-list li").count()
    page.click("#tray-go")
    page.wait_for_url("**section=**")

    assert (2, 1) == (kept, page.locator("#m-row table.cmp").count())


def test_the_tray_does_not_cover_what_it_led_to(open_page: OpenPage) -> None:
    """On a phone it takes an eighth of the screen, with a button that leads to this very page."""
    page = open_page("/search?q=汽车")
    for n in (0, 1):
        page.locator(".hit input[data-tray]").nth(n).check()
    page.click("#tray-go")
    page.wait_for_url("**section=**")
    compared = page.locator(".tray").is_visible()
    page.click("a[href^='/search']")

    assert (False, True) == (compared, page.locator(".tray").is_visible())


def test_the_slash_key_goes_to_the_search_box(open_page: OpenPage) -> None:
    """One key from anywhere."""
    page = open_page("/plans")
    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.name") == "q"


def test_what_was_begun_is_completed(open_page: OpenPage) -> None:
    """Suggestions come while typing, and Enter takes the one that is marked."""
    page = open_page("/")
    page.locator("#q").press_sequentially("汽车", delay=20)
    page.wait_for_selector("[role=option]")

    assert page.locator("[role=option]").count() >= 1


def test_parallel_view_shows_both_languages(open_page: OpenPage) -> None:
    """Paragraph by paragraph, each beside its counterpart."""
    page = open_page("/plans/shili-shi")
    page.click("[data-view=dual]")

    assert page.locator("article.doc .p .d").first.is_visible()


def test_filters_apply_without_a_reload_and_the_back_button_undoes_them(open_page: OpenPage) -> None:
    """The list changes under the reader's eyes; going back brings what was there before, not the page before."""
    page = open_page("/search?q=汽车")
    before = page.locator(".rb h1").inner_text()
    page.evaluate("window.stayed = true")
    page.check("#facets input[name=kind] >> nth=0")
    page.click("#apply")
    page.wait_for_url("**kind=**")
    page.locator(".rb .chip").first.wait_for()
    after = page.locator(".rb h1").inner_text()
    page.go_back()
    page.locator(".rb .chip").first.wait_for(state="detached")

    assert (True, True, before) == (
        page.evaluate("window.stayed === true"),
        after != "",
        page.locator(".rb h1").inner_text(),
    )


def test_added_words_stay_unfolded_while_they_are_taken_out(open_page: OpenPage) -> None:
    """On a phone they are folded, so that the first hit is on the first screen; three are three taps, not six."""
    page = open_page("/search?q=汽车", width=390)
    page.click(".sbar summary")
    page.eval_on_selector_all(".sbar details details", "folds => folds.forEach(fold => { fold.open = true })")
    page.click(".sbar .chip a")
    page.wait_for_url("**expand=-**")

    assert page.get_attribute(".sbar details", "open") is not None


def test_suggestions_and_tray_work_on_a_replaced_page(open_page: OpenPage) -> None:
    """What was new on the first page is there on the second, too."""
    page = open_page("/search?q=汽车")
    page.click(".rb .seg a >> nth=1")
    page.locator(".rb .seg a[aria-current] >> nth=0").filter(has_text="由新到旧").wait_for()
    page.locator(".hit input[data-tray]").first.check()
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("石化", delay=20)
    page.wait_for_selector("[role=option]")

    assert page.locator("#tray-list li").count() == 1


def test_a_collection_grows_from_page_to_page(open_page: OpenPage) -> None:
    """A paragraph from the citation box, a passage from its own page, and both are there when one takes them away."""
    page = open_page(f"/plans/{PLAN}")
    page.locator("article.doc .p > a.pn").first.click()
    page.wait_for_selector("#cite:popover-open")
    page.click("#cite [data-collect]")
    page.goto(page.url.split("/plans")[0] + f"/plans/{PLAN}/2")
    page.click("a[data-collect]")
    page.click("#tray-col")
    page.wait_for_selector("main[data-collection]")

    assert (2, True) == (page.locator("article.hit").count(), page.locator("[data-own]").is_hidden())


def test_the_bare_address_of_the_collection_is_ones_own(open_page: OpenPage) -> None:
    """Who typed or bookmarked it would else be told that what he kept is gone."""
    page = open_page(f"/plans/{PLAN}/2")
    page.click("a[data-collect]")
    page.goto(page.url.split("/plans")[0] + "/collection")
    page.wait_for_selector("article.hit")

    assert f"/collection?p={PLAN}/2" in page.url


def test_what_is_removed_from_ones_own_collection_is_forgotten(open_page: OpenPage) -> None:
    """The tray on the next page counts what is left; somebody else's collection changes nothing."""
    page = open_page(f"/plans/{PLAN}/2")
    page.click("a[data-collect]")
    start = page.url.split("/plans")[0]
    page.goto(f"{start}/collection?p={PLAN}/1.1-p1&p={PLAN}/1.2")
    page.locator("article .acts a >> nth=-1").click()
    page.wait_for_selector("article.hit >> nth=1", state="detached")
    page.goto(f"{start}/plans/{PLAN}/2")
    kept = page.locator("#tray-col .num").inner_text()
    page.click("#tray-col")
    page.locator("article .acts a >> nth=-1").click()
    page.wait_for_selector("article.hit", state="detached")
    page.goto(f"{start}/plans/{PLAN}/2")

    assert ("1", False) == (kept, page.locator("#tray-col").is_visible())


# The rules of a sheet as the browser reads them, with every token that is told once in its places and without its name.
RULES = r"""text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    let layer = '';
    // Blocks of one layer that follow each other are one.
    const texts = rules => [...rules].flatMap(r => {
        const again = layer && layer === r.name;
        layer = r.name ?? '';
        const inside = r.cssRules?.length ? texts(r.cssRules) : [r.cssText];
        layer = r.name ?? '';
        return again || !r.cssRules?.length ? inside : [r.conditionText?.replace(/: /g, ':') ?? r.name, ...inside];
    });
    const told = /(?<=[{;] )(--[a-z][a-z0-9-]*): ([^;]*); ?/g;
    let all = texts(sheet.cssRules).join('\n').replace(/"([A-Za-z][A-Za-z0-9 -]*)"/g, '$1');
    const times = {};
    for (const [, name] of all.matchAll(told)) times[name] = (times[name] ?? 0) + 1;
    for (const name of Object.keys(times).filter(name => times[name] === 1)) {
        const value = [...all.matchAll(told)].find(found => found[1] === name)[2];
        all = all.replace(told, (whole, found) => found === name ? '' : whole).replaceAll(`var(${name})`, value);
    }
    // Read again: what stood behind a name is now spelled as the browser spells it.
    const read = line => { sheet.replaceSync(line); return sheet.cssRules[0]?.cssText ?? line; };
    return all.split('\n').map(line => read(line).replace(/--[a-z][a-z0-9-]*/g, '--').replace(/,\s+/g, ','));
}"""


def test_the_style_sheet_says_what_its_sources_say(open_page: OpenPage) -> None:
    """A blank or a name too many taken out would change which elements a rule is for, and nobody would see why."""
    page = open_page("/about")
    sources = page.evaluate(RULES, assets.style_sheet(assets.STATIC / "css"))
    served = page.evaluate(RULES, assets.bundles()["site.css"].body.decode())

    assert sources == served


def test_whole_sections_scroll_together_until_told_otherwise(open_page: OpenPage) -> None:
    """Reading two chapters side by side needs one hand; where one is to be held still, a tick is taken away."""
    page = open_page(f"/compare?plan={PLAN}&plan=shili-shi&whole=1")
    page.locator(".wh").nth(0).hover()
    page.mouse.wheel(0, 400)
    # The pages forbid what wait_for_function does, to evaluate a text in them again and again.
    for _ in range(50):
        if page.evaluate("document.querySelectorAll('.wh')[1].scrollTop"):
            break
        page.wait_for_timeout(100)
    page.uncheck("#linked")
    before = page.evaluate("document.querySelectorAll('.wh')[1].scrollTop")
    page.locator(".wh").nth(0).hover()
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(200)

    assert before == page.evaluate("document.querySelectorAll('.wh')[1].scrollTop")


def test_a_double_click_acts_once(open_page: OpenPage) -> None:
    """Many people double-click whatever they press; what opens must not close again."""
    page = open_page("/plans/shili-shi")
    page.dblclick("[data-view=dual]")
    page.locator("article.doc .p > a.pn").first.dblclick()

    assert (True, 1) == (
        page.locator("article.doc .p .d").first.is_visible(),
        page.locator("#cite:popover-open").count(),
    )
