"""
Every rule of the check of summaries, on an invented plan: what each slip is called, and where it is said to be.

A summary of one paragraph, in both languages, is laid beside the plan; what is right is found right, and each slip by
the rule that is meant to see it.
"""

import pytest

from app.archive.gazetteer import Places
from app.domain.outline import Outline
from app.read import read_text
from app.store.summary_case import Summary
from app.store.summary_check import SummaryReport, check_summary
from app.structure import build_outline
from app.structure.summaries import read_summary

PLAN = """测试省特色产业发展规划（2016—2020年）

一、发展目标

（一）总量目标。到2020年，全省特色产业总产值突破8000亿元，占工业总产值的比重提高到45%以上，形成400万辆整车生产能力，亏损企业减少三分之一。

（二）布局。在长春市和四平市建设CMOS器件基地，培育“隐形冠军”企业50户，由省工业和信息化厅牵头，各市人民政府配合落实有关任务并按季度报告。

二、保障措施

（一）资金。“十三五”期间设立100亿元引导基金，其中技术改造不低于30%。

（二）评估。每年由第三方机构开展一次评估，结果向社会公布。

附件：

重点项目表

一、汽车项目

建设新能源汽车总装线3条，投资26亿元。
"""
REST = """

## 保障

以基金带动投入，逐年请外部机构评估。

<!-- rests on 2.1, 2.2, a1.1 -->
"""
REST_EN = """

## Safeguards

A fund draws in money; outside bodies evaluate every year.

<!-- rests on 2.1, 2.2, a1.1 -->
"""
GOOD = ("到2020年产值超过8000亿元。", "By 2020 output is to exceed 800 billion yuan.", "1.1")


def official() -> Outline:
    """The invented plan as the archive reads it."""
    return build_outline(read_text(PLAN, "plan.txt"))


def checked(
    zh: str, en: str, rests_on: str = "1.1, 1.2", rest: bool = True, held: bool = True, en_rests_on: str | None = None
) -> SummaryReport:
    """The report on a summary whose first paragraph is *zh* and *en*; *rest* adds one on everything else."""
    chinese = f"# 摘要\n\n## 目标\n\n{zh}\n\n<!-- rests on {rests_on} -->\n" + (REST if rest else "")
    english = f"# Summary\n\n## Targets\n\n{en}\n\n<!-- rests on {en_rests_on or rests_on} -->\n"
    english += REST_EN if rest else ""
    texts = {"zh": read_summary(chinese), "en": read_summary(english)}
    return check_summary(Summary("test", texts, official() if held else None, (), Places()), "plan.txt")


def found(report: SummaryReport) -> list[str]:
    """ "what where" of each finding, length left out: these summaries are short."""
    apart = ("length", "no-gloss")
    return [f"{each.what} {each.where.removeprefix('summary.')}" for each in report.findings if each.what not in apart]


@pytest.mark.parametrize(
    ("findings", "zh", "en"),
    [
        ([], GOOD[0], GOOD[1]),
        ([], "比重在45%以上，能力400万辆。", "A share above 45%, a capacity of 4 million vehicles."),
        ([], "亏损户数降三分之一，出“隐形冠军”50家。", "A third of the loss-makers go; 50 hidden champions."),
        ([], "CMOS器件放在长春、四平。", "CMOS devices are for Changchun and Siping."),
        # a wrong unit
        (["figure-not-there zh.md s1-p1"], "产值超过8000万元。", "Output is to exceed 80 million yuan."),
        (["figure-not-there zh.md s1-p1"], "能力400万台。", "A capacity of 4 million."),
        (["figures-differ en.md s1-p1"], "产值超过8000亿元。", "Output is to exceed 800 billion dollars."),
        # a number from another paragraph, and one from nowhere
        (["figure-not-there zh.md s1-p1"], "基金100亿元。", "A fund of 10 billion yuan."),
        (["figure-not-there zh.md s1-p1"], "产值超过9000亿元。", "Output is to exceed 900 billion yuan."),
        # a conversion off by ten, a figure left out, one put in
        (["figures-differ en.md s1-p1"], "产值超过8000亿元。", "Output is to exceed 80 billion yuan."),
        (["figures-differ en.md s1-p1"], "到2020年产值超过8000亿元。", "Output is to exceed 800 billion yuan."),
        (["figures-differ en.md s1-p1"], "产值大增。", "Output is to exceed 800 billion yuan."),
        # a count by the archive is for the eye
        (["counted-here zh.md s1-p1"], "分三个方面。", "There are three parts."),
        (["figures-differ en.md s1-p1", "counted-here zh.md s1-p1"], "分三个方面。", "There are four parts."),
        # places and names
        (["places-differ en.md s1-p1"], "基地在长春和四平。", "The base is in Changchun."),
        (["places-differ zh.md s1-p1"], "基地在长春。", "The base is in Changchun and in Siping."),
        (["not-printed zh.md s1-p1"], "基地在长春和大连。", "The base is in Changchun and Dalian."),
        (["names-differ en.md s1-p1"], "做CMOS器件。", "Devices are made."),
        (["not-printed zh.md s1-p1"], "做OLED器件。", "OLED devices are made."),
        (["not-printed zh.md s1-p1"], "培育“单项冠军”。", "Champions are fostered."),
        # the plan's own words: twenty characters in a row, with or without punctuation between them
        (["borrowed zh.md s1-p1"], "厅牵头。各市人民政府，配合落实有关任务并按季度报告。", "The cities report."),
        ([], "厅牵头，各市人民政府配合落实有关任务，按季度报告。", "The cities report."),
        (["unwritten zh.md s1-p1", "unwritten en.md s1-p1"], "TODO：目标", "TODO: targets"),
    ],
)  # fmt: skip
def test_a_slip_is_found_by_the_rule_that_is_meant_to(findings, zh, en):
    """Each of these has been written by somebody who was careful."""
    assert findings == found(checked(zh, en))


@pytest.mark.parametrize(
    ("findings", "rests_on"),
    [
        ([], "1.1-p1"),
        (["no-such-anchor zh.md s1-p1", "no-such-anchor en.md s1-p1"], "1.1, 1.7"),
        (["no-such-anchor zh.md s1-p1", "no-such-anchor en.md s1-p1"], "1.1-p1, 1.1-p2"),
        # 1 is a heading without text of its own: an anchor names a section's own paragraphs.
        (["no-such-anchor zh.md s1-p1", "no-such-anchor en.md s1-p1"], "1, 1.1"),
        (["figure-not-there zh.md s1-p1", "figure-not-there zh.md s1-p1"], "1.2"),
    ],
)
def test_an_anchor_names_text_that_is_there(findings, rests_on):
    """A link to a paragraph that is not there is worse than none."""
    assert findings == found(checked(*GOOD[:2], rests_on))


def test_both_languages_rest_on_the_same():
    """The same anchor must lead to the same statement in either language."""
    assert ["out-of-step en.md s1-p1"] == found(checked(*GOOD, en_rests_on="1.1-p1"))


def test_what_has_no_counterpart_is_named_where_it_is_missing():
    """A paragraph in one language only is one that half of the readers never see."""
    zh = read_summary("# 摘要\n\n## 目标\n\n一句。\n\n<!-- rests on 1.1 -->\n\n二句。\n\n<!-- rests on 1.2 -->\n")
    en = read_summary("# Summary\n\n## Targets\n\nOne.\n\n<!-- rests on 1.1 -->\n")

    assert ["out-of-step en.md s1-p2"] == found(check_summary(Summary("test", {"zh": zh, "en": en}, None)))


def test_a_paragraph_that_rests_on_nothing_is_named():
    """A statement without a source is of no use to someone who has to cite one."""
    texts = {lang: read_summary("# T\n\n## H\n\nText.\n") for lang in ("zh", "en")}
    expected = ["rests-on-nothing zh.md s1-p1", "rests-on-nothing en.md s1-p1"]

    assert expected == found(check_summary(Summary("test", texts, None)))


def test_a_language_that_is_not_there_is_missed():
    """A summary in one language leaves the other half of the readers with nothing."""
    zh = read_summary("# 摘要\n\n## 目标\n\n一句。\n\n<!-- rests on 1.1 -->\n")

    assert ["no-summary en.md"] == found(check_summary(Summary("test", {"zh": zh}, None)))


def test_every_first_level_section_and_annex_is_rested_on():
    """Without the official text the summary is what is searched: a chapter it omits cannot be found at all."""
    told = [each.message for each in checked(*GOOD, rest=False).findings if each.what == "left-out"]

    assert ["nothing rests on 2 二、保障措施", "nothing rests on a1 附件"] == [
        message.split(";")[0].removesuffix(" 重点项目表") for message in told
    ]


@pytest.mark.parametrize(
    ("advice", "zh"),
    [(["add"], "产值大有提高，占比。"), ([], "产值大有提高，占比也大有提高。"), (["shorten"], "产值大有提高。" * 15)],
)
def test_the_length_is_held_between_bounds(advice, zh):
    """Long enough to be useful where no official text is held, short enough to be read first."""
    told = [each.message for each in checked(zh, "Output rises.", rest=False).findings if each.what == "length"]

    assert advice == [message.split("; ")[-1] for message in told]


@pytest.mark.parametrize(
    ("told", "glosses"),
    [
        (["note: no English gloss for 2 of 8 headings: 1.2, 2.2"], ["1", "1.1", "2", "2.1", "a1", "a1.1"]),
        (["error: [headings] names 7.1"], ["1", "1.1", "1.2", "2", "2.1", "2.2", "7.1", "a1", "a1.1"]),
    ],
)
def test_glosses_are_of_headings_that_are_there_and_of_all_of_them(told, glosses):
    """An English reader finds his way through the outline by them."""
    headings = dict.fromkeys(glosses, "Heading")
    report = check_summary(Summary("test", {}, official(), headings_en=headings))
    said = [f"{each.severity}: {each.message}" for each in report.findings if each.where == "plan.toml"]

    assert told == [message.split(";")[0].split(", which")[0] for message in said]


def test_without_the_official_text_only_the_languages_are_compared():
    """The shipped summaries are checked by everybody, the texts are held by few."""
    report = checked("产值超过9000亿元。", "Output is to exceed 90 billion yuan.", held=False)

    assert (None, ["figures-differ en.md s1-p1"]) == (report.share, found(report))


def test_a_finding_says_what_is_wrong_and_what_would_be_right():
    """The message is all that whoever writes the summary has to go by."""
    said = [each.message for each in checked("产值超过8000亿元。", "Output: 80 billion yuan.").findings]

    assert any("800 billion yuan" in message and "en has 80 billion yuan" in message for message in said)


def test_a_figure_from_elsewhere_is_named_with_its_paragraph():
    """The usual slip is a missing anchor, and the message can say which."""
    said = [each.message for each in checked("基金100亿元。", "A fund of 10 billion yuan.").findings]

    assert any("it stands in 2.1-p1" in message for message in said)
