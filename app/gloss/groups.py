"""
A row of Chinese words before a head, in English: 水环境综合治理能力 as "capacity for comprehensive …".

English has the same order while the row is short. Where something is done to what stands before (建设, 治理, 转型) and
the row is longer, it goes behind: "development of urban rail transit". Conjunctions and verbs are app.gloss.grammar's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.gloss.inflect import listed
from app.gloss.words import Word, english, plural

MOST_WORDS: Final = 5
"""A longer row has a structure that its order does not tell."""

_EMPTY: Final = "建设"
"""Behind another verb it adds nothing: 绿化建设."""
_PHRASE: Final = re.compile(r" (?:of|for|in|to|at|as) ")
_INNER: Final = {"产业": "industry", "工业": "industry"}
"""Behind another word they are its industry, and not "industrial"."""
_FIRST: Final = frozenset(("新", "重大", "重要", "主要"))
"""Adjectives that go with the head wherever they stand."""
_IZE: Final = "化"
_ACTS: Final = frozenset(
    "改善 调整 优化 控制 适应 稳定 扶持 指导 应对 保障 完善 "
    "淘汰 防范 降低 节约 修复 服务 引导 整合 培育 提升 推广".split()
)
"""Verbs that nouns behind them are the object of, and no kind of: 调整结构, and not 管理制度."""
_DEEDS: Final = ("治理", "利用", "整治", "防治")
"""Ends of words of what is done to things: 综合治理海漂垃圾."""
_NEW: Final = "new "
_THE: Final = "the "
KEY: Final = re.compile(r"重[点大](?:工程|项目|任务|举措|措施|行动)$|(?:示范|创新|先导)(?:工程|项目)$")
"""Heads that say what sort of thing it is: what they are for stands behind them, "key projects for …"."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a phrase; `word` is None for 和 and 的."""

    zh: str
    word: Word | None


@dataclass(frozen=True, slots=True)
class Tail:
    """
    The end of a row of words: its head in English, and what stands right before it and says how.

    `how` is where those begin, `start` where the head begins; `done` if what stands before is what it is done to,
    `pattern` how that is put behind; `is_first` if what says how goes with the head wherever that is.
    """

    head: str
    adjectives: tuple[str, ...]
    how: int
    start: int
    article: bool
    done: bool
    always: bool
    pattern: str
    joins: bool
    is_first: bool

    @property
    def phrase(self) -> str:
        """The head with what says how."""
        how = (", " if any(" and " in each for each in self.adjectives) else " ").join(self.adjectives)
        what, of, rest = self.head.partition(" of ")
        if how and of and " " not in what and not self.is_first:
            return f"{what} of {how} {rest}"  # the level of green development is not a green level
        return f"{how} {self.head.removeprefix(_THE)}" if how else self.head

    def over(self, subject: str) -> str:
        """The head with *subject* behind it."""
        return self.pattern.format(self.phrase, subject)


def read_group(tokens: Sequence[Token], article: str, flat: bool = False) -> str:
    """
    *tokens* before their head in English; "" where a word has no form for its place. *article*: "the", "a" or "".

    With *flat* nothing is put behind the head: there is one "of" in a phrase.
    """
    if len(tokens) > MOST_WORDS or _is_sentence(tokens):
        return ""
    placed = _placed(tokens, article)
    if placed is not None:
        return placed
    tokens = _first(tokens)
    tail = read_tail(tokens)
    if tail is None:
        return ""
    subject = tokens[: tail.how]
    if not subject:
        return with_article(tail.phrase, article) if article and tail.article else tail.phrase
    if KEY.search(tokens[-1].zh):
        purpose = read_group(subject, "the")
        return f"{tail.phrase} for {purpose}" if purpose else ""
    if tail.done and not flat and (tail.adjectives or len(subject) > 1 or tail.always or _is_plural(subject[0])):
        said = read_group(subject, "the")
        said = read_group(subject, "the", flat=True) if " of " in said else said
        if not said:
            return ""
        whole = tail.over(said)
        return with_article(whole, "the") if article and " of " in tail.pattern else whole
    words = _row(tokens[: tail.start], tail.joins)
    if not words:
        return ""
    if tail.head.startswith(_NEW):
        phrase = f"{_NEW}{words} {tail.head.removeprefix(_NEW)}"
    else:
        phrase = f"{words} {tail.head.removeprefix(_THE)}"
    return with_article(phrase, article) if article and tail.article else phrase


def read_tail(tokens: Sequence[Token]) -> Tail | None:
    """The head of *tokens*: the last word, or the last verbs that stand side by side (监测评估)."""
    last = tokens[-1].word if tokens else None
    if last is None:
        return None
    start = len(tokens)
    heads: list[str] = []
    name_of = _verb_name if _verb_name(last) else _change_name
    while start and (name := name_of(tokens[start - 1].word)):
        if not heads and tokens[start - 1].zh == _EMPTY and start > 1 and _is_done(tokens[start - 2].word):
            return read_tail(tokens[:-1])
        if not (heads and tokens[start].zh == _EMPTY and len(heads) == 1):
            heads.insert(0, name)
        else:
            heads = [name]
        start -= 1
    if heads:
        article, always = False, False
        done, pattern = any(each in english().done for each in heads) or bool(last.adjective_as_noun), "{} of {}"
        head = listed(heads)
    elif last.noun is not None:
        start, head, article = len(tokens) - 1, last.noun.head, last.noun.article
        done = always = last.noun.done
        pattern = last.noun.pattern
    else:
        return None
    how = start
    while how and (word := tokens[how - 1].word) is not None and (word.adjective or word.adverb_as_adjective):
        how -= 1
    adjectives = tuple(w.adjective or w.adverb_as_adjective for each in tokens[how:start] if (w := each.word))
    joins = last.noun is not None and last.noun.joins
    is_first = any(each.zh in _FIRST for each in tokens[how:start])
    return Tail(head, adjectives, how, start, article, done, always, pattern, joins, is_first)


def before(word: Word | None) -> str:
    """What a word is called before a head; "" where it has no such form."""
    if word is None:
        return ""
    if word.adjective or word.adverb_as_adjective:
        return word.adjective or word.adverb_as_adjective
    if word.noun is not None:
        # "safeguards for the plan mechanism" is no English.
        return "" if _PHRASE.search(word.noun.before) else word.noun.before
    return word.verb.noun if word.verb is not None and not word.verb.light else ""


def with_article(phrase: str, article: str) -> str:
    """*phrase* with "the", or with "a" or "an"; as it is where it has one."""
    if phrase.startswith(("the ", "a ", "an ")):
        return phrase
    if article == "a":
        return f"{'an' if phrase[0] in 'aeio' else 'a'} {phrase}"
    return f"{article} {phrase}"


def _is_sentence(tokens: Sequence[Token]) -> bool:
    """Whether nothing but what is done stands before what it is done to: 改善民生, 规模化开发利用天然气."""
    last = tokens[-1].word
    if len(tokens) < 2 or last is None or last.noun is None or last.noun.joins or last.noun.done or last.verb:
        return False
    at = int(len(tokens) > 2 and bool(tokens[0].word and tokens[0].word.adjective))
    if len(tokens) == 2 and tokens[0].zh.endswith(_DEEDS) and tokens[0].word and tokens[0].word.noun:
        return tokens[0].word.noun.done
    at_scale = at > 0 and (tokens[0].zh.endswith(_IZE) or tokens[-2].zh in _DEEDS)
    return all(_verb_name(token.word) for token in tokens[at:-1]) and (at_scale or tokens[-2].zh in _ACTS)


def _placed(tokens: Sequence[Token], article: str) -> str | None:
    """重点领域 before other words: "… in key areas"; None where no such word stands there."""
    word = tokens[0].word
    if len(tokens) > 1 and word is not None and word.noun is not None and word.noun.where:
        rest = read_group(tokens[1:], article)
        return f"{rest} in {word.noun.head}" if rest else ""
    return None


def _is_plural(token: Token) -> bool:
    """Whether a noun stands in the plural, and not as an adjective, when it is no head's modifier."""
    noun = token.word.noun if token.word else None
    return noun is not None and noun.head != noun.before and noun.head == plural(noun.before)


def _first(tokens: Sequence[Token]) -> Sequence[Token]:
    """环境治理新模式: what is new is the model, hence "new environmental governance models"."""
    at = next((i for i, token in enumerate(tokens) if token.zh in _FIRST), 0)
    return [tokens[at], *tokens[:at], *tokens[at + 1 :]] if at else tokens


def _verb_name(word: Word | None) -> str:
    """What a verb is called as a thing; "" for a word that is a noun or says how."""
    if word is None or word.noun is not None or word.verb is None or word.adverb_as_adjective:
        return ""
    return word.verb.noun


def _change_name(word: Word | None) -> str:
    """What an adjective or adverb at the end is called as a thing: 数字化, digitalisation."""
    if word is None or word.noun is not None:
        return ""
    return word.adjective_as_noun or (word.verb.noun if word.verb else "")


def _row(tokens: Sequence[Token], joins: bool) -> str:
    """Words before a head: verbs that stand side by side are joined, "monitoring and evaluation system".

    A verb that stands for nothing but its object (提升) can be the last, where the head *joins* it: 能力提升工程.
    """
    said: list[str] = []
    verbs: list[str] = []
    for at, token in enumerate(tokens):
        name = _INNER.get(token.zh, "") if at else ""
        if token.zh == _EMPTY and at and _is_done(tokens[at - 1].word):
            continue
        name = name or before(token.word) or (_verb_name(token.word) if joins and 0 < at == len(tokens) - 1 else "")
        word = token.word
        if not name or word is None or (verbs and word.adjective) or _is_told(tokens, at, len(verbs)):
            return ""
        if _verb_name(word) and not word.adjective:
            if token.zh != _EMPTY or not verbs:
                verbs.append(name)
            continue
        said += [listed(verbs), name] if verbs else [name]
        verbs = []
    return " ".join([*said, listed(verbs)] if verbs else said)


def _is_told(tokens: Sequence[Token], at: int, verbs: int) -> bool:
    """Whether a noun behind verbs is their object in a sentence, which this is not: 平台对接市场, 修复河湖缓冲带."""
    noun = word.noun if (word := tokens[at].word) is not None else None
    if not verbs or noun is None or noun.joins:
        return False
    before_verbs = tokens[at - verbs - 1].word if at > verbs else None
    return (
        verbs > 1
        or at == verbs
        or (before_verbs is not None and before_verbs.noun is not None and before_verbs.noun.joins)
    )


def _is_done(word: Word | None) -> bool:
    return word is not None and word.noun is not None and word.noun.done
