"""From one language to the other and back: the same place, and the back button undoes it."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
PARAGRAPH = "/plans/shili-sheng#2.1-p1"


def test_the_other_language_is_entered_at_the_same_paragraph(open_page: OpenPage) -> None:
    """Whoever was led to a paragraph is not to look for it again."""
    page = open_page(PARAGRAPH)
    page.click(".lang a")
    page.wait_for_url("**lang=en**")

    assert ("en", True) == (page.evaluate("document.documentElement.lang"), page.url.endswith("#2.1-p1"))


def test_back_from_the_other_language_is_back_to_the_first(open_page: OpenPage) -> None:
    """A button that seems to do nothing is pressed twice; and what is opened next is in the language that is seen."""
    page = open_page(PARAGRAPH)
    page.click(".lang a")
    page.wait_for_url("**lang=en**")
    page.go_back()
    first = page.evaluate("document.documentElement.lang")
    page.click("header a[href='/targets']")
    page.wait_for_url("**/targets")

    assert ("zh-Hans", "zh-Hans") == (first, page.evaluate("document.documentElement.lang"))
