"""
The boxes of the facet panel as HTML, a line for each value.

A page has some hundreds of them. Put together here they take a tenth of the time that a macro of the template takes;
what surrounds them is in templates/_facets.html.
"""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from app.domain.plan import Lang
from app.vocab import messages
from app.web import labels
from app.web.facet_panel import Item


def boxes(items: Iterable[Item], lang: Lang) -> Markup:
    """A list item for each of *items*: its box, its name, its count, and the list of its children."""
    return Markup("\n".join([_line(item, lang) for item in items]))  # noqa: S704


def _line(item: Item, lang: Lang) -> str:
    begin, end = _around(item.facet, item.value, item.label, item.gloss, lang)
    state = " checked" if item.selected else "" if item.count else " disabled"
    children = _children(item, lang) if item.children else ""
    return f"{begin}{state}{end}{item.count}</span></label>{children}</li>"


@lru_cache(maxsize=20_000)
def _around(facet: str, value: str, label: str, gloss: str, lang: Lang) -> tuple[str, str]:
    """What stands before and behind the state of a box; the values of an archive are asked for again and again."""
    begin = f'<li><label><input type="checkbox" name="{escape(facet)}" value="{escape(value)}"'
    spoken = labels.spoken(label, lang)
    said = f'<span class="gloss" lang="en">{escape(gloss)}</span>' if gloss else ""
    name = f"<span{spoken}>{escape(label)}{said}</span>" if spoken or said else escape(label)
    return begin, f'>{name}<span class="n">'


def _children(item: Item, lang: Lang) -> str:
    listed = f"<ul>{boxes(item.children, lang)}</ul>"
    if not item.folded:
        return listed
    key = "search.cities" if item.facet == "province" else "search.industries"
    said = escape(messages.text(lang, key, n=len(item.children)))
    return f'<details><summary class="q">{said}</summary>{listed}</details>'
