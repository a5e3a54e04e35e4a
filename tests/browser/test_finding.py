"""Finding words inside a plan: all that is seen of it, and a long plan at once."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

# Every place of a word in the paragraphs, tables and headings that are seen, counted from what is printed. Of what is
# far from the window nothing is printed before somebody goes there.
COUNTED = """word => {
    document.querySelectorAll('.ps').forEach(e => { e.style.contentVisibility = 'visible' });
    return [...document.querySelectorAll('.doc .z, .doc .e, .doc .p > div')]
        .filter(e => e.checkVisibility()).reduce((n, e) => n + e.innerText.split(word).length - 1, 0);
}"""
LONG = """() => {
    const last = [...document.querySelectorAll('.doc .p')].at(-1);
    for (let n = 0; n < 3000; n++) {
        const copy = last.cloneNode(true);
        copy.id = `copy-${n}`;
        copy.querySelector('p').textContent = `第${n}段：示例产业发展重点，`.repeat(8);
        last.after(copy);
    }
}"""


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("/plans/shili-sheng?part=a1", "汽车"),
        ("/plans/shili-sheng", "2035"),
        ("/plans/shili-shi", "plan"),
        ("/plans/jilin-2017-industrial-upgrade", "产业"),
    ],
)
def test_every_place_that_is_seen_is_counted_and_no_other(open_page: OpenPage, address: str, word: str) -> None:
    """A number beside the box that is too low is a passage nobody reads; a hidden place is one nobody finds."""
    page = open_page(address)
    page.fill("#find", word)
    page.wait_for_timeout(400)

    assert page.evaluate(COUNTED, word) == int(page.inner_text("#find-n").partition("/")[2] or 0)


def test_what_stands_beside_the_text_is_found_once_it_is_shown(open_page: OpenPage) -> None:
    """Side by side, a word of the translation is a word on the page."""
    page = open_page("/plans/shili-shi")
    page.click("[data-view=dual]")
    page.fill("#find", "industr")
    page.wait_for_timeout(400)
    found = int(page.inner_text("#find-n").partition("/")[2])

    assert (True, True) == (found > 0, page.evaluate("CSS.highlights.get('find').size") == found)


def test_a_mark_on_a_long_plan_reaches_its_last_paragraph(open_page: OpenPage) -> None:
    """Three hundred thousand characters, and a word that stands in each line of them."""
    page = open_page("/plans/shili-sheng")
    page.evaluate(LONG)
    page.fill("#find", "发展重点")
    page.locator("#find-n", has_text="/").wait_for()

    assert page.evaluate("CSS.highlights.get('find').size") >= 24_000

def test_marks_of_a_search_are_counted_and_gone_through(open_page: OpenPage) -> None:
    """Two words of a search stand nowhere side by side: “0/0” beside a page full of marks says there is none."""
    page = open_page("/plans/jilin-2017-industrial-upgrade?in=产业 发展")
    total = page.locator(".doc mark").count()
    counted = page.inner_text("#find-n")
    page.locator('[data-find="1"]').click()

    assert (True, f"1/{total}", f"2/{total}") == (total > 2, counted, page.inner_text("#find-n"))
