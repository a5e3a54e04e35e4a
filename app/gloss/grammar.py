"""
Chinese phrases of headings in English: cut into known words, read as a verb with its object or as a noun phrase.

健全绿色低碳标准体系 is a verb before nouns of which the last is the head, and so is "improve the green and low-carbon
system of standards". Only phrases are read of which every word is known (app.gloss.words) and whose order is one of the
few that headings have; any other has no gloss, since half a gloss misleads.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from app.gloss.cutting import joins, split_words
from app.gloss.frames import of_text as frames
from app.gloss.groups import Token
from app.gloss.inflect import gerund, listed
from app.gloss.nouns import LONG, nouns
from app.gloss.statements import BEHIND, says_how, support, told

_ABOUT: Final = re.compile(r"关于(?P<topic>.{2,30})的(?P<head>[^的]{2,8})")
_TAKING: Final = re.compile(r"以(?P<what>[^以为]{2,16})为(?P<role>[^以为]{2,10})")
# What is made is new and has "a"; what is improved is there and has "the".
_MAKES: Final = re.compile(r"(?:build|establish|form|create|set up|foster|shape|introduce|help build|help form)$")
_TWICE: Final = re.compile(
    r"\b(\w+) (?:and (?=(?:the )?\1(?:$|,| (?:of|for|in|and|to|across|with|by|on)\b)))?(?:the )?\1\b"
)
"""Two Chinese words with one English: 恢复修复 is restoration, 石化产业工业 one industry."""
_ENDS_A_CLAUSE: Final = re.compile("发展(?:基础|重点)")
"""What stands behind it in a clause goes with its second half: 发展基础材料 is 发展 of 基础材料."""
_NAMES_FIRST: Final = "规划"
"""A heading that begins with it is about the plan: 规划实施效果; a verb it is behind an adverb only."""
_HOLDS: Final = "adhere to"
"""What follows may be a sentence: 坚持人民至上."""
_WHO: Final = frozenset("企业 地方 各地 社会 社会资本 园区 农民 群众 公众 机构 高校 院校 金融机构 社会组织".split())
_ASKS: Final = {"guide": "to {}", "encourage": "to {}", "urge": "to {}", "organise": "to {}", "support": "in {ing}"}
TOLD: Final = -1


@lru_cache(maxsize=20_000)
def read_clause(text: str) -> str:
    """
    *text*, without label and without punctuation but 、, in English as within a sentence; "" where it cannot be read.

    >>> read_clause("完善创新体系")
    'improve the innovation system'
    """
    return _clause(text)[0]


def verbs_of(text: str) -> int:
    """How many things *text* is read as telling to do, one behind another; 0 for nouns, TOLD for a statement."""
    return _clause(text)[1]


@lru_cache(maxsize=20_000)
def _clause(text: str) -> tuple[str, int]:
    """What *text* says and how many verbs with their objects that is; ("", 0) where it cannot be read."""
    tokens = split_words(text)
    if len(tokens) == 1 and tokens[0].word is not None and tokens[0].word.clause:
        return tokens[0].word.clause, 0
    if len(tokens) > 1 and _ENDS_A_CLAUSE.match(tokens[0].zh) and not joins(tokens[1]):
        smaller = split_words(text, tokens[0].zh)
        if smaller and (said := _verb_phrase(smaller)):
            return said, 1
    framed, does = _framed(text), 0
    if not framed:
        filled = ((each.fill(text, _between), int(each.does)) for each in frames(text))
        framed, does = next((each for each in filled if each[0]), ("", 0))
    said, verbs = (framed, does) if framed else _read(tokens)
    if said:
        return _TWICE.sub(r"\1", said), verbs
    for token in tokens:
        # 积极 + 应对气候变化 is an adverb before a noun; cut smaller it is an adverb, a verb and its object.
        if len(token.zh) >= LONG:
            said, verbs = _read(split_words(text, token.zh))
            if said:
                return said, verbs
    return "", 0


def _framed(text: str) -> str:
    """关于A的B and 以A为B, which are no row of words."""
    match = _ABOUT.fullmatch(text)
    if match:
        head, topic = read_nouns(match["head"]), read_clause(match["topic"])
        return f"{head} on {gerund(topic) if verbs_of(match['topic']) > 0 else topic}" if head and topic else ""
    match = _TAKING.fullmatch(text)
    if match:
        what, role = read_nouns(match["what"]), _object(split_words(match["role"]), "")
        return f"with {what} as {role}" if what and role else ""
    return ""


def _between(text: str) -> str:
    """What stands in a formula: nouns, or something done in -ing."""
    said, verbs = _clause(text)
    return gerund(said) if verbs == 1 else read_nouns(text, "the") if verbs == 0 else ""


def _read(tokens: Sequence[Token]) -> tuple[str, int]:
    if not tokens:
        return "", 0
    changed = told(tokens) if len(tokens) > 2 and says_how(tokens[-2]) else ""
    if said := _verb_phrase_at_start(tokens):
        return said, 1
    if changed:
        return changed, TOLD
    if said := support(tokens) or nouns(tokens):
        return said, 0
    if said := told(tokens):
        return said, TOLD
    said = _two_verb_phrases(tokens)
    return said, 2 if said else 0


def _two_verb_phrases(tokens: Sequence[Token]) -> str:
    """A、B or A和B where both do something: 完善服务体系和提高服务水平."""
    for at, token in enumerate(tokens[:-1]):
        if joins(token) and at and (one := _verb_phrase_at_start(tokens[:at])):
            other = _verb_phrase_at_start(tokens[at + 1 :])
            return f"{one} and {other}" if other else ""
    return ""


@lru_cache(maxsize=20_000)
def read_nouns(text: str, article: str = "") -> str:
    """*text* in English where it is a noun phrase, with *article* where there is one of it; "" where it is none."""
    tokens = split_words(text)
    return nouns(tokens, article) if tokens else ""


def _verb_phrase_at_start(tokens: Sequence[Token]) -> str:
    at = _adverbs(tokens)
    if at == len(tokens) or not _is_verb(tokens, at):
        return ""
    return _verb_phrase(tokens)


def _adverbs(tokens: Sequence[Token]) -> int:
    """How many adverbs *tokens* begin with, before a verb."""
    at = 0
    while at < len(tokens) and (word := tokens[at].word) is not None and word.adverb:
        at += 1
    while at and (at == len(tokens) or (word := tokens[at].word) is None or word.verb is None):
        at -= 1
    return at


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """
    Whether the word at *at* is read as a verb there.

    One that is no noun is; else behind an adverb, and before an object that is not the kind of noun it belongs to.
    """
    word = tokens[at].word
    if word is None or word.verb is None or (at == 0 and tokens[0].zh == _NAMES_FIRST):
        return False
    if word.verb.only or not (word.verb.noun or word.noun or word.adjective):
        return True
    rest = tokens[at + 1 :]
    if not rest or at > 0:
        return at > 0
    if word.verb.light:
        return len(rest) > 1 or not (rest[0].word and rest[0].word.noun and rest[0].word.noun.joins)
    if rest[0].word is None:
        return _is_joined_verb(rest)
    behind = [each.word for each in rest]
    while behind and behind[0] is not None and behind[0].noun is None and behind[0].verb is not None:
        behind.pop(0)
    first = behind[0] if behind else None
    if first is None:
        return False
    return not (first.noun is not None and first.noun.joins)


def _is_joined_verb(rest: Sequence[Token]) -> bool:
    """和 with another verb and an object: 保护和修复生态环境."""
    if len(rest) < 3 or not joins(rest[0]):
        return False
    second, third = rest[1].word, rest[2].word
    return bool(second and second.verb and third and third.noun and not third.noun.joins and not third.verb)


def _verb_phrase(tokens: Sequence[Token]) -> str:
    """Adverbs, a verb, and its object or what it leads to; "" where the object cannot be read."""
    at = _adverbs(tokens)
    word = tokens[at].word
    if word is None or word.verb is None:
        return ""
    base, rest = word.verb.base, tokens[at + 1 :]
    if len(rest) > 2 and joins(rest[0]) and rest[1].word and (second := rest[1].word.verb):
        joined = _object(rest[2:], second.base)
        if joined:
            return _with_adverbs(tokens[:at], f"{base} and {second.base}", joined)
    following = rest[0].word.verb if rest and rest[0].word else None
    both_light = word.verb.light and not word.verb.lead and following is not None and following.light
    side_by_side = both_light or not word.verb.light
    other = _acting(rest) if word.verb.noun and side_by_side else ""
    if other:
        said = _object(rest[1:], base)
        return _with_adverbs(tokens[:at], f"{base} and {other}", said) if said else ""
    if not rest:
        return _with_adverbs(tokens[:at], base, "") if not word.verb.lead else ""
    if word.verb.lead and _leads(rest):
        led = _verb_phrase(rest)
        if led:
            said = word.verb.lead.format(led, ing=gerund(led))
            return _with_adverbs(tokens[:at], said, "")
    asked = _asked(rest, base)
    said = (asked if _is_somebody(rest[0]) else "") or _object(rest, base)
    said = said or (told(rest) if base == _HOLDS else "") or asked
    return _with_adverbs(tokens[:at], base, said) if said else ""


def _asked(rest: Sequence[Token], base: str) -> str:
    """Whom a verb asks to do what: 引导企业履行社会责任."""
    word = rest[0].word
    if base not in _ASKS or len(rest) < 3 or word is None or word.noun is None or not _leads(rest[1:]):
        return ""
    done = _verb_phrase(rest[1:])
    if not done:
        return ""
    return f"{word.noun.head} {_ASKS[base].format(done, ing=gerund(done))}"


def asks(first: str, done: str) -> str:
    """*first*, whom a verb asks (encourage enterprises), to do what is *done*; "" where its verb asks nobody."""
    pattern = _ASKS.get(first.partition(" ")[0])
    return f"{first} {pattern.format(done, ing=gerund(done))}" if pattern else ""


def _is_somebody(token: Token) -> bool:
    """A name, or who does things, which take no part in what follows: 支持宁夏建设先行区."""
    noun = token.word.noun if token.word else None
    return token.zh in _WHO or (noun is not None and noun.head == noun.before and noun.head[:1].isupper())


def _acting(rest: Sequence[Token]) -> str:
    """A second verb that *rest* begins with, before the object of both: 调整优化产业布局; "" where there is none."""
    word, behind = rest[0].word if len(rest) > 1 else None, rest[1].word if len(rest) > 1 else None
    if word is None or word.verb is None or word.noun is not None or word.adverb_as_adjective or behind is None:
        return ""
    has_object = bool(behind.adjective) or (behind.noun is not None and not behind.noun.joins and behind.verb is None)
    return word.verb.base if has_object else ""


def _leads(rest: Sequence[Token]) -> bool:
    """Whether *rest* begins with a verb that has an object: 构建市场, 发展绿色产业, and not 治理能力."""
    at = _adverbs(rest)
    if at == len(rest):
        return False
    word, last = rest[at].word, rest[-1].word
    if word is None or word.verb is None:
        return False
    if word.verb.only or not (word.verb.noun or word.noun or word.adjective):
        return True
    behind = rest[at + 1].word if at + 1 < len(rest) else None
    if behind is None or (last is not None and last.verb is not None):
        return False
    return at > 0 or bool(behind.adjective) or (behind.noun is not None and not behind.noun.joins)


def _with_adverbs(adverbs: Sequence[Token], verb: str, rest: str) -> str:
    before = [each.word.adverb for each in adverbs if each.word and not BEHIND.match(each.word.adverb)]
    behind = [each.word.adverb for each in adverbs if each.word and BEHIND.match(each.word.adverb)]
    if len(before) > 1 and all(each.endswith("ly") for each in before):
        before = [listed(before)]
    said = verb.format(rest) if "{}" in verb else f"{verb} {rest}"
    return " ".join(piece for piece in (*before, said.strip(), *behind) if piece)


def _object(tokens: Sequence[Token], verb: str) -> str:
    return nouns(tokens, "a" if _MAKES.search(verb) else "the")
