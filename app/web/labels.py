"""
Names of facet values in both languages: regions, industries, kinds, periods, levels.

Taken from the vocabulary; only "unknown" and "none" and the four levels are messages of the interface.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, get_args

from markupsafe import Markup

from app.domain.plan import Lang, LayerName
from app.domain.record import Record
from app.domain.spans import read_span
from app.domain.views import PartInfo, PlanInfo
from app.gloss.organs import of_issuer
from app.gloss.titles import of_title
from app.vocab import industries, kinds, messages, periods, regions
from app.web import plan_names

_NAMED: Final = 3
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
STOP: Final[Mapping[Lang, str]] = {"zh": "、", "en": "; "}
_MONTHS: Final = "January February March April May June July August September October November December".split()


def region(code: str, lang: Lang, short: bool = False) -> str:
    """A region's name; the code itself where it is none of GB/T 2260."""
    return regions.load().label(code, lang, short)


def facet_value(facet: str, value: str, lang: Lang, plans: Mapping[str, PlanInfo] | None = None) -> str:
    """What a facet value is called in *lang*."""
    if value == "unknown":
        # What the central government issued has no province and is counted with what states none.
        national = facet == "province" and any(_is_national(info.record) for info in (plans or {}).values())
        return messages.text(lang, "value.national_or_unknown" if national else "value.unknown")
    if value == "none":
        return messages.text(lang, "value.none")
    if facet in ("province", "city"):
        return region(value, lang)
    if facet == "industry":
        return industries.load().label(value, lang)
    if facet == "kind":
        return kinds.load().label(value, lang)
    if facet == "level":
        return messages.text(lang, f"level.{value}")
    if facet == "period":
        return period(value, lang)
    if facet == "year":
        return span(value, lang)
    if facet == "plan" and plans is not None and value in plans:
        return short_title(plans[value].record, lang)
    return value


def _is_national(record: Record) -> bool:
    return record.level == "national" and record.province is None


def span(value: str, lang: Lang) -> str:
    """A year as it is, a span of years as 2011–2015, from 2011, up to 2015."""
    ends = read_span(value)
    if ends is None:
        return value
    first, last = ends
    if first and last:
        return f"{first}–{last}"
    return messages.text(lang, "value.year_from", a=first) if first else messages.text(lang, "value.year_to", b=last)


def period(value: str, lang: Lang) -> str:
    """ "2011-2015" as 十二五 2011–2015, or 12th FYP 2011–2015; a period of one year as that year."""
    first, _, last = value.partition("-")
    shown = first if first == last else f"{first}–{last}"
    for name, (start, end) in periods.FIVE_YEAR_PLANS.items():
        if value == f"{start}-{end}":
            return f"{periods.label(name, lang)} {shown}"
    return shown


class FacetNames:
    """What facet values are called in both languages, worked out once for *plans*: a search names some hundreds."""

    _MOST: Final = 50_000
    """So many are kept; a value that is ticked can be anything."""

    def __init__(self, plans: Mapping[str, PlanInfo]) -> None:
        self._plans = plans
        self._found: dict[tuple[str, str], Mapping[Lang, str]] = {}
        self._single: dict[tuple[str, str, Lang], str] = {}

    def name(self, facet: str, value: str, lang: Lang) -> str:
        """The name in *lang* alone: a page has no use for the other, and there are thousands of plans."""
        found = self._single.get((facet, value, lang))
        if found is None:
            found = facet_value(facet, value, lang, self._plans)
            if len(self._single) < self._MOST:
                self._single[facet, value, lang] = found
        return found

    def gloss(self, facet: str, value: str, lang: Lang) -> str:
        """The English of what a plan is called where its name is Chinese on a page in *lang*; "" for all else."""
        if facet != "plan" or value not in self._plans:
            return ""
        return short_title_gloss(self._plans[value].record, lang)

    def both(self, facet: str, value: str) -> Mapping[Lang, str]:
        """{zh, en}."""
        found = self._found.get((facet, value))
        if found is None:
            names: dict[Lang, str] = {lang: self.name(facet, value, lang) for lang in get_args(Lang)}
            found = names
            if len(self._found) < self._MOST:
                self._found[facet, value] = found
        return found


def full_title(record: Record, lang: Lang) -> str:
    """
    The plan's title in *lang*, in brackets where the archive supplied it; the other language's.

    Without a title, in brackets too: that there is none, and what is known instead (`plan_names`).
    """
    found = (record.title_en or record.title_zh) if lang == "en" else (record.title_zh or record.title_en)
    if found is None:
        said = plan_names.untitled(record, lang)
        return f"[{said}]" if lang == "en" else f"〔{said}〕"
    if record.title_state == "supplied":
        return f"[{found}]" if lang == "en" else f"〔{found}〕"
    return found


def short_title(record: Record, lang: Lang) -> str:
    """
    A name for tight places: the record's own, else place, years and what the title adds to them (`plan_names`).

    The full title where it was supplied by the archive or is unknown.
    """
    own = record.short_en if lang == "en" else record.short_zh
    title = full_title(record, lang)
    if own or title not in (record.title_zh, record.title_en):
        return own or title
    return plan_names.short(record, title, lang)


def source(record: Record, name: LayerName, section: str, lang: Lang) -> str:
    """Where words stand, to be added to what is copied: the plan's title, its layer, document number, and section."""
    title = full_title(record, "zh")
    if name != "official":
        title += f"（{messages.text(lang, f'layer.{name}')}）"
    return "，".join(piece for piece in (title, record.doc_number, section.rstrip("。；，、：:;,. ")) if piece)


def extent(held: Iterable[PartInfo], paragraphs: int, lang: Lang) -> str:
    """How long a text is: its attachments, where it has any, and its paragraphs."""
    annexes = sum(part.kind == "annex" for part in held)
    if not annexes:
        return messages.text(lang, "plans.paragraphs", p=paragraphs)
    return messages.text(lang, "plans.extent", a=annexes, p=paragraphs)


def spoken(text: str, lang: Lang) -> Markup:
    """The attribute `lang` of an element on a page in *lang* whose words are in Chinese on an English page; else ""."""
    return Markup(' lang="zh-Hans"') if lang == "en" and _HAN.search(text) else Markup("")


def title_lang(record: Record, lang: Lang) -> str | None:
    """The language of the title shown on a page in *lang* where it is not that: many plans have a Chinese one only."""
    own, other = (record.title_en, record.title_zh) if lang == "en" else (record.title_zh, record.title_en)
    if own or not other:
        return None
    return "zh-Hans" if lang == "en" else "en"


def defects(record: Record, lang: Lang) -> tuple[str, ...]:
    """What the source lacks, said wherever the plan is named: no year is to be found in it, or no title."""
    told = []
    if not years(record) and not record.issued:
        told.append(messages.text(lang, "meta.no_period"))
    if record.title_state == "supplied":
        told.append(messages.text(lang, "meta.supplied"))
    return tuple(told)


def years(record: Record) -> str:
    """The plan's period as 2011–2015, "" where it states none."""
    if record.period_start is None or record.period_end is None:
        return ""
    if record.period_start == record.period_end:
        return str(record.period_start)
    return f"{record.period_start}–{record.period_end}"


def date(iso: str, lang: Lang) -> str:
    """2017年7月21日 or 21 July 2017; a year alone as 2017年 or 2017 (GB/T 7408 and the house rules for English)."""
    pieces = [int(piece) for piece in iso.split("-")]
    if lang == "zh":
        return "".join(f"{n}{unit}" for n, unit in zip(pieces, "年月日", strict=False))
    return " ".join([*(str(n) for n in pieces[2:]), *(_MONTHS[n - 1] for n in pieces[1:2]), str(pieces[0])])


def other_title(record: Record, lang: Lang) -> str:
    """On English pages the Chinese title that stands beneath the English one; "" where there is nothing to add."""
    if lang == "zh" or record.title_zh is None or record.title_en is None:
        return ""
    return f"〔{record.title_zh}〕" if record.title_state == "supplied" else record.title_zh


def title_gloss(record: Record, lang: Lang) -> str:
    """
    The English of the title, where the record has only a Chinese one; "" where none is needed or a part is unknown.

    Ours, and to be marked as such; what is cited is the title as printed.
    """
    return "" if lang == "zh" or record.title_en or not record.title_zh else of_title(record.title_zh)


def short_title_gloss(record: Record, lang: Lang) -> str:
    """The English of what `short_title` says in Chinese: without place and years, which it says in English itself."""
    if lang == "zh" or record.short_en or record.title_en or not record.title_zh:
        return ""
    # A title that the archive has given is shown whole.
    subject = "" if record.title_state == "supplied" else of_title(plan_names.subject(record, record.title_zh))
    return subject or title_gloss(record, lang)


def issuers(record: Record, lang: Lang) -> str:
    """The issuing bodies as the record has them, in *lang* where it does, joined; "" where unknown."""
    return STOP[lang].join((record.issuer_en if lang == "en" else ()) or record.issuer)


def issuers_gloss(record: Record, lang: Lang) -> str:
    """
    The English of the issuing bodies, joined, where the record has only their Chinese names.

    Ours, and to be marked as such. "" where none is needed, or one of the bodies is not known in English.
    """
    return STOP[lang].join(_bodies_gloss(record, lang))


def issuers_briefly(record: Record, lang: Lang) -> str:
    """
    The issuing bodies for a line among others: of more than three the first two, and how many there are.

    In English where the record or the gloss has it (`issuers_gloss` tells which).
    """
    bodies = _bodies_gloss(record, lang) or (record.issuer_en if lang == "en" else ()) or record.issuer
    if len(bodies) <= _NAMED:
        return STOP[lang].join(bodies)
    return messages.text(lang, "meta.issuers", names=STOP[lang].join(bodies[: _NAMED - 1]), n=len(bodies))


def _bodies_gloss(record: Record, lang: Lang) -> tuple[str, ...]:
    if lang == "zh" or record.issuer_en or not record.issuer:
        return ()
    said = tuple(of_issuer(body) for body in record.issuer)
    return said if all(said) else ()


def layer(name: LayerName, text_lang: Lang, lang: Lang) -> str:
    """官方原文, 摘要（英文）: a text of a plan, with its language where that is not what one would expect."""
    said = messages.text(lang, f"layer.{name}")
    if name == "official":
        return said
    language = messages.text(lang, f"language.{text_lang}")
    return f"{said}（{language}）" if lang == "zh" else f"{said} ({language})"


def repair(name: str, lang: Lang) -> str:
    """What a repair of app.read does, or what a doubt is about, as a sentence."""
    return messages.text(lang, f"repair.{name}")
