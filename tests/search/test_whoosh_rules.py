"""
The rules under which Whoosh is used, each of which the library itself does not keep (app/search/whoosh_index.py).

What is looked for in the program is also looked for in a breach of each rule, so that no rule is held by a test that
sees nothing.
"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.whoosh_engine import WhooshEngine

APP = Path(__file__).resolve().parents[2] / "app"
MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]

NEVER: Final = {"refresh", "Require", "AsyncWriter", "BufferedWriter", "searcher", "Searcher", "add_reader"}
"""
A refreshed searcher brings deleted documents back and one that threads share gives wrong hits, hence there is none;
Require was inverted, the lazy writers lose updates, and the index of somebody else is not read into one of ours.
"""
FROM_WHOOSH: Final = {
    "index",
    "fields",
    "analysis",
    "formats",
    "util.numeric",
    "filedb.compound",
    "filedb.structfile",
    "filedb.filestore",
    "codec.whoosh3",
    "writing",
}
"""Its own search (searching, query, qparser, sorting, collectors), to which an empty filter is none, is not there."""

SCHEMA_AT: Final = {"open_dir": 2, "create_in": 2, "TOC.read": 3}
"""So many arguments each has with the schema, which comes last."""


def _breaches(source: str) -> Iterator[str]:
    """The rules of whoosh_index.py that *source* breaks, by their numbers there; 5 is its own search."""
    tree = ast.parse(source)
    kept = {id(item.context_expr) for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "whoosh":
            inside = (node.module or "").partition(".")[2]
            wanted = [inside] if inside else [each.name for each in node.names]
            yield from ("5" for each in wanted if each not in FROM_WHOOSH)
        if isinstance(node, ast.Import):
            yield from ("5" for each in node.names if each.name.partition(".")[0] == "whoosh")
        names = [each.name.rpartition(".")[2] for each in node.names] if isinstance(node, ast.ImportFrom) else []
        names += [node.attr] if isinstance(node, ast.Attribute) else [node.id] if isinstance(node, ast.Name) else []
        yield from ("3" for each in names if each in NEVER)
        if not isinstance(node, ast.Call):
            continue
        called, given = ast.unparse(node.func), {each.arg for each in node.keywords}
        wanted_of = next((number for name, number in SCHEMA_AT.items() if called.endswith(name)), 0)
        if len(node.args) + ("schema" in given) < wanted_of:
            yield "1"
        if called.endswith("reader") and "reuse" in given:
            yield "3"
        if called.endswith(("WhooshWriter", "index.writer")) and id(node) not in kept:
            yield "2"


@pytest.mark.parametrize("path", sorted((APP / "search").glob("*.py")), ids=lambda path: path.stem)
def test_no_rule_is_broken(path: Path) -> None:
    """Each was learnt from wrong answers: hits of deleted plans, of other plans, of no plan at all."""
    assert [] == list(_breaches(path.read_text(encoding="utf-8")))


def test_the_library_is_used_nowhere_else() -> None:
    """The rules are held where the library is; a page that opens the index by itself would not know them."""
    using = {file.parent.name for file in APP.rglob("*.py") if "import whoosh" in file.read_text(encoding="utf-8")}
    using |= {file.parent.name for file in APP.rglob("*.py") if "from whoosh" in file.read_text(encoding="utf-8")}

    assert {"search"} == using


@pytest.mark.parametrize(
    ("rule", "breach"),
    [
        ("1", "whoosh_index.open_dir(folder)"),
        ("1", "whoosh_index.TOC.read(storage, name)"),
        ("2", "writer = WhooshWriter(folder)\nwriter.add(document)"),
        ("2", "writer = self._index.writer()\nwriter.add_document(hit=1)\nwriter.commit()"),
        ("3", "searcher = index.searcher()"),
        ("3", "kept = kept.refresh()"),
        ("3", "reader = index.reader(reuse=before)"),
        ("3", "from whoosh.writing import AsyncWriter"),
        ("5", "from whoosh.query import And"),
        ("5", "from whoosh import query"),
        ("5", "import whoosh.searching"),
        ("3", "found = query.Require(one, other)"),
    ],
)
def test_a_broken_rule_is_seen(rule: str, breach: str) -> None:
    """A rule nobody would notice to be broken is no rule."""
    assert rule in set(_breaches(breach))


def test_a_filter_that_nothing_satisfies_leaves_nothing(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """The library takes an empty filter for none and gives everything."""
    engine = engine_of(make_plan("p", [("", ["石化"])]))
    answer = engine.search(SearchRequest("石化", filters={"province": ("220000",)}))

    assert (0, ()) == (answer.totals.sections, answer.hits)
