"""
The shipped summaries say what the plans say: the same in both languages, every figure where they claim it stands.

The rules are the program's (app.store.summary_check, `archive check-summary`) and tested with it; here they are held
to the five summaries. The first test needs only documents/. The second needs the official texts in ../shared/plans
(or under $ARCHIVE_SHARED) and skips by name where they are absent.
"""

import re
from pathlib import Path
from typing import Final

import pytest

from app.archive.gazetteer import Places
from app.archive.summaries import check_summaries
from app.domain.reports import Finding
from app.read import read_file
from app.settings import Settings
from app.store.summary_case import Summary
from app.store.summary_check import SummaryReport, check_summary
from app.structure import build_outline
from app.structure.summaries import read_summary
from tests.shared_texts import SHARED

ROOT: Final = Path(__file__).resolve().parent.parent
PLANS: Final = tuple(sorted(path.parent.name for path in (ROOT / "documents").glob("*/summary.zh.md")))


def report(plan: str, tmp_path: Path, against: Path | None = None) -> SummaryReport:
    """The check of the shipped summary of *plan*, whatever else is held in documents/."""
    folder = tmp_path / "documents" / plan
    folder.mkdir(parents=True)
    for name in ("plan.toml", "summary.zh.md", "summary.en.md"):
        (folder / name).write_bytes((ROOT / "documents" / plan / name).read_bytes())
    settings = Settings(documents=tmp_path / "documents", index=tmp_path / "index")
    return check_summaries(settings, [plan], [against] if against else [])[0]


def wrong(found: SummaryReport) -> list[Finding]:
    """The findings that are more than notes."""
    return [finding for finding in found.findings if finding.severity != "note"]


def test_five_summaries_are_shipped():
    """The tests below look at whatever is there, and there must be something."""
    assert 5 == len(PLANS)


@pytest.mark.parametrize("plan", PLANS)
def test_both_languages_of_a_shipped_summary_say_the_same(plan: str, tmp_path: Path) -> None:
    """An English reader must not be told another number than a Chinese one, nor be sent to another paragraph."""
    assert [] == wrong(report(plan, tmp_path))


@pytest.mark.parametrize("plan", PLANS)
def test_a_shipped_summary_agrees_with_its_plan(plan: str, tmp_path: Path) -> None:
    """Whoever checks our 8000亿元 finds it one click away, with the same unit; and no part of the plan is left out."""
    path = SHARED / "plans" / f"{plan}.txt"
    if not path.exists():
        where = "put it in plans/ of a folder shared/ beside the project or set ARCHIVE_SHARED"
        pytest.skip(f"the official text of {plan} is not here; {where}")
    found = report(plan, tmp_path, path)

    assert ([], path.name) == (wrong(found), found.against)


def test_the_example_of_the_style_note_passes_the_check() -> None:
    """Whoever writes the first summary copies it."""
    note = (ROOT / "docs" / "SUMMARIES.md").read_text(encoding="utf-8")
    zh, en = (read_summary(example) for example in re.findall("```markdown\n(.*?)```", note, re.S))
    official = build_outline(read_file(ROOT / "tests" / "plans" / "shili-sheng" / "text.2.txt"))
    found = check_summary(Summary("shili-sheng", {"zh": zh, "en": en}, official, (), Places())).findings

    assert [] == [each for each in found if each.what not in ("left-out", "length", "no-gloss")]
