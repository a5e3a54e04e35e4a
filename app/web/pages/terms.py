"""
The term base, browsable: each concept with its words in both languages, and how many sections use it.

A count is that of the search a reader gets by following it: the words of the concept and nothing wider.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.plan import Lang
from app.domain.results import SearchRequest
from app.vocab import terms
from app.vocab.terms import Concept
from app.web import locale, params, urls
from app.web.site import Site

SIZE: Final = 60
_MOST_CHARS: Final = 60


@dataclass(frozen=True, slots=True)
class TermRow:
    """A concept as listed: its words, its group, how many sections use one of its Chinese words, and that search."""

    concept: Concept
    group: str
    sections: int
    url: str


@dataclass(frozen=True, slots=True)
class GroupLink:
    """A group to choose: its name, how many concepts it has, its address, whether it is the one shown."""

    name: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class TermsContext:
    """What terms.html sees. `total` counts the concepts that fit `q` and the group; `all` those of the term base."""

    rows: tuple[TermRow, ...]
    groups: tuple[GroupLink, ...]
    q: str
    group: str
    total: int
    all: int
    previous_url: str
    next_url: str


def router(site: Site) -> APIRouter:
    """The route of the page."""
    routes = APIRouter()

    @routes.get("/terms")
    def page(request: Request) -> Response:
        query = request.query_params
        number = params.number(query, "page", 1, 1, 100_000)
        found = context(
            site,
            query.get("q", "").strip()[:_MOST_CHARS],
            query.get("group", "").strip(),
            number,
            locale.choose(request),
        )
        return site.page(request, "terms.html", found)

    return routes


def context(site: Site, q: str, group: str, page: int, lang: Lang) -> TermsContext:
    """Everything the page shows."""
    concepts = terms.load().concepts
    fitting = [concept for concept in concepts if _fits(concept, q)]
    found = [concept for concept in fitting if group in ("", concept.group)]
    shown = found[(page - 1) * SIZE : page * SIZE]
    counts: dict[str, int] = {}
    for concept in fitting:
        counts[concept.group] = counts.get(concept.group, 0) + 1
    return TermsContext(
        rows=tuple(_row(site, concept, lang) for concept in shown),
        groups=tuple(
            GroupLink(group_name(each, lang), count, _address(q, each), each == group)
            for each, count in sorted(counts.items(), key=lambda pair: _place(pair[0]))
        ),
        q=q,
        group=group,
        total=len(found),
        all=len(concepts),
        previous_url=_address(q, group, page - 1) if page > 1 else "",
        next_url=_address(q, group, page + 1) if page * SIZE < len(found) else "",
    )


def group_name(group: str, lang: Lang) -> str:
    """What a group of the term base is called: the industry's name, or that of the sort of word."""
    return next((each.label(lang) for each in terms.load().groups if each.id == group), group)


def _row(site: Site, concept: Concept, lang: Lang) -> TermRow:
    request = SearchRequest(q=_query(concept.chinese), expand=("off",))
    return TermRow(
        concept,
        group_name(concept.group, lang),
        site.archive.count(request),
        urls.with_query("/search", [("q", request.q), ("expand", "off")]),
    )


def _query(words: Sequence[str]) -> str:
    """Any of *words*, each as it is written."""
    return " OR ".join(f'"{word}"' for word in words[:12])


def _fits(concept: Concept, q: str) -> bool:
    words = " ".join((*concept.chinese, *concept.english)).lower()
    return all(piece in words for piece in q.lower().split())


def _place(group: str) -> int:
    """The groups in the order of the term base: industries, then the other sorts of words."""
    return [each.id for each in terms.load().groups].index(group)


def _address(q: str, group: str, page: int = 1) -> str:
    pairs = [("q", q), ("group", group), ("page", str(page) if page > 1 else "")]
    return urls.with_query("/terms", [pair for pair in pairs if pair[1]])
