"""
Shorter names for what a script calls its own: `address` becomes `a`, while `.value` and `{ address }` stay as they are.

For the bundle of app.web.assets alone, whose sources keep their telling names. A name is changed wherever it stands or
nowhere, and only if it is declared in the script and is never anything but a variable: no property, no key, no
shorthand for one. So two variables of one name keep one name, which no scope can tell from before. A module must not
call a variable what another uses as the browser's own (`name`, `open`): a test holds that. What stands in
strings and regular expressions is left alone; what stands in ${…} of a template is code like any other.

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
_NAME: Final = re.compile(r"(?<![\w$.])[A-Za-z_]\w*(?![\w$])")
_DECLARED: Final = re.compile(
    r"\b(?:let|const) (\w+)"  # let x
    r"|\bfunction\*? ?(\w*)\(([^()]*)\)"  # function x(y,z)
    r"|(?<![\w$.])(\w+)=>"  # x=>
    r"|\(([\w,=\[\]]*)\)=>"  # (x,y)=>, ([x,y])=>
    r"|\blet ?\[([\w,]*)\]"  # let[x,y]=
)
_DEFAULT: Final = re.compile(r"=[^,]*")
# `.name`, `name:` and whatever looks like `{name}`, `{a,name}` or `{a,name=1}`: a property, or perhaps one.
_PROPERTY: Final = re.compile(r"\.(\w+)|([A-Za-z_]\w*)(?=:)")
_SHORTHAND: Final = re.compile(r"\{(?:[\w,.$]|=[\w']+)*\}")
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
    properties = {name for match in _PROPERTY.finditer(code) for name in match.groups() if name}
    properties |= {name for match in _SHORTHAND.finditer(code) for name in _NAME.findall(match[0])}
    own = [name for name in declared - properties if len(name) > _TOO_SHORT and not name[0].isdigit()]
    ranked = sorted(own, key=lambda name: (-seen[name] * (len(name) - 1), name))
    free = (name for name in _candidates() if name not in seen and name not in properties)
    short = dict(zip(ranked, free, strict=False))
    return _mapped(script, lambda text: _NAME.sub(lambda match: short.get(match[0], match[0]), text))


def declared_in(code: str) -> set[str]:
    """The names *code* gives to variables, functions and what they take, whatever stands beside them left out."""
    told = (words for match in _DECLARED.finditer(code) for words in match.groups() if words)
    return {name for words in told for name in re.findall(r"\w+", _DEFAULT.sub("", words))}


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
