"""
plan.toml → Record (the way back is record_writing): strict about keys, since a mistyped one would silently say nothing.

People write these files, and what they write wins over anything inferred. Import writes one only where there is
none: it notes under [inferred] a digest of every value it put in, so that a value a person has changed since is told
from one that nobody has looked at.
"""

import datetime
import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, get_args

from app.domain.citation import read_anchor
from app.domain.outline import Span
from app.domain.record import RECORD_FIELDS, Evidence, EvidenceState, IssuedBasis, Level, Record, Region
from app.errors import RecordInvalid
from app.store.signature import METHOD, Signature, load_hashes
from app.store.toml import line_of

_STATES: Final = get_args(EvidenceState)
TEXT_KEYS: Final = ("short_zh", "short_en", "kind", "doc_number")
LIST_KEYS: Final = ("issuer", "issuer_en", "five_year_plans", "keywords_zh", "keywords_en", "related", "formerly")
YEAR_KEYS: Final = ("period_start", "period_end")
REGION_KEYS: Final = ("province", "city")
CHOICE_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "level": get_args(Level),
    "issued_basis": get_args(IssuedBasis),
}
_TABLES: Final = ("title", "headings", "evidence", "signature", "inferred")
KEYS: Final = ("slug", *TEXT_KEYS, *LIST_KEYS, *YEAR_KEYS, *REGION_KEYS, *CHOICE_KEYS, "issued", "fictional", *_TABLES)
"""Every key plan.toml may have at its top."""
_TITLE_KEYS: Final = ("zh", "en", "state")
_EVIDENCE_KEYS: Final = ("state", "quote", "span", "note", "note_zh")
_SIGNATURE_KEYS: Final = ("method", "total", "shingles")
SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CODE: Final = re.compile(r"[0-9]{6}")
_OF_PROVINCE: Final = "0000"
"""How the codes of provinces end (GB/T 2260); the first two digits say which."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What plan.toml says. `inferred` are the fields import wrote and nobody has changed."""

    record: Record
    signature: Signature | None = None
    inferred: frozenset[str] = frozenset()


def read_plan_file(path: Path) -> PlanFile:
    """
    Read *path*, a plan.toml.

    Raises:
        RecordInvalid: it is no TOML, has a key that is unknown or a value that is impossible, or its slug is not
            the name of its folder; the message has the line and what is allowed.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordInvalid(str(path), f"cannot be read ({error})") from error
    return parse_plan_file(text, str(path), path.parent.name)


def parse_plan_file(text: str, name: str, slug: str) -> PlanFile:
    """The record in *text*; *name* is for messages, *slug* the folder it stands in."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RecordInvalid(name, f"is not valid TOML: {error}") from error
    return _Reader(text, name).plan_file(raw, slug)


class _Reader:
    """Takes a parsed plan.toml apart, naming the line of whatever it cannot accept."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name

    def plan_file(self, raw: dict[str, Any], slug: str) -> PlanFile:
        self._allow(raw, KEYS, ())
        if raw.get("slug", slug) != slug:
            self._refuse(f"slug is {raw['slug']!r} but the folder is called {slug!r}; make them equal", ("slug",))
        values: dict[str, Any] = {"plan": slug}
        for key in TEXT_KEYS:
            values[key] = self._string(raw, key)
        for key in LIST_KEYS:
            values[key] = self._strings(raw, key)
        for key in YEAR_KEYS:
            values[key] = self._year(raw, key)
        for key in REGION_KEYS:
            values[key] = self._region(raw, key)
        self._placed(values["province"], values["city"])
        for key, allowed in CHOICE_KEYS.items():
            values[key] = self._choice(raw, key, allowed)
        values["issued"] = self._date(raw)
        values["fictional"] = self._flag(raw, "fictional")
        start, end = values["period_start"], values["period_end"]
        if start is not None and end is not None and start > end:
            self._refuse(f"the period ends ({end}) before it begins ({start})", ("period_end",))
        title = self._table(raw, "title")
        self._allow(title, _TITLE_KEYS, ("title",))
        values["title_zh"], values["title_en"] = self._string(title, "zh", "title"), self._string(title, "en", "title")
        values["headings_en"] = self._headings(self._table(raw, "headings"))
        evidence = self._evidence(self._table(raw, "evidence"))
        state = self._choice(title, "state", _STATES, "title")
        record = Record(**values)
        known = {name for name in RECORD_FIELDS if field_value(record, name)}
        for name in known - evidence.keys():
            evidence[name] = Evidence("recorded")
        if state == "supplied" and "title" in evidence:
            evidence["title"] = replace(evidence["title"], state="supplied")
        digests = {str(k): str(v) for k, v in self._table(raw, "inferred").items()}
        self._allow(digests, RECORD_FIELDS, ("inferred",))
        untouched = {name for name, digest in digests.items() if digest == digest_of(record, name)}
        for name in digests.keys() - untouched:
            now: EvidenceState = "edited" if name in known else "unknown"
            evidence[name] = Evidence(now, note="changed in plan.toml", note_zh="在 plan.toml 中改过")
        record = replace(record, evidence=evidence)
        return PlanFile(record, self._signature(self._table(raw, "signature")), frozenset(untouched))

    def _refuse(self, reason: str, path: tuple[str, ...]) -> None:
        line = line_of(self._text, path)
        raise RecordInvalid(f"{self._name}, line {line}" if line else self._name, reason)

    def _allow(self, table: Mapping[str, Any], allowed: tuple[str, ...], path: tuple[str, ...]) -> None:
        for key in table:
            if key not in allowed:
                where = f"[{'.'.join(path)}] " if path else ""
                self._refuse(f"{where}has no key {key!r}; it may have {', '.join(allowed)}", (*path, key))

    def _table(self, raw: Mapping[str, Any], key: str) -> dict[str, Any]:
        value = raw.get(key, {})
        if not isinstance(value, dict):
            self._refuse(f"{key} is a table: write [{key}] and its keys below", (key,))
        return dict(value)

    def _string(self, raw: Mapping[str, Any], key: str, *path: str) -> str | None:
        value = raw.get(key)
        if value is not None and not isinstance(value, str):
            self._refuse(f"{key} is a text in quotation marks, not {value!r}", (*path, key))
        return (value or "").strip() or None

    def _strings(self, raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = raw.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._refuse(f'{key} is a list of texts, as ["…", "…"]', (key,))
        return tuple(item.strip() for item in value if item.strip())

    def _year(self, raw: Mapping[str, Any], key: str) -> int | None:
        value = raw.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 1900 <= value <= 2200):
            self._refuse(f"{key} is a year such as 2015, not {value!r}", (key,))
        return value

    def _region(self, raw: Mapping[str, Any], key: str) -> Region | None:
        value = raw.get(key)
        if value is None:
            return None
        if (
            not isinstance(value, dict)
            or set(value) != {"code", "name"}
            or not all(isinstance(v, str) and v for v in value.values())
            or not _CODE.fullmatch(value["code"])
        ):
            self._refuse(f'{key} is {{ code = "six digits of GB/T 2260", name = "…" }}, not {value!r}', (key,))
        return Region(value["code"], value["name"])

    def _placed(self, province: Region | None, city: Region | None) -> None:
        """Refuse what is no province, what is no city, and a city of another province."""
        if province is not None and not province.code.endswith(_OF_PROVINCE):
            said = f"{province.code} ({province.name}) is no province, whose code ends in {_OF_PROVINCE}"
            self._refuse(f"{said}: write it as city, and its province here", ("province",))
        if city is None:
            return
        if city.code.endswith(_OF_PROVINCE):
            said = f"{city.code} ({city.name}) is the code of a province"
            self._refuse(f"{said}: write it as province, and leave city out or name one in it", ("city",))
        if province is not None and city.code[:2] != province.code[:2]:
            self._refuse(f"{city.code} ({city.name}) does not lie in {province.code} ({province.name})", ("city",))

    def _choice(self, raw: Mapping[str, Any], key: str, allowed: tuple[str, ...], *path: str) -> Any:
        value = raw.get(key)
        if value is not None and value not in allowed:
            self._refuse(f"{key} is one of {', '.join(allowed)}, not {value!r}", (*path, key))
        return value

    def _date(self, raw: Mapping[str, Any]) -> str | None:
        value = raw.get("issued")
        if isinstance(value, datetime.date):
            value = value.isoformat()[:10]
        if value is not None and not (isinstance(value, str) and _is_date(value)):
            example = 'issued is a date as "2017-07-21", or as far as it is known ("2017")'
            self._refuse(f"{example}, not {value!r}", ("issued",))
        return value

    def _flag(self, raw: Mapping[str, Any], key: str) -> bool:
        value = raw.get(key, False)
        if not isinstance(value, bool):
            self._refuse(f"{key} is true or false", (key,))
        return bool(value)

    def _headings(self, raw: Mapping[str, Any]) -> dict[str, str]:
        """English glosses by the anchor of their section."""
        for key, value in raw.items():
            if isinstance(value, dict):  # what TOML makes of 2.1 without quotation marks
                self._refuse(f'write an anchor in quotation marks, as "{key}.1" = "…"', ("headings", key))
            address = read_anchor(key)
            if address is None or address.anchor != address.section:
                self._refuse(f'{key!r} is not the anchor of a section, such as "2.1" or "a1"', ("headings", key))
            if not isinstance(value, str) or not value.strip():
                self._refuse(f"{key} is the heading in English, in quotation marks, not {value!r}", ("headings", key))
        return {key: value.strip() for key, value in raw.items()}

    def _evidence(self, raw: Mapping[str, Any]) -> dict[str, Evidence]:
        self._allow(raw, RECORD_FIELDS, ("evidence",))
        out = {}
        for name, item in raw.items():
            if not isinstance(item, dict):
                self._refuse(f"evidence.{name} is a table: write [evidence.{name}]", ("evidence", name))
            self._allow(item, _EVIDENCE_KEYS, ("evidence", name))
            span = item.get("span")
            if span is not None and not (isinstance(span, list) and [type(n) for n in span] == [int, int]):
                self._refuse("span is [start, end] in characters", ("evidence", name, "span"))
            out[name] = Evidence(
                self._choice(item, "state", _STATES, "evidence", name) or "recorded",
                self._string(item, "quote", "evidence", name),
                Span(span[0], span[1]) if span else None,
                self._string(item, "note", "evidence", name),
                self._string(item, "note_zh", "evidence", name),
            )
        return out

    def _signature(self, raw: Mapping[str, Any]) -> Signature | None:
        if not raw:
            return None
        self._allow(raw, _SIGNATURE_KEYS, ("signature",))
        if raw.get("method", METHOD) != METHOD:
            return None  # written by another version: of no use, and no fault of the person's
        try:
            return load_hashes(list(raw["shingles"]), int(raw["total"]))
        except (KeyError, TypeError, ValueError):
            self._refuse("cannot be used; delete [signature] and run `archive sign`", ("signature",))
            return None


def field_value(record: Record, name: str) -> Any:
    """What one of RECORD_FIELDS holds, falsy where it is unknown."""
    if name == "title":
        return tuple(t for t in (record.title_zh, record.title_en) if t)
    if name == "period":
        return tuple(y for y in (record.period_start, record.period_end) if y)
    return getattr(record, name)


def digest_of(record: Record, name: str) -> str:
    """Eight hex digits of one field's value."""
    return hashlib.sha256(repr(field_value(record, name)).encode()).hexdigest()[:8]


def with_all_evidence(record: Record) -> Record:
    """*record* with evidence for every field: "unknown" where nothing is known and nothing was said."""
    evidence = {name: record.evidence.get(name, Evidence("unknown")) for name in RECORD_FIELDS}
    for name in RECORD_FIELDS:
        if field_value(record, name) and name not in record.evidence:
            evidence[name] = Evidence("recorded")
    return replace(record, evidence=evidence)


def _is_date(written: str) -> bool:
    """Whether *written* is a day, month or year there is: the thirtieth of February is a slip of the pen."""
    if _DATE.fullmatch(written) is None:
        return False
    try:
        datetime.date.fromisoformat(f"{written}-01-01"[: len("2017-07-21")])
    except ValueError:
        return False
    return True
