"""
What a document is on or for, in English: "accelerating …" or "… protection"; sentences that run on without a comma.

Titles and long headings string two or three clauses together (优化能源结构促进城市绿色低碳发展); they are parted before
a verb where both sides can be read. Clauses themselves are app.gloss.grammar's.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from app.gloss.cutting import OF, joins, split_words
from app.gloss.grammar import TOLD, read_clause, read_nouns, verbs_of
from app.gloss.groups import Token
from app.gloss.inflect import gerund

_PURPOSE: Final = frozenset(("促进", "推动", "助力", "服务", "支撑", "支持", "保障", "带动", "赋能"))
"""Verbs that, behind another clause, tell what that is done for."""
_BEGINS: Final = frozenset(("促进", "推动", "推进", "助力", "带动", "支持", "做好", "赋能"))
"""Verbs that begin a clause of their own wherever they stand between words that have objects."""
_ROLES: Final = {
    "引领": "the guide", "核心": "the core", "重点": "the focus", "导向": "the orientation", "目标": "the goal",
    "抓手": "the main lever", "主线": "the main line", "契机": "the opportunity", "支撑": "the support",
    "基础": "the basis",
}  # fmt: skip
_LED: Final = re.compile(rf"以(?P<what>[^以为]{{2,16}})为(?P<role>{'|'.join(_ROLES)})(?P<rest>.{{4,}})")
"""What leads to what is done: 以绿色发展为引领推动产业升级."""
_MOST: Final = 4
"""Clauses in a row; more are no sentence."""


@lru_cache(maxsize=5_000)
def read_topic(text: str) -> str:
    """
    *text* as it stands behind "on" or "for": verbs in -ing; "" where it cannot be read.

    >>> read_topic("加快新能源发展")
    'accelerating the development of new energy'
    """
    clauses = _clauses(text)
    if len(clauses) == 1 and not _LED.fullmatch(text) and (verbs := verbs_of(text)) < 1:
        said = "" if verbs == TOLD else clauses[0][1]
        return read_nouns(text, "the") if read_nouns(text) == said else said
    return _joined([(zh, gerund(said)) for zh, said in clauses])


@lru_cache(maxsize=20_000)
def read_run(text: str) -> str:
    """*text*, a clause or several that run on, in English as within a sentence; "" where it cannot be read."""
    return _joined(_clauses(text))


def _clauses(text: str) -> list[tuple[str, str]]:
    """The clauses of *text* with their English, one where it can be read as one; [] where it cannot be read."""
    if led := _LED.fullmatch(text):
        what, rest = read_topic(led["what"]), _clauses(led["rest"])
        if what and rest:
            return [*rest[:-1], (rest[-1][0], f"{rest[-1][1]} with {what} as {_ROLES[led['role']]}")]
    tokens = split_words(text)
    if any(_begins(tokens, at) and verbs_of(_before(tokens, at)) > 0 for at in range(2, len(tokens))):
        if parted := _parted(text, _MOST):
            return parted
    said = read_clause(text)
    if said and verbs_of(text) < 2:
        return [(text, said)]
    return _parted(text, _MOST) or _somewhere(tokens) or ([(text, said)] if said else [])


def _before(tokens: Sequence[Token], at: int) -> str:
    return "".join(token.zh for token in tokens[:at])


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause may begin at *at*, behind an object: 促进 in …结构促进…发展, and not in 就业促进工作."""
    before, word, rest = tokens[at - 1], tokens[at].word, tokens[at + 1 :]
    if word is None or word.verb is None or joins(before) or before.zh == OF or not rest:
        return False
    if tokens[at].zh not in _BEGINS or (before.word and (before.word.adverb or _only_verb(before))):
        return False
    last = rest[-1].word
    return len(rest) > 1 or not (last and last.noun and last.noun.joins)


def _only_verb(token: Token) -> bool:
    word = token.word
    return word is not None and word.verb is not None and (word.verb.only or not word.verb.noun)


def _parted(text: str, most: int) -> list[tuple[str, str]]:
    """*text* as clauses that each do something, the fewest; [] where there are none."""
    tokens = split_words(text)
    alone = verbs_of(text) == 1 and not any(_begins(tokens, at) for at in range(2, len(tokens)))
    if alone or most == 1:
        said = read_clause(text) if verbs_of(text) == 1 else ""
        return [(text, said)] if said else []
    found: list[tuple[str, str]] = []
    for at in sorted(range(1, len(tokens)), key=lambda i: not _begins(tokens, i)):
        joint = joins(tokens[at])
        first = _before(tokens, at)
        if at < 2 or not (joint or _may_begin(tokens[at])) or _only_verb(tokens[at - 1]) or verbs_of(first) != 1:
            continue
        rest = _parted(text[len(first) + (len(tokens[at].zh) if joint else 0) :], most - 1)
        if rest and (not found or len(rest) + 1 < len(found)):
            found = [(first, read_clause(first)), *rest]
    return found or ([(text, read_clause(text))] if verbs_of(text) == 1 else [])


def _may_begin(token: Token) -> bool:
    """A verb that is not the name of a thing, or an adverb: 完善, 进一步, and not 管理."""
    word = token.word
    if word is None or word.noun is not None:
        return False
    if word.verb is None:
        return bool(word.adverb) and not word.adjective and not word.adverb_as_adjective
    return word.verb.light or word.verb.only or not word.verb.noun


def _somewhere(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """重点领域严格能效约束: something done somewhere."""
    word = tokens[0].word if len(tokens) > 2 else None
    if word is None or word.noun is None or not word.noun.where:
        return []
    rest = _parted("".join(token.zh for token in tokens[1:]), _MOST)
    return [*rest[:-1], (rest[-1][0], f"{rest[-1][1]} in {word.noun.head}")] if rest else []


def _joined(clauses: list[tuple[str, str]]) -> str:
    """Clauses as one sentence; the last says what the others are for where its verb is one that does."""
    if len(clauses) < 2:
        return clauses[0][1] if clauses else ""
    *others, (zh, last) = clauses
    said = [each for _, each in others]
    if any(zh.startswith(verb) for verb in _PURPOSE) and (purpose := read_clause(zh)):
        return f"{_and(said)} to {purpose}"
    return _and([*said, last])


def _and(said: list[str]) -> str:
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]
