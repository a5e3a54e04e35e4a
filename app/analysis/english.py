"""
English words reduced to a common stem, so that vehicle finds vehicles and fiber finds fibre.

British and American spellings are brought together first, then the endings are taken off in the order of
M. F. Porter, An algorithm for suffix stripping, Program 14(3), 1980. A stem is a key, never shown.
"""

import re
from functools import lru_cache
from typing import Final

_STOP_WORDS: Final = """
    a an and are as at be been by do does for from had has have how i in into is it its me more most of on or our
    say says shall should so some such tell than that the their them there these they this those to up was we were
    what when where which who whom whose why will with would you your about much many
    any can could did give mention mentioned mentions please
"""
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
"""Words that carry no subject of their own: a query is not made narrower by them."""

_SPELLINGS: Final = (
    (re.compile(r"programme"), "program"),
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|able$|ite$)"), "or"),
    (re.compile(r"(fib|cent|lit|met|theat|calib)re(?=$|s$|d$)"), r"\1er"),
    (re.compile(r"(?<=[aeiou])ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"alumini?um"), "aluminum"),
    (re.compile(r"defence"), "defense"),
    (re.compile(r"licence"), "license"),
    (re.compile(r"catalogue"), "catalog"),
    (re.compile(r"grey"), "gray"),
    (re.compile(r"tyre"), "tire"),
    (re.compile(r"sulph"), "sulf"),
)
"""British to American, as (pattern, replacement). -ise is read as -ize even where only -ise exists: keys may be odd."""

_STEP_2: Final = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "abli": "able",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
}
_STEP_3: Final = {
    "icate": "ic",
    "ative": "",
    "alize": "al",
    "iciti": "ic",
    "ical": "ic",
    "ful": "",
    "ness": "",
}
_STEP_4: Final = (
    "ement",
    "ance",
    "ence",
    "able",
    "ible",
    "ment",
    "ant",
    "ent",
    "ion",
    "ism",
    "ate",
    "iti",
    "ous",
    "ive",
    "ize",
    "al",
    "er",
    "ic",
    "ou",
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """
    The stem of *word* (lower case letters); short words and words that are not plain a-z stay as they are.

    >>> [stem(each) for each in ("vehicles", "vehicle", "fibres", "fiber", "manufacturing", "industries")]
    ['vehicl', 'vehicl', 'fiber', 'fiber', 'manufactur', 'industri']
    """
    if len(word) <= 3 or not (word.isascii() and word.isalpha()):
        return word
    for pattern, american in _SPELLINGS:
        word = pattern.sub(american, word)
    word = _without_plural(word)
    word = _without_past(word)
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _replace_ending(word, _STEP_2)
    word = _replace_ending(word, _STEP_3)
    word = _without_suffix(word)
    return _without_final_e(word)


def is_stop_word(word: str) -> bool:
    """True for words that carry no subject of their own (lower case)."""
    return word in STOP_WORDS


def _measure(word: str) -> int:
    """Porter's m: how often a vowel is followed by a consonant."""
    shape = "".join("v" if _is_vowel(word, at) else "c" for at in range(len(word)))
    return len(re.findall(r"v+c", shape))


def _is_vowel(word: str, at: int) -> bool:
    if word[at] in "aeiou":
        return True
    return word[at] == "y" and at > 0 and not _is_vowel(word, at - 1)


def _has_vowel(word: str) -> bool:
    return any(_is_vowel(word, at) for at in range(len(word)))


def _ends_short(word: str) -> bool:
    """True for consonant, vowel, consonant at the end (hop), the last not being w, x or y."""
    if len(word) < 3 or word[-1] in "wxy":
        return False
    return not _is_vowel(word, len(word) - 1) and _is_vowel(word, len(word) - 2) and not _is_vowel(word, len(word) - 3)


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word


def _without_past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        rest = word.removesuffix(ending)
        if rest != word and _has_vowel(rest):
            break
    else:
        return word
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if rest[-1:] == rest[-2:-1] and rest[-1] not in "aeioulsz":
        return rest[:-1]
    return rest + "e" if _measure(rest) == 1 and _ends_short(rest) else rest


def _replace_ending(word: str, endings: dict[str, str]) -> str:
    ending = next((each for each in sorted(endings, key=len, reverse=True) if word.endswith(each)), None)
    if ending is None or not _measure(word[: -len(ending)]):
        return word
    return word[: -len(ending)] + endings[ending]


def _without_suffix(word: str) -> str:
    ending = next((each for each in _STEP_4 if word.endswith(each)), None)
    if ending is None:
        return word
    rest = word[: -len(ending)]
    if _measure(rest) < 2 or (ending == "ion" and not rest.endswith(("s", "t"))):
        return word
    return rest


def _without_final_e(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _ends_short(rest)):
            word = rest
    if word.endswith("ll") and _measure(word) > 1:
        word = word[:-1]
    return word
