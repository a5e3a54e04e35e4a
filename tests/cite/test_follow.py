"""
A passage followed through several editions: every case is a row of states, cited in the first and asked about today.
"""

import pytest

from app.cite.resolve import resolve
from app.domain.citation import Citation
from tests.cite.cite_factories import Shelf

A = "加快汽车整车升级，推动自主品牌提高市场占有率，形成百万辆产能。"
B = "发展精细化工，延伸乙烯和丙烯链条，建设两个千亿级园区。"
C = "提升农产品加工深度，扩大绿色食品规模，打造全国知名品牌。"
D = "完善统计监测体系，定期通报进展情况，对落后地区进行约谈。"
E = "推进能源结构调整，到2020年风电装机达到900万千瓦。"
B2 = B.replace("两个", "三个")
B3 = B2.replace("乙烯和丙烯", "甲醇和烯烃")
LIKE_B = "发展精细化工，延伸芳烃和聚酯链条，建设五个百亿级园区。"


@pytest.mark.parametrize(
    ("status", "now", "states"),
    [
        # Corrected twice; put back as it was; gone and put back; divided and put together again.
        ("corrected", "1-p2", [[A, B, C], [A, B2, C], [A, B3, C]]),
        ("identical", "1-p2", [[A, B, C], [A, B2, C], [A, B, C]]),
        ("moved", "1-p3", [[A, B, C], [A, C], [A, C, B]]),
        ("identical", "1-p2", [[A, B, C], [A, B[:13], B[13:], C], [A, B, C]]),
        # Put together with another and apart again.
        ("identical", "1-p2", [[A, B, C], [A + B, C], [A, B, C]]),
        ("identical", "1-p2", [[A, B, C], [A, B + C], [A, B, C]]),
        # Copied, and then taken out where it stood first: the copy is another passage.
        ("withdrawn", None, [[A, B, C, D], [A, B, C, B, D], [A, C, B, D]]),
        # Copied, and the copy corrected after the first was taken out.
        ("ambiguous", None, [[A, B, C, D], [A, B, C, B, D], [A, C, B2, D]]),
        # Grown by a heading that lost its number, while a copy was put in elsewhere.
        ("ambiguous", None, [[A, B, C, D], [A, f"2.化工。{B}", C, B, D]]),
        # Taken out, and something like it put in at another place later.
        ("withdrawn", None, [[A, B, C, D], [A, C, D], [A, C, D, E]]),
        # Replaced by what reads alike but says something else.
        ("ambiguous", None, [[A, B, C, D], [A, C, D, LIKE_B]]),
        # A twin of the earlier text that is left of what was cut short.
        ("ambiguous", None, [[A, B + C + D, E, C + D], [A, C + D, E, C + D]]),
    ],
)
def test_what_happened_between_decides(status, now, states):
    """Two passages that read alike today are told apart by the editions between, or offered both."""
    found = resolve(Citation("plan", "1-p2", edition=1), Shelf(*([("1", "一、任务", texts)] for texts in states)))

    assert (status, now) == (found.status, found.now and found.now.anchor)


@pytest.mark.parametrize(
    ("now", "before", "after"),
    [
        ("2", [("1", "一、甲类", [A]), ("2", "二、乙类", [B, C])], [("1", "一、甲类", [A]), ("2", "二、乙类", [B, D])]),
        (
            "3",
            [("1", "一、甲类", [A]), ("2", "二、乙类", [B])],
            [("1", "一、丙类", [D]), ("2", "二、甲类", [A]), ("3", "三、乙类", [B])],
        ),
        (None, [("1", "一、甲类", [A]), ("2", "二、乙类", [B])], [("1", "一、甲类", [B]), ("2", "二、乙类", [A])]),
    ],
)
def test_a_section_whose_heading_and_text_part_company_is_a_choice(now, before, after):
    """Where the paragraphs went under another heading, only the reader knows which he meant."""
    shelf = Shelf(*([(a, h, t) for a, h, t in state] for state in (before, after)))
    found = resolve(Citation("plan", "2", edition=1), shelf)

    assert now == (found.now and found.now.anchor)
