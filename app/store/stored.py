"""
A plan as the catalogue takes it and gives it back.
"""

from dataclasses import dataclass

from app.domain.facts import Target
from app.domain.plan import Edition, Layer
from app.domain.record import Record
from app.domain.references import Reference
from app.domain.subjects import PlanSubjects
from app.domain.words import TextWords


@dataclass(frozen=True, slots=True)
class StoredText:
    """
    One outline of one text, as the catalogue takes it.

    `variant` 0 is what the parser finds now; older outlines a text was published under count from 1.
    """

    layer: Layer
    current: bool
    variant: int = 0


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """
    An edition and how many paragraphs it changed against the one before.

    `path` is the file it is kept in, below the plan's folder; None where it is not kept.
    """

    edition: Edition
    current: bool
    path: str | None
    added: int = 0
    removed: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """
    A plan as the catalogue takes it. `key` tells whether it must be read again at the next build.

    `targets`, `references`, `subjects` and `words` are those of its principal text, in reading order. The last two are
    None where there is no text, and in a plan that the catalogue gives back.
    """

    record: Record
    texts: tuple[StoredText, ...]
    editions: tuple[StoredEdition, ...] = ()
    key: str = ""
    sha256: str | None = None
    encoding: str | None = None
    replaced: int = 0
    targets: tuple[Target, ...] = ()
    references: tuple[Reference, ...] = ()
    subjects: PlanSubjects | None = None
    words: TextWords | None = None


def principal_text(texts: tuple[StoredText, ...]) -> StoredText | None:
    """The text that is searched and counted: official, else the Chinese summary, else whatever is current."""
    current = [text for text in texts if text.current]
    for name, lang in (("official", None), ("summary", "zh"), (None, None)):
        for text in current:
            if name in (None, text.layer.name) and lang in (None, text.layer.lang):
                return text
    return None


def is_principal(text: StoredText, principal: StoredText | None) -> bool:
    """True for the principal text itself; a summary's other language is not counted a second time."""
    return principal is not None and text is principal
