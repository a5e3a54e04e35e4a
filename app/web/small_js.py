"""
A script said in fewer characters, once its names are short: what needs no knowledge of what it does.

For the bundle of app.web.assets alone, behind rjsmin and app.web.short_names. It relies on what those leave: no
comments, no blanks but needed ones, and statements that end in a semicolon. A source must not have a loop without a
body (`for (…);`), whose semicolon would be taken for one that ends a statement; a test holds that.
"""

import re
from typing import Final

# Declarations that follow one another. No braces within: one that holds a function ends where that does, which takes a
# grammar to tell. What a `for` declares ends with its head.
_LET_AFTER_LET: Final = re.compile(r"((?<!\()\blet\b[^;{}]*);let (?=[\w$])")
_LAST_SEMICOLON: Final = re.compile(r";(?=\})")
BODILESS: Final = re.compile(r"\b(?:for|while|if) ?\((?:[^()]|\([^()]*\))*\);")
"""A loop or a condition that nothing hangs on."""


def said_shorter(js: str) -> str:
    """
    *js* with declarations put together and without the semicolons that stand before a brace.

    >>> said_shorter("{let a=1;let b=a;let f=()=>{g(a);};h(b);}")
    '{let a=1,b=a,f=()=>{g(a)};h(b)}'
    """
    joined = 1
    while joined:
        js, joined = _LET_AFTER_LET.subn(r"\1,", js)
    return _LAST_SEMICOLON.sub("", js)
