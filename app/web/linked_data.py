"""
The archive and its plans as schema.org sees them, for search engines and reference managers: JSON-LD in a page's head.

An issued document is a Legislation with its number, date, bodies and place; one without issuer and date a Report.
What the record does not know is left out.
"""

from typing import Any

from app.domain.views import PlanInfo
from app.web import labels, urls


def of_site(names: tuple[str, str], about: str, base_url: str) -> dict[str, Any]:
    """The JSON-LD object of the archive: its *names*, that of the page's language first, and how to search it."""
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": f"{base_url}/",
        "url": f"{base_url}/",
        "name": names[0],
        "alternateName": names[1],
        "description": about,
        "inLanguage": ["zh-Hans", "en"],
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{base_url}/search?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def of_plan(info: PlanInfo, base_url: str) -> dict[str, Any]:
    """The JSON-LD object of one plan; addresses begin with *base_url*."""
    r = info.record
    issued = bool(r.issuer or r.doc_number or r.issued)
    url = base_url + urls.plan(info.plan)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation" if issued else "Report",
        "@id": url,
        "url": url,
        "name": r.title_zh or r.title_en or info.plan,
        "inLanguage": "zh-Hans",
        "keywords": list(r.keywords_zh + r.keywords_en),
    }
    if r.title_zh and r.title_en:
        found["alternateName"] = r.title_en
    if r.issued:
        found["legislationDate" if issued else "datePublished"] = r.issued
    if r.doc_number:
        found["legislationIdentifier" if issued else "reportNumber"] = r.doc_number
    if r.issuer:
        found["legislationPassedBy" if issued else "publisher"] = [
            {"@type": "GovernmentOrganization", "name": body} for body in r.issuer
        ]
    if region := r.city or r.province:
        place = {"@type": "AdministrativeArea", "name": region.name, "alternateName": labels.region(region.code, "en")}
        found["spatialCoverage"] = place
        if issued:
            found["legislationJurisdiction"] = place
    if r.period_start and r.period_end:
        found["temporalCoverage"] = f"{r.period_start}/{r.period_end}"
    found["hasPart"] = [
        {
            "@type": "CreativeWork",
            "@id": base_url + urls.passage(info.plan, part.first),
            "name": part.title or part.label,
        }
        for part in info.parts
        if part.kind == "annex"
    ]
    return {key: value for key, value in found.items() if value not in ([], "", None)}
