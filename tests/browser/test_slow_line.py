"""Searching where the line is slow or gone: waiting is told, nothing is lost."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]


def test_without_a_line_the_page_and_the_question_stay(open_page: OpenPage) -> None:
    """A page of the browser's own in place of the results would take the filters along that were just chosen."""
    page = open_page("/search?q=汽车")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('Failed to fetch')) }")
    page.fill("#q", "新能源")
    page.press("#q", "Enter")
    page.locator("#live.on").wait_for()
    busy = page.get_attribute("#main", "aria-busy")
    kept = page.input_value("#q")

    assert ("false", "新能源", True) == (busy, kept, page.locator(".hit").count() > 0)


def test_the_last_question_is_the_one_answered(open_page: OpenPage) -> None:
    """An answer that comes late belongs to a question nobody asks any more."""
    page = open_page("/search?q=汽车")
    page.evaluate("""() => {
        const ask = window.fetch;
        let n = 0;
        window.fetch = async (...asked) => {
            const answer = await ask(...asked);
            if (n++ === 0) await new Promise(done => setTimeout(done, 700));
            return answer;
        };
    }""")
    for words in ("旅游", "新能源"):
        page.fill("#q", words)
        page.evaluate("document.querySelector('form.big').requestSubmit()")
    page.wait_for_timeout(1500)

    assert ("新能源", None) == (page.input_value("#q"), page.get_attribute("#main", "aria-busy"))


ANSWERED_LATE = """() => {
    const ask = window.fetch;
    window.fetch = async (...asked) => {
        const answer = await ask(...asked);
        if (String(asked[0]).includes('/search')) await new Promise(done => { window.letIn = done });
        return answer;
    };
}"""
COMPOSES = "name => document.querySelector('#q').dispatchEvent(new CompositionEvent(name, { bubbles: true }))"


def with_an_answer_held_back(open_page: OpenPage) -> Any:
    """The page of a search from which another one was asked, whose answer is there and held back."""
    page = open_page("/search?q=汽车")
    page.evaluate(ANSWERED_LATE)
    page.fill("#q", "新能源")
    page.press("#q", "Enter")
    for _ in range(200):
        if page.evaluate("Boolean(window.letIn)"):
            return page
        page.wait_for_timeout(25)
    pytest.fail("nothing was asked for")


def test_what_is_written_while_an_answer_is_on_its_way_stays(open_page: OpenPage) -> None:
    """On a slow line a reader goes on with the next question; the answer to the last one must not wipe it out."""
    page = with_an_answer_held_back(open_page)
    page.press("#q", "End")
    page.keyboard.type(" 轴承")
    page.evaluate("window.letIn()")
    page.wait_for_url("**q=%E6%96%B0**")
    page.locator("#main:not([aria-busy])").wait_for()

    assert ("新能源 轴承", "q") == (page.input_value("#q"), page.evaluate("document.activeElement.id"))


def test_a_word_being_composed_is_not_torn_by_an_answer(open_page: OpenPage) -> None:
    """Letters of pinyin that are no characters yet would be left in the box."""
    page = with_an_answer_held_back(open_page)
    page.evaluate(COMPOSES, "compositionstart")
    page.evaluate("window.letIn()")
    page.wait_for_timeout(200)
    waiting = page.get_attribute("#main", "aria-busy")
    page.evaluate(COMPOSES, "compositionend")
    page.wait_for_url("**q=%E6%96%B0**")

    assert "true" == waiting
