"""
Text whose line breaks are lost: where its own numbers show that a paragraph began.

A whole plan may come as one line. 一、 and （一） are the only marks left of its paragraphs; a number is believed where
it stands behind a sentence, a blank or a heading, and where it starts or continues a count. Sentences are never cut.
"""

import re
from typing import Final

from app.domain.numerals import han_number

_HAN: Final = "[一二三四五六七八九十百]{1,4}"
_LABEL: Final = re.compile(
    rf"(?P<chapter>第{_HAN}章)|(?P<part>第{_HAN}节)|(?P<article>第{_HAN}条(?=[\s\u3000]))"
    rf"|(?P<han>{_HAN}、(?!{_HAN}[、线级类是产]))|(?P<paren>[（(]{_HAN}[)）])|(?P<arabic>[0-9]{{1,2}}[.．、](?![0-9]))"
)
_DIGITS: Final = re.compile(r"[一二三四五六七八九十百]+|[0-9]+")
_ENDS: Final = frozenset("。！？!?；”）)\u3000 \xa0\t")
_LONGEST_HEADING: Final = 40
# A number begins anew where one of a higher kind has been counted.
_ORDER: Final = ("chapter", "part", "article", "han", "paren", "arabic")


def number_places(text: str) -> list[int]:
    """The offsets in *text* where a numbered paragraph begins, in order; [] where its numbers say nothing."""
    places: list[int] = []
    counts: dict[str, int] = {}
    for match in _LABEL.finditer(text):
        kind = match.lastgroup
        found = _DIGITS.search(match[0])
        number = han_number(found[0]) if found else None
        if kind is None or number is None or match.start() == 0:
            continue
        before = text[match.start() - 1]
        near = bool(places) and match.start() - places[-1] <= _LONGEST_HEADING
        behind_heading = near and _is_heading(text[places[-1] : match.start()])
        if (
            before not in _ENDS
            and not behind_heading
            and not (number == 1 and kind in ("chapter", "han") and kind not in counts)
        ):
            continue
        if number != 1 and number != counts.get(kind, 0) + 1:
            continue
        if number == 1 and kind in counts and not _anew(kind, counts):
            continue
        counts[kind] = number
        for deeper in _ORDER[_ORDER.index(kind) + 1 :]:
            if kind != "article" and deeper != "article":
                counts.pop(deeper, None)
        places.append(match.start())
    return places if len(places) >= 2 else []


def _is_heading(text: str) -> bool:
    """Whether *text*, from one number to the next, is a heading without a stop: 一、总体要求（一）指导思想。"""
    return not re.search("[。；，！？]", text)


def _anew(kind: str, counts: dict[str, int]) -> bool:
    """Whether a count of *kind* that has begun may begin again: only where it has gone on, so that a list ended."""
    return counts.get(kind, 0) >= 2
