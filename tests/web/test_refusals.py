"""
What a reader is refused with is said in his language: wherever something is refused, and on every page that refuses.

Two nets: the source is searched for refusals without a message, and every address is asked for with bad values.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from fastapi import FastAPI
from starlette.routing import BaseRoute, Route
from starlette.testclient import TestClient

from app.errors import BadValue, SourceUnreadable
from app.vocab import messages
from app.web import params, refusals
from app.web.param import Param

APP = Path(__file__).resolve().parents[2] / "app"
# What only the command line runs, and what only programs ask: both are answered in English, as docs/ say.
NOT_FOR_READERS = ("cli/", "pipeline/", "store/", "settings.py", "archive/filling.py", "archive/summaries.py",
                   "archive/preview.py", "web/api/")  # fmt: skip
ARGUMENTS = {"BadValue": 4, "SourceUnreadable": 3}
ENGLISH = re.compile(r"(?:\b[A-Za-z][a-z’']* ){3,}[A-Za-z][a-z’']*")
"""Four words in a row are a sentence, and no name, address or value that was typed."""
PLAN = "shili-sheng"
BAD = ("%00", "zzz zz", "-1", "<b>", "2099-1999", "“")
PATHS = {
    "plan": (PLAN, "no-such-plan", "shili-xian-2012-plan", "jilin-2017-industrial-upgrade"),
    "anchor": ("9.9", "x y", "0-p99"),
    "suffix": ("doc",),
}


def refusal_calls() -> Iterator[tuple[str, ast.Call]]:
    """(place, call) for every refusal that a reader can meet."""
    for file in sorted(APP.rglob("*.py")):
        name = file.relative_to(APP).as_posix()
        if name.startswith(NOT_FOR_READERS) or name == "errors.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ARGUMENTS:
                yield f"{name}:{node.lineno}", node


def test_every_refusal_a_reader_can_meet_has_its_message() -> None:
    """A sentence in English alone tells half of the readers nothing."""
    lacking = [
        place for place, call in refusal_calls()
        if len(call.args) + len(call.keywords) < ARGUMENTS[call.func.id]  # type: ignore[attr-defined]
    ]  # fmt: skip

    assert [] == lacking


def test_a_refusal_without_a_message_would_be_seen() -> None:
    """A net that catches nothing looks like a clean house."""
    assert len(list(refusal_calls())) > 30


def test_every_message_of_a_refusal_is_used() -> None:
    """Messages are asked for where something is refused, in rooms that know no page."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in APP.rglob("*.py"))
    keys = [key for key in messages.load("zh") if key.startswith(("refused.", "unread."))]

    assert [] == [key for key in keys if f'"{key}"' not in source]


@pytest.mark.parametrize(
    ("zh", "en", "error"),
    [
        ("参数 section 给了 1 个值。对比需要 2 到 8 栏。",
         "The parameter “section” is given 1 time. A comparison takes 2 to 8 columns.",
         BadValue("section", "1", "", ("refused.columns", {"low": 2, "high": 8}))),
        ("参数 layer 不能取“translation”。这部规划有：官方原文（中文）、本库摘要（英文）。",
         "The parameter “layer” cannot be “translation”. Held of this plan: Official text (Chinese); "
         "Archive summary (English).",
         BadValue("layer", "translation", "", ("refused.held", {"held": (("official", "zh"), ("summary", "en"))}))),
        ("参数 page 不能取“0”。可取的值：1 到 9 的整数。",
         "The parameter “page” cannot be “0”. It takes a whole number from 1 to 9.",
         BadValue("page", "0", "", ("takes.number", {"low": 1, "high": 9}))),
        ("文件是空的。", "It is empty.", SourceUnreadable("x.txt", "the file is empty", ("unread.empty", {}))),
    ],
)  # fmt: skip
def test_a_refusal_says_what_is_wrong_in_both_languages(zh: str, en: str, error: Any) -> None:
    """The reader learns what to change, in words of his own language for texts and languages too."""
    assert (zh, en) == (refusals.reason(error, "zh"), refusals.reason(error, "en"))


def flat(routes: list[BaseRoute]) -> Iterator[BaseRoute]:
    """All routes, those of routers that were taken in among them."""
    for route in routes:
        inner = getattr(getattr(route, "original_router", None), "routes", None)
        yield from flat(inner) if inner is not None else (route,)


def addresses(routes: list[BaseRoute]) -> list[str]:
    """Every address of a page with paths that lead nowhere, and with bad values for every parameter there is."""
    names = sorted({each.name for each in vars(params).values() if isinstance(each, Param)} | {"section", "p", "part"})
    found = []
    for route in flat(routes):
        if not isinstance(route, Route) or "GET" not in (route.methods or ()) or route.path.startswith("/api"):
            continue
        paths = [route.path]
        for name, values in PATHS.items():
            paths = [p.replace(f"{{{name}}}", v) for p in paths for v in (values if f"{{{name}}}" in p else values[:1])]
        paths = [path for path in dict.fromkeys(paths) if "{" not in path]
        found += paths
        if "{suffix}" not in route.path:
            found += [f"{path}?{name}={BAD[at % len(BAD)]}" for path in paths[:1] for at, name in enumerate(names)]
    return found


def english_of(page: str) -> list[str]:
    """The English sentences that a Chinese page shows outside of what is marked as English."""
    tree = lxml.html.document_fromstring(page)
    for element in tree.xpath("//script|//style|//pre|//code|//kbd|//*[starts-with(@lang, 'en')]"):
        element.drop_tree()
    said = [*tree.xpath("//body//text()"), *tree.xpath("//body//@title"), *tree.xpath("//body//@aria-label")]
    return [found[0] for text in said for found in [ENGLISH.search(text)] if found]


def test_no_refusal_of_a_chinese_page_is_in_english(site_app: FastAPI, client: TestClient) -> None:
    """Whoever mistypes an address reads why in the language of the page, whatever the address."""
    shown: dict[str, list[str]] = {}
    refused = 0
    for address in addresses(list(site_app.routes)):
        answer = client.get(f"{address}{'&' if '?' in address else '?'}lang=zh", headers={"accept": "text/html"})
        if answer.status_code >= 500:
            shown[address] = ["a fault"]
        elif answer.status_code >= 400 and "html" in answer.headers.get("content-type", ""):
            refused += 1
            if english := english_of(answer.text):
                shown[address] = english

    assert ({}, True) == (shown, refused > 50)


def test_a_chinese_page_with_an_english_sentence_would_be_seen() -> None:
    """The net holds: an English reason on a Chinese page is found, one that is marked as English is not."""
    page = "<html><body><p>{}</p><p lang='en'>This is said in English too</p></body></html>"

    assert (["no text of it"], []) == (english_of(page.format("没有 no text of it")), english_of(page.format("没有")))
