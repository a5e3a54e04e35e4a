"""Whatever was published is found by its address, its fingerprint or its words: current first, then the newest."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.citation import fingerprint
from app.domain.views import Tombstone
from app.store.catalogue import Catalogue
from app.store.catalogue_writer import CatalogueWriter
from app.store.published import PublishedTexts
from tests.store.store_factories import official, outlined, plan_of, stored_edition

OLD, NEW = "到2020年，总产值突破6200亿元。", "到2020年，总产值突破6300亿元。"
SHARED = "加强组织领导，落实工作责任。"


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[Callable[..., PublishedTexts]]:
    """Two plans, a in its second edition; the index finds words in the plans it is told."""
    path = tmp_path / "c.sqlite"
    with CatalogueWriter(path) as writer:
        current = official(outlined(("一、目标", [NEW, SHARED])), 2)
        older = official(outlined(("一、目标", [OLD, SHARED])), 1, current=False, variant=1)
        editions = (stored_edition(1, current=False), stored_edition(2))
        writer.add(replace(plan_of("a", current, older), editions=editions))
        writer.add(plan_of("b", official(outlined(("一、保障", [SHARED])))))
        writer.add_tombstone(Tombstone("gone", "重复", "a", "2026-01-02T03:04:05Z"))
    catalogue = Catalogue(path)

    def finding(*plans: str) -> PublishedTexts:
        def find(words: str) -> Sequence[str]:
            return plans

        return PublishedTexts(catalogue, find)

    yield finding
    catalogue.close()


def test_an_address_gives_all_that_ever_stood_there(texts):
    """The resolver decides which of them was cited."""
    assert [(2, True, NEW), (1, False, OLD)] == [
        (found.place.edition, found.current, found.place.text) for found in texts().published_at("a", "1-p1")
    ]


@pytest.mark.parametrize(
    ("expected", "plan"),
    [(["a 2 1-p2", "a 1 1-p2", "b 1 1-p1"], None), (["b 1 1-p1"], "b"), ([], "gone")],
)
def test_a_fingerprint_gives_every_place_of_a_wording(texts, expected, plan):
    """In capitals too: a fingerprint may have been typed off a page."""
    found = texts().published_as(fingerprint(SHARED).upper(), plan)

    assert expected == [f"{p.place.plan} {p.place.edition} {p.place.anchor}" for p in found]


@pytest.mark.parametrize(
    ("expected", "quote", "plan", "plans"),
    [
        (["a 2 1-p1"], "突破6300亿元", "a", ()),
        (["a 2 1-p1"], "突破６３００ 亿元", "a", ()),
        (["a 1 1-p1"], "突破6200亿元", "a", ()),
        (["a 2 1-p1"], "总产值突破", "a", ()),
        (["a 2 1-p2", "b 1 1-p1"], "落实工作责任", None, ("a", "b")),
        ([], "落实工作责任", None, ()),
        (["a 2 1-p2", "a 1 1-p2", "b 1 1-p1"], SHARED, None, ()),
        (["a 1 1-p1"], OLD, None, ()),
        ([], "没有这句话", "a", ("a", "b")),
    ],
)
def test_words_are_found_in_current_texts_first_and_else_in_older_ones(texts, expected, quote, plan, plans):
    """A quotation of what was corrected since must still be found, but not beside what stands there now."""
    found = texts(*plans).quoting(quote, plan)

    assert expected == [f"{p.place.plan} {p.place.edition} {p.place.anchor}" for p in dict.fromkeys(found)]


@pytest.mark.parametrize(("editions", "anchor_of"), [([2], 1), ([], 0)])
def test_what_came_after_a_text_leads_to_the_one_shown(editions, anchor_of, texts):
    """A citation is followed edition by edition into today's; what is shown has nothing after it but itself."""
    published = texts()
    cited = published.published_at("a", "1-p1")[anchor_of]
    later = [text_id for text_id in published.later(cited.text_id) if text_id != cited.text_id]

    assert editions == [published.edition(text_id) for text_id in later]


@pytest.mark.parametrize(("successor", "plan"), [("a", "gone"), (None, "b")])
def test_a_withdrawn_plan_has_a_tombstone(texts, successor, plan):
    """The link says what replaces it."""
    found = texts().tombstone(plan)

    assert successor == (found and found.successor)
