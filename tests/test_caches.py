"""
Whatever the program remembers has a limit: a server runs for months, and readers ask for ever new things.

What is remembered without a limit is remembered once: it depends on nothing a reader may choose. Everything else says
how many entries it keeps at most, or how many bytes (tests/search/test_search_cache.py, tests/archive/test_answers.py).
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[1] / "app"
FEW = {"lang": "Lang"}
"""Parameters of which there are few values: a function may remember them all."""
LARGEST = 1 << 17
"""Entries of a cache; of short words, 26 MB."""


def _decorated(name: str) -> Iterator[tuple[str, ast.FunctionDef, ast.expr]]:
    for file in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for each in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
                called = each.func if isinstance(each, ast.Call) else each
                if isinstance(called, ast.Name) and called.id == name:
                    yield f"{file.relative_to(APP).as_posix()}:{node.name}", node, each


def _calls(name: str) -> Iterator[tuple[str, ast.Call | None]]:
    """Every use of *name* that is no import, with the call it is, if it is one."""
    for file in sorted(APP.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        called = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id == name:
                yield f"{file.relative_to(APP).as_posix()}:{node.lineno}", called.get(id(node))


def test_what_is_remembered_without_a_limit_depends_on_no_reader():
    """English words asked for were all remembered once: memory grew by every word that anybody typed."""
    unlimited = {
        where: [each.arg for each in node.args.args]
        for where, node, _ in _decorated("cache")
        if any(FEW.get(each.arg) != ast.unparse(each.annotation or ast.Constant("")) for each in node.args.args)
    }

    assert {} == unlimited


def _number(node: ast.expr, file: Path) -> int | None:
    """What *node* says: a number, or the constant of the module that has this name."""
    if isinstance(node, ast.Name):
        for line in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.target.id == node.id:
                return _number(line.value, file) if line.value is not None else None
        return None
    value = eval(ast.unparse(node))
    return value if isinstance(value, int) else None


@pytest.mark.parametrize(("where", "call"), list(_calls("lru_cache")), ids=[where for where, _ in _calls("lru_cache")])
def test_a_cache_says_how_much_it_keeps(where, call):
    """None as a limit means none, and a limit that is not written down is one nobody chose."""
    said = {each.arg: each.value for each in call.keywords}["maxsize"] if call is not None else ast.Constant(None)
    most = _number(said, APP / where.partition(":")[0])

    assert most is not None and 0 < most <= LARGEST


def _modules_with(name: str) -> set[str]:
    return {where.partition(":")[0] for where, _ in _calls(name)}


def test_every_other_shelf_is_known_and_has_a_test_of_its_limit():
    """An OrderedDict is how things that were asked for lately are kept; one more needs a limit and a test of it."""
    shelves = {
        "archive/checking.py",  # tests/archive/test_shelves.py
        "cite/follow.py",  # tests/archive/test_shelves.py
        "search/cache.py",  # tests/search/test_search_cache.py
        "store/catalogue.py",  # tests/archive/test_shelves.py
    }

    assert shelves == _modules_with("OrderedDict")
