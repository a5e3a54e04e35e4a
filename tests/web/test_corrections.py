"""What a reader is told of a passage that was corrected since it was cited."""

import re

import pytest
from starlette.testclient import TestClient

from app.web.corrections import Correction, correction

Diff = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("diff", "expected"),
    [
        ([("=", "产值达到"), ("-", "60"), ("+", "65"), ("=", "%以上。")], Correction(1, 2, ("60%",), ("65%",))),
        ([("=", "全省产业规"), ("-", "摸"), ("+", "模"), ("=", "达到8000亿元。")], Correction(1, 1, (), ())),
        ([("-", "到2015年"), ("=", "产值"), ("+", "约"), ("=", "5亿元")], Correction(2, 7, ("2015",), ())),
        ([("=", "8"), ("-", "0"), ("=", "00亿元")], Correction(1, 1, ("8000亿元",), ("800亿元",))),
        ([("=", "3家、5家"), ("-", "、3家"), ("=", "。")], Correction(1, 3, ("3家",), ())),
    ],
)
def test_a_figure_that_changed_is_told_from_a_misprint(diff: Diff, expected: Correction) -> None:
    """A figure is compared whole: one digit struck out of 8000 makes another target."""
    assert expected == correction(diff)


@pytest.mark.parametrize(("lang", "said"), [("zh", "数字有变化"), ("en", "figures changed")])
def test_the_page_of_a_corrected_passage_names_the_figures(client: TestClient, lang: str, said: str) -> None:
    """Whoever quoted 60 % sees at once that it is 65 % now, and both texts beside each other."""
    page = client.get(f"/plans/shili-sheng/3.3-p1?edition=1&lang={lang}").text
    note = re.findall(r'<p class="note" role="status">(.*?)</p>', page)

    assert (True, 1) == (any(said in each for each in note), page.count("<tbody lang="))
