"""
What each command prints and leaves behind.

What the archive answers is tested with app.archive, JSON shapes with app.web; here it is that they come out.
"""

import json

import pytest

from app.web import present, present_answers


def test_import_says_where_a_file_went_and_that_it_is_not_built(run):
    """Import and build are two steps; who forgets the second finds nothing."""
    status, told, complaint = run("import", "steel.txt")

    assert (0, "", 2) == (status, complaint, told.count("\n"))
    assert ("new plan" in told, "archive build" in told) == (True, True)


def test_import_says_how_sure_it_is(run, slug, home):
    """A text filed under the wrong plan is worse than one that is not filed."""
    (home / "again.txt").write_text((home / "steel.txt").read_text(encoding="utf-8") + "\n附则。\n", encoding="utf-8")
    _, told, _ = run("import", "again.txt")

    assert (True, True, True) == (slug in told, "edition 2" in told, "% sure]" in told)


def test_one_bad_file_fails_and_the_rest_is_imported(run, home):
    """A folder of a hundred files has one that is a picture."""
    (home / "picture.png").write_bytes(b"\x89PNG")
    status, told, complaint = run("import", "steel.txt", "picture.png")

    assert (2, True, True) == (status, "new plan" in told, "not imported: picture.png" in complaint)


def test_importing_nothing_is_a_failure(run, home):
    """A folder without a readable file was most likely not the one that was meant."""
    (home / "empty").mkdir()

    assert 2 == run("import", "empty")[0]


def test_build_counts_what_it_built(run):
    """The first sign that something is missing is a number that is too small."""
    run("import", "steel.txt")

    assert "1 plan, 4 sections, 2 paragraphs" in run("build")[1]


def test_build_names_what_it_could_not_read(run, slug, home):
    """The rest is built, and the exit status tells a script."""
    (home / "documents" / slug / "summary.zh.md").write_text("no heading\n", encoding="utf-8")
    status, told, complaint = run("build")

    assert (2, True, True) == (status, "1 plan," in told, "summary.zh.md" in complaint)


def test_search_prints_hits_under_their_plan_with_the_words_marked(run, slug):
    """What is found is seen at once, and can be cited by the anchor beside it."""
    _, told, _ = run("search", "汽车板", "--literal")

    assert (True, True, True) == (slug in told, "2.1-p1" in told, "**汽车板**" in told)


@pytest.mark.parametrize(("found", "options"), [(1, ["--year", "2016"]), (0, ["--year", "1999"]), (1, ["--size", "1"])])
def test_search_takes_facets(found, options, run, slug):
    """The same questions as on the page."""
    _, told, _ = run("search", "高强度汽车板", "--literal", *options)

    assert found == int(told.split()[0])


def test_search_says_when_documents_have_changed(run, slug, home):
    """An answer from before the last import looks like an answer."""
    (home / "documents" / slug / "summary.zh.md").write_text("# 摘要\n\n## 目标\n\n一句。\n", encoding="utf-8")
    status, _, complaint = run("search", "汽车")

    assert (0, True) == (status, "archive build" in complaint)


@pytest.mark.parametrize(
    ("keys", "arguments"),
    [
        (["query", "total", "totals", "hits", "facets"], ["search", "汽车"]),
        (["items", "total", "page"], ["plans"]),
        (["record", "outline", "repairs"], ["outline", "steel.txt"]),
        (["status", "cited", "now", "candidates", "diff"], ["resolve", "--quote", "高强度汽车板"]),
    ],
)
def test_json_is_what_the_web_answers(keys, arguments, run, slug):
    """A script reads either; there is one shape."""
    status, told, _ = run(*arguments, "--json")

    assert (0, []) == (status, [key for key in keys if key not in json.loads(told)])


def test_the_json_of_an_outline_is_that_of_the_api(run, home):
    """Whoever checks the parser compares the two."""
    from app.archive.preview import preview

    info, view = preview(home / "steel.txt")
    told = json.loads(run("outline", "steel.txt", "--json")[1])

    assert [present.outline(view), present.record(info)] == [told["outline"], told["record"]]


def test_the_json_of_an_answer_is_that_of_the_api(run, slug, home):
    """Down to the last key."""
    from app.archive import Archive
    from app.domain.results import SearchRequest
    from app.settings import load_settings

    archive = Archive.open(load_settings())
    plans = {info.plan: info for info in archive.plans()}
    answer = present_answers.search(archive.search(SearchRequest("汽车")), plans)
    told = json.loads(run("search", "汽车", "--json")[1])
    answer["took_ms"] = told["took_ms"]

    assert json.loads(json.dumps(answer)) == told


@pytest.mark.parametrize(
    "line",
    [
        "1  一、 发展目标  [level 1; 0 ¶",
        "1.1  （一） 做强主业  [level 2; 1 ¶; run-in",
        "title            测试省钢铁产业发展规划（2016—2020年）  [stated]",
        "period           2016–2020  [stated]",
    ],
)
def test_outline_prints_what_was_found(line, run):
    """Before a file is imported one sees how it would be read, and why."""
    assert line in run("outline", "steel.txt")[1]


def test_outline_imports_nothing(run, home):
    """A look at a file leaves no trace."""
    run("outline", "steel.txt")

    assert ["steel.txt"] == [path.name for path in home.iterdir()]


def test_cite_prints_the_citation_and_nothing_else(run, slug):
    """It goes into a report or another program as it is."""
    status, told, complaint = run("cite", slug, "1.1-p1", "--base-url", "https://plans.example")

    assert (0, "", 1) == (status, complaint, told.count("\n"))
    assert f"https://plans.example/plans/{slug}/1.1-p1?edition=1&fingerprint=" in told


def test_resolve_prints_what_became_of_it(run, slug, home):
    """A corrected sentence is shown as it was and as it is."""
    corrected = (home / "steel.txt").read_text(encoding="utf-8").replace("900", "950")
    (home / "corrected.txt").write_text(corrected, encoding="utf-8")
    run("import", "corrected.txt", "--build")
    _, told, _ = run("resolve", slug, "1.1-p1", "--edition", "1")

    assert told.startswith("corrected:")
    assert ("[-900-]{+950+}" in told, "edition 2" in told) == (True, True)


def test_plans_lists_what_is_held(run, slug):
    """With its slug, which the other commands want."""
    _, told, _ = run("plans")

    assert (True, True, True) == (slug in told, "official (zh)" in told, "from steel.txt" in told)


def test_check_counts_what_it_found(run, slug):
    """And names the plan and the file."""
    status, told, _ = run("check")

    assert (0, True, True) == (status, f"{slug}: plan.toml" in told, "0 errors" in told)


def test_withdraw_leaves_a_tombstone(run, slug):
    """From the next build on the plan is gone and says why."""
    run("withdraw", slug, "--reason", "imported by mistake")
    run("build")
    status, _, complaint = run("cite", slug, "1.1-p1")

    assert (2, True) == (status, "imported by mistake" in complaint)
    assert "imported by mistake" in run("plans")[1]


def test_a_signed_record_is_found_by_the_text_alone(run, slug, home):
    """Records travel without their texts; the text, when it comes, finds its record whatever the file is called."""
    record = (home / "documents" / slug / "plan.toml").read_text(encoding="utf-8").split("[signature]")[0]
    bare = "\n".join(line for line in record.splitlines() if "测试省" not in line)
    (home / "clone" / slug).mkdir(parents=True)
    (home / "clone" / slug / "plan.toml").write_text(bare, encoding="utf-8")
    run("sign", slug, "steel.txt", "--documents", "clone")
    _, told, _ = run("import", "steel.txt", "--documents", "clone")

    assert (True, False) == (f"{slug}, edition 1" in told, "new plan" in told)
