"""
What somebody means who pastes a citation, a link, a document number, a title or a quotation where one searches.

Values only; how it is found is app.archive.locating.
"""

from dataclasses import dataclass
from typing import Literal

LocatedBy = Literal["link", "number", "title", "words"]


@dataclass(frozen=True, slots=True)
class Located:
    """
    A passage, or with `anchor` None a plan, and what it was found by.

    `edition` and `fingerprint` are what a link pins; following it with them says what has become of the words since.
    """

    by: LocatedBy
    plan: str
    anchor: str | None = None
    edition: int | None = None
    fingerprint: str | None = None
