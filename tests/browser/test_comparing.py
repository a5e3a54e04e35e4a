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


def test_what_was_asked_for_outlives_another_way_to_show_the_rows(open_page: OpenPage) -> None:
    """All text of a long comparison is asked for since the word may stand there; it need not be typed again."""
    page = open_page(THREE)
    sifted(page, "汽车")
    page.locator(".seg a:not([aria-current])").first.click()
    page.wait_for_url("**whole=1*")

    assert "about=%E6%B1%BD%E8%BD%A6" in page.url


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


def test_columns_are_arranged_on_a_telephone_without_scripts(open_page: OpenPage) -> None:
    """Where rows stack there is no head row to look at, but the columns are still to be moved, swapped and let go."""
    page = open_page(THREE, scripts=False, width=390)
    page.locator("#m-row thead summary").first.click()
    page.locator("#m-row thead details[open] li a").last.click()
    page.wait_for_url(f"**/compare?plan={SUMMARY}&plan={OTHER}&plan={PLAN}*")

    assert 3 == page.locator("#m-row thead th").count()


FILLER, WORD = "这里写的是别的事情，与要找的词没有关系，不必再读一遍。", "超导陀螺"


def lengthened(page: Any) -> str:
    """The text of the first paragraph of the rows, made as long as real plans have them, with WORD in the middle."""
    return str(
        page.locator("#m-row tr[id] .v > p").first.evaluate(
            f"p => (p.append('{FILLER * 5}我们发展{WORD}。{FILLER * 5}'), p.textContent)"
        )
    )


def test_of_a_long_paragraph_the_passage_around_the_word_is_shown(open_page: OpenPage) -> None:
    """Ten lines to find one word in, in each of eight columns, are all read again; pressed, "…" shows the rest."""
    page = open_page(THREE)
    text = lengthened(page)
    sifted(page, WORD)
    p = page.locator("#m-row .v > p", has_text=WORD)
    shown = p.inner_text()
    for _ in range(2):
        p.locator("button").first.click()

    assert (f"…我们发展{WORD}。…", text) == (shown, p.text_content())


def test_what_shows_the_rest_says_so_aloud(open_page: OpenPage) -> None:
    """Three dots are read out as nothing, or as "ellipsis", by a voice for the language of the page."""
    page = open_page(f"{THREE}&lang=en")
    lengthened(page)
    sifted(page, WORD)
    dots = page.get_by_role("button", name="Show the sentences left out", exact=True)

    assert (2, "en") == (dots.count(), dots.first.get_attribute("lang"))


def test_what_was_cut_is_whole_again_when_nothing_is_asked(open_page: OpenPage) -> None:
    """No word of a plan may be lost by looking for another."""
    page = open_page(THREE)
    lengthened(page)
    before = page.locator("#m-row tbody").text_content()
    sifted(page, WORD)
    cut = page.locator("#m-row .cut").count()
    page.fill("#about", "")
    page.locator("output[data-n]:empty").wait_for(state="attached")

    assert (2, before) == (cut, page.locator("#m-row tbody").text_content())


def test_the_row_being_read_stays_when_a_column_goes(open_page: OpenPage) -> None:
    """A row is named after its first section, which may be that of the column that goes."""
    page = open_page(THREE)
    path = page.evaluate(
        """() => {
          const row = [...document.querySelectorAll('#m-row tbody tr[id]')].slice(3)
            .find(each => each.querySelector('td:nth-child(2) .s > a') && each.querySelector('td:nth-child(3) .s > a'));
          row.scrollIntoView();
          return row.querySelector('td:nth-child(3) .s > a').pathname;
        }"""
    )
    page.locator("#m-row thead th:nth-child(2) .ib:text('✕')").dispatch_event("click")
    page.wait_for_url(f"**/compare?plan={OTHER}&plan={SUMMARY}*")
    page.wait_for_timeout(300)
    top = page.locator(f'#m-row .s > a[href="{path}"]').evaluate("link => link.getBoundingClientRect().top")

    assert 0 < top < 400
