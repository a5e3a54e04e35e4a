"""`archive summarise` begins a summary and spoils none; `archive check-summary` says what is wrong and how many."""

import json
import re
import shutil

import pytest

ZH = """# 摘要

## 目标

销售收入到2020年超过{zh}。

<!-- rests on 1.1 -->

## 任务

开发汽车用钢。

<!-- rests on 2.1 -->
"""
EN = """# Summary

## Targets

Sales are to exceed {en} by 2020.

<!-- rests on 1.1 -->

## Tasks

Steel for cars.

<!-- rests on 2.1 -->
"""
# So much more text that a summary of two sentences is not too long for it.
MORE = "支持骨干企业与高校联合攻关，逐步提高就地转化水平，并由第三方机构每年评估进展。\n" * 3


@pytest.fixture
def imported(run, home):
    """The slug of a plan whose text is held and not yet built."""
    text = home / "steel.txt"
    text.write_text(f"{text.read_text(encoding='utf-8')}\n{MORE}", encoding="utf-8")
    return run("import", "steel.txt")[1].split("new plan ")[1].split(";")[0]


@pytest.fixture
def write(home, imported):
    """write("900亿元", "90 billion yuan") writes the pair of summaries."""

    def pair(zh: str, en: str) -> None:
        folder = home / "documents" / imported
        (folder / "summary.zh.md").write_text(ZH.format(zh=zh), encoding="utf-8")
        (folder / "summary.en.md").write_text(EN.format(en=en), encoding="utf-8")

    return pair


def anchors(path):
    """The "rests on" lines of a summary."""
    return re.findall("rests on ([^>]*) -->", path.read_text(encoding="utf-8"))


def test_a_summary_is_begun_with_the_outline_and_its_anchors(run, imported, home):
    """Whoever writes it has the plan's order before him and types no anchor."""
    status, told, _ = run("summarise", imported)
    folder = home / "documents" / imported
    headings = re.findall("^## (.*)$", (folder / "summary.zh.md").read_text(encoding="utf-8"), re.M)

    assert (0, ["发展目标", "重点任务"], ["1.1", "2.1"], ["1.1", "2.1"], 2, True) == (
        status,
        headings,
        anchors(folder / "summary.zh.md"),
        anchors(folder / "summary.en.md"),
        told.count("begun: "),
        f"archive check-summary {imported}" in told,
    )


def test_english_headings_are_the_glosses_of_the_record(run, imported, home):
    """They have been translated once already; where there is none, it is to be written."""
    record = home / "documents" / imported / "plan.toml"
    record.write_text(record.read_text(encoding="utf-8") + '\n[headings]\n"2" = "Main tasks"\n', encoding="utf-8")
    run("summarise", imported)
    text = (home / "documents" / imported / "summary.en.md").read_text(encoding="utf-8")

    assert ["TODO 发展目标", "Main tasks"] == re.findall("^## (.*)$", text, re.M)


def test_what_is_begun_is_reported_as_unwritten_and_nothing_else(run, imported):
    """An empty summary must not pass, and its skeleton must not have faults of its own."""
    run("summarise", imported)
    status, told, _ = run("check-summary", imported, "--json")
    kinds = {finding["what"] for finding in json.loads(told)[0]["findings"] if finding["severity"] != "note"}

    assert (2, {"unwritten"}) == (status, kinds)


def test_a_summary_that_is_there_is_never_written_over(run, imported, write, home):
    """It may be a week's work."""
    write("900亿元", "90 billion yuan")
    before = (home / "documents" / imported / "summary.zh.md").read_bytes()
    status, told, _ = run("summarise", imported)

    assert (0, 2, before) == (
        status,
        told.count("kept as it is"),
        (home / "documents" / imported / "summary.zh.md").read_bytes(),
    )


def test_the_other_language_is_begun_paragraph_by_paragraph(run, imported, write, home):
    """Both must have the same paragraphs and anchors, so the second takes those of the first."""
    write("900亿元", "90 billion yuan")
    english = home / "documents" / imported / "summary.en.md"
    english.unlink()
    run("summarise", imported)

    assert (["1.1", "2.1"], 2) == (anchors(english), english.read_text(encoding="utf-8").count("\nTODO: "))


def test_without_text_or_summary_there_is_nothing_to_begin_with(run, imported, home):
    """The message says how to bring the text in."""
    (home / "documents" / "empty-plan").mkdir(parents=True)
    (home / "documents" / "empty-plan" / "plan.toml").write_text('kind = "规划"\n', encoding="utf-8")
    status, _, complaint = run("summarise", "empty-plan")

    assert (2, True) == (status, "archive import" in complaint)


@pytest.mark.parametrize(
    ("status", "said", "zh", "en"),
    [
        (0, "nothing to correct", "900亿元", "90 billion yuan"),
        (2, "summary.en.md s1-p1 [figures-differ]", "900亿元", "900 billion yuan"),
        (2, "summary.zh.md s1-p1 [figure-not-there]", "800亿元", "80 billion yuan"),
    ],
)
def test_the_check_says_where_and_fails_where_something_is_wrong(status, said, zh, en, run, imported, write):
    """A script that ships summaries looks at the exit status, a person at the line."""
    write(zh, en)
    found, told, _ = run("check-summary", imported)

    assert (status, True) == (found, said in told)


def test_a_text_can_be_named_without_importing_it(run, imported, write, home):
    """Whoever writes the summary may not be allowed to file the text."""
    write("900亿元", "90 billion yuan")
    folder = home / "documents" / imported
    for name in ("text.txt", "import.toml"):
        (folder / name).unlink()
    shutil.rmtree(folder / "editions")
    (home / "texts").mkdir()
    (home / "steel.txt").rename(home / "texts" / "steel.txt")
    named = [
        json.loads(run("check-summary", imported, "--json", *more)[1])[0]["against"]
        for more in ((), ("--against", "texts/steel.txt"), ("--against", "texts"))
    ]

    assert [None, "steel.txt", "steel.txt"] == named


def test_a_text_that_is_not_the_plans_is_refused(run, imported, write, home):
    """Otherwise the check would pass, having looked at nothing."""
    write("900亿元", "90 billion yuan")
    (home / "other.txt").write_text("另一份通知\n\n一、事项\n\n请各单位按时报送材料。\n", encoding="utf-8")
    status, _, complaint = run("check-summary", imported, "--against", "other.txt")

    assert (2, True) == (status, imported in complaint)


def test_every_summary_is_checked_where_none_is_named(run, imported, write):
    """Before a release nobody wants to type five slugs."""
    write("900亿元", "90 billion yuan")

    assert run("check-summary", imported) == run("check-summary")


@pytest.mark.parametrize("command", ["summarise", "check-summary"])
def test_a_plan_that_is_not_there_is_said_so(command, run, home):
    """One clear line, and the way to the right slug."""
    status, _, complaint = run(command, "no-such-plan")

    assert (2, True) == (status, "archive plans" in complaint)
