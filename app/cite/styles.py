"""
References to a passage, in the styles readers' tools understand.

GB/T 7714-2025 (in force since 2026-07-01; it follows published output of the style and is to be checked against the
printed standard) and -2015, BibTeX, RIS, CSL-JSON and a plain quotation. What is unknown is left out or said to be
unknown, never guessed. A summary is cited as the archive's own, never as the issuing body's.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.cite import works
from app.cite.locate import locate
from app.cite.works import ARCHIVE, Work
from app.domain.plan import Lang
from app.domain.views import Passage
from app.errors import BadValue

_MONTHS: Final = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Reference:
    """
    A passage with what a reference needs beside it.

    `base_url` is the archive's address without a trailing slash; `accessed` the ISO date of today. `edition_date` is
    the ISO date on which the edition cited came into the archive, None where it is not known.
    """

    passage: Passage
    lang: Lang
    base_url: str
    accessed: str
    edition_date: str | None = None

    @property
    def is_summary(self) -> bool:
        """True where the words are the archive's own."""
        return self.passage.layer == "summary"

    @property
    def url(self) -> str:
        """The permanent address, pinned to its edition and with the fingerprint of the words."""
        passage = self.passage
        pins = [f"edition={passage.edition}"] if passage.edition else []
        pins.append(f"fingerprint={passage.fingerprint}")
        return f"{self.base_url}/plans/{passage.plan}/{passage.anchor}?{'&'.join(pins)}"

    @property
    def work(self) -> Work:
        """The plan the passage is from, or the summary."""
        return Work(self.passage.record, self.is_summary, self.lang)

    @property
    def authors(self) -> tuple[str, ...]:
        """As Work.authors, like the next three."""
        return self.work.authors

    @property
    def title(self) -> str:
        """Never empty."""
        return self.work.title

    @property
    def number(self) -> str | None:
        """None where there is none."""
        return self.work.number

    @property
    def issued(self) -> str | None:
        """None where unknown."""
        return self.work.issued

    @property
    def edition(self) -> str:
        """The archive's edition of the text and its date in words; "" for a summary."""
        if not self.passage.edition:
            return ""
        number = f"文库第{self.passage.edition}版" if self.lang == "zh" else f"archive edition {self.passage.edition}"
        if self.edition_date is None:
            return number
        return number + (f"（{self.edition_date}）" if self.lang == "zh" else f" ({self.edition_date})")

    @property
    def place(self) -> str:
        """Where in the plan, in words."""
        return locate(self.passage, self.lang)


def gbt7714(ref: Reference) -> str:
    """GB/T 7714-2025 (app.cite.works), with the place of the passage and its permanent address."""
    return works.gbt7714(ref.work, ref.place, ref.url, ref.accessed)


def gbt7714_2015(ref: Reference) -> str:
    """
    GB/T 7714-2015: half-width punctuation, date of publication in round brackets, date of access in square ones.

    作者. 题名: 文号[R/OL]. 年: 位置(日期)[引用日期]. 地址.
    """
    title = ref.title + (f": {ref.number}" if ref.number else "")
    start = f"{', '.join(ref.authors)}. " if ref.authors else ""
    place = ref.place.replace("，", ", ")
    if ref.is_summary:
        return f"{start}{title}{f': {place}' if place else ''}[EB/OL]. [{ref.accessed}]. {ref.url}."
    unknown = "[日期不详]" if ref.lang == "zh" else "[n.d.]"
    year = f"{ref.issued[:4] if ref.issued else unknown}: {place}" if place else ""
    # A year alone stands before the place already.
    known = ref.issued if ref.issued and (len(ref.issued) > len("2015") or not place) else None
    day = f"({known})" if known else ("" if place else unknown)
    return f"{start}{title}[R/OL]. {year}{day}[{ref.accessed}]. {ref.url}."


def bibtex(ref: Reference) -> str:
    """One BibTeX entry, @techreport (@misc for a summary); values braced so that no name is taken apart."""
    fields: dict[str, str | None] = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in ref.authors) or None,
        "title": f"{{{_tex(ref.title)}}}",
        "institution": f"{{{_tex('; '.join(ref.authors))}}}" if ref.authors and not ref.is_summary else None,
        "number": _tex(ref.number) if ref.number else None,
        "year": ref.issued[:4] if ref.issued else None,
        "month": str(int(ref.issued[5:7])) if ref.issued and len(ref.issued) >= 7 else None,
        "day": str(int(ref.issued[8:10])) if ref.issued and len(ref.issued) == 10 else None,
        "note": _tex(_note(ref)),
        "url": ref.url.replace("{", "%7B").replace("}", "%7D"),
        "urldate": ref.accessed,
        "language": "chinese" if ref.passage.lang == "zh" else "english",
    }
    kind = "misc" if ref.is_summary else "techreport"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{_key(ref)},", *lines, "}"])


def ris(ref: Reference) -> str:
    """One RIS record; every value on one line, since a line break would begin another tag."""
    issued = (ref.issued or "").split("-") if ref.issued else []
    date = "/".join([*issued, "", "", ""][:3]) + "/" if issued else ""
    tags = [
        ("TY", "ELEC" if ref.is_summary else "RPRT"),
        *(("AU", f"{author},") for author in ref.authors),
        ("TI", ref.title),
        ("PB", "" if ref.is_summary else "; ".join(ref.authors)),
        ("SN", ref.number or ""),
        ("PY", issued[0] if issued else ""),
        ("DA", date),
        ("SE", ref.place),
        ("N1", _note(ref)),
        ("AN", f"{ref.passage.plan}/{ref.passage.anchor}"),
        ("DB", ARCHIVE[ref.lang]),
        ("LA", ref.passage.lang),
        ("UR", ref.url),
        ("Y2", ref.accessed.replace("-", "/") + "/"),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\n".join([*lines, "ER  - ", ""])


def csl_json(ref: Reference) -> str:
    """A CSL-JSON array with one item; bodies are literal names."""
    item: dict[str, Any] = {
        "id": _key(ref),
        "type": "webpage" if ref.is_summary else "report",
        "title": ref.title,
        "URL": ref.url,
        "accessed": {"date-parts": [_date_parts(ref.accessed)]},
        "language": "zh-CN" if ref.passage.lang == "zh" else "en",
        "archive": ARCHIVE[ref.lang],
        "archive_location": f"{ref.passage.plan}/{ref.passage.anchor}",
        "note": _note(ref),
    }
    if ref.authors:
        item["author"] = [{"literal": author} for author in ref.authors]
        if not ref.is_summary:
            item["publisher"] = "; ".join(ref.authors)
    if ref.issued:
        item["issued"] = {"date-parts": [_date_parts(ref.issued)]}
    if ref.number:
        item["number"] = ref.number
    if ref.place:
        item["section"] = ref.place
    if ref.passage.record.kind and not ref.is_summary:
        item["genre"] = ref.passage.record.kind
    return json.dumps([item], ensure_ascii=False, indent=2)


def text(ref: Reference) -> str:
    """The words in quotation marks and their source in brackets, to paste into a report."""
    zh = ref.lang == "zh"
    words = ref.passage.text
    if ref.passage.sentence is not None and ref.passage.paragraph is not None:
        start, end = ref.passage.sentence
        words = ref.passage.paragraph.text[start:end]
    words = " ".join(words.split("\n")) if not zh else words.replace("\n", "")
    pieces = ["、".join(ref.authors) if zh else ", ".join(ref.authors)]
    bare = ref.is_summary or ref.title.startswith("〔") or not zh
    pieces += [ref.title if bare else f"《{ref.title}》", ref.number or "", _day(ref), ref.place]
    pieces += [ref.edition, ref.url]
    source = ("，" if zh else ", ").join(piece for piece in pieces if piece)
    return f"“{words}”（{source}）" if zh else f"“{words}” ({source})"


STYLES: Final[Mapping[str, Callable[[Reference], str]]] = {
    "gbt7714": gbt7714,
    "gbt7714-2015": gbt7714_2015,
    "bibtex": bibtex,
    "ris": ris,
    "csl-json": csl_json,
    "text": text,
}
"""Style names as they stand in addresses, the default first."""


def cite(ref: Reference, style: str) -> str:
    """*ref* in *style*. Raises BadValue with the styles there are."""
    if style not in STYLES:
        among = ", ".join(STYLES)
        raise BadValue("style", style, f"it is one of {among}", ("takes.choices", {"among": among}))
    return STYLES[style](ref)


def _note(ref: Reference) -> str:
    zh = ref.lang == "zh"
    pieces = [ref.place, ref.edition, f"{'文本指纹' if zh else 'fingerprint'} {ref.passage.fingerprint}"]
    return ("；" if zh else "; ").join(piece for piece in pieces if piece)


def _key(ref: Reference) -> str:
    """plan:anchor; BibTeX allows no ~ in a key."""
    return f"{ref.passage.plan}:{ref.passage.anchor}".replace("~", "_")


def _day(ref: Reference) -> str:
    if not ref.issued:
        if ref.is_summary:
            return ""
        return "日期不详" if ref.lang == "zh" else "undated"
    parts = [int(piece) for piece in ref.issued.split("-")]
    if ref.lang == "zh":
        return "".join(f"{n}{unit}" for n, unit in zip(parts, "年月日", strict=False))
    return " ".join([*(str(n) for n in parts[2:]), *(_MONTHS[n - 1] for n in parts[1:2]), str(parts[0])])


def _date_parts(date: str) -> list[int]:
    return [int(piece) for piece in date.split("-")]


_TEX: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _tex(value: str) -> str:
    return re.sub(r"[\\~^{}%&_#$]", lambda m: _TEX.get(m[0], f"\\{m[0]}"), " ".join(value.split()))
