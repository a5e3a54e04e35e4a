"""
The structure of app/, held by its imports.

Rooms are the first parts of module names: app.search.query stands in `search`. A stage uses what lies under it, never
a neighbour and never what lies above; and every engine of others has one home, so that it can be replaced there.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]

# What each room may import of ours, besides itself. docs/ARCHITECTURE.md says why.
ROOMS: Final = {
    "__init__": set(),
    "__main__": {"cli"},
    "errors": set(),
    "domain": {"errors"},
    "settings": {"errors"},
    "vocab": {"domain", "errors"},
    "analysis": {"vocab", "domain", "errors"},
    "read": {"domain", "errors"},
    "structure": {"domain", "errors"},
    "store": {"domain", "errors"},
    "cite": {"domain", "errors"},
    "export": {"domain", "errors"},
    "annotate": {"vocab", "domain", "errors"},
    "gloss": {"vocab", "domain", "errors"},
    "search": {"analysis", "vocab", "domain", "errors"},
    "compare": {"analysis", "vocab", "domain", "errors"},
    "pipeline": {
        "read",
        "structure",
        "annotate",
        "compare",
        "store",
        "search",
        "vocab",
        "domain",
        "settings",
        "errors",
    },
    "archive": {"pipeline", "store", "search", "compare", "cite", "vocab", "domain", "settings", "errors"},
    "web": {"archive", "export", "gloss", "vocab", "domain", "settings", "errors"},
    "cli": {"archive", "web", "gloss", "vocab", "domain", "settings", "errors"},
}
# The version stands in app/__init__.py, which imports nothing; whoever says which version it is may read it.
VERSION: Final = "__init__"

# Where a package of others may be imported. One that is not named here is imported nowhere.
HOMES: Final = {
    "jieba": {"analysis"},
    "opencc": {"analysis"},
    "pypinyin": {"analysis"},
    "whoosh": {"search"},
    "numpy": {"search", "compare", "store"},
    "rapidfuzz": {"cite", "compare", "store"},
    "lxml": {"read"},
    "docx": {"read", "export"},
    "pypdfium2": {"read"},
    "markdown_it": {"read"},
    "sqlite3": {"store"},
    "orjson": {"store", "search", "web", "cli"},
    "fastapi": {"web"},
    "starlette": {"web"},
    "jinja2": {"web"},
    "markupsafe": {"web"},
    "uvicorn": {"cli"},
    "xlsxwriter": {"export"},
    "rjsmin": {"web"},
    "brotli": {"web"},
    "typer": {"cli"},
    "rich": {"cli"},
    "pydantic": {"settings", "web"},
    "pydantic_settings": {"settings"},
}


def imports(source: str) -> Iterator[str]:
    """Dotted names that *source* imports, wherever in the file; a relative import comes as "."."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ("." if node.level else f"{node.module}.{alias.name}" for alias in node.names)


def breaches(module: str, source: str) -> list[str]:
    """What in *source*, the file of *module* ("search.query"), breaks the tables above."""
    room = module.split(".")[0]
    found = []
    for name in imports(source):
        top, _, rest = name.partition(".")
        if name == ".":
            found.append("a relative import: write where it comes from")
        elif top == "app":
            used = rest.split(".")[0] if rest.split(".")[0] in ROOMS else VERSION
            if used not in {room, VERSION} | ROOMS[room]:
                found.append(f"{room} imports {used}")
        elif top not in sys.stdlib_module_names or top in HOMES:
            if room not in HOMES.get(top, set()):
                found.append(f"{room} imports {top}")
    return found


def modules() -> list[tuple[str, Path]]:
    """("search.query", its file) for every file of the program."""
    files = sorted((ROOT / "app").rglob("*.py"))
    return [(".".join(file.relative_to(ROOT / "app").with_suffix("").parts), file) for file in files]


@pytest.mark.parametrize(("module", "file"), modules(), ids=[name for name, _ in modules()])
def test_a_room_imports_only_what_it_may(module, file):
    """Who looks for a fault in search need not read the pages, nor who changes a page the index."""
    assert [] == breaches(module, file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("module", "line", "breach"),
    [
        ("domain.plan", "from app.search.query import parse", ["domain imports search"]),
        ("web.pages.home", "import whoosh.index", ["web imports whoosh"]),
        ("structure.tree", "from app import read", ["structure imports read"]),
        ("compare.align", "def f():\n    from app.cite import styles", ["compare imports cite"]),
        ("export.word", "from app.archive import Archive", ["export imports archive"]),
        ("cli", "import sqlite3", ["cli imports sqlite3"]),
        ("read.pdf", "import requests", ["read imports requests"]),
        ("search.build", "from .query import parse", ["a relative import: write where it comes from"]),
        ("search.build", "import json\nfrom app.search.query import parse\nfrom app import __version__", []),
    ],
)
def test_a_breach_is_seen(module, line, breach):
    """A rule that nothing can break would let the house grow together unnoticed."""
    assert breach == breaches(module, line)


def test_every_room_is_known():
    """A new folder has its line in the table, and with it a place on the one way through the house."""
    assert set() == {module.split(".")[0] for module, _ in modules()} - set(ROOMS)


def test_every_room_is_described():
    """A newcomer finds each room in docs/ARCHITECTURE.md by its name."""
    page = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {module.split(".")[0] for module, _ in modules()} - {"__init__", "__main__"}

    assert set() == {room for room in rooms if f"`{room}" not in page and f"app/{room}" not in page}


def test_every_home_is_used():
    """A package that nobody imports any more leaves the table and the requirements."""
    used = {name.split(".")[0] for _, file in modules() for name in imports(file.read_text(encoding="utf-8"))}

    assert set() == set(HOMES) - used
