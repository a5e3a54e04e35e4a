"""Comparisons that are kept are those that would be made, and take no more memory than is said."""

import sys
from dataclasses import fields, is_dataclass

import pytest

from app.archive import comparing
from app.archive.compared import MAX_BYTES, Comparisons, size_of
from app.compare import ColumnInput, compare
from app.domain.comparison import SectionRef
from app.domain.outline import Paragraph, Section

PROVINCE, CITY = "shili-sheng", "shili-shi"
WORDS = "汽车产业基地建设关键零部件配套体系完善新能源汽车示范应用充电设施"


@pytest.fixture
def made(fictional, monkeypatch):
    """The columns of every comparison that was really made, none being kept so far."""
    asked = []

    def counting(columns, industry=None):
        asked.append([column.plan for column in columns])
        return compare(columns, industry)

    monkeypatch.setattr(comparing, "compare", counting)
    monkeypatch.setattr(fictional._now(), "comparisons", Comparisons())
    return asked


def test_the_same_comparison_is_made_once(fictional, made):
    """Differences turned on, the other language, a download: each asks for the same columns."""
    both = [fictional.compare([SectionRef(PROVINCE), SectionRef(CITY)]) for _ in range(2)]

    assert (1, True) == (len(made), both[0] is both[1])


@pytest.mark.parametrize(
    "asked",
    [
        lambda archive: archive.compare([SectionRef(CITY), SectionRef(PROVINCE)]),
        lambda archive: archive.compare([SectionRef(PROVINCE, "2.1"), SectionRef(CITY, "2.1")]),
        lambda archive: archive.compare_industry([PROVINCE, CITY], "automotive"),
        lambda archive: archive.compare_industry([PROVINCE, CITY], "coal-mining"),
    ],
    ids=["other order", "sections", "an industry", "another industry"],
)
def test_another_comparison_is_made_anew(fictional, made, asked):
    """Whoever asks for something else must not be shown what somebody asked for before."""
    fictional.compare([SectionRef(PROVINCE), SectionRef(CITY)])
    fictional.compare_industry([PROVINCE, CITY], "metallurgy")
    asked(fictional)

    assert 3 == len(made)


def _plan(name, sections):
    """A plan of so many sections, no two of one text."""
    found = []
    for n in range(1, sections + 1):
        texts = [f"{name}{n}{k}" + WORDS[(n * k) % 20 :] * 6 + "。" for k in range(1, 4)]
        paragraphs = tuple(Paragraph(f"{n}-p{k}", text, k, 10 * n + k, ()) for k, text in enumerate(texts, start=1))
        title = f"第{n}类产业"
        found.append(Section(f"{n}", f"{n}.", title, f"{n}.{title}", 1, "main", None, False, 10 * n, paragraphs))
    return ColumnInput(name, name, "official", "zh", None, tuple(found))


def _takes(value, seen):
    """The bytes of *value* and of everything it is made of, each thing once."""
    if id(value) in seen:
        return 0
    seen.add(id(value))
    within = ()
    if is_dataclass(value):
        within = [getattr(value, each.name) for each in fields(value)]
    elif isinstance(value, dict):
        within = [*value, *value.values()]
    elif isinstance(value, tuple):
        within = value
    return sys.getsizeof(value) + sum(_takes(each, seen) for each in within)


@pytest.mark.parametrize(("columns", "sections"), [(2, 60), (8, 20)])
def test_what_a_comparison_takes_is_not_told_too_low(columns, sections):
    """A limit in bytes that counts a tenth of them is none."""
    found = compare([_plan(f"plan-{number}", sections) for number in range(columns)])
    takes = _takes(found, set())

    assert takes <= size_of(found) <= 3 * takes


def test_comparisons_take_no_more_memory_than_is_said():
    """Of six hundred plans there are more choices of eight than any memory holds."""
    kept = Comparisons()
    large = compare([_plan(f"plan-{number}", 40) for number in range(4)])
    for number in range(2 * MAX_BYTES // size_of(large)):
        kept.get([SectionRef(f"{number}"), SectionRef("other")], None, lambda: large)

    assert 0.9 * MAX_BYTES < kept.size_bytes <= MAX_BYTES
