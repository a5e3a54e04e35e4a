"""
An empty pair of summaries, with a plan's outline as skeleton: headings and anchors in place, every paragraph to write.

What a good summary is stands in docs/SUMMARIES.md; that a paragraph is still to be written, app.store.summary_pair
sees by TODO.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.outline import Outline, Section
from app.domain.plan import Lang
from app.domain.record import Record
from app.store.summary_case import TODO
from app.store.summary_source import wanted_sections


@dataclass(frozen=True, slots=True)
class _Block:
    """A section of the summary to come: its heading, and for each paragraph what it is about and rests on."""

    zh: str
    en: str
    paragraphs: tuple[tuple[str, str, tuple[str, ...]], ...]


def skeleton(record: Record, official: Outline, lang: Lang) -> str:
    """
    The text of an empty summary of *official* in *lang*: the same sections, paragraphs and anchors in both.

    A heading for each first-level section and each annex, and under it a paragraph for each sub-section that has
    text; the lead and the forwarding notice come first, where there are any. English headings are the record's
    glosses; where it has none they are to be written as well.
    """
    lines = [f"# {_title(record, lang)}"]
    for block in _blocks(record.headings_en, official):
        lines.append(f"## {block.zh if lang == 'zh' else block.en}")
        for about_zh, about_en, anchors in block.paragraphs:
            todo = f"{TODO}：{about_zh}" if lang == "zh" else f"{TODO}: {about_en}"
            lines += [todo, f"<!-- rests on {', '.join(anchors)} -->"]
    return "\n\n".join(lines) + "\n"


def counterpart(record: Record, written: Outline, lang: Lang) -> str:
    """The empty summary in *lang* beside the one that is *written* in the other language, paragraph by paragraph."""
    lines = [f"# {_title(record, lang)}"]
    for section in written.sections:
        lines.append(f"## {TODO} {section.heading}")
        for paragraph in section.paragraphs:
            about = paragraph.text.removeprefix(TODO).lstrip("：: ")
            lines.append(f"{TODO}{'：' if lang == 'zh' else ': '}{about[:40]}{'…' if len(about) > 40 else ''}")
            if paragraph.rests_on:
                lines.append(f"<!-- rests on {', '.join(paragraph.rests_on)} -->")
    return "\n\n".join(lines) + "\n"


def _title(record: Record, lang: Lang) -> str:
    supplied = record.title_state == "supplied"
    if lang == "zh":
        name = record.title_zh or record.plan
        return f"〔{name}〕摘要" if supplied else f"《{name}》摘要"
    name = record.title_en or record.title_zh or record.plan
    return f"Summary: [{name}]" if supplied else f"Summary: {name}"


def _blocks(glosses: Mapping[str, str], official: Outline) -> Iterator[_Block]:
    wanted = set(wanted_sections(official))
    leads = [s for s in official.sections if s.parent is None and s.anchor not in wanted and s.paragraphs]
    for section in sorted([*leads, *(s for s in official.sections if s.anchor in wanted)], key=lambda s: s.order):
        zh, en = _heading(section, glosses)
        groups = [(section, [section.anchor] if section.paragraphs else [])]
        groups += [(child, _with_text(official, child)) for child in official.children(section.anchor)]
        yield _Block(
            zh,
            en,
            tuple(
                (_named(each, zh), glosses.get(each.anchor) or _named(each, en), tuple(anchors))
                for each, anchors in groups
                if anchors
            ),
        )


def _heading(section: Section, glosses: Mapping[str, str]) -> tuple[str, str]:
    """Chinese and English heading; what stands before the first heading and the notice have names of their own."""
    if section.anchor in ("0", "n") and not section.title:
        return ("导言", "Introduction") if section.anchor == "0" else ("印发通知", "Forwarding notice")
    zh = section.title or section.label or section.anchor
    return zh, glosses.get(section.anchor) or f"{TODO} {zh}"


def _named(section: Section, otherwise: str) -> str:
    title = section.title or section.heading or otherwise
    return title.removeprefix(TODO).strip()[:40]


def _with_text(official: Outline, section: Section) -> list[str]:
    """The anchors of *section* and of everything under it that has text of its own, in reading order."""
    found = [section.anchor] if section.paragraphs else []
    for child in official.children(section.anchor):
        found += _with_text(official, child)
    return found
