"""
A collection: passages a reader keeps together, named one by one, and what the archive has for each.

An address is plan, anchor and the edition it was kept at: some-plan/2.1-p3@2. Values only; which words stand there
is found in app.archive.collecting.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.resolution import ResolutionStatus
from app.domain.views import Passage
from app.errors import ArchiveError, BadValue

MAX_PASSAGES: Final = 100
"""Passages of a collection: its address stays within what servers and mail programs carry."""
# A whole address as it is copied from a page, or what stands behind /plans/ in it; blanks around it are not ours.
_ADDRESS: Final = re.compile(
    r"(?:(?:https?://[^/\s]+)?/plans/)?(?P<plan>[a-z0-9]+(?:-[a-z0-9]+)*)[/:]"
    r"(?P<anchor>[a-z0-9][a-z0-9.~]*(?:-[pt][1-9][0-9]{0,4}(?:-[sr][1-9][0-9]{0,4})?)?)"
    r"(?:@(?P<at>[1-9][0-9]{0,5}))?(?:\?(?P<query>\S*))?"
)
_EDITION: Final = re.compile(r"(?:^|&)edition=([1-9][0-9]{0,5})(?:&|$)")


@dataclass(frozen=True, slots=True)
class PassageRef:
    """Names a passage of a collection. `edition` is None where the latest is meant."""

    plan: str
    anchor: str
    edition: int | None = None

    @property
    def address(self) -> str:
        """
        How it is written.

        >>> PassageRef("some-plan", "2.1-p3", 2).address
        'some-plan/2.1-p3@2'
        """
        return f"{self.plan}/{self.anchor}" + (f"@{self.edition}" if self.edition else "")


def refuse_too_many(passages: Sequence[object]) -> None:
    """Raises BadValue where *passages* are more than a collection holds."""
    if len(passages) > MAX_PASSAGES:
        said = f"a collection holds at most {MAX_PASSAGES}"
        raise BadValue("p", f"{len(passages)} passages", said, ("refused.passages", {"most": MAX_PASSAGES}))


def read_ref(text: str) -> PassageRef | None:
    """
    What *text* names, or None where it names nothing: an address as above, plan:anchor, or a permanent link.

    >>> read_ref("https://archive.example/plans/some-plan/2.1-p3?edition=2&fingerprint=0123456789ab")
    PassageRef(plan='some-plan', anchor='2.1-p3', edition=2)
    """
    match = _ADDRESS.fullmatch(text.split("#")[0].strip())
    if match is None:
        return None
    pinned = _EDITION.search(match["query"] or "")
    edition = match["at"] or (pinned[1] if pinned else None)
    return PassageRef(match["plan"], match["anchor"], int(edition) if edition else None)


@dataclass(frozen=True, slots=True)
class Kept:
    """
    A passage of a collection as it was kept. `status` says what became of it: "identical" where it stands so today.

    `ref` names it with its edition, if it has one.
    """

    ref: PassageRef
    passage: Passage
    status: ResolutionStatus


@dataclass(frozen=True, slots=True)
class Lost:
    """A passage that is not there, and why."""

    ref: PassageRef
    error: ArchiveError


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages in the reader's order, each once; those not found apart."""

    kept: tuple[Kept, ...]
    lost: tuple[Lost, ...] = ()

    @property
    def refs(self) -> tuple[PassageRef, ...]:
        """The names of what was found."""
        return tuple(each.ref for each in self.kept)
