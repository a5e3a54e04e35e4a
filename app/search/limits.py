"""
What cannot be asked: requests that no page makes, refused with a sentence that says what would do.
"""

from typing import Final, get_args

from app.domain.results import FACETS, SearchRequest, Sort
from app.errors import BadValue

MAX_SIZE: Final = 100
MAX_FILTER_VALUES: Final = 200
SORTS: Final[tuple[Sort, ...]] = get_args(Sort)


def refuse(request: SearchRequest) -> None:
    """Raise BadValue where *request* cannot be answered."""
    for name, values in request.filters.items():
        if name not in FACETS:
            raise BadValue(
                "filter", name, f"facets are {', '.join(FACETS)}", ("takes.choices", {"among": ", ".join(FACETS)})
            )
        if len(values) > MAX_FILTER_VALUES:
            said = f"at most {MAX_FILTER_VALUES} values can be ticked"
            raise BadValue(name, f"{len(values)} values", said, ("takes.many", {"most": MAX_FILTER_VALUES}))
    if not 1 <= request.size <= MAX_SIZE:
        said = f"it is a number from 1 to {MAX_SIZE}"
        raise BadValue("size", str(request.size), said, ("takes.number", {"low": 1, "high": MAX_SIZE}))
    if request.page < 1:
        raise BadValue("page", str(request.page), "pages are counted from 1", ("refused.page", {}))
    if request.sort not in SORTS:
        among = ", ".join(SORTS)
        raise BadValue("sort", request.sort, f"it is one of {among}", ("takes.choices", {"among": among}))
