"""Paragraph by paragraph: what is unchanged is found wherever it went, and no paragraph stands for two."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from app.cite.align import Alignment, paragraphs_of
from tests.cite.cite_factories import outline

TEXTS = (
    "加快汽车整车升级，形成百万辆产能。",
    "发展精细化工，延伸乙烯链条。",
    "提升农产品加工深度，打造名牌。",
    "完善统计监测体系，定期通报。",
    "加强组织领导，落实责任。",
)
STATES = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8)


def states(texts):
    """The paragraphs of one section."""
    return paragraphs_of(outline([("1", "一、任务", texts)]))


@settings(deadline=None)
@given(STATES, STATES)
def test_what_stands_for_a_paragraph_beyond_doubt_has_its_words_or_new_ones(before, after):
    """A paragraph that was there already with other words is another paragraph."""
    alignment = Alignment(states(before), states(after))
    ones = {text: alignment.image(f"1-p{k}").one for k, text in enumerate(before, start=1)}

    assert [] == [
        (text, one.text) for text, one in ones.items() if one and one.text not in (text,) and one.text in before
    ]


@settings(deadline=None)
@given(STATES, STATES)
def test_no_paragraph_stands_for_two_that_had_its_words(before, after):
    """Where one of two twins is gone, the other stands for itself alone."""
    alignment = Alignment(states(before), states(after))
    images = [alignment.image(f"1-p{k}") for k in range(1, len(before) + 1)]
    taken = Counter(image.one.anchor for image in images if image.one and image.match == "same")

    assert [] == [anchor for anchor, count in taken.items() if count > 1]


@settings(deadline=None)
@given(STATES)
def test_in_an_unchanged_text_every_paragraph_stands_for_itself_or_is_a_choice(texts):
    """Twins whose neighbours are twins too cannot be told apart, and then nobody decides."""
    alignment = Alignment(states(texts), states(texts))
    anchors = [f"1-p{k}" for k in range(1, len(texts) + 1)]
    images = [alignment.image(anchor) for anchor in anchors]

    assert [] == [
        anchor
        for anchor, image in zip(anchors, images, strict=True)
        if (image.one and image.one.anchor != anchor) or anchor not in [p.anchor for p in image.units]
    ]


def test_an_anchor_that_never_was_has_no_image():
    """An unknown address leads nowhere."""
    assert () == Alignment(states(TEXTS), states(TEXTS)).image("9-p9").units
