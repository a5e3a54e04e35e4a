"""
A comparison as something to take away: what the page shows of it, in the same order and in the same words.

Targets lined up, the archive's summaries, the aligned passages, what one column alone has, and the words that the
columns share or do not. How a quotation is found again and cited is taking's business.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.citation import fingerprint
from app.domain.collection import PassageRef
from app.domain.comparison import Cell, Column, Comparison, Row
from app.domain.plan import Lang
from app.domain.taken import Board, Entry, Head, Line, Quotation, Sheet, Source, Taken
from app.vocab import industries, messages
from app.web import compare_cells, compare_rows, compare_summaries, glosses, labels, parts, plan_names, urls
from app.web.compare_summaries import SummaryLine
from app.web.compare_targets import TargetCell, TargetLine, lines
from app.web.site import Site
from app.web.taking import Taker

_NAMED: Final = 3
"""Columns that the name of a file names, and its title."""


def comparison(taker: Taker, found: Comparison, title: str, address: str) -> Taken:
    """*found*, which is called *title* and was asked for at *address*, as boards and sheets."""
    return _Compared(taker, found).taken(title, address)


def file_name(site: Site, found: Comparison, lang: Lang) -> str:
    """What a file of *found* is called: 对比 汽车 吉林 2011–2015、吉林 2017–2020 — its subject and first columns."""
    titles = compare_cells.column_titles(site, found, lang)
    brief = compare_cells.brief_titles(site, found, titles, lang)
    names = _listed(brief[:_NAMED], lang)
    more = messages.text(lang, "export.several", n=len(brief)) if len(brief) > _NAMED else ""
    subject = industries.load().label(found.industry, lang) if found.industry else ""
    return " ".join(filter(None, (messages.text(lang, "export.comparison"), subject, names, more)))


def _listed(names: Sequence[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(names)


class _Compared:
    """One comparison, on its way into a file."""

    def __init__(self, taker: Taker, found: Comparison) -> None:
        self._taker = taker
        self._found = found
        self._site = taker.site
        self._lang = taker.lang
        self._titles = compare_cells.column_titles(self._site, found, self._lang)
        self._brief = compare_cells.brief_titles(self._site, found, self._titles, self._lang)
        self._heads = tuple(self._head(at) for at in range(len(found.columns)))

    def taken(self, title: str, address: str) -> Taken:
        """The whole file."""
        say, found = self._taker.say, self._found
        targets = lines(self._site, found, self._lang)
        about = []
        if found.industry:
            about.append((say("compare.subject"), industries.load().label(found.industry, self._lang)))
        boards = (
            *self._targets(targets),
            *self._summaries(),
            *self._aligned(),
            *self._alone(address),
            *self._single(targets, address),
        )
        is_named = len({column.plan for column in found.columns}) == 1 or len(self._brief) > _NAMED
        names = "" if is_named else _listed(self._brief, self._lang)
        return self._taker.taken(
            "comparison", self._titled(title, names), address, about, boards,
            reading=say("export.reading_comparison", gap=say("compare.gap")),
            sources=[self._source(at) for at in range(len(found.columns))],
            sheets=(*self._shared(), *self._own()),
        )  # fmt: skip

    def _titled(self, title: str, names: str) -> str:
        """*title* with the *names* of few columns behind it: a report with eight of them has them in its sources."""
        if not names:
            return title
        return f"{title}：{names}" if self._lang == "zh" else f"{title}: {names}"

    def _head(self, at: int) -> Head:
        column = self._found.columns[at]
        record = self._site.plans[column.plan].record
        is_of_several = [each.plan for each in self._found.columns].count(column.plan) > 1
        title = self._titles[at] if column.anchor and is_of_several else labels.full_title(record, self._lang)
        place = ""
        if column.anchor:
            steps = [parts.as_name(words) for words in (*(step.heading for step in column.path), column.title)]
            # Of several sections of one plan each has its heading for a title, which is not said twice.
            place = " › ".join(steps[:-1] if steps[-1] == title else steps)
            if column.anchor == parts.part_of(column.anchor):
                place = place.removeprefix(parts.part_name(column.anchor, "zh")).lstrip(" ：:　")
        summary = self._taker.say("layer.summary") if column.layer == "summary" else ""
        # Titles on one subject are alike: place and years say whose it is.
        place = " · ".join(filter(None, (plan_names.lead(record, self._lang), place, summary)))
        gloss = labels.title_gloss(record, self._lang) if title == labels.full_title(record, self._lang) else ""
        return Head(title, place, self._taker.base + self._address(column), gloss)

    @staticmethod
    def _address(column: Column) -> str:
        return urls.passage(column.plan, column.anchor) if column.anchor else urls.plan(column.plan)

    def _source(self, at: int) -> Source:
        column, head = self._found.columns[at], self._heads[at]
        if column.anchor is None:
            return replace(self._taker.work(column.plan, column.layer == "summary"), title=self._brief[at])
        ref = PassageRef(column.plan, column.anchor, self._edition(column) or None)
        return Source(self._brief[at], head.url, self._taker.cite(ref))

    def _edition(self, column: Column) -> int:
        held = self._site.plans[column.plan].layer("official")
        return held.edition if held and column.layer == "official" else 0

    def _targets(self, found: Sequence[TargetLine]) -> tuple[Board, ...]:
        say = self._taker.say
        shared = tuple(self._target_line(line) for line in found if line.columns > 1)
        told = (say("compare.targets"), say("compare.targets_note"), say("compare.not_stated"))
        return (Board(*told, self._heads, shared),) if shared else ()

    def _target_line(self, line: TargetLine) -> Line:
        cells = (Entry("", "", "", tuple(map(self._figure, cell))) if cell else None for cell in line.cells)
        return Line(line.name, self._taker.say("compare.same") if line.same else "", tuple(cells), line.gloss)

    def _single(self, found: Sequence[TargetLine], address: str) -> tuple[Board, ...]:
        """What one column alone sets would leave most of a wide table empty: a list, column by column."""
        say = self._taker.say
        single = [
            Line(
                line.name, "", (Entry("", "", "", tuple(map(self._figure, cell)), self._heads[at].title),), line.gloss
            )
            for at in range(len(self._heads))
            for line in found
            if line.columns == 1 and (cell := line.cells[at])
        ]
        told = (say("compare.targets_single", n=len(single)), "", "")
        return (Board(*told, (Head(say("targets.value"), "", address),), tuple(single)),) if single else ()

    def _figure(self, figure: TargetCell) -> Quotation:
        item = figure.item
        passage = self._taker.passage(item.plan, item.target.anchor)
        year = figure.year or self._taker.say("value.unknown")
        ref = PassageRef(item.plan, item.target.anchor, passage.edition or None)
        return Quotation(
            item.plan, item.target.anchor, figure.label, item.target.quote,
            urls.pinned(self._taker.base, item.plan, item.target.anchor, passage.edition, passage.fingerprint),
            self._taker.cite(ref), passage.fingerprint, passage.edition, passage.layer, passage.lang,
            value=f"{figure.before}{figure.sign}{figure.value}{_behind(figure)} ({year})", remark=figure.against,
        )  # fmt: skip

    def _summaries(self) -> tuple[Board, ...]:
        found = compare_summaries.of_columns(self._site, self._found)
        say = self._taker.say
        languages: tuple[Lang, ...] = ("zh", "en")
        rows = tuple(
            Line(
                say(f"language.{lang}"),
                "",
                tuple(
                    self._summary([pair[code] for pair in each.pairs], lang, column.plan)
                    for each, column in zip(found, self._found.columns, strict=True)
                ),
            )
            for code, lang in enumerate(languages)
            if found
        )
        told = (say("compare.summaries"), say("compare.own_words"), say("compare.no_summary"))
        return (Board(*told, self._heads, rows),) if rows else ()

    def _summary(self, found: Sequence[SummaryLine | None], lang: Lang, plan: str) -> Entry | None:
        held = [line for line in found if line is not None]
        if not held:
            return None
        source = self._taker.work(plan, is_summary=True).citation
        quotations = (
            Quotation(
                plan, line.anchor, line.anchor, line.text,
                urls.pinned(self._taker.base, plan, line.anchor, 0, fingerprint(line.text)),
                source, fingerprint(line.text), 0, "summary", lang,
            )
            for line in held
        )  # fmt: skip
        return Entry("", "", source, tuple(quotations))

    def _aligned(self) -> tuple[Board, ...]:
        say = self._taker.say
        rows = tuple(
            Line(
                compare_rows.name(row, self._lang, self._found.industry),
                compare_rows.reason(row, self._lang),
                tuple(self._cell(row, at) for at in range(len(row.cells))),
                glosses.of_heading(row.label) if self._lang == "en" else "",
            )
            for row in compare_rows.together(self._found)
        )
        told = (say("compare.aligned"), say("export.inferred"), say("compare.gap"))
        return (Board(*told, self._heads, rows),) if rows else ()

    def _alone(self, address: str) -> tuple[Board, ...]:
        """The sections that one column alone has, column by column, each with its plan: a list for the same reason."""
        say = self._taker.say
        own = []
        for at, rows in enumerate(compare_rows.alone(self._found)):
            for row in rows:
                cell = self._cell(row, at)
                if cell is not None:
                    entry = replace(cell, title=self._heads[at].title)
                    own.append(Line(compare_rows.name(row, self._lang, self._found.industry), "", (entry,)))
        told = (f"{say('compare.alone')} ({len(own)})", "", "")
        return (Board(*told, (Head(say("collection.passages"), "", address),), tuple(own)),) if own else ()

    def _cell(self, row: Row, at: int) -> Entry | None:
        cell, column = row.cells[at], self._found.columns[at]
        if cell is None:
            return None
        edition = self._edition(column)
        part = parts.part_of(cell.anchor)
        quotations = tuple(
            self._taker.quotation(cell.plan, p, part, column, edition, self._remark(row, cell, p.anchor))
            for p in cell.paragraphs
        )
        record = self._site.plans[column.plan].record
        return Entry(
            parts.as_name(cell.heading),
            self._taker.base + urls.passage(cell.plan, cell.anchor, edition or None),
            self._taker.cite(PassageRef(cell.plan, cell.anchor, edition or None)),
            quotations,
            gloss=glosses.gloss(record, cell.anchor, cell.heading, column.lang, self._lang),
        )

    def _remark(self, row: Row, cell: Cell, anchor: str) -> str:
        """What is said of a paragraph that is nearly the same as one of a column before."""
        found = compare_cells.nearly(self._found, cell, anchor, row.cells, self._brief, self._lang)
        return f"{found.said} {found.label}" if found is not None else ""

    def _shared(self) -> tuple[Sheet, ...]:
        say, terms = self._taker.say, self._found.terms
        # English readers have what each word says beside it, as on the page.
        is_glossed = self._lang == "en"
        rows = tuple(
            (
                term.term,
                *([glosses.word_gloss(term.term, self._lang)] if is_glossed else []),
                *(str(count) if count else "" for count in term.counts),
            )
            for term in terms
        )
        header = (say("export.term"), *([say("language.en")] if is_glossed else []), *self._brief)
        return (Sheet(say("compare.terms"), say("export.terms_note"), header, rows),) if rows else ()

    def _own(self) -> tuple[Sheet, ...]:
        say = self._taker.say
        each = zip(self._brief, self._found.distinctive, strict=True)
        rows = tuple((title, _listed([*map(self._with_gloss, words)], self._lang)) for title, words in each if words)
        told = (say("compare.distinctive"), say("export.own_note"), (say("export.title"), say("export.term")))
        return (Sheet(*told, rows),) if rows else ()

    def _with_gloss(self, word: str) -> str:
        gloss = glosses.word_gloss(word, self._lang)
        return f"{word} ({gloss})" if gloss else word


def _behind(figure: TargetCell) -> str:
    """What stands behind a number: in English files the unit as printed, with what it says."""
    return f" {figure.unit} ({figure.behind.strip().removeprefix('× ')})" if figure.unit else figure.behind
