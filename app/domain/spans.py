"""
Spans of years as one value of the year facet: 2011-2015, 2011- (and later), -2015 (and before).

A span stands beside single years in an address and means the same as ticking each of its years.
"""

import re
from collections.abc import Iterable
from typing import Final

_SPAN: Final = re.compile(r"([0-9]{4})?-([0-9]{4})?")
SPAN_PATTERN: Final = r"[0-9]{4}-(?:[0-9]{4})?|-[0-9]{4}"


def read_span(value: str) -> tuple[str, str] | None:
    """
    (first, last) of a span, "" for an end left open; None for whatever is no span.

    >>> read_span("2011-2015"), read_span("-2015"), read_span("2011")
    (('2011', '2015'), ('', '2015'), None)
    """
    match = _SPAN.fullmatch(value)
    if match is None or value == "-":
        return None
    return match[1] or "", match[2] or ""


def written(first: str, last: str) -> str:
    """The span from *first* to *last*, either of which may be "": 2011-2015, 2011-, -2015; "" where both are."""
    return f"{first}-{last}" if first or last else ""


def years_within(values: Iterable[str], years: Iterable[str]) -> tuple[str, ...]:
    """*values* with those of *years* that their spans hold; the spans themselves stay, each value once."""
    given = tuple(values)
    spans = [span for value in given if (span := read_span(value)) is not None]
    if not spans:
        return given
    held = (y for y in years if y.isdigit() and any(a <= y and (not b or y <= b) for a, b in spans))
    return tuple(dict.fromkeys((*given, *held)))
