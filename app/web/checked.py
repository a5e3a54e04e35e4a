"""
What was found of a pasted text as a reader sees it: every quotation and citation in its context, in words, with where
to look; and the same as rows to take away.

The verdicts are app.archive's; here they get their names, their grave or harmless look, and their addresses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.checking import Checked, CheckedCitation, CitationStatus, QuotationPlace, QuotationVerdict, SourceWords
from app.domain.diff import DiffStep
from app.domain.plan import Lang
from app.domain.resolution import Place
from app.vocab import messages
from app.web import labels, places, urls
from app.web.site import Site

_AROUND: Final = 50
"""Characters of the text shown before and after what was found."""
VERDICTS: Final[tuple[QuotationVerdict, ...]] = (
    "number_differs", "wording_differs", "not_found", "verbatim_folded", "verbatim",
)  # fmt: skip
PLACES: Final[tuple[QuotationPlace, ...]] = ("elsewhere", "unresolved", "not_cited", "as_cited")
STATUSES: Final[tuple[CitationStatus, ...]] = (
    "withdrawn", "unknown", "ambiguous", "corrected", "moved", "identical", "held",
)  # fmt: skip
_GOOD: Final = frozenset({"verbatim", "verbatim_folded", "as_cited", "identical", "held"})
_OPEN: Final = frozenset({"not_cited", "unknown"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A verdict in words; `look` is the class of its tag: a defect, in order, or nothing to be said."""

    name: str
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where to look: a plan's name and the place in it, and the address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Item:
    """
    One quotation or citation: its number, the text around it, the verdicts, where to look, and the difference.

    `diff` leads from the words as they stand in the text to those of the source, or from the words cited to today's.
    """

    id: str
    before: str
    text: str
    after: str
    tags: tuple[Tag, ...]
    targets: tuple[Target, ...]
    diff: tuple[DiffStep, ...]
    start: int
    end: int

    @property
    def is_wrong(self) -> bool:
        """Whether something in it needs a person's eye."""
        return any(tag.look == "w" for tag in self.tags)


@dataclass(frozen=True, slots=True)
class Count:
    """How many items have one verdict, and which."""

    tag: Tag
    ids: tuple[str, ...]


def quotation_items(site: Site, text: str, found: Sequence[Checked], lang: Lang) -> tuple[Item, ...]:
    """The quotations of *text* for the page."""
    return tuple(
        _item(
            f"q{number}",
            text,
            (each.quotation.start, each.quotation.end, each.quotation.text),
            (_tag("check", each.verdict, lang), _tag("check", each.place, lang)),
            (_words(site, each.best, lang),) if each.best else (),
            each.diff,
        )
        for number, each in enumerate(found, start=1)
    )


def citation_items(site: Site, text: str, found: Sequence[CheckedCitation], lang: Lang) -> tuple[Item, ...]:
    """The citations of *text* for the page."""
    return tuple(
        _item(
            f"c{number}",
            text,
            (each.citation.start, each.citation.end, each.citation.text),
            (_tag("leads", _status(each), lang),),
            _targets(site, each, lang),
            each.resolution.diff if each.resolution else (),
        )
        for number, each in enumerate(found, start=1)
    )


def counts(items: Sequence[Item], order: Sequence[str]) -> tuple[Count, ...]:
    """How often each verdict was given, in *order*; what was not given is left out."""
    tags = {tag.name: tag for item in items for tag in item.tags}
    return tuple(
        Count(tags[name], tuple(item.id for item in items if any(tag.name == name for tag in item.tags)))
        for name in order
        if name in tags
    )


def _item(
    name: str,
    text: str,
    words: tuple[int, int, str],
    tags: tuple[Tag, ...],
    targets: tuple[Target, ...],
    diff: tuple[DiffStep, ...],
) -> Item:
    start, end, said = words
    before = text[max(0, start - _AROUND) : start].rpartition("\n\n")[2].lstrip("\n")
    after = text[end : end + _AROUND].partition("\n\n")[0].rstrip("\n")
    return Item(
        name,
        ("…" if start - len(before) > 0 and not text[:start].endswith("\n" + before) else "") + before,
        said,
        after + ("…" if end + len(after) < len(text) and not text[end:].startswith(after + "\n") else ""),
        tags,
        targets,
        diff,
        start,
        end,
    )


def _tag(group: str, name: str, lang: Lang) -> Tag:
    look = "stated" if name in _GOOD else "unknown" if name in _OPEN else "w"
    return Tag(name, messages.text(lang, f"{group}.{name}"), look)


def _status(found: CheckedCitation) -> CitationStatus:
    """The status of a citation; a link that pins nothing has nothing to be held to, and leads somewhere or not."""
    cited = found.citation.cited
    pinned = cited is not None and (cited.edition is not None or cited.fingerprint is not None)
    return "held" if found.status == "identical" and not pinned else found.status


def _words(site: Site, best: SourceWords, lang: Lang) -> Target:
    """Where words of a source stand, as an address that shows them whatever is corrected later."""
    url = urls.passage(best.plan, best.anchor, best.edition or None)
    return Target(_place(site, best.plan, best.anchor, best.edition, lang), url)


def _targets(site: Site, found: CheckedCitation, lang: Lang) -> tuple[Target, ...]:
    if found.resolution is None:
        return tuple(Target(_title(site, plan, lang), urls.plan(plan)) for plan in found.plans)
    places = [found.resolution.now, *found.resolution.candidates]
    if found.resolution.now is None and not found.resolution.candidates:
        places = [found.resolution.cited]
    return tuple(_passage(site, place, lang) for place in places if place is not None)


def _passage(site: Site, place: Place, lang: Lang) -> Target:
    text = _place(site, place.plan, place.anchor, place.edition, lang)
    return Target(text, urls.passage(place.plan, place.anchor, place.edition or None))


def _place(site: Site, plan: str, anchor: str, edition: int, lang: Lang) -> str:
    """The plan, the heading and the paragraph of some words; the anchor alone where the text is shown no more."""
    return " › ".join([_title(site, plan, lang), *places.where(site, plan, anchor, edition, lang)])


def _title(site: Site, plan: str, lang: Lang) -> str:
    info = site.plans.get(plan)
    return labels.short_title(info.record, lang) if info else plan
