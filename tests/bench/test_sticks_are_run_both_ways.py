"""Every measuring stick runs by its path and by its name: python bench/page_times.py, python -m bench.page_times."""

import ast
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
NAMES = frozenset(path.stem for path in BENCH.glob("*.py"))
OURS = ("\nfrom app.", "\nfrom bench.")
STICKS = sorted(
    path
    for path in BENCH.glob("*.py")
    if (text := path.read_text(encoding="utf-8")) and "__main__" in text and any(ours in text for ours in OURS)
)


def imported(path: Path) -> set[str]:
    """The modules a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return found | {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}


@pytest.mark.parametrize("path", sorted(BENCH.glob("*.py")), ids=lambda path: path.name)
def test_a_stick_names_its_neighbours_in_full(path: Path) -> None:
    """By its bare name a neighbour is found only where Python was started in bench/."""
    assert set() == imported(path) & NAMES


@pytest.mark.parametrize("path", STICKS, ids=lambda path: path.name)
def test_a_stick_puts_the_project_on_its_path_before_it_imports_it(path: Path) -> None:
    """Started by its path, it is told of bench/ alone."""
    before, found, _ = path.read_text(encoding="utf-8").partition("sys.path.insert(0,")

    assert (True, False) == (bool(found), any(ours in before for ours in OURS))
