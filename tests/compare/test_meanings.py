"""
What words mean by the company they keep: near words, near sections, and the file the numbers stand in.
"""

import numpy as np
import pytest

from app.compare.columns import trees
from app.compare.headings import read_heading
from app.compare.meanings import Words, load, meanings_of, save
from app.compare.met_words import met_words
from app.errors import ProgramDamaged
from tests.compare.compare_factories import column, headings

GRID = "提高电网消纳水平，扩建输电通道，增加调峰电源。"
POWER = "新型电力系统配置储能，源网荷储互动，配电网柔性运行。"
SOIL = "管控农用地，修复污染地块，监测地下水。"


def _near(*columns):
    nodes = trees(columns)
    read = [read_heading(node.section) for each in nodes for node in each]
    return meanings_of(nodes, read, met_words(nodes))


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("电网", "电力系统", "土壤"),
        ("监测", "遥感", "金融"),
        ("土壤", "农用地", "电网"),
        ("融资", "银行", "湿地"),
    ],
)
def test_words_used_alike_are_near(word, near, far):
    """A reader knows that a grid is part of a power system."""
    words = load().texts
    one, close, other = words.vectors[words.find([word, near, far])]

    assert one @ close > one @ other + 0.3


def test_texts_without_a_word_in_common_are_near_where_their_words_are():
    """消纳 and 储能 are told of one thing, farmland of another."""
    found = _near(headings("甲", texts=(GRID,)), headings("乙", "丙", plan="乙", texts=(POWER, SOIL))).plain

    assert found[0, 1] > found[0, 2] + 0.3


def test_what_is_nearest_by_far_leads():
    """A section on the grid goes with the one on power, not with the one on soil."""
    found = _near(
        headings("电网", "土壤", texts=(GRID, SOIL)), headings("储能", "农用地", plan="乙", texts=(POWER, SOIL))
    ).lead

    assert found[0, 2] > 0 > found[0, 3]


def test_what_stands_below_a_section_is_part_of_what_it_means():
    """A chapter without a text of its own is about what its sections are about."""
    found = _near(column("甲", ("1", "其一"), ("1.1", "其二", GRID)), headings("乙", plan="乙", texts=(GRID,))).plain

    assert found[0, 2] == found[1, 2] == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("texts", [("", ""), ("咿呀咿呀", "呜呼呜呼")])
def test_sections_of_no_known_word_are_near_none(texts):
    """Nothing is known of them, which is no likeness."""
    found = _near(headings("甲", texts=texts[:1]), headings("乙", plan="乙", texts=texts[1:]))

    assert [0, 0] == [found.plain[0, 1], found.lead[0, 1]]


def test_nearness_is_the_same_from_both_sides():
    """Which column stands first is the reader's affair."""
    first, second = headings("电网", "土壤", texts=(GRID, SOIL)), headings("储能", plan="乙", texts=(POWER,))
    there, back = _near(first, second), _near(second, first)

    assert [there.plain[0, 2], there.lead[0, 2]] == [back.plain[0, 1], back.lead[0, 1]]


def test_words_are_kept_as_they_are_to_a_hundredth(tmp_path):
    """A byte for each number is enough."""
    vectors = np.array([[0.6, -0.8], [1.0, 0.0]], dtype=np.float32)
    words = Words(["甲", "乙"], np.array([1.5, 2.0], dtype=np.float32), vectors)
    save(tmp_path / "kept.npz", words, words)
    kept = load(tmp_path / "kept.npz").headings

    assert (["甲", "乙"], True) == (kept.names, bool(np.allclose(vectors, kept.vectors, atol=0.01)))


def test_the_same_words_make_the_same_file(tmp_path):
    """Who makes it again from the same plans sees no change."""
    words = Words(["甲"], np.ones(1, dtype=np.float32), np.ones((1, 2), dtype=np.float32))
    for name in ("one.npz", "other.npz"):
        save(tmp_path / name, words, words)

    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()


@pytest.mark.parametrize("cut", [None, 0, 100, -40])
def test_a_file_that_is_not_whole_says_what_to_do(tmp_path, cut):
    """Who copied the program by hand learns which file he left out, or has but half of."""
    path = tmp_path / "words.npz"
    if cut is not None:
        words = Words(["甲"], np.ones(1, dtype=np.float32), np.ones((1, 2), dtype=np.float32))
        save(path, words, words)
        path.write_bytes(path.read_bytes()[:cut])

    with pytest.raises(ProgramDamaged, match=r"words\.npz, which comes with the program, .* install the program again"):
        load(path)


def test_words_without_their_numbers_are_no_whole_file(tmp_path):
    """Else the words would be told by the numbers of others."""
    one = np.ones(1, dtype=np.float32)
    save(tmp_path / "words.npz", Words(["甲", "乙"], one, one[:, None]), Words(["甲"], one, one[:, None]))

    with pytest.raises(ProgramDamaged):
        load(tmp_path / "words.npz")
