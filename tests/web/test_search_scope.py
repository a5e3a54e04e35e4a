"""Searching headings alone: one link there, one back, and counts of what was found."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from app.archive.scoping import elsewhere


@pytest.mark.parametrize(
    ("q", "other"),
    [
        ("汽车", "标题:汽车"),
        ("汽车 零部件", "标题:(汽车 零部件)"),
        ('"汽车零部件"', '标题:"汽车零部件"'),
        ("标题：汽车", "汽车"),
        ("heading:(汽车 零部件)", "汽车 零部件"),
        ("题名：汽车", "汽车"),
        ("省：吉林", None),
        ("汽车 -客车", None),
        ("", None),
    ],
)
def test_the_same_words_are_looked_for_elsewhere(q, other):
    """A prefix that a reader has to know of is one that nobody uses."""
    found = elsewhere(q, "zh")

    assert other == (found and found.q)


def test_headings_alone_are_counted_as_sections(client: TestClient) -> None:
    """No paragraph has the word there, and "0 paragraphs" above hits looks like a fault."""
    page = unescape(client.get("/search?q=heading:汽车&lang=en").text)
    head = re.search(r'<h1 id="hits"[^>]*>([^<]+)<', page)

    assert head and re.fullmatch(r"\d+ sections? of \d+ plans?", head[1])
