"""The stick for precision and what it measures: judged rows are well formed, and what is counted is what is said."""

from collections import Counter

import pytest

from app.annotate.targets import find_targets
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record
from bench.target_precision import SAMPLES, Key, Sampled, Share, Verdict, key_of, read_rows, share

ONE, TWO, THREE = Key("1-p1", 5, 1), Key("1-p1", 30, 2), Key("1-p2", 5, 0)


def sampled(key: Key, verdict: Verdict) -> Sampled:
    """A row of sample A in a document."""
    return Sampled("A", "text", key, verdict)


def test_each_sample_has_the_rows_it_was_drawn_with() -> None:
    """A share of fewer is worth less than it says; D and E are without what A to C had judged before."""
    drawn = dict(zip(SAMPLES, (300, 300, 300, 178, 96, 119, 100), strict=True))

    assert drawn == Counter(row.sample for row in read_rows())


def test_no_number_is_judged_twice() -> None:
    """A number in two samples would count double."""
    rows = [(row.document, row.key) for row in read_rows()]

    assert len(rows) == len(set(rows))


def test_a_share_says_what_was_drawn_and_what_is_left_of_it() -> None:
    """A wrong row that is gone makes today better, and not the sample."""
    rows = [sampled(ONE, "right"), sampled(TWO, "wrong"), sampled(THREE, "open")]

    assert Share(right=1, wrong=1, open=1, kept=1, left=0) == share(rows, {"text": frozenset((ONE, THREE))})


@pytest.mark.parametrize(
    ("told", "shares"),
    [
        (Share(8, 1, 1, 8, 1), (0.9, 0.8, 8 / 9)),
        (Share(9, 1, 0, 9, 0), (0.9, 0.9, 1.0)),
    ],
)
def test_open_rows_are_counted_both_ways(told: Share, shares: tuple[float, float, float]) -> None:
    """A reader sees how much hangs on rows that two people judge differently."""
    assert shares == pytest.approx((told.drawn, told.drawn_strict, told.now))


def test_a_number_is_known_by_what_stands_before_it_and_not_by_what_is_found() -> None:
    """Rules that find more or less in a paragraph do not give its numbers new names."""
    text = "2015年，产值5亿元。到2020年，产值达到5亿元。"
    paragraph = Paragraph("1-p1", text, 1, 2, (Span(0, len(text)),))
    outline = Outline((Section("1", "一、", "目标", "一、目标", 1, "main", None, False, 1, (paragraph,)),))
    found = find_targets(outline, Record("plan", period_start=2016))

    assert [Key("1-p1", 5, 1), Key("1-p1", 5, 3)] == [key_of(target, outline) for target in found]
