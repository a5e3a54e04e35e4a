"""The titles over the hits of a page carry the marks of the question, as headings do."""

import re

import pytest
from starlette.testclient import TestClient

from app.domain.plan import Lang
from app.domain.record import Evidence, EvidenceState, Record
from app.domain.results import Hit, TitleHighlights
from app.web import labels
from app.web.hits import _marked_title

GROUP = re.compile(r'<h2 class="lead" id="g-[^"]*">(.*?)</h2>', re.S)


@pytest.mark.parametrize(
    ("lang", "q", "word"), [("zh", "产业 OR plan", "产业"), ("en", "产业 OR plan", "Plan"), ("en", "产业", "产业")]
)
def test_the_title_of_a_group_is_marked(client: TestClient, lang: str, q: str, word: str) -> None:
    """A plan that is found for its title says so; on English pages the Chinese title below it too."""
    page = client.get("/search", params={"q": q, "lang": lang, "expand": "off"}).text
    titles = GROUP.findall(page)

    assert any(f"<mark>{word}</mark>" in title for title in titles)


@pytest.mark.parametrize(
    ("lang", "state", "shown"),
    [
        ("zh", "stated", "示例[汽车]规划"),
        ("zh", "supplied", "〔示例[汽车]规划〕"),
        ("en", "supplied", "[A [car] plan]"),
    ],
)
def test_marks_stand_right_in_a_title_in_brackets(lang: Lang, state: EvidenceState, shown: str) -> None:
    """A working title is shown in brackets, which the offsets of the answer do not count."""
    record = Record(plan="a", title_zh="示例汽车规划", title_en="A car plan", evidence={"title": Evidence(state)})
    marks = TitleHighlights(zh=((2, 4),), en=((2, 5),))
    hit = Hit("a", "official", "zh", "1", "main", (), "", "", (), (), (), 1.0, title_highlights=marks)
    segments = _marked_title(labels.full_title(record, lang), record, hit)

    assert shown == "".join(f"[{each.text}]" if each.mark else each.text for each in segments)
