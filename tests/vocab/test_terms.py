"""The term base: every concept in both languages, each word leading to one concept and back."""

import re
from collections import Counter, defaultdict

import pytest

from app.analysis.english import stem
from app.analysis.fold import fold_text
from app.errors import RecordInvalid
from app.vocab import industries, regions, terms

TABLE = terms.load()
HEAD = "\t".join(terms.COLUMNS)
GROUP = '[[group]]\nid = "plan"\nzh = "规划用语"\nen = "Plan vocabulary"\n'
LEAST = {"plan": 150, "instrument": 120, "indicator": 120, "institution": 100}
"""Concepts that the groups besides the industries must have; every other group has 45."""

SAME_STEM = set(
    "coal mine|competit|financ|govern|import|industri|local|mechan|mine|product|ship|standard|transform|urban"
    "|water conserv".split("|")
)
"""English words that Porter's stems do not tell apart: mine and mining, industry and industrialisation."""

ALSO_PLACES = {"白银", "城区", "资源", "合作", "温泉", "港口"}
"""Everyday words that are names of counties or cities as well."""

LATIN = {"5G", "6G", "IPv6", "VOCs", "PM2.5"}
"""What Chinese plans write in Latin letters."""

SOURCE = re.compile(r"own|GB/T \d+(\.\d+)?-\d{4}|((国发|国办发)〔\d{4}〕\d+号)?《[^《》]+》")


def english_key(word):
    """An English word as searches see it."""
    return " ".join(stem(part) for part in re.findall(r"[a-z0-9]+", fold_text(word)))


def test_every_industry_and_sort_of_words_is_covered():
    """A reader of any of the twenty industries finds its products, materials, processes and equipment."""
    counts = Counter(concept.group for concept in TABLE.concepts)
    thin = {group.id: counts[group.id] for group in TABLE.groups if counts[group.id] < LEAST.get(group.id, 45)}

    assert {} == thin


def test_groups_are_the_industries_and_then_the_other_sorts_of_words():
    """Lists show the terms in this order, the concepts of a group together."""
    order = list(dict.fromkeys(concept.group for concept in TABLE.concepts))

    assert (industries.load().order, order) == (
        tuple(order[:20]),
        [group.id for group in TABLE.groups],
    )


@pytest.mark.parametrize(("lang", "label"), [("zh", "政策工具"), ("en", "Policy instruments")])
def test_a_group_has_a_name_in_both_languages(lang, label):
    """Pages head the lists with it."""
    labels = {group.id: group.label(lang) for group in TABLE.groups}

    assert (label, "") == (labels["instrument"], next((each for each in labels.values() if not each), ""))


def test_no_chinese_word_belongs_to_two_concepts():
    """Whoever asks for one would be given the synonyms of the other; traditional characters count as the same."""
    owners = defaultdict(set)
    for concept in TABLE.concepts:
        for word in concept.chinese:
            owners[fold_text(word)].add(concept.zh)

    assert {} == {word: found for word, found in owners.items() if len(found) > 1}


def test_no_english_word_belongs_to_two_concepts_but_for_known_stems():
    """Searches compare stems: "clean production" and "cleaning products" would both ask for both."""
    owners = defaultdict(set)
    for concept in TABLE.concepts:
        for word in concept.english:
            owners[english_key(word)].add(concept.zh)

    assert SAME_STEM == {word for word, found in owners.items() if len(found) > 1}


def test_no_concept_has_a_word_twice():
    """A synonym equal to the word shown widens a query by itself."""
    twice = [
        (concept.zh, word)
        for concept in TABLE.concepts
        for words in (concept.chinese, concept.english)
        for word, count in Counter(map(fold_text, words)).items()
        if count > 1
    ]

    assert [] == twice


@pytest.mark.parametrize("sort", ["chinese", "english"])
def test_every_word_leads_back_to_its_concept(sort):
    """Whatever word a reader knows, the concept is found by it, in capitals too."""
    lost = [
        word
        for concept in TABLE.concepts
        for word in getattr(concept, sort)
        if concept not in TABLE.of(word) or concept not in TABLE.of(word.upper())
    ]

    assert [] == lost


def test_words_are_in_their_language():
    """An English word in the Chinese column would go into the segmenter's dictionary."""
    han = re.compile("[\u4e00-\u9fff]")
    wrong = [word for word in TABLE.english_words() if han.search(word)]
    wrong += [word for word in TABLE.chinese_words() if not han.search(word) and word not in LATIN]

    assert [] == wrong


def test_no_english_word_is_a_stop_word():
    """“IT” for information technology would be found in every “it”."""
    stops = {"it", "most", "me", "us", "an", "or", "as"}

    assert [] == [word for word in TABLE.english_words() if english_key(word) in stops]


def test_the_name_of_an_industry_is_a_term_of_that_industry():
    """Industries have a table of their own; the term base only adds how they are called otherwise."""
    names = {fold_text(name): each.id for each in industries.load().by_id.values() for name in (each.zh, each.en)}
    astray = [
        (concept.group, word)
        for concept in TABLE.concepts
        for word in (*concept.chinese, *concept.english)
        if names.get(fold_text(word), concept.group) != concept.group
    ]

    assert [] == astray


def test_no_word_is_the_name_of_a_place():
    """Places have tables of their own; a query that names one is understood as the place."""
    names = {
        fold_text(name)
        for place in regions.load().by_code.values()
        for name in (place.zh, place.short, place.en, place.pinyin, *place.aliases)
        if len(name) > 1
    }
    words = {*TABLE.chinese_words(), *TABLE.english_words()}

    assert ALSO_PLACES == {word for word in words if fold_text(word) in names}


def test_every_source_is_the_archive_or_can_be_looked_up():
    """Provenance: a standard with its number, a law or a document by its title."""
    assert [] == [(each.zh, each.source) for each in TABLE.concepts if not SOURCE.fullmatch(each.source)]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("清洁生产", "绿色制造"),
        ("绿色工厂", "绿色制造"),
        ("氢气", "氢能"),
        ("制氢", "氢能"),
        ("零部件配套", "汽车零部件"),
        ("机床", "数控机床"),
        ("电动汽车", "新能源汽车"),
        ("机器人", "工业机器人"),
        ("利润", "利税"),
        ("高新技术企业", "高新技术产业"),
        ("国内生产总值", "地区生产总值"),
        ("去产能", "淘汰落后产能"),
        ("生态环境厅", "环境保护厅"),
    ],
)
def test_what_is_wider_narrower_or_near_is_another_concept(word, other):
    """Comparisons would take a paragraph on one for a paragraph on the other."""
    assert set() == set(TABLE.of(word)) & set(TABLE.of(other))


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("两化深度融合", "两化融合"),
        ("信息化与工业化深度融合", "两化融合"),
        ("技改", "技术改造"),
        ("经信委", "工业和信息化厅"),
        ("规上工业企业", "规模以上工业企业"),
        ("NEV", "新能源汽车"),
        ("nev", "新能源汽车"),
        ("R&D", "研发"),
        ("CNC", "数控系统"),
        ("carbon fiber", "碳纤维"),
        ("carbon fibre", "碳纤维"),
        ("localization", "配套率"),
        ("localisation", "配套率"),
        ("electric vehicle", "电动汽车"),
        ("５Ｇ", "5G"),
    ],
)
def test_abbreviations_era_words_and_both_spellings_lead_to_one_concept(word, shown):
    """Readers type what they know; plans of 2001 and 2025 write differently."""
    assert [shown] == [concept.zh for concept in TABLE.of(word)]


@pytest.mark.parametrize(
    ("word", "near"),
    [("袜子", "袜业"), ("数字化转型", "两化融合"), ("绿色制造", "清洁生产"), ("新能源汽车", "电动汽车")],
)
def test_a_concept_knows_what_lies_near(word, near):
    """What is no synonym may still be what the reader is after."""
    assert near in TABLE.of(word)[0].related


def test_an_unknown_word_has_no_concept():
    """It is searched as it was typed."""
    assert () == TABLE.of("这不是词")



@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("plan.tsv:2: .*needs a Chinese and an English word", [HEAD, "规划\t\t\t\t\town"]),
        ("plan.tsv:2: .*needs a Chinese and an English word", [HEAD, "\tplan\t\t\t\town"]),
        ("plan.tsv:2: .*needs a source", [HEAD, "规划\tplan\t\t\t\t"]),
        ("plan.tsv:2: .*has 6 cells, this one has 2", [HEAD, "规划\tplan"]),
        ("plan.tsv:1: the columns are", ["zh\ten", "规划\tplan"]),
        ("plan.tsv:3: “规划” is a word of plan.tsv:2", [HEAD, "规划\tplan\t\t\t\town", "计划\tscheme\t规划\t\t\town"]),
        (
            "plan.tsv:3: “ＰＬＡＮ” is a word of plan.tsv:2",
            [HEAD, "规划\tplan\t\t\t\town", "计划\tＰＬＡＮ\t\t\t\town"],
        ),
        ("plan.tsv:2: “规划” is a word of plan.tsv:2", [HEAD, "规划\tplan\t规划\t\t\town"]),
        ("plan.tsv:2: “方案” is related", [HEAD, "规划\tplan\t\t\t方案\town"]),
        ("plan.tsv:2: “规划” is related", [HEAD, "规划\tplan\t\t\t规划\town"]),
    ],
)
def test_a_broken_term_base_is_refused_with_its_line(tmp_path, monkeypatch, message, lines):
    """Who edits the table learns at once where the slip is."""
    _write(tmp_path, monkeypatch, {"plan.tsv": lines})

    with pytest.raises(RecordInvalid, match=message):
        terms.load.__wrapped__()


def test_a_file_of_no_group_is_refused(tmp_path, monkeypatch):
    """A misspelt file name would leave out a hundred concepts, and nobody would notice."""
    _write(tmp_path, monkeypatch, {"plans.tsv": [HEAD]})

    with pytest.raises(RecordInvalid, match=r"plans\.tsv: no group"):
        terms.load.__wrapped__()


def test_a_word_of_both_languages_may_lead_to_two_concepts(tmp_path, monkeypatch):
    """MES in Chinese texts and in English ones need not be the same thing."""
    lines = [HEAD, "执行系统\texecution system\tMES\t\t\town", "措施\tmeasures\t\tMES\t\town"]
    _write(tmp_path, monkeypatch, {"plan.tsv": lines})

    assert ["执行系统", "措施"] == [each.zh for each in terms.load.__wrapped__().of("mes")]


def _write(tmp_path, monkeypatch, files):
    folder = tmp_path / terms.FOLDER
    folder.mkdir()
    (folder / terms.GROUPS_FILE).write_text(GROUP, encoding="utf-8")
    for name, lines in files.items():
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(terms.resources, "files", lambda package: tmp_path)
