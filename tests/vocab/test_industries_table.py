"""The taxonomy file: twenty ids as promised, both languages, words that belong to one industry only."""

import pytest

from app.errors import RecordInvalid
from app.vocab import industries

TABLE = industries.load()
IDS = (
    "automotive petrochemical agri-food equipment-manufacturing electronics-ict pharma-health metallurgy "
    "building-materials light-textile new-energy new-materials aerospace rail-transit shipbuilding-offshore "
    "robotics-cnc software-services energy-saving-environment coal-mining modern-services-logistics tourism-culture"
)
SECTOR = '[[sector]]\nid = "all"\nzh = "全部"\nen = "All"\n'
ENTRY = (
    '[[industry]]\nid = "{id}"\nzh = "{zh}"\nen = "{en}"\nsector = "{sector}"\n'
    "gbt4754 = []\nnames = {names}\nproducts = []\nnot = []\n"
)


def test_the_ids_are_the_twenty_of_the_design():
    """They are facet values and parameters: programs of others hold them."""
    assert tuple(IDS.split()) == TABLE.order


@pytest.mark.parametrize("industry", TABLE.by_id.values(), ids=IDS.split())
def test_an_industry_has_names_divisions_and_words(industry):
    """A label in each language, divisions of GB/T 4754 with two digits, and words to be known by."""
    whole = bool(industry.zh and industry.en and industry.names)

    assert (True, True) == (whole, all(len(d) == 2 and d.isdigit() for d in industry.divisions))


@pytest.mark.parametrize("industry", TABLE.by_id.values(), ids=IDS.split())
def test_no_word_is_given_twice_in_an_industry(industry):
    """A word as name and as product or policy would count more than once."""
    words = [*industry.names, *industry.products, *industry.policies, *industry.exclusions]

    assert [] == sorted({word for word in words if words.count(word) > 1})


def test_an_exclusion_contains_a_word_it_keeps_from_counting():
    """One that contains none does nothing, and whoever wrote it believes it does."""
    words = {w for industry in TABLE.by_id.values() for w in (*industry.names, *industry.products, *industry.policies)}
    idle = [
        (industry.id, word)
        for industry in TABLE.by_id.values()
        for word in industry.exclusions
        if not any(other in word for other in words)
    ]

    assert [] == idle


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ((("automotive", 1.0),), "新能源汽车"),
        ((("new-energy", 1.0),), "新能源"),
        ((), "强化工业"),
        ((), "上海工厂"),
        ((), "农机构"),
        ((("shipbuilding-offshore", 1.0),), "海工"),
        ((("aerospace", 1.0),), "低空装备产业"),
        ((("agri-food", 1.0),), "绿色食品加工产业"),
    ],
)
def test_the_longest_word_decides(said, text):
    """新能源汽车 is no 新能源, and 强化工业 no 化工."""
    pattern, says = industries.word_pattern()
    match = pattern.search(text)

    assert said == (says[match[0]] if match else None)


@pytest.mark.parametrize(
    ("label", "position", "industry"),
    [
        (("汽车", "Automotive"), 0, "automotive"),
        (("文化旅游", "Tourism and culture"), 19, "tourism-culture"),
        (("none", "none"), 20, "none"),
    ],
)
def test_labels_and_order_come_from_the_table(label, position, industry):
    """Every list has the same order; an id that is none of ours comes last and is shown as it is."""
    found = (TABLE.label(industry, "zh"), TABLE.label(industry, "en"))

    assert (label, position) == (found, TABLE.position(industry))


@pytest.mark.parametrize(
    ("message", "entries"),
    [
        ("occurs twice", [("a", "甲", "A", '["子"]', "all"), ("a", "乙", "B", '["丑"]', "all")]),
        ("both languages", [("a", "甲", "", '["子"]', "all")]),
        ("can only be one's", [("a", "甲", "A", '["子"]', "all"), ("b", "乙", "B", '["子"]', "all")]),
        ("is no sector", [("a", "甲", "A", '["子"]', "all"), ("b", "乙", "B", '["丑"]', "none")]),
        ("has no industries", []),
    ],
)
def test_a_broken_table_of_industries_is_refused(tmp_path, monkeypatch, message, entries):
    """A word that two industries claim would label a section by chance."""
    text = "".join(ENTRY.format(id=i, zh=zh, en=en, names=n, sector=sector) for i, zh, en, n, sector in entries)
    (tmp_path / industries.FILE).write_text((text or "industry = []\n") + SECTOR, encoding="utf-8")
    monkeypatch.setattr(industries.resources, "files", lambda package: tmp_path)

    with pytest.raises(RecordInvalid, match=message):
        industries.load.__wrapped__()


def test_every_industry_belongs_to_one_sector():
    """Facets list industries under their sectors; one without would be out of sight."""
    members = [industry for sector in TABLE.sectors.values() for industry in sector.industries]

    assert sorted(TABLE.order) == sorted(members)


@pytest.mark.parametrize(
    ("ids", "summed_up"),
    [
        (("coal-mining", "new-energy", "energy-saving-environment", "none"), ("energy-environment", "none")),
        (("coal-mining", "new-energy"), ("coal-mining", "new-energy")),
        ((), ()),
    ],
)
def test_a_sector_stands_for_all_its_industries(ids, summed_up):
    """An address names the sector where all of it is meant, and means the same."""
    told = TABLE.summed_up(ids)

    assert (summed_up, set(ids)) == (told, set(TABLE.spelled_out(told)))
