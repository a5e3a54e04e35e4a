"""
What in documents/ needs a person's eye: each rule a function that yields findings, each finding says what to do.

Relies on the catalogue, which has every text as it is shown; only who wrote a record is read from plan.toml. What
the build could not read it has noted in the stamp of the index.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.domain.outline import Outline, Repair
from app.domain.plan import Lang, LayerName
from app.domain.record import Record
from app.domain.reports import Finding, Severity
from app.domain.views import PlanInfo
from app.errors import ArchiveError
from app.store.catalogue import Catalogue
from app.store.folder import INBOX, PLAN, PlanFolder, plan_folders
from app.store.inbox import Inbox

GRAVEST: Final[tuple[Severity, ...]] = ("error", "warning", "note")
KEY_FIELDS: Final = ("title", "kind", "issuer", "issued", "province")
"""Fields a plan is found and cited by; one that is unknown is worth looking for."""
_NO_PLAN: Final = f"is no plan's folder: move it to {INBOX}/ and run `archive build`"
_SHOWN: Final = 5
"""Places named in a message; the others are counted."""


@dataclass(frozen=True, slots=True)
class Held:
    """One plan as the rules see it: its record and counts, its folder, and its current texts."""

    info: PlanInfo
    folder: PlanFolder
    texts: Mapping[tuple[LayerName, Lang], Outline]

    @property
    def official(self) -> Outline | None:
        """The official text, in whichever language."""
        return next((outline for (layer, _), outline in self.texts.items() if layer == "official"), None)


def check_documents(
    documents: Path, catalogue: Catalogue, stamp: Mapping[str, Any], inbox: Inbox
) -> tuple[Finding, ...]:
    """
    All findings, gravest first, then by plan.

    Args:
        stamp: What the index says of its own making (Generations.stamp).
    """
    found = [*_unreadable(stamp), *_left(inbox), *_strays(documents)]
    slugs = set(catalogue.slugs())
    for info in catalogue.plans():
        texts = {
            (text.layer, text.lang): catalogue.outline(text) for text in catalogue.texts(info.plan) if text.current
        }
        held = Held(info, PlanFolder(documents / info.plan), texts)
        for rule in _RULES:
            found += rule(held)
        found += _related(held.info.record, slugs)
    return tuple(sorted(found, key=lambda finding: (GRAVEST.index(finding.severity), finding.plan, finding.what)))


def _unreadable(stamp: Mapping[str, Any]) -> Iterator[Finding]:
    for failure in stamp.get("failures", ()):
        message = f"{failure['message']}; correct it and run `archive build`"
        yield Finding(failure["plan"], "error", "unreadable", failure["where"], message)


def _left(inbox: Inbox) -> Iterator[Finding]:
    for path, reason in inbox.left():
        yield Finding("", "error", "not-imported", path.name if path.name == INBOX else f"{INBOX}/{path.name}", reason)


def _strays(documents: Path) -> Iterator[Finding]:
    """What lies in documents/ and is neither a plan nor anything the archive knows."""
    known = {folder.path.name for folder in plan_folders(documents)} | {INBOX}
    for path in sorted(documents.iterdir()) if documents.is_dir() else ():
        if path.name in known or path.name.startswith(".") or path.stem.lower() == "readme":
            continue
        try:
            empty = path.is_dir() and not any(path.iterdir())
            what = "is empty: delete it" if empty else _NO_PLAN
        except OSError as error:
            what = f"cannot be looked into ({error.strerror or error}): let the archive read it, or take it away"
        yield Finding("", "warning", "not-a-plan", path.name, f"{path.name} {what}")


def _unlooked_at(held: Held) -> Iterator[Finding]:
    """Records that import wrote and nobody has touched, and fields that were worked out rather than read."""
    try:
        plan_file = held.folder.read_record()
    except (ArchiveError, OSError):
        return  # reported by the build
    record = held.info.record
    written = plan_file.record.evidence if plan_file else {}
    # Where a person wrote what a rule makes of the text as well, the person has confirmed it.
    confirmed = {name for name, evidence in written.items() if evidence.state in ("recorded", "edited", "stated")}
    inferred = [n for n, evidence in record.evidence.items() if evidence.state == "inferred" and n not in confirmed]
    if plan_file is None:
        message = "there is no record, only what the text says of itself; import the text again to have one written"
        yield Finding(held.info.plan, "warning", "no-record", PLAN, message)
    elif plan_file.inferred and not any(e.state in ("edited", "recorded") for e in record.evidence.values()):
        message = "import wrote this record and nobody has changed it; look at each field and correct what is wrong"
        yield Finding(held.info.plan, "warning", "unreviewed-record", PLAN, message)
    if inferred:
        message = f'{", ".join(inferred)}: worked out, not stated; correct it, or say state = "recorded"'
        yield Finding(held.info.plan, "warning", "inferred-record", PLAN, message)


def _unknown_fields(held: Held) -> Iterator[Finding]:
    states = held.info.record.evidence
    unknown = [name for name in KEY_FIELDS if name not in states or states[name].state == "unknown"]
    if unknown:
        message = f"{', '.join(unknown)}: unknown; write it into plan.toml if you know it from elsewhere"
        yield Finding(held.info.plan, "note", "unknown-fields", PLAN, message)


def _doubts(held: Held) -> Iterator[Finding]:
    """Places where reading changed nothing and asks to be looked at: a doubt has before == after (domain.outline)."""
    for (layer, lang), outline in held.texts.items():
        doubts = [repair for repair in outline.repairs if repair.before == repair.after]
        for name, number in sorted(Counter(repair.name for repair in doubts).items()):
            own = [repair for repair in doubts if repair.name == name]
            shown = "; ".join(f"{repair.before!r} at {_place(outline, repair)}" for repair in own[:_SHOWN])
            more = f" and {number - _SHOWN} more" if number > _SHOWN else ""
            what = _DOUBTS.get(name, name.replace("_", " "))
            message = f"{what}: {shown}{more}; compare with the printed plan, correct the file and import it again"
            yield Finding(held.info.plan, "note", "doubtful-characters", f"{layer} ({lang})", message)


_DOUBTS: Final = {
    "doubt_character": "characters that are probably misread",
    "doubt_stray_traditional": "traditional characters inside simplified text",
    "doubt_repeated_at_join": "words printed twice at a page break",
}


def _place(outline: Outline, repair: Repair) -> str:
    """The anchor of the paragraph or section a repair stands in; its offset where it is in none."""
    for section in outline.sections:
        for paragraph in section.paragraphs:
            if any(span.start <= repair.span.start < span.end for span in paragraph.spans):
                return paragraph.anchor
        if any(span.start <= repair.span.start < span.end for span in section.heading_spans):
            return section.anchor
    return f"character {repair.span.start}"


def _replaced(held: Held) -> Iterator[Finding]:
    if held.info.replaced:
        message = (
            f"{held.info.replaced} bytes could not be read as {held.info.encoding} and stand as �; "
            "get the file in UTF-8 and import it again"
        )
        yield Finding(held.info.plan, "warning", "replaced-bytes", str(held.info.source), message)


def _no_headings(held: Held) -> Iterator[Finding]:
    for (layer, lang), outline in held.texts.items():
        if not any(section.heading for section in outline.sections):
            message = "no heading was found, so the text is one section; see with `archive outline` how it is read"
            yield Finding(held.info.plan, "warning", "no-headings", f"{layer} ({lang})", message)


def _no_text(held: Held) -> Iterator[Finding]:
    if not held.texts:
        message = "neither a text nor a summary is held; bring the text in with `archive import FILE`"
        yield Finding(held.info.plan, "warning", "no-text", "text", message)
    elif held.official is None:
        message = "only the archive's own words are held; bring the official text in with `archive import FILE`"
        yield Finding(held.info.plan, "note", "no-official-text", "text", message)


def _rests_on(held: Held) -> Iterator[Finding]:
    """Summaries that name official anchors which the text does not have."""
    if held.official is None:
        return
    known = _anchors(held.official)
    for (layer, lang), outline in held.texts.items():
        for section in outline.sections if layer == "summary" else ():
            for paragraph in section.paragraphs:
                missing = [anchor for anchor in paragraph.rests_on if anchor not in known]
                if missing:
                    message = f"rests on {', '.join(missing)}, which the official text does not have; correct the line"
                    where = f"summary.{lang}.md {paragraph.anchor}"
                    yield Finding(held.info.plan, "warning", "rests-on-missing", where, message)


def _out_of_step(held: Held) -> Iterator[Finding]:
    """A summary whose languages differ in their paragraphs or in what these rest on; a translation with gaps."""
    zh, en = held.texts.get(("summary", "zh")), held.texts.get(("summary", "en"))
    if (zh is None) != (en is None):
        missing = "zh" if zh is None else "en"
        message = f"the summary is held in one language only; write summary.{missing}.md with the same sections"
        yield Finding(held.info.plan, "warning", "summaries-out-of-step", f"summary.{missing}.md", message)
    elif zh is not None and en is not None:
        differing = _differing(_resting(zh), _resting(en))
        if differing:
            message = f"zh and en differ at {_listed(differing)}: same paragraphs, same “rests on” lines, in both"
            yield Finding(held.info.plan, "warning", "summaries-out-of-step", "summary.en.md", message)
    translation = held.texts.get(("translation", "en"))
    if held.official is not None and translation is not None:
        differing = sorted(_anchors(held.official) ^ _anchors(translation))
        if differing:
            message = f"text and translation have not the same sections and paragraphs: {_listed(differing)}"
            yield Finding(held.info.plan, "note", "translation-out-of-step", "translation (en)", message)


def _related(record: Record, slugs: set[str]) -> Iterator[Finding]:
    for slug in record.related:
        if slug not in slugs:
            message = f"names {slug} as related, which is not held; correct `related` or import that plan"
            yield Finding(record.plan, "note", "related-missing", PLAN, message)


def _anchors(outline: Outline) -> set[str]:
    return {section.anchor for section in outline.sections} | set(_resting(outline))


def _resting(outline: Outline) -> dict[str, tuple[str, ...]]:
    return {p.anchor: p.rests_on for section in outline.sections for p in section.paragraphs}


def _differing(one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [anchor for anchor in {**one, **other} if one.get(anchor) != other.get(anchor)]


def _listed(anchors: Sequence[str]) -> str:
    more = f" and {len(anchors) - _SHOWN} more" if len(anchors) > _SHOWN else ""
    return ", ".join(anchors[:_SHOWN]) + more


_RULES: Final[tuple[Callable[[Held], Iterator[Finding]], ...]] = (
    _unlooked_at,
    _unknown_fields,
    _doubts,
    _replaced,
    _no_headings,
    _no_text,
    _rests_on,
    _out_of_step,
)
