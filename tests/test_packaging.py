"""
What a stranger gets from a clone: two commands, locked requirements, an image that runs as nobody.

Nothing is installed or built here; the files that say how are read, and held to each other.
"""

import ast
import http.server
import json
import os
import re
import runpy
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
LOCKS: Final = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock", "requirements-bench.lock")
PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# The name to import, where it is not the package's own.
IMPORTED_AS: Final = {
    "python-docx": "docx",
    "markdown-it-py": "markdown_it",
    "whoosh-reloaded": "whoosh",
    "pydantic-settings": "pydantic_settings",
}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> set[tuple[str, str]]:
    """(name, version) of every requirement of *lock*; a name may have several, for several Pythons."""
    return {(m[1], m[2]) for m in re.finditer(r"^([a-z0-9-]+)==([^ ;\\]+)", read(lock), re.MULTILINE)}


def name_of(requirement: str) -> str:
    return re.split(r"[<>=!\[; ]", requirement)[0].lower()


def imported(trees: list[ast.Module]) -> set[str]:
    """Top-level names of what is imported anywhere in *trees*."""
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[0] for name in plain | {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}}


def instructions() -> Iterator[tuple[str, str]]:
    """(instruction, argument) of the Dockerfile, continued lines joined, comments left out."""
    text = re.sub(r"^#.*\n", "", read("Dockerfile"), flags=re.MULTILINE).replace("\\\n", " ")
    for line in filter(None, (line.strip() for line in text.splitlines())):
        word, _, argument = line.partition(" ")
        yield word, argument.strip()


def of(instruction: str) -> list[str]:
    return [argument for word, argument in instructions() if word == instruction]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_its_hash(lock):
    """What is installed is what was tried, byte by byte, wherever it comes from."""
    blocks = re.split(r"\n(?=\S)", read(lock).strip())

    assert [] == [block.split()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock):
    """Whoever installs does so from the registry or mirror he uses himself."""
    assert [] == re.findall(r"\S*(?:://|@ |--index|--find-links)\S*", read(lock))


def test_development_runs_what_is_shipped():
    """Tests that pass with other versions than those served would prove little."""
    assert set() == pins("requirements.lock") - pins("requirements-dev.lock")


@pytest.mark.parametrize(
    ("wanted", "lock"),
    [
        (PROJECT["project"]["dependencies"], "requirements.lock"),
        (PROJECT["project"]["optional-dependencies"]["dev"], "requirements-dev.lock"),
        (PROJECT["project"]["optional-dependencies"]["browser"], "requirements-dev.lock"),
        (PROJECT["project"]["optional-dependencies"]["bench"], "requirements-bench.lock"),
        (PROJECT["dependency-groups"]["build"], "requirements-build.lock"),
    ],
    ids=["run", "dev", "browser", "bench", "build"],
)
def test_a_lock_holds_what_the_project_asks_for(wanted, lock):
    """After a change of pyproject.toml somebody has to run `make lock`."""
    assert set() == {name_of(requirement) for requirement in wanted} - {name for name, _ in pins(lock)}


@pytest.mark.parametrize(("name", "version"), [("whoosh-reloaded", "2.7.5"), ("jieba", "0.42.1")])
def test_the_two_that_nobody_maintains_are_pinned(name, version):
    """A new release of either would change what is found, so it is tried before it is taken."""
    asked = {name_of(r): r.partition("==")[2] for r in PROJECT["project"]["dependencies"]}

    assert version == asked[name]


def test_every_requirement_is_used():
    """A package that nothing imports costs set-up time and has faults of its own."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "app").rglob("*.py")]
    asked = {name_of(requirement) for requirement in PROJECT["project"]["dependencies"]}

    assert set() == {name for name in asked if IMPORTED_AS.get(name, name) not in imported(trees)}


@pytest.mark.parametrize(("version", "refused"), [((3, 10), 1), ((3, 11), 0), ((3, 14), 0), ((3, 15), 1), ((3, 6), 1)])
def test_another_python_is_told_so_in_one_line(version, refused, monkeypatch, capsys):
    """The first thing a stranger may have wrong is the Python, and no traceback says which one he needs."""
    monkeypatch.setattr(sys, "version_info", (*version, 0, "final", 0))
    try:
        runpy.run_path(str(ROOT / "run.py"))
    except SystemExit as stopped:
        assert stopped.code == 2

    assert refused == len(re.findall(r"^.*needs Python 3\.11.*make serve PY=.*$\n", capsys.readouterr().err, re.M))


@pytest.mark.parametrize(
    ("missing", "said"),
    [({"venv"}, "python3-venv"), ({"pip", "ensurepip"}, "python3-pip"), ({"pip"}, ""), ({"ensurepip"}, "")],
)
def test_what_is_missing_is_named(missing, said, monkeypatch):
    """One line says what to install; either of pip and ensurepip is enough."""
    import importlib.util
    import types

    def find(name, *_):
        return None if name in missing else object()

    monkeypatch.setitem(sys.modules, "pip", types.SimpleNamespace(__version__="23.0.1"))
    monkeypatch.setattr(importlib.util, "find_spec", find)
    line = runpy.run_path(str(ROOT / "run.py"))["what_is_missing"]()

    assert (said in line, line.count("\n")) == (True, 0)
    assert bool(said) == bool(line)


def test_set_up_uses_nothing_but_python():
    """run.py runs before anything is installed."""
    tree = ast.parse(read("run.py"))

    assert set() == imported([tree]) - set(sys.stdlib_module_names) - {"pip"}


def test_pythons_agree():
    """run.py refuses exactly the Pythons that the project does not support."""
    ends = runpy.run_path(str(ROOT / "run.py"))
    oldest, (major, minor) = ends["OLDEST"], ends["NEWEST"]

    assert PROJECT["project"]["requires-python"] == f">={oldest[0]}.{oldest[1]},<{major}.{minor + 1}"


@pytest.mark.parametrize("target", re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
def test_make_leaves_set_up_to_run_py(target):
    """Set-up is told once; make only gives it short names."""
    rule = re.search(rf"^{target}:.*\n((?:\t.*\n)*)", read("Makefile"), re.MULTILINE)

    assert [] == [line for line in rule[1].splitlines() if "run.py" not in line and "$(COMPILE)" not in line]


@pytest.mark.parametrize("argument", [a for a in of("COPY") if "--from" not in a])
def test_the_image_copies_what_is_there(argument):
    """A renamed folder breaks the image only where somebody builds it."""
    assert [] == [source for source in argument.split()[:-1] if not (ROOT / source).exists()]


@pytest.mark.parametrize("argument", [a for a in of("COPY") if "--from" not in a])
def test_the_builder_is_given_what_the_image_copies(argument):
    """.dockerignore leaves everything out but what it names."""
    let_in = {line[1:].split("/")[0] for line in read(".dockerignore").splitlines() if line.startswith("!")}

    assert set() == {source.strip("./").split("/")[0] for source in argument.split()[:-1]} - let_in


def test_the_image_holds_no_development_tools():
    """What is not there cannot be attacked."""
    everything = " ".join(argument for _, argument in instructions())

    assert [] == re.findall(r"\S*(?:-dev|chromium|playwright|pytest)\S*", everything)


def test_the_image_runs_as_nobody():
    """A fault in the program must not be root's."""
    assert (["10001:10001"], ["SIGTERM"]) == (of("USER"), of("STOPSIGNAL"))


def test_the_image_writes_only_in_its_volumes():
    """The root file system may be read-only, so both folders that are written are volumes."""
    volumes = set(json.loads(of("VOLUME")[0]))
    environment = dict(re.findall(r"(ARCHIVE_[A-Z]+)=(\S+)", " ".join(of("ENV"))))

    assert volumes == {environment["ARCHIVE_DOCUMENTS"], environment["ARCHIVE_INDEX"]}


def test_the_image_starts_the_server_itself():
    """In exec form the server gets the signal to stop, not a shell."""
    assert json.loads(of("CMD")[-1]) == ["python", "-m", "app", "serve"]


@pytest.mark.parametrize(("status", "healthy"), [(200, True), (503, False)])
def test_the_health_check_sees_the_difference(status, healthy):
    """While the index is not there /readyz says 503, and the container must not be called healthy."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status if self.path == "/readyz" else 404)
            self.end_headers()

        def log_message(self, *_):
            pass

    command = json.loads(of("HEALTHCHECK")[0].partition("CMD ")[2])
    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        environment = {**os.environ, "ARCHIVE_PORT": str(server.server_port)}
        done = subprocess.run([sys.executable, *command[1:]], env=environment, capture_output=True, check=False)
        server.shutdown()
        thread.join()

    assert healthy == (done.returncode == 0)


def test_no_official_text_is_built_in():
    """Git and the image take the same of documents/: what the project wrote itself."""
    ours = re.findall(r"^!/documents/([a-z0-9-]+)/$", read(".gitignore"), re.MULTILINE)
    let_in = [f"!documents/{slug}/{name}" for slug in ours for name in ("plan.toml", "summary.*.md")]

    assert let_in == [line for line in read(".dockerignore").splitlines() if line.startswith("!documents/")]


def test_ci_calls_what_people_call():
    """What passes here passes there."""
    assert re.findall(r"^make (\S+)$", read(".ci/run"), re.MULTILINE) == ["lint", "test"]


def test_ci_can_be_run():
    """A script that lost its x bit fails before it says anything."""
    assert os.name == "nt" or os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_licence_is_there():
    """The id in pyproject.toml, the README and the text are of one licence."""
    assert (PROJECT["project"]["license"], "Apache License" in read("LICENSE"), "Apache-2.0" in read("README.md")) == (
        "Apache-2.0",
        True,
        True,
    )
