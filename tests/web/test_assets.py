"""One style sheet and one script, made of the readable sources when the program starts."""

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.web import assets
from app.web.small_js import BODILESS, said_shorter

SOURCES = sorted((assets.STATIC / "js").glob("*.js"))


def test_a_page_asks_for_one_sheet_and_one_script(client: TestClient) -> None:
    """On a slow line every file more is a wait more."""
    page = client.get("/").text

    assert (1, 1) == (page.count('rel="stylesheet"'), page.count("<script") - page.count("ld+json"))


@pytest.mark.parametrize("name", ["site.css", "site.js"])
def test_a_bundle_may_be_kept_for_good(client: TestClient, name: str) -> None:
    """Its address says what is in it, so a browser that has it never asks again."""
    answer = client.get(assets.asset(name))

    assert (200, True) == (answer.status_code, "immutable" in answer.headers["cache-control"])


@pytest.mark.parametrize("sheet", sorted(path.name for path in (assets.STATIC / "css").glob("*.css")))
def test_every_sheet_is_in_the_bundle(sheet: str) -> None:
    """A sheet left out is a page without its looks."""
    whole = assets.style_sheet(assets.STATIC / "css")

    assert (assets.STATIC / "css" / sheet).read_text(encoding="utf-8") in whole


def test_the_layers_are_ordered_before_any_is_filled() -> None:
    """The first mention of a layer fixes its rank; adapt has to win on paper."""
    text = assets.bundles()["site.css"].body.decode()
    layers = re.findall(r"@layer ([a-z, ]+)", text)

    assert ("tokens,elements,parts,frame,pages,adapt", "adapt") == (layers[0].replace(" ", ""), layers[-1].strip())


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_every_module_is_in_the_bundle(source: Path) -> None:
    """A module left out is a button that does nothing."""
    words = set(re.findall(r"'([a-z]{4,})'", source.read_text(encoding="utf-8")))
    text = assets.bundles()["site.js"].body.decode()

    assert set() == {word for word in words if word not in text}


def test_no_import_is_left_in_the_script() -> None:
    """A single file has nothing to import; a browser would ask for what is not there."""
    assert [] == re.findall(r"^\s*(?:import|export)\b", assets.bundles()["site.js"].body.decode(), re.MULTILINE)


def test_an_import_of_another_module_is_refused(tmp_path: Path) -> None:
    """Better an error at the start than a script that stops in the reader's browser."""
    for source in SOURCES:
        shutil.copy(source, tmp_path)
    (tmp_path / "zz.js").write_text("import { show } from './tray.js';\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"zz\.js"):
        assets.script(tmp_path)


@pytest.mark.parametrize(
    ("js", "expected"),
    [
        ("let a=1;let b=2;let c=3;", "let a=1,b=2,c=3;"),
        ("for(let a of b)c(a);let d=1;", "for(let a of b)c(a);let d=1;"),
        ("let f=()=>{a();};let b=1;", "let f=()=>{a()};let b=1;"),
        ("let[a,b]=c;let d=a;", "let[a,b]=c,d=a;"),
        ("let a=`${b}`;let c=1;", "let a=`${b}`;let c=1;"),
    ],
)
def test_a_script_is_said_in_fewer_characters(js: str, expected: str) -> None:
    """What is put together that does not belong together stops every script of the page."""
    assert expected == said_shorter(js)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_loop_of_a_source_is_without_a_body(source: Path) -> None:
    """Its semicolon would be taken for the end of a statement, and the next statement would be its body."""
    assert [] == BODILESS.findall(source.read_text(encoding="utf-8"))
