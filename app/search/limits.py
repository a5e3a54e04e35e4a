"""
What cannot be asked: requests that no page makes, refused with a sentence that says what would do.
"""

from typing import Final

from app.domain.results import FACETS, SearchRequest
from app.errors import BadValue

MAX_SIZE: Final = 100
MAX_FILTER_VALUES: Final = 200


def refuse(request: SearchRequest) -> None:
    """Raise BadValue where *request* cannot be answered."""
    for name, values in request.filters.items():
        if name not in FACETS:
            raise BadValue("filter", name, f"facets are {', '.join(FACETS)}")
        if len(values) > MAX_FILTER_VALUES:
            raise BadValue(name, f"{len(values)} values", f"at most {MAX_FILTER_VALUES} values can be ticked")
    if not 1 <= request.size <= MAX_SIZE:
        raise BadValue("size", str(request.size), f"it is a number from 1 to {MAX_SIZE}")
    if request.page < 1:
        raise BadValue("page", str(request.page), "pages are counted from 1")
    if request.sort not in ("relevance", "newest", "oldest", "region"):
        raise BadValue("sort", request.sort, "it is relevance, newest, oldest or region")
