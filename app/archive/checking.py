"""
Checking pasted texts against one snapshot: its texts as an index of short rows of characters, made when first needed.

Looked at are the texts that are shown: official ones, translations and summaries; of an edition that is not shown any
more the quotations that cite it. What counts as a difference is decided in app.cite.
"""

import re
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Final

from app.archive.snapshot import Snapshot
from app.cite.check import Held, check_text
from app.cite.resolve import resolve
from app.domain.checking import Checked
from app.domain.citation import Citation
from app.domain.views import Resolution
from app.errors import SourceUnreadable
from app.pipeline.stages import structure_file
from app.search.shingles import CheckedText, ShingleIndex, squeeze
from app.store.catalogue import TextRow

_OLDER_KEPT: Final = 8
_SUFFIX: Final = re.compile(r"\([^()]*\)")


class Checker:
    """Checks texts against one snapshot; any number of threads may ask."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._lock = threading.Lock()
        self._shown: ShingleIndex | None = None
        self._older: OrderedDict[tuple[str, int], ShingleIndex] = OrderedDict()
        self._titles: dict[str, list[str]] = {}
        for slug, info in snapshot.plans.items():
            record = info.record
            names = [record.title_zh, record.title_en, *(part.title for part in info.parts)]
            for name in names:
                for known in {_plain(name or ""), _without_suffix(name or "")}:
                    if known and slug not in self._titles.setdefault(known, []):
                        self._titles[known].append(slug)

    def check(self, text: str) -> tuple[Checked, ...]:
        """Every quotation in *text* with what was found of it; nothing of it is kept."""
        published = self._snapshot.published()

        def resolved(citation: Citation) -> Resolution:
            return resolve(citation, published)

        return check_text(text, Held(self._texts(), squeeze, resolved, self._titled, self._edition))

    def _texts(self) -> ShingleIndex:
        # A second of work for a large archive, hence done by the first who asks while the others wait.
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

    def _checked(self, text: TextRow) -> CheckedText:
        return CheckedText(text.plan, text.layer, text.lang, text.edition, self._snapshot.catalogue.outline(text))

    def _titled(self, title: str) -> tuple[str, ...]:
        """The plans of that title, years in brackets behind it out of account where that leaves one."""
        return tuple(self._titles.get(_plain(title)) or self._titles.get(_without_suffix(title)) or ())


def read_report(path: Path) -> str:
    """The text of a report in any form that is read here. Raises SourceUnreadable."""
    if not path.is_file():
        raise SourceUnreadable(str(path), "there is no such file")
    return structure_file(path)[0].text


def _plain(title: str) -> str:
    return squeeze(title)[0].strip('"《》〈〉')


def _without_suffix(title: str) -> str:
    """A title without what it has in brackets: （2016—2020年）, （试行）."""
    return _SUFFIX.sub("", _plain(title))
