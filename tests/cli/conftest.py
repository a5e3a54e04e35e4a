"""The command in this process, over small plans in a test's own folders."""

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.cli import main

Run = Callable[..., tuple[int, str, str]]

STEEL = """测试省钢铁产业发展规划（2016—2020年）

一、发展目标

（一）做强主业。到2020年，全省钢铁产业销售收入突破900亿元。

二、重点任务

（一）汽车用钢。开发高强度汽车板，产品覆盖省内整车企业。
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in, with the archive's folders in it and no settings from outside."""
    for name in [name for name in os.environ if name.startswith("ARCHIVE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "steel.txt").write_text(STEEL, encoding="utf-8")
    yield tmp_path


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """run("search", "汽车") → (exit status, stdout, stderr)."""

    def command(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        told = capsys.readouterr()
        return status, told.out, told.err

    return command


@pytest.fixture
def slug(run: Run) -> str:
    """The slug of a plan that has been imported and built."""
    _, told, _ = run("import", "steel.txt", "--build")
    return told.split("new plan ")[1].split(";")[0]


@pytest.fixture
def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
