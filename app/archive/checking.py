"""
Checking pasted texts against one snapshot: its texts as an index of short rows of characters, made when first needed.

Looked at are the texts that are shown: official ones, translations and summaries; of an edition that is not shown any
more the quotations that cite it. What counts as a difference is decided in app.cite.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from app.archive.snapshot import Snapshot
from app.cite.check import Held, check_text
from app.cite.citations import Library, Standing, check_citations
from app.cite.resolve import resolve
from app.domain.checking import Checked, CheckedCitation
from app.domain.citation import Citation
from app.domain.mentions import Mention
from app.domain.resolution import Resolution
from app.errors import PlanNotFound, PlanRenamed, PlanWithdrawn
from app.search.shingles import CheckedText, ShingleIndex, squeeze
from app.store.catalogue import TextRow

_OLDER_KEPT: Final = 8
_PLANS_KEPT: Final = 32


class Checker:
    """Checks texts against one snapshot; any number of threads may ask."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._lock = threading.Lock()
        self._shown: ShingleIndex | None = None
        self._older: OrderedDict[tuple[str, int], ShingleIndex] = OrderedDict()
        self._plans: OrderedDict[str, ShingleIndex] = OrderedDict()

    def prepare(self) -> None:
        """Begin to make the index beside whatever else is done, if nobody has: whoever opens the form will need it."""
        if self._shown is None and not self._lock.locked():
            threading.Thread(target=self._texts, name="check index", daemon=True).start()

    def check(self, text: str) -> tuple[Checked, ...]:
        """Every quotation in *text* with what was found of it; nothing of it is kept."""
        return check_text(text, Held(self._texts(), squeeze, self._resolver(), self._titled, self._edition, self._plan))

    def citations(self, text: str) -> tuple[CheckedCitation, ...]:
        """Every citation in *text* with what it leads to today; nothing of it is kept."""
        return check_citations(text, Library(self._resolver(), self._named, self._standing))

    def _resolver(self) -> Callable[[Citation], Resolution]:
        published = self._snapshot.published()
        former = self._snapshot.former

        def resolved(citation: Citation) -> Resolution:
            now = former.get(citation.plan, citation.plan) if citation.plan is not None else None
            return resolve(replace(citation, plan=now), published)

        return resolved

    def _texts(self) -> ShingleIndex:
        # Seconds of work for a large archive, hence done once, by the first who asks, while the others wait.
        with self._lock:
            if self._shown is None:
                texts = (text for slug in self._snapshot.plans for text in self._snapshot.catalogue.texts(slug))
                self._shown = ShingleIndex(self._checked(text) for text in texts if text.current)
            return self._shown

    def _edition(self, plan: str, edition: int) -> ShingleIndex | None:
        """An index of an official text that is not shown any more, None where there is no such edition."""
        with self._lock:
            if (plan, edition) not in self._older:
                texts = [
                    text
                    for text in self._snapshot.catalogue.texts(plan)
                    if text.layer == "official" and text.edition == edition and not text.current
                ]
                if not texts or any(t.current and t.edition == edition for t in self._snapshot.catalogue.texts(plan)):
                    return None
                self._older[plan, edition] = ShingleIndex([self._checked(texts[0])])
                while len(self._older) > _OLDER_KEPT:
                    self._older.popitem(last=False)
            self._older.move_to_end((plan, edition))
            return self._older[plan, edition]

    def _plan(self, plan: str) -> ShingleIndex:
        """An index of the texts of one plan that are shown."""
        with self._lock:
            if plan not in self._plans:
                texts = [text for text in self._snapshot.catalogue.texts(plan) if text.current]
                self._plans[plan] = ShingleIndex([self._checked(text) for text in texts])
                while len(self._plans) > _PLANS_KEPT:
                    self._plans.popitem(last=False)
            self._plans.move_to_end(plan)
            return self._plans[plan]

    def _checked(self, text: TextRow) -> CheckedText:
        return CheckedText(text.plan, text.layer, text.lang, text.edition, self._snapshot.catalogue.outline(text))

    def _titled(self, title: str) -> tuple[str, ...]:
        return self._snapshot.names.find(title).plans

    def _named(self, mention: Mention) -> tuple[str, ...]:
        return self._snapshot.names.find(mention.title, mention.number).plans

    def _standing(self, plan: str) -> Standing:
        try:
            self._snapshot.plan(plan)
        except PlanRenamed:
            return "held"
        except PlanWithdrawn:
            return "withdrawn"
        except PlanNotFound:
            return "unknown"
        return "held"


def read_report(name: str, data: bytes) -> str:
    """The text of a report called *name*, with its notes and links. Raises SourceUnreadable."""
    # Loaded where it is needed: the readers of files take longer to load than a first answer.
    from app.pipeline.stages import report_text

    return report_text(data, name)
