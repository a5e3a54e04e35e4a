"""
Five-year plans: their Chinese names, years and English ordinals.

十二五 is the twelfth and covers 2011 to 2015; the first began in 1953, and from the third (1966) they follow without
a gap (the years 1963 to 1965 belong to none).
"""

from typing import Final

from app.domain.plan import Lang

_NUMERALS: Final = "一二三四五六七八九十"


def _name(n: int) -> str:
    return f"{_NUMERALS[n - 1]}五" if n <= 10 else f"十{_NUMERALS[n - 11]}五"


def _years(n: int) -> tuple[int, int]:
    if n <= 2:
        return (1953, 1957) if n == 1 else (1958, 1962)
    start = 1966 + 5 * (n - 3)
    return start, start + 4


FIVE_YEAR_PLANS: Final[dict[str, tuple[int, int]]] = {_name(n): _years(n) for n in range(1, 17)}
"""Name → first and last year, both included: "十二五" → (2011, 2015)."""

_ORDINALS: Final = {_name(n): n for n in range(1, 17)}


def label(name: str, lang: Lang) -> str:
    """十二五 in Chinese, 12th FYP in English; a name that is none of these is returned as it is."""
    n = _ORDINALS.get(name)
    if n is None or lang == "zh":
        return name
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(n if n < 4 else 0, "th")
    return f"{n}{suffix} FYP"


def of_years(start: int, end: int) -> tuple[str, ...]:
    """The five-year plans that the years *start* to *end* touch, in order."""
    return tuple(name for name, (a, b) in FIVE_YEAR_PLANS.items() if a <= end and start <= b)
