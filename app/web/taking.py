"""
A comparison or a collection as something to take away: quotations with their sources and links, in one language.

What a file looks like is app.export's business; here it is decided what stands in it and what it is called.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from app.domain.citation import fingerprint
from app.domain.collection import Collection, Kept, PassageRef
from app.domain.comparison import Cell, Column, Comparison
from app.domain.outline import Paragraph
from app.domain.plan import Lang
from app.domain.taken import Board, Entry, Head, Line, Quotation, Taken
from app.domain.views import Passage
from app.export.rows import COLUMNS
from app.vocab import industries, messages
from app.web import compare_rows, labels, parts, plan_names, urls
from app.web.compare_targets import TargetCell, TargetLine, lines
from app.web.site import Site

STYLE: Final = "gbt7714"
_LAYERS: Final = ("official", "summary", "translation")


class Taker:
    """Makes quotations of what the archive has, in one language and for one public address."""

    def __init__(self, site: Site, base_url: str, lang: Lang) -> None:
        self._site = site
        self._base = base_url
        self._lang = lang
        # Of one file only: the numbers of a table all stand in one passage.
        self._cited: dict[tuple[PassageRef, str], str] = {}
        self._passages: dict[tuple[str, str], Passage] = {}

    def comparison(self, found: Comparison, title: str, address: str) -> Taken:
        """*found* as boards: the targets that are lined up, then the aligned passages."""
        heads = tuple(self._head(column) for column in found.columns)
        rows = tuple(
            Line(
                compare_rows.name(row, self._lang, found.industry),
                compare_rows.reason(row, self._lang),
                tuple(
                    self._cell(cell, column) if cell else None
                    for cell, column in zip(row.cells, found.columns, strict=True)
                ),
            )
            for row in compare_rows.together(found)
        )
        told = (self._say("compare.aligned"), self._say("export.inferred"), self._say("compare.gap"))
        boards = [Board(*told, heads, rows)] if rows else []
        targets = lines(self._site, found, self._lang)
        if shared := [line for line in targets if line.columns > 1]:
            told = (self._say("compare.targets"), self._say("compare.targets_note"), self._say("compare.not_stated"))
            boards.insert(0, Board(*told, heads, tuple(self._target_line(line) for line in shared)))
        if single := [line for line in targets if line.columns == 1]:
            # What one plan alone sets would leave most of a wide table empty: it is a list, each line naming its plan.
            name = self._say("compare.targets_single", n=len(single))
            column = (Head(self._say("targets.value"), "", address),)
            boards.append(Board(name, "", "", column, tuple(self._single(line, heads) for line in single)))
        if own := self._alone(found, heads):
            name = f"{self._say('compare.alone')} ({len(own)})"
            boards.append(Board(name, "", "", (Head(self._say("collection.passages"), "", address),), own))
        about = [(self._say("export.columns"), "；".join(head.title for head in heads))]
        if found.industry:
            name = industries.load().label(found.industry, self._lang)
            about.append((self._say("compare.subject"), name))
        return self._taken("comparison", title, address, about, boards)

    def collection(self, found: Collection, address: str) -> Taken:
        """*found* as one board: a line per passage, in the reader's order."""
        rows = tuple(Line(str(number), "", (self._kept(each),)) for number, each in enumerate(found.kept, start=1))
        title = self._say("collection.count", n=len(found.kept))
        board = Board(title, "", "", (Head(self._say("collection.passages"), "", address),), rows)
        about = [(self._say("collection.lost"), f"{each.ref.address} ({each.error})") for each in found.lost]
        return self._taken("collection", self._say("collection.title"), address, about, [board])

    def cite(self, ref: PassageRef, style: str = STYLE) -> str:
        """The reference to a passage, in the edition that is named."""
        found = self._cited.get((ref, style))
        if found is None:
            found = self._site.archive.cite(ref.plan, ref.anchor, style, self._lang, self._base, ref.edition)
            self._cited[ref, style] = found
        return found

    def _passage(self, plan: str, anchor: str) -> Passage:
        if (plan, anchor) not in self._passages:
            self._passages[plan, anchor] = self._site.archive.passage(plan, anchor)
        return self._passages[plan, anchor]

    def _say(self, key: str, **values: object) -> str:
        return messages.text(self._lang, key, **values)

    def _taken(
        self, kind: str, title: str, address: str, about: Sequence[tuple[str, str]], boards: Sequence[Board]
    ) -> Taken:
        made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        told = (*about, (self._say("export.from"), address), (self._say("export.made"), made))
        words = {f"column.{key}": self._say(f"export.{key}") for key in COLUMNS}
        words |= {f"layer.{name}": self._say(f"layer.{name}") for name in _LAYERS}
        words |= {
            "archive": self._say("site.name"),
            "fingerprint": self._say("cite.fingerprint"),
            "grid": self._say("export.grid"),
            "heading_only": self._say("compare.heading_only"),
        }
        return Taken(kind, title, self._lang, address, told, tuple(boards), words)

    def _head(self, column: Column) -> Head:
        info = self._site.plans[column.plan]
        place = " › ".join([*(step.heading for step in column.path), column.title]) if column.anchor else ""
        if column.layer == "summary":
            place = " · ".join(filter(None, (place, self._say("layer.summary"))))
        url = urls.passage(column.plan, column.anchor) if column.anchor else urls.plan(column.plan)
        # Titles on one subject are alike: place and years say whose it is.
        place = " · ".join(filter(None, (plan_names.lead(info.record, self._lang), place)))
        return Head(labels.full_title(info.record, self._lang), place, self._base + url)

    def _edition(self, column: Column) -> int:
        held = self._site.plans[column.plan].layer("official")
        return held.edition if held and column.layer == "official" else 0

    def _cell(self, cell: Cell, column: Column) -> Entry:
        edition = self._edition(column)
        source = self.cite(PassageRef(cell.plan, cell.anchor, edition or None))
        part = parts.part_of(cell.anchor)
        quotations = tuple(
            self._quotation(cell.plan, p, parts.paragraph_label(part, p.n, self._lang, column.layer), column, edition)
            for p in cell.paragraphs
        )
        return Entry(
            cell.heading, self._base + urls.passage(cell.plan, cell.anchor, edition or None), source, quotations
        )

    def _quotation(self, plan: str, p: Paragraph, label: str, column: Column | Passage, edition: int) -> Quotation:
        return Quotation(
            plan, p.anchor, label, p.text, urls.pinned(self._base, plan, p.anchor, edition, p.fingerprint),
            self.cite(PassageRef(plan, p.anchor, edition or None)), p.fingerprint, edition, column.layer, column.lang,
            p.table,
        )  # fmt: skip

    def _target_line(self, line: TargetLine) -> Line:
        note = self._say("compare.same") if line.same else ""
        return Line(
            line.name,
            note,
            tuple(
                Entry("", "", "", tuple(self._figure(figure) for figure in cell)) if cell else None
                for cell in line.cells
            ),
        )

    def _alone(self, found: Comparison, heads: Sequence[Head]) -> tuple[Line, ...]:
        """The sections that one column alone has, column by column, each with its plan: a list for the same reason."""
        lines = []
        for at, rows in enumerate(compare_rows.alone(found)):
            for row in rows:
                cell = row.cells[at]
                if cell is not None:
                    entry = replace(self._cell(cell, found.columns[at]), title=heads[at].title)
                    lines.append(Line(compare_rows.name(row, self._lang, found.industry), "", (entry,)))
        return tuple(lines)

    def _single(self, line: TargetLine, heads: Sequence[Head]) -> Line:
        at = next(n for n, cell in enumerate(line.cells) if cell)
        figures = tuple(self._figure(figure) for figure in line.cells[at])
        return Line(line.name, "", (Entry("", "", "", figures, heads[at].title),))

    def _figure(self, figure: TargetCell) -> Quotation:
        item = figure.item
        passage = self._passage(item.plan, item.target.anchor)
        year = figure.year or self._say("value.unknown")
        ref = PassageRef(item.plan, item.target.anchor, passage.edition or None)
        return Quotation(
            item.plan, item.target.anchor, figure.label, item.target.quote,
            urls.pinned(self._base, item.plan, item.target.anchor, passage.edition, passage.fingerprint),
            self.cite(ref), passage.fingerprint, passage.edition, passage.layer, passage.lang,
            value=f"{figure.before}{figure.sign}{figure.value}{figure.behind} ({year}) {figure.against}".rstrip(),
        )  # fmt: skip

    def _kept(self, each: Kept) -> Entry:
        passage, ref = each.passage, each.ref
        title = labels.full_title(passage.record, self._lang)
        heading = " › ".join(filter(None, (*(step.heading for step in passage.path), passage.section.heading)))
        url = self._base + urls.passage(ref.plan, passage.section.anchor, ref.edition)
        state = "" if each.status == "identical" else self._say(f"resolve.{each.status}")
        part = passage.part.anchor
        if passage.paragraph is None:
            quotations = tuple(
                self._quotation(
                    ref.plan, p, parts.paragraph_label(part, p.n, self._lang, passage.layer), passage, passage.edition
                )
                for p in passage.section.paragraphs
            )
            first = tuple(replace(q, state=state) for q in quotations[:1])
            return Entry(heading, url, self.cite(ref), (*first, *quotations[1:]), title)
        label = parts.paragraph_label(part, passage.paragraph.n, self._lang, passage.layer)
        start, end = passage.sentence or (0, len(passage.paragraph.text))
        words = passage.paragraph.text[start:end]
        # Whoever checks a sentence by its mark has no more than the sentence.
        mark = fingerprint(words) if passage.sentence else passage.fingerprint
        quotation = Quotation(
            ref.plan, ref.anchor, label, words,
            urls.pinned(self._base, ref.plan, ref.anchor, passage.edition, mark), self.cite(ref), mark,
            passage.edition, passage.layer, passage.lang, None if passage.sentence else passage.paragraph.table,
            state=state,
        )  # fmt: skip
        return Entry(heading, url, "", (quotation,), title)
