"""
English names of issuing bodies: a place of GB/T 2260 with an organ of government behind it, put together.

吉林省人民政府办公厅 is the General Office of the People's Government of Jilin Province. The organs are data
(organs.toml); a name of which any part is unknown has no gloss. A gloss is ours: the name as printed stays beside it.
"""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

from app.errors import RecordInvalid
from app.gloss.places import Named, find_bare, find_place

FILE: Final = "organs.toml"
_PARTY: Final = "中共"
_PARTY_ENDS: Final = ("委员会", "委")
_LEAGUE: Final = "中国共产主义青年团"


@dataclass(frozen=True, slots=True)
class _Organs:
    """The tables: whole names and charges in English, patterns of sorts, offices and branches, the longest first."""

    bodies: dict[str, str]
    charges: dict[str, str]
    sorts: tuple[tuple[str, str], ...]
    offices: tuple[tuple[str, str], ...]
    branches: tuple[tuple[str, str], ...]


@lru_cache(maxsize=5_000)
def of_issuer(name: str) -> str:
    """
    The English of the issuing body *name*, "" where a part of it is unknown.

    >>> of_issuer("吉林省人民政府办公厅")
    "General Office of the People's Government of Jilin Province"
    >>> of_issuer("市工业和信息化局")
    'Bureau of Industry and Information Technology of the City'
    """
    bare = name.strip().removeprefix("中华人民共和国")
    return _national(bare) or _placed(bare) or _branch(bare)


@cache
def last_characters() -> frozenset[str]:
    """The characters that names of bodies end with."""
    organs = _load()
    tables = (organs.bodies, *(dict(pairs) for pairs in (organs.sorts, organs.offices, organs.branches)))
    return frozenset(name[-1] for table in tables for name in table) | {_PARTY_ENDS[-1][-1]}


def _national(name: str) -> str:
    """A body without a place: 生态环境部, 国务院办公厅."""
    return _organ(name)


def _placed(name: str) -> str:
    """A body of a place: 吉林省财政厅, 中共吉林省委办公厅, 省财政厅."""
    party = name.startswith((_PARTY, _LEAGUE))
    head = _LEAGUE if name.startswith(_LEAGUE) else _PARTY
    rest = name.removeprefix(head) if party else name
    place = find_place(rest) or find_bare(rest)
    if place is None:
        return ""
    organ = rest[place.length :]
    if party:
        return _of_party(organ, place, "Communist Youth League" if head == _LEAGUE else "CPC")
    if organ in _PARTY_ENDS:
        return f"CPC Committee of {place.en}"
    said = _organ(organ)
    if not said and organ.startswith("委"):
        return _of_party(organ, place, "CPC")
    return f"{said} of {place.en}" if said else ""


def _of_party(organ: str, place: Named, party: str) -> str:
    """委, 委员会 and what stands behind them, of *place*: the committee, its offices and organs."""
    for end in _PARTY_ENDS:
        if organ.startswith(end):
            committee = f"{party} Committee of {place.en}"
            behind = organ.removeprefix(end)
            if not behind:
                return committee
            office = next((en for zh, en in _load().offices if zh == behind), "")
            said = _organ(behind)
            return office.format(committee) if office else f"{said} of the {committee}" if said else ""
    return ""


def _branch(name: str) -> str:
    """A national body's branch in a place: 国家税务总局台州市税务局."""
    organs = _load()
    for end in range(len(name) - 2, 1, -1):
        body = organs.bodies.get(name[:end])
        if body is None:
            continue
        place = find_place(name[end:]) or _short(name[end:])
        behind = name[end + place.length :] if place else name[end:]
        for zh, en in organs.branches:
            if behind == zh:
                return f"{en.format(place.en if place else '').strip()} of the {body}"
    return ""


def _short(text: str) -> Named | None:
    """A place by its short name, as branches have it: 哈尔滨 in 人民银行哈尔滨中心支行."""
    for end in ("省", "市"):
        for length in (4, 3, 2):
            found = find_place(text[:length] + end)
            if found is not None and found.length == length + 1:
                return Named(found.en.removesuffix(" City").removesuffix(" Province"), length)
    return None


def _organ(name: str) -> str:
    """An organ without its place: a whole name, a charge with its sort, or an office of either."""
    organs = _load()
    if name in organs.bodies:
        return organs.bodies[name]
    for sort, pattern in organs.sorts:
        charge = organs.charges.get(name.removesuffix(sort)) if name.endswith(sort) else None
        if charge is not None:
            return pattern.format(charge)
    for office, pattern in organs.offices:
        if name.endswith(office) and (said := _organ(name.removesuffix(office))):
            return pattern.format(said)
    return ""


@cache
def _load() -> _Organs:
    """Read and check organs.toml. Raises RecordInvalid for a name that stands twice."""
    data: dict[str, Any] = tomllib.loads(resources.files("app.gloss").joinpath(FILE).read_text(encoding="utf-8"))
    return _Organs(
        _names(data["body"]), _names(data["charge"]), _longest(data["sort"]), _longest(data["office"]),
        _longest(data["branch"]),
    )  # fmt: skip


def _names(entries: list[dict[str, Any]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries:
        for name in entry["zh"]:
            if name in found:
                raise RecordInvalid(FILE, f"“{name}” stands twice")
            found[name] = entry["en"]
    return found


def _longest(entries: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((entry["zh"], entry["en"]) for entry in entries), key=lambda pair: -len(pair[0])))
