"""archive check-quotes: what a report quotes, on the console and as JSON."""

import json

RIGHT = "到2020年，全省钢铁产业销售收入突破900亿元"
WRONG = RIGHT.replace("900", "950")


def test_a_report_with_a_wrong_number_is_told_so(run, slug, home):
    """The exit status makes it a check that others can run."""
    (home / "report.md").write_text(f"报告说“{WRONG}”。\n", encoding="utf-8")
    status, told, _ = run("check-quotes", "report.md")

    assert (2, True, True) == (status, "数字或单位不符" in told, "[-950-]{+900+}" in told)


def test_a_report_that_is_right_passes(run, slug, home):
    """Nothing is left to do."""
    (home / "report.txt").write_text(f"报告说“{RIGHT}”。\n", encoding="utf-8")

    assert 0 == run("check-quotes", "report.txt")[0]


def test_as_json_it_is_what_the_api_answers(run, slug, home):
    """One shape for both faces."""
    (home / "report.md").write_text(f"报告说“{WRONG}”。\n", encoding="utf-8")
    found = json.loads(run("check-quotes", "report.md", "--json")[1])["quotations"]

    assert [("number_differs", "not_cited", slug)] == [(q["verdict"], q["place"], q["best"]["plan"]) for q in found]


def test_a_report_that_is_not_there_is_said_in_one_line(run, slug):
    """A slip of the pen in a name."""
    status, _, complaint = run("check-quotes", "nofile.md")

    assert (2, True) == (status, "there is no such file" in complaint)
