"""
Cut the bare words of a query into the pieces that are looked for.

Loosely, as a question is put: places and years as they are recognised, amounts with their unit, English terms of
several words, Chinese cut like the texts are; words that a question is made of but not about are left out.
Latin words that nobody knows are tried as pinyin. Strictly, beside AND, OR, NOT and in fields: each word as it stands.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.analysis.chars import LETTERS
from app.analysis.english import is_stop_word as is_english_stop_word
from app.analysis.words import HAN, cut_places, is_han, is_question_word, is_stop_word, parts
from app.search.amounts import amounts_in, end_of_unit, written_otherwise
from app.search.detect import Recognised
from app.search.document_numbers import DocumentNumber, document_numbers
from app.search.expand import longest_english, widen
from app.search.sounds import Sounds, is_pinyin

SHORT_RUN: Final = 4
"""A run of Chinese up to this length that is no row of plain words is looked for as it stands, if it does anywhere."""

COMPOUND: Final = 4
"""Characters from which a word may be made of words that say something alone."""
DOING: Final = frozenset(
    """
    发展 推动 推进 加快 攻克 突破 提高 提升 降低 下降 培养 培育 建设 开展 实施 加强 扩大 实现 达到 解决 支持 鼓励 促进
    进行 完成 发挥 落实 推广 增加 减少 加大 打造 形成 构建 完善 健全 优化 壮大 做大 做强 采取 制定
    """.split()
)
"""What plans do with everything they are about: of a question about it they say least."""

_PIECE: Final = re.compile(
    rf"(?P<han>[{HAN}]+)"
    r"|(?P<grouped>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?%?)"
    rf"|(?P<latin>[{LETTERS}0-9]+(?:[.%\-/&+'’·][{LETTERS}0-9]+)*%?)"
)
"""Runs of Chinese, and what holds letters and digits together; other marks only separate."""
_WORD: Final = re.compile(r"\S+")
_HAN_RUN: Final = re.compile(rf"[{HAN}]+")
_ENGLISH: Final = re.compile(rf"[{LETTERS}]+")
_APOSTROPHES: Final = "'’"
_PLAIN_ENGLISH: Final = re.compile(rf"[{LETTERS}]+(?:[\-'’/][{LETTERS}]+)*")

_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A stretch of the folded query that will be a leaf; `optional` ones only rank.

    `heard` are the Chinese words it may be the pinyin of, or the amount it is in English, likeliest first; `otherwise`
    the very same thing written with other signs. `number` is the document number it is.
    """

    text: str
    start: int
    end: int
    english: bool = False
    optional: bool = False
    recognised: Recognised | None = None
    heard: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    number: DocumentNumber | None = None


@dataclass(frozen=True, slots=True)
class Cutter:
    """
    Cuts folded queries.

    `occurs` tells whether the texts have a stretch just as it is, `has_english` whether they have an English word in
    any form; `sounds` reads pinyin.
    """

    occurs: Callable[[str], bool]
    has_english: Callable[[str], bool]
    sounds: Sounds
    is_numbered: Callable[[DocumentNumber], bool]

    def strictly(self, folded: str, recognised: Sequence[Recognised]) -> Iterator[Piece]:
        """
        Each word as it stands, English terms and whole words that name a place together; a word that stands
        nowhere is cut loosely.
        """
        whole = [known for known in recognised if _stands_alone(folded, known.start, known.end)]
        at = 0
        for known in whole:
            yield from self._strict_words(folded, at, known.start)
            yield _of_recognised(folded, known)
            at = known.end
        yield from self._strict_words(folded, at, len(folded))

    def loosely(self, folded: str, recognised: Sequence[Recognised]) -> Iterator[Piece]:
        """What is recognised, and between it the words that say what the question is about."""
        whole = [_of_recognised(folded, known) for known in recognised]
        for number in (self._trimmed(folded, each) for each in document_numbers(folded)):
            if all(number.end <= piece.start or number.start >= piece.end for piece in whole):
                text = folded[number.start : number.end]
                otherwise = tuple(each for each in number.written if each != text)
                whole.append(Piece(text, number.start, number.end, otherwise=otherwise, number=number))
        whole += [
            Piece(folded[each.start : each.end], each.start, each.end, english=True, heard=each.chinese)
            for each in amounts_in(folded)
            if all(each.end <= piece.start or each.start >= piece.end for piece in whole)
        ]
        at = 0
        for piece in sorted(whole, key=lambda each: each.start):
            yield from self._loose_words(folded, at, piece.start)
            yield piece
            at = piece.end
        yield from self._loose_words(folded, at, len(folded))

    def _strict_words(self, folded: str, start: int, end: int) -> Iterator[Piece]:
        english: list[_Place] = []
        for word in _WORD.finditer(folded, start, end):
            if _PLAIN_ENGLISH.fullmatch(word[0]):
                english.append((word[0], word.start(), word.end()))
                continue
            if english:
                yield from self._english_pieces(english, stop_words=True)
                english = []
            if self.occurs(word[0]):
                yield Piece(word[0], word.start(), word.end())
            else:
                yield from self._loose_words(folded, word.start(), word.end())
        if english:
            yield from self._english_pieces(english, stop_words=True)

    def _loose_words(self, folded: str, start: int, end: int) -> Iterator[Piece]:
        english: list[_Place] = []
        done = start
        for found in _PIECE.finditer(folded, start, end):
            if found["latin"] and _PLAIN_ENGLISH.fullmatch(found[0]):
                words = ((word[0], word.start(), word.end()) for word in _ENGLISH.finditer(folded, *found.span()))
                english += [word for word in words if not _is_possessive(folded, word)]
                continue
            if found["latin"] and _is_in_a_term(folded, english, found, end):
                english.append((found[0], found.start(), found.end()))
                continue
            yield from self._english_pieces(english, stop_words=False)
            english = []
            at = max(found.start(), done)
            if found["han"]:
                yield from self._han_pieces(folded[at : found.end()], at)
            else:
                done = self._end_of_amount(folded, at, found.end(), end)
                yield Piece(folded[at:done], at, done, otherwise=written_otherwise(folded[at:done]))
        yield from self._english_pieces(english, stop_words=False)

    def _english_pieces(self, words: Sequence[_Place], stop_words: bool) -> Iterator[Piece]:
        """
        Terms of several words before single words; words like "the" count only where *stop_words* do.

        Words that neither the term base nor the texts know may be pinyin.
        """
        unknown: list[_Place] = []
        at = 0
        while at < len(words):
            length = longest_english([word for word, *_ in words[at:]])
            word, start, _ = words[at]
            stop_word = is_english_stop_word(word)
            if not length and not stop_word and not self.has_english(word) and not widen(word):
                unknown.append(words[at])
                at += 1
                continue
            yield from self._heard(unknown)
            unknown = []
            taken = words[at : at + max(1, length)]
            at += len(taken)
            if stop_words or length > 1 or not stop_word:
                yield Piece(" ".join(each for each, *_ in taken), start, taken[-1][2], english=True)
        yield from self._heard(unknown)

    def _heard(self, words: Sequence[_Place]) -> Iterator[Piece]:
        """*words* as pinyin where they sound like something, else as English words."""
        at = 0
        for heard in self.sounds.hear([word for word, *_ in words]):
            taken = words[at : at + heard.length] or words[at - 1 : at]
            at += heard.length
            text = " ".join(word for word, *_ in taken)
            yield Piece(text, taken[0][1], taken[-1][2], english=True, heard=heard.words)

    def _end_of_amount(self, folded: str, start: int, number_end: int, end: int) -> int:
        """Where the amount ends whose number stands at *start*: 8000亿元 is one thing, 5G网络 if the texts have it."""
        if folded[start:number_end].rstrip("%")[-1:].isdecimal():
            unit_end = end_of_unit(folded, number_end, end)
            if unit_end is not None:
                return unit_end
        following = _HAN_RUN.match(folded, number_end, end)
        if following is None:
            return number_end
        unit_end = number_end + cut_places(following[0])[0][2]
        return unit_end if self.occurs(folded[start:unit_end]) else number_end

    def _trimmed(self, folded: str, number: DocumentNumber) -> DocumentNumber:
        """
        *number* without the words of the question before it: 引用了国发(2015)28号 asks for 国发(2015)28号.

        In English the sign of the issuing body is pinyin, which only the Chinese could confirm: guofa [2015] no. 28.
        """
        if not number.issuer:
            before = list(_ENGLISH.finditer(folded, 0, number.start))
            while before and _may_be_pinyin(before[-1][0]) and not folded[before[-1].end() : number.start].strip():
                number = number.beginning(before.pop().start())
            return number
        for count in range(len(number.issuer)):
            shorter = number.without(count)
            if self.is_numbered(shorter) or any(map(self.occurs, shorter.written)):
                return shorter
        words = cut_places(number.issuer)
        return number.without(max((end for word, _, end in words if is_stop_word(word)), default=0))

    def _han_pieces(self, run: str, at: int) -> Iterator[Piece]:
        words = [(word, at + start, at + end) for each in cut_places(run) for word, start, end in self._known(*each)]
        content = [each for each in words if not is_stop_word(each[0])]
        odd = any(len(word) == 1 or is_stop_word(word) for word, *_ in words)
        if len(words) > 1 and odd and len(run) <= SHORT_RUN and self.occurs(run):
            yield Piece(run, at, at + len(run))
            return
        several = len(content) > 1
        question = any(is_question_word(word) for word, *_ in words) and any(word not in DOING for word, *_ in content)
        for word, start, end in content:
            # 镍 is a subject, 类 is none.
            stray = several and len(word) == 1 and not widen(word)
            yield Piece(word, start, end, optional=stray or (question and word in DOING))

    def _known(self, word: str, start: int, end: int) -> Iterator[_Place]:
        """*word*, or the words it is made of where neither the texts nor the term base have it: 医药 and 原料."""
        inner = parts(word) if len(word) >= COMPOUND and is_han(word) and not is_stop_word(word) else []
        if "".join(inner) != word or self.occurs(word) or widen(word):
            yield word, start, end
            return
        for each in inner:
            yield each, start, start + len(each)
            start += len(each)


def _of_recognised(folded: str, known: Recognised) -> Piece:
    text = folded[known.start : known.end]
    return Piece(text, known.start, known.end, text.isascii(), recognised=known, otherwise=known.otherwise)


def _may_be_pinyin(word: str) -> bool:
    return is_pinyin(word) and not is_english_stop_word(word) and not longest_english([word])


def _is_possessive(folded: str, word: _Place) -> bool:
    """True for the s of jilin's."""
    return word[0] == "s" and word[1] > 0 and folded[word[1] - 1] in _APOSTROPHES


def _is_in_a_term(folded: str, before: Sequence[_Place], word: re.Match[str], end: int) -> bool:
    """True of a word with a sign in it that makes one term with the words around it: R&D intensity, spending on R&D."""
    if "&" not in word[0]:
        return False
    after = [each[0] for each in _ENGLISH.finditer(folded, word.end(), end)]
    ahead = [each for each, *_ in before]
    return longest_english([word[0], *after]) > 1 or any(
        longest_english([*ahead[at:], word[0]]) == len(ahead) - at + 1 for at in range(len(ahead))
    )


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """True if blanks (or the ends of the query) stand on both sides."""
    return not folded[start - 1 : start].strip() and not folded[end : end + 1].strip()
