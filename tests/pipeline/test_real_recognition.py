"""The five real plans and the five shipped records: each text finds its record, and no other document finds one."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from app.pipeline import stages
from app.pipeline.filed import known_of
from app.store.folder import plan_folders
from app.store.recognise import Known, Recogniser
from app.store.signature import sign
from tests.pipeline.archive_factory import SmallArchive
from tests.shared_texts import SHARED
from tests.store.plan_texts import rewrapped

ROOT = Path(__file__).resolve().parents[2]
PLANS = sorted((SHARED / "plans").glob("*.txt"))
CORPUS = sorted(path for path in (SHARED / "corpus").glob("*/*.txt") if path.stat().st_size < 60_000)
DRAWS = 40

pytestmark = pytest.mark.skipif(not PLANS, reason="the five real plans are not here (ARCHIVE_SHARED)")


def without_a_paragraph(text: str) -> str:
    """*text* without one of its longer lines."""
    lines = text.splitlines(keepends=True)
    long = [at for at, line in enumerate(lines) if len(line) > 40]
    del lines[long[len(long) // 2]]
    return "".join(lines)


def without_its_head(text: str) -> str:
    """*text* without its first twentieth: title, number and notice are gone."""
    return text[len(text) // 20 :]


FORMS: dict[str, Callable[[str], bytes]] = {
    "as received": lambda text: text.encode(),
    "broken at 40": lambda text: rewrapped(text, 40).encode(),
    "a paragraph missing": lambda text: without_a_paragraph(text).encode(),
    "in GB18030": lambda text: text.encode("gb18030"),
    "without its head": lambda text: without_its_head(text).encode(),
    "all at once": lambda text: rewrapped(without_a_paragraph(text), 40).encode("gb18030"),
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> SmallArchive:
    """The shipped documents/, without any text."""
    archive = SmallArchive(tmp_path_factory.mktemp("shipped"))
    for name in ("plan.toml", "summary.zh.md", "summary.en.md"):
        for path in (ROOT / "documents").glob(f"*/{name}"):
            archive.write(f"{path.parent.name}/{name}", path.read_bytes())
    return archive


@pytest.fixture(scope="module")
def recogniser(shipped: SmallArchive) -> Recogniser:
    """What import knows when it begins."""
    return Recogniser(known_of(folder) for folder in plan_folders(shipped.documents))


def recognised(recogniser: Recogniser, path: Path) -> tuple[str | None, str]:
    """The plan the text in *path* belongs to, and by what."""
    reading, inferred, _ = stages.describe_file(path)
    found = recogniser.recognise(reading.text, reading.sha256, inferred)
    return found.plan, found.by


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_a_real_plan_finds_its_record_in_every_form(recogniser: Recogniser, tmp_path: Path, plan: Path, form: str):
    """One of them has neither title nor number nor years, and is known by its content alone."""
    path = tmp_path / f"{random.Random(form).randrange(10**6)}.txt"
    path.write_bytes(FORMS[form](plan.read_text(encoding="utf-8")))

    assert plan.stem == recognised(recogniser, path)[0]


@pytest.mark.parametrize(
    ("by", "slug"),
    [
        ("content", "dandong-industrial-clusters"),
        ("title", "jilin-2011-pillar-industries"),
        ("title", "jilin-2017-industrial-upgrade"),
        ("document-number", "liaoning-2015-traditional-industry"),
        ("title", "liaoyuan-2016-industry-outlook"),
    ],
)
def test_a_real_plan_is_known_by_the_strongest_it_has(recogniser: Recogniser, by: str, slug: str):
    """Number, then title, then content."""
    assert (slug, by) == recognised(recogniser, SHARED / "plans" / f"{slug}.txt")


@pytest.mark.skipif(not CORPUS, reason="the corpus is not here (ARCHIVE_SHARED)")
def test_other_documents_are_none_of_the_five(recogniser: Recogniser):
    """Reports, notices and plans of the same provinces, by lot; and all that name one of them in their path."""
    drawn = random.Random(20150727).sample(CORPUS, min(DRAWS, len(CORPUS)))
    near = [path for path in CORPUS if any(name in path.stem for name in ("jilin", "liaoning"))]

    assert [] == [path.name for path in {*drawn, *near} if recognised(recogniser, path)[0] is not None]


def test_importing_the_five_files_their_texts_under_their_records(shipped: SmallArchive, tmp_path: Path):
    """Records and summaries stay as they were; the second import changes nothing at all."""
    archive = SmallArchive(tmp_path, shipped)
    before = archive.bytes()
    first = [archive.take(f"{n}.txt", path.read_bytes()) for n, path in enumerate(PLANS)]
    after = archive.bytes()
    second = [archive.take(f"again-{n}.txt", path.read_bytes()) for n, path in enumerate(PLANS)]

    assert ([("first-text", p.stem) for p in PLANS], before, ["unchanged"] * 5, after) == (
        [(report.outcome, report.plan) for report in first],
        {name: data for name, data in after.items() if name in before},
        [report.outcome for report in second],
        archive.bytes(),
    )


def title_twins() -> list[tuple[str, Path, Path]]:
    """Pairs of the corpus that look alike: (what they are, one, the other)."""
    listed = SHARED / "corpus" / "near_duplicates.json"
    if not listed.is_file():
        return []
    places = {path.stem: path for path in (SHARED / "corpus").glob("*/*.txt")}
    pairs = [(item["overlap"] >= 0.95, item["a"], item["b"]) for item in json.loads(listed.read_text(encoding="utf-8"))]
    # Yearly reports and two provinces' opinions: one title each, and a third of the words.
    pairs += [
        (False, "gwr-2011.en", "gwr-2010.en"),
        (False, "gwr-2016.en", "gwr-2015.en"),
        (False, "dc-0364", "dc-0300"),
    ]
    return [("same" if same else "different", places[a], places[b]) for same, a, b in pairs if {a, b} <= places.keys()]


@pytest.mark.parametrize(("what", "one", "other"), title_twins(), ids=lambda value: getattr(value, "stem", value))
def test_documents_that_look_alike_are_told_apart(what: str, one: Path, other: Path):
    """A province's plan and its cities', one year's report and the next; and one text in two collections."""
    reading, inferred, _ = stages.describe_file(other)
    recogniser = Recogniser([Known(inferred, (sign(reading.text),))])

    assert what == ("different" if recognised(recogniser, one)[0] is None else "same")
