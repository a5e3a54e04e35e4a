"""
How a target that changes something says so: so much every year, or so much since a year it names.

Read from the quoted words; which numbers are changes (kind "growth_rate") the finder of targets has said.
"""

import re
from typing import Final

from app.domain.facts import Target

_ANNUAL: Final = re.compile(r"年\s?均|年递增|每年|逐年|年增长率|年增速")
_SINCE: Final = re.compile(r"[比较]\s?((?:19|20)\d\d)\s?年?")


def is_annual(target: Target) -> bool:
    """Whether *target* changes so much every year (年均增长8%), not in all (比2020年增长40%)."""
    return target.kind == "growth_rate" and _ANNUAL.search(target.quote + target.indicator) is not None


def base_year(target: Target) -> int | None:
    """The year that *target* changes from (比2020年下降18%); None where the text says none, or for no change."""
    if target.kind != "growth_rate":
        return None
    said = _SINCE.search(target.quote[: target.number[0] - target.start])
    return target.baseline_year or (int(said[1]) if said else None)
