"""
What a reader takes away: quotations with their sources and links, in one language; and a collection of them.

What a file looks like is app.export's business; here it is decided what stands in it and what it is called. A
comparison is put together in taking_compared.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from app.domain.citation import fingerprint
from app.domain.collection import Collection, Kept, PassageRef
from app.domain.comparison import Column
from app.domain.outline import Paragraph
from app.domain.plan import Lang
from app.domain.taken import Board, Entry, Head, Line, Quotation, Sheet, Source, Taken
from app.domain.views import Passage
from app.export.rows import COLUMNS
from app.vocab import messages
from app.web import glosses, labels, parts, urls
from app.web.site import Site

STYLE: Final = "gbt7714"
_LAYERS: Final = ("official", "summary", "translation")


class Taker:
    """Makes quotations of what the archive has, in one language and for one public address."""

    def __init__(self, site: Site, base_url: str, lang: Lang) -> None:
        self.site = site
        self.base = base_url
        self.lang = lang
        # Of one file only: the numbers of a table all stand in one passage.
        self._cited: dict[tuple[PassageRef, str], str] = {}
        self._passages: dict[tuple[str, str], Passage] = {}

    def collection(self, found: Collection, address: str) -> Taken:
        """*found* as one board: a line per passage, in the reader's order."""
        rows = tuple(Line(str(number), "", (self._kept(each),)) for number, each in enumerate(found.kept, start=1))
        title = self.say("collection.count", n=len(found.kept))
        board = Board(title, "", "", (Head(self.say("collection.passages"), "", address),), rows)
        lost = "; ".join(f"{each.ref.address} ({each.error})" for each in found.lost)
        about = [(self.say("collection.lost"), lost)] if lost else []
        works = dict.fromkeys((each.ref.plan, each.passage.layer == "summary") for each in found.kept)
        return self.taken(
            "collection",
            self.say("collection.title"),
            address,
            about,
            [board],
            reading=self.say("export.reading_collection"),
            sources=[self.work(plan, is_summary) for plan, is_summary in works],
        )

    def work(self, plan: str, is_summary: bool = False) -> Source:
        """A whole plan as a source, or the archive's summary of it."""
        url = self.base + (urls.plan(plan, layer="summary") if is_summary else urls.plan(plan))
        title = labels.full_title(self.site.plans[plan].record, self.lang)
        return Source(title, url, self.site.archive.cite_plan(plan, self.lang, url, is_summary))

    def cite(self, ref: PassageRef, style: str = STYLE) -> str:
        """The reference to a passage, in the edition that is named."""
        found = self._cited.get((ref, style))
        if found is None:
            found = self.site.archive.cite(ref.plan, ref.anchor, style, self.lang, self.base, ref.edition)
            self._cited[ref, style] = found
        return found

    def passage(self, plan: str, anchor: str) -> Passage:
        """The passage as it stands today. Raises PlanNotFound, PlanWithdrawn, AnchorNotFound."""
        if (plan, anchor) not in self._passages:
            self._passages[plan, anchor] = self.site.archive.passage(plan, anchor)
        return self._passages[plan, anchor]

    def say(self, key: str, **values: object) -> str:
        """What the interface says in the reader's language."""
        return messages.text(self.lang, key, **values)

    def taken(
        self,
        kind: str,
        title: str,
        address: str,
        about: Sequence[tuple[str, str]],
        boards: Sequence[Board],
        reading: str,
        sources: Sequence[Source],
        sheets: Sequence[Sheet] = (),
    ) -> Taken:
        """A whole file, with the day it was made and the names its writers need."""
        made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        told = (*about, (self.say("export.from"), address), (self.say("export.made"), made))
        words = {f"column.{key}": self.say(f"export.{key}") for key in COLUMNS}
        words |= {f"layer.{name}": self.say(f"layer.{name}") for name in _LAYERS}
        words |= {
            "archive": self.say("site.name"),
            "fingerprint": self.say("cite.fingerprint"),
            "grid": self.say("export.grid"),
            "heading_only": self.say("compare.heading_only"),
            "sources": self.say("export.sources"),
        }
        return Taken(
            kind, title, self.lang, address, told, tuple(boards), words, reading, tuple(sources), tuple(sheets)
        )

    def quotation(
        self, plan: str, p: Paragraph, part: str, held: Column | Passage, edition: int, remark: str = ""
    ) -> Quotation:
        """Paragraph *p* of *part* of a plan, from the text *held*, with all that finds it again."""
        return Quotation(
            plan, p.anchor, parts.paragraph_label(part, p.n, self.lang, held.layer), p.text,
            urls.pinned(self.base, plan, p.anchor, edition, p.fingerprint),
            self.cite(PassageRef(plan, p.anchor, edition or None)), p.fingerprint, edition, held.layer, held.lang,
            p.table, remark=remark,
        )  # fmt: skip

    def _kept(self, each: Kept) -> Entry:
        passage, ref = each.passage, each.ref
        title = labels.full_title(passage.record, self.lang)
        steps = [*(step.heading for step in passage.path), passage.section.heading]
        heading = " › ".join(parts.as_name(step) for step in steps if step)
        known = glosses.gloss(
            passage.record, passage.section.anchor, passage.section.heading, passage.lang, self.lang
        )
        url = self.base + urls.passage(ref.plan, passage.section.anchor, ref.edition)
        state = "" if each.status == "identical" else self.say(f"resolve.{each.status}")
        part = passage.part.anchor
        if passage.paragraph is None:
            quotations = tuple(
                self.quotation(ref.plan, p, part, passage, passage.edition) for p in passage.section.paragraphs
            )
            first = tuple(replace(q, state=state) for q in quotations[:1])
            return Entry(heading, url, self.cite(ref), (*first, *quotations[1:]), title, known)
        label = parts.paragraph_label(part, passage.paragraph.n, self.lang, passage.layer)
        start, end = passage.sentence or (0, len(passage.paragraph.text))
        words = passage.paragraph.text[start:end]
        # Whoever checks a sentence by its mark has no more than the sentence.
        mark = fingerprint(words) if passage.sentence else passage.fingerprint
        quotation = Quotation(
            ref.plan, ref.anchor, label, words,
            urls.pinned(self.base, ref.plan, ref.anchor, passage.edition, mark), self.cite(ref), mark,
            passage.edition, passage.layer, passage.lang, None if passage.sentence else passage.paragraph.table,
            state=state,
        )  # fmt: skip
        return Entry(heading, url, "", (quotation,), title, known)
