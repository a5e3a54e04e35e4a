"""
What every handler needs: the archive, the settings, templates, and the facts about a request.

Handlers are plain functions and run in the thread pool, since searching blocks.
"""

import hashlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from app.archive import Archive
from app.domain.plan import Lang, LayerName
from app.domain.views import PlanInfo, SuggestionKind
from app.settings import Settings
from app.vocab import messages
from app.web import labels, linked_data, locale, parts, urls
from app.web.assets import asset
from app.web.boxes import boxes
from app.web.cells import laid_out
from app.web.glosses import gloss, word_gloss
from app.web.holdings import Scope, says, scope_of
from app.web.marking import marked, segments

ROOT: Final = Path(__file__).resolve().parents[2]
JSON: Final = "application/json"
Made = TypeVar("Made")


# What an address says for one reader only: what to mark, and what a citation pinned. It is the same page without.
_PASSING: Final = frozenset({"in", "mark", "fingerprint", "quote"})


@dataclass
class Site:
    """The archive as the web face sees it."""

    archive: Archive
    settings: Settings
    _made: tuple[str, dict[Hashable, Any]] = field(default=("", {}))

    @property
    def plans(self) -> Mapping[str, PlanInfo]:
        """All plans by slug, read once per generation of the index."""
        return self.once("plans", lambda: {info.plan: info for info in self.archive.plans()})

    def called(self, q: str) -> list[PlanInfo]:
        """
        The plans whose names hold every word of *q*, in the order of lists; all where it is "".

        The archive knows titles and numbers in either writing, the page the rest of the record and its English.
        """
        named = self.archive.plans_named(q) if q else self.plans.keys()
        return [info for info in self.plans.values() if info.plan in named or says(info.record, q)]

    @property
    def scope(self) -> Scope:
        """The extent of the holdings."""
        return self.once("scope", lambda: scope_of(self.plans))

    @property
    def layers(self) -> frozenset[LayerName]:
        """The layers that any plan holds."""
        return self.once("layers", lambda: frozenset(x.layer for info in self.plans.values() for x in info.layers))

    @property
    def fictional(self) -> bool:
        """Whether any plan is invented."""
        return self.once("fictional", lambda: any(info.record.fictional for info in self.plans.values()))

    @property
    def names(self) -> labels.FacetNames:
        """What facet values are called, in both languages."""
        return self.once("names", lambda: labels.FacetNames(self.plans))

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """
        What *make* makes of the whole archive, made once per generation of the index and kept under *key*.

        *make* asks the archive for all that goes into it: what was asked for before may be of the generation before.
        Threads that ask at once may each make it; one of the two stays.
        """
        generation = self.archive.generation
        if self._made[0] != generation:
            self._made = (generation, {})
        made = self._made[1]
        if key not in made:
            made[key] = make()
        found: Made = made[key]
        return found

    @cached_property
    def templates(self) -> Environment:
        """Jinja2 with escaping on and undefined names refused."""
        environment = Environment(
            loader=FileSystemLoader(ROOT / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # Else every file is looked at on every page whether it has changed.
            auto_reload=False,
        )
        environment.globals.update(
            urls=urls, labels=labels, gloss=gloss, word_gloss=word_gloss, linked_data=linked_data, asset=asset,
            segments=segments, laid_out=laid_out, marked=marked, boxes=boxes, parts=parts,
        )  # fmt: skip
        environment.filters["spoken"] = labels.spoken
        environment.filters["as_name"] = parts.as_name
        environment.filters["thousands"] = lambda n: f"{n:,}".replace(",", "\u202f") if n >= 10_000 else str(n)
        return environment

    def text(self, lang: Lang, key: str, **values: object) -> str:
        """The message *key* in *lang*."""
        return messages.text(lang, key, **values)

    def base_url(self, request: Request) -> str:
        """The public address of the archive without a trailing slash."""
        return (self.settings.base_url or str(request.base_url)).rstrip("/")

    def page(self, request: Request, template: str, context: Any, status: int = 200) -> Response:
        """
        Render *template*. *context* is one of app.web.contexts; its fields and those of Frame are what it sees.

        The language is remembered in a cookie when ?lang= chose it. A browser that has the page already is told so
        (304), which on a slow line is the difference between a hundred kilobytes and none.
        """
        lang = locale.choose(request)
        frame = Frame.of(self, request, lang)
        html = self.templates.get_template(template).render(page=context, frame=frame, t=frame.text, lang=lang)
        headers = {
            "vary": locale.VARY,
            "cache-control": "no-cache",
            "content-language": locale.HTML_LANG[lang],
        }
        if status == HTTPStatus.OK and request.method in ("GET", "HEAD"):
            # A weak one: compressed or not, it is the same page.
            headers["etag"] = f'W/"{hashlib.blake2b(html.encode(), digest_size=9).hexdigest()}"'
            if headers["etag"] in request.headers.get("if-none-match", ""):
                return Response(None, HTTPStatus.NOT_MODIFIED, headers)
        response = Response(html, status, headers, "text/html; charset=utf-8")
        if request.query_params.get("lang") in ("zh", "en"):
            response.set_cookie(
                locale.COOKIE,
                lang,
                max_age=31_536_000,
                samesite="lax",
                httponly=True,
                secure=frame.base_url.startswith("https:"),
            )
        return response


@dataclass(frozen=True)
class Frame:
    """What every page has: language, the address it was asked for, the switch to the other language."""

    lang: Lang
    html_lang: str
    path: str
    canonical: str
    in_zh: str
    in_en: str
    switch_url: str
    other: Lang
    query: str
    base_url: str
    fictional: bool
    plans: Mapping[str, PlanInfo]

    @classmethod
    def of(cls, site: Site, request: Request, lang: Lang) -> "Frame":
        """The frame of a page for *request*."""
        other: Lang = "en" if lang == "zh" else "zh"
        pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
        path = request.url.path
        base = site.base_url(request)
        lasting = [(name, value) for name, value in pairs if name not in _PASSING]
        in_lang: dict[Lang, str] = {
            "zh": urls.with_query(path, [*pairs, ("lang", "zh")]),
            "en": urls.with_query(path, [*pairs, ("lang", "en")]),
        }
        return cls(
            lang=lang,
            html_lang=locale.HTML_LANG[lang],
            path=path,
            canonical=base + urls.with_query(path, lasting),
            in_zh=base + urls.with_query(path, [*lasting, ("lang", "zh")]),
            in_en=base + urls.with_query(path, [*lasting, ("lang", "en")]),
            switch_url=in_lang[other],
            other=other,
            query=request.query_params.get("q", ""),
            base_url=base,
            fictional=site.fictional,
            plans=site.plans,
        )

    def text(self, key: str, **values: object) -> str:
        """The message *key* in the page's language."""
        return messages.text(self.lang, key, **values)

    @property
    def kinds(self) -> str:
        """What the kinds of suggestions are called, as JSON for the script that lists them."""
        return orjson.dumps({kind: self.text(f"suggest.{kind}") for kind in get_args(SuggestionKind)}).decode()

    def other_text(self, key: str, **values: object) -> str:
        """The message *key* in the other language, for the one line a reader who took the wrong turn can follow."""
        return messages.text(self.other, key, **values)

    def html(self, key: str, **values: object) -> Markup:
        """Like text(), for messages that hold markup of ours; values are escaped."""
        return Markup(messages.text(self.lang, key, **{k: Markup.escape(v) for k, v in values.items()}))  # noqa: S704


def json_response(value: Any, headers: Mapping[str, str] | None = None, status: int = 200) -> Response:
    """*value* as JSON, encoded once (FastAPI's own path costs several times that)."""
    return Response(orjson.dumps(value), status, dict(headers or {}), JSON)
