"""
The measuring stick for targets and what it measures: gold files are well formed, the score counts what it claims, and
the five plans and the corpus documents reach the bar where they are at hand.
"""

from collections import Counter
from pathlib import Path

import pytest

from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record
from bench.target_score import FOLDER, GROUPS, Judged, Tally, judge, judge_all, read_gold

FILES = sorted(FOLDER.glob("*.tsv"))
TEXT = "2015年，产值400亿元。到2020年，产值达到500亿元，比重达到30%。"


def found() -> tuple[Outline, tuple[Target, ...]]:
    """A plan of one paragraph and what is found in it: a baseline and two targets."""
    paragraph = Paragraph("1-p1", TEXT, 1, 2, (Span(0, len(TEXT)),))
    outline = Outline((Section("1", "一、", "目标", "一、目标", 1, "main", None, False, 1, (paragraph,)),))
    return outline, find_targets(outline, Record("plan", period_start=2016))


def row(
    quote: str, value: float, unit: str, kind: str = "level", year: int | None = 2020, open_: bool = False
) -> Judged:
    """A row of the gold."""
    return Judged("1-p1", quote, "产值", value, None, unit, None, None, year, kind, None, None, open_)


BASELINE, LEVEL, SHARE = (
    row("400亿元", 400, "亿元", "baseline"),
    row("500亿元", 500, "亿元"),
    row("30%", 30, "%", "share"),
)


@pytest.mark.parametrize(
    ("gold", "counts"),
    [
        ((BASELINE, LEVEL, SHARE), (2, 2, 0, 0)),
        ((BASELINE, LEVEL), (1, 1, 1, 0)),
        ((BASELINE, LEVEL, row("30%", 30, "%", open_=True)), (1, 1, 0, 0)),
        ((BASELINE, LEVEL, row("30%", 30, "%", "baseline")), (1, 1, 1, 1)),
        ((row("400亿元", 400, "亿元"), LEVEL, SHARE), (3, 2, 0, 0)),
        ((BASELINE, LEVEL, SHARE, row("500亿元", 5000, "亿元")), (3, 2, 0, 0)),
    ],
    ids=["all right", "one too many", "open", "history as target", "target as history", "missed"],
)
def test_the_score_counts_what_it_claims(gold: tuple[Judged, ...], counts: tuple[int, ...]) -> None:
    """(wanted, found, wrong, history reported as target): a stick that bends measures nothing."""
    sums = {group: Tally() for group in GROUPS}
    outline, targets = found()
    judge("document", outline, targets, list(gold), sums, plan=False)
    tally = sums["unseen"]

    assert counts == (tally.wanted, tally.found, tally.wrong, tally.history)


def test_a_wrong_year_is_counted_as_one() -> None:
    """Finding the number is half of it."""
    sums = {group: Tally() for group in GROUPS}
    outline, targets = found()
    judge("document", outline, targets, [BASELINE, row("500亿元", 500, "亿元", year=2019), SHARE], sums, plan=False)

    assert (1, 2) == (sums["unseen"].fields["year"], sums["unseen"].fields["unit"])


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_gold_file_quotes_no_sentences(path: Path) -> None:
    """Official texts stay out of the project: a quote has fewer than twenty characters, and every row a kind."""
    rows = read_gold(path)
    kinds = {"level", "growth_rate", "share", "baseline", "none"}

    assert [] == [row for row in rows if len(row.quote) >= 20 or row.kind not in kinds]


def test_a_number_is_judged_once() -> None:
    """A row written twice would count twice."""
    doubled = [
        (path.stem, place)
        for path in FILES
        for place, count in Counter((row.anchor, row.quote) for row in read_gold(path)).items()
        if count > 1
    ]

    assert [] == doubled


@pytest.mark.parametrize(("group", "bar"), [("dev", 0.95), ("test", 0.95), ("unseen", 0.90)])
def test_the_bar_is_reached(group: str, bar: float) -> None:
    """Precision and recall of targets, years of those found, and hardly any history among them."""
    sums = judge_all()
    if sums is None:
        pytest.skip("the five plans and the corpus are not here")
    tally = sums[group]
    scores = (tally.precision, tally.recall, tally.fields["year"] / tally.found, 1 - tally.history / tally.given)

    assert [True, True, True, True] == [
        score >= least for score, least in zip(scores, (bar, bar, 0.95, 0.99), strict=True)
    ]
