"""
The feed of new and changed plans, and of those among them that answer a search: what a reader follows.

A feed of a search has the address of the search, with /feed.atom for its path.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from app.domain.plan import Lang
from app.domain.results import SearchRequest
from app.domain.views import EditionInfo, PlanInfo
from app.web import labels, locale, urls
from app.web.site import Site

_MOST_NEWS: Final = 50
_NEVER: Final = "1970-01-01T00:00:00Z"


def atom(site: Site, base: str, lang: Lang, wanted: SearchRequest | None = None) -> str:
    """
    New and changed official texts, the latest first and fifty at most, as an Atom document.

    Args:
        site: The archive as pages see it.

        base: The address of the archive, to which those in the feed are absolute.

        lang: The language of what the archive itself says.

        wanted: Only plans that answer this search are told of; an entry says with how many paragraphs, and leads to
            them where the plan is new.

    Raises QueryNotUnderstood, BadValue.
    """
    found = site.archive.tally(wanted).plan_totals if wanted else None
    news = sorted(
        ((e, info) for info in site.plans.values() if found is None or info.plan in found for e in info.editions),
        key=lambda each: (each[0].imported, each[1].plan, each[0].edition),
        reverse=True,
    )[:_MOST_NEWS]
    name, about = site.text(lang, "site.name"), site.text(lang, "site.about")
    page, own, title = base + "/", base + "/feed.atom", name
    if wanted is not None:
        page, own = base + urls.search(wanted), base + urls.feed(wanted)
        title = f"{wanted.q or site.text(lang, 'search.filters')} · {name}"
    entries = [_entry(site, base, lang, edition, info, wanted, found or {}) for edition, info in news]
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{locale.HTML_LANG[lang]}"><id>{escape(own)}</id>'
        f"<title>{escape(title)}</title><subtitle>{escape(about)}</subtitle><author><name>{escape(name)}</name></author>"
        f"<updated>{escape(news[0][0].imported if news else _NEVER)}</updated>"
        f'<link rel="self" href={quoteattr(own)}/><link href={quoteattr(page)}/>{"".join(entries)}</feed>'
    )


def _entry(
    site: Site,
    base: str,
    lang: Lang,
    edition: EditionInfo,
    info: PlanInfo,
    wanted: SearchRequest | None,
    found: Mapping[str, int],
) -> str:
    """An edition of a plan that came in."""
    plan = base + urls.plan(info.plan)
    link, said, about = plan, "home.added", edition.note or _described(site, info, lang)
    if wanted is not None:
        link = base + urls.search(replace(wanted, filters={**wanted.filters, "plan": (info.plan,)}))
        about = f"{site.text(lang, 'search.answers', n=found[info.plan])} · {about}"
    if edition.edition > 1:
        link, said = base + urls.editions(info.plan, edition.edition - 1, edition.edition), "home.corrected"
    title = f"{site.text(lang, said)}{'：' if lang == 'zh' else ': '}{labels.full_title(info.record, lang)}"
    return (
        f"<entry><id>{escape(f'{plan}#edition-{edition.edition}')}</id><title>{escape(title)}</title>"
        f"<updated>{escape(edition.imported)}</updated><link href={quoteattr(link)}/>"
        f"<summary>{escape(about)}</summary></entry>"
    )


def _described(site: Site, info: PlanInfo, lang: Lang) -> str:
    """A plan in a line: whose it is, for which years, of which kind, how long."""
    record = info.record
    region = record.city or record.province
    pieces = (
        labels.region(region.code, lang) if region else "",
        labels.years(record),
        labels.facet_value("kind", record.kind, lang) if record.kind else "",
        record.doc_number or "",
        labels.extent(info.parts, info.paragraphs, lang),
    )
    return " · ".join(piece for piece in pieces if piece)
