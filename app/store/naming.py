"""
Which plan a title or a document number names; never one that is merely like it.

A number decides where it is printed. A title must be the plan's own once both are folded: widths, punctuation and the
frame 关于印发…的通知 are out of account, 第十二个五年规划 is 十二五规划. A period or 试行 in brackets may be left
out, but not be another; nor may the year of a number that both state. Titles of provinces are alike, so one
that names no place names a plan only of the place that mentions it, or of the whole country. Where two plans would do,
none is named.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.mentions import number_key
from app.domain.record import Record

_SHORTEST: Final = 8
"""Letters and digits from which a title is a name by itself: 《规划纲要》 is that of hundreds."""
_FRAME: Final = re.compile(
    r"^.{0,60}?关于(?:印发|发布|下发|公布|转发|批转|印发实施)[《〈“\"]?(?P<inner>.{6,}?)[》〉”\"]?的(?:通知|公告|函|决定)"
    r"(?P<tail>[(（].*)?$",
    re.DOTALL,
)
_SUFFIX: Final = re.compile(r"[(（][^()（）]*[)）]")
_FIVE_YEARS: Final = re.compile(r"第?(十[一二三四五六七八九]?)个五年(?=规划|计划|发展|时期)")
_YEARS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
# 全省 and 本市 are wherever they are said; a title that begins with any other place is of that place only.
_PLACE: Final = re.compile(
    r"中国|中华人民共和国|全国|国家|国务院|"
    r"(?!.{0,2}(?:全|我|本|各|城|都)[省市县区])[\u4e00-\u9fff]{2,7}?(?:省|市|自治区|自治州|县|旗|盟)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The plans a name may mean: one where it is certain, several where it is not, none where none is held."""

    plans: tuple[str, ...] = ()

    @property
    def plan(self) -> str | None:
        """The plan that is meant, None unless there is exactly one it can be."""
        return self.plans[0] if len(self.plans) == 1 else None


@dataclass(frozen=True, slots=True)
class Holding:
    """A plan as names are compared: its record, and the titles of its parts."""

    record: Record
    parts: tuple[str, ...] = ()


class Names:
    """The titles and numbers of everything held."""

    def __init__(self, holdings: Iterable[Holding]) -> None:
        self._records: dict[str, Record] = {}
        self._titles: dict[str, list[str]] = {}
        self._bare: dict[str, list[str]] = {}
        self._numbers: dict[str, list[str]] = {}
        self._years: dict[str, set[frozenset[str]]] = {}
        for holding in holdings:
            record = holding.record
            self._records[record.plan] = record
            if record.doc_number:
                self._numbers.setdefault(number_key(record.doc_number), []).append(record.plan)
            own = [] if record.title_state == "supplied" else [record.title_zh, record.title_en]
            for title in (*own, *holding.parts):
                if not title:
                    continue
                self._years.setdefault(record.plan, set()).add(_years(title))
                for key, table in ((title_key(title), self._titles), (_bare(title), self._bare)):
                    if key and record.plan not in table.setdefault(key, []):
                        table[key].append(record.plan)

    def find(self, title: str | None, number: str | None = None, near: Record | None = None) -> Named:
        """
        The plans that *title* and *number* name.

        Args:
            near: The record of the plan that names them: of two provinces' plans of one title its own is meant, and
                nothing issued after it. Without it a title must say everything itself.
        """
        if number is not None and (by_number := self._numbers.get(number_key(number))):
            return Named(tuple(by_number))
        if title is None:
            return Named()
        found = [plan for plan in self._with(title) if self._fits(plan, title, number, near)]
        return Named(tuple(found))

    def is_own(self, title: str | None, record: Record) -> bool:
        """Whether *title* is one that the plan of *record* has itself, whoever else has it too."""
        if title is None:
            return False
        for key, table in ((title_key(title), self._titles), (_bare(title), self._bare)):
            if key and record.plan in table.get(key, ()) and self._years_agree(record.plan, title):
                return True
        return False

    def _with(self, title: str) -> Sequence[str]:
        key, bare = title_key(title), _bare(title)
        if found := self._titles.get(key or "", ()):
            return found
        # Who leaves the years out means the plan as well as who gives them; who gives other years means another.
        return [plan for plan in self._bare.get(bare or "", ()) if self._years_agree(plan, title)]

    def _years_agree(self, plan: str, title: str) -> bool:
        own = _years(title)
        return not own or any(not years or own == years for years in self._years.get(plan, ()))

    def _fits(self, plan: str, title: str, number: str | None, near: Record | None) -> bool:
        record = self._records[plan]
        if number is not None and record.doc_number and number_key(number) != number_key(record.doc_number):
            return False
        if near is None:
            return True
        if near.issued and record.issued and record.issued[:4] > near.issued[:4]:
            return False
        return _names_place(title, record) or _is_over(record, near)


def title_key(title: str) -> str | None:
    """
    What two prints of one title have in common, None where it is too short to be a name.

    >>> title_key("某省人民政府关于印发《某省国民经济和社会发展第十二个五年规划纲要》的通知")
    '某省国民经济和社会发展十二五规划纲要'
    """
    return _folded(_unframed(title))


def _bare(title: str) -> str | None:
    """The key without what stands in brackets: （2016—2020年）, （试行）."""
    return _folded(_SUFFIX.sub("", _unframed(title)))


def _unframed(title: str) -> str:
    frame = _FRAME.match(title.strip())
    # What is forwarded may be in a frame itself.
    return _unframed(frame["inner"] + (frame["tail"] or "")) if frame else title


def _folded(title: str) -> str | None:
    plain = "".join(c for c in unicodedata.normalize("NFKC", title).casefold() if c.isalnum())
    plain = _FIVE_YEARS.sub(r"\1五", plain)
    return plain if len(plain) >= _SHORTEST else None


def _years(title: str) -> frozenset[str]:
    return frozenset(_YEARS.findall(unicodedata.normalize("NFKC", title)))


def _names_place(title: str, record: Record) -> bool:
    """Whether *title* says itself whose it is: the plan's province or city, its issuer, or the country."""
    if _PLACE.match(title.lstrip("《〈")):
        return True
    regions = [region.name for region in (record.province, record.city) if region is not None]
    short = [
        re.sub(r"(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区|特别行政区|自治州|地区|盟)$", "", n)
        for n in regions
    ]
    return any(name and name in title for name in (*short, *record.issuer))


def _is_over(record: Record, near: Record) -> bool:
    """Whether a plan is of the place *near* is of, or of one that place belongs to."""
    if record.level == "national":
        return True
    if record.province is None or near.province is None or record.province.code != near.province.code:
        return False
    return record.city is None or (near.city is not None and near.city.code == record.city.code)
