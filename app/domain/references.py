"""
What plans cite and what cites them: the documents a text names, and which of them are held.

Values only. How a text names a document is app.domain.mentions, where in a plan it does app.annotate.references, and
which plan is meant app.store.naming.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """
    One place where a plan names another document.

    `anchor` is the paragraph's, or a section's whose heading names it; `start` and `end` are offsets in Unicode code
    points in its text. `title` and `number` are the document's, one of them at least: where the text uses the short
    name it said it would (《规划纲要》), they are those the short name stands for.
    """

    anchor: str
    start: int
    end: int
    title: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """
    A document that a plan cites: the fullest title and the number it is given there, and every place.

    `plan` is its slug where the archive holds it, None where it does not or where that is not certain.
    """

    title: str | None
    number: str | None
    plan: str | None
    places: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class CitingPlan:
    """A plan that cites another, and where."""

    plan: str
    places: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class References:
    """
    What one plan cites, in the order it first does, and which plans cite it, in the order of lists.

    Documents that cannot be told from their mention (《意见》 without more) are in neither.
    """

    cites: tuple[CitedDocument, ...] = ()
    cited_by: tuple[CitingPlan, ...] = ()
