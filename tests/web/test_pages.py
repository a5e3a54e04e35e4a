"""Every page in both languages, as a reader gets it."""

import html
import re
from dataclasses import fields
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from app.vocab import terms as vocabulary
from app.web import compare_body
from app.web.pages import (
    about,
    collection,
    compare,
    errors,
    home,
    lost,
    passage,
    plan,
    plans,
    search,
    targets,
    terms,
    topics,
)
from tests.web.page_tags import Page

ROOT = Path(__file__).resolve().parents[2]
TWO_EDITIONS = "shili-sheng"
TRANSLATED = "shili-shi"
SUMMARY_ONLY = "jilin-2017-industrial-upgrade"

PAGES = (
    "/",
    "/search",
    "/search?q=汽车",
    "/search?q=没有这样的东西啊呀&year=2016",
    "/search?q=auto+parts&industry=automotive&layer=summary&layer=official&sort=newest",
    "/plans",
    "/plans?q=示例",
    f"/plans/{TWO_EDITIONS}",
    f"/plans/{TWO_EDITIONS}?part=a1&in=汽车",
    f"/plans/{TWO_EDITIONS}?edition=1",
    f"/plans/{TRANSLATED}",
    f"/plans/{TRANSLATED}?layer=translation",
    f"/plans/{SUMMARY_ONLY}",
    f"/plans/{TWO_EDITIONS}/1.1-p1",
    f"/plans/{TWO_EDITIONS}/2",
    f"/plans/{SUMMARY_ONLY}/s1-p1",
    "/compare",
    f"/compare?plan={TWO_EDITIONS}",
    f"/compare?plan={TWO_EDITIONS}&plan={TRANSLATED}",
    f"/compare?plan={TWO_EDITIONS}&plan={TRANSLATED}&industry=automotive",
    f"/compare?plan={TWO_EDITIONS}&plan={TRANSLATED}&plan={SUMMARY_ONLY}&diff=1&pin=1",
    f"/compare?section={TWO_EDITIONS}:1&section={TWO_EDITIONS}:2",
    f"/compare?section={TWO_EDITIONS}:1&section={TWO_EDITIONS}:2&whole=1",
    "/collection",
    f"/collection?p={TWO_EDITIONS}/1.1-p1@1&p={TWO_EDITIONS}/2@2&p={SUMMARY_ONLY}/s1-p1&p={TWO_EDITIONS}/9.9.9",
    "/targets",
    "/targets?industry=automotive&kind=level&q=产值",
    "/topics",
    "/topics?province=220000",
    "/terms",
    "/terms?q=vehicle&group=automotive",
    "/check",
    "/about",
)
BOTH = [(address, lang) for address in PAGES for lang in ("zh", "en")]


def with_lang(address: str, lang: str) -> str:
    """*address* in a language."""
    return f"{address}{'&' if '?' in address else '?'}lang={lang}"


@pytest.mark.parametrize(("address", "lang"), BOTH)
def test_every_page_answers_in_both_languages(client: TestClient, address: str, lang: str) -> None:
    """The language of a page is the reader's choice, not the plan's."""
    answer = client.get(with_lang(address, lang))
    page = Page(answer.text)

    assert (200, ["zh-Hans" if lang == "zh" else "en"]) == (answer.status_code, page.values("html", "lang"))


@pytest.mark.parametrize(("address", "lang"), BOTH)
def test_a_page_has_one_first_heading_and_says_where_it_stands(client: TestClient, address: str, lang: str) -> None:
    """Readers of screens and search engines find their way by these; a copied address carries no language."""
    page = Page(client.get(with_lang(address, lang)).text)
    heads = sum(tag == "h1" for tag, _ in page.tags)
    canonical = next(attrs["href"] for tag, attrs in page.tags if tag == "link" and attrs.get("rel") == "canonical")

    assert (1, False) == (heads, "lang=" in (canonical or ""))


@pytest.mark.parametrize(("address", "lang"), BOTH)
def test_a_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(
    client: TestClient, address: str, lang: str
) -> None:
    """The content security policy would refuse it, and the page would stand there broken."""
    page = Page(client.get(with_lang(address, lang)).text)
    inline = [(t, a) for t, attrs in page.tags for a in attrs if a == "style" or a.startswith("on")]
    scripts = [
        attrs
        for t, attrs in page.tags
        if t == "script"
        and attrs.get("type") != "application/ld+json"
        and not (attrs.get("src") or "").startswith("/static/")
    ]
    sheets = [a["href"] for t, a in page.tags if t == "link" and a.get("rel") == "stylesheet"]

    assert ([], [], []) == (inline, scripts, [s for s in sheets if not (s or "").startswith("/static/")])


@pytest.mark.parametrize(("address", "lang"), BOTH)
def test_names_within_a_page_are_given_once(client: TestClient, address: str, lang: str) -> None:
    """A link to a paragraph leads to one place."""
    page = Page(client.get(with_lang(address, lang)).text)
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id")]

    assert [] == sorted({name for name in ids if ids.count(name) > 1})


def test_every_link_leads_somewhere(client: TestClient) -> None:
    """Whoever follows a link of ours finds a page; a link with a name in it finds that name on the page."""
    waiting, seen, broken = ["/"], {"/"}, []
    names: dict[str, set[str]] = {}
    wanted: set[tuple[str, str]] = set()
    while waiting and len(names) < 400:
        address = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code != 200:
            broken.append((answer.status_code, address))
            continue
        if "html" not in answer.headers["content-type"]:
            continue
        page = Page(answer.text)
        names[address] = {value for _, attrs in page.tags if (value := attrs.get("id"))}
        for href in page.values("a", "href"):
            parts = urlsplit(href)
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.scheme or parts.netloc:
                continue
            if parts.fragment:
                wanted.add((target or address, parts.fragment))
            if target and target not in seen and not _is_one_of_many(target, seen):
                seen.add(target)
                waiting.append(target)
    nameless = sorted((a, name) for a, name in wanted if a in names and name not in names[a])

    assert ([], []) == (broken, nameless)


def _is_one_of_many(target: str, seen: set[str]) -> bool:
    """Searches and passages are without number; a few of each kind stand for the others."""
    kind = re.sub(r"\d+", "0", urlsplit(target).path)
    limit = 60 if kind.startswith("/plans/") else 25
    return sum(re.sub(r"\d+", "0", urlsplit(other).path) == kind for other in seen) > limit


def test_the_language_switch_keeps_the_question(client: TestClient) -> None:
    """A reader who changes the language in the middle of a search goes on with it."""
    page = Page(client.get("/search?q=汽车&industry=automotive&sort=newest").text)
    switch = next(a["href"] for t, a in page.tags if t == "a" and a.get("hreflang") == "en")

    assert "/search?q=%E6%B1%BD%E8%BD%A6&industry=automotive&sort=newest&lang=en" == switch


@pytest.mark.parametrize(
    ("cookie", "accept", "expected"),
    [
        ("", "", "zh-Hans"),
        ("", "en-GB,en;q=0.9,zh;q=0.2", "en"),
        ("", "zh-TW,en;q=0.5", "zh-Hans"),
        ("", "fr", "zh-Hans"),
        ("en", "zh-CN", "en"),
        ("xx", "en", "en"),
    ],
)
def test_the_language_is_that_of_the_cookie_else_of_the_browser(
    client: TestClient, cookie: str, accept: str, expected: str
) -> None:
    """An English reader is met in English without asking for it, and one who chose is not asked again."""
    headers = {"accept-language": accept, "cookie": f"lang={cookie}" if cookie else ""}
    answer = client.get("/", headers=headers)

    assert (expected, True) == (Page(answer.text).values("html", "lang")[0], "Cookie" in answer.headers["vary"])


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nothing", 404, "没有这个页面"),
        ("/plans/nothing", 404, "没有 nothing 这部规划"),
        (f"/plans/{TWO_EDITIONS}/9.9.9", 404, "没有 9.9.9 这个位置"),
        (f"/plans/{TWO_EDITIONS}?part=a77", 404, "没有 a77 这个位置"),
        ('/search?q="汽车', 400, "少了一个引号"),
        ("/search?q=汽车&sort=best", 400, "参数 sort 不能取“best”。可取的值：relevance"),
        ("/search?page=x", 400, "参数 page 不能取“x”。可取的值：1 到 1000000 的整数"),
        ("/search?year=17", 400, "参数 year 不能取“17”。可取的值：四位年份（如 2011）"),
        ("/search?sort=newest&sort=oldest", 400, "最多 1 个值"),
        ("/%E6%B2%A1%E6%9C%89", 404, "/没有 这个地址没有内容"),
        (f"/compare?section={TWO_EDITIONS}&section=x", 400, "参数 section 不能取"),
        ("/plans/shili-xian-2012-plan", 410, "这是示例，已由新的示例代替"),
    ],
)
def test_an_error_says_what_is_wrong_and_where_to_go_on(
    client: TestClient, address: str, status: int, said: str
) -> None:
    """Nobody is left before a number."""
    answer = client.get(address, headers={"accept-language": "zh"})

    assert (status, True, True) == (
        answer.status_code,
        said in html.unescape(answer.text),
        'href="/plans"' in answer.text,
    )


@pytest.mark.parametrize("address", ["/search?page=x", "/nothing", "/search?city=1", '/search?q="汽车'])
def test_a_chinese_page_says_what_is_wrong_in_chinese(client: TestClient, address: str) -> None:
    """A sentence in English under the heading is no help to whoever reads Chinese."""
    page = client.get(address, headers={"accept-language": "zh"}).text

    assert [] == re.findall(r'<p class="s mut" lang="en">([^<]+)</p>', page)


def test_pages_ignore_parameters_they_do_not_know(client: TestClient) -> None:
    """Mail programs and chat rooms add their own to every link."""
    assert 200 == client.get("/search?q=汽车&utm_source=mail&spm=1.2").status_code


def test_a_summary_is_called_one_wherever_it_stands(client: TestClient) -> None:
    """Nobody may take our words for the government's."""
    pages = [f"/plans/{SUMMARY_ONLY}", f"/plans/{SUMMARY_ONLY}/s1-p1", f"/search?q=汽车&plan={SUMMARY_ONLY}"]
    said = ["本库摘要" in client.get(address, headers={"accept-language": "zh"}).text for address in pages]

    assert [True, True, True] == said


def test_the_home_page_says_how_to_add_official_texts(client: TestClient) -> None:
    """Someone who holds a plan learns where to put it."""
    assert "documents/inbox" in client.get("/").text


CONTEXTS = {
    "home.html": home.HomeContext,
    "search.html": search.SearchContext,
    "plans.html": plans.PlansContext,
    "plan.html": plan.PlanContext,
    "passage.html": passage.PassageContext,
    "lost.html": lost.LostContext,
    "collection.html": collection.CollectionContext,
    "compare.html": compare.CompareContext,
    "_compare_body.html": compare_body.BodyContext,
    "compare_pick.html": compare.PickContext,
    "targets.html": targets.TargetsContext,
    "topics.html": topics.TopicsContext,
    "terms.html": terms.TermsContext,
    "about.html": about.AboutContext,
    "error.html": errors.ErrorContext,
}


@pytest.mark.parametrize("template", sorted(CONTEXTS))
def test_a_template_uses_exactly_what_its_page_hands_it(template: str) -> None:
    """A field nobody prints is work for nothing; one that is not there is a hole in a page."""
    folder = ROOT / "templates"
    text = (folder / template).read_text(encoding="utf-8")
    for name in re.findall(r'{% include "([^"]+)"', text):
        text += (folder / name).read_text(encoding="utf-8")
    used = set(re.findall(r"\bpage\.([a-z_]+)", text))

    assert {field.name for field in fields(CONTEXTS[template])} == used


def test_the_count_of_a_term_is_what_its_search_finds(client: TestClient) -> None:
    """A number that leads to another number would be believed by nobody."""
    page = client.get("/terms?group=automotive&lang=zh").text
    href, shown = re.search(r'<td class="r"><a href="([^"]+)"[^>]*>(\d+)</a>', page).groups()  # type: ignore[union-attr]
    found = client.get("/api" + html.unescape(href)).json()["total"]

    assert int(shown) == found


def test_every_group_of_the_term_base_has_a_name() -> None:
    """A reader sees words, not the keys of a table."""
    groups = {concept.group for concept in vocabulary.load().concepts}

    assert [] == [g for g in groups for lang in ("zh", "en") if terms.group_name(g, lang) == g]  # type: ignore[arg-type]


@pytest.mark.parametrize(("path", "kind"), [("/favicon.ico", "image/x-icon"), ("/apple-touch-icon.png", "image/png")])
def test_the_icons_browsers_ask_for_unasked_are_there(client: TestClient, path: str, kind: str) -> None:
    """A bookmark or a tab without its sign is hard to find again."""
    answer = client.get(path)

    assert (200, kind, True) == (answer.status_code, answer.headers["content-type"], len(answer.content) > 500)
