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


@pytest.mark.parametrize(
    ("lang", "button"), [("zh", "复制原引用（第 1 版）"), ("en", "Copy original citation (edition 1)")]
)
def test_both_citations_of_a_corrected_passage_can_be_copied(client: TestClient, lang: str, button: str) -> None:
    """Who has quoted the old words cites the edition that has them; who quotes anew cites the one of today."""
    page = client.get(f"/plans/shili-sheng/3.3-p1?edition=1&lang={lang}").text
    head = page.split('aria-labelledby="now"')[1].split("</div>")[0]
    copied = [re.findall(r"edition=(\d)", words)[0] for words in re.findall(r'data-copy="([^"]*)"', head)]

    assert (["2", "1"], True) == (copied, button in head)


@pytest.mark.parametrize(("anchor", "words"), [("3.3-p1", "shili-sheng/3.3-p1@1"), ("2.1-p1", "shili-sheng/2.1-p1@1")])
def test_the_page_says_which_citation_was_opened(client: TestClient, anchor: str, words: str) -> None:
    """Corrected or not, a reader can hold it against the footnote he came from."""
    page = client.get(f"/plans/shili-sheng/{anchor}?edition=1").text

    assert f'<span class="num">{words}</span>' in page


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("3.3-p1", "This paragraph: other words"),
        ("2.1-p1", "This paragraph: same words"),
        # What stood in another place then is the same paragraph all the same.
        ("1.3.u2-p1", "This paragraph: same words"),
    ],
)
def test_every_edition_says_whether_it_has_the_paragraph_in_these_words(
    client: TestClient, anchor: str, words: str
) -> None:
    """How many paragraphs of the plan changed does not tell whether the one that is cited did."""
    page = client.get(f"/plans/shili-sheng/{anchor}?lang=en").text

    assert re.findall(r'<span class="tag">([^<]*)</span>', page.split('id="hi"')[1]) == [words]
