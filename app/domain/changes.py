"""What one edition of a plan changed against another, passage by passage. Values only; found in app.cite.changes."""

from dataclasses import dataclass
from typing import Literal

from app.domain.diff import DiffStep

ChangeKind = Literal["added", "removed", "changed", "renumbered"]


@dataclass(frozen=True, slots=True)
class Change:
    """
    One heading or paragraph that is not what and where it was.

    `old` and `new` are its anchors, None where it stood or stands nowhere; `diff` turns the earlier words into the
    later ("=" kept, "-" gone, "+" new), and has one step where it was added or removed. "renumbered" has the same
    words at another anchor.
    """

    kind: ChangeKind
    old: str | None
    new: str | None
    diff: tuple[DiffStep, ...]


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """All changes from edition `before` to edition `after` of a plan's official text, in reading order."""

    plan: str
    before: int
    after: int
    changes: tuple[Change, ...]
