"""Slugs: place in pinyin, year, a few words; where place or title is unknown, digits of the text."""

import re

import pytest

from app.annotate.slugs import propose
from app.domain.record import Record, Region

JILIN, LIAOYUAN = Region("220000", "吉林省"), Region("220400", "辽源市")


@pytest.mark.parametrize(
    ("slug", "record"),
    [
        (
            "jilin-2017-industrial-upgrade-programme",
            Record("", title_zh="吉林省工业转型升级行动计划", kind="计划", issued="2017-07-21", province=JILIN),
        ),
        (
            "liaoyuan-2016-industry-outlook",
            Record("", title_zh="辽源市工业工作展望", kind="展望", period_start=2016, province=JILIN, city=LIAOYUAN),
        ),
        (
            "national-2021-energy-plan",
            Record("", title_zh="国家能源规划", kind="规划", issued="2021", level="national"),
        ),
        ("jilin-automotive-industries", Record("", title_zh="吉林省汽车产业", province=JILIN)),
    ],
)
def test_a_slug_is_place_year_and_words(slug, record):
    """It has to be typed, told apart and read out."""
    assert slug == propose(record, "正文")


@pytest.mark.parametrize(
    "record",
    [Record(""), Record("", title_zh="工业规划"), Record("", province=JILIN)],
)
def test_without_place_or_title_the_text_names_the_plan(record):
    """The same text always gets the same slug."""
    slugs = {propose(record, "正文"), propose(record, " 正\n文 "), propose(record, "另一")}

    assert (2, True) == (len(slugs), all(re.fullmatch("plan-[0-9a-f]{8}", slug) for slug in slugs))


@pytest.mark.parametrize("title", ["吉林省关于做好若干事项的通知", "吉林省A/B “特殊” 标题规划", "吉林省水规划"])
def test_a_slug_has_only_letters_digits_and_hyphens(title):
    """It is part of every permanent address."""
    slug = propose(Record("", title_zh=title, kind="通知", issued="2017", province=JILIN), "正文")

    assert slug == "".join(re.findall("[a-z0-9]+(?:-[a-z0-9]+)*", slug))
