"""The invented archive that speed is measured on is the same at every run, and grows as texts grow."""

import math

import pytest

from app.analysis.words import cut
from bench.speed.asked import SHARES, questions
from bench.speed.sections import first_sections, plans, text_of


def sections(count, **seed):
    return [section for _, section in first_sections(count, **seed)]


@pytest.fixture(scope="module")
def four_hundred():
    return list(plans(400))


@pytest.fixture(scope="module")
def log():
    return questions(300, 100)


def test_the_same_sections_are_made_at_every_run(four_hundred):
    """A change of speed must come from the program, never from the texts."""
    assert four_hundred == list(plans(400))


def test_another_seed_makes_other_sections(four_hundred):
    """Whoever doubts a figure can try it on another archive."""
    assert four_hundred[0] != next(plans(400, seed=1))


def test_a_smaller_archive_is_the_beginning_of_a_larger(four_hundred):
    """How times grow is then told of the same texts and more."""
    whole = [section for plan in four_hundred for section in plan.layers[0].outline.sections]

    assert whole[:90] == sections(90)


@pytest.mark.parametrize("count", [1, 57, 400])
def test_there_are_as_many_sections_as_asked_for(count):
    """The size of an archive is what times are told against."""
    assert count == sum(len(plan.layers[0].outline.sections) for plan in plans(count))


def test_anchors_of_a_plan_are_all_different(four_hundred):
    """An archive refuses a plan of which two places have one address."""
    anchors = [section.anchor for section in four_hundred[0].layers[0].outline.sections]

    assert sorted(set(anchors)) == sorted(anchors)


def test_the_vocabulary_grows_slower_than_the_text():
    """Heaps' law: ten times the text has some three to five times the words, in real plans too."""
    found: dict[str, None] = {}
    sizes = []
    for number, section in enumerate(sections(1_000), start=1):
        for paragraph in section.paragraphs:
            found.update(dict.fromkeys(cut(paragraph.text)))
        if number in (100, 1_000):
            sizes.append(len(found))

    assert 0.3 < math.log10(sizes[1] / sizes[0]) < 0.8


def test_sections_are_as_long_as_those_of_plans(four_hundred):
    """Postings, and with them times, follow from the length of sections; the five plans have some 250 characters."""
    lengths = [
        sum(len(paragraph.text) for paragraph in section.paragraphs)
        for plan in four_hundred
        for section in plan.layers[0].outline.sections
    ]

    assert 200 < sum(lengths) / len(lengths) < 350


def test_a_plan_as_a_file_has_every_heading_and_paragraph(four_hundred):
    """Whoever measures reading as well reads these files."""
    first = four_hundred[0].layers[0].outline.sections
    lines = [line for section in first for line in (section.heading, *(p.text for p in section.paragraphs))]

    assert lines == text_of(four_hundred[0]).splitlines()[1:]


def test_the_same_questions_are_asked_at_every_run(log):
    """Two runs are compared question by question."""
    assert log == questions(300, 100)


def test_the_log_has_every_kind_of_question(log):
    """An engine may be quick at one kind and slow at another."""
    kinds = [question.kind for question in log]

    assert {kind: kinds.count(kind) for kind in SHARES} == SHARES


def test_phrases_that_are_asked_for_are_there(log, four_hundred):
    """A phrase that stands nowhere is answered without any work."""
    texts = "\n".join(map(text_of, four_hundred))
    asked = [question.phrase for question in log if question.phrase]

    assert [] == [phrase for phrase in asked if phrase not in texts]
