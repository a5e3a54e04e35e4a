"""
The page that checks the quotations and citations of a text, pasted or in a file, and the same as a file to keep.

A text comes in the body of a POST and nothing of it is kept: not here, and not in an address. What is taken away is
therefore worked out again from the text that the page holds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Final

import orjson
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from app.archive.checking import read_report
from app.domain.plan import Lang
from app.errors import BadValue, SourceUnreadable, TextTooLong
from app.vocab import messages
from app.web import checked, export, forms, locale, refusals, urls
from app.web.api import checking
from app.web.site import JSON, Site

SUFFIXES: Final = ("csv", "xlsx", "json", "md")
_MARKDOWN: Final = "text/markdown; charset=utf-8"
_COLUMNS: Final = ("kind", "text", "verdict", "place", "source", "difference", "start", "end", "link")
_SAID: Final = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
_NO_STORE: Final = {"cache-control": "no-store"}


@dataclass(frozen=True, slots=True)
class CheckContext:
    """
    What check.html sees.

    `text` is what was checked, None before anything was; `error` says why nothing could be. `counts` and
    `citation_counts` say how often each verdict was given; `downloads` are (name, address to send the text to).
    """

    text: str | None
    error: str
    quotations: tuple[checked.Item, ...]
    citations: tuple[checked.Item, ...]
    counts: tuple[checked.Count, ...]
    citation_counts: tuple[checked.Count, ...]
    wrong: int
    downloads: tuple[tuple[str, str], ...]
    most: int


def router(site: Site) -> APIRouter:
    """The routes of the page and of its files."""
    routes = APIRouter()

    @routes.get("/check")
    def form(request: Request) -> Response:
        site.archive.prepare_check()
        return site.page(request, "check.html", _context(site, None, locale.choose(request)))

    @routes.post("/check")
    def check(request: Request, body: Annotated[bytes, Depends(_body)]) -> Response:
        lang = locale.choose(request)
        try:
            shown = _context(site, _text(request, body), lang)
        except (BadValue, SourceUnreadable, TextTooLong) as error:
            return _page(site, request, _context(site, None, lang, _reason(error, lang)), _status(error))
        return _page(site, request, shown)

    for suffix in SUFFIXES:
        routes.post(f"/check.{suffix}")(_download(site, suffix))
    return routes


async def _body(request: Request) -> bytes:
    return await request.body()


def _page(site: Site, request: Request, shown: CheckContext, status: int = 200) -> Response:
    answer = site.page(request, "check.html", shown, status)
    answer.headers.update(_NO_STORE)
    return answer


def _download(site: Site, suffix: str) -> Callable[..., Response]:
    def download(request: Request, body: Annotated[bytes, Depends(_body)]) -> Response:
        lang, text = locale.choose(request), _text(request, body)
        if suffix == "json":
            return _file(orjson.dumps(checking.report(site, text)), suffix, JSON)
        shown = _context(site, text, lang)
        if suffix == "md":
            return _file("\n".join(_markdown(shown, site.base_url(request), lang)).encode(), suffix, _MARKDOWN)
        answer = export.answer(table(shown, site.base_url(request), lang), suffix, "check")
        answer.headers.update(_NO_STORE)
        return answer

    return download


def _text(request: Request, body: bytes) -> str:
    """The text of the form: a file where one was chosen, else what was pasted. Raises BadValue, SourceUnreadable."""
    fields: Mapping[str, forms.Sent] = forms.read_form(request.headers.get("content-type", ""), body)
    file = fields.get("file")
    if file is not None and file.file:
        return read_report(file.file, file.data)
    pasted = fields.get("text")
    if pasted is None or not pasted.text.strip():
        raise BadValue("text", "", "paste a text or choose a file", ("check.nothing", {}))
    return pasted.text.strip("\n")


def _status(error: BadValue | SourceUnreadable | TextTooLong) -> int:
    return 413 if isinstance(error, TextTooLong) else 422 if isinstance(error, SourceUnreadable) else 400


def _reason(error: BadValue | SourceUnreadable | TextTooLong, lang: Lang) -> str:
    if isinstance(error, SourceUnreadable):
        said = messages.text(lang, "check.unreadable", name=error.path)
        return f"{said} {refusals.reason(error, lang)}" if lang == "en" else said + refusals.reason(error, lang)
    if isinstance(error, BadValue) and error.rule is not None:
        return refusals.say(error.rule, lang)
    return refusals.reason(error, lang)


def _context(site: Site, text: str | None, lang: Lang, error: str = "") -> CheckContext:
    quotations: tuple[checked.Item, ...] = ()
    citations: tuple[checked.Item, ...] = ()
    if text is not None:
        quotations = checked.quotation_items(site, text, site.archive.check_text(text), lang)
        citations = checked.citation_items(site, text, site.archive.check_citations(text), lang)
    return CheckContext(
        text=text,
        error=error,
        quotations=quotations,
        citations=citations,
        counts=checked.counts(quotations, (*checked.VERDICTS, *checked.PLACES)),
        citation_counts=checked.counts(citations, checked.STATUSES),
        wrong=sum(item.is_wrong for item in (*quotations, *citations)),
        downloads=tuple(
            (suffix.upper() if suffix != "md" else "Markdown", urls.check(suffix, lang)) for suffix in SUFFIXES
        ),
        most=site.settings.max_check_chars,
    )


def table(shown: CheckContext, base: str, lang: Lang) -> export.Table:
    """What the page shows as rows: quotations, then citations, each in the order of the text."""
    rows = []
    for kind, items in (("quotation", shown.quotations), ("citation", shown.citations)):
        for item in items:
            verdict, place = item.tags[0].text, item.tags[1].text if len(item.tags) > 1 else ""
            target = item.targets[0] if item.targets else None
            rows.append(
                (
                    messages.text(lang, f"check.{kind}"), item.text, verdict, place,
                    "; ".join(each.text for each in item.targets), difference(item), str(item.start), str(item.end),
                    base + target.url if target else "",
                )
            )  # fmt: skip
    about = (
        (messages.text(lang, "export.made"), datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")),
        (messages.text(lang, "export.address"), base + urls.check()),
        (messages.text(lang, "export.rows"), str(len(rows))),
    )
    return export.Table(
        about, tuple(messages.text(lang, f"check.col_{name}") for name in _COLUMNS), tuple(rows), _COLUMNS
    )


def difference(item: checked.Item) -> str:
    """The difference in one line: [-gone-], {+come+}."""
    return "".join(_SAID[op].format(words) for op, words in item.diff)


def _markdown(shown: CheckContext, base: str, lang: Lang) -> list[str]:
    lines = [f"# {messages.text(lang, 'check.title')}", ""]
    for name, items, found in (
        ("check.quotations", shown.quotations, shown.counts),
        ("check.citations", shown.citations, shown.citation_counts),
    ):
        lines += [f"## {messages.text(lang, name)} ({len(items)})", ""]
        lines += [f"- {each.tag.text}: {len(each.ids)} ({', '.join(each.ids)})" for each in found] + [""]
        for item in items:
            lines += [f"### {item.id}: {' · '.join(tag.text for tag in item.tags)}", ""]
            lines += [*(f"> {line}" for line in item.text.split("\n")), ""]
            if item.diff:
                lines += [f"`{difference(item).replace('`', ' ')}`", ""]
            lines += [
                f"- [{each.text.replace('[', '(').replace(']', ')')}](<{base}{each.url}>)" for each in item.targets
            ]
            lines += [""]
    return lines


def _file(body: bytes, suffix: str, media_type: str) -> Response:
    name = f"check-{datetime.now(UTC):%Y%m%d}.{suffix}"
    return Response(body, 200, {**_NO_STORE, "content-disposition": f'attachment; filename="{name}"'}, media_type)
