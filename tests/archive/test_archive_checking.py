"""
What check finds, rule by rule: each has a folder that breaks it and one that does not.
"""

import pytest

from app.archive.filling import open_or_build
from tests.archive.conftest import STEEL

RECORD = """slug = "steel"
kind = "规划"
issuer = ["测试省人民政府"]
issued = "2016-05-01"
province = { code = "220000", name = "吉林省" }
level = "province"
period_start = 2016
period_end = 2020
five_year_plans = ["十三五"]

[title]
zh = "测试省钢铁产业发展规划（2016—2020年）"
"""
SUMMARY = "# 摘要\n\n## 目标\n\n全省销售收入过九百亿。\n<!-- rests on 1.1-p1 -->\n"
ENGLISH = "# Summary\n\n## Targets\n\nSales pass ninety billion.\n<!-- rests on 1.1-p1 -->\n"
GOOD = {
    "steel/plan.toml": RECORD,
    "steel/text.txt": STEEL,
    "steel/summary.zh.md": SUMMARY,
    "steel/summary.en.md": ENGLISH,
}


def found(settings):
    """(severity, rule, place) of every finding."""
    return [(f.severity, f.what, f.where) for f in open_or_build(settings, take_in=False).archive.check()]


def test_where_all_is_well_nothing_is_found(settings, fill):
    """A list that is never empty is not read."""
    fill({**GOOD, "README.md": "what stands here", ".hidden": ""})

    assert [] == found(settings)


@pytest.mark.parametrize(
    ("finding", "files"),
    [
        (("error", "unreadable", "steel"), {"steel/plan.toml": RECORD + 'colour = "red"\n'}),
        (("error", "not-imported", "inbox/new.txt"), {"inbox/new.txt": STEEL}),
        (("warning", "not-a-plan", "Steel Plan"), {"Steel Plan/text.txt": STEEL}),
        (("warning", "not-a-plan", "steel.txt"), {"steel.txt": STEEL}),
        (("note", "unknown-fields", "plan.toml"), {"steel/plan.toml": RECORD.replace("issued =", "# issued =")}),
        (
            ("warning", "inferred-record", "plan.toml"),
            {"steel/plan.toml": RECORD + '\n[evidence.issuer]\nstate = "inferred"\n'},
        ),
        (("warning", "no-headings", "official (zh)"), {"steel/text.txt": "只有一段话，没有标题，也没有编号。\n" * 5}),
        (("note", "doubtful-characters", "official (zh)"), {"steel/text.txt": STEEL.replace("不锈钢", "不\ue000钢")}),
        (("warning", "no-text", "text"), {"other/plan.toml": RECORD.replace("steel", "other")}),
        (
            ("note", "no-official-text", "text"),
            {
                "other/plan.toml": RECORD.replace("steel", "other"),
                "other/summary.zh.md": SUMMARY,
                "other/summary.en.md": ENGLISH,
            },
        ),
        (
            ("warning", "rests-on-missing", "summary.zh.md s1-p1"),
            {"steel/summary.zh.md": SUMMARY.replace("1.1-p1", "9.9-p1")},
        ),
        (
            ("warning", "summaries-out-of-step", "summary.en.md"),
            {"steel/summary.en.md": ENGLISH.replace("1.1-p1", "1.2-p1")},
        ),
        (("warning", "summaries-out-of-step", "summary.en.md"), {"steel/summary.en.md": ENGLISH + "\nMore.\n"}),
        (
            ("note", "translation-out-of-step", "translation (en)"),
            {"steel/text.en.md": "# 1. Targets\n\nOne paragraph.\n"},
        ),
        (("note", "related-missing", "plan.toml"), {"steel/plan.toml": 'related = ["nowhere"]\n' + RECORD}),
    ],
)
def test_what_needs_an_eye_is_found(finding, files, settings, fill):
    """Each is something only a person can put right, and nobody would notice by himself."""
    fill({**GOOD, **files})
    same_rule = [(severity, what, where) for severity, what, where in found(settings) if what == finding[1]]

    assert [finding] == [(severity, what, where.rpartition("documents/")[2]) for severity, what, where in same_rule]


def test_a_summary_in_one_language_is_found(settings, fill):
    """Half of the readers would find nothing."""
    fill({name: text for name, text in GOOD.items() if not name.endswith("en.md")})

    assert [("warning", "summaries-out-of-step", "summary.en.md")] == found(settings)


def test_a_record_nobody_has_looked_at_is_found(settings, tmp_path):
    """What import inferred stays inferred until a person has read it."""
    file = tmp_path / "steel.txt"
    file.write_text(STEEL, encoding="utf-8")
    archive = open_or_build(settings, [file]).archive

    assert "unreviewed-record" in {finding.what for finding in archive.check()}


def test_bytes_that_could_not_be_read_are_found(settings, fill):
    """A place where the text shows � is a place where it is not the text."""
    fill(GOOD)
    data = STEEL.encode()
    (settings.documents / "steel" / "text.txt").write_bytes(data[:120] + b"\xff\xfe\xff" + data[120:])

    assert ("warning", "replaced-bytes", "text.txt") in found(settings)


def test_changes_since_the_build_are_found(two_plans, fill):
    """What check says would otherwise be about yesterday."""
    fill({"third/text.txt": STEEL})

    assert "index-out-of-date" == two_plans.check()[0].what


def test_the_gravest_comes_first(settings, fill):
    """The top of the list is where one begins."""
    fill({**GOOD, "inbox/new.txt": STEEL, "steel.txt": STEEL, "steel/plan.toml": 'related = ["nowhere"]\n' + RECORD})
    order = [severity for severity, _, _ in found(settings)]

    assert sorted(order, key=["error", "warning", "note"].index) == order
    assert {"error", "warning", "note"} == set(order)


def test_every_finding_says_what_to_do(settings, fill):
    """A complaint without a way out is left lying."""
    fill({"other/plan.toml": RECORD.replace("steel", "other"), "steel/text.txt": STEEL, "x.txt": "", "inbox/y": "z"})
    archive = open_or_build(settings, take_in=False).archive
    told = ("archive import", "archive build", "plan.toml", "inbox", "import", "correct", "write")

    assert [] == [f for f in archive.check() if not any(word in f.message for word in told)]


def test_the_shipped_records_want_only_their_texts(shipped):
    """What comes with the project is complete but for what may not be shipped."""
    assert {"error": 0} == {"error": sum(finding.severity == "error" for finding in shipped.check())}
    assert set() == {finding.what for finding in shipped.check()} - {
        "no-official-text",
        "unknown-fields",
        "inferred-record",
    }
