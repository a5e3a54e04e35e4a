"""The words that ranking counts."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis import words as module
from app.analysis.dictionary import load_tokenizer
from app.analysis.words import cut, is_stop_word, word_tokens


@pytest.mark.parametrize(
    ("folded", "words"),
    [
        ("汽车零部件与轴承", ["汽车零部件", "与", "轴承"]),
        ("产值5亿元", ["产值", "5", "亿元"]),
        ("增长2.5%", ["增长", "2.5"]),
        ("upgraded industries", ["upgraded", "industries"]),
    ],
)
def test_text_is_cut_into_words(folded: str, words: list[str]) -> None:
    """Lone digits stay, marks go."""
    assert cut(folded) == words


def test_inner_words_share_the_position_of_their_word() -> None:
    """With places of their own they would tear apart the phrases that span them."""
    tokens = word_tokens("战略性新兴产业集聚")
    places = {token.text: token.position for token in tokens}

    assert places["新兴产业"] == places["产业"] < places["集聚"]


def test_positions_count_words_not_characters() -> None:
    """A phrase query over several words needs neighbours to be one apart."""
    positions = sorted({token.position for token in word_tokens("大力发展汽车零部件产业")})

    assert positions == list(range(len(positions)))


def test_inner_words_stand_where_they_say() -> None:
    """Highlights and phrases rely on these offsets."""
    folded = "加快发展战略性新兴产业和生产性服务业"

    assert all(folded[token.start : token.end] == token.text for token in word_tokens(folded))


def test_english_words_are_counted_by_their_stem() -> None:
    """vehicle finds vehicles."""
    assert [token.text for token in word_tokens("new energy vehicles")] == ["new", "energi", "vehicl"]


@pytest.mark.parametrize("word", ["的", "多少", "the", "which"])
def test_words_of_a_question_are_known(word: str) -> None:
    """产值目标是多少 asks about 产值目标."""
    assert is_stop_word(word)


def test_many_threads_cut_alike() -> None:
    """Requests run in a thread pool and share the dictionary."""
    text = "吉林省汽车产业跃升计划提出建设汽车零部件配套基地"
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: tuple(cut(text)), range(200)))

    assert len(found) == 1


def test_loading_jieba_neither_warns_nor_writes(tmp_path: object) -> None:
    """A server with a read-only disk starts quietly, and nobody can plant a dictionary in the shared temp folder."""
    code = (
        "import sys, tempfile, pathlib; tempfile.tempdir = sys.argv[1]\n"
        "from app.analysis.words import prepare; prepare()\n"
        "print(len(list(pathlib.Path(sys.argv[1]).iterdir())), 'pkg_resources' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert (run.stdout.split(), run.stderr) == (["0", "False"], "")


_LIBRARY = load_tokenizer(module.archive_words())
_SIGNS = "推广新能源汽车产业规划发展和的了在国际化工程机械装备制造业集群示范区长春市辽阳〇㐂龦𠀀"


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(_SIGNS), min_size=1, max_size=20))
def test_words_are_those_that_jieba_finds(run: str) -> None:
    """Its dictionary and its way of weighing words decide; only the time it takes is ours."""
    assert list(_LIBRARY.cut(run, HMM=False)) == cut(run)


def test_the_dictionary_is_what_the_library_makes_of_it():
    """A word missing, or a total that is another, would cut some sentence otherwise than the library does."""
    library = load_tokenizer(())

    assert library.gen_pfdict(library.get_dict_file()) == (library.FREQ, library.total)
