"""Reading a comparison: what speaks of a word, what a plan lacks, folded rows, the way back to the row one was in."""

from collections.abc import Callable
from typing import Any

OpenPage = Callable[..., Any]
PLAN, OTHER, SUMMARY = "shili-sheng", "shili-shi", "jilin-2017-industrial-upgrade"
THREE = f"/compare?plan={PLAN}&plan={OTHER}&plan={SUMMARY}"
ROWS = "#m-row tbody tr[id]"
SEEN = "rows => rows.filter(row => row.checkVisibility()).length"


def seen(page: Any, selector: str) -> int:
    """How many of the elements are on the page to be seen."""
    return int(page.locator(selector).evaluate_all(SEEN))


def sifted(page: Any, word: str) -> None:
    """Type *word* and wait until the rows are told."""
    page.fill("#about", word)
    page.locator("output[data-n]:not(:empty)").wait_for()


def test_what_speaks_of_a_word_is_left(open_page: OpenPage) -> None:
    """“What do eight plans say on water quality” is asked of some hundred rows, of which few answer."""
    page = open_page(THREE)
    before = seen(page, "#m-row :is(.v, .d)")
    sifted(page, "汽车")
    left = page.locator("#m-row :is(.v, .d)").evaluate_all(
        "all => all.filter(each => each.checkVisibility()).map(each => each.closest('td').textContent.includes('汽车'))"
    )

    assert (True, True, True) == (0 < len(left) < before, all(left), "about=" in page.url)


def test_the_address_of_what_is_left_brings_it_back(open_page: OpenPage) -> None:
    """Who sends the address on sends what is seen, and a column moved does not undo what was asked."""
    page = open_page(THREE)
    sifted(page, "汽车")
    rows = seen(page, ROWS)
    page.locator("#m-row thead th .ib").first.click()
    page.wait_for_url("**about=*")
    page.locator("output[data-n]:not(:empty)").wait_for()

    assert (rows, "汽车") == (seen(page, ROWS), page.input_value("#about"))


def test_what_one_plan_lacks_can_be_read_alone(open_page: OpenPage) -> None:
    """A gap is an answer: which subjects the others have and this plan has not."""
    page = open_page(THREE)
    gaps = page.locator("#m-row tbody tr[id] > td:nth-child(4).gap").count()
    page.select_option("#lacking", index=3)

    assert (True, gaps) == (gaps > 0, seen(page, ROWS))


def test_a_row_is_opened_among_headings_without_scripts(open_page: OpenPage) -> None:
    """A hundred rows are looked over by their headings; the one that matters is opened where it stands."""
    page = open_page(THREE, scripts=False)
    page.check("#brief")
    folded = seen(page, "#m-row .cl")
    page.locator("#m-row .fo").first.check()

    assert (0, True) == (folded, seen(page, "#m-row .cl") > 0)


def test_rows_at_a_glance_lead_to_their_rows(open_page: OpenPage) -> None:
    """The row is seen below the frozen head, not under it."""
    page = open_page(THREE)
    page.click("details.rows summary")
    page.locator(".rows li a").last.click()
    page.wait_for_timeout(200)
    row, head = page.evaluate(
        "() => [document.querySelector(':target'), document.querySelector('#m-row th')]"
        ".map(each => each.getBoundingClientRect()).map((box, at) => at ? box.bottom : box.top)"
    )

    assert 0 <= row - head < 400


def test_back_from_a_paragraph_is_the_row_it_was_read_in(open_page: OpenPage) -> None:
    """Who looks a paragraph up in row eighty does not begin again at row one."""
    page = open_page(THREE)
    row = page.locator(ROWS).last
    name = row.get_attribute("id")
    row.locator("td .s > a").first.click()
    page.wait_for_url("**/plans/**")
    page.go_back()
    page.wait_for_url("**/compare?**")

    assert page.url.endswith(f"#{name}")


def test_a_shared_term_leaves_the_paragraphs_that_have_it(open_page: OpenPage) -> None:
    """A word made yellow in a row far below is seen by nobody."""
    page = open_page(THREE)
    page.locator(".term").first.click()
    left = page.locator("#m-row tr[id] :is(.v, .d)").evaluate_all(
        "all => all.filter(each => each.checkVisibility()).map(each => !!each.querySelector('.sh.on'))"
    )

    assert (True, True) == (bool(left), all(left))


def test_a_comparison_of_one_row_is_sifted_too(open_page: OpenPage) -> None:
    """It has no list of rows to walk through, and no error for want of one."""
    page = open_page(f"/compare?section={PLAN}:2.1.1&section={OTHER}:2.1.1")
    rows = page.locator(ROWS).count()
    sifted(page, "没有这样的词")

    assert (1, 0) == (rows, seen(page, ROWS))
