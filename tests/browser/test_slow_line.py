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
