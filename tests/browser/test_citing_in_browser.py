"""A passage cited in a browser: the box with its citations, and what goes along with copied text."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
PLAN = "shili-sheng"


def test_a_copied_link_lands_on_its_paragraph(open_page: OpenPage, server: str) -> None:
    """The number of a paragraph opens its citation; the link copied there leads back to the very words."""
    page = open_page(f"/plans/{PLAN}")
    paragraph = page.locator("article.doc .p").nth(3)
    words = paragraph.locator(".v p").first.inner_text()
    paragraph.locator("a.pn").first.click()
    page.locator("#cite .row[data-k=link] p", has_text="fingerprint=").wait_for()
    page.locator("#cite .row[data-k=link] button").click()
    link = page.evaluate("navigator.clipboard.readText()")
    other = open_page(link.removeprefix(server))
    found = other.locator(".cited").inner_text()

    assert words.replace("\n", "").strip()[:40] in found.replace("\n", "")


def test_the_citation_offers_four_formats(open_page: OpenPage) -> None:
    """Link, GB/T 7714, quotation and BibTeX, each with its words."""
    page = open_page(f"/plans/{PLAN}")
    page.locator("article.doc .p a.pn").first.click()
    page.locator("#cite .row[data-k=bib] p", has_text="@techreport").wait_for()
    texts = [page.locator(f"#cite .row[data-k={key}] p").inner_text() for key in ("link", "gbt", "quote", "bib")]

    assert all(texts)


def test_escape_gives_the_keyboard_back_to_the_number(open_page: OpenPage) -> None:
    """A reader without a mouse goes on where he was."""
    page = open_page(f"/plans/{PLAN}")
    number = page.locator("article.doc .p a.pn").first
    number.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#cite:popover-open")
    page.keyboard.press("Escape")

    assert page.evaluate("document.activeElement.className") == "pn"


@pytest.mark.parametrize("width", [1920, 1440, 390])
def test_the_citation_stands_still_beside_its_paragraph(open_page: OpenPage, width: int) -> None:
    """What is about to be pressed must not move when the citations arrive, nor hide the words that are cited."""
    page = open_page(f"/plans/{PLAN}?part=a1", width=width)
    answers: list[Any] = []
    page.route("**/api/cite/**", lambda route: answers.append(route))
    page.locator("article.doc .p > a.pn").nth(2).click()
    page.wait_for_selector("#cite:popover-open")
    for _ in range(200):
        if len(answers) == 4:
            break
        page.wait_for_timeout(20)
    frame = "x => { const {left, top, right, bottom} = x.getBoundingClientRect(); return [left, top, right, bottom] }"
    before = page.locator("#cite").evaluate(frame)
    for answer in answers:
        answer.continue_()
    page.wait_for_selector("#cite .row button:disabled", state="detached")
    left, top, right, bottom = page.locator("#cite").evaluate(frame)
    cited = page.locator(".p:has([aria-expanded=true])").evaluate(frame)
    over = left < cited[2] and cited[0] < right and top < cited[3] and cited[1] < bottom

    assert (before, False) == ([left, top, right, bottom], over)


@pytest.mark.parametrize(("width", "height"), [(844, 390), (1024, 260)])
def test_a_low_window_shows_the_citation_from_its_head(open_page: OpenPage, width: int, height: int) -> None:
    """On a phone held sideways its close button would else lie above the window, where nobody can scroll to."""
    page = open_page(f"/plans/{PLAN}?part=a1", width=width)
    page.set_viewport_size({"width": width, "height": height})
    page.locator("article.doc .p > a.pn").nth(2).click()
    page.wait_for_selector("#cite:popover-open")
    top, bottom = page.locator("#cite").evaluate("x => (({top, bottom}) => [top, bottom])(x.getBoundingClientRect())")

    assert 0 <= top < bottom <= height


COPY_LONG_PARAGRAPH = """selector => {
    const p = [...document.querySelectorAll(selector)].find(x => x.textContent.length > 60);
    const range = document.createRange();
    range.selectNodeContents(p);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


@pytest.mark.parametrize(
    ("address", "selector", "expected"),
    [
        (f"/plans/{PLAN}?part=a1", "article.doc .v p", ("示例省", "附件1 ¶", f"/plans/{PLAN}/a1")),
        (f"/plans/{PLAN}/2.1-p1", ".cited p", ("示例省", "¶", f"/plans/{PLAN}/2.1-p1")),
        ("/search?q=汽车", ".hit .v p", ("示例", "¶", "/plans/")),
        (f"/compare?plan={PLAN}&plan=shili-shi", ".cmp td .v p", ("示例", "¶", "/plans/shili")),
        (f"/compare?plan={PLAN}&plan=shili-shi&whole=1", ".wh .v p", ("示例", "¶", "/plans/shili")),
        ("/plans/jilin-2017-industrial-upgrade", ".doc .own p", ("本库摘要", "/plans/jilin-2017-industrial-upgrade/s")),
    ],
)
def test_copied_text_carries_its_source(
    open_page: OpenPage, address: str, selector: str, expected: tuple[str, ...]
) -> None:
    """Twenty characters or more pasted into a report say where they come from: title, section, paragraph, link."""
    page = open_page(address)
    page.evaluate(COPY_LONG_PARAGRAPH, selector)
    page.keyboard.press("Control+C")
    added = page.evaluate("navigator.clipboard.readText()").rpartition("\n\n")[2]

    assert [] == [words for words in expected if words not in added]


def test_copying_with_the_source_can_be_switched_off(open_page: OpenPage) -> None:
    """Whoever copies into a table wants the words alone; the choice is kept on the device."""
    page = open_page(f"/plans/{PLAN}")
    page.keyboard.press("?")
    page.uncheck("#copy-source-on")
    page.keyboard.press("Escape")
    page.evaluate(COPY_LONG_PARAGRAPH, "article.doc .v p")
    page.keyboard.press("Control+C")

    assert "/plans/" not in page.evaluate("navigator.clipboard.readText()")
