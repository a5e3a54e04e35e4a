"""
Where a query looks: everywhere, or in headings alone; what a reader would otherwise have to write with a prefix.
"""

from dataclasses import dataclass, replace
from typing import Final

from app.domain.plan import Lang
from app.errors import QueryNotUnderstood
from app.search.query import And, Phrase, Words, parse
from app.search.query_writing import written

_HEADING: Final = "heading"
_HEADING_ZH: Final = "标题"
_NARROWER: Final = (_HEADING, "title", "body")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The query `q` that looks for the same words in headings alone, everywhere where the one asked was `narrower`."""

    narrower: bool
    q: str


def elsewhere(q: str, lang: Lang) -> Elsewhere | None:
    """
    Where else the words of the query *q* may be looked for; None where they are more than plain words or one phrase.

    The prefix is written in *lang*, since it stands in the box afterwards, for the reader to see how it is done.

    >>> elsewhere("汽车 零部件", "zh")
    Elsewhere(narrower=False, q='标题:(汽车 零部件)')
    """
    try:
        tree = parse(q)
    except QueryNotUnderstood:
        return None
    if isinstance(tree, And) and len(tree.parts) == 1:
        tree = tree.parts[0]
    if not isinstance(tree, Words | Phrase) or tree.field not in (None, *_NARROWER):
        return None
    other = written(replace(tree, field=_HEADING if tree.field is None else None))
    if lang == "zh" and tree.field is None:
        other = _HEADING_ZH + other.removeprefix(_HEADING)
    return Elsewhere(tree.field is not None, other)
