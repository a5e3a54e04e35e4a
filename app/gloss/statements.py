"""
What is told of Chinese nouns, in English: 环境质量持续改善, "environmental quality continuously improved".

Also what supports what (科技支撑碳达峰). Verbs with their objects are app.gloss.grammar's.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.gloss.groups import Token
from app.gloss.inflect import past
from app.gloss.nouns import nouns
from app.gloss.sorts import kind_of

BEHIND: Final = re.compile(r"(?:in|with|to|as|by|on|ahead|across|through|step) ")
"""Adverbs that stand behind the object."""
_BEFORE_ALL: Final = "continue to"
_SUPPORTS: Final = ("支持", "支撑")


def told(tokens: Sequence[Token]) -> str:
    """Nouns with what became of them behind: 环境质量持续改善, "environmental quality continuously improved"."""
    word = tokens[-1].word
    if word is None or len(tokens) < 2:
        return ""
    if word.told:
        subject = nouns(tokens[:-1])
        return word.told.format(subject) if subject else ""
    if word.verb is None:
        return ""
    at = len(tokens) - 1
    while at > 0 and (each := tokens[at - 1].word) is not None and each.adverb:
        at -= 1
    first, last = tokens[0].word, tokens[at - 1].word if at else None
    if last is None or (last.noun is None and last.verb is None) or (first and first.verb and first.verb.light):
        return ""
    subject = nouns(tokens[:at])
    if not subject:
        return ""
    adverbs = [each.word.adverb for each in tokens[at:-1] if each.word]
    if any(BEHIND.match(each) or each == _BEFORE_ALL for each in adverbs):
        return ""
    base = word.verb.base
    if base.startswith(_BEFORE_ALL):
        base, adverbs = base.removeprefix(_BEFORE_ALL).strip(), [*adverbs, "continuously"]
    return " ".join((subject, *adverbs, past(" ".join(base.format("").split()))))


def says_how(token: Token) -> bool:
    """True for an adverb that is nothing else: 持续, 全面."""
    word = token.word
    return word is not None and bool(word.adverb) and not word.adjective and word.noun is None and word.verb is None


def support(tokens: Sequence[Token]) -> str:
    """科技支撑碳达峰: what supports, and behind the verb what it supports, "scientific support for carbon peaking"."""
    at = next((i for i, token in enumerate(tokens) if token.zh.endswith(_SUPPORTS) and token.word), -1)
    last = tokens[-1].word.noun if tokens[-1].word else None
    if at < 0 or tokens[0].zh in _SUPPORTS or at == len(tokens) - 1:
        return ""
    following = tokens[at + 1].word
    if last is None or last.joins or kind_of(tokens[-1].zh) or (following and following.noun and following.noun.joins):
        return ""
    before, behind = nouns(tokens[: at + 1]), nouns(tokens[at + 1 :], "the")
    return f"{before} for {behind}" if before and behind else ""
