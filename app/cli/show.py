"""
Answers as lines of text. Words found are marked: bold on a terminal, between ** elsewhere.
"""

import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import typer

from app.domain.outline import Section
from app.domain.record import Record
from app.domain.resolution import Place, Resolution
from app.domain.results import Highlight, Hit, Remedy, SearchResult
from app.domain.views import LayerView, PlanInfo, Tombstone

_AROUND: Final = 30
"""Characters of an excerpt before the first and after the last word marked."""
_LONGEST: Final = 200
_REPAIRS_SHOWN: Final = 5


def many(number: int, thing: str) -> str:
    """1 plan, 2 plans: *number* with its *thing*, in the number it takes."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def title_of(record: Record) -> str:
    """The plan's title; one the archive supplied in 〔〕, the slug where there is none."""
    found = record.title_zh or record.title_en
    if found is None:
        return record.plan
    return f"〔{found}〕" if record.title_state == "supplied" else found


def marked(text: str, marks: Sequence[Highlight], full: bool = True) -> str:
    """*text* on one line with *marks* shown; only the stretch around them unless *full*."""
    spans = _merged(marks)
    start, end = (0, len(text)) if full else _excerpt(text, spans)
    out, at = ["…"] if start else [], start
    for left, right in spans:
        if left >= end:
            break
        out += [text[at:left], _emphasised(text[left : min(right, end)])]
        at = min(right, end)
    out += [text[at:end], "…" if end < len(text) else ""]
    return " ".join("".join(out).split())


def search(result: SearchResult, plans: Mapping[str, PlanInfo], full: bool) -> None:
    """Totals and widenings, then the hits of this page under their plans, the plan with the best hit first."""
    totals = result.totals
    typer.echo(
        f"{many(totals.sections, 'section')}, {many(totals.paragraphs, 'paragraph')} in {many(totals.plans, 'plan')} "
        f"({result.took_ms:.0f} ms)"
    )
    if result.relaxed:
        typer.echo("few sections or none have all these words; here are those with the weightiest")
    if result.let_go:
        typer.echo(f"not all of them have: {', '.join(f'{each.word} ({each.sections} do)' for each in result.let_go)}")
    if added := ", ".join(f"{each.term} (for {each.source})" for each in result.expansions):
        typer.echo(f"also searched: {added}; --literal leaves them out")
    if result.unmatched:
        typer.echo(f"not found anywhere: {', '.join(result.unmatched)}")
    for remedy in result.nothing.remedies if result.nothing else ():
        typer.echo(f"{_remedy(remedy)}: {many(remedy.sections, 'section')}")
    by_plan: dict[str, list[Hit]] = {}
    alike: dict[tuple[str, str], list[Hit]] = {(hit.plan, hit.anchor): [] for hit in result.hits}
    for hit in result.hits:
        if hit.similar_to in alike:
            alike[hit.similar_to].append(hit)
        else:
            by_plan.setdefault(hit.plan, []).append(hit)
    for slug, hits in by_plan.items():
        title = title_of(plans[slug].record) if slug in plans else slug
        typer.echo(f"\n{title}  {slug}  ({many(result.plan_totals.get(slug, 0), 'paragraph')})")
        for hit in hits:
            _show_hit(hit, full)
            _show_alike(hit, alike[hit.plan, hit.anchor])
    request = result.request
    if request.page * request.size < totals.sections:
        typer.echo(f"\npage {request.page} of {-(-totals.sections // request.size)}; --page {request.page + 1} goes on")


def plans(found: Sequence[PlanInfo], gone: Sequence[Tombstone]) -> None:
    """A line or two for each plan, then those withdrawn."""
    for info in found:
        record = info.record
        place = " ".join(region.name for region in (record.province, record.city) if region) or "place unknown"
        layers = ", ".join(f"{layer.layer} ({layer.lang})" for layer in info.layers) or "no text"
        typer.echo(f"{info.plan}  {title_of(record)}")
        size = f"{many(info.sections, 'section')}, {many(info.paragraphs, 'paragraph')}"
        typer.echo(f"    {place}, {record.year or 'year unknown'}; {size}")
        typer.echo(f"    {layers}" + (f"; from {info.source}" if info.source else ""))
    for tombstone in gone:
        successor = f"; replaced by {tombstone.successor}" if tombstone.successor else ""
        typer.echo(f"{tombstone.plan}  withdrawn {tombstone.withdrawn[:10]}: {tombstone.reason}{successor}")


def outline(info: PlanInfo, view: LayerView) -> None:
    """The record with its evidence, the sections, what was set aside and what was repaired."""
    _show_record(info)
    typer.echo(f"\nOutline: {many(info.sections, 'section')}, {many(info.paragraphs, 'paragraph')}")
    for section in view.sections:
        typer.echo(_section_line(section))
    kinds = Counter(item.kind for item in view.furniture)
    typer.echo("\nSet aside: " + (", ".join(f"{number} × {kind}" for kind, number in kinds.items()) or "nothing"))
    repairs = Counter(repair.name for repair in view.repairs)
    typer.echo("Repairs and doubts: " + ("" if repairs else "none"))
    for name, number in repairs.items():
        typer.echo(f"  {number} × {name}")
        for repair in [each for each in view.repairs if each.name == name][:_REPAIRS_SHOWN]:
            after = f" → {repair.after!r}" if repair.after != repair.before else ""
            typer.echo(f"      at {repair.span.start}: {repair.before!r}{after}")


def resolution(found: Resolution) -> None:
    """The status, then what was cited, what stands now, and the difference."""
    typer.echo(f"{found.status}: {found.reason}")
    if found.successor:
        typer.echo(f"replaced by {found.successor}")
    if found.cited is not None and found.cited != found.now:
        _show_place("cited", found.cited)
    if found.now is not None:
        _show_place("now", found.now)
    for place in found.candidates:
        _show_place("perhaps", place)
    if found.diff:
        pieces = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
        typer.echo("difference: " + "".join(pieces[op].format(text) for op, text in found.diff))


def _remedy(remedy: Remedy) -> str:
    """What is left out of a search that found nothing."""
    if remedy.kind == "facets":
        return "without all filters"
    if remedy.kind == "facet":
        return "without " + " ".join(f"--{remedy.facet} {value}" for value in remedy.values)
    told = {"alone": "only", "unquoted": "not as a phrase,"}.get(remedy.kind, "without")
    return f"{told} {remedy.word}"


def _show_hit(hit: Hit, full: bool) -> None:
    layer = "" if hit.layer == "official" else f"  [{hit.layer}, {hit.lang}]"
    path = " › ".join([*(step.heading for step in hit.path), marked(hit.heading, hit.heading_highlights)])
    typer.echo(f"  {hit.anchor}  {path or '(before the first heading)'}{layer}")
    for paragraph in hit.paragraphs:
        words = marked(paragraph.text, [*paragraph.highlights, *paragraph.expanded], full)
        typer.echo(f"      {paragraph.anchor}  {words}")


def _show_alike(hit: Hit, alike: Sequence[Hit]) -> None:
    """Which sections are nearly the same as *hit*, those that this page has by name."""
    if hit.similar_to is not None:
        typer.echo(f"      nearly the same as {' '.join(hit.similar_to)}")
    if hit.similar:
        names = [f"{each.plan} {each.anchor}" for each in alike]
        later = hit.similar - len(alike)
        names += [f"{later} on the next page"] if later else []
        typer.echo(f"      + {hit.similar} similar: {', '.join(names)}")


def _show_record(info: PlanInfo) -> None:
    record = info.record
    shown = {
        "title": record.title_zh or record.title_en,
        "kind": record.kind,
        "issuer": "、".join(record.issuer),
        "doc_number": record.doc_number,
        "issued": f"{record.issued} ({record.issued_basis})" if record.issued else None,
        "period": f"{record.period_start}–{record.period_end}" if record.period_start else None,
        "five_year_plans": "、".join(record.five_year_plans),
        "province": record.province.name if record.province else None,
        "city": record.city.name if record.city else None,
        "level": record.level,
    }
    typer.echo(f"Record of {info.source} ({info.encoding}, sha256 {(info.sha256 or '')[:12]}…)")
    for name, value in shown.items():
        evidence = record.evidence.get(name)
        state = evidence.state if evidence else "unknown"
        quote = f"  “{evidence.quote}”" if evidence and evidence.quote else ""
        where = f" at {evidence.span.start}" if evidence and evidence.span else ""
        typer.echo(f"  {name:<16} {value or '–'}  [{state}]{quote}{where}")
    if info.replaced:
        typer.echo(f"  {info.replaced} bytes could not be decoded and stand as �")


def _section_line(section: Section) -> str:
    title = section.title or ("(a sentence)" if section.heading else "(before the first heading)")
    name = f"{section.label} {title}" if section.label else title
    notes = [f"level {section.level}", f"{len(section.paragraphs)} ¶"]
    notes += ["run-in"] if section.run_in else []
    notes += [", ".join(section.industries)] if section.industries else []
    return f"  {'  ' * section.level}{section.anchor}  {name}  [{'; '.join(notes)}]"


def _show_place(name: str, place: Place) -> None:
    edition = f", edition {place.edition}" if place.edition else ""
    typer.echo(f"{name}: {place.plan} {place.anchor} ({place.layer}{edition})")
    typer.echo(f"    {' '.join(place.text.split())}")


def _merged(marks: Sequence[Highlight]) -> list[Highlight]:
    out: list[Highlight] = []
    for start, end in sorted(marks):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _excerpt(text: str, spans: Sequence[Highlight]) -> tuple[int, int]:
    """The stretch of *text* to show: all marks where they stand close together, else as many as fit."""
    if len(text) <= _LONGEST:
        return 0, len(text)
    start = max(0, spans[0][0] - _AROUND) if spans else 0
    end = spans[-1][1] + _AROUND if spans else _LONGEST
    return start, min(len(text), end, start + _LONGEST)


def _emphasised(words: str) -> str:
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        return typer.style(words, bold=True, underline=True)
    return f"**{words}**"
