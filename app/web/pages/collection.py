"""
The page of a collection: passages a reader keeps together, to be put in order and taken away with their sources.

The address is the collection. Whatever form a passage is named in (a pasted link, a ticked box of a search), the
reader is led on to the address in which each has its edition.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.collection import Collection, Kept, Lost, PassageRef
from app.domain.comparison import SectionRef
from app.domain.plan import Lang
from app.domain.views import PlanInfo
from app.errors import BadValue
from app.export import FORMATS
from app.vocab import messages
from app.web import asking, export, locale, params, parts, urls
from app.web.site import Site
from app.web.taking import Taker

REFERENCES: Final = {"bib": "bibtex", "ris": "ris", "csl.json": "csl-json"}
"""Suffixes of lists of references, with the style of each."""
_NAMES: Final = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
_SEE_OTHER: Final = 303


@dataclass(frozen=True, slots=True)
class KeptView:
    """A passage as the page shows it: where it stands, its words, and the addresses of the collection without it."""

    kept: Kept
    info: PlanInfo
    label: str
    url: str
    section_url: str
    citation: str
    remove_url: str
    up_url: str
    down_url: str


@dataclass(frozen=True, slots=True)
class LostView:
    """A passage that is not there: its address as it was given, the page that tells why, and its plan if it is held."""

    lost: Lost
    url: str
    info: PlanInfo | None


@dataclass(frozen=True, slots=True)
class CollectionContext:
    """What collection.html sees. `link` is the address to copy; `addresses` are its passages, as forms send them."""

    kept: tuple[KeptView, ...]
    lost: tuple[LostView, ...]
    link: str
    addresses: tuple[str, ...]
    downloads: tuple[tuple[str, str], ...]
    references: tuple[tuple[str, str], ...]
    compare_url: str


def router(site: Site) -> APIRouter:
    """The routes of the page and its files."""
    routes = APIRouter()

    @routes.get("/collection")
    def page(request: Request) -> Response:
        lang = locale.choose(request)
        refs = asking.passage_refs(request.query_params)
        found = site.archive.collection(refs, lang)
        named = [*found.refs, *(each.ref for each in found.lost)]
        query = request.query_params
        if "section" in query or query.getlist("p") != [ref.address for ref in named]:
            return RedirectResponse(_in_language(request, urls.collection(named)), _SEE_OTHER)
        return site.page(request, "collection.html", context(site, request, found, lang))

    @routes.get("/collection.{suffix}")
    def download(request: Request, suffix: str) -> Response:
        if suffix not in FORMATS and suffix not in REFERENCES:
            among = ", ".join([*FORMATS, *REFERENCES])
            raise BadValue("suffix", suffix[:20], f"collections come as {among}", ("takes.choices", {"among": among}))
        lang, base = locale.choose(request), site.base_url(request)
        found = site.archive.collection(asking.passage_refs(request.query_params), lang)
        if not found.kept:
            if found.lost:
                raise found.lost[0].error
            raise BadValue(
                "p", "", "the collection is empty; name passages as p=PLAN/ANCHOR", ("refused.empty_collection", {})
            )
        taker = Taker(site, base, lang)
        if suffix in REFERENCES:
            body, media = references(found, taker, suffix).encode(), params.STYLES[REFERENCES[suffix]]
        else:
            taken = taker.collection(found, base + urls.collection(found.refs))
            body, media = FORMATS[suffix].write(taken), FORMATS[suffix].media
        called = " ".join(messages.text(lang, f"collection.{key}", n=len(found.kept)) for key in ("title", "count"))
        return export.file(body, media, f"collection.{suffix}", called)

    return routes


def references(found: Collection, taker: Taker, suffix: str) -> str:
    """
    The references of all passages as one file of that kind, each entry under a key of its own.

    One passage kept at two editions has two entries; programs take two of one key for an error.
    """
    style = REFERENCES[suffix]
    entries: list[str] = []
    seen: set[str] = set()
    for ref in found.refs:
        entry = taker.cite(ref, style)
        key = f"{ref.plan}:{ref.anchor}".replace("~", "_")
        if key in seen:
            entry = entry.replace(key, f"{key}:e{ref.edition}", 1)
        seen.add(key)
        entries.append(entry)
    if suffix == "csl.json":
        items: list[Any] = [item for entry in entries for item in json.loads(entry)]
        return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    return "\n".join(entry.rstrip("\n") + "\n" for entry in entries)


def context(site: Site, request: Request, found: Collection, lang: Lang) -> CollectionContext:
    """Everything the page shows."""
    base = site.base_url(request)
    taker = Taker(site, base, lang)
    refs = found.refs
    sections = list(dict.fromkeys((each.ref.plan, each.passage.section.anchor) for each in found.kept))
    return CollectionContext(
        kept=tuple(_kept(site, taker, each, at, refs, lang) for at, each in enumerate(found.kept)),
        lost=tuple(
            LostView(
                each, urls.passage(each.ref.plan, each.ref.anchor, each.ref.edition), site.plans.get(each.ref.plan)
            )
            for each in found.lost
        ),
        link=base + urls.collection(refs),
        addresses=tuple(ref.address for ref in refs),
        downloads=tuple((form.name, urls.collection(refs, suffix)) for suffix, form in FORMATS.items()) if refs else (),
        references=tuple((_NAMES[each], urls.collection(refs, each)) for each in REFERENCES) if refs else (),
        compare_url=(
            urls.compare_sections([SectionRef(plan, anchor) for plan, anchor in sections])
            if 2 <= len(sections) <= params.MAX_COLUMNS
            else ""
        ),
    )


def _kept(site: Site, taker: Taker, each: Kept, at: int, refs: Sequence[PassageRef], lang: Lang) -> KeptView:
    passage = each.passage
    rest = [ref for ref in refs if ref != each.ref]

    def at_place(place: int) -> str:
        return urls.collection([*rest[:place], each.ref, *rest[place:]]) if 0 <= place < len(refs) else ""

    if passage.paragraph is not None:
        label = parts.paragraph_label(passage.part.anchor, passage.paragraph.n, lang, passage.layer)
    else:
        label = "§"
    return KeptView(
        each,
        site.plans[each.ref.plan],
        label,
        urls.passage(each.ref.plan, each.ref.anchor, each.ref.edition),
        urls.passage(each.ref.plan, passage.section.anchor, each.ref.edition),
        taker.cite(each.ref),
        urls.collection(rest),
        at_place(at - 1),
        at_place(at + 1),
    )


def _in_language(request: Request, address: str) -> str:
    """*address*, with the language the reader had chosen in the one before."""
    lang = request.query_params.get("lang", "")
    if lang not in ("zh", "en"):
        return address
    return f"{address}{'&' if '?' in address else '?'}lang={lang}"
