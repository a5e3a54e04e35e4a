"""
Query and path parameters: each declared once, with what it takes, read by pages and JSON alike.

Reading, the sentence that refuses a bad value, and the description in OpenAPI all come from one Param. The API also
refuses parameters it does not know (refuse_unknown); pages ignore them, since links travel through mail programs that
add their own. An empty value is as good as none, because forms send those. What a value means is not decided here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, get_args

from starlette.datastructures import QueryParams

from app.domain.facts import TargetKind, TargetSort
from app.domain.plan import Lang, LayerName
from app.domain.record import Level
from app.domain.results import Listing, Sort
from app.domain.spans import SPAN_PATTERN, read_span
from app.errors import BadValue, echoed
from app.vocab import industries, regions
from app.web.param import Param

SORTS: Final = get_args(Sort)
LISTINGS: Final = get_args(Listing)
LAYERS: Final = get_args(LayerName)
LANGS: Final = get_args(Lang)
STYLES: Final[Mapping[str, str]] = {
    "gbt7714": "text/plain; charset=utf-8",
    "gbt7714-2015": "text/plain; charset=utf-8",
    "bibtex": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl-json": "application/vnd.citationstyles.csl+json",
    "text": "text/plain; charset=utf-8",
}
"""Styles of citation with their media types, the default first; held to app.cite.styles by a test."""
UNKNOWN: Final = "unknown"
NONE: Final = "none"
MAX_SIZE: Final = 100
MAX_VALUES: Final = 200
MAX_COLUMNS: Final = 8
_MAX_PAGE: Final = 1_000_000
_PROVINCES: Final = tuple(place.code for place in regions.load().provinces())


def _runs_forward(period: str) -> bool:
    return period == UNKNOWN or period[:4] <= period[5:]


def _no_span_backwards(value: str) -> bool:
    first, last = read_span(value) or ("", "")
    return not last or first <= last


def _in_a_province(code: str) -> bool:
    return code == UNKNOWN or (f"{code[:2]}0000" in _PROVINCES and not code.endswith("0000"))


_SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ANCHOR: Final = r"[a-z0-9][a-z0-9.~]*(?:-[pt][1-9][0-9]{0,4}(?:-[sr][1-9][0-9]{0,4})?)?"

Q: Final = Param(
    "q",
    'Words, "phrases", -exclusions, AND, OR, NOT, parentheses, field prefixes; Chinese or English. Empty: everything.',
    longest=10_000,
    example="汽车",
)
FACET_PARAMS: Final[Mapping[str, Param]] = {
    "province": Param(
        "province",
        "GB/T 2260 code of the province.",
        "province",
        (*_PROVINCES, UNKNOWN),
        most=MAX_VALUES,
        example="220000",
    ),
    "city": Param(
        "city",
        "GB/T 2260 code of the city.",
        "city",
        pattern="[1-9][0-9]{5}|unknown",
        also=_in_a_province,
        most=MAX_VALUES,
        example="220400",
    ),
    "industry": Param(
        "industry",
        "Industry of the section; none: of no industry. A sector stands for all its industries.",
        choices=(*industries.load().order, NONE, *industries.load().sectors),
        most=MAX_VALUES,
        example="automotive",
    ),
    "year": Param(
        "year",
        "Year of issue, else first year of the plan's period; a span stands for each of its years.",
        "years",
        pattern=f"[0-9]{{4}}|unknown|{SPAN_PATTERN}",
        also=_no_span_backwards,
        most=MAX_VALUES,
        example="2011",
    ),
    "period": Param(
        "period",
        "Period the plan states.",
        "period",
        pattern="[0-9]{4}-[0-9]{4}|unknown",
        also=_runs_forward,
        most=MAX_VALUES,
        example="2011-2015",
    ),
    "kind": Param(
        "kind",
        "Kind of document.",
        "kind",
        pattern="[一-龥]{1,20}|unknown",
        most=MAX_VALUES,
        example="计划",
    ),
    "level": Param(
        "level",
        "Level of the body that issued the plan.",
        choices=(*get_args(Level), UNKNOWN),
        most=MAX_VALUES,
        example="province",
    ),
    "plan": Param("plan", "Slug of a plan held.", "plan", pattern=_SLUG, most=MAX_VALUES),
}
YEAR_FROM: Final = Param(
    "year_from",
    "First year; year_from=2011&year_to=2015 is the same as year=2011-2015, for forms.",
    "year",
    pattern="[0-9]{4}",
)
YEAR_TO: Final = Param("year_to", "Last year, see year_from.", "year", pattern="[0-9]{4}")
SORT: Final = Param("sort", "Order of the hits.", choices=SORTS, default="relevance")
BY: Final = Param("by", "Of the page: hits under their plans, or one by one.", choices=LISTINGS, default="plan")
PAGE: Final = Param("page", "Page, counted from 1.", low=1, high=_MAX_PAGE, default=1)
SIZE: Final = Param("size", "Hits (sections) on a page.", low=1, high=MAX_SIZE, default=20)
EXPAND: Final = Param(
    "expand",
    "Widening through the term base: off searches only what was typed, -term leaves out one added term.",
    "expand",
    pattern=r"off|-\S.*",
    most=MAX_VALUES,
)
NAMED: Final = Param("named", "Words of a plan's name: the plan facet lists only plans named so, and those ticked.")
PLANS: Final = Param(
    "plans", "all: the plan facet lists every plan; else those with most sections, and those ticked.", choices=("all",)
)
LAYER: Final = Param(
    "layer", "Text of the plan: official, summary or translation; else the principal one.", choices=LAYERS
)
LAYER_REPEATED: Final = replace(LAYER, about="Layers to search; else each plan's principal one.", most=len(LAYERS))
TEXT_LANG: Final = Param("lang", "Language of the text.", choices=LANGS)
LANG: Final = Param("lang", "Language of the answer; else by cookie, then Accept-Language.", choices=LANGS)
EDITION: Final = Param(
    "edition", "Number of an edition of the official text; else the current one.", low=1, high=_MAX_PAGE
)
FROM_EDITION: Final = Param(
    "from", "Number of the earlier edition; else the one before the later.", low=1, high=_MAX_PAGE
)
TO_EDITION: Final = Param("to", "Number of the later edition; else the current one.", low=1, high=_MAX_PAGE)
LIST_SIZE: Final = Param("size", "Items on a page.", low=1, high=1000, default=100)
SECTION: Final = Param(
    "section",
    "A column: plan and anchor; two to eight in all.",
    "section",
    pattern=f"{_SLUG}:{_ANCHOR}",
    longest=200,
    most=MAX_COLUMNS,
)
COLUMN_PLAN: Final = replace(
    FACET_PARAMS["plan"], about="A column: a whole plan, or with industry= what it says about that.", most=MAX_COLUMNS
)
INDUSTRY: Final = Param(
    "industry", "Compare what the plans named say about this industry.", choices=industries.load().order
)
STYLE: Final = Param("style", "Style of the citation.", choices=tuple(STYLES), default="gbt7714")
LIMIT: Final = Param("limit", "Suggestions at most.", low=1, high=50, default=10)
BEGINNING: Final = Param("q", "What has been typed so far.", example="汽")
CITED_PLAN: Final = Param("plan", "Slug of the plan cited.")
CITED_ANCHOR: Final = Param("anchor", "Anchor cited.")
FINGERPRINT: Final = Param("fingerprint", "Fingerprint of the words cited.", "fingerprint", pattern="[0-9a-fA-F]{12}")
QUOTE: Final = Param("quote", "The words quoted.", longest=5000)
PATH_PLAN: Final = Param("plan", "Slug of the plan.", pattern=_SLUG, place="path")
PATH_ANCHOR: Final = Param(
    "anchor", "Anchor of a section (2.1), paragraph (2.1-p3), table row or sentence.", pattern=_ANCHOR, place="path"
)

TARGET_YEAR: Final = Param(
    "year",
    "Year a target is set for, of a baseline its own; unknown: not stated.",
    "year_or_unknown",
    pattern="[0-9]{4}|unknown",
    most=MAX_VALUES,
    example="2015",
)
TARGET_KIND: Final = Param(
    "kind",
    "Kind of number; without it all but baseline.",
    choices=get_args(TargetKind),
    most=len(get_args(TargetKind)),
    example="level",
)
TARGET_UNIT: Final = Param("unit", "Unit as printed.", most=MAX_VALUES, longest=20, example="亿元")
TARGET_INDICATOR: Final = Param(
    "indicator",
    "Indicator by the term base, in its Chinese word, as `measure` has it; none: not known to it.",
    most=MAX_VALUES,
    longest=40,
    example="产值",
)
TARGET_TEXT: Final = Param("q", "Words of the indicator or of the quote.", longest=100, example="增加值")
TARGET_SORT: Final = Param(
    "sort",
    "plan: as lists and texts go. The others bring together what measures the same in comparable units, the largest "
    "group first, and in a group order by value, year or what most is said of.",
    choices=get_args(TargetSort),
    default="plan",
)
TARGETS: Final = (
    TARGET_TEXT,
    FACET_PARAMS["plan"],
    FACET_PARAMS["industry"],
    FACET_PARAMS["province"],
    FACET_PARAMS["city"],
    TARGET_YEAR,
    TARGET_KIND,
    TARGET_UNIT,
    TARGET_INDICATOR,
    TARGET_SORT,
    PAGE,
    LIST_SIZE,
)

SEARCH: Final = (
    Q,
    *FACET_PARAMS.values(),
    YEAR_FROM,
    YEAR_TO,
    NAMED,
    PLANS,
    LAYER_REPEATED,
    SORT,
    PAGE,
    SIZE,
    EXPAND,
)


def refuse_unknown(params: QueryParams, known: Iterable[str]) -> None:
    """Raise BadValue for the first parameter that is not *known*."""
    names = set(known)
    for name in params:
        if name not in names:
            said = (
                f"there is no such parameter; known are {', '.join(sorted(names))}"
                if names
                else "no parameter is taken"
            )
            raise BadValue(echoed(name), echoed(params[name]), said, ("refused.no_parameter", {}))


def within(page: int, size: int, count: int) -> None:
    """Raises BadValue where *page*, of *size* things each, is behind the last that *count* of them fill."""
    last = max(1, -(-count // size))
    if page > last:
        raise BadValue("page", str(page), f"the last page is {last}", ("refused.last_page", {"n": last}))


def number(params: QueryParams, name: str, default: int, low: int, high: int) -> int:
    """The whole number *name*, *default* where it is missing or empty. Raises BadValue outside *low*..*high*."""
    found = Param(name, "", low=low, high=high).number(params)
    return default if found is None else found


def optional_number(params: QueryParams, name: str, low: int, high: int) -> int | None:
    """Like number(), None where it is missing."""
    return Param(name, "", low=low, high=high).number(params)


def one_of(params: QueryParams, name: str, allowed: tuple[str, ...], default: str) -> str:
    """The value of *name*, one of *allowed*. Raises BadValue for any other."""
    return Param(name, "", choices=allowed).value(params) or default
