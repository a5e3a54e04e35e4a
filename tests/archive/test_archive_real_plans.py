"""
The five real plans, as their first users have them: imported, found under the shipped records, cited, compared.

The texts are not part of the project; they are looked for in ../shared/plans (or under $ARCHIVE_SHARED).
"""

import re
import shutil
from pathlib import Path

import pytest

from app.archive import Archive
from app.archive.filling import Prepared, import_files, open_or_build
from app.domain.results import SearchRequest
from app.settings import Settings
from tests.shared_texts import FIVE_PLANS, SHARED

PLANS = SHARED / "plans"
STRANGERS = SHARED / "corpus" / "city_plans"
ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not PLANS.is_dir(), reason="the five real plans are not here (ARCHIVE_SHARED)")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone's documents/, and the five texts under names that say nothing."""
    home = tmp_path_factory.mktemp("real")
    for slug in FIVE_PLANS:
        (home / "documents" / slug).mkdir(parents=True)
        for name in ("plan.toml", "summary.zh.md", "summary.en.md"):
            shutil.copy(ROOT / "documents" / slug / name, home / "documents" / slug / name)
    (home / "received").mkdir()
    for number, slug in enumerate(FIVE_PLANS):
        shutil.copy(PLANS / f"{slug}.txt", home / "received" / f"{number} 文件.txt")
    return home


@pytest.fixture(scope="module")
def ready(home: Path) -> Prepared:
    """Everything imported and built, as `serve --plans received` does it."""
    return open_or_build(Settings(documents=home / "documents", index=home / "index"), [home / "received"])


@pytest.fixture
def archive(ready: Prepared) -> Archive:
    """The archive of the five plans."""
    return ready.archive


def rewrapped(text: str) -> str:
    """Every paragraph in lines of thirty characters."""
    return "\n".join(re.sub(r"(.{30})", r"\1\n", line) for line in text.splitlines())


def without_every_tenth(text: str) -> str:
    """The text with one paragraph in ten missing."""
    lines = [line for line in text.splitlines() if line.strip()]
    return "\n\n".join(line for n, line in enumerate(lines) if n % 10 != 7)


def test_each_text_finds_its_record(ready):
    """Whoever puts the five files in gets five plans, not ten; the names of the files say nothing."""
    assert dict.fromkeys(FIVE_PLANS, "first-text") == {report.plan: report.outcome for report in ready.imported}


@pytest.mark.parametrize("slug", FIVE_PLANS)
@pytest.mark.parametrize("change", [rewrapped, without_every_tenth], ids=lambda change: change.__name__)
def test_a_copy_in_another_form_is_recognised(change, slug, home, ready, tmp_path):
    """The same plan comes from a mail, a scan and a web page."""
    copy = tmp_path / "documents"
    shutil.copytree(home / "documents", copy, ignore=shutil.ignore_patterns(".*"))
    file = tmp_path / "another name.txt"
    file.write_text(change((PLANS / f"{slug}.txt").read_text(encoding="utf-8")), encoding="utf-8")
    (report,) = import_files(Settings(documents=copy, index=tmp_path / "index"), [file])

    assert ("new-edition", slug) == (report.outcome, report.plan)


@pytest.mark.skipif(not STRANGERS.is_dir(), reason="the corpus is not here (ARCHIVE_SHARED)")
def test_a_strangers_plan_is_a_plan_of_its_own(home, ready, tmp_path):
    """Plans are written in the same words; filed under another it would be cited as that."""
    copy = tmp_path / "documents"
    shutil.copytree(home / "documents", copy, ignore=shutil.ignore_patterns(".*"))
    strangers = sorted(STRANGERS.glob("*.txt"))[:3]
    reports = import_files(Settings(documents=copy, index=tmp_path / "index"), strangers)

    assert ["new-plan"] * len(strangers) == [report.outcome for report in reports]


def test_importing_again_changes_nothing(home, ready):
    """The folder is named at every start."""
    before = {p: p.stat().st_mtime_ns for p in (home / "documents").rglob("*") if not p.name.startswith(".")}
    again = open_or_build(ready.settings, [home / "received"])

    assert ({"unchanged"}, None) == ({report.outcome for report in again.imported}, again.why)
    assert before == {p: p.stat().st_mtime_ns for p in (home / "documents").rglob("*") if not p.name.startswith(".")}


def test_the_records_people_wrote_are_as_they_were(home, ready):
    """Import writes into no record and no summary."""
    written = [f"{slug}/{name}" for slug in FIVE_PLANS for name in ("plan.toml", "summary.zh.md", "summary.en.md")]
    ours, theirs = ROOT / "documents", home / "documents"

    assert [] == [name for name in written if (theirs / name).read_bytes() != (ours / name).read_bytes()]


def test_every_summary_rests_on_anchors_of_its_text(archive):
    """A summary without its source is an opinion."""
    wrong = {"rests-on-missing", "summaries-out-of-step", "unreadable", "no-headings", "replaced-bytes"}

    assert [] == [finding for finding in archive.check() if finding.what in wrong]


@pytest.mark.parametrize("slug", FIVE_PLANS)
def test_every_paragraph_has_an_address_that_shows_it(slug, archive):
    """Every link on a page of the plan is one that works."""
    view = archive.outline(slug)
    paragraphs = [p for section in view.sections for p in section.paragraphs]

    assert [p.text for p in paragraphs] == [archive.passage(slug, p.anchor).text for p in paragraphs]


@pytest.mark.parametrize("slug", FIVE_PLANS)
def test_every_passage_cited_today_is_identical_today(slug, archive):
    """A citation that is wrong at once is none; where a plan says a thing twice the address decides."""
    view = archive.outline(slug)
    cited = [(p.anchor, p.fingerprint) for section in view.sections for p in section.paragraphs][::5]
    answers = [archive.resolve(slug, anchor, 1, mark) for anchor, mark in cited]

    assert [("identical", anchor) for anchor, _ in cited] == [(a.status, a.now and a.now.anchor) for a in answers]


def test_an_industry_is_compared_over_the_plans_of_a_province(archive):
    """The question this was made for: what do these plans say about automobiles?"""
    found = archive.compare_industry(["jilin-2011-pillar-industries", "jilin-2017-industrial-upgrade"], "automotive")
    paired = [row for row in found.rows if all(row.cells)]

    assert {"2.1", "a1"} <= {cell.anchor for row in paired for cell in row.cells if cell}


def test_what_is_found_can_be_cited(archive):
    """From a search to a footnote without copying anything by hand."""
    hit = archive.search(SearchRequest("汽车零部件")).hits[0]
    told = archive.cite(hit.plan, hit.paragraphs[0].anchor, "gbt7714", "zh", "http://archive.example")

    assert f"http://archive.example/plans/{hit.plan}/{hit.paragraphs[0].anchor}?edition=1" in told
