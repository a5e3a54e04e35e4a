"""
What the first readers of an index would wait for is worked out before they come: templates, the home page, targets.

A page that sums up the whole archive is put together once for each index and language (`Site.once`), and in a large
archive that takes as long as a hundred pages. Done piece by piece, with a rest after each, while readers are answered;
which thread does it, and when, is decided in app.archive.following.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, get_args

from starlette.datastructures import QueryParams

from app.domain.plan import Lang
from app.web.pages import home, targets
from app.web.site import Site

_REST: Final = 1.0
"""How long is rested after a piece, as a multiple of what it took: readers have at least half of the time."""
_LEAST_REST_S: Final = 0.005


class Warming:
    """The pages of one site, made ready; `warm` is held weakly by the thread that calls it."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def warm(self) -> None:
        """Work out what the index that answers now has not been asked for yet."""
        for piece in self._pieces():
            began = time.perf_counter()
            piece()
            time.sleep(max(_REST * (time.perf_counter() - began), _LEAST_REST_S))

    def _pieces(self) -> Iterator[Callable[[], object]]:
        """The templates first, which every page needs; Jinja compiles each when it is first asked for."""
        for name in self._site.templates.list_templates(extensions=["html"]):
            yield partial(self._site.templates.get_template, name)
        for lang in get_args(Lang):
            yield partial(home.of_archive, self._site, lang)
            yield partial(targets.context, self._site, QueryParams(), lang)
