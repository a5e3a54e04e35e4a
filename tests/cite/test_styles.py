"""References in six styles: what is unknown is said or left out, a summary is the archive's own, tools read them."""

import json
import re

import pytest

from app.cite.styles import STYLES, Reference, cite
from app.domain.record import Evidence
from app.domain.results import PathStep
from app.errors import BadValue
from tests.cite.cite_factories import ANNEX, passage, reference

IN_ANNEX = (PathStep("a2", "附件2 示例省汽车产业实施方案"), PathStep("a2.2", "二、重点任务"))
SUPPLIED = {"title": Evidence("supplied")}


def cited(style, lang="zh", **more):
    """The reference in *style*, its address cut short at the fingerprint."""
    return re.sub(r"fingerprint=[0-9a-f]{12}", "fingerprint=…", cite(reference(lang, **more), style))


URL = "https://archive.example/plans/example-2015-plan/2.1-p2?edition=1&fingerprint=…"
SUMMARY_URL = "https://archive.example/plans/example-2015-plan/s1-p2?fingerprint=…"
ZH, EN = "《示例省工业发展规划》", "Example Province Industrial Plan"
UNKNOWN = {"issuer": (), "issuer_en": (), "doc_number": None, "issued": None}
SUMMARY = {"anchor": "s1-p2", "layer": "summary", "edition": 0, "path": (), "heading": "目标", "title": "目标"}


@pytest.mark.parametrize(
    ("expected", "lang", "more"),
    [
        (
            "中共示例省委，示例省人民政府. 示例省工业发展规划：示政发〔2015〕24号[R/OL]. 2015-07-27："
            f"二、（一）汽车产业，第2段. {URL}.",
            "zh",
            {},
        ),
        (
            f"CPC Example Committee, Example Government. {EN}: 示政发〔2015〕24号[R/OL]. 2015-07-27: "
            f"section 2.1, para. 2. {URL}.",
            "en",
            {},
        ),
        (f"示例省工业发展规划[R/OL]. [日期不详]：二、（一）汽车产业，第2段. {URL}.", "zh", UNKNOWN),
        (f"{EN}[R/OL]. [n.d.]: section 2.1, para. 2. {URL}.", "en", UNKNOWN),
        (
            f"〔示例省工业发展规划〕[R/OL]. [日期不详]：二、（一）汽车产业，第2段. {URL}.",
            "zh",
            UNKNOWN | {"evidence": SUPPLIED},
        ),
        (f"[{EN}][R/OL]. [n.d.]: section 2.1, para. 2. {URL}.", "en", UNKNOWN | {"evidence": SUPPLIED}),
        (
            f"产业规划文库. {ZH}摘要（本库自撰，非官方文本）：目标，第2段[EB/OL]. [2026-03-01]. {SUMMARY_URL}.",
            "zh",
            SUMMARY,
        ),
        (
            f"Industrial Plans Archive. Summary of {EN} (not official text): section s1, para. 2"
            f"[EB/OL]. [2026-03-01]. {SUMMARY_URL}.",
            "en",
            SUMMARY,
        ),
        (
            "中共示例省委，示例省人民政府. 示例省工业发展规划：示政发〔2015〕24号[R/OL]. 2015："
            f"二、（一）汽车产业，第2段. {URL}.",
            "zh",
            {"issued": "2015"},
        ),
    ],
)
def test_gbt7714_of_2025(expected, lang, more):
    """The style of Chinese reports and theses since July 2026."""
    assert expected == cited("gbt7714", lang, **more)


@pytest.mark.parametrize(
    ("expected", "lang", "more"),
    [
        (
            "中共示例省委, 示例省人民政府. 示例省工业发展规划: 示政发〔2015〕24号[R/OL]. 2015: "
            f"二、（一）汽车产业, 第2段(2015-07-27)[2026-03-01]. {URL}.",
            "zh",
            {},
        ),
        (f"示例省工业发展规划[R/OL]. [日期不详]: 二、（一）汽车产业, 第2段[2026-03-01]. {URL}.", "zh", UNKNOWN),
        (f"{EN}[R/OL]. [n.d.]: section 2.1, para. 2[2026-03-01]. {URL}.", "en", UNKNOWN),
        (
            f"产业规划文库. {ZH}摘要（本库自撰，非官方文本）: 目标, 第2段[EB/OL]. [2026-03-01]. {SUMMARY_URL}.",
            "zh",
            SUMMARY,
        ),
    ],
)
def test_gbt7714_of_2015(expected, lang, more):
    """Journals that have not changed yet want half-width punctuation and the date of access."""
    assert expected == cited("gbt7714-2015", lang, **more)


@pytest.mark.parametrize(
    ("expected", "lang", "more"),
    [
        (
            "“到2020年，产值达到8000亿元。重点发展整车。”（中共示例省委、示例省人民政府，《示例省工业发展规划》，"
            f"示政发〔2015〕24号，2015年7月27日，二、（一）汽车产业，第2段，文库第1版，{URL}）",
            "zh",
            {},
        ),
        (
            "“到2020年，产值达到8000亿元。重点发展整车。” (CPC Example Committee, Example Government, "
            f"{EN}, 示政发〔2015〕24号, 27 July 2015, section 2.1, para. 2, archive edition 1, {URL})",
            "en",
            {},
        ),
        (
            "“重点发展整车。”（中共示例省委、示例省人民政府，《示例省工业发展规划》，示政发〔2015〕24号，2015年7月，"
            f"二、（一）汽车产业，第2段第2句，文库第1版，{URL.replace('-p2', '-p2-s2')}）",
            "zh",
            {"anchor": "2.1-p2-s2", "issued": "2015-07"},
        ),
        (
            "“到2020年，产值达到8000亿元。重点发展整车。”（〔示例省工业发展规划〕，日期不详，"
            f"二、（一）汽车产业，第2段，文库第1版，{URL}）",
            "zh",
            UNKNOWN | {"evidence": SUPPLIED},
        ),
        (
            f"“总产值翻番。”（产业规划文库，{ZH}摘要（本库自撰，非官方文本），目标，第2段，{SUMMARY_URL}）",
            "zh",
            SUMMARY | {"text": "总产值翻番。"},
        ),
        (
            "“指标8000”（《示例省工业发展规划》，日期不详，二、（一）汽车产业，表1，文库第1版，"
            f"{URL.replace('-p2', '-t1')}）",
            "zh",
            UNKNOWN | {"anchor": "2.1-t1", "text": "指标\n8000"},
        ),
    ],
)
def test_a_plain_quotation_has_its_source_in_brackets(expected, lang, more):
    """To paste into a report: the words as cited, and all that is known of where they stand."""
    assert expected == cited("text", lang, **more)


def test_bibtex_has_all_that_is_known():
    """Names are braced, since BibTeX would take 示例省人民政府 for a surname."""
    found = cited("bibtex")

    assert found == (
        "@techreport{example-2015-plan:2.1-p2,\n"
        "  author = {{中共示例省委} and {示例省人民政府}},\n"
        "  title = {{示例省工业发展规划}},\n"
        "  institution = {{中共示例省委; 示例省人民政府}},\n"
        "  number = {示政发〔2015〕24号},\n"
        "  year = {2015},\n  month = {7},\n  day = {27},\n"
        "  note = {二、（一）汽车产业，第2段；文库第1版；文本指纹 " + reference().passage.fingerprint + "},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-03-01},\n  language = {chinese},\n}"
    )


def test_ris_has_all_that_is_known():
    """Zotero and EndNote read it; a comma behind a body keeps it whole."""
    lines = cited("ris").splitlines()

    assert [
        "TY  - RPRT",
        "AU  - 中共示例省委,",
        "AU  - 示例省人民政府,",
        "TI  - 示例省工业发展规划",
        "PB  - 中共示例省委; 示例省人民政府",
        "SN  - 示政发〔2015〕24号",
        "PY  - 2015",
        "DA  - 2015/07/27/",
    ] == lines[:8]


def test_csl_json_has_all_that_is_known():
    """The form word processors' plug-ins and Zotero's exchange take."""
    item = json.loads(cite(reference(), "csl-json"))[0]

    assert ("report", [[2015, 7, 27]], [{"literal": "中共示例省委"}, {"literal": "示例省人民政府"}], "规划") == (
        item["type"],
        item["issued"]["date-parts"],
        item["author"],
        item["genre"],
    )


@pytest.mark.parametrize(
    ("absent", "style", "more"),
    [
        (("author =", "year =", "number =", "institution ="), "bibtex", UNKNOWN),
        (("AU  -", "PY  -", "DA  -", "SN  -", "PB  -"), "ris", UNKNOWN),
        (('"author"', '"issued"', '"number"', '"publisher"'), "csl-json", UNKNOWN),
        (("institution =", "示例省人民政府", "2015-07-27", "24号"), "bibtex", SUMMARY),
        (("PB  -", "示例省人民政府", "PY  -", "24号"), "ris", SUMMARY),
        (('"publisher"', "示例省人民政府", '"issued"', "24号", '"genre"'), "csl-json", SUMMARY),
    ],
)
def test_what_is_unknown_is_absent_and_a_summary_is_not_the_governments(absent, style, more):
    """The archive's own words must never go into a bibliography under the issuing body's name."""
    found = cite(reference(**more), style)

    assert [] == [piece for piece in absent if piece in found]


@pytest.mark.parametrize("style", sorted(STYLES))
@pytest.mark.parametrize(
    "anchor", ["a2.2.1-p2", "2~2.1-p1", "2.1-t1-r3", "2.1-p2-s1", "2.1", "box1-p1", "n-p1", "a1.0-p1"]
)
def test_every_style_carries_the_permanent_address(style, anchor):
    """Whatever is cut off in a footnote, the address leads back to the very words, in the edition cited."""
    part = ANNEX if anchor.startswith("a") else None
    found = cite(reference(anchor=anchor, part=part, path=IN_ANNEX if part else ()), style)

    assert f"/plans/example-2015-plan/{anchor}?edition=1&fingerprint=" in found.replace(r"\_", "_")


def test_a_key_has_no_tilde():
    """BibTeX reads ~ as a blank."""
    assert cited("bibtex", anchor="2~2.1-p1").startswith("@techreport{example-2015-plan:2_2.1-p1,")


def test_a_translation_is_cited_as_the_issuing_bodys_text():
    """A translation is not the archive's abstract; its language is its own."""
    found = cite(reference("en", layer="translation", written="en"), "ris")

    assert ("TY  - RPRT", True) == (found.splitlines()[0], "LA  - en" in found)


@pytest.mark.parametrize(("lang", "expected"), [("zh", ". 〔题名原文未载〕"), ("en", ". [title not stated in source]")])
def test_of_a_plan_without_any_title_that_is_said(lang, expected):
    """A slug in its place looks like a title, and no title is made up."""
    assert expected in cite(reference(lang, title_zh=None, title_en=None), "gbt7714")


@pytest.mark.parametrize(
    ("expected", "lang", "style"),
    [
        ("文库第1版（2026-01-31）", "zh", "text"),
        ("archive edition 1 (2026-01-31)", "en", "text"),
        ("文库第1版（2026-01-31）", "zh", "bibtex"),
        ("archive edition 1 (2026-01-31)", "en", "ris"),
        ("文库第1版（2026-01-31）", "zh", "csl-json"),
    ],
)
def test_the_edition_is_told_with_its_date(expected, lang, style):
    """A number says little to who does not have the archive at hand."""
    ref = Reference(passage(), lang, "https://archive.example", "2026-03-01", "2026-01-31")

    assert expected in cite(ref, style)


def test_a_year_alone_is_not_told_twice():
    """2015: 第2段(2015) would read as if the page had changed in that year."""
    assert "[R/OL]. 2015: 二、（一）汽车产业, 第2段[2026-03-01]." in cited("gbt7714-2015", issued="2015")


def test_an_unknown_style_names_those_there_are():
    """A mistyped style is a mistake of the request, and says so."""
    with pytest.raises(BadValue, match="gbt7714, gbt7714-2015, bibtex, ris, csl-json, text"):
        cite(reference(), "harvard")
