"""
What the check of a summary looks at, and the small things its rules have in common.

Which words are places is told by whoever calls (Gazetteer), since the table of places is not this room's.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from app.domain.outline import Outline, Paragraph
from app.domain.plan import Lang
from app.domain.reports import Finding, Severity
from app.store.figures import FYP, Figure, read_figures

TODO: Final = "TODO"
"""How a paragraph or heading begins that nobody has written yet."""
_LATIN: Final = re.compile(r"[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*")


class Gazetteer(Protocol):
    """What is known of places; app.vocab.regions holds the table."""

    def find(self, text: str) -> Sequence[tuple[int, int, str]]:
        """(start, end, code) of every place a Chinese text certainly names."""

    def find_english(self, text: str) -> Sequence[tuple[str, Collection[str], bool]]:
        """Every place an English text names, the codes it may have, and whether a longer name begins with it."""

    def names(self, code: str, lang: Lang) -> Collection[str]:
        """The ways of writing the place in a language, the usual one first; in Chinese also its one character (京)."""


@dataclass(frozen=True, slots=True)
class Summary:
    """
    What is checked: the two languages as far as they are written, and the official text where it is held.

    `titles` are names of the plan that need not be printed in it, `own` the codes of its province and city, and
    `headings_en` the English glosses of its headings (domain.record).
    """

    plan: str
    texts: Mapping[Lang, Outline]
    official: Outline | None
    titles: tuple[str, ...] = ()
    gazetteer: Gazetteer | None = None
    own: frozenset[str] = frozenset()
    headings_en: Mapping[str, str] = field(default_factory=dict)

    def paragraphs(self, lang: Lang) -> tuple[Paragraph, ...]:
        """The paragraphs of one language that have been written."""
        outline = self.texts.get(lang)
        found = [p for section in outline.sections for p in section.paragraphs] if outline else []
        return tuple(p for p in found if not p.text.startswith(TODO))

    def pairs(self) -> Iterator[tuple[Paragraph, Paragraph]]:
        """Chinese and English paragraphs of the same anchor."""
        english = {p.anchor: p for p in self.paragraphs("en")}
        return ((zh, english[zh.anchor]) for zh in self.paragraphs("zh") if zh.anchor in english)

    def finding(self, what: str, lang: Lang, anchor: str, message: str, severity: Severity = "error") -> Finding:
        """A finding at one place of one language."""
        return Finding(self.plan, severity, what, f"summary.{lang}.md {anchor}".rstrip(), message)


def required(figures: Sequence[Figure]) -> list[Figure]:
    """Those of *figures* that must be met elsewhere; a year or five-year plan counts once however often it is named."""
    out: list[Figure] = []
    for figure in figures:
        dated = figure.unit in ("年", FYP) or (figure.unit == "" and 1900 <= figure.value <= 2100)
        if figure.weight != "loose" and not (dated and any(figure.readings[0] == f.readings[0] for f in out)):
            out.append(figure)
    return out


def without_places(text: str, gazetteer: Gazetteer | None) -> str:
    """七台河 has no seven in it."""
    for start, end, _ in gazetteer.find(text) if gazetteer else ():
        text = text[:start] + "·" * (end - start) + text[end:]
    return text


def latin_names(text: str) -> list[str]:
    """CMOS, 5G, CO2; not the units in which amounts are printed, nor a lone letter."""
    folded = unicodedata.normalize("NFKC", text)
    units = {unit for figure in read_figures(folded) for unit in _LATIN.findall(figure.text) if figure.weight == "firm"}
    names = dict.fromkeys(_LATIN.findall(folded))
    return [name for name in names if len(name) > 1 and name not in units and name.lstrip("0123456789.") not in units]


def bare(text: str) -> str:
    """Letters and digits only, widths folded: what is compared when wording is."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def listed(names: Sequence[str]) -> str:
    """The first five, and how many more."""
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
