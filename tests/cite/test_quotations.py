"""What in a report is a quotation, and what the report says of its source."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cite.quotations import find_quotations, read_link
from app.domain.citation import Citation

LONGEST_S = 10.0
SAID = "到2020年，产值达到900亿元"
MORE = "建设传感器中试基地，良品率稳定在97%以上"
LINK = "https://archive.example/plans/some-plan/2.1-p3?edition=2&fingerprint=0123456789ab"
CITED = Citation("some-plan", "2.1-p3", 2, "0123456789ab")


@pytest.mark.parametrize(
    ("quoted", "text"),
    [
        ([SAID], f"报告说：“{SAID}”。"),
        ([SAID], f"報告說：「{SAID}」。"),
        ([SAID], f"『{SAID}』"),
        ([SAID], f'He wrote "{SAID}".'),
        ([SAID, MORE], f"“{SAID}”，又说“{MORE}”。"),
        ([f"{SAID}，“专精特新”企业{MORE}"], f"“{SAID}，“专精特新”企业{MORE}”"),
        ([f"{SAID}。\n{MORE}。"], f"> {SAID}。\n> {MORE}。\n\n正文。"),
        ([f"{SAID}。"], f"> {SAID}。\n> —— 《某规划》\n"),
        ([SAID], f"> “{SAID}”\n"),
        ([f"{SAID}。"], f"前面一句话。{SAID}。（{LINK}）"),
        ([SAID], f"前面一句话。{SAID}（{LINK}）。"),
        ([SAID], f"前面一句话。{SAID}[来源]({LINK})。"),
        ([SAID], f"前面一句话。{SAID}（《某省工业发展规划》）。"),
        ([SAID], f"《某省工业发展规划》提出，{SAID}（{LINK}）。"),
        ([SAID], f"规划明确“{SAID}”（{LINK}）。"),
        # Two sources of one sentence, and one for each half of a sentence.
        ([SAID], f"{SAID}（《某省工业发展规划》，{LINK}）。"),
        ([SAID], f"{SAID}（《某省工业规划（2016—2020年）》，{LINK}）。"),
        ([SAID, MORE], f"{SAID}（《某省工业发展规划》），{MORE}（{LINK}）。"),
        (["到2020年，产值（含税）达到900亿元"], f"到2020年，产值（含税）达到900亿元（{LINK}）。"),
        # A text without marks is a quotation itself.
        ([SAID], SAID),
        ([f"{SAID}。", f"{MORE}。"], f"{SAID}。\n\n{MORE}。\n"),
        # Terms, titles and numbers in quotation marks are none, where there is another.
        ([SAID], f"“十三五”期间“专精特新”企业多，《某省工业发展规划》说：“{SAID}”。"),
    ],
)
def test_quotations_are_found_as_they_are_marked(quoted, text):
    """Chinese, Taiwanese and English marks, block quotes, and sentences with their source behind them."""
    assert quoted == [found.text for found in find_quotations(text)]


@pytest.mark.parametrize(
    ("cited", "titles", "text"),
    [
        (None, (), f"“{SAID}”"),
        (CITED, (), f"“{SAID}”（{LINK}）"),
        (CITED, (), f"“{SAID}”[12]({LINK})"),
        (CITED, (), f"“{SAID}”（示例省，{LINK}）"),
        (CITED, ("某规划纲要",), f"“{SAID}”（示例省，《某规划纲要》，第2段，{LINK}）"),
        (CITED, (), f"> {SAID}\n> {LINK}\n"),
        (None, ("某省工业发展规划",), f"《某省工业发展规划》提出：“{SAID}”"),
        (None, ("某省工业发展规划",), f"“{SAID}”（《某省工业发展规划》）"),
        (None, ("乙市的规划", "甲省的规划"), f"《甲省的规划》和《乙市的规划》都说“{SAID}”"),
        (None, (), f"“{SAID}”。“{MORE}”（{LINK}）"),
        (None, (), f"“{SAID}”（https://elsewhere.example/page）"),
        # Brackets and marks within a title, and brackets within the brackets.
        (CITED, ("某市规划（2016—2020年）",), f"“{SAID}”（《某市规划（2016—2020年）》，{LINK}）"),
        (None, ("某市“十三五”规划（草案）",), f"“{SAID}”（《某市“十三五”规划（草案）》）"),
        (None, ("某市规划（2016—2020年）",), f"{SAID}（《某市规划（2016—2020年）》）。"),
        (CITED, (), f"“{SAID}”（示例省（市），{LINK}）"),
        # Numbered references and notes.
        (CITED, (), f"“{SAID}”[2]。\n\n[1] 别的\n[2] 示例省. 计划[R/OL]. {LINK}.\n"),
        (CITED, (), f"“{SAID}。”[^2]\n\n[^1]: 别的\n[^2]: {LINK}\n"),
        (None, ("某省工业发展规划",), f"“{SAID}”[3]\n\n[3] 《某省工业发展规划》，2016年。\n"),
        (None, (), f"“{SAID}”[4]\n\n[3] {LINK}\n"),
    ],
)
def test_the_source_named_beside_a_quotation_is_its_own(cited, titles, text):
    """The link behind the next quotation is the next one's."""
    found = find_quotations(text)[0]

    assert (cited, titles) == (found.cited, found.titles)


@pytest.mark.parametrize(
    ("citation", "link"),
    [
        (CITED, LINK),
        (Citation("some-plan", "a1.2.1"), "/plans/some-plan/a1.2.1"),
        (Citation("some-plan", "2.1-p3-s2"), "http://localhost:8000/plans/some-plan/2.1-p3-s2.txt"),
        (Citation("some-plan", "2.1~2-t1-r3"), "https://a.example/plans/some-plan/2.1~2-t1-r3?lang=en"),
        (Citation("some-plan", "2.1"), "https://a.example/plans/some-plan/2.1?edition=0&fingerprint=xyz"),
        (None, "https://a.example/plans/some-plan"),
        (None, "https://a.example/search?q=plans"),
        (None, "https://a.example/plans/Some Plan/2.1"),
        (None, "https://a.example/plans/some-plan/第二章"),
    ],
)
def test_an_address_is_read_on_whatever_host(citation, link):
    """Reports outlive the name of a server."""
    assert citation == read_link(link)


@pytest.mark.parametrize(
    "piece",
    [
        f"{SAID}（《某省工业发展规划》）。",
        f"{SAID}（《某省工业发展规划》）",
        f"{SAID}（{LINK}）。",
        f"“{SAID}”[1]，",
        f"“{SAID}”（（（",
        "《某省工业发展规划》（",
    ],
)
def test_a_report_of_thousands_of_quotations_is_read_once(piece):
    """What was looked for from the beginning of a line for each of them took minutes for a long report in one line."""
    began = time.process_time()
    find_quotations(piece * 10_000)

    assert time.process_time() - began < LONGEST_S


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='“”「」『』"《》（）()[]><>-。，；\n 甲乙丙2020年%亿元/plans', max_size=200))
def test_offsets_always_name_the_words(text):
    """Whatever the marks do, start and end lie in the text, in order, and quotations do not overlap."""
    found = find_quotations(text)
    spans = [(each.start, each.end) for each in found]

    assert (spans, True) == (
        sorted(spans),
        all(0 <= a < b <= len(text) for a, b in spans) and all(x[1] <= y[0] for x, y in itertools.pairwise(spans)),
    )
