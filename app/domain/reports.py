"""
What work on documents/ tells the person who does it: findings, files recognised and imported, a build.

Values only: import, build and check make them, the command line and the pages print them.
"""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """
    Something in documents/ that needs a person's eye.

    `what` names the rule ("unreadable", "inferred-record", "doubtful-characters" …); `where` is a file or an
    anchor; `message` says what to do.
    """

    plan: str
    severity: Severity
    what: str
    where: str
    message: str


ImportOutcome = Literal["new-plan", "first-text", "new-edition", "unchanged", "translation", "plan-folder", "failed"]
RecognisedBy = Literal["document-number", "title", "content", "same-file", "folder", "none"]


@dataclass(frozen=True, slots=True)
class Recognition:
    """
    Which plan a raw text belongs to. `plan` is None where it belongs to none that is known.

    `certainty` is 0..1; `detail` says in one line what it rests on ("97 % of its text is that of …").
    """

    plan: str | None
    by: RecognisedBy
    certainty: float
    detail: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What import did with one file or folder. `message` is a whole line for a person."""

    path: str
    outcome: ImportOutcome
    plan: str | None
    edition: int
    recognition: Recognition | None
    message: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: counts, how long it took, and the plans or files that could not be read."""

    generation: str
    plans: int
    sections: int
    paragraphs: int
    took_s: float
    reused: int = 0
    failures: tuple[Finding, ...] = ()
