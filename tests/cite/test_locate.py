"""Where in its plan a passage stands, in words that lead to it on paper."""

import pytest

from app.cite.locate import locate
from app.domain.results import PathStep
from tests.cite.cite_factories import ANNEX, NOTICE, passage

IN_ANNEX = (PathStep("a2", "附件2 示例省汽车产业实施方案"), PathStep("a2.2", "二、重点任务"))


@pytest.mark.parametrize(
    ("zh", "en", "cited"),
    [
        ("二、（一）汽车产业，第2段", "section 2.1, para. 2", passage()),
        ("二、（一）汽车产业", "section 2.1", passage("2.1")),
        ("二、（一）汽车产业，第2段第2句", "section 2.1, para. 2, sentence 2", passage("2.1-p2-s2")),
        ("二、（一）汽车产业，表1", "section 2.1, table 1", passage("2.1-t1")),
        ("二、（一）汽车产业，表1第3行", "section 2.1, table 1, row 3", passage("2.1-t1-r3")),
        ("（一）汽车产业，第1段", "section 2~2, para. 1", passage("2~2-p1", path=())),
        (
            "附件2《示例省汽车产业实施方案》，二、（一）汽车产业，第2段",
            "annex 2, section 2.1, para. 2",
            passage("a2.2.1-p2", part=ANNEX, path=IN_ANNEX),
        ),
        ("印发通知，第1段", "forwarding notice, para. 1", passage("n-p1", part=NOTICE, path=())),
        ("正文首部，第1段", "preamble, para. 1", passage("0-p1", heading="", title=None, path=())),
        (
            "附件2《示例省汽车产业实施方案》，第1段",
            "annex 2, para. 1",
            passage("a2.0-p1", part=ANNEX, heading="", title=None, path=()),
        ),
        (
            "第二章第十五条，第1段",
            "section 2.15, para. 1",
            passage("2.15-p1", heading="第十五条", title=None, path=(PathStep("2", "第二章 任务"),)),
        ),
        (
            "总体要求·（一）汽车产业，第2段",
            "section u1.1, para. 2",
            passage("u1.1-p2", path=(PathStep("u1", "总体要求"),)),
        ),
    ],
)
def test_a_place_is_named_as_it_is_printed(zh, en, cited):
    """A reader with the paper in hand finds the paragraph; the English form counts by the anchor."""
    assert (zh, en) == (locate(cited, "zh"), locate(cited, "en"))


def test_a_long_heading_is_cut():
    """A heading of half a page would bury the reference."""
    assert 60 > len(locate(passage(heading="（一）" + "加快发展" * 30, title="加快发展" * 30), "zh"))
