"""
Short ways for the tests of cite: outlines of invented editions, an archive that holds them, passages to be cited.
"""

from collections.abc import Sequence
from typing import Any

from app.cite.follow import Alignments
from app.cite.styles import Reference
from app.domain.citation import fingerprint, read_anchor, sentences
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.plan import Lang, LayerName
from app.domain.record import Evidence, Record
from app.domain.resolution import Place, Published
from app.domain.results import PathStep
from app.domain.views import PartInfo, Passage, Tombstone

Sections = Sequence[tuple[str, str, Sequence[str]]]
"""(anchor, heading, paragraphs) of each section in reading order."""


def outline(sections: Sequence[tuple[str, str, Sequence[str]]]) -> Outline:
    """An outline with these sections; what stands under a dotted anchor belongs to the section before the dot."""
    made: list[Section] = []
    order = 0
    for anchor, heading, texts in sections:
        order += 1
        at, paragraphs = order, []
        for k, text in enumerate(texts, start=1):
            order += 1
            name = f"{anchor}-p{k}"
            paragraphs.append(Paragraph(name, text, k, order, (Span(0, 1),), fingerprint=fingerprint(text)))
        parent = anchor.rpartition(".")[0] or None
        made.append(
            Section(
                anchor,
                None,
                heading,
                heading,
                anchor.count(".") + 1,
                "main",
                parent,
                False,
                at,
                tuple(paragraphs),
            )
        )
    return Outline(tuple(made))


class Shelf:
    """Editions of one plan, the last of them current, as resolution asks for them."""

    def __init__(self, *editions: Sections, plan: str = "plan", gone: Tombstone | None = None) -> None:
        self.plan = plan
        self.gone = gone
        self.alignments = Alignments()
        self.outlines = {number: outline(sections) for number, sections in enumerate(editions, start=1)}

    def tombstone(self, plan: str) -> Tombstone | None:
        return self.gone if plan == self.plan else None

    def published_at(self, plan: str, anchor: str) -> list[Published]:
        return [p for p in self._all() if (p.place.plan, p.place.anchor) == (plan, anchor)]

    def published_as(self, mark: str, plan: str | None) -> list[Published]:
        return [p for p in self._all() if p.fingerprint == mark and plan in (None, self.plan)]

    def quoting(self, quote: str, plan: str | None) -> list[Published]:
        return [p for p in self._all() if not p.is_section and quote in p.place.text and plan in (None, self.plan)]

    def outline(self, text_id: int) -> Outline:
        return self.outlines[text_id]

    def later(self, text_id: int) -> list[int]:
        return [number for number in sorted(self.outlines) if number > text_id]

    def edition(self, text_id: int) -> int:
        return text_id

    def text_at(self, edition: int, anchor: str) -> str:
        """What stood at *anchor* in *edition*."""
        return next(p.place.text for p in self._all() if (p.place.edition, p.place.anchor) == (edition, anchor))

    def _all(self) -> list[Published]:
        found = []
        for number in sorted(self.outlines, reverse=True):
            current = number == max(self.outlines)
            for section in self.outlines[number].sections:
                whole = "\n".join([section.heading, *(p.text for p in section.paragraphs)])
                pieces = [(section.anchor, whole, True), *((p.anchor, p.text, False) for p in section.paragraphs)]
                for anchor, text, is_section in pieces:
                    place = Place(self.plan, anchor, number, text)
                    found.append(Published(place, fingerprint(text), "zh", current, is_section, number))
        return found


def record(**values: Any) -> Record:
    """The record of a plan that states title, issuers, number and date."""
    stated = {
        "title_zh": "示例省工业发展规划",
        "title_en": "Example Province Industrial Plan",
        "issuer": ("中共示例省委", "示例省人民政府"),
        "issuer_en": ("CPC Example Committee", "Example Government"),
        "doc_number": "示政发〔2015〕24号",
        "issued": "2015-07-27",
        "kind": "规划",
        "evidence": {"title": Evidence("stated")},
    }
    return Record("example-2015-plan", **(stated | values))


def passage(
    anchor: str = "2.1-p2",
    heading: str = "（一）汽车产业",
    title: str | None = "汽车产业",
    text: str = "到2020年，产值达到8000亿元。重点发展整车。",
    part: PartInfo | None = None,
    path: tuple[PathStep, ...] = (PathStep("2", "二、重点任务"),),
    layer: LayerName = "official",
    written: Lang = "zh",
    edition: int = 1,
    **facts: Any,
) -> Passage:
    """A passage at *anchor* of a plan whose record has these *facts*."""
    address = read_anchor(anchor)
    assert address is not None
    kind = "table" if "-t" in anchor else "text"
    paragraph = None
    if address.paragraph:
        paragraph = Paragraph(address.paragraph, text, 1, 2, (), kind=kind, fingerprint=fingerprint(text))
    label = heading.removesuffix(title) if title else None
    section = Section(address.section, label, title, heading, 2, "main", None, False, 1, ())
    piece = None
    if address.sub == "s" and address.number:
        piece = sentences(text)[address.number - 1]
    return Passage(
        plan="example-2015-plan",
        record=record(**facts),
        layer=layer,
        lang=written,
        edition=edition,
        current=True,
        source="plan.txt",
        anchor=anchor,
        part=part or PartInfo("main", "main", None, None, "1", 3, 9),
        path=path,
        section=section,
        paragraph=paragraph,
        before=(),
        after=(),
        previous=None,
        next=None,
        text=text,
        fingerprint=fingerprint(text),
        sentence=piece,
    )


ANNEX = PartInfo("a2", "annex", "附件2", "示例省汽车产业实施方案", "a2", 3, 9)
NOTICE = PartInfo("n", "notice", None, None, "n", 1, 2)


def reference(lang="zh", **more):
    """A reference to passage(**more), made on 1 March 2026."""
    return Reference(passage(**more), lang, "https://archive.example", "2026-03-01")
