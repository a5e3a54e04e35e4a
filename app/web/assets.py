"""
What a browser loads beside a page: one style sheet, one script, the icons.

static/css and static/js hold the sources, a file per subject, with comments. When the program starts they are put
together and rid of comments and blanks, so that a reader fetches two files once and keeps them; the digest of the
content in their address changes when they do. Whoever edits a source starts the server again.

The sheets fill layers that base.css orders, and adapt.css must win; the modules share page.js, which becomes the top
of the script, while each of the others keeps its names to itself in a block. Guarantees, each held by a test: every
source is in its bundle; an import of anything but page.js is refused; sizes stay within what tests/web/test_sizes.py
allows.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import rjsmin

from app.web.short_names import with_short_names
from app.web.small_css import small_css
from app.web.small_js import said_shorter

STATIC: Final = Path(__file__).resolve().parents[2] / "static"
_FIRST_SHEETS: Final = ("base", "parts", "frame")
_LAST_SHEET: Final = "adapt"
_SHARED: Final = "page"
_IMPORT: Final = re.compile(r"^import \{[^}]*\} from '\./page\.js';$", re.MULTILINE)
_ANY_IMPORT: Final = re.compile(r"^\s*import\b", re.MULTILINE)
# To a browser the two say the same once nothing is assigned twice, which the sources hold by saying const.
_CONST: Final = re.compile(r"(?<![\w.$'\"-])const(?=[ {\[])")
_EXPORT: Final = re.compile(r"^export (?=const |function[ *]|async function )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One file made of many; *digest* names its content."""

    body: bytes
    media_type: str
    digest: str

    @classmethod
    def of(cls, text: str, media_type: str) -> "Bundle":
        """The bundle that holds *text*."""
        body = text.encode()
        return cls(body, media_type, hashlib.sha256(body).hexdigest()[:10])


@lru_cache(maxsize=1)
def bundles() -> dict[str, Bundle]:
    """
    The bundles by their path under /static, made once.

    Raises:
        ValueError: a module imports something that is not page.js, which a single file could not resolve.
    """
    return {
        "site.css": Bundle.of(small_css(style_sheet(STATIC / "css")), "text/css; charset=utf-8"),
        "site.js": Bundle.of(small(script(STATIC / "js")), "text/javascript; charset=utf-8"),
    }


def small(js: str) -> str:
    """*js* without comments and blanks, its own variables under short names, its declarations put together."""
    return said_shorter(with_short_names(_CONST.sub("let", rjsmin.jsmin(js))))


def style_sheet(folder: Path) -> str:
    """All sheets of *folder* in the order of their layers, those of single pages by name."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.css")}
    pages = sorted(found.keys() - {*_FIRST_SHEETS, _LAST_SHEET})
    return "\n".join(found[name] for name in (*_FIRST_SHEETS, *pages, _LAST_SHEET))


def script(folder: Path) -> str:
    """
    All modules of *folder* as one: page.js, then the others by name, each in a block of its own.

    Raises:
        ValueError: a module imports something that is not page.js.
    """
    found = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    shared = _EXPORT.sub("", found.pop(_SHARED))
    rooms = {name: _IMPORT.sub("", text) for name, text in sorted(found.items())}
    for name, text in (("page", shared), *rooms.items()):
        if _ANY_IMPORT.search(text):
            raise ValueError(f"static/js/{name}.js imports something else than page.js; move what is shared there")
    return "\n".join([shared, *(f"{{\n{text}\n}}" for text in rooms.values())])


@lru_cache(maxsize=256)
def asset(name: str) -> str:
    """The address of a bundle or a static file, with a digest of its content so that it may be cached for good."""
    made = bundles().get(name)
    if made is not None:
        return f"/static/{name}?v={made.digest}"
    path = STATIC / name
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else "0"
    return f"/static/{name}?v={digest}"
