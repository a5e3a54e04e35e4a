"""
What a request to the API asks: parameters it knows, each as often as it may be given.
"""

from starlette.datastructures import QueryParams
from starlette.requests import Request

from app.errors import BadValue
from app.web import params
from app.web.param import Param


def known_only(request: Request, known: tuple[Param, ...]) -> QueryParams:
    """The query of *request*, once it has no parameter but those *known*, and single ones once. Raises BadValue."""
    query = request.query_params
    params.refuse_unknown(query, (param.name for param in known))
    for param in known:
        given = query.getlist(param.name)
        if param.most == 1 and len(given) > 1:
            raise BadValue(param.name, f"{len(given)} values", "it can be given once")
    return query
