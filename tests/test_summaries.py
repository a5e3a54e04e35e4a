"""
The shipped summaries say what the plans say: same in both languages, every figure where they claim it stands.

The first half needs only documents/. The second half needs the official texts in ../shared/plans (or under
$ARCHIVE_SHARED) and skips by name where they are absent. Official texts are found by the summary's slug, which is
how they are named there; recognising a file by its content is tested with the importer.
"""

import os
import re
import unicodedata
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from app.domain.outline import Outline, Paragraph
from app.read import read_file
from app.structure import build_outline
from app.structure.summaries import read_summary

ROOT: Final = Path(__file__).resolve().parent.parent
SHARED: Final = Path(os.environ.get("ARCHIVE_SHARED", ROOT.parent / "shared")) / "plans"
PLANS: Final = (
    "dandong-industrial-clusters",
    "jilin-2011-pillar-industries",
    "jilin-2017-industrial-upgrade",
    "liaoning-2015-traditional-industry",
    "liaoyuan-2016-industry-outlook",
)
LONGEST_BORROWING: Final = 19
"""Characters a summary may share with the official text in a row; white space and punctuation are not counted."""

SHORTEST, LONGEST = 300, 800
"""Han characters of a Chinese summary at this stage (issue 2)."""

Amount = tuple[Decimal, str]
"""A value in whole units and the unit it is printed with ("" for none): 8000亿元 is (800000000000, "元")."""

_SCALES: Final = {"万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "百万": 10**6, "万": 10**4, "": 1}
_UNITS: Final = "个百分点|百分点|%|元|年|月|日|户|家|个|件|项|吨|辆|种|类|台|套|列|亩|颗|架|人|处|座|倍|大|条|名|头|团"
_HAN_AMOUNT: Final = re.compile(
    rf"(?P<digits>\d+(?:\.\d+)?)(?P<scale>万亿|亿|百万|万)?(?P<unit>{_UNITS})?"
    rf"|(?<![一二三四五六七八九十])(?P<word>[十百千])(?P<word_scale>万亿|亿)(?P<word_unit>{_UNITS})?"
)
_WORDS: Final = {"十": 10, "百": 100, "千": 1000}
_ENGLISH_AMOUNT: Final = re.compile(r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?:[ -](?P<scale>million|billion|trillion)\b)?")
_ENGLISH_SCALES: Final = {"million": 10**6, "billion": 10**9, "trillion": 10**12, None: 1}


def chinese_amounts(text: str) -> list[Amount]:
    """
    The amounts in *text*, in order; white space inside them does not matter, 千亿元 counts as 1000亿元.

    >>> chinese_amounts("总产值突破8000亿元，占 50% 以上")
    [(Decimal('800000000000'), '元'), (Decimal('50'), '%')]
    """
    folded = re.sub(r"\s|(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", text))
    amounts = []
    for match in _HAN_AMOUNT.finditer(folded):
        if match["word"]:
            amounts.append((Decimal(_WORDS[match["word"]] * _SCALES[match["word_scale"]]), match["word_unit"] or ""))
        else:
            amounts.append((Decimal(match["digits"]) * _SCALES[match["scale"] or ""], match["unit"] or ""))
    return amounts


def english_values(text: str) -> list[Decimal]:
    """The values in *text*: "800 billion yuan" is 800000000000."""
    return [
        Decimal(match["digits"].rstrip(",").replace(",", "")) * _ENGLISH_SCALES[match["scale"]]
        for match in _ENGLISH_AMOUNT.finditer(text)
    ]


def paragraph_amounts(paragraph: Paragraph) -> set[Amount]:
    """The amounts of an official paragraph; a table's cells take the unit in brackets from their row or column head."""
    if paragraph.table is None:
        return set(chinese_amounts(paragraph.text))
    amounts: set[Amount] = set()
    for row in paragraph.table.rows:
        bracketed = [m[1] for cell in row for m in re.finditer(r"[（(]([^）)]+)[）)]", cell)]
        for cell in row:
            amounts |= set(chinese_amounts(cell))
            for unit in bracketed:
                amounts |= set(chinese_amounts(f"{cell}{unit}"))
    return amounts


def bare(text: str) -> str:
    """Letters and digits only, widths folded: what is compared when wording is."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


@cache
def summary(plan: str, lang: str) -> Outline:
    """The summary of *plan* in *lang*, as the archive reads it."""
    path = ROOT / "documents" / plan / f"summary.{lang}.md"
    return read_summary(path.read_text(encoding="utf-8"), path.name)


@cache
def official(plan: str) -> Outline:
    """The outline of the official text; skips the test by name where the text is not at hand."""
    path = SHARED / f"{plan}.txt"
    if not path.exists():
        where = f"put it in {SHARED.name}/ beside the project or set ARCHIVE_SHARED"
        pytest.skip(f"the official text of {plan} is not here; {where}")
    return build_outline(read_file(path))


def paragraphs(outline: Outline) -> list[Paragraph]:
    """All paragraphs in reading order."""
    return [p for section in outline.sections for p in section.paragraphs]


def rested_on(plan: str, anchor: str) -> list[Paragraph]:
    """The official paragraphs *anchor* names: one, or a section's own; empty where there is no such anchor."""
    for section in official(plan).sections:
        if section.anchor == anchor:
            return list(section.paragraphs)
        if found := [p for p in section.paragraphs if p.anchor == anchor]:
            return found
    return []


# ---- what can be said without the official texts -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("突破8000亿元", 800_000_000_000, "元"),
        ("形成400万辆份生产能力", 4_000_000, "辆"),
        ("均超千亿元以上", 100_000_000_000, "元"),
        ("达到 50% 以上", 50, "%"),
        ("提高３个百分点", 3, "个百分点"),
        ("计划投资2.6万亿元以上", 2_600_000_000_000, "元"),
    ],
)
def test_the_check_reads_amounts_as_a_reader_does(text: str, value: int, unit: str) -> None:
    """A check that misreads 万亿 would pass a summary that is wrong by ten thousand times."""
    assert chinese_amounts(text) == [(Decimal(value), unit)]


@pytest.mark.parametrize("plan", PLANS)
def test_both_languages_have_the_same_paragraphs(plan: str) -> None:
    """The same anchor must lead to the same statement in either language."""
    zh, en = summary(plan, "zh"), summary(plan, "en")

    assert [(p.anchor, p.rests_on) for p in paragraphs(en)] == [(p.anchor, p.rests_on) for p in paragraphs(zh)]


@pytest.mark.parametrize("plan", PLANS)
def test_every_paragraph_says_what_it_rests_on(plan: str) -> None:
    """A statement without a source is of no use to someone who has to cite one."""
    assert [p.anchor for p in paragraphs(summary(plan, "zh")) if not p.rests_on] == []


@pytest.mark.parametrize("plan", PLANS)
def test_both_languages_carry_the_same_figures(plan: str) -> None:
    """An English reader must not be told another number than a Chinese one."""
    wrong = {}
    for zh, en in zip(paragraphs(summary(plan, "zh")), paragraphs(summary(plan, "en")), strict=True):
        chinese, english = Counter(v for v, _ in chinese_amounts(zh.text)), Counter(english_values(en.text))
        if chinese != english:
            wrong[zh.anchor] = (sorted((chinese - english).elements()), sorted((english - chinese).elements()))

    assert wrong == {}


@pytest.mark.parametrize("plan", PLANS)
def test_a_summary_has_the_length_of_one(plan: str) -> None:
    """Long enough to be useful where no official text is held, short enough to be read first."""
    text = "".join(p.text for p in paragraphs(summary(plan, "zh")))

    assert SHORTEST <= len(re.findall("[\u4e00-\u9fff]", text)) <= LONGEST


# ---- against the official texts ------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS)
def test_every_anchor_exists(plan: str) -> None:
    """A link to a paragraph that is not there is worse than none."""
    anchors = {anchor for p in paragraphs(summary(plan, "zh")) for anchor in p.rests_on}

    assert sorted(anchor for anchor in anchors if not rested_on(plan, anchor)) == []


@pytest.mark.parametrize("plan", PLANS)
def test_every_figure_stands_in_a_passage_it_rests_on(plan: str) -> None:
    """Whoever checks our 8000亿元 finds it one click away, with the same unit."""
    missing = {}
    for paragraph in paragraphs(summary(plan, "zh")):
        sources = [source for anchor in paragraph.rests_on for source in rested_on(plan, anchor)]
        printed = {amount for source in sources for amount in paragraph_amounts(source)}
        if absent := [amount for amount in chinese_amounts(paragraph.text) if amount not in printed]:
            missing[paragraph.anchor] = absent

    assert missing == {}


@pytest.mark.parametrize("plan", PLANS)
def test_the_wording_is_our_own(plan: str) -> None:
    """A summary in the official words would be an unmarked quotation, and the official text must not be committed."""
    size = LONGEST_BORROWING + 1
    source = bare(" ".join([s.heading + p.text for s in official(plan).sections for p in s.paragraphs]))
    known = {source[i : i + size] for i in range(len(source) - size + 1)}
    borrowed = []
    for paragraph in paragraphs(summary(plan, "zh")):
        for piece in map(bare, re.split("《[^》]*》", paragraph.text)):
            borrowed += [piece[i : i + size] for i in range(len(piece) - size + 1) if piece[i : i + size] in known]

    assert borrowed == []


@pytest.mark.parametrize("plan", PLANS)
def test_no_part_of_the_plan_is_left_out(plan: str) -> None:
    """Without the official text the summary is what is searched: a chapter it omits cannot be found at all."""
    anchors = {anchor.split("-")[0] for p in paragraphs(summary(plan, "zh")) for anchor in p.rests_on}
    wanted = [
        s.anchor
        for s in official(plan).sections
        if (s.part == "main" and s.level == 1) or (s.level == 0 and s.part not in ("main", "n"))
    ]

    assert [w for w in wanted if not any(a == w or a.startswith(f"{w}.") for a in anchors)] == []
