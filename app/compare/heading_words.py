"""
The words of a heading, and how much each says of what it is about.

A plan's heading is a verb of policy (推动, 加快, 完善) before its subject, and often a noun that could stand in any
plan (产业, 体系, 水平). The subject carries the weight. Names of parts of a plan (指导思想, 主要目标, 保障措施) are
brought to one token per part. Which text is read as a heading, and what else it tells, is headings.py's.
"""

import re
from itertools import groupby
from operator import attrgetter
from typing import Final

from app.analysis.words import WordToken, is_han, is_stop_word, is_word, word_tokens
from app.compare.boilerplate import GENERIC, NOUN_VERBS, VERBS, is_aspect
from app.compare.concepts import concept_of
from app.compare.content import is_place
from app.compare.part_names import PART_PATTERN, token_of

SECOND_NAMED: Final = 0.6
"""What a word behind 和, 与 or 及 weighs: of two things a heading names the first leads (技术和管理创新)."""
VERB_WEIGHT: Final = 0.05
NOUN_VERB_WEIGHT: Final = 0.6
"""A verb after the subject is what the heading is about: 品牌推广 is not 品牌培育."""
PLACE_WEIGHT: Final = 0.1
"""Where a plan is for is not what it says: 吉林工匠 and 工匠大师 are on one subject."""
GENERIC_WEIGHT: Final = 0.45
BIGRAM_WEIGHT: Final = 0.35
COMPOUND_WEIGHT: Final = 0.7
INNER_WEIGHT: Final = 0.7
MODIFIER_WEIGHT: Final = 0.45
"""A word with words in it (汽车零部件) weighs less, the last of those (零部件) as much, one before it (汽车) little."""
UNKNOWN_WEIGHT: Final = 0.6
"""Two single characters together are a word the dictionary does not have, and may be the name of a place."""
SINGLE_WEIGHT: Final = 0.3
"""A single character is mostly the rest of a word the dictionary does not have; its pairs carry the word."""

_AND: Final = frozenset(("和", "与", "及", "以及", "and"))
_BRANCH: Final = re.compile(r"(?:产业|工业|行业|业)$")
_DONE: Final = {
    "§chances": re.compile("抢抓|抓住|抓牢|紧抓|把握|用好"),
    "§achieved": re.compile("夯实|筑牢|打牢|厚植|巩固|强化|增强"),
    "§outlook": re.compile("优化|营造|改善|创造|净化"),
}
"""抢抓国家战略机遇 and 夯实发展基础 are measures, and no look at the chances or the foundations there are."""


def tokens_of(text: str) -> tuple[dict[str, float], list[str]]:
    """What a folded heading or clause is about, and its core."""
    tokens: dict[str, float] = {}
    core: list[str] = []
    kept: list[str] = []
    at = 0
    for match in PART_PATTERN.finditer(text):
        part = token_of(match)
        if part in _DONE and _DONE[part].search(text, at, match.start()):
            continue
        _take_words(text[at : match.start()], tokens, core, kept)
        tokens[part] = 1.0
        core.append(part)
        kept.append(" ")
        at = match.end()
    _take_words(text[at:], tokens, core, kept)
    for piece in "".join(kept).split():
        for first in range(len(piece) - 1):
            tokens.setdefault("²" + piece[first : first + 2], BIGRAM_WEIGHT)
    return tokens, core


def pieces_of(text: str) -> dict[str, float]:
    """The smallest words of a folded heading: what tells it from its siblings need be no subject (产业, 技术, 管理)."""
    found: dict[str, float] = {}
    share = 1.0
    words = split_words(text)
    leading = True
    for number, (word, inside) in enumerate(words, start=1):
        if is_stop_word(word.text) or word.text[0].isdigit():
            share = SECOND_NAMED if word.text in _AND and found else share
            continue
        leading = leading and word.text in VERBS
        at = word.start
        cover: list[str] = []
        for each in sorted(inside, key=lambda inner: (inner.start, -inner.end)):
            if each.start == at and each.text != word.text:
                cover.append(each.text)
                at = each.end
        for piece in cover if cover and at == word.end else [word.text]:
            name = name_of_word(piece)
            # 发展 says what 绿色发展 is about, and in 发展绿色建材 only what is done with it.
            noun = piece in GENERIC and not (leading and number < len(words))
            weight = 1.0 if noun else _weight(piece, False)
            found[name] = max(found.get(name, 0.0), weight * share)
        share = 1.0
    return found


def _take_words(text: str, tokens: dict[str, float], core: list[str], kept: list[str]) -> None:
    """Add the words of *text*, which names no part of a plan, to what the heading is about."""
    subject_seen = False
    share = 1.0
    for word, inside in split_words(text):
        if is_stop_word(word.text) or word.text[0].isdigit():
            kept.append(" ")
            share = SECOND_NAMED if word.text in _AND and tokens else share
            continue
        stem, name = _stem(word.text), name_of_word(word.text)
        # 产业 in 冶金产业 is no word of its own, nor is 金工 in 冶金工业.
        inside = [each for each in inside if each.end <= word.start + len(stem) and each.text != stem]
        if name != stem and is_han(name) and (not is_han(stem) or _is_short_for(stem, name)):
            # A longer or shorter writing has the words of the concept's name in it: 石油化工 is 石化.
            stem, inside = name, [each for each in word_tokens(name) if each.text != name]
        empty = word.text in VERBS or word.text in GENERIC or is_place(word.text)
        weight = _weight(word.text, subject_seen) * (COMPOUND_WEIGHT if inside else 1.0) * share
        told, share = share, 1.0
        tokens[name] = max(tokens.get(name, 0.0), weight)
        kept.append(" " if empty or not is_han(stem) else stem if stem == word.text else f"{stem} ")
        if not empty or weight == NOUN_VERB_WEIGHT:
            core.append(name)
        if empty:
            continue
        subject_seen = True
        # The last word in a word says what it is, unless it could stand in any: 新能源汽车 is a 汽车 and no 新能源.
        ends = [each.text for each in inside if stem.endswith(each.text)]
        headed = any(not is_aspect(end) for end in ends)
        for each in inside:
            inner, part = name_of_word(each.text), INNER_WEIGHT
            if headed and each.text not in ends:
                part = MODIFIER_WEIGHT
            tokens[inner] = max(tokens.get(inner, 0.0), _weight(each.text, subject_seen) * part * told)


def split_words(text: str) -> list[tuple[WordToken, list[WordToken]]]:
    """
    The words of *text* with the words inside them.

    Single characters that stand together are one word, which the dictionary does not have: 三电, 制油, 镍基.
    """
    found: list[tuple[WordToken, list[WordToken]]] = []
    loose = False
    for _, group in groupby(word_tokens(text), key=attrgetter("position")):
        word, *inside = group
        last = found[-1][0] if found and loose else None
        loose = _is_rest(word.text)
        if last is None or not loose or last.end != word.start or {last.text, word.text} <= VERBS:
            found.append((word, inside))
        else:
            found[-1] = (WordToken(last.text + word.text, last.position, last.start, word.end), [])
    return found


def _is_rest(sign: str) -> bool:
    """True for a single character that is no word of its own in a heading."""
    return len(sign) == 1 and is_han(sign) and not is_stop_word(sign)


def _stem(word: str) -> str:
    """A word without its 产业, 工业, 业 at the end: 冶金产业 and 冶金工业 are one."""
    plain = _BRANCH.sub("", word)
    return plain if len(plain) > 1 else word


def _is_short_for(one: str, other: str) -> bool:
    """True if the characters of the shorter stand in the longer in this order, as in 石化 and 石油化工."""
    short, long = sorted((one, other), key=len)
    signs = iter(long)
    return all(sign in signs for sign in short)


def name_of_word(word: str) -> str:
    """The name a word goes by: its concept's, else its stem's, without 产业 at the end."""
    return _stem(concept_of(_stem(concept_of(word))))


def _weight(word: str, subject_seen: bool) -> float:
    if word in VERBS:
        return NOUN_VERB_WEIGHT if subject_seen and word in NOUN_VERBS else VERB_WEIGHT
    if is_place(word):
        return PLACE_WEIGHT
    if word in GENERIC:
        return GENERIC_WEIGHT
    return SINGLE_WEIGHT if len(word) == 1 else 1.0 if is_word(word) else UNKNOWN_WEIGHT
