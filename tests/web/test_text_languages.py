"""
Every text of a page is marked with the language it is in, so that a screen reader says it with the right voice.

A page has one language, and on it stand texts of the other: plans on English pages, translations and glosses on both.
"""

import re

import lxml.html
import pytest
from starlette.testclient import TestClient

PLAN = "shili-sheng"
PAGES = (
    "/", "/plans", f"/plans/{PLAN}", f"/plans/{PLAN}?part=a1&find=产业", f"/plans/{PLAN}/2", f"/plans/{PLAN}/2-p1",
    "/plans/shili-shi?view=dual", "/plans/jilin-2017-industrial-upgrade", f"/plans/{PLAN}/editions", "/search?q=产业",
    "/search?q=汽车&by=paragraph", "/search?q=new energy vehicles", "/search?q=龘龘龘", "/search?q=“汽车",
    "/compare", f"/compare?plan={PLAN}&plan=shili-shi", f"/compare?section={PLAN}:2&section=shili-shi:2",
    "/targets", f"/targets?plan={PLAN}", "/topics", "/terms", "/terms?q=汽车", "/check", "/about",
    f"/collection?p={PLAN}/2-p1", "/collection", "/no-such-page", f"/plans/{PLAN}/9.9", "/plans/no-such-plan",
    "/search?page=0",
)  # fmt: skip
HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
ENGLISH = re.compile(r"(?:\b[A-Za-z][a-z’']+ ){3}[A-Za-z]")
UNSPOKEN = ("script", "style", "noscript", "template", "pre")
SHOWN = f"//body//text()[not({' or '.join(f'ancestor::{name}' for name in UNSPOKEN)})]"


def wrongly_marked(page: str) -> list[tuple[str, str]]:
    """(language it is marked with, text) for texts that are in the other: names with both scripts are in either."""
    found = []
    for text in lxml.html.document_fromstring(page).xpath(SHOWN):
        element = text.getparent() if not text.is_tail else text.getparent().getparent()
        lang = next((each.get("lang") for each in (element, *element.iterancestors()) if each.get("lang")), "")
        han, latin = len(HAN.findall(text)), len(LATIN.findall(text))
        if (han > max(latin, 1) and not lang.startswith("zh")) or (ENGLISH.search(text) and not han and lang != "en"):
            found.append((lang, " ".join(text.split())[:60]))
    return found


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_text_is_marked_with_its_language(client: TestClient, address: str, lang: str) -> None:
    """Chinese read out with an English voice is noise, and left out by some screen readers."""
    page = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}", headers={"accept": "text/html"}).text

    assert [] == wrongly_marked(page)


@pytest.mark.parametrize(
    ("found", "page"),
    [
        ([("en", "汽车产业")], "<html lang=en><body><p>汽车产业</p></body></html>"),
        ([], "<html lang=en><body><p lang=zh-Hans>汽车产业</p> and more words here</body></html>"),
        ([("zh-Hans", "More words in English")], "<html lang=zh-Hans><body><p>More words in English</p></body></html>"),
    ],
)
def test_a_text_in_the_other_language_is_seen(found: list[tuple[str, str]], page: str) -> None:
    """A net without a mesh that catches is none."""
    assert found == wrongly_marked(page)
