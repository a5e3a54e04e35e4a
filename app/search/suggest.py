"""
What the beginning of a query may go on to be: plan titles, section headings, terms, places.
"""

from collections.abc import Iterator

from app.analysis.fold import fold_text
from app.domain.plan import Lang
from app.domain.views import Suggestion
from app.search.snapshot import Snapshot


class Suggester:
    """Suggestions over one generation of the index."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._headings = [
            (fold_text(heading), heading, count)
            for heading, count in sorted(snapshot.headings.items(), key=lambda each: (-each[1], len(each[0]), each[0]))
            if 2 <= len(heading) <= 40
        ]
        self._plans = snapshot.plans

    def suggest(self, q: str, lang: Lang, limit: int) -> tuple[Suggestion, ...]:
        """At most *limit* suggestions; those that begin with *q* before those that contain it."""
        wanted = fold_text(q).strip()
        if not wanted or limit < 1:
            return ()
        found: dict[tuple[str, str], tuple[bool, Suggestion]] = {}
        for folded, suggestion in self._candidates(wanted, lang):
            found.setdefault((suggestion.kind, suggestion.text), (not folded.startswith(wanted), suggestion))
        ranked = sorted(found.values(), key=lambda each: each[0])
        return tuple(suggestion for _, suggestion in ranked)[:limit]

    def _candidates(self, wanted: str, lang: Lang) -> Iterator[tuple[str, Suggestion]]:
        for row in self._plans:
            if wanted in row.title:
                title = (row.title_zh if lang == "zh" else row.title_en) or row.title_zh or row.title_en or row.plan
                yield row.title, Suggestion(title, "plan", row.plan, facet="plan")
        for folded, heading, count in self._headings:
            if wanted in folded:
                yield folded, Suggestion(heading, "heading", heading, count=count)
