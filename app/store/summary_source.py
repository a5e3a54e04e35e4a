"""
Rules for a summary against the official text: what it says stands there, in words of its own, and nothing is left out.

Each rule yields findings; the message says what is wrong and what to do. Relies on app.store.figures for numbers.
The Chinese summary is read; the English one is held to it by app.store.summary_pair.
"""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final

from app.domain.citation import read_anchor
from app.domain.outline import Outline, Paragraph
from app.domain.reports import Finding
from app.store.figures import Figure, agrees, paragraph_figures, read_figures
from app.store.summary_case import Gazetteer, Summary, bare, latin_names, listed, required, without_places

LONGEST_BORROWING: Final = 19
"""Characters a summary may have in common with the official text in a row; blanks and punctuation do not count."""
GLOSSED: Final = 2
"""Headings down to this level have an English gloss."""
SHORTEST, LONGEST = 0.06, 0.25
"""Length of the Chinese summary as a share of the official text, in letters, characters and digits."""

_TITLE: Final = re.compile("《([^《》]+)》")
_QUOTED: Final = re.compile("“([^“”]+)”")
_ORGANISATION: Final = re.compile(
    r"[^、，。；：（）()“”《》\s]{2,30}?(?:公司|集团|大学|学院|研究院|研究所|实验室|委员会|领导小组|办公室|开发区|示范区|园区|产业园|基地)"
)


def _anchors_exist(summary: Summary, official: Outline) -> Iterator[Finding]:
    for lang in summary.texts:
        for paragraph in summary.paragraphs(lang):
            absent = [anchor for anchor in paragraph.rests_on if not _named(official, anchor)]
            if absent:
                told = f"rests on {listed(absent)}, which the official text does not have or which holds no text"
                message = f"{told}; `archive outline` lists the anchors"
                yield summary.finding("no-such-anchor", lang, paragraph.anchor, message)


def _figures_stand_there(summary: Summary, official: Outline) -> Iterator[Finding]:
    for zh in summary.paragraphs("zh"):
        printed = [
            figure
            for anchor in zh.rests_on
            for heading, paragraph in _named(official, anchor)
            for figure in paragraph_figures(paragraph, heading)
        ]
        for figure in required(read_figures(without_places(zh.text, summary.gazetteer))):
            if any(agrees(figure, other) for other in printed):
                continue
            if figure.weight == "counted":
                told = f"{figure.text} is printed in no paragraph it rests on; see that the count is right"
                yield summary.finding("counted-here", "zh", zh.anchor, told, "note")
                continue
            same = sorted({other.text for other in printed if other.value == figure.value})
            elsewhere = _elsewhere(official, figure)
            hint = f"; printed there is {listed(same)}" if same else ""
            hint += f"; it stands in {listed(elsewhere)}" if elsewhere else "; it stands nowhere in the plan"
            told = f"{figure.text} stands in no paragraph it rests on{hint}"
            message = f"{told}; correct the figure or its unit, or name the paragraph it is from"
            yield summary.finding("figure-not-there", "zh", zh.anchor, message)


def _own_words(summary: Summary, official: Outline) -> Iterator[Finding]:
    size = LONGEST_BORROWING + 1
    source = bare(" ".join(f"{s.heading} " + " ".join(p.text for p in s.paragraphs) for s in official.sections))
    known = {source[i : i + size] for i in range(len(source) - size + 1)}
    for zh in summary.paragraphs("zh"):
        for piece in map(bare, _without_names(zh.text, summary.gazetteer)):
            for run in _runs(piece, known, size):
                told = f"“{run}” is {len(run)} characters of the official text in a row; say it in your own words"
                yield summary.finding("borrowed", "zh", zh.anchor, told)


def _names_are_printed(summary: Summary, official: Outline) -> Iterator[Finding]:
    """Quotation marks, 《》, Latin letters and places: what is named is named in the plan."""
    source = bare(" ".join([*_whole(official), *summary.titles])).lower()
    for zh in summary.paragraphs("zh"):
        named = [*_TITLE.findall(zh.text), *_QUOTED.findall(zh.text), *latin_names(zh.text)]
        strange = [name for name in dict.fromkeys(named) if bare(name).lower() not in source]
        if strange:
            told = f"{listed(strange)}: not printed in the plan so; write the name as printed, or leave the marks out"
            yield summary.finding("not-printed", "zh", zh.anchor, told)
        if summary.gazetteer is None:
            continue
        for start, end, code in summary.gazetteer.find(zh.text):
            names = [name for name in summary.gazetteer.names(code, "zh") if len(name) > 1]
            if not any(bare(name).lower() in source for name in names):
                told = f"{zh.text[start:end]} is named nowhere in the plan; a place taken out of it is not put back"
                yield summary.finding("not-printed", "zh", zh.anchor, told)


def _nothing_left_out(summary: Summary, official: Outline) -> Iterator[Finding]:
    text = summary.texts.get("zh")
    if text is None:
        return
    # A paragraph that is begun and not written is reported as that.
    used = {anchor.split("-")[0] for s in text.sections for p in s.paragraphs for anchor in p.rests_on}
    for section in wanted_sections(official):
        if not any(anchor == section or anchor.startswith(f"{section}.") for anchor in used):
            found = official.section(section)
            heading = found.heading if found is not None else ""
            told = f"nothing rests on {section} {heading}".strip()
            yield summary.finding("left-out", "zh", "", f"{told}; write a paragraph on it in both languages")


def _length(summary: Summary, official: Outline) -> Iterator[Finding]:
    share = share_of(summary, official)
    if summary.paragraphs("zh") and not SHORTEST <= share <= LONGEST:
        told = f"is {share:.1%} of the length of the plan; {SHORTEST:.0%} to {LONGEST:.0%} is what a summary has"
        yield summary.finding("length", "zh", "", f"{told}; {'add' if share < SHORTEST else 'shorten'}", "warning")


def _glosses(summary: Summary, official: Outline) -> Iterator[Finding]:
    """English glosses of headings: each of a section that is there, and one for every heading to the second level."""
    strange = [anchor for anchor in summary.headings_en if official.section(anchor) is None]
    if strange:
        told = f"[headings] names {listed(strange)}, which the official text does not have"
        message = f"{told}; `archive outline` lists the anchors"
        yield Finding(summary.plan, "error", "no-such-anchor", "plan.toml", message)
    headed = [s.anchor for s in official.sections if s.level <= GLOSSED and s.title and s.part != "n"]
    if missing := [anchor for anchor in headed if anchor not in summary.headings_en]:
        told = f"no English gloss for {len(missing)} of {len(headed)} headings: {listed(missing)}; write [headings]"
        yield Finding(summary.plan, "note", "no-gloss", "plan.toml", told)


def wanted_sections(official: Outline) -> tuple[str, ...]:
    """What a summary must rest on: every first-level section of the main text, and every annex, that has any text."""
    full = {s.anchor for s in official.sections if s.paragraphs}
    return tuple(
        s.anchor
        for s in official.sections
        if ((s.part == "main" and s.level == 1) or (s.level == 0 and s.part not in ("main", "n")))
        and any(anchor == s.anchor or anchor.startswith(f"{s.anchor}.") for anchor in full)
    )


def _named(official: Outline, anchor: str) -> list[tuple[str, Paragraph]]:
    """(heading, paragraph) for what *anchor* names: a paragraph, or a section's own; a row or sentence is its whole."""
    address = read_anchor(anchor)
    section = official.section(address.section) if address is not None else None
    if address is None or section is None:
        return []
    found = [p for p in section.paragraphs if address.paragraph in (None, p.anchor)]
    return [(section.heading, p) for p in found]


def _elsewhere(official: Outline, figure: Figure) -> list[str]:
    paragraphs = [p for section in official.sections for p in section.paragraphs]
    return [p.anchor for p in paragraphs if any(agrees(figure, other) for other in paragraph_figures(p))]


def _whole(official: Outline) -> Iterator[str]:
    yield from (item.text for item in official.furniture)
    for section in official.sections:
        yield section.heading
        yield from (paragraph.text for paragraph in section.paragraphs)


def share_of(summary: Summary, official: Outline) -> float:
    """The length of the Chinese summary as a share of the official text; 0 for an empty one."""
    whole = sum(len(bare(p.text)) for section in official.sections for p in section.paragraphs)
    return sum(len(bare(p.text)) for p in summary.paragraphs("zh")) / whole if whole else 0.0


def _without_names(text: str, gazetteer: Gazetteer | None) -> list[str]:
    """The pieces between titles and proper names, which a summary prints as they are."""
    plain = without_places(text, gazetteer).replace("·", "\n")
    for pattern in (_TITLE, _QUOTED, _ORGANISATION):
        plain = pattern.sub("\n", plain)
    return plain.split("\n")


def _runs(piece: str, known: Collection[str], size: int) -> Iterator[str]:
    """The longest stretches of *piece* all of whose windows of *size* are *known*."""
    start: int | None = None
    for i in range(len(piece) - size + 2):
        inside = i + size <= len(piece) and piece[i : i + size] in known
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            yield piece[start : i + size - 1]
            start = None


RULES: Final[tuple[Callable[[Summary, Outline], Iterator[Finding]], ...]] = (
    _anchors_exist, _figures_stand_there, _own_words, _names_are_printed, _nothing_left_out, _length, _glosses,
)  # fmt: skip
