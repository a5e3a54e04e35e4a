"""Targets in English: what looks ahead is one, what tells or explains is none; words are never cut."""

import pytest

from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record


def targets(text: str, heading: str = "Main Tasks") -> tuple[Target, ...]:
    """The targets of an English plan of 2016 of one paragraph."""
    paragraph = Paragraph("1-p1", text, 1, 2, (Span(0, len(text)),))
    section = Section("1", "1.", heading, heading, 1, "main", None, False, 1, (paragraph,))
    return find_targets(Outline((section,)), Record("plan", period_start=2016))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "By 2020, the output value of the auto industry will reach 800 billion yuan, and the local content rate"
            " will exceed 60%.",
            [
                ("output value of the auto industry", 800, "billion yuan", "达到", 2020),
                ("local content rate", 60, "%", "超过", 2020),
            ],
        ),
        (
            "We will build 200,000 kilometers of rural roads by 2018.",
            [("rural roads", 200000, "kilometers", None, 2018)],
        ),
        (
            "Energy consumption per unit of output should be cut by 15 percent by 2020.",
            [("Energy consumption per unit of output", 15, "percent", None, 2020)],
        ),
        ("We aim to create 12 new industrial parks.", [("new industrial parks", 12, None, None, None)]),
        (
            "Sulfur dioxide and nitrogen oxide emissions should be cut by 3 percent.",
            [("Sulfur dioxide and nitrogen oxide emissions", 3, "percent", None, None)],
        ),
        (
            "The deficit will be 1.3 trillion yuan, an increase of 150 billion yuan.",
            [("deficit", 1.3, "trillion yuan", None, None)],
        ),
        (
            "We will raise prices for wheat and rice by 7 yuan per 50 kilograms.",
            [("prices for wheat and rice", 7, "yuan", None, None)],
        ),
    ],
)
def test_what_looks_ahead_is_a_target(text: str, rows: list[tuple[object, ...]]) -> None:
    """Translations have the same targets as the plans."""
    assert rows == [(t.indicator, t.value, t.unit, t.comparator, t.target_year) for t in targets(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Output was 800 billion yuan in 2015.",
        "Output grew by 8% in 2015, and 20 parks were built.",
        "We implemented a plan to invest an additional 40 billion yuan.",
        "We will support the 12 million teachers of rural schools.",
        "We will raise the benefits for 10 years beginning January 1 this year.",
        "The main considerations in setting the target of 8% are as follows.",
        "The rate will be lowered from 16 percent.",
        "The debt ratio, which is around 20%, should stay within limits.",
        "Spending on science will rise, a year-on-year increase of 13 billion yuan.",
    ],
)
def test_history_and_explanations_are_none(text: str) -> None:
    """English prose is full of numbers that nobody sets himself."""
    assert () == targets(text)


def test_a_review_sets_nothing() -> None:
    """A section on the past year quotes what was aimed at then."""
    assert () == targets("We said that output will reach 800 billion yuan.", "I. Review of the Past Year")


def test_a_reduction_goes_down() -> None:
    """The page draws an arrow."""
    assert ["down"] == [t.direction for t in targets("Emissions should be reduced by 8 percent.")]


def test_the_quote_is_what_stands_at_its_span() -> None:
    """The page marks these very words."""
    text = "Last year was hard. By 2020, the share of exports will rise to 40 percent."

    assert [text[t.start : t.end] for t in targets(text)] == [t.quote for t in targets(text)] != []
