"""
The way in: one clear line and exit status 2 where something is wrong, never a stack trace; help that is there at once.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import asking, door, filling, main

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    "serve build import check summarise check-summary withdraw rename sign "
    "search plans outline cite resolve check-quotes"
).split()


def test_every_command_is_listed(run):
    """What cannot be found in the help is not used."""
    status, told, _ = run("--help")

    assert (0, []) == (status, [command for command in COMMANDS if f"\n  {command} " not in told])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command, run):
    """With its options, in a page."""
    status, told, _ = run(command, "--help")

    assert (0, True) == (status, told.startswith(f"Usage: archive {command}"))


def test_without_a_command_there_is_help(run):
    """Whoever types `archive` wants to know what it can do."""
    assert (0, True) == (run()[0], run()[1].startswith("Usage: archive"))


@pytest.mark.parametrize(
    ("told", "arguments"),
    [
        ("archive build", ["search", "汽车"]),
        ("archive build", ["check"]),
        ("nofile.txt: there is no such file", ["import", "nofile.txt"]),
        ("nofile.txt: there is no such file", ["outline", "nofile.txt"]),
        ("nowhere", ["serve", "--port", "{port}", "--plans", "nowhere"]),
        ("no plan is filed under 'nowhere'", ["withdraw", "nowhere", "--reason", "x"]),
        ("no plan is filed under 'nowhere'", ["sign", "nowhere", "steel.txt"]),
        ("nofile.txt: there is no such file", ["sign", "nowhere", "nofile.txt"]),
        (".: is a folder; name a file in it", ["outline", "."]),
        (".: is a folder; name a file in it", ["sign", "nowhere", "."]),
        ("steel.txt: is a file; name a folder", ["build", "--index", "steel.txt"]),
        ("as an integer. See `archive search --help`.", ["search", "x", "--page", "x"]),
        ("Missing argument", ["cite"]),
        ("No such command 'serch'", ["serch"]),
        ("No such option", ["search", "x", "--colour"]),
        ("Invalid value", ["search", "x", "--page", "0"]),
        ("name of a file or folder is empty", ["import", ""]),
        ("name of a file or folder is empty", ["serve", "--plans", ""]),
        ("name of a file or folder is empty", ["build", "--index", " "]),
        ("Missing option", ["withdraw", "x"]),
        ("two lines.txt: there is no such file", ["outline", "two\nlines.txt"]),
        ("[31mred.txt: there is no such file", ["outline", "\x1b[31mred.txt"]),
        ("aaa…", ["withdraw", "a" * 5000, "--reason", "x"]),
    ],
)
def test_what_is_wrong_is_said_in_one_line(told, arguments, run, free_port):
    """The line names the file or word that is wrong and what to do."""
    status, out, complaint = run(*(argument.format(port=free_port) for argument in arguments))

    assert (2, "", 1, True) == (status, out, complaint.count("\n"), told in complaint)


@pytest.mark.parametrize(
    ("told", "arguments"),
    [
        ("quotation mark is missing", ["search", '"汽车']),
        ("at most 500 characters", ["search", "汽" * 501]),
        ("9.9", ["cite", "{slug}", "9.9"]),
        ("gbt7714", ["cite", "{slug}", "1.1-p1", "--style", "apa"]),
        ("no edition 7", ["cite", "{slug}", "1.1-p1", "--edition", "7"]),
        ("not in UTF-8", ["resolve", "{slug}", "\udcff"]),
        ("withdrawn", ["withdraw", "{slug}", "--reason", "x", "--successor", "nowhere"]),
    ],
)
def test_what_the_archive_refuses_is_said_in_one_line(told, arguments, run, slug):
    """As on the web, without its status codes."""
    status, out, complaint = run(*(argument.format(slug=slug) for argument in arguments))

    assert (2, "", 1) == (status, out, complaint.count("\n"))
    assert told in complaint or "successor" in complaint


@pytest.mark.parametrize(("name", "value", "told"), [("PROT", "1", "did you mean"), ("PORT", "x", "port to listen on")])
def test_a_mistyped_setting_is_said_in_one_line(name, value, told, run, monkeypatch):
    """A setting that is silently ignored costs somebody an afternoon."""
    monkeypatch.setenv(f"ARCHIVE_{name}", value)
    status, _, complaint = run("plans")

    assert (2, 1, True) == (status, complaint.count("\n"), told in complaint)


@pytest.mark.parametrize(
    ("status", "told", "error"),
    [
        (130, "interrupted", KeyboardInterrupt()),
        (2, "archive: plan.toml: Permission denied", PermissionError(13, "Permission denied", "plan.toml")),
        (2, "archive: the archive has a fault (ValueError: a surprise)", ValueError("a surprise\nwith more lines")),
    ],
)
def test_whatever_happens_no_stack_trace_is_shown(status, told, error, run, monkeypatch):
    """A user can do nothing with one; a developer asks for it."""

    def fail(*_):
        raise error

    monkeypatch.setattr(asking, "open_archive", fail)
    found, out, complaint = run("plans")

    assert (status, "", 1, True) == (found, out, complaint.count("\n"), complaint.startswith(told))


def test_a_developer_sees_where_a_fault_is(run, monkeypatch):
    """The line for users says how."""

    def fail(*_):
        raise ValueError("a surprise")

    monkeypatch.setattr(asking, "open_archive", fail)
    monkeypatch.setenv("ARCHIVE_LOG_LEVEL", "debug")

    with pytest.raises(ValueError, match="a surprise"):
        run("plans")


def test_every_setting_is_listed(run):
    """--settings is the only place where they can be looked up without the documentation."""
    from app.settings import describe

    _, told, _ = run("--settings")

    assert [variable for variable, _, _ in describe()] == [line.split()[0] for line in told.splitlines()]


def test_help_needs_nothing_large():
    """Half a second of imports before a line of help is half a second of doubt whether anything happens."""
    large = "{'jieba', 'whoosh', 'numpy', 'fastapi', 'pydantic', 'rich.progress'}"
    code = f"import sys, app.cli; print(sorted({large} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "[]" == done.stdout.strip()


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
def test_any_console_gets_utf8(encoding, home):
    """On Windows a pipe has the code page of the country, and a plan's title would end in a stack trace."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "app", "outline", "steel.txt"]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, check=False)

    assert (0, b"", True) == (done.returncode, done.stderr, "做强主业" in done.stdout.decode("utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="pipes close differently there")
def test_a_reader_who_has_seen_enough_is_no_failure(home):
    """`archive outline … | head` ends without a complaint."""
    lines = (f"{n}、任务{n}。做好第{n}件事。\n\n" for n in range(1, 3000))
    (home / "long.txt").write_text("".join(lines), encoding="utf-8")
    command = f"'{sys.executable}' -m app outline long.txt | head -1; echo ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", command], cwd=home, env=environment, capture_output=True, text=True, check=False
    )

    assert ("", "0") == (done.stderr, done.stdout.splitlines()[-1])


def test_commands_end_with_status_0_or_2():
    """The two that scripts rely on stand in one place each and agree."""
    assert (2, 2, 130) == (door.FAILED, filling.FAILED, door.INTERRUPTED)


def test_the_module_and_the_script_are_one(home):
    """`python -m app` is the command of the package."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "app", "--version"]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=False)

    assert (0, True) == (done.returncode, done.stdout.startswith("archive "))
    assert callable(main)
