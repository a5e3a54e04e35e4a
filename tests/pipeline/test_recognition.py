"""From file to plan: what a file is called, how it was made and where its lines break makes no difference."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.pipeline.archive_factory import SmallArchive
from tests.store.plan_texts import paragraphs, plan_text, rewrapped

TITLE = "示例省特色产业提质增效行动计划（2016-2020年）"
NUMBER = "示政发〔2016〕8号"
TEXT = plan_text(TITLE, NUMBER)
HEADLESS = plan_text(None)
SAID = paragraphs(1)


def as_docx(text: str) -> bytes:
    """*text* as a Word file, a paragraph a line."""
    document = docx.Document()
    for line in filter(None, text.splitlines()):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(text: str) -> str:
    """*text* as a web page with something around it."""
    body = "".join(f"<p>{line}</p>\n" for line in filter(None, text.splitlines()))
    return (
        '<html><head><meta charset="utf-8"><title>页面</title></head>'
        f'<body><div class="nav"><a href="/">首页</a></div>{body}</body></html>'
    )


FORMS: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "renamed": ("2023-附件.txt", lambda text: text + "\n"),
    "broken at 40": ("a.txt", lambda text: rewrapped(text, 40)),
    "GB18030": ("a.txt", lambda text: text.encode("gb18030")),
    "UTF-16": ("a.txt", lambda text: text.encode("utf-16")),
    "Windows line ends": ("a.txt", lambda text: text.replace("\n", "\r\n")),
    "Word": ("a.docx", as_docx),
    "a web page": ("a.html", as_html),
    "a paragraph missing": ("a.txt", lambda text: text.replace(SAID[11], "")),
    "a paragraph corrected": ("a.txt", lambda text: text.replace(SAID[11], paragraphs(7)[0])),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallArchive:
    """An archive with one plan that states number and title, and one that states nothing."""
    archive = SmallArchive(tmp_path_factory.mktemp("made"))
    archive.write("shili-2016/plan.toml", f'doc_number = "{NUMBER}"\n[title]\nzh = "{TITLE}"\n')
    archive.take("a.txt", TEXT)
    archive.write("headless/plan.toml", "")
    archive.take("b.txt", plan_text(None, seed=5), plan="headless")
    return archive


@pytest.fixture
def held(made: SmallArchive, tmp_path: Path) -> SmallArchive:
    """A copy of it, to be changed."""
    return SmallArchive(tmp_path, made)


@pytest.mark.parametrize("form", FORMS)
def test_a_plan_is_recognised_in_every_form(held: SmallArchive, form: str):
    """The same plan comes from a ministry's page, a colleague's Word file and an old archive."""
    name, change = FORMS[form]
    report = held.take(name, change(TEXT))

    assert ("shili-2016", "document-number") == (report.plan, report.recognition and report.recognition.by)


@pytest.mark.parametrize("form", [form for form in FORMS if "paragraph" not in form])
def test_a_plan_without_a_head_is_recognised_in_every_form(held: SmallArchive, form: str):
    """Copied text has lost its first lines more often than not."""
    name, change = FORMS[form]
    report = held.take(name, change(plan_text(None, seed=5)))

    assert "headless" == report.plan


@pytest.mark.parametrize(
    ("what", "text"),
    [
        (
            "another province's plan",
            plan_text("另省特色产业提质增效行动计划（2016-2020年）", "另政发〔2016〕8号", seed=2),
        ),
        ("the next plan of the series", plan_text("示例省特色产业提质增效行动计划（2021-2025年）", seed=2)),
        (
            "the next plan of the series, half of it taken over",
            plan_text("示例省特色产业提质增效行动计划（2021-2025年）", body=SAID[:15] + paragraphs(2)[:15]),
        ),
        (
            "one that quotes number and title",
            plan_text(
                "望湖市推进特色产业若干措施",
                "望政发〔2016〕30号",
                body=[f"根据《{TITLE}》（{NUMBER}），结合本市实际，制定本措施。", *paragraphs(2)],
            ),
        ),
        (
            "one that quotes the number and has none",
            plan_text("望湖市若干措施", body=[f"按照{NUMBER}文件要求。", *paragraphs(2)]),
        ),
        ("a page about the plan", plan_text("一图读懂" + TITLE, body=[f"《{TITLE}》近日印发。", *paragraphs(2)[:9]])),
        ("a text without a head", plan_text(None, seed=2)),
        ("an extract", plan_text(None, body=SAID[4:12])),
    ],
)
def test_what_is_not_the_plan_becomes_a_plan_of_its_own(held: SmallArchive, what: str, text: str):
    """Filed as its next edition it would put the real text out of sight."""
    assert ("new-plan", 1) == ((report := held.take("a.txt", text)).outcome, report.edition)


def test_the_name_of_a_file_says_nothing(held: SmallArchive):
    """People call everything 规划.txt, or by the name of the plan it was taken from."""
    report = held.take(f"{TITLE}.txt", plan_text(None, seed=2))

    assert "new-plan" == report.outcome


def test_a_recognised_text_says_by_what(held: SmallArchive):
    """Whoever disagrees must see what it rests on."""
    message = held.take("新文件.txt", TEXT.replace(SAID[11], "")).message

    assert (True, True) == (
        message.startswith("新文件.txt: shili-2016, edition 2 (by its document number"),
        "%" in message,
    )


def test_plans_of_one_import_know_each_other(held: SmallArchive):
    """A folder holds a plan, its correction and the plan once more."""
    first = held.take("a.txt", plan_text(None, seed=8)).plan

    assert [("new-edition", first), ("unchanged", first)] == [
        (report.outcome, report.plan)
        for report in (
            held.take("b.txt", plan_text(None, seed=8) + "补一句。\n"),
            held.take("c.txt", plan_text(None, seed=8)),
        )
    ]
