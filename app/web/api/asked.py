"""
What a request to the API asks: parameters it knows, each as often as it may be given.
"""

from starlette.datastructures import QueryParams
from starlette.requests import Request

from app.errors import BadValue
from app.web import params
from app.web.param import Param


def known_only(request: Request, known: tuple[Param, ...]) -> QueryParams:
    """
    The query of *request*, once it has no parameter but those *known*.

    Raises BadValue for others, and for one that is given more often than it may be.
    """
    query = request.query_params
    params.refuse_unknown(query, (param.name for param in known))
    for param in known:
        given = query.getlist(param.name)
        if len(given) > param.most:
            said = f"at most {param.most} may be given" if param.most > 1 else "it can be given once"
            raise BadValue(param.name, f"{len(given)} values", said)
    return query
