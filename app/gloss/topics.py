"""
What a document is on or for, in English: "accelerating …" or "… protection"; sentences that run on without a comma.

Titles and long headings string two or three clauses together (优化能源结构促进城市绿色低碳发展); they are parted before
a verb where both sides can be read. Clauses themselves are app.gloss.grammar's.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from app.gloss.cutting import OF, joins, split_words
from app.gloss.grammar import TOLD, asks, read_clause, read_nouns, verbs_of
from app.gloss.groups import Token
from app.gloss.inflect import gerund, listed
from app.gloss.sorts import kind_of
from app.gloss.words import load

_PURPOSE: Final = ("促进", "推动", "助力", "服务", "支撑", "支持", "保障", "带动", "赋能")
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
_SHORT: Final = 2


class Clause(NamedTuple):
    """A clause: its Chinese, its English, and whether it stands behind 和 and is only one thing more."""

    zh: str
    said: str
    is_added: bool = False


@lru_cache(maxsize=5_000)
def read_topic(text: str) -> str:
    """
    *text* as it stands behind "on" or "for": verbs in -ing; "" where it cannot be read.

    >>> read_topic("加快新能源发展")
    'accelerating the development of new energy'
    """
    clauses = _clauses(text)
    if len(clauses) == 1 and clauses[0].said == read_clause(text):
        verbs, said = verbs_of(text), clauses[0].said
        if verbs < 1:
            return "" if verbs == TOLD else read_nouns(text, "the") if read_nouns(text) == said else said
        if not _has_object(split_words(text)) and (done := read_nouns(text)):
            return done
    return _joined([clause._replace(said=gerund(clause.said)) for clause in clauses])


@lru_cache(maxsize=20_000)
def read_run(text: str) -> str:
    """*text*, a clause or several that run on, in English as within a sentence; "" where it cannot be read."""
    return _joined(_clauses(text))


def _clauses(text: str) -> list[Clause]:
    """The clauses of *text* with their English, one where it can be read as one; [] where it cannot be read."""
    if led := _LED.fullmatch(text):
        what, rest = read_topic(led["what"]), _clauses(led["rest"])
        if what and rest:
            return [*rest[:-1], rest[-1]._replace(said=f"{rest[-1].said} with {what} as {_ROLES[led['role']]}")]
    tokens = split_words(text)
    begun = [at for at in range(2, len(tokens)) if _begins(tokens, at) and verbs_of(_words(tokens[:at])) > 0]
    if kind_of(text):
        begun = []  # what the document named last is about
    if begun and (parted := _parted(text, _MOST)):
        return parted
    if begun and len(tokens) - begun[-1] > _SHORT:
        return []  # read as one it would be turned round
    said = read_clause(text)
    if said and verbs_of(text) < 2:
        return [Clause(text, said)]
    parted = [] if kind_of(text) else _parted(text, _MOST)
    return parted or _somewhere(tokens) or ([Clause(text, said)] if said else [])


def _words(tokens: Sequence[Token]) -> str:
    return "".join(token.zh for token in tokens)


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause may begin at *at*, behind an object: 促进 in …结构促进…发展, and not in 就业促进工作."""
    before, word, rest = tokens[at - 1], tokens[at].word, tokens[at + 1 :]
    if word is None or word.verb is None or joins(before) or before.zh == OF or not rest:
        return False
    if tokens[at].zh not in _BEGINS or (before.word and (before.word.adverb or _only_verb(before))):
        return False
    last = rest[-1].word
    if len(rest) > 1 or len(rest[0].zh) > _SHORT:
        return True
    return not (last and last.noun and (last.noun.joins or last.noun.done))


def _only_verb(token: Token) -> bool:
    word = token.word
    return word is not None and word.verb is not None and (word.verb.only or not word.verb.noun)


def _parted(text: str, most: int) -> list[Clause]:
    """*text* as clauses that each do something, the fewest; [] where there are none."""
    tokens = split_words(text)
    begun = [_begins(tokens, at) for at in range(len(tokens))]
    whole = [Clause(text, read_clause(text))] if verbs_of(text) == 1 else []
    if most == 1 or (whole and not any(begun[2:])):
        return whole
    found: list[Clause] = []
    for at in sorted(range(2, len(tokens)), key=lambda i: not begun[i]):
        joint = joins(tokens[at])
        first, behind = tokens[:at], tokens[at + joint :]
        # 推动降碳和发展低碳产业: behind 和 a verb that is a name too may begin a clause, between things.
        between_things = joint and _is_somebody(tokens[at - 1]) and _is_somebody(tokens[-1])
        if not behind or not (begun[at] or between_things or _may_begin(behind[0], joint)):
            continue
        if not _has_object(first) or not _has_object(behind, told_by=True):
            continue
        if verbs_of(_words(first)) != 1:
            continue
        rest = _parted(_words(behind), most - 1)
        if not rest or (found and len(rest) + 1 >= len(found)):
            continue
        plain, said = not joint and _is_somebody(first[-1]), read_clause(_words(first))
        if plain and not behind[0].zh.startswith(_PURPOSE) and (asked := asks(said, rest[0].said)):
            found = [Clause(text, asked), *rest[1:]]
        elif not plain or begun[at] or (_only_verb(tokens[0]) and tokens[0].zh not in _BEGINS):
            found = [Clause(_words(first), said), rest[0]._replace(is_added=joint), *rest[1:]]
    return found or whole


def _has_object(tokens: Sequence[Token], told_by: bool = False) -> bool:
    """Whether there is something behind the verb; with *told_by*, and not what the verb says the kind of (保障机制)."""
    rest = list(tokens)
    while rest and rest[0].word and rest[0].word.adverb and not _only_verb(rest[0]):
        rest.pop(0)
    if len(rest) < 2 or rest[0].word is None or _only_verb(rest[-1]):
        return False
    verb, rest = rest[0].word.verb, rest[1:]
    nouns = [token.word.noun for token in rest if token.word and token.word.noun]
    qualified = [token for token in rest if token.word and token.word.noun is None and token.word.adjective]
    if told_by and len(nouns) == 1 and len(qualified) == len(rest) - 1:
        is_kind = (nouns[0].joins and len(rest[-1].zh) <= _SHORT) or _ends_joining(rest[-1].zh)
        if is_kind:
            return verb is not None and verb.only
    return bool(nouns) or len(rest) > 1 or len(rest[0].zh) > _SHORT


def _ends_joining(zh: str) -> bool:
    """Whether a word ends in one that verbs say the kind of: 长效机制."""
    end = load().by_zh.get(zh[-2:])
    return end is not None and end.noun is not None and end.noun.joins and end.noun.article


def _is_somebody(token: Token) -> bool:
    """A noun that is no name of an action: whoever is asked to do something is one."""
    return token.word is not None and token.word.noun is not None and token.word.verb is None


def _may_begin(token: Token, also_light: bool = False) -> bool:
    """A verb that is not the name of a thing, or an adverb: 完善, 进一步, and not 管理; behind 和 提升 too."""
    word = token.word
    if word is None or word.noun is not None:
        return False
    if word.verb is None:
        return bool(word.adverb) and not word.adjective and not word.adverb_as_adjective
    return word.verb.only or not word.verb.noun or (also_light and word.verb.light)


def _somewhere(tokens: Sequence[Token]) -> list[Clause]:
    """重点领域严格能效约束: something done somewhere."""
    word = tokens[0].word if len(tokens) > 2 else None
    if word is None or word.noun is None or not word.noun.where:
        return []
    rest = _parted(_words(tokens[1:]), _MOST)
    return [*rest[:-1], rest[-1]._replace(said=f"{rest[-1].said} in {word.noun.head}")] if rest else []


def _joined(clauses: Sequence[Clause]) -> str:
    """Clauses as one sentence; the last says what the others are for where its verb is one that does."""
    if len(clauses) < 2:
        return clauses[0].said if clauses else ""
    *others, last = clauses
    said = [each.said for each in others]
    if not last.is_added and last.zh.startswith(_PURPOSE) and (purpose := read_clause(last.zh)):
        return f"{listed(said)} to {purpose}"
    return listed([*said, last.said])
