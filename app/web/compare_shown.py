"""
How a comparison is shown, and the addresses of its ways to be shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

from app.domain.comparison import SectionRef
from app.web import urls


@dataclass(frozen=True, slots=True)
class Shown:
    """
    How a comparison is shown: differences word by word, the first column kept in sight, in a long one the text of what
    only one column has, whole sections instead of rows. The names are those in the address.
    """

    diff: bool = False
    pin: bool = False
    full: bool = False
    whole: bool = False


PLAIN: Final = Shown()
NAMES: Final = tuple(field.name for field in fields(Shown))


def address(refs: Sequence[SectionRef], industry: str | None, shown: Shown = PLAIN) -> str:
    """The address of the comparison of *refs*, in that order, shown so."""
    plain = urls.compare_industry([ref.plan for ref in refs], industry) if industry else urls.compare_sections(refs)
    return plain + "".join(f"&{name}=1" for name in NAMES if getattr(shown, name))
