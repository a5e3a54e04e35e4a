"""
Forms of English words: verbs of phrases that begin with one (building, built; "establish and improve" changes both),
and several side by side.

Only what glosses need; exceptions are data (english.toml).
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from app.gloss.words import english

_VERBS: Final = re.compile(
    r"(?P<adverb>(?!(?:app|supp|re|comp|multip)ly )(?:\w+ly|further|better)(?: and (?:\w+ly|in good order))? )?"
    r"(?P<verb>[a-z]+)(?P<up> (?:up|out|down|off))?(?: and (?P<other>[a-z]+)(?= |$))?"
)


def listed(words: Sequence[str]) -> str:
    """
    *words* side by side, of which there is one at least.

    >>> listed(["trade"]), listed(["water", "soil", "air"])
    ('trade', 'water, soil and air')
    """
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def gerund(phrase: str) -> str:
    """
    *phrase* with its verbs in -ing.

    >>> gerund("establish and improve the market system")
    'establishing and improving the market system'
    """
    return _changed(phrase, _ing)


def past(phrase: str) -> str:
    """
    *phrase* with its verbs as past participles.

    >>> past("prevent and control")
    'prevented and controlled'
    """
    return _changed(phrase, _ed)


def _changed(phrase: str, form: Callable[[str], str]) -> str:
    match = _VERBS.match(phrase)
    if match is None:
        return phrase
    said = (match["adverb"] or "") + form(match["verb"]) + (match["up"] or "")
    return said + (f" and {form(match['other'])}" if match["other"] else "") + phrase[match.end() :]


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def _ed(verb: str) -> str:
    irregular = english().past.get(verb)
    if irregular:
        return irregular
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in english().double else verb
