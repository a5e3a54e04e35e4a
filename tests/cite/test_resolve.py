"""
What became of a passage cited from an earlier edition: said plainly, and never a lookalike instead.

Each case is two invented editions and a citation from the first.
"""

import pytest

from app.cite.resolve import resolve
from app.domain.citation import Citation, fingerprint
from app.domain.views import Tombstone
from tests.cite.cite_factories import Shelf

A = "加快汽车整车升级，推动自主品牌提高市场占有率，形成百万辆产能。"
B = "发展精细化工，延伸乙烯和丙烯链条，建设两个千亿级园区。"
C = "提升农产品加工深度，扩大绿色食品规模，打造全国知名品牌。"
D = "完善统计监测体系，定期通报进展情况，对落后地区进行约谈。"
LEAD = "加强组织领导，落实工作责任。"
LONG = f"{A}{B}"


def both(before, after):
    """A shelf whose editions have one section with these paragraphs each."""
    return Shelf([("1", "一、任务", before)], [("1", "一、任务", after)])


@pytest.mark.parametrize(
    ("status", "now", "before", "after", "cited"),
    [
        ("identical", "1-p2", [A, B, C], [A, B, C], "1-p2"),
        ("identical", "1-p1", [A, B], [A, B, C], "1-p1"),
        ("identical", "1-p1", [A, B], ["　" + A, B], "1-p1"),
        ("corrected", "1-p2", [A, B, C], [A, B.replace("两个", "三个"), C], "1-p2"),
        ("corrected", "1-p2", [A, B, C], [A, f"{B}{D}", C], "1-p2"),
        ("moved", "1-p3", [A, B, C], [D, A, B, C], "1-p2"),
        ("moved", "1-p1", [A, B, C], [B, A, C], "1-p2"),
        ("withdrawn", None, [A, B, C], [A, C], "1-p2"),
        ("withdrawn", None, [A, B, C], [A, D, C], "1-p2"),
        ("ambiguous", None, [LONG, C], [A, B, C], "1-p1"),
        ("corrected", "1-p1", [A, B, C], [LONG, C], "1-p1"),
        ("corrected", "1-p1", [A, B, C], [LONG, C], "1-p2"),
        ("corrected", "1-p2", [A, B, C], [C, B.replace("两个", "三个"), A], "1-p2"),
        ("identical", "1-p1", [A, B, C], [A, B, C, A], "1-p1"),
        ("identical", "1-p2", [A, LEAD, B, LEAD], [A, LEAD, B, LEAD], "1-p2"),
        ("moved", "1-p3", [A, LEAD, B, LEAD, C], [D, A, LEAD, B, LEAD, C], "1-p2"),
    ],
)
def test_a_paragraph_cited_by_edition_is_answered_for(status, now, before, after, cited):
    """The link in somebody's report from before the correction still says the truth."""
    found = resolve(Citation("plan", cited, edition=1), both(before, after))

    assert (status, now) == (found.status, found.now and found.now.anchor)


@pytest.mark.parametrize(
    ("before", "after", "cited"),
    [
        ([LEAD, A, B, LEAD], [A, B, LEAD], "1-p1"),
        ([A, LEAD, B, LEAD, C], [A, B, LEAD, C], "1-p2"),
        ([A, LEAD, B, LEAD], [A, LEAD, B], "1-p4"),
    ],
)
def test_a_deleted_paragraph_is_not_replaced_by_its_twin(before, after, cited):
    """加强组织领导 stands in every chapter: where one is gone, the other is not what was cited."""
    found = resolve(Citation("plan", cited, edition=1), both(before, after))

    assert (None, True) == (found.now, found.status in ("ambiguous", "withdrawn"))


def test_a_paragraph_that_moved_to_its_neighbours_address_is_not_taken_for_it():
    """1-p1 was deleted and 1-p2, which reads much alike, now has its address."""
    first, second = A, A.replace("汽车", "客车").replace("百万", "十万")
    found = resolve(Citation("plan", "1-p1", edition=1), both([first, second, B], [second, B]))

    assert ("withdrawn", None) == (found.status, found.now)


@pytest.mark.parametrize(
    ("status", "anchors", "after"),
    [
        ("identical", ["1-p1"], [A, B]),
        ("corrected", ["1-p1"], [A.replace("百万", "两百万"), B]),
        ("ambiguous", ["1-p1", "1-p2"], [D, A, B]),
    ],
)
def test_an_address_without_edition_is_answered_for_all_it_has_named(status, anchors, after):
    """Who cites 1-p1 alone may have read either text; where they differ in place, the reader chooses."""
    found = resolve(Citation("plan", "1-p1"), both([A, B], after))
    places = [found.now] if found.now else found.candidates

    assert (status, anchors) == (found.status, sorted(place.anchor for place in places))


RENUMBERED = Shelf(
    [("1", "一、要求", [A]), ("2", "二、任务", [B, C]), ("2.1", "（一）物流", [D])],
    [("1", "一、要求", [A]), ("2", "二、形势", [LEAD]), ("3", "三、任务", [B, C]), ("3.1", "（一）物流", [D])],
)


@pytest.mark.parametrize(
    ("status", "now", "cited"),
    [
        ("identical", "1", "1"),
        ("identical", "1-p1", "1-p1"),
        ("moved", "3-p1", "2-p1"),
        ("moved", "3.1-p1", "2.1-p1"),
        ("corrected", "3", "2"),
        ("moved", "3.1", "2.1"),
    ],
)
def test_what_a_new_section_pushed_down_is_found_under_its_new_number(status, now, cited):
    """二、 became 三、: the old link must not show the new 二、 instead."""
    found = resolve(Citation("plan", cited, edition=1), RENUMBERED)

    assert (status, now) == (found.status, found.now and found.now.anchor)


@pytest.mark.parametrize(
    ("status", "now", "before", "after"),
    [
        ("withdrawn", None, [("1", "一、甲", [A]), ("2", "二、乙", [B])], [("1", "一、甲", [A])]),
        (
            "corrected",
            "2",
            [("1", "一、甲", [A]), ("2", "二、乙", [B, C])],
            [("1", "一、甲", [A]), ("2", "二、乙", [B])],
        ),
        (
            "ambiguous",
            None,
            [("1", "一、甲", [A]), ("2", "二、乙", [B, C])],
            [("1", "一、甲", [A]), ("2", "二、乙", [B]), ("3", "三、丙", [C])],
        ),
        ("identical", "2", [("1", "一、甲", [A]), ("2", "二、乙", [])], [("1", "一、甲", [A]), ("2", "二、乙", [])]),
        (
            "moved",
            "3",
            [("1", "一、甲", [A]), ("2", "乙", [])],
            [("1", "一、甲", [A]), ("2", "丙", []), ("3", "乙", [])],
        ),
    ],
)
def test_a_section_is_where_its_paragraphs_went(status, now, before, after):
    """One without text of its own is known by its heading."""
    found = resolve(Citation("plan", "2", edition=1), Shelf(before, after))

    assert (status, now) == (found.status, found.now and found.now.anchor)


@pytest.mark.parametrize(
    ("status", "now", "citation"),
    [
        ("identical", "1-p1", Citation(fingerprint=fingerprint(A))),
        ("identical", "1-p1", Citation("plan", fingerprint=fingerprint(A))),
        ("moved", "1-p3", Citation("plan", fingerprint=fingerprint(B))),
        ("corrected", "1-p4", Citation("plan", fingerprint=fingerprint(C))),
        ("unknown", None, Citation("plan", fingerprint="0" * 12)),
        ("identical", "1-p1", Citation(quote="自主品牌提高市场占有率")),
        ("moved", "1-p3", Citation(quote="延伸乙烯和丙烯链条")),
        ("moved", "1-p4", Citation(quote="打造全国知名品牌")),
        ("unknown", None, Citation(quote="这句话谁也没有说过")),
        ("unknown", None, Citation(quote="自主")),
        ("unknown", None, Citation()),
        ("unknown", None, Citation("plan")),
        ("moved", "1-p3", Citation("plan", "1-p2", fingerprint=fingerprint(B))),
        ("moved", "1-p3", Citation("plan", "1-p2", quote="延伸乙烯和丙烯链条")),
        ("moved", "1-p3", Citation("plan", "1-p9", quote="延伸乙烯和丙烯链条")),
        ("unknown", None, Citation("plan", "9-p1")),
        ("unknown", None, Citation("plan", "nonsense!")),
        ("unknown", None, Citation("plan", "1-p1", fingerprint="0" * 12)),
        ("unknown", None, Citation("plan", "1-p1", edition=7)),
        ("unknown", None, Citation("other", "1-p1")),
    ],
)
def test_any_part_of_an_address_leads_to_the_passage_or_to_nothing(status, now, citation):
    """A quotation without a link, or a fingerprint alone, is enough; what was never published stays unknown."""
    shelf = both([A, B, C], [A, D, B, C.replace("绿色", "有机")])
    found = resolve(citation, shelf)

    assert (status, now) == (found.status, found.now and found.now.anchor)


@pytest.mark.parametrize("citation", [Citation(quote=LEAD), Citation("plan", fingerprint=fingerprint(LEAD))])
def test_words_that_stand_twice_are_a_choice(citation):
    """Both places are shown; which was meant only the reader knows."""
    found = resolve(citation, both([LEAD, A, LEAD], [LEAD, A, LEAD]))

    assert ("ambiguous", None, ["1-p1", "1-p3"]) == (found.status, found.now, [p.anchor for p in found.candidates])


def test_a_twin_that_is_gone_did_not_move_to_the_one_that_stayed():
    """The words stand where they stood; that they once stood elsewhere too is another paragraph's story."""
    found = resolve(Citation("plan", fingerprint=fingerprint(LEAD)), both([LEAD, A, B, LEAD, C], [D, A, B, LEAD, C]))

    assert ("identical", "1-p4") == (found.status, found.now and found.now.anchor)


def test_a_withdrawn_plan_says_why_and_what_replaces_it():
    """A tombstone answers for every passage of the plan."""
    shelf = Shelf([("1", "一、任务", [A])], gone=Tombstone("plan", "被新规划取代", "plan-2", "2020-01-01"))
    found = resolve(Citation("plan", "1-p1"), shelf)

    assert ("withdrawn", "被新规划取代", "plan-2") == (found.status, found.reason, found.successor)


S1, S2, S3 = "建设两个千亿级园区。", "延伸乙烯和丙烯链条，提高就地转化率。", "完善公用管廊。"


@pytest.mark.parametrize(
    ("status", "now", "after", "cited"),
    [
        ("identical", "1-p2-s2", [A, S1 + S2 + S3], "1-p2-s2"),
        ("moved", "1-p3-s2", [D, A, S1 + S2 + S3], "1-p2-s2"),
        ("moved", "1-p2-s1", [A, S2 + S3], "1-p2-s2"),
        ("moved", "1-p1-s2", [A + S2, S1 + S3], "1-p2-s2"),
        ("moved", "1-p3-s1", [A, S1, S2 + S3], "1-p2-s2"),
        ("identical", "1-p2-s1", [A, S1 + S2.replace("乙烯", "乙醇") + S3], "1-p2-s1"),
        ("corrected", "1-p2-s2", [A, S1 + S2.replace("乙烯", "乙醇") + S3], "1-p2-s2"),
        ("withdrawn", None, [A, S1 + S3], "1-p2-s2"),
        ("withdrawn", None, [A], "1-p2-s2"),
        ("unknown", None, [A, S1 + S2 + S3], "1-p2-s9"),
    ],
)
def test_the_words_of_a_sentence_decide_what_became_of_it(status, now, after, cited):
    """-s2 names a sentence; whether its paragraph grew, was divided or lost another one is no matter to it."""
    found = resolve(Citation("plan", cited, edition=1), both([A, S1 + S2 + S3], after))

    assert (status, now) == (found.status, found.now and found.now.anchor)


@pytest.mark.parametrize("mark", [fingerprint(S1 + S2 + S3), fingerprint(S2)])
def test_a_sentence_is_known_by_the_fingerprint_of_its_paragraph_or_its_own(mark):
    """The archive gives out the paragraph's; a program that has only the sentence can make the other."""
    found = resolve(Citation("plan", "1-p2-s2", fingerprint=mark), both([A, S1 + S2 + S3], [A, S1 + S2 + S3]))

    assert ("identical", S2) == (found.status, found.now and found.now.text)


@pytest.mark.parametrize("after", [[A, B.replace("两个", "三个")], [A, f"{B}{D}"], [A, B[:-8] + "。"]])
def test_a_correction_shows_what_changed(after):
    """Cited text, text now and the difference: the reader sees whether his point still stands."""
    found = resolve(Citation("plan", "1-p2", edition=1), both([A, B], after))
    old = "".join(text for op, text in found.diff if op != "+")
    new = "".join(text for op, text in found.diff if op != "-")

    assert (B, after[1]) == (old, new)


@pytest.mark.parametrize("cited", ["1-p1", "1-p2", "1-p3", "1"])
def test_what_was_cited_is_shown_beside_what_stands_now(cited):
    """`cited` is the text of the edition that was cited, to the letter."""
    shelf = both([A, B, C], [A, B.replace("两个", "三个"), D])
    found = resolve(Citation("plan", cited, edition=1), shelf)

    assert shelf.text_at(1, cited) == (found.cited and found.cited.text)
