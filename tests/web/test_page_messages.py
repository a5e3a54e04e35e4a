"""What the interface says: both languages say the same things, and nothing is said that is not there."""

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.domain.plan import Lang
from app.read.repairs import DOUBTS, REPAIRS
from app.vocab import messages

ROOT = Path(__file__).resolve().parents[2]
LANGS: tuple[Lang, ...] = ("zh", "en")
# Keys that are put together at run time; each family is named by what makes it.
FAMILIES = (
    "keys.k", "layer.", "errors.", "resolve.", "reason.", "evidence.", "facet.", "language.", "level.", "record.",
    "repair.", "sort.", "syntax.m", "part.", "value.", "query.", "home.", "cite.", "suggest.", "targets.", "export.",
    "termgroup.", "topics.", "check.", "leads.", "editions.", "located.", "plans.by_", "takes.", "by.",
    "passage.words_", "refused.", "unread.",
)  # fmt: skip

PAGES = (
    "/search?q=新能源汽车", "/search?q=产业&by=paragraph", "/", "/plans", "/plans/shili-sheng", "/plans/shili-sheng/2",
    "/targets", "/compare?plan=shili-sheng&plan=shili-shi", "/topics", "/terms", "/check", "/about",
    "/collection?p=shili-sheng/2",
)  # fmt: skip


def sources() -> str:
    """Everything that may ask for a message."""
    files = [*(ROOT / "templates").glob("*.html"), *(ROOT / "app" / "web").rglob("*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_both_languages_have_the_same_messages() -> None:
    """A label that exists in one language only leaves the other reader before a hole."""
    assert set(messages.load("zh")) == set(messages.load("en"))


@pytest.mark.parametrize("key", sorted(messages.load("zh")))
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    """A number that the Chinese page gives must not be missing on the English one."""
    found = [sorted(messages.PLACEHOLDER.findall(messages.load(lang)[key])) for lang in LANGS]

    assert set(found[0]) == set(found[1])


def test_no_message_is_empty() -> None:
    """An empty label is a button without a name."""
    assert [] == [(lang, key) for lang in LANGS for key, text in messages.load(lang).items() if not text.strip()]


def test_chinese_messages_are_chinese() -> None:
    """A line forgotten in translation is found before a reader finds it."""
    latin_only = {"cite.bibtex", "cite.ris", "cite.csl_json", "cite.gbt7714", "cite.gbt7714_2015"}
    untranslated = {key for key, text in messages.load("zh").items() if not re.search(r"[一-鿿]", text)}

    assert latin_only == untranslated


def test_every_message_is_used() -> None:
    """What nothing says any more is translated no longer."""
    text = sources()
    keys = [key.removesuffix("_one") for key in messages.load("zh")]
    unused = [key for key in keys if f'"{key}"' not in text and f"'{key}'" not in text]

    assert [] == [key for key in unused if not key.startswith(FAMILIES)]


def test_every_message_asked_for_exists() -> None:
    """A missing key would be an error page for whoever meets it first."""
    asked = set(re.findall(r"""(?:\bt|\btext)\((?:lang, )?["']([a-z_]+\.[a-z_0-9]+)["'](?! ~)""", sources()))

    assert set() == asked - set(messages.load("zh"))


@pytest.mark.parametrize("name", [*REPAIRS, *DOUBTS])
def test_every_repair_is_said_in_words(name: str) -> None:
    """A reader is told what was done to the text, not the name of a function."""
    assert f"repair.{name}" in messages.load("en")


@pytest.mark.parametrize(("lang", "said"), [("zh", "正文规划的是“全市”"), ("en", "the text plans for 全市")])
def test_why_a_field_is_what_it_is_is_said_in_the_language_of_the_page(
    client: TestClient, lang: str, said: str
) -> None:
    """A reader who doubts a field of the record reads the reason, not a foreign language."""
    page = html.unescape(client.get(f"/plans/liaoyuan-2016-industry-outlook?lang={lang}").text)

    assert said in page


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_shows_a_value_that_was_not_filled_in(client: TestClient, address: str, lang: str) -> None:
    """{n} in a label is a number nobody gets; what scripts fill in, BibTeX, JSON-LD and paths are let off."""
    page = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}").text
    page = re.sub(r'data-n="[^"]*"|<pre.*?</pre>|<script.*?</script>|/api/[^<]*', "", page, flags=re.S)

    assert [] == re.findall(r"[^<>\"]*\{[a-z_]+(?::[^{}]*)?\}[^<>\"]*", page)
