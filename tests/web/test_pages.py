"""Every page in both languages, as a reader gets it."""

import html
import json
import re
from dataclasses import fields
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.vocab import terms as vocabulary
from app.web.pages import about, collection, compare, errors, home, passage, plan, plans, search, targets, terms, topics

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


class Page(HTMLParser):
    """Tags with their attributes, and the text between them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect."""
        self.tags.append((tag, dict(attrs)))

    def values(self, tag: str, name: str) -> list[str]:
        """The attribute *name* of every *tag* that has it."""
        return [value for found, attrs in self.tags if found == tag and (value := attrs.get(name))]


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
    lost = sorted((a, name) for a, name in wanted if a in names and name not in names[a])

    assert ([], []) == (broken, lost)


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


@pytest.mark.parametrize("part", ["main", "a1", "n"])
def test_the_reader_shows_every_character_of_the_part(archive: Archive, client: TestClient, part: str) -> None:
    """What is shown is the source's own text, whole and in its order."""
    view = archive.outline(TWO_EDITIONS)
    page = client.get(f"/plans/{TWO_EDITIONS}?part={part}").text
    article = page[page.index('<article class="doc"') : page.index("</article>")]
    shown = re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", article)))
    paragraphs = [p for s in view.sections if s.part == part for p in s.paragraphs]
    ordered = sorted(paragraphs, key=lambda p: p.order)
    places = [shown.find(re.sub(r"\s", "", p.text)) for p in ordered if p.kind == "text"]

    assert (True, sorted(places)) == (bool(places) and -1 not in places, places)


def test_the_names_in_the_reader_are_the_anchors(archive: Archive, client: TestClient) -> None:
    """A fragment of an address means the same here as in the API."""
    view = archive.outline(TWO_EDITIONS)
    ids = {value for _, attrs in Page(client.get(f"/plans/{TWO_EDITIONS}").text).tags if (value := attrs.get("id"))}
    anchors = {s.anchor for s in view.sections if s.part == "main" and s.heading}
    anchors |= {p.anchor for s in view.sections if s.part == "main" for p in s.paragraphs}

    assert set() == anchors - ids


def test_marks_of_a_search_are_kept_in_the_reader(client: TestClient) -> None:
    """Whoever follows a hit sees at once what he asked for."""
    found = client.get(f"/plans/{TWO_EDITIONS}?in=汽车").text

    assert "<mark>汽车</mark>" in found


def test_a_summary_is_called_one_wherever_it_stands(client: TestClient) -> None:
    """Nobody may take our words for the government's."""
    pages = [f"/plans/{SUMMARY_ONLY}", f"/plans/{SUMMARY_ONLY}/s1-p1", f"/search?q=汽车&plan={SUMMARY_ONLY}"]
    said = ["本库摘要" in client.get(address, headers={"accept-language": "zh"}).text for address in pages]

    assert [True, True, True] == said


def test_the_home_page_says_how_to_add_official_texts(client: TestClient) -> None:
    """Someone who holds a plan learns where to put it."""
    assert "documents/inbox" in client.get("/").text


PINNED = re.compile(r'id="c-link">([^<]+)<')


def test_a_permanent_link_finds_its_words_again(client: TestClient) -> None:
    """A link copied today says tomorrow that the words still stand."""
    page = client.get(f"/plans/{TWO_EDITIONS}/1.1-p1").text
    link = urlsplit(html.unescape(PINNED.search(page)[1]))  # type: ignore[index]
    answer = client.get(f"{link.path}?{link.query}", headers={"accept-language": "zh"})

    assert (200, True) == (answer.status_code, "这段文字与引用时一致" in answer.text)


def test_a_link_to_other_words_is_never_answered_with_a_lookalike(client: TestClient) -> None:
    """Better no answer than a wrong one."""
    answer = client.get(f"/plans/{TWO_EDITIONS}/1.1-p1?fingerprint=000000000000", headers={"accept-language": "zh"})

    assert (404, True) == (answer.status_code, "没有查到这条引用" in answer.text)


@pytest.mark.parametrize(
    ("anchor", "said", "shows"),
    [("2.1-p2", "这段文字在您引用之后有更正", "<ins>"), ("1.3.u2-p1", "这段文字换了位置", "1.3.u3-p1")],
)
def test_an_old_citation_says_what_became_of_its_words(
    archive: Archive, client: TestClient, anchor: str, said: str, shows: str
) -> None:
    """The reader of an old citation sees the words now and the difference, or where they went."""
    cited = archive.passage(TWO_EDITIONS, anchor, edition=1)
    address = f"/plans/{TWO_EDITIONS}/{anchor}?edition=1&fingerprint={cited.fingerprint}"
    answer = client.get(address, headers={"accept-language": "zh"})

    assert (200, True, True) == (answer.status_code, said in answer.text, shows in answer.text)


def test_the_original_file_can_be_downloaded(client: TestClient) -> None:
    """Whoever doubts our reading looks at the file as it came."""
    answer = client.get(f"/plans/{TWO_EDITIONS}/source/original")
    as_received = (ROOT / "tests" / "plans" / "shili-sheng" / "text.2.txt").read_bytes()

    assert (200, as_received) == (answer.status_code, answer.content)


CONTEXTS = {
    "home.html": home.HomeContext,
    "search.html": search.SearchContext,
    "plans.html": plans.PlansContext,
    "plan.html": plan.PlanContext,
    "passage.html": passage.PassageContext,
    "lost.html": passage.LostContext,
    "collection.html": collection.CollectionContext,
    "compare.html": compare.CompareContext,
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


def test_a_plan_says_to_machines_what_its_record_says(client: TestClient, archive: Archive) -> None:
    """A search engine shows title, body and date as we know them, and nothing we do not."""
    page = client.get(f"/plans/{TWO_EDITIONS}").text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    record = archive.plan(TWO_EDITIONS).record

    assert (record.title_zh, record.doc_number, record.issued, [*record.issuer]) == (
        data["name"],
        data["legislationIdentifier"],
        data["legislationDate"],
        [body["name"] for body in data["legislationPassedBy"]],
    )


def test_a_plan_names_its_other_forms_to_machines(client: TestClient) -> None:
    """A reference manager or an archive's crawler finds the record and the plain text without reading the page."""
    links = client.get(f"/plans/{TWO_EDITIONS}").headers["link"]

    assert [] == [rel for rel in ('rel="cite-as"', 'rel="describedby"', f"{TWO_EDITIONS}.txt>") if rel not in links]


@pytest.mark.parametrize(("path", "kind"), [("/favicon.ico", "image/x-icon"), ("/apple-touch-icon.png", "image/png")])
def test_the_icons_browsers_ask_for_unasked_are_there(client: TestClient, path: str, kind: str) -> None:
    """A bookmark or a tab without its sign is hard to find again."""
    answer = client.get(path)

    assert (200, kind, True) == (answer.status_code, answer.headers["content-type"], len(answer.content) > 500)


def test_what_is_marked_for_one_reader_is_no_page_of_its_own(client: TestClient) -> None:
    """Search engines would list the same paragraph once for every word somebody looked for in it."""
    page = Page(client.get(f"/plans/{TWO_EDITIONS}?part=a1&in=汽车").text)
    canonical = next(attrs["href"] for tag, attrs in page.tags if tag == "link" and attrs.get("rel") == "canonical")

    assert f"/plans/{TWO_EDITIONS}?part=a1" == (canonical or "").removeprefix("http://testserver")
