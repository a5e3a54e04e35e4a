"""
Ways on from a search: where it finds nothing, what to leave out; where it finds little or much, what else to look for.

Each is a whole search of its own, with what it finds where that is counted; what is tried is the engine's
(app.search.remedies).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.archive.scoping import elsewhere
from app.domain.plan import Lang
from app.domain.results import Remedy, SearchRequest, SearchResult
from app.vocab import industries, messages
from app.web import labels, params, parts, urls
from app.web.site import Site

_NAMED: Final = 3
_WORD: Final = 40
"""Characters of a part of the query that a link repeats."""
_FEW: Final = 20
"""With so few sections that have both words, those with one of them may be wanted too; as in app.search.evaluate."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something to choose: its words, where it leads, whether it is in force."""

    text: str
    url: str
    current: bool = False
    value: str = ""


def elsewhere_in(site: Site, result: SearchResult, lang: Lang) -> Link | None:
    """The same words in headings alone where there is something, everywhere where they were looked for in part."""
    other = elsewhere(result.request.q, lang)
    if other is None or not (other.narrower or result.totals.sections):
        return None
    said = site.text(lang, "search.everywhere" if other.narrower else "search.in_headings")
    return Link(said, urls.search(replace(result.request, q=other.q, page=1)))


def looser(site: Site, result: SearchResult) -> Link | None:
    """
    The search for those that have some of two Chinese words, where few have both; None where it finds no more.

    Set apart by a blank both are meant; written together they are a question, of which words may be let go.
    """
    request = result.request
    words = request.q.split()
    if len(words) != 2 or result.relaxed or result.totals.sections >= _FEW or not all(map(_is_chinese, words)):
        return None
    together = replace(request, q="".join(words), page=1)
    tally = site.archive.tally(together)
    more = tally.relaxed and tally.paragraphs > result.totals.paragraphs
    return Link(together.q, urls.search(together), value=str(tally.paragraphs)) if more else None


def _is_chinese(word: str) -> bool:
    return all("\u4e00" <= each <= "\u9fff" for each in word)


def wider(site: Site, result: SearchResult, lang: Lang) -> tuple[Link, ...]:
    """Searches near this one that do find something, with how many sections."""
    request = result.request
    remedies = result.nothing.remedies if result.nothing else ()
    found = [Link(_named(site, each, lang), urls.search(each.request), value=str(each.sections)) for each in remedies]
    tries: list[tuple[str, SearchRequest]] = []
    if request.expand:
        tries.append((site.text(lang, "empty.widened"), replace(request, expand=(), page=1)))
    if len(site.plans) and not request.layers:
        if len(site.layers) > 1:
            all_layers = tuple(layer for layer in params.LAYERS if layer in site.layers)
            tries.append((site.text(lang, "empty.all_layers"), replace(request, layers=all_layers, page=1)))
    for text, way in tries:
        total = site.archive.search(replace(way, size=1)).totals.sections
        if total:
            found.append(Link(text, urls.search(way), value=str(total)))
    return tuple(found)


def _named(site: Site, remedy: Remedy, lang: Lang) -> str:
    """What a remedy leaves out."""
    if remedy.kind == "facets":
        return site.text(lang, "empty.no_filters")
    word = parts.shortened(remedy.word, _WORD)
    if remedy.kind in ("alone", "unquoted"):
        return site.text(lang, "empty.alone" if remedy.kind == "alone" else "empty.unquoted", name=word)
    name = word or _values(site, remedy.facet, remedy.values, lang)
    return site.text(lang, "empty.without", name=name)


def _values(site: Site, facet: str, values: Sequence[str], lang: Lang) -> str:
    """The first few values ticked in a facet, by name."""
    shown_values = industries.load().summed_up(values) if facet == "industry" else values
    names = [labels.facet_value(facet, value, lang, site.plans) for value in shown_values]
    shown = (messages.text(lang, "empty.or")).join(names[:_NAMED])
    return f"{shown} …" if len(names) > _NAMED else shown


def excluded(site: Site, result: SearchResult, lang: Lang) -> tuple[str, ...]:
    """Which of the filters nothing satisfies, alone or both at once, as sentences."""
    told = []
    for each in result.nothing.exclusions if result.nothing else ():
        names = [_values(site, facet, values, lang) for facet, values in each.facets]
        if len(names) == 1:
            told.append(site.text(lang, "empty.none_filed", name=names[0]))
        else:
            told.append(site.text(lang, "empty.none_both", a=names[0], b=names[1]))
    return tuple(told)
