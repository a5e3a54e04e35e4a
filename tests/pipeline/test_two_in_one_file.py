"""A file that holds two plans is imported as two."""

from tests.pipeline.archive_factory import SmallArchive
from tests.store.plan_texts import plan_text

FIRST = plan_text(title="示例省食品产业发展规划", number="示政发〔2015〕8号", seed=3)
SECOND = plan_text(title="望湖市物流业行动方案", seed=4)


def test_each_document_of_a_file_is_a_plan_of_its_own(archive: SmallArchive) -> None:
    """Whoever keeps his plans in one long file finds each of them under its own title."""
    archive.take("两个.txt", FIRST + SECOND)
    texts = sorted(path.read_text(encoding="utf-8") for path in archive.documents.glob("*/text.txt"))

    assert sorted([FIRST, SECOND]) == texts


def test_importing_the_file_again_changes_nothing(archive: SmallArchive) -> None:
    """Both are recognised by what they say."""
    archive.take("两个.txt", FIRST + SECOND)
    before = archive.bytes()
    report = archive.take("两个.txt", FIRST + SECOND)

    assert ("unchanged", before) == (report.outcome, archive.bytes())
