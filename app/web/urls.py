"""
Every address of the archive, spelled here and nowhere else.

The URL is the state: a search, a comparison and a passage are addressed by what was asked. Language is never part of
a permanent address.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final
from urllib.parse import quote, quote_plus, urlsplit

from app.domain.collection import PassageRef
from app.domain.comparison import SectionRef
from app.domain.results import FACETS, SearchRequest
from app.vocab import industries


def search_params(request: SearchRequest) -> list[tuple[str, str]]:
    """The query parameters that say *request*, defaults left out, in a fixed order."""
    pairs: list[tuple[str, str]] = [("q", request.q)] if request.q else []
    for facet in FACETS:
        values = request.filters.get(facet, ())
        if facet == "industry" and values:
            values = industries.load().summed_up(values)
        pairs.extend((facet, value) for value in sorted(values))
    pairs.extend(("expand", value) for value in request.expand)
    pairs.extend(("layer", value) for value in request.layers)
    if request.sort != "relevance":
        pairs.append(("sort", request.sort))
    if request.by != "plan":
        pairs.append(("by", request.by))
    if request.size != 20:
        pairs.append(("size", str(request.size)))
    if request.page > 1:
        pairs.append(("page", str(request.page)))
    return pairs


def search(request: SearchRequest) -> str:
    """The address of a search."""
    return with_query("/search", search_params(request))


def feed(request: SearchRequest) -> str:
    """The feed of the plans that answer a search, which has no order and no pages of its own."""
    return with_query("/feed.atom", search_params(replace(request, sort="relevance", by="plan", page=1, size=20)))


def search_in(plans: Iterable[str]) -> str:
    """The address of a search in *plans*, up to where the words looked for begin."""
    return with_query("/search", [*(("plan", plan) for plan in dict.fromkeys(plans)), ("q", "")])


def search_for(q: str = "", **filters: str) -> str:
    """The address of a plain search with one value per filter."""
    return search(SearchRequest(q=q, filters={name: (value,) for name, value in filters.items()}))


def with_query(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """*path* with *pairs* as its query string, if there are any."""
    # Templates give numbers too, of editions.
    query = "&".join([f"{_quoted(name)}={_quoted(str(value))}" for name, value in pairs])
    return f"{path}?{query}" if query else path


# A page has hundreds of addresses that are made of the same words: the query, a plan, a part.
_quoted: Final = lru_cache(maxsize=4096)(quote_plus)


def plan(slug: str, part: str | None = None, anchor: str | None = None, **params: str) -> str:
    """The reader of a plan, at one part, with an element to go to."""
    pairs = [("part", part)] if part and part != "main" else []
    pairs.extend((name, value) for name, value in params.items() if value)
    return with_query(f"/plans/{slug}", pairs) + (f"#{anchor}" if anchor else "")


def renamed(address: str, old: str, new: str) -> str | None:
    """*address* (a whole one) with a plan's new slug wherever its old one stands; None where it stands nowhere."""
    parts = urlsplit(address)
    asked = f"{parts.path}?{parts.query}" if parts.query else parts.path
    told, found = re.subn(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])", new, asked)
    return told if found else None


def passage(slug: str, anchor: str, edition: int | None = None) -> str:
    """The permanent address of a section or paragraph; with *edition* it is pinned."""
    return with_query(f"/plans/{slug}/{quote(anchor, safe='.~-')}", [("edition", str(edition))] if edition else [])


def pinned(base: str, slug: str, anchor: str, edition: int, fingerprint: str) -> str:
    """The whole permanent address of a passage at *base*: with its edition (0: it has none) and its words' mark."""
    pins = [("edition", str(edition))] if edition else []
    return base + with_query(passage(slug, anchor), [*pins, ("fingerprint", fingerprint)])


def collection(passages: Sequence[PassageRef], suffix: str = "") -> str:
    """The address of a collection of passages, or of one as a file with that *suffix*."""
    path = f"/collection.{suffix}" if suffix else "/collection"
    # Signs that may stand in a query as they are stay as they are, so that a reader can read the address.
    query = "&".join(f"p={quote(ref.address, safe='/@.~-')}" for ref in passages)
    return f"{path}?{query}" if query else path


def editions(slug: str, before: int | None = None, after: int | None = None) -> str:
    """The editions of a plan, with what edition *after* changed against *before*."""
    pairs = [(name, str(number)) for name, number in (("from", before), ("to", after)) if number is not None]
    return with_query(f"/plans/{slug}/editions", pairs)


def check(suffix: str = "", lang: str = "") -> str:
    """Where a text is sent to have its quotations checked; with *suffix* the answer comes as a file."""
    return with_query(f"/check.{suffix}" if suffix else "/check", [("lang", lang)] if lang else [])


def compare_sections(refs: Sequence[SectionRef]) -> str:
    """The address of a comparison of sections, or of whole plans."""
    pairs = [("section", f"{ref.plan}:{ref.anchor}") if ref.anchor else ("plan", ref.plan) for ref in refs]
    return with_query("/compare", pairs)


def compare_industry(plans: Sequence[str], industry: str) -> str:
    """What *plans* say about *industry*, side by side."""
    return with_query("/compare", [*(("plan", slug) for slug in plans), ("industry", industry)])


def replaced(query: Mapping[str, str] | Iterable[tuple[str, str]], path: str, **changes: str | None) -> str:
    """*path* with the given query, some parameters replaced, or left out where the new value is None."""
    pairs = list(query.items()) if isinstance(query, Mapping) else list(query)
    kept = [(name, value) for name, value in pairs if name not in changes]
    kept.extend((name, value) for name, value in changes.items() if value is not None)
    return with_query(path, kept)
