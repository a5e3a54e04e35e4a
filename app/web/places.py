"""
Where a passage stands, in words a reader knows: its heading and its number, not its anchor.
"""

from typing import Final

from app.domain.plan import Lang
from app.errors import ArchiveError
from app.web import parts
from app.web.site import Site

_HEADING: Final = 24
"""Characters of a heading that are said."""


def where(site: Site, plan: str, anchor: str, edition: int | None, lang: Lang) -> tuple[str, ...]:
    """(heading, number of the paragraph) as far as there are any; the anchor alone where no text is shown there now."""
    try:
        passage = site.archive.passage(plan, anchor, edition=edition or None)
    except ArchiveError:
        return (anchor,)
    heading = parts.shortened(passage.section.heading, _HEADING)
    number = ""
    if passage.paragraph is not None:
        number = parts.paragraph_label(passage.part.anchor, passage.paragraph.n, lang, passage.layer)
    return tuple(piece for piece in (heading, number) if piece)


def named(site: Site, plan: str, anchor: str, lang: Lang) -> str:
    """What stands at *anchor*, in one line: its heading and the number of the paragraph, "" where neither is known."""
    found = where(site, plan, anchor, None, lang)
    return "" if found == (anchor,) else " › ".join(found)
