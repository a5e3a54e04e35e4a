"""
Everything both faces offer, in one place: search, read, compare, cite, import, build.

Pages, JSON and the command line use this and nothing below it. `archive` has the questions, `snapshot` what one
index is made of, `texts` and `comparing` what is chosen to answer with. How a plan becomes an index is told in
app.pipeline.
"""

from app.archive.archive import Archive
from app.search.cache import Cache

__all__ = ["Archive", "Cache"]
