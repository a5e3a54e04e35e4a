"""
Shorter names for what a script calls its own: `address` becomes `a`, while `.value` and `{ address }` stay as they are.

For the bundle of app.web.assets alone, whose sources keep their telling names. A name is changed wherever it stands or
nowhere, and only if it is declared in the script and never looks like a key of an object. So two variables of one name
keep one name, which no scope can tell from before. A module must not call a variable what another uses as the browser's
own (`name`, `open`): a test holds that. What the browser calls at length and scripts speak of all the time gets a short
name as well. What stands in strings and regular expressions is left alone; what stands in ${…} of a template is code
like any other.

No library: those in Python that are kept up (rjsmin, which takes the blanks out before) rename nothing, those that do
read the JavaScript of 2009; the others bring a runtime of another language into the server, to save a tenth.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from string import ascii_letters
from typing import Final

_TOO_SHORT: Final = 2
# The same as long as the page is there and called without an object before them, so another name is as good.
_OF_BROWSER: Final = (
    "document", "location", "history", "Math", "URLSearchParams", "encodeURIComponent", "setTimeout", "clearTimeout",
)  # fmt: skip
_LITERALS: Final = {"true": "!0", "false": "!1"}
# Behind one point stands a property, behind three a variable that is spread.
_NAME: Final = re.compile(r"(?<![\w$])(?:(?<!\.)|(?<=\.{3}))[A-Za-z_]\w*(?![\w$])")
_DECLARED: Final = re.compile(
    r"\b(?:let|const) (\w+)"  # let x
    r"|\bfunction\*? ?(\w*)\(([^()]*)\)"  # function x(y,z)
    r"|(?<![\w$.])(\w+)=>"  # x=>
    r"|\(([\w,=\[\]]*)\)=>"  # (x,y)=>, ([x,y])=>
    r"|\blet ?\[([\w,]*)\]"  # let[x,y]=
)
_DEFAULT: Final = re.compile(r"=[^,]*")
_BRACKET_OR_NAME: Final = re.compile(rf"[(\[{{)\]}}]|{_NAME.pattern}")
# Short words that no variable may be called, whether or not the script says them.
_RESERVED: Final = frozenset({"as", "do", "if", "in", "of"})
# A slash opens an expression where a value may begin; after a name or a bracket it divides.
_LITERAL: Final = re.compile(
    r"""(?P<plain>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?<=[(,=:\[!&|?{};])/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n\[])+/[a-z]*)"""
    r"|(?P<template>`(?:\\.|[^`\\])*`)"
)
_SUBSTITUTION: Final = re.compile(r"\$\{((?:[^{}]|\{[^{}]*\})*)\}")


def with_short_names(script: str) -> str:
    """*script*, minified already, with its own variables under short names, the most used first."""
    code = "\n".join(_code(script))
    seen = Counter(_NAME.findall(code))
    declared = declared_in(code)
    keys = set(keys_in(code))
    own = [name for name in declared - keys if len(name) > _TOO_SHORT and not name[0].isdigit()]
    often = [name for name in _OF_BROWSER if name not in declared | keys and _pays(name, seen[name])]
    ranked = sorted([*own, *often], key=lambda name: (-seen[name] * (len(name) - 1), name))
    free = (name for name in _candidates() if name not in _RESERVED and name not in seen and name not in keys)
    short = dict(zip(ranked, free, strict=False))
    said = _LITERALS | short
    renamed = _mapped(script, lambda text: _NAME.sub(lambda match: said.get(match[0], match[0]), text))
    return "".join(f"let {short[name]}={name};" for name in often) + renamed


def _pays(name: str, times: int) -> bool:
    """Whether *name*, said so many *times*, takes more characters than telling a shorter one for it."""
    return times * (len(name) - _TOO_SHORT) > len(f"let {name}=ab;")


def declared_in(code: str) -> set[str]:
    """The names *code* gives to variables, functions and what they take, whatever stands beside them left out."""
    told = (words for match in _DECLARED.finditer(code) for words in match.groups() if words)
    return {name for words in told for name in re.findall(r"\w+", _DEFAULT.sub("", words))}


def keys_in(code: str) -> Iterator[str]:
    """
    The names in *code* that are keys, or may be: what a colon follows, and what stands by itself between braces.

    >>> sorted(keys_in("go({wanted:first,found});each(a=>{let last=[one,two]});"))
    ['found', 'wanted']
    """
    opened: list[str] = []
    for match in _BRACKET_OR_NAME.finditer(code):
        word, before, behind = match[0], code[match.start() - 1 : match.start()], code[match.end() : match.end() + 1]
        if word in "([{":
            opened.append(word)
        elif word in ")]}":
            del opened[-1:]
        elif behind == ":" or (opened[-1:] == ["{"] and before in "{," and behind in ",=}"):
            yield word


def _candidates() -> Iterator[str]:
    """a, b, … Z, aa, ab, …"""
    return ("".join(pair) for pair in product(("", *ascii_letters), ascii_letters))


def _code(script: str) -> Iterator[str]:
    """The stretches of *script* that are code, those inside templates after one another."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    _mapped(script, keep)
    yield from found


def _mapped(script: str, change: Callable[[str], str]) -> str:
    """*script* with *change* made to its code, whatever is quoted left as it is."""
    out: list[str] = []
    at = 0
    for literal in _LITERAL.finditer(script):
        out.append(change(script[at : literal.start()]))
        text = literal[0]
        if literal["template"]:
            text = _SUBSTITUTION.sub(lambda part: "${" + _mapped(part[1], change) + "}", text)
        out.append(text)
        at = literal.end()
    return "".join([*out, change(script[at:])])
