"""
Cut folded text into the words that ranking counts: Chinese words, English stems, numbers.

Chinese is cut by jieba's dictionary and the archive's own terms and place names, without guessing new words
(HMM off), so that the same word is cut the same way in a query and in a text. The words inside a longer word
stand at the longer word's position: 新能源汽车 also counts as 新能源 and 汽车, and positions stay ordinal.

The dictionary takes about a second to load; `prepare` does it at start-up. One tokenizer serves all threads:
once loaded it is only read. jieba's own cache file is not used, since it lies in a folder everybody can write to
and saves nothing measurable.
"""

import math
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from app.analysis.chars import LETTERS
from app.analysis.dictionary import load_tokenizer
from app.analysis.english import is_stop_word as is_english_stop_word
from app.analysis.english import stem
from app.analysis.fold import fold_text
from app.vocab import industries, regions, terms

if TYPE_CHECKING:
    import jieba

VERSION: Final = "2"
"""Part of the index stamp: change it whenever the same text would be cut or folded otherwise."""

_STOP_WORDS: Final = """
    的 地 得 了 着 过 和 与 及 或 以及 并 并且 而 是 在 对 对于 为 为了 等 等等 有 有关 关于 把 被 将 向 从 由 于
    以 其 之 中 上 下 里 内 这 那 这些 那些 哪 哪些 哪个 哪里 什么 多少 几 几个 如何 怎样 怎么 怎么样 吗 呢 吧 啊
    请 请问 请问下 我 我们 你 他 它 想 想要 知道 了解 查 查找 查询 一下 说 说了 讲 提到 提出 谈到 涉及 都 也 就 还
    又 不 没 没有 会 能 可以 应 应该 要 到 至 各 各个 该 此 本 个 一个 是否 为什么 包括 有哪些 是什么 多大 多高
    达到多少
"""
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
"""Words a question is made of but not about: a query is not made narrower by them."""

_QUESTION_WORDS: Final = ("哪", "什么", "怎", "如何", "多少", "几个")
"""What words of a question begin with."""

HAN: Final = "〇㐀-䶿一-鿿\U00020000-\U000323af"
"""Han characters, in a character class; compatibility forms are folded away before."""
_COMMON_HAN: Final = re.compile("([一-\u9fd5]+)")
"""The characters that jieba looks up; a run of others is cut into single ones."""
_RUNS_KEPT: Final = 1 << 15
_PIECE: Final = re.compile(rf"([{HAN}]+)|([{LETTERS}]+)|([0-9]+(?:\.[0-9]+)?)")
_HAN_RUN: Final = re.compile(rf"[{HAN}]+")


class WordToken(NamedTuple):
    """A term of the word fields: its ordinal position and its place in the folded text, end excluded."""

    text: str
    position: int
    start: int
    end: int


class _Segmenter:
    """jieba's dictionary with the archive's words, loaded once, by whichever thread comes first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._dictionary: _Dictionary | None = None

    @property
    def dictionary(self) -> "_Dictionary":
        """The loaded dictionary."""
        if self._dictionary is None:
            with self._lock:
                if self._dictionary is None:
                    self._dictionary = _Dictionary(load_tokenizer(archive_words()))
        return self._dictionary


class _Dictionary:
    """
    How often each word is met, and the likeliest words of a run of Chinese by that.

    The words are those that jieba's own `cut` without HMM gives, found in a third of its time. `known` has words and
    what words begin with, the latter as 0.
    """

    def __init__(self, tokenizer: "jieba.Tokenizer") -> None:
        self.known: Mapping[str, int] = tokenizer.FREQ
        self._log_total = math.log(tokenizer.total)
        self._weights: dict[int, float] = {}
        # Headings and turns of phrase come again and again in plans.
        self.cut = lru_cache(maxsize=_RUNS_KEPT)(self._cut)
        self.inner = lru_cache(maxsize=_RUNS_KEPT)(self._inner)

    def _cut(self, run: str) -> tuple[str, ...]:
        """The words of *run*, Han throughout."""
        words: list[str] = []
        for piece in _COMMON_HAN.split(run):
            # The rarer characters stand in no word.
            words += self._likeliest(piece) if _COMMON_HAN.fullmatch(piece) else piece
        return tuple(words)

    def _likeliest(self, run: str) -> list[str]:
        known, weights, end = self.known, self._weights, len(run)
        best = [0.0] * (end + 1)
        ends = [0] * end
        for start in range(end - 1, -1, -1):
            stop = start + 1
            found = 0
            word = run[start]
            while word in known:
                if often := known[word]:
                    # A call for each of a text's words would be a quarter of the work.
                    likely = (weights[often] if often in weights else self._weight(often)) + best[stop]
                    # Of two that are equally likely the longer.
                    if not found or likely >= best[start]:
                        best[start], found = likely, stop
                stop += 1
                if stop > end:
                    break
                word = run[start:stop]
            if not found:
                found = start + 1
                best[start] = self._weight(1) + best[found]
            ends[start] = found
        words = []
        at = 0
        while at < end:
            words.append(run[at : ends[at]])
            at = ends[at]
        return words

    def _weight(self, often: int) -> float:
        weight = self._weights.get(often)
        if weight is None:
            weight = self._weights[often] = math.log(often) - self._log_total
        return weight

    def _inner(self, word: str) -> tuple[tuple[int, int], ...]:
        """The words of two or more characters that stand inside *word*, as (start, end)."""
        return tuple(
            (first, first + length)
            for length in range(2, len(word))
            for first in range(len(word) - length + 1)
            if self.known.get(word[first : first + length])
        )


_SEGMENTER: Final = _Segmenter()


def prepare() -> None:
    """Load the dictionary now (about a second), so that no reader waits for it."""
    _ = _SEGMENTER.dictionary


def cut(folded: str) -> list[str]:
    """The words of *folded*, each once at its place, marks left out.

    >>> cut("到2015年，汽车产业的目标")
    ['到', '2015', '年', '汽车', '产业', '的', '目标']
    """
    dictionary = _SEGMENTER.dictionary
    found: list[str] = []
    for piece in _PIECE.finditer(folded):
        if piece[1]:
            found += dictionary.cut(piece[1])
        else:
            found.append(piece[0])
    return found


def cut_places(folded: str) -> list[tuple[str, int, int]]:
    """The words of *folded* with their places, end excluded."""
    return list(_cut_places(folded))


@lru_cache(maxsize=256)
def word_tokens(folded: str) -> tuple[WordToken, ...]:
    """
    The terms that *folded* has in the word fields: words, the words inside them, stems, numbers.

    Kept for a moment, because titles and headings stand above many sections.
    """
    tokens: list[WordToken] = []
    inner = _SEGMENTER.dictionary.inner
    for position, (text, start, end) in enumerate(_cut_places(folded)):
        tokens.append(WordToken(term(text), position, start, end))
        if end - start > 2 and _HAN_RUN.fullmatch(text):
            tokens += [
                WordToken(text[first:last], position, start + first, start + last) for first, last in inner(text)
            ]
    return tuple(tokens)


def parts(word: str) -> list[str]:
    """
    The longest words that stand inside *word* (Han, folded), from left to right; none where there are no such.

    >>> parts("工业互联网")
    ['工业', '互联网']
    """
    inner = _SEGMENTER.dictionary.inner(word)
    longest = [
        (first, last)
        for first, last in inner
        if not any(start <= first and last <= end and (start, end) != (first, last) for start, end in inner)
    ]
    return [word[first:last] for first, last in sorted(longest)]


def term(word: str) -> str:
    """The term a word is counted under: the stem of an English word, else the word itself."""
    return stem(word)


def is_word(text: str) -> bool:
    """True if the dictionary or the archive's terms hold *text* (folded) as one word."""
    return bool(commonness(text))


def commonness(text: str) -> int:
    """How often the dictionary has seen *text* (folded) as one word; 0 if it holds no such word."""
    return _SEGMENTER.dictionary.known.get(text) or 0


def is_han(text: str) -> bool:
    """True if *text* is Han characters throughout (and not empty)."""
    return bool(_HAN_RUN.fullmatch(text))


def is_question_word(word: str) -> bool:
    """True for what only a question has: 哪些, 怎样, 多少."""
    return word.startswith(_QUESTION_WORDS)


def is_stop_word(word: str) -> bool:
    """True for words a question is made of but not about, in either language (folded): 哪些方面 like 哪些."""
    return word in STOP_WORDS or word.startswith(_QUESTION_WORDS) or is_english_stop_word(word)


def cut_runs(folded: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The words of *folded* run by run: where each run begins, and its words, which follow one another."""
    cut_han = _SEGMENTER.dictionary.cut
    for piece in _PIECE.finditer(folded):
        yield piece.start(), cut_han(piece[1]) if piece[1] else (piece[0],)


def _cut_places(folded: str) -> list[tuple[str, int, int]]:
    dictionary = _SEGMENTER.dictionary
    found: list[tuple[str, int, int]] = []
    for piece in _PIECE.finditer(folded):
        start = piece.start()
        if not piece[1]:
            found.append((piece[0], start, piece.end()))
            continue
        for word in dictionary.cut(piece[1]):
            found.append((word, start, start + len(word)))
            start += len(word)
    return found


def archive_words() -> list[str]:
    """The Chinese words of the term base and the places, folded: what jieba must not cut."""
    places = regions.load().by_code.values()
    names = [place.zh for place in places] + [place.short for place in places if place.level != "county"]
    names += terms.load().chinese_words()
    names += [name for industry in industries.load().by_id.values() for name in industry.names]
    return [word for word in dict.fromkeys(map(fold_text, names)) if len(word) > 1 and is_han(word)]
