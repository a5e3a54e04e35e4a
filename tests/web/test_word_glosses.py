"""English beside the words of lists: which words have it, and that the page of a comparison shows it."""

import pytest
from starlette.testclient import TestClient

from app.web.glosses import word_gloss


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("汽车产业", "automotive industry"),
        ("汽车博物馆", "automotive museums"),
        ("吉林省", "Jilin Province"),
        ("CCUS", ""),
        ("呜啦啦", ""),
    ],
)
def test_a_word_of_a_list_is_called_in_english_what_it_says(word: str, said: str) -> None:
    """A reader of English sees what two plans share; what is not known stays without a gloss."""
    assert said == word_gloss(word, "en")


def test_a_chinese_page_has_no_glosses_of_words() -> None:
    """They would stand in every reader's way."""
    assert "" == word_gloss("汽车产业", "zh")


@pytest.mark.parametrize(("lang", "expected"), [("en", True), ("zh", False)])
def test_shared_terms_of_a_comparison_have_their_english_on_english_pages(
    client: TestClient, lang: str, expected: bool
) -> None:
    """The chips are what an English reader looks at first."""
    page = client.get(f"/compare?plan=shili-sheng&plan=shili-shi&lang={lang}").text
    chips = page.partition('class="chips" role="group"')[2].partition("</details>")[0]

    assert expected == ('class="gloss in" lang="en"' in chips)
