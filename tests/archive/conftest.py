"""Archives for the tests: the two invented plans, the shipped records, and small ones made in a test's own folder."""

import shutil
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.archive import Archive, current
from app.archive.filling import open_or_build
from app.archive.snapshot import Snapshot
from app.settings import Settings
from app.store.generations import Generations

ROOT = Path(__file__).resolve().parents[2]
FICTIONAL = ROOT / "tests" / "plans"

STEEL = """测试省钢铁产业发展规划（2016—2020年）

一、发展目标

（一）做强主业。到2020年，全省钢铁产业销售收入突破900亿元。

（二）延伸链条。支持重点企业建设不锈钢深加工基地，提高就地转化水平。

二、重点任务

（一）汽车用钢。开发高强度汽车板和轻量化零部件用钢，产品覆盖省内整车企业。
"""
MEDICINE = """测试省医药产业行动计划（2017—2020年）

一、主要目标

（一）扩大规模。到2020年，全省医药产业销售收入达到600亿元，培育龙头企业20户。

二、重点任务

（一）现代中药。建设道地药材规范化种植基地，推进经典名方二次开发。

（二）汽车配套。为汽车内饰开发抗菌材料，形成产业协作。
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Empty folders of this test's own."""
    return Settings(documents=tmp_path / "documents", index=tmp_path / "index")


@pytest.fixture
def fill(settings: Settings) -> Callable[[Mapping[str, str]], None]:
    """Writes files into documents/: fill({"steel/text.txt": "…"})."""

    def write(files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = settings.documents / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def two_plans(settings: Settings, fill: Callable[[Mapping[str, str]], None]) -> Archive:
    """An archive of two small plans, steel and medicine, in this test's own folders."""
    fill({"steel/text.txt": STEEL, "medicine/text.txt": MEDICINE})
    return open_or_build(settings).archive


@pytest.fixture(scope="session")
def fictional(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The two invented plans: two editions, attachments, a table, a translation."""
    home = tmp_path_factory.mktemp("fictional")
    settings = Settings(documents=home / "documents", index=home / "index")
    return open_or_build(settings, [FICTIONAL]).archive


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The records and summaries that come with the project, without any official text."""
    home = tmp_path_factory.mktemp("shipped")
    for path in (ROOT / "documents").glob("*/*"):
        if path.name == "plan.toml" or path.match("summary.*.md"):
            target = home / "documents" / path.parent.name / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return open_or_build(Settings(documents=home / "documents", index=home / "index")).archive


@dataclass(frozen=True)
class SlowOpening:
    """Tells that a new index is being opened, and keeps it from being ready until a test lets it go on."""

    begun: threading.Event
    go_on: threading.Event


@pytest.fixture
def slow_opening(monkeypatch: pytest.MonkeyPatch) -> SlowOpening:
    """From now on opening a new index waits, as it does for seconds where an archive is large."""
    slow, opened = SlowOpening(threading.Event(), threading.Event()), current.open_snapshot

    def slowly(generations: Generations) -> Snapshot:
        slow.begun.set()
        slow.go_on.wait(20)
        return opened(generations)

    monkeypatch.setattr(current, "open_snapshot", slowly)
    return slow
