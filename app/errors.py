"""
Errors a person can act on, named as that person would say them.

Doubtful text is never an error: it becomes an unknown value or a recorded repair. A broken file,
setting, question or address is one, and its message says what to do next. Which HTTP status an error
becomes is decided in app.web.problems alone; which exit status, in app.cli.
"""

from collections.abc import Mapping
from typing import Final

ECHOED: Final = 60
"""Characters of what was asked for that a message repeats; addresses may be of any length."""


def echoed(asked: str, most: int = ECHOED) -> str:
    """
    What was asked for, as a message repeats it: no more than *most* characters of it.

    >>> echoed("2.1-p99"), echoed("2.1-p99", 3)
    ('2.1-p99', '2.1…')
    """
    return asked if len(asked) <= most else f"{asked[:most]}…"


class ArchiveError(Exception):
    """Anything the archive refuses to do, with a message for a person."""


Rule = tuple[str, Mapping[str, object]]
"""A message of the interface by its key, with the values in it: what is wrong, for a reader of either language."""


class SourceUnreadable(ArchiveError):
    """
    A file cannot be read as a plan's text.

    `rule` is the message that says so in the reader's language; None where only the command line can meet it.
    """

    def __init__(self, path: str, reason: str, rule: Rule | None = None) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.rule = rule


class RecordInvalid(ArchiveError):
    """A plan.toml or summary that a person wrote cannot be understood."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class PlanNotFound(ArchiveError):
    """No plan is filed under the slug that was asked for."""

    def __init__(self, plan: str) -> None:
        super().__init__(f"no plan is filed under {echoed(plan)!r}; /plans lists what is held")
        self.plan = plan


class PlanWithdrawn(ArchiveError):
    """The plan was withdrawn; the tombstone says why and what replaces it."""

    def __init__(self, plan: str, reason: str, successor: str | None) -> None:
        super().__init__(f"plan {plan!r} was withdrawn: {reason}")
        self.plan = plan
        self.reason = reason
        self.successor = successor


class PlanRenamed(ArchiveError):
    """The plan is filed under another slug now."""

    def __init__(self, plan: str, now: str) -> None:
        super().__init__(f"plan {plan!r} is filed under {now!r} now")
        self.plan = plan
        self.now = now


class AnchorNotFound(ArchiveError):
    """The plan is held, but has no section or paragraph of that name."""

    def __init__(self, plan: str, anchor: str, near: tuple[str, ...] = ()) -> None:
        hint = f"; nearest: {', '.join(near)}" if near else ""
        super().__init__(f"{plan} has no anchor {echoed(anchor)!r}{hint}")
        self.plan = plan
        self.anchor = anchor
        self.near = near


class EditionNotFound(ArchiveError):
    """The plan is held, but not in that edition."""

    def __init__(self, plan: str, edition: int) -> None:
        super().__init__(f"{plan} has no edition {edition}; /api/plans/{plan}/editions lists them")
        self.plan = plan
        self.edition = edition


class QueryNotUnderstood(ArchiveError):
    """
    A query breaks the rules of the query language.

    `start` and `end` mark the offending characters of the query as typed; `repairs` are whole queries
    that would work. `code` names the rule in one word, for messages in other languages, and `what` is the sign or
    number the reason speaks of, "" where it speaks of none.
    """

    def __init__(
        self,
        query: str,
        reason: str,
        start: int,
        end: int,
        repairs: tuple[str, ...] = (),
        code: str = "other",
        what: str = "",
    ) -> None:
        super().__init__(f"{reason} (at character {start + 1})")
        self.query = query
        self.reason = reason
        self.start = start
        self.end = end
        self.repairs = repairs
        self.code = code
        self.what = what


class BadValue(ArchiveError):
    """
    A parameter has a value outside what it can take.

    `rule` is the message that says in the reader's language what it takes (takes.…) or what is wrong (any other);
    None where only the command line or a program can meet it, to whom `allowed` says it.
    """

    def __init__(self, name: str, value: str, allowed: str, rule: Rule | None = None) -> None:
        super().__init__(f"{name}={value!r} is not possible; {allowed}")
        self.name = name
        self.value = value
        self.allowed = allowed
        self.rule = rule


class TextTooLong(ArchiveError):
    """A text is longer than is checked at once."""

    def __init__(self, chars: int, most: int) -> None:
        super().__init__(f"the text has {chars} characters, and at most {most} are checked at once; send it in parts")
        self.chars = chars
        self.most = most


class IndexOutOfDate(ArchiveError):
    """There is no index, or it was built from other documents or by another version."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason}; run `archive build`")
        self.reason = reason


class IndexNotWritten(ArchiveError):
    """The index could not be written; the one before goes on answering."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the index could not be written ({reason}); see that the disk has room, and build again")
        self.reason = reason


class IndexTooLarge(ArchiveError):
    """There is more text than one index can number; the one before goes on answering."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"the texts have more than {most} characters and words, which is as many as one index can number; "
            "divide the documents between two archives"
        )
        self.most = most


class ProgramDamaged(ArchiveError):
    """A file that comes with the program is missing, or is not what came."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}, which comes with the program, cannot be read ({reason}); install the program again")
        self.name = name
        self.reason = reason


class ArchiveBusy(ArchiveError):
    """Another process is importing or building; only one may write."""
