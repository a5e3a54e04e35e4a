"""
The address of a cited passage, and how two wordings are told to be the same.

An address has five parts (DESIGN section 7): plan, annex, section path, paragraph, and the fingerprint of the text.
Annex, path and paragraph are the anchor; its grammar is read here so that whoever shows, cites or resolves a
passage reads it alike. How anchors are given out is app.structure.anchors.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

_ANCHOR: Final = re.compile(
    r"(?P<section>[a-z0-9][a-z0-9.~]*)"
    r"(?:-(?P<kind>[pt])(?P<k>[1-9][0-9]{0,4})(?:-(?P<sub>[sr])(?P<m>[1-9][0-9]{0,4}))?)?"
)
_ANNEX_LEAD: Final = re.compile(r"(a\d+(?:~\d+)?)\.0")
# A closing quotation mark or bracket belongs to the sentence it closes.
_SENTENCE_END: Final = re.compile(r"[。！？!?；;]+[”’」』）)》]*|\.(?=\s+[A-Z“])|\n")

FINGERPRINT_CHARS: Final = 12


@dataclass(frozen=True, slots=True)
class Address:
    """
    An anchor taken apart. `section` is the section's anchor ("a1" for a1.0-p1), `paragraph` the paragraph's.

    `sub` is "s" for a sentence or "r" for a table row, `number` which one, counted from 1.
    """

    anchor: str
    section: str
    paragraph: str | None = None
    sub: Literal["s", "r"] | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage as somebody cited it: whatever of the five parts is known, and the words quoted."""

    plan: str | None = None
    anchor: str | None = None
    edition: int | None = None
    fingerprint: str | None = None
    quote: str | None = None


def read_anchor(anchor: str) -> Address | None:
    """
    The parts of *anchor*, or None where it has not the form of one.

    >>> read_anchor("2.1-p3-s2")
    Address(anchor='2.1-p3-s2', section='2.1', paragraph='2.1-p3', sub='s', number=2)
    >>> read_anchor("a1.0-p1").section
    'a1'
    """
    match = _ANCHOR.fullmatch(anchor)
    if match is None or match["section"].endswith((".", "~")):
        return None
    lead = _ANNEX_LEAD.fullmatch(match["section"])
    section = lead[1] if lead else match["section"]
    if match["kind"] is None:
        return Address(anchor, section)
    paragraph = f"{match['section']}-{match['kind']}{match['k']}"
    if match["sub"] is None:
        return Address(anchor, section, paragraph)
    return Address(anchor, section, paragraph, "s" if match["sub"] == "s" else "r", int(match["m"]))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """
    Where the sentences of a paragraph stand, as (start, end) without the blanks between them.

    。！？； end a sentence, and an English full stop before a capital.

    >>> sentences("壮大整车。提高配套率；到2015年达到50%。")
    ((0, 5), (5, 11), (11, 22))
    """
    out: list[tuple[int, int]] = []
    start = 0
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    for end in [*ends, len(text)]:
        piece = text[start:end]
        if piece.strip():
            out.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = end
    return tuple(out)


def fold_wording(text: str) -> str:
    """
    Width, case and white space out of account: what two copies of one wording have in common.

    Folding what is folded changes nothing, so that a copy of the folded text has the same fingerprint.
    """
    folded = _folded(text)
    # A sign that begins with a blank once taken apart (¨) and a letter whose small form is two (İ) take a second turn.
    while (again := _folded(folded)) != folded:
        folded = again
    return folded


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def fingerprint(text: str) -> str:
    """Twelve hex digits of a passage's folded wording, as every paragraph carries them."""
    return hashlib.sha256(fold_wording(text).encode("utf-8", "surrogatepass")).hexdigest()[:FINGERPRINT_CHARS]
