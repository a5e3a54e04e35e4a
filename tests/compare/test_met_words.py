"""The words of columns are the same wherever they come from: cut here, or kept with the index."""

from dataclasses import replace

import numpy as np
import pytest

from app.compare import ColumnInput, compare, plan_subjects, words_of
from app.compare.columns import trees
from app.compare.content import content_words
from app.compare.met_words import met_words
from app.domain.outline import Paragraph
from app.domain.words import WordForm
from tests.compare.compare_factories import column

TEXTS = ("发展汽车零部件，建设变速器基地。", "", "Brand building for ＮＥＶ, CCUS；㎡变速器。", "汽車变速器和矿泉水。")


def paragraphs(column: ColumnInput) -> list[Paragraph]:
    """All paragraphs of a column, in reading order."""
    return [paragraph for section in column.sections for paragraph in section.paragraphs]


def told(column: ColumnInput) -> ColumnInput:
    """*column* with its words, as the index gives it."""
    return replace(column, words=words_of(paragraphs(column)))


ONE = column("甲", ("1", "汽车", TEXTS[0], TEXTS[1]), ("1.1", "新能源", TEXTS[2]), ("2", "饮料", TEXTS[3]))
OTHER = column("乙", ("1", "饮料", TEXTS[3]), ("2", "汽车", TEXTS[0]))


def test_every_word_of_a_text_is_kept_with_its_place() -> None:
    """What is marked in a paragraph must be the very words, also where folding changes how long they are."""
    found = words_of(paragraphs(ONE))
    forms = iter(zip(found.which, found.starts, strict=True))
    kept = [
        [(found.forms[form], start) for form, start in (next(forms) for _ in range(count))] for count in found.counts
    ]
    printed = [
        [(WordForm(w.name, w.text, text[w.start : w.end]), w.start) for w in content_words(text)] for text in TEXTS
    ]

    assert printed == kept


@pytest.mark.parametrize("anchors", [("1", "1.1", "2"), ("1.1", "2"), ("2",)])
def test_words_that_are_kept_are_those_that_are_cut(anchors: tuple[str, ...]) -> None:
    """A comparison of a chapter takes its words from those of the whole plan, and must miss or invent none."""
    chosen = replace(ONE, sections=tuple(s for s in ONE.sections if s.anchor in anchors))
    nodes = trees([OTHER, chosen])
    kept, cut = met_words(nodes, [told(OTHER).words, told(ONE).words]), met_words(nodes)

    assert (cut.names, cut.forms, cut.paragraphs, True) == (
        kept.names,
        kept.forms,
        kept.paragraphs,
        all(
            np.array_equal(getattr(cut, each), getattr(kept, each))
            for each in ("name_of", "which", "sections", "places", "starts")
        ),
    )


def test_a_comparison_is_the_same_from_words_that_are_kept() -> None:
    """Nobody may find other rows, terms or marks because an index was built or not."""
    assert compare([ONE, OTHER]) == compare([told(ONE), told(OTHER)])


def test_what_a_plan_is_about_is_the_same_from_words_that_are_kept() -> None:
    """Counterparts are found by words that the build has cut once for all its uses."""
    assert plan_subjects(ONE) == plan_subjects(told(ONE))


def test_a_column_without_words_has_none() -> None:
    """A plan of headings alone can be compared."""
    found = met_words(trees([column("甲", ("1", "汽车")), column("乙", ("1", "食品"))]))

    assert ((), 0, [{}, {}]) == (found.names, len(found.which), found.where({"汽车": 0}, 2))
