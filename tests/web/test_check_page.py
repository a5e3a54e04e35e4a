"""The page that checks a text: every quotation and citation in context, files to keep, and what cannot be checked."""

import csv
import io
import logging
from typing import Any

import docx
import pytest
from starlette.testclient import TestClient

from app.settings import Settings

PLAN = "《示例省特色产业提质增效行动计划》"
SENTENCE = "到2020年，全省汽车产业总产值力争达到2600亿元"
SECRET = "尚未公布的内部评估意见认为该项目应当立即停止"
LINK = "https://archive.example/plans/shili-sheng/2.1-p2?edition=2"
REPORT = f"""# 报告

{PLAN}提出：“{SENTENCE.replace("2600", "2900")}”。又见《没有这样一份文件的规划》。

> {SENTENCE}，年均增长12%左右。
> —— {LINK}

另据内部材料，“{SECRET}”。
"""


def send(client: TestClient, text: str, address: str = "/check", lang: str = "zh") -> Any:
    """The answer to a pasted text."""
    return client.post(f"{address}?lang={lang}", files={"text": (None, text)})


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ["数字或单位不符", "文字一致", "文库中没有找到", "出处相符", "未注出处", "文库没有收录"]),
        ("en", ["A number or unit differs", "Words agree", "Not found in the archive", "At the place cited"]),
    ],
)
def test_words_and_place_are_answered_apart(client: TestClient, lang: str, said: list[str]) -> None:
    """In the reader's language, beside each other, for every quotation."""
    page = send(client, REPORT, lang=lang).text

    assert [] == [words for words in said if words not in page]


def test_the_digit_that_differs_is_marked(client: TestClient) -> None:
    """The editor sees which one it is, and where the right one stands."""
    page = send(client, REPORT).text

    assert (True, True) == ("<del>2900</del><ins>2600</ins>" in page, "/plans/shili-sheng/2.1-p2?edition=2" in page)


def test_each_finding_stands_in_its_context(client: TestClient) -> None:
    """A quotation alone cannot be found again in a report of a hundred pages."""
    page = send(client, f"前文在此，“{SENTENCE}”，后文在彼。").text

    assert f'前文在此，“</span><mark>{SENTENCE}</mark><span class="mut">”，后文在彼。' in page


def test_nothing_is_found_in_a_text_without_quotations(client: TestClient) -> None:
    """It is said plainly, and the text stays to be mended."""
    answer = send(client, "“甲”")

    assert (200, True) == (answer.status_code, "“甲”</textarea>" in answer.text)


def word_file(*paragraphs: str) -> bytes:
    """A Word file of some paragraphs."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("报告.txt", f"“{SENTENCE}”".encode()),
        ("报告.txt", f"“{SENTENCE}”".encode("gb18030")),
        ("报告.md", f"> {SENTENCE}\n".encode()),
        ("报告.docx", word_file("报告", f"计划提出“{SENTENCE}”。")),
    ],
)
def test_a_file_is_checked_as_its_text_is(client: TestClient, name: str, data: bytes) -> None:
    """Reports are written in Word, and older ones stand in older encodings."""
    page = client.post("/check?lang=zh", files={"text": (None, ""), "file": (name, data)}).text

    assert "文字一致" in page


@pytest.mark.parametrize(
    ("status", "files"),
    [
        (400, {"text": (None, "")}),
        (400, {"text": (None, " \n")}),
        (400, {"other": (None, "x")}),
        (422, {"file": ("a.docx", b"no Word file")}),
        (422, {"file": ("a.exe", b"MZ\x00")}),
        (422, {"file": ("a.txt", b"\x00\x01\x02" * 99)}),
        (422, {"file": ("a.txt", b"  ")}),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_checked_says_what_to_do(client: TestClient, lang: str, status: int, files: Any) -> None:
    """On the page with the form, so that one can try again."""
    answer = client.post(f"/check?lang={lang}", files=files)

    assert (status, True, True) == (answer.status_code, "<textarea" in answer.text, 'role="alert"' in answer.text)


def test_a_text_that_is_too_long_is_refused(client: TestClient, site_settings: Settings) -> None:
    """The limit is told, and how much was sent."""
    answer = send(client, "字" * (site_settings.max_check_chars + 1), lang="en")

    assert (413, True) == (answer.status_code, f"{site_settings.max_check_chars} are checked at once" in answer.text)


@pytest.mark.parametrize(
    ("accept", "kind"), [("text/html", "text/html"), ("application/json", "application/problem+json")]
)
def test_a_body_that_is_too_long_is_refused_as_a_page_or_a_document(
    client: TestClient, site_settings: Settings, accept: str, kind: str
) -> None:
    """Who chose a film by mistake reads a sentence, and a program a problem document."""
    body = b"x" * (site_settings.max_body_bytes + 1)
    answer = client.post("/check", content=body, headers={"accept": accept, "content-type": "text/plain"})

    assert (413, True) == (answer.status_code, answer.headers["content-type"].startswith(kind))


@pytest.mark.parametrize("body", [b"", b"text", b"--x\r\n"])
def test_a_body_that_is_no_form_is_refused(client: TestClient, body: bytes) -> None:
    """A form cut off on its way is no empty one."""
    kind = "multipart/form-data; boundary=x"

    assert 400 == client.post("/check", content=body, headers={"content-type": kind}).status_code


def test_a_table_has_a_row_for_every_finding(client: TestClient) -> None:
    """Quotations with both answers, the difference and a permanent link; then citations."""
    answer = send(client, REPORT, "/check.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    start = next(k for k, row in enumerate(rows) if row[:1] == ["类别"])

    assert [
        ("引文", "数字或单位不符", "出处相符"),
        ("引文", "文字一致", "出处相符"),
        ("引文", "文库中没有找到", "未注出处"),
        ("出处", "文库已收录", ""),
        ("出处", "文库没有收录", ""),
        ("出处", "与引用时一致", ""),
    ] == [(row[0], row[2], row[3]) for row in rows[start + 1 :]]


def test_the_report_to_keep_is_what_the_api_answers(client: TestClient) -> None:
    """One truth for editors and for programs."""
    sent = REPORT.strip("\n")

    assert client.post("/api/check", json={"text": sent}).json() == send(client, REPORT, "/check.json").json()


@pytest.mark.parametrize(
    ("suffix", "beginning"), [("md", "# 引文核对".encode()), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"{")]
)
def test_the_report_to_keep_comes_in_four_forms(client: TestClient, suffix: str, beginning: bytes) -> None:
    """As files, which no cache on the way keeps."""
    answer = send(client, REPORT, f"/check.{suffix}")

    assert (200, True, "no-store", True) == (
        answer.status_code,
        answer.content.startswith(beginning),
        answer.headers["cache-control"],
        f".{suffix}" in answer.headers["content-disposition"],
    )


def test_the_text_is_neither_logged_nor_kept(
    client: TestClient, site_settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """What is not published yet is nobody's business."""
    with caplog.at_level(logging.DEBUG):
        answer = send(client, REPORT)
    files = [p for folder in (site_settings.documents, site_settings.index) for p in folder.rglob("*") if p.is_file()]
    kept = [p for p in files if SECRET.encode() in p.read_bytes()]

    assert (False, [], "no-store") == (SECRET in caplog.text, kept, answer.headers["cache-control"])


def test_markup_in_a_text_is_words(client: TestClient) -> None:
    """Whoever pastes a page of the web must not run it here."""
    page = send(client, "“</textarea><script>alert(1)</script>产业发展规划”《<b>规划</b>》").text

    assert ("<script>alert" in page, "<b>规划" in page) == (False, False)
