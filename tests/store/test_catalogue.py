"""The catalogue gives back whole plans and every address ever published, current ones first."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.citation import fingerprint
from app.domain.record import Region
from app.domain.views import Tombstone
from app.errors import IndexOutOfDate
from app.store.catalogue import Catalogue
from app.store.catalogue_writer import CatalogueWriter
from app.store.stored import StoredPlan
from tests.store.store_factories import (
    catalogue_of,
    official,
    outlined,
    plan_of,
    stored_edition,
    stored_text,
)

GOAL = "到2020年，总产值突破6200亿元。"
CORRECTED = "到2020年，总产值突破6300亿元。"
FIRST = outlined(("一、目标", [GOAL, "二句。"]))
SECOND = outlined(("一、目标", [CORRECTED, "二句。"]))
OLDER_PARSER = outlined(("目标", ["二句。", GOAL]))
JILIN, LIAONING = Region("220000", "吉林省"), Region("210000", "辽宁省")
LIAOYUAN = Region("220400", "辽源市")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Catalogue]]:
    """Writes plans into a catalogue and opens it."""
    catalogues: list[Catalogue] = []

    def make(*plans: StoredPlan) -> Catalogue:
        catalogues.append(catalogue_of(tmp_path / f"{len(catalogues)}.sqlite", *plans))
        return catalogues[-1]

    yield make
    for catalogue in catalogues:
        catalogue.close()


@pytest.fixture
def corrected(opened: Callable[..., Catalogue]) -> Catalogue:
    """A plan in its second edition, the first under two outlines, with summaries and a translation."""
    plan = replace(
        plan_of(
            "shili-2016",
            official(SECOND, 2),
            stored_text("translation", "en", outlined(("Aims", ["The aim."])), 1),
            stored_text("summary", "zh", outlined(("目标", ["摘要。"]), part="s")),
            stored_text("summary", "en", outlined(("Aims", ["Summary."]), part="s")),
            official(FIRST, 1, current=False, variant=2),
            official(OLDER_PARSER, 1, current=False, variant=1),
            title_zh="示例省计划",
        ),
        editions=(stored_edition(1, current=False), stored_edition(2)),
        key="k1",
        sha256="ab",
        encoding="gb18030",
        replaced=3,
    )
    return opened(plan)


def test_plans_stand_by_province_city_year_and_slug(opened):
    """The order of the shelf: a province's own plans before its cities', what is unknown last."""
    catalogue = opened(
        plan_of("unknown"),
        plan_of("city", province=JILIN, city=LIAOYUAN, issued="2011"),
        plan_of("b", province=JILIN, issued="2017-07-21"),
        plan_of("a", province=JILIN, period_start=2017),
        plan_of("early", province=JILIN, issued="2011-04-11"),
        plan_of("undated", province=JILIN),
        plan_of("liaoning", province=LIAONING, issued="2015"),
    )

    assert (["liaoning", "early", "a", "b", "undated", "city", "unknown"],) * 2 == (
        list(catalogue.slugs()),
        [info.plan for info in catalogue.plans()],
    )


def test_a_plan_is_the_same_alone_and_in_the_list(corrected: Catalogue):
    """The page of a plan and the list of plans must not differ."""
    assert [corrected.plan("shili-2016")] == list(corrected.plans())


def test_a_plan_tells_its_texts_the_principal_first(corrected: Catalogue):
    """The official text is searched and counted; the others are layers beside it."""
    info = corrected.plan("shili-2016")

    assert info is not None
    assert [
        ("official", "zh", True),
        ("translation", "en", False),
        ("summary", "zh", False),
        ("summary", "en", False),
    ] == [(layer.layer, layer.lang, layer.principal) for layer in info.layers]


@pytest.mark.parametrize(
    ("principal", "texts"),
    [
        (("summary", "zh"), [("summary", "en"), ("summary", "zh")]),
        (("official", "en"), [("summary", "zh"), ("official", "en")]),
        (("translation", "en"), [("translation", "en"), ("summary", "en")]),
        (None, []),
    ],
)
def test_one_text_of_a_plan_is_counted(opened, principal, texts):
    """Summaries say the same in two languages; counting both would double every number."""
    catalogue = opened(plan_of("shili", *(stored_text(name, lang, FIRST) for name, lang in texts)))
    found = catalogue.plans()[0].principal

    assert principal == (found and (found.layer, found.lang))


def test_what_is_not_held_is_none(corrected: Catalogue):
    """Whoever asks decides what is said about it."""
    assert (None, (), (), None) == (
        corrected.plan("gone"),
        corrected.texts("gone"),
        corrected.by_anchor("gone", "1"),
        corrected.edition_path("gone"),
    )


@pytest.mark.parametrize(
    ("expected", "anchor"),
    [
        ([(2, 0, CORRECTED), (1, 2, GOAL), (1, 1, "二句。")], "1-p1"),
        ([], "9-p9"),
    ],
)
def test_an_anchor_is_found_wherever_it_was_published(corrected: Catalogue, expected, anchor):
    """A link of years ago names an edition or a fingerprint; all that ever stood there must be found."""
    rows = [row for row in corrected.by_anchor("shili-2016", anchor) if row.text.layer == "official"]

    assert [(edition, variant, fingerprint(text)) for edition, variant, text in expected] == [
        (row.text.edition, row.text.variant, row.fingerprint) for row in rows
    ]


def test_a_wording_is_found_wherever_it_stood(corrected: Catalogue):
    """A passage that moved is found by its words: first where it stands now, then where it stood."""
    assert [(True, "1-p2"), (False, "1-p2"), (False, "1-p1")] == [
        (row.text.current, row.anchor) for row in corrected.by_fingerprint(fingerprint("二句。"))
    ]


def test_a_wording_is_looked_for_in_one_plan_or_in_all(opened):
    """A sentence that every plan has must not answer for the one that was cited."""
    catalogue = opened(plan_of("a", official(FIRST)), plan_of("b", official(FIRST)))
    mark = fingerprint(GOAL)

    assert (["a", "b"], ["b"]) == (
        [row.text.plan for row in catalogue.by_fingerprint(mark)],
        [row.text.plan for row in catalogue.by_fingerprint(mark, "b")],
    )


def test_a_section_is_an_address_too(corrected: Catalogue):
    """Its fingerprint is of its heading and its paragraphs, so that a correction inside is seen."""
    row = corrected.by_anchor("shili-2016", "1")[0]

    assert (True, fingerprint(f"一、目标\n{CORRECTED}\n二句。")) == (row.is_section, row.fingerprint)


def test_where_everything_stands_is_kept_with_the_outline(corrected: Catalogue):
    """A file of eight plans asks for thousands of passages: going through the text for each of them took seconds."""
    text = corrected.texts("shili-2016")[0]

    assert corrected.layout(text).places is corrected.layout(text).places


def test_outlines_come_back_as_they_were_written(corrected: Catalogue):
    """A page shows the outline of the catalogue, not that of the parser."""
    assert [SECOND, FIRST, OLDER_PARSER] == [
        corrected.outline(text) for text in corrected.texts("shili-2016") if text.layer == "official"
    ]


def test_editions_stand_newest_first_with_their_files(corrected: Catalogue):
    """Every edition can be downloaded as received."""
    assert ([2, 1], "editions/0002/text.txt", "editions/0001/text.txt", None) == (
        [edition.edition for edition in corrected.editions("shili-2016")],
        corrected.edition_path("shili-2016"),
        corrected.edition_path("shili-2016", 1),
        corrected.edition_path("shili-2016", 3),
    )


def test_a_plan_is_given_back_whole_to_the_next_build(corrected: Catalogue, opened):
    """A build that reuses a plan writes the same catalogue as one that reads it again."""
    stored = corrected.stored("shili-2016", "k1")
    again = opened(stored).stored("shili-2016", "k1")

    assert (stored, None) == (again, corrected.stored("shili-2016", "another key"))


def test_tombstones_are_kept_without_their_plans(tmp_path: Path):
    """A link to a withdrawn plan says so, and names what replaces it."""
    stones = [
        Tombstone("b", "重复", "a", "2026-01-02T03:04:05Z", "题名", None),
        Tombstone("a", "误收", None, "2026-01-01T00:00:00Z"),
    ]
    with CatalogueWriter(tmp_path / "c.sqlite") as writer:
        for stone in stones:
            writer.add_tombstone(stone)
    catalogue = Catalogue(tmp_path / "c.sqlite")
    found, plans = catalogue.tombstones(), catalogue.plans()
    catalogue.close()

    assert (tuple(reversed(stones)), ()) == (found, plans)


@pytest.mark.parametrize("damage", ["missing", "no database", "another version", "cut short"])
def test_a_catalogue_that_cannot_be_used_asks_for_a_build(tmp_path: Path, damage: str):
    """It can always be made again; the message says how."""
    path = tmp_path / "c.sqlite"
    if damage == "no database":
        path.write_bytes(b"not a database, but long enough to be looked at" * 50)
    if damage == "another version":
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 999")
        database.close()
    if damage == "cut short":
        with pytest.raises(KeyboardInterrupt), CatalogueWriter(path):
            raise KeyboardInterrupt

    with pytest.raises(IndexOutOfDate, match="run `archive build`"):
        Catalogue(path).plans()


def test_a_catalogue_is_read_by_many_threads_at_once(corrected: Catalogue):
    """The server answers in a pool of threads over one open file."""
    texts = corrected.texts("shili-2016")
    found: list[int] = []

    def read() -> None:
        found.extend(len(corrected.outline(text).sections) for _ in range(20) for text in texts)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 8 * 20 * len(texts) == sum(found)


def test_a_catalogue_on_a_read_only_disk_is_read_without_leaving_a_trace(corrected: Catalogue, tmp_path: Path):
    """No journal and no lock beside it: the image mounts index/ read-only."""
    corrected.plans()

    assert ["0.sqlite"] == [path.name for path in tmp_path.iterdir()]
