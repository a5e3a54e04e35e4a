"""
A style sheet in as few bytes as it can be said in, for the bundle of app.web.assets; the sources stay readable.

Comments and blanks go, layers that follow one another are one, tokens that are told once and are shorter written out
are written out, the others get short names. Nothing is moved past anything else, so the cascade stays as it is. Made
here because the minifiers at hand either lose blanks that mean something inside @layer or bring the runtime of another
language into the server, and then gain nothing more.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from string import ascii_lowercase
from typing import Final

_STRING: Final = re.compile(r'("[^"]*")')
_STRING_OR_COMMENT: Final = re.compile(r'"[^"]*"|/\*.*?\*/', re.DOTALL)
# A sign that needs no blank on either side; one that needs none after it; any other run of blanks.
_MEANINGLESS: Final = re.compile(r"\s*([{};,>])\s*|([:(])\s+|\s+")
_CONDITION: Final = re.compile(r"@(media|supports) \(")
# Between selectors these signs need no blanks. In calc() they do, and a length stands behind them, or var().
_COMBINED: Final = re.compile(r" ([+~]) (?=(?!var\()[.#:\[]?[a-z])")
# These two had one colon before there were two, and all browsers still read it.
_PSEUDO_ELEMENT: Final = re.compile(r"::(?=(?:before|after)\b)")
_LETTERS: Final = ascii_lowercase
_TOKEN: Final = re.compile(r"--[a-z][a-z0-9-]*")
_TOLD: Final = re.compile(r"(?<=[{;])(--[a-z][a-z0-9-]*):([^;{}]*);?")
_FONTS: Final = re.compile(r"(?<=[{;])(?:--f[a-z-]*|font(?:-family)?):[^;{}]*")
# A name of fonts that is a row of plain words means the same without its quotation marks (CSS Fonts 4, 2.1).
_PLAIN_NAME: Final = re.compile(r'"([A-Za-z][A-Za-z0-9-]*(?: [A-Za-z][A-Za-z0-9-]*)*)"')
# Set by js/reader.js, so the name is not ours to change.
_TOKENS_OF_SCRIPTS: Final = frozenset({"--bar"})
_SHORT_USE: Final = len("var(--a)")


def small_css(css: str) -> str:
    """*css* as a browser needs it."""
    return short_tokens(written_out(joined_layers(plain_fonts(without_blanks(css)))))


def without_blanks(css: str) -> str:
    """
    *css* without comments and without the blanks that mean nothing; strings stay as they are.

    A blank before a colon does mean something (`.doc :hover` is not `.doc:hover`), one after it does not; those round
    + and - stay, since calc() wants them.
    """
    text = _STRING_OR_COMMENT.sub(lambda match: match[0] if match[0].startswith('"') else " ", css)
    pieces = [piece if piece.startswith('"') else _unspaced(piece) for piece in _STRING.split(text)]
    return "".join(pieces).replace(";}", "}").strip()


def _unspaced(css: str) -> str:
    return _PSEUDO_ELEMENT.sub(":", _COMBINED.sub(r"\1", _CONDITION.sub(r"@\1(", _MEANINGLESS.sub(_kept, css))))


def _kept(match: re.Match[str]) -> str:
    return match[1] or match[2] or " "


def plain_fonts(css: str) -> str:
    """*css*, minified, with the names of fonts unquoted where they are plain words."""
    return _FONTS.sub(lambda match: _PLAIN_NAME.sub(r"\1", match[0]), css)


def joined_layers(css: str) -> str:
    """*css*, minified, with blocks of one layer that follow each other as one block."""
    out: list[str] = []
    last = ""
    for prelude, block in _statements(css):
        if prelude and prelude == last and prelude.startswith("@layer "):
            out[-1] = f"{out[-1][:-1]}{block[1:]}"
        else:
            out.append(prelude + block)
        last = prelude
    return "".join(out)


def _statements(css: str) -> Iterator[tuple[str, str]]:
    """(what stands before the brace, the block with its braces) for each statement that is in no other."""
    depth = begin = opened = 0
    for place in re.finditer(r'"[^"]*"|[{};]', css):
        sign = place[0]
        if sign == "{":
            opened = place.start() if depth == 0 else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[begin:opened], css[opened : place.end()]
                begin = place.end()
        elif sign == ";" and depth == 0:
            yield "", css[begin : place.end()]
            begin = place.end()
    yield "", css[begin:]


def written_out(css: str) -> str:
    """*css*, minified, with tokens that are told once in their places, where that takes no more bytes than the name."""
    times = Counter(name for name, _ in _TOLD.findall(css))
    for name in (name for name, told in times.items() if told == 1):
        value = next(value for found, value in _TOLD.findall(css) if found == name)
        use = f"var({name})"
        # A use with a value to fall back on is another thing.
        if f"var({name}," not in css and (len(value) - _SHORT_USE) * css.count(use) <= len(value):
            css = re.sub(rf"(?<=[{{;]){name}:[^;{{}}]*;?", "", css).replace(use, value)
    return css.replace(";}", "}")


def short_tokens(css: str) -> str:
    """
    *css* with its custom properties under short names, the most used first: --ink-3 becomes --a.

    Those that scripts set keep theirs. The sources keep the telling names; a browser needs none.
    """
    uses = Counter(_TOKEN.findall(css))
    ranked = sorted(uses.keys() - _TOKENS_OF_SCRIPTS, key=lambda name: (-uses[name], name))
    short = dict(zip(ranked, ("--" + "".join(pair) for pair in product(("", *_LETTERS), _LETTERS)), strict=False))
    return _TOKEN.sub(lambda match: short.get(match[0], match[0]), css)
