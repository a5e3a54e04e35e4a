"""
Rules for a summary that need no official text: its two languages say the same, paragraph by paragraph.

Each rule yields findings; the message says what is wrong and what to do. Relies on app.store.figures for numbers.
Whether an English sentence says what the Chinese one says is for people.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from app.domain.plan import Lang
from app.domain.reports import Finding
from app.store.figures import Figure, read_figures
from app.store.figures_english import agree_across, in_english, read_english_figures
from app.store.summary_case import TODO, Summary, bare, latin_names, listed, required, without_places


def _missing(summary: Summary) -> Iterator[Finding]:
    languages: tuple[Lang, ...] = ("zh", "en")
    for lang in languages:
        if lang not in summary.texts:
            message = f"is not there; `archive summarise {summary.plan}` makes one to fill in"
            yield summary.finding("no-summary", lang, "", message)


def _unwritten(summary: Summary) -> Iterator[Finding]:
    for lang, outline in summary.texts.items():
        for section in outline.sections:
            if section.heading.startswith(TODO):
                yield summary.finding("unwritten", lang, section.anchor, "the heading is still to be written")
            for paragraph in section.paragraphs:
                if paragraph.text.startswith(TODO):
                    told = f"is not written yet (“{paragraph.text[:40]}”); write it, or take it out in both languages"
                    yield summary.finding("unwritten", lang, paragraph.anchor, told)


def _aligned(summary: Summary) -> Iterator[Finding]:
    """Same sections, same paragraphs, resting on the same anchors in the same order."""
    zh, en = summary.texts.get("zh"), summary.texts.get("en")
    if zh is None or en is None:
        return
    if len(zh.sections) != len(en.sections):
        told = f"has {len(en.sections)} sections and zh {len(zh.sections)}; give both the same, in the same order"
        yield summary.finding("out-of-step", "en", "", told)
    here, there = ({p.anchor: p.rests_on for s in text.sections for p in s.paragraphs} for text in (zh, en))
    for anchor in {**here, **there}:
        if anchor not in there:
            yield summary.finding("out-of-step", "en", anchor, "is missing, zh has it; write it, or take it out of zh")
        elif anchor not in here:
            yield summary.finding("out-of-step", "zh", anchor, "is missing, en has it; write it, or take it out of en")
        elif here[anchor] != there[anchor]:
            told = f"rests on {listed(there[anchor])}, in zh on {listed(here[anchor])}; make the two lines equal"
            yield summary.finding("out-of-step", "en", anchor, told)


def _rests(summary: Summary) -> Iterator[Finding]:
    for lang in summary.texts:
        for paragraph in summary.paragraphs(lang):
            if not paragraph.rests_on:
                told = "rests on nothing; name its official anchors in a line <!-- rests on 2.1-p3 --> below it"
                yield summary.finding("rests-on-nothing", lang, paragraph.anchor, told)


def _same_figures(summary: Summary) -> Iterator[Finding]:
    for zh, en in summary.pairs():
        chinese = read_figures(without_places(zh.text, summary.gazetteer))
        english = read_english_figures(en.text)
        lost, extra = unmatched(chinese, english)
        if lost:
            told = "; ".join(f"zh has {figure.text} ({in_english(figure)})" for figure in lost)
            there = f" (en has {', '.join(figure.text for figure in extra)}, which zh has not)" if extra else ""
            message = f"{told}, and en no such figure{there}; correct the value or unit, or write it"
            yield summary.finding("figures-differ", "en", en.anchor, message)
        elif extra:
            told = ", ".join(figure.text for figure in extra)
            message = f"{told}: zh has no such figure; correct the value or unit, or write it in zh as well"
            yield summary.finding("figures-differ", "en", en.anchor, message)


def unmatched(chinese: Sequence[Figure], english: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """The Chinese figures that no English one answers, and the English ones that no Chinese one does."""
    left = required(english)
    lost: list[Figure] = []
    for figure in sorted(required(chinese), key=lambda f: f.weight != "firm"):
        answering = [other for other in left if agree_across(figure, other)]
        if answering:
            # The one that names the same unit first, so that 8% is not used up by 8 parks.
            left.remove(min(answering, key=lambda other: other.readings[0][1] != figure.unit))
        elif not any(other.weight == "loose" and agree_across(figure, other) for other in english):
            lost.append(figure)
    extra = [f for f in left if not any(o.weight == "loose" and agree_across(o, f) for o in chinese)]
    return lost, extra


def _same_places(summary: Summary) -> Iterator[Finding]:
    gazetteer = summary.gazetteer
    if gazetteer is None:
        return
    for zh, en in summary.pairs():
        plain = _plain_english(en.text)
        seen: set[str] = set()
        for start, end, code in gazetteer.find(zh.text):
            names = gazetteer.names(code, "en")
            if code not in seen and not any(re.search(rf"\b{re.escape(_plain_english(n))}\b", plain) for n in names):
                told = f"zh names {zh.text[start:end]} and en does not; write {next(iter(names))}"
                yield summary.finding("places-differ", "en", en.anchor, told)
            seen.add(code)
        for name, codes, longer in gazetteer.find_english(en.text):
            written = [each for code in codes for each in gazetteer.names(code, "zh")]
            # Where Chinese says 全省, English needs the name; 京津冀 names three by a character each.
            if summary.own & set(codes) or any(each in zh.text for each in written):
                continue
            if longer or any(each[0] in zh.text for each in written):
                told = f"en names {name} and zh does not; see that it is part of another name, as 沈鼓 is of 沈阳"
                yield summary.finding("places-differ", "zh", zh.anchor, told, "note")
            else:
                told = f"en names {name} and zh does not; write {written[0]}, or take it out of en"
                yield summary.finding("places-differ", "zh", zh.anchor, told)


def _same_names(summary: Summary) -> Iterator[Finding]:
    """Names in Latin letters are the same in both languages: CMOS, 5G."""
    for zh, en in summary.pairs():
        plain = bare(en.text).lower()
        missing = [name for name in latin_names(zh.text) if bare(name).lower() not in plain]
        if missing:
            told = f"zh has {', '.join(missing)} and en does not; a name in Latin letters is the same in both"
            yield summary.finding("names-differ", "en", en.anchor, told)


def _plain_english(text: str) -> str:
    return text.lower().replace("’", "").replace("'", "")


RULES: Final[tuple[Callable[[Summary], Iterator[Finding]], ...]] = (
    _missing, _unwritten, _aligned, _rests, _same_figures, _same_places, _same_names,
)  # fmt: skip
