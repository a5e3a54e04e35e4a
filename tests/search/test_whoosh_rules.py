"""The rules under which Whoosh is used, each of which the library itself does not keep (app/search/whoosh_index.py)."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.whoosh_engine import WhooshEngine

APP = Path(__file__).resolve().parents[2] / "app"
MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


def _used(folder: Path) -> Iterator[str]:
    """Every name and attribute that the program says, and what it imports."""
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                yield node.attr
            elif isinstance(node, ast.Name):
                yield node.id
            elif isinstance(node, ast.alias):
                yield node.name.rpartition(".")[2]


@pytest.mark.parametrize("name", ["refresh", "Require", "AsyncWriter", "BufferedWriter"])
def test_what_the_library_does_wrongly_is_not_used(name: str) -> None:
    """A refreshed searcher brings deleted documents back, Require was inverted, the lazy writers lose updates."""
    assert name not in set(_used(APP))


def test_a_filter_that_nothing_satisfies_leaves_nothing(make_plan: MakePlan, engine_of: EngineOf) -> None:
    """The library takes an empty filter for none and gives everything."""
    engine = engine_of(make_plan("p", [("", ["石化"])]))
    answer = engine.search(SearchRequest("石化", filters={"province": ("220000",)}))

    assert (0, ()) == (answer.totals.sections, answer.hits)
