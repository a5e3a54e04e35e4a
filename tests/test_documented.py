"""docs/REFERENCE.md names every command, setting and page there is, and none that is not; of the API see tests/web."""

import re
from pathlib import Path

import pytest

from app.cli.door import app as commands
from app.settings import describe

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = (ROOT / "docs" / "REFERENCE.md").read_text(encoding="utf-8")
PAGES = ROOT / "app" / "web" / "pages"
ROUTE = re.compile(r"@routes\.(?:get|post)\(\s*\"([^\"]+)\"")
# What browsers and search engines ask for unasked.
UNNAMED = {"/favicon.ico", "/apple-touch-icon.png", "/robots.txt", "/sitemap.xml"}
GUIDES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md"))
TEXTS = ("README.md", "CONTRIBUTING.md", "bench/README.md", *GUIDES)


def table(heading: str) -> str:
    """What stands below *heading*."""
    return REFERENCE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def named(heading: str) -> list[str]:
    """What the rows of the table below *heading* are about, each without what follows in its cell."""
    return re.findall(r"^\| `([^`|]*)`", table(heading), re.MULTILINE)


def test_every_command_stands_in_the_reference():
    """What is not written down is found by nobody, and what is only written down by everybody."""
    there = {command.name for command in commands.registered_commands}

    assert there == {cell.split()[1] for cell in named("Commands")}


def test_every_setting_stands_in_the_reference_with_its_default():
    """Whoever sets up a server reads the table and not the program."""
    told = dict(re.findall(r"^\| `(ARCHIVE_\w+)` \| `?([^`|]*?)`? ?\|", table("Settings"), re.MULTILINE))

    assert {variable: default for variable, default, _ in describe()} == told


def test_every_page_stands_in_the_reference():
    """A form or a feed that only its author knows of is of no use to anybody."""
    routes = {route for file in PAGES.glob("*.py") for route in ROUTE.findall(file.read_text(encoding="utf-8"))}
    # With a slash at its end an address only leads on to the one without; files have their suffixes in the table.
    there = {route.replace(".{suffix}", "").rstrip("/") or "/" for route in routes} - UNNAMED
    told = {re.sub(r"\.(?:csv|xlsx|docx|json)$", "", address) for address in named("Pages")}

    assert set() == there - told


@pytest.mark.parametrize("text", TEXTS)
def test_a_file_that_is_named_is_there(text: str):
    """Documents outlive the files they speak of."""
    files = re.findall(r"`((?:app|bench|docs|tests)/[\w/.-]+\.\w+)`", (ROOT / text).read_text(encoding="utf-8"))

    assert [] == [file for file in files if not (ROOT / file).is_file()]
